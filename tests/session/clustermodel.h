// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace longshore::test {

/// A cluster in the namespace "shop" whose controllers take one step after each look at a workload or at the pods; answers stand for what was
/// before that step, as those of a real one do (kubernetes/proxy-scale). Versions and generations count as Kubernetes counts them.
class ClusterModel
{
public:
    /// A workload of apps/v1.
    struct Set {
        QString resource; ///< "deployments", "statefulsets", "daemonsets"
        QString name;
        QString uid;
        int version = 700;
        int generation = 1;
        int observed = 1;
        int replicas = 2;
        int batch = 1; ///< Of its template; pods of an earlier one are replaced.
        QString restartedAt;
        bool isPaused = false;
        bool isByHand = false;
        int partition = 0;
        QString trouble; ///< New pods wait with this reason and never come up.
        QString quota; ///< No new pods can be made, for this reason.
    };
    struct PodState {
        QString name;
        QString uid;
        QString owner; ///< Uid of its set, or of a job; empty: of its own.
        QString ownerKind;
        int batch = 1;
        bool isReady = true;
        bool isEnding = false;
        bool isStuckEnding = false;
        QString trouble;
    };

    Canned answer(const Seen &seen);

    Set &add(const QString &resource, const QString &name, int replicas); ///< With pods that are ready.
    Set &set(const QString &name);
    PodState *pod(const QString &name);
    PodState &addPod(const QString &name, const QString &ownerKind = {}, const QString &owner = {});
    QList<PodState> podsOf(const QString &name) const;
    void touchStatus(Set &set) { ++set.version; } ///< As pods that change do.
    static Canned refusal(int status, const QString &reason, const QString &message);

    int changes = 0; ///< Requests that would change something.
    QJsonObject lastBody;
    QByteArray lastType;
    QList<PodState> pods;
    QJsonArray warnings;

private:
    Canned ofSet(const Seen &seen, const QString &resource, const QString &name);
    Canned patch(const Seen &seen, Set &set);
    Canned ofPod(const Seen &seen, const QString &name);
    void step();
    void step(Set &set);
    QJsonObject json(const Set &set) const;
    QJsonObject json(const PodState &pod) const;

    QList<Set> m_sets;
    QHash<QString, QJsonObject> m_status; ///< By name of the set, as its controller wrote it last.
    int m_made = 0;
};

} // namespace longshore::test
