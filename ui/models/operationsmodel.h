// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operations.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace longshore {

/// What was asked of the servers since the start of the program, newest first. Follows the list of operations by itself.
class OperationsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Outcome, Verb, Stack, Place, Progress, Started, Took, ColumnCount };
    enum Role {
        /// What the outcome looks like, as int(StackStatus) for the delegate's shapes: Active is done, Inactive refused,
        /// Deploying goes on, Error failed, Unknown unknown.
        LookRole = Qt::UserRole + 1,
    };

    explicit OperationsModel(Operations &operations, QObject *parent = nullptr);

    Operation *at(int row) const; ///< Null outside.
    int rowOf(const Operation *operation) const; ///< -1 when it is off the list.
    int runningCount() const;
    void retime(); ///< Times grow: announces the cells that read differently by now. Once a second.

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void add(Operation *operation);
    void announce(const Operation *operation);
    void take(const Operation *operation);

    QList<Operation *> m_rows; ///< Newest first; owned by the list of operations.
    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

namespace operationcells {

QString verb(OperationKind kind); ///< "Stop"
QString place(const OperationSubject &subject); ///< "local on home-lab"
QString progress(const Operation &operation); ///< The step with what is seen of it; once ended, the sentence.
QString outcome(const Operation &operation); ///< "Going on", "Done"
QString took(const Operation &operation, const QDateTime &now); ///< "12 s", "3 min 20 s"
QString workingWord(OperationKind kind); ///< "Stopping...": in place of the state of a stack.

} // namespace operationcells

} // namespace longshore
