// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/portainer/templaterequests.h"
#include "ui/dialogs/maketemplatedialog.h"
#include "ui/shell/stackparts.h"

#include <QObject>
#include <QPointer>

namespace longshore {

/// Makes custom templates of stacks: reads the file, asks for a title, sends it once; when the answer is lost it looks
/// whether the template is there.
class TemplateMaking : public QObject
{
    Q_OBJECT
public:
    explicit TemplateMaking(const StackParts &parts, QObject *parent);

    void ask(const FoundStack &found);

Q_SIGNALS:
    void told(const QString &sentence);

private:
    void read(const FoundStack &found);
    void send(const ServerId &server, const NewCustomTemplate &wanted);
    void lookFor(const ServerId &server, const NewCustomTemplate &wanted);
    void made(const QString &title, const QString &server);
    void failed(const Explanation &why);

    StackParts m_parts;
    QPointer<MakeTemplateDialog> m_dialog;
};

} // namespace longshore
