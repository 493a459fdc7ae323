// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/movestackdialog.h"
#include "ui/shell/stackparts.h"

#include <QObject>
#include <QPointer>

namespace longshore {

/// Asks where a stack shall go or what it shall be called, and makes the plan: migrate and duplicate, also to another
/// server, rename, and associate.
class StackMoving : public QObject
{
    Q_OBJECT
public:
    explicit StackMoving(const StackParts &parts, QObject *parent);

    void ask(StackAction action, const FoundStack &found);

Q_SIGNALS:
    void wanted(const longshore::ServerId &server, const longshore::Plan &plan);

private:
    void read(MoveStackDialog *dialog, StackAction action, const FoundStack &found);
    QList<MoveTarget> targetsOf(StackAction action, const FoundStack &found) const;

    StackParts m_parts;
    QPointer<MoveStackDialog> m_dialog;
};

/// An environment as a target: why it cannot be chosen, and whether it looks like the engine the stack is on.
MoveTarget moveTarget(StackAction action, const FoundStack &found, const Session &there, const Environment &environment);
/// What was chosen, as a plan.
Plan movePlan(StackAction action, const Stack &stack, const MoveStackDialog::Choice &choice);

} // namespace longshore
