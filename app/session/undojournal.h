// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operations.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace longshore {

/// What was changed since the start of the program, and how to take it back. In memory only: an entry holds files and variables.
class UndoJournal : public QObject
{
    Q_OBJECT
public:
    struct Entry {
        qint64 number = 0;
        OperationSubject subject;
        QDateTime at; ///< When it ended; UTC.
        QString what; ///< "shop was stopped"
        OperationOffer undo;
        bool isUndone = false; ///< Its undo was done.
        QPointer<const Operation> of; ///< Null once it is off the list.
    };

    explicit UndoJournal(Operations &operations, QObject *parent = nullptr);
    ~UndoJournal() override;

    const QList<Entry> &entries() const; ///< Newest first.
    /// Starts the undo of an entry; null when its server is not open or it is undone or being undone.
    Operation *undo(qint64 number);
    std::optional<Entry> entryOf(const Operation &operation) const;
    bool isUndoing(qint64 number) const; ///< Under way.
    std::optional<Entry> latest() const; ///< The newest that is neither undone nor being undone.
    void forget(const ServerId &server);
    void clear();

    static constexpr qsizetype Most = 100;

Q_SIGNALS:
    void changed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
