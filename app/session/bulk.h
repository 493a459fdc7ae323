// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operations.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace longshore {

/// Many plans as one task: a few at a time, stopped at the first that fails until somebody says how to go on, and a result for each.
class Bulk : public QObject
{
    Q_OBJECT
public:
    /// One stack's part.
    struct Item {
        ServerId server;
        Plan plan;
        QPointer<Operation> operation; ///< Null until its turn came, or once it is off the list.
        OperationOutcome outcome = OperationOutcome::None;
        QString stackName;
        QString sentence; ///< What became of it; empty while it waits or runs.
    };
    enum class State {
        Running,
        Paused, ///< One failed: resume() goes on with the rest, cancel() leaves them.
        Ended,
    };
    Q_ENUM(State)

    /// `atOnce`: how many at a time, all servers together.
    Bulk(Operations &operations, SessionFinder sessions, int atOnce = 2, QObject *parent = nullptr);
    ~Bulk() override; ///< Operations under way go on.

    void add(const ServerId &server, const Plan &plan); ///< Before start().
    void setPausesAtFailure(bool pauses); ///< At first it does.
    void start();
    void resume(); ///< After a pause: the rest.
    void cancel(); ///< Those that wait are Refused, as cancelled; those under way go on.
    /// Those that failed or were left, once more; what is unknown is not done again.
    void retryFailed();

    State state() const;
    const QList<Item> &items() const;
    int count(OperationOutcome outcome) const; ///< None: those that wait or run.
    QString sentence() const; ///< "Stopped 3 of 5 stacks; 1 failed, 1 was left."

Q_SIGNALS:
    void changed();
    void ended();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
