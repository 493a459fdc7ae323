// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/portainer/stats.h"
#include "app/session/enginestack.h"
#include "app/session/usageledger.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <memory>

namespace longshore {

class Session;

/// What the stacks that somebody sees use: measured round after round, a few containers at a time, so that nothing else waits. One call lists
/// what runs on an engine, one more measures each container and takes a second or two (portainer-api.md 6.2).
class StackUsages : public QObject
{
    Q_OBJECT
public:
    static constexpr int AtOnce = 2; ///< Of the six connections that a server's reads share.
    static constexpr std::chrono::milliseconds DefaultPause = std::chrono::seconds(3); ///< Between two rounds.

    explicit StackUsages(Session &session);
    ~StackUsages() override;
    /// The one of this session, made when it is asked for first; lives as long as the session.
    static StackUsages &of(Session &session);

    void follow(const QList<EngineStack> &stacks); ///< Measured in this order; none: nothing is asked, and all is forgotten.
    void setPause(std::chrono::milliseconds pause) { m_pauseTime = pause; }
    QHash<EngineStack, StackUsage> usages() const { return m_ledger.usages(); } ///< Those that were measured not long ago.

Q_SIGNALS:
    void changed(); ///< usages()

private:
    using Running = QHash<EngineStack, QStringList>; ///< Ids of the running containers.
    /// A stack on its way through a round.
    struct Measuring {
        StackUsage sum;
        int open = 0; ///< Containers that have not answered.
        bool isBroken = false;
    };

    void startRound();
    void list(EnvironmentId environment);
    void takeList(EnvironmentId environment, const Result<Running> &running);
    void askNext();
    void take(const EngineStack &stack, const Result<ContainerStats> &stats);
    void finish(const EngineStack &stack);
    void endRoundIfDone();
    void stop();
    void followSession();

    Session &m_session;
    QList<EngineStack> m_stacks;
    UsageLedger m_ledger;
    QHash<EngineStack, Measuring> m_measuring;
    QList<std::pair<EngineStack, QString>> m_waiting; ///< Containers by id.
    QList<QFuture<void>> m_calls;
    int m_listing = 0; ///< Lists under way.
    int m_asked = 0; ///< Containers under way.
    int m_round = 0; ///< Answers of an earlier one are not counted.
    std::chrono::milliseconds m_pauseTime = DefaultPause;
    QTimer m_pause;
};

} // namespace longshore
