// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/changerecord.h"
#include "ui/shell/planasking.h"

#include <QTimer>

namespace longshore {

/// Takes changes back: says in the menu what Undo would do, asks, and starts it from the journal.
class StackUndoing : public QObject
{
    Q_OBJECT
public:
    explicit StackUndoing(const StackParts &parts, QObject *parent);

    void undo(const Operation &operation); ///< One of the list of operations.

Q_SIGNALS:
    void told(const QString &sentence);

private:
    void update();
    void follow(const Session &session);
    void undoLatest();
    void ask(const UndoJournal::Entry &entry);
    QString whyNot(const UndoJournal::Entry &entry) const;

    StackParts m_parts;
    UndoJournal &m_journal;
    PlanAsking m_asking;
    QTimer m_soon; ///< Several changes in one turn of the event loop make one update.
};

} // namespace longshore
