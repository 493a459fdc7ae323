// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/updatestackwindow.h"
#include "ui/shell/stackparts.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace longshore {

/// The windows in which stacks are edited and updated, at most one per stack: reads what they show, carries out what they
/// want as operations, and tells them what became of it. A stack that moved meanwhile comes back as three versions.
class StackEditing : public QObject
{
    Q_OBJECT
public:
    explicit StackEditing(const StackParts &parts, QObject *parent);
    ~StackEditing() override;

    void open(const FoundStack &found);
    QStringList unsaved() const; ///< Names of the stacks whose windows hold changes that were not deployed.

private:
    UpdateStackWindow *make(const FoundStack &found);
    void connectWishes(UpdateStackWindow *window, const StackKey &key);
    void read(UpdateStackWindow *window, const StackKey &key);
    void note(UpdateStackWindow *window, const StackKey &key, const StackBefore &stack);
    void start(UpdateStackWindow *window, const StackKey &key, const Plan &plan);
    void ended(UpdateStackWindow *window, const StackKey &key, const Operation &operation);
    void updateRights();
    QString choiceKey(const StackKey &key) const;

    StackParts m_parts;
    QHash<StackKey, QPointer<UpdateStackWindow>> m_windows;
};

} // namespace longshore
