// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operation.h"

#include <chrono>
#include <functional>
#include <memory>

namespace longshore {

class Session;

/// How often is looked, and for how long; tests shorten it.
struct OperationPace {
    std::chrono::milliseconds look{2000}; ///< Between two looks at what runs, while the server works.
    std::chrono::milliseconds settle{std::chrono::minutes(3)}; ///< How long a lost answer is followed up, and containers are waited for.
    std::chrono::milliseconds deploy{std::chrono::minutes(20)}; ///< How long a deploy that the server does on its own (2.45 on) is followed.
    std::chrono::milliseconds swarmGone{std::chrono::seconds(90)}; ///< How long a stopped Swarm stack is given to go.
};

/// Finds the open session of a server; null where there is none.
using SessionFinder = std::function<Session *(const ServerId &)>;

/// All changes of stacks, on all servers, that were asked for since the start of the program: those that wait their turn, those under way,
/// those that ended. One list for the program; operations survive the page that asked for them.
class Operations : public QObject
{
    Q_OBJECT
public:
    /// `sessions` finds the session of a server anew when the one it began with is gone, and the other one of a duplicate across servers.
    explicit Operations(SessionFinder sessions = {}, OperationPace pace = {}, QObject *parent = nullptr);
    ~Operations() override; ///< What runs on a server goes on there.

    /// Starts it as soon as its server has a place free; never emits `ended` before it returned. After an end the session refreshes.
    Operation *start(Session &session, const Plan &plan);
    /// The same on a server found by `sessions`; null when it is not open.
    Operation *start(const ServerId &server, const Plan &plan);
    /// The same on the server the operation was about; null when it is not open.
    Operation *start(const Operation &earlier, const OperationOffer &offer);

    QList<Operation *> all() const; ///< In the order they were asked for.
    QList<Operation *> running() const; ///< Those that have not ended, waiting ones included.
    Operation *runningOn(const ServerId &server, StackId stack) const; ///< Null: nothing goes on with it.
    void forgetEnded(); ///< Takes those that ended off the list.
    void forget(Operation *ended);
    /// How many at a time on one server; the server does deploys one after the other anyway (portainer-api.md 4.9).
    void setPlaces(int perServer);

    static constexpr qsizetype MostEnded = 200; ///< The oldest ones above that leave the list.

Q_SIGNALS:
    void added(longshore::Operation *operation);
    void changed(longshore::Operation *operation);
    void ended(longshore::Operation *operation);
    void removed(longshore::Operation *operation); ///< Off the list; deleted soon.

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
