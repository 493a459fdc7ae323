// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackreading.h"
#include "ui/dialogs/stackquestion.h"
#include "ui/shell/stackparts.h"

#include <QObject>
#include <QPointer>

namespace longshore {

/// Asks before a stack is removed that Portainer has no record of: reads what there is of it under its name, names all of it, and starts the
/// removal of just that.
class LimitedRemoval : public QObject
{
    Q_OBJECT
public:
    LimitedRemoval(const StackParts &parts, QObject *parent);

    void ask(const FoundStack &found);

Q_SIGNALS:
    void wanted(const longshore::ServerId &server, const longshore::Plan &plan);

private:
    void read(Session &session, const Stack &stack);
    void show();
    void start(const ServerId &server, const Stack &stack);

    StackParts m_parts;
    QPointer<StackQuestion> m_question;
    std::optional<StackBefore> m_read; ///< What the question names.
};

} // namespace longshore
