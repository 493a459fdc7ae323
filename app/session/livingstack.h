// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/result.h"
#include "app/session/enginewatch.h"
#include "app/session/stackcontainers.h"

#include <QElapsedTimer>
#include <QHash>
#include <QPointer>
#include <QTimer>

namespace longshore {

/// What is said of the containers of one stack; when it was true is told apart.
struct StackListing {
    StackContainers::State state = StackContainers::State::Nothing;
    std::optional<ApiError> error;
    std::optional<ApiError> servicesError;
    QList<Container> containers;
    QList<SwarmService> services;
    QList<SwarmTask> tasks;
    bool isLive = false; ///< What happens is heard of at once.
    bool operator==(const StackListing &) const = default;
};

/// The list of one stack, read for all who look at it: one call serves everybody, and none is made for nobody. When the last one leaves,
/// what was read counts as fresh for a moment, so that whoever looks next, as from tab to tab, finds it. Where the engine tells what happens,
/// it is read when something did, and seldom otherwise. StackContainers is how one looks.
class LivingStack : public QObject, public std::enable_shared_from_this<LivingStack>
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds Linger = std::chrono::seconds(2); ///< At most; never longer than the pause.
    static constexpr std::chrono::milliseconds LivePause = std::chrono::seconds(10); ///< At least, where what happens is heard of at once.
    static constexpr std::chrono::milliseconds Breath = std::chrono::milliseconds(500); ///< Between readings for what happens.

    LivingStack(Session &session, const EngineStack &stack);

    /// Somebody looks, or wants another pause; the shortest that is wanted counts.
    void enter(const QObject *who, std::chrono::milliseconds pause);
    void leave(const QObject *who);
    void refresh(); ///< Reads now; joins a reading under way, and reads once more then.

    const EngineStack &stack() const { return m_stack; }
    const StackListing &listing() const { return m_listing; }
    QDateTime readAt() const { return m_readAt; }

Q_SIGNALS:
    void changed(); ///< listing()
    void read(); ///< A reading has succeeded.

private:
    void look();
    void watch();
    void hear(const EngineEvent &event);
    void refreshSoon();
    void take(const Result<QList<Container>> &answer);
    template <typename T>
    void takeSwarm(const Result<QList<T>> &answer, QList<T> StackListing::*list);
    void finishPart();
    void finish();
    void waitAgain();
    std::chrono::milliseconds pause() const;
    void followSession();
    void age();
    bool isOverdue() const;
    void show(StackContainers::State state);
    void publish(const StackListing &next);
    void cancel();

    const QPointer<Session> m_session;
    const EngineStack m_stack;
    QHash<const QObject *, std::chrono::milliseconds> m_lookers; ///< With the pause that each wants.
    QTimer m_timer;
    QTimer m_soon;
    QElapsedTimer m_sinceAsked; ///< Since the beginning of the last reading.
    QElapsedTimer m_sinceReading; ///< Since the end of the last one.
    std::shared_ptr<EngineWatch> m_watch; ///< While somebody looks.
    StackListing m_listing;
    StackListing m_reading;
    QDateTime m_readAt;
    bool m_wasConnected = false;
    bool m_againAfterThis = false;
    int m_open = 0; ///< Calls of the reading under way.
    int m_failures = 0;
    InFlight<Result<QList<Container>>> m_containersCall{this};
    InFlight<Result<QList<SwarmService>>> m_servicesCall{this};
    InFlight<Result<QList<SwarmTask>>> m_tasksCall{this};
};

} // namespace longshore
