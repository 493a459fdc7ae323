// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"
#include "app/portainer/kubernetes.h"
#include "app/session/usageledger.h"
#include "app/session/workloadsreading.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace longshore {

class Session;

/// What the stacks of Kubernetes that somebody sees use: measured round after round, one call at a time, so that nothing else waits. In each
/// namespace it takes the workloads with a stack's label, the pods, and what the metrics server measured of these (portainer-api.md 7.1, 7.2).
class ClusterUsages : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds DefaultPause = std::chrono::seconds(15); ///< A metrics server measures no oftener.
    static constexpr std::chrono::milliseconds WithoutServer = std::chrono::minutes(1); ///< Until a cluster without one is asked again.

    explicit ClusterUsages(Session &session);
    ~ClusterUsages() override;
    /// The one of this session, made when it is asked for first; lives as long as the session.
    static ClusterUsages &of(Session &session);

    void follow(const QList<KubernetesStack> &stacks); ///< None: nothing is asked, and all is forgotten.
    void setPause(std::chrono::milliseconds pause) { m_pauseTime = pause; }
    QHash<EngineStack, StackUsage> usages() const { return m_ledger.usages(); } ///< By countedAs(); those that were measured not long ago.

Q_SIGNALS:
    void changed(); ///< usages()

private:
    /// Where pods are listed; an empty name: the whole cluster.
    struct Place {
        EnvironmentId environment{};
        QString namespaceName;
        bool operator==(const Place &) const = default;
    };
    template <typename T, typename Fn>
    void ask(const Request<T> &request, Fn take);
    QList<Place> places() const;
    QList<EngineStack> wantedAt(const Place &place) const;
    void startRound();
    void nextPlace();
    void askWorkloads(const Place &place, QList<WorkloadKind> left, const QList<Workload> &soFar);
    void askPods(const Place &place, const QList<Workload> &workloads);
    void askMetrics(const Place &place, const QHash<QString, EngineStack> &pods);
    void stop();
    void followSession();

    Session &m_session;
    QList<KubernetesStack> m_stacks;
    UsageLedger m_ledger;
    QList<Place> m_left; ///< Of this round.
    QHash<EnvironmentId, QElapsedTimer> m_without; ///< Clusters that have no metrics server, since when that is known.
    QFuture<void> m_call;
    bool m_isMeasuring = false;
    int m_round = 0; ///< Answers of an earlier one are not counted.
    std::chrono::milliseconds m_pauseTime = DefaultPause;
    QTimer m_pause;
};

} // namespace longshore
