// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/clusteroperation.h"

#include "app/core/displaytext.h"
#include "app/session/operationwords.h"
#include "app/session/session.h"
#include "app/session/workloadlevel.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

void ClusterOperation::lookAround(const std::function<void(const Surroundings &)> &then)
{
    const WorkloadPlan &what = wanted();
    ask(requests::pods({what.environment, what.object.namespaceName, {}}), [this, then](const Result<QList<Pod>> &pods) {
        ask(requests::kubernetesWarnings(wanted().environment, wanted().object.namespaceName),
            [then, pods](const Result<QList<KubernetesEvent>> &warnings) {
                then({pods.value_or(QList<Pod>()), warnings.value_or(QList<KubernetesEvent>()), pods.has_value()});
            });
    });
}

void ClusterOperation::noteBefore(const Surroundings &around)
{
    for (const Pod &pod : around.pods)
        m_podsBefore.insert(pod.object.uid);
    m_warningsBefore = around.warnings;
}

/// One that is said again counts more often, and is news.
QString ClusterOperation::newWarning(const Surroundings &around, const QString &uid) const
{
    const KubernetesEvent *latest = nullptr;
    for (const KubernetesEvent &each : around.warnings)
        if (each.aboutUid == uid && !m_warningsBefore.contains(each) && (!latest || each.last >= latest->last))
            latest = &each;
    return latest ? tr("%1: %2: %3").arg(oneLine(latest->aboutName), oneLine(latest->reason), oneLine(latest->message)) : QString();
}

QString ClusterOperation::troubleOf(const Pod &pod)
{
    if (pod.isEnding || levelOf(pod) != RunningLevel::Bad)
        return {};
    const QString words = oneLine(pod.stateMessage());
    const QString name = oneLine(pod.object.name);
    return words.isEmpty() ? tr("%1: %2").arg(name, oneLine(pod.stateWord())) : tr("%1: %2: %3").arg(name, oneLine(pod.stateWord()), words);
}

/// A registry may be slow once, a container may have to start twice: what is said for ten seconds at the usual pace is not going away.
bool ClusterOperation::isStuck(const QString &trouble)
{
    constexpr int Patience = 5;
    m_troubledLooks = trouble.isEmpty() ? 0 : m_troubledLooks + 1;
    return m_troubledLooks >= Patience;
}

/// The details of a Status are an object, those of Portainer a text, which its refusals on the way to a cluster always have.
bool ClusterOperation::isOfCluster(const ApiError &error)
{
    return error.httpStatus >= 400 && !error.mayEcho && !error.message.isEmpty() && error.details.isEmpty();
}

void ClusterOperation::refuseAs(const ApiError &error)
{
    if (!isOfCluster(error))
        return refuse(error);
    const QString action = operationwords::action(kind(), subject().stackName);
    const QString words = oneLine(error.message);
    if (error.kind != Kind::Forbidden)
        return refuse(tr("The cluster did not %1. It says: %2").arg(action, words), detailsOf(error));
    const QString user = session() && session()->user() ? oneLine(session()->user()->name) : tr("This user");
    refuse(tr("The cluster does not let %1 %2. It says: %3").arg(user, action, words), detailsOf(error));
}

bool ClusterOperation::isDoubtful(const ApiError &error)
{
    return isOpen(error) || (error.kind == Kind::Server && error.httpStatus >= 500);
}

void ClusterOperation::failAs(const ApiError &error)
{
    const QString words = oneLine(error.details.isEmpty() ? error.message : error.details);
    fail(tr("Longshore could not %1. %2").arg(operationwords::action(kind(), subject().stackName), words).trimmed(), error);
}

} // namespace longshore
