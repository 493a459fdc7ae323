// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/kubernetesrequests.h"
#include "app/session/stackoperation.h"

#include <QSet>

namespace longshore {

/// What operations on objects of a cluster share: what stands around the object, what of it is new since, and refusals in the cluster's own
/// words, which are not those of Portainer (portainer-api.md 7.2).
class ClusterOperation : public StackOperation
{
    Q_OBJECT
protected:
    /// The pods of its namespace, and what the cluster warns of there.
    struct Surroundings {
        QList<Pod> pods;
        QList<KubernetesEvent> warnings;
        bool podsRead = false;
    };

    using StackOperation::StackOperation;

    const WorkloadPlan &wanted() const { return std::get<WorkloadPlan>(plan()); }
    void lookAround(const std::function<void(const Surroundings &around)> &then);
    void noteBefore(const Surroundings &around); ///< None of it is news.
    bool isNew(const Pod &pod) const { return !m_podsBefore.contains(pod.object.uid); }
    QString newWarning(const Surroundings &around, const QString &uid) const; ///< The latest about that object; empty without one.

    static QString troubleOf(const Pod &pod); ///< "web-1: ImagePullBackOff: ..."; empty when it runs, or is on its way.
    /// To be told at each look: there was trouble for some looks in a row, so that it does not pass by itself.
    bool isStuck(const QString &trouble);

    static bool isOfCluster(const ApiError &error); ///< And not of Portainer.
    void refuseAs(const ApiError &error); ///< Nothing was changed.
    /// The server answered, and yet it may have happened: an error of its own, or of what stands behind it.
    static bool isDoubtful(const ApiError &error);
    void failAs(const ApiError &error);

private:
    QSet<QString> m_podsBefore; ///< Uids.
    QList<KubernetesEvent> m_warningsBefore;
    int m_troubledLooks = 0;
};

} // namespace longshore
