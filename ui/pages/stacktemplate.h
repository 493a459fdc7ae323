// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/template.h"

#include <QStringList>

namespace longshore {

/// Something a template asks for.
struct TemplateQuestion {
    QString name;
    QString label; ///< Empty: the name.
    QString description;
    QString initial;
    QList<TemplateChoice> choices; ///< Empty: anything may be typed.
    bool preset = false; ///< Not asked for: stays as it is.
    bool operator==(const TemplateQuestion &) const = default;
};

/// A custom template, whose variables stand in its file as {{ name }}, or an app template, whose variables become those of
/// the stack.
struct StackTemplate {
    QString key; ///< Told back when it is chosen; says nothing to a person.
    QString title;
    QString description;
    StackType type = StackType::Compose;
    bool isApp = false;
    QList<TemplateQuestion> variables;
    bool operator==(const StackTemplate &) const = default;
};

} // namespace longshore

