// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stackrow.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace longshore {

/// Which rows are shown: typed words and `field:value` terms (all must match, case-insensitive substring; quotes keep
/// spaces together; a leading "-" excludes), and the pills. Empty sets filter nothing.
struct StackFilter {
    QString text;
    QSet<StackStatus> states;
    QSet<StackType> types;
    QSet<Control> controls;
    QSet<QString> environments; ///< Names.
    std::optional<ServerId> server; ///< From the sources list.
    std::optional<EnvironmentId> environment; ///< From the sources list, with `server`.

    bool isEmpty() const;
    bool operator==(const StackFilter &) const = default;
};

} // namespace longshore
