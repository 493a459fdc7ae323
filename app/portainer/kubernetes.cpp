// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/kubernetes.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

const KubernetesCondition *conditionIn(const QList<KubernetesCondition> &all, QLatin1StringView type)
{
    const auto found = std::ranges::find(all, type, &KubernetesCondition::type);
    return found == all.cend() ? nullptr : &*found;
}

/// A cron job names its jobs after itself and the minute they are due.
bool isRunOf(const QString &job, const QString &cronJob)
{
    if (!job.startsWith(cronJob + u'-'))
        return false;
    const QStringView minute = QStringView(job).sliced(cronJob.size() + 1);
    return !minute.isEmpty() && std::ranges::all_of(minute, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isTrouble(const PodContainer &container)
{
    if (container.state == PodContainer::State::Waiting)
        return !container.reason.isEmpty();
    return container.state == PodContainer::State::Terminated && (!container.isInit || container.exitCode != 0);
}

/// The container that says most about the pod: one that waits for something, before one that ended.
const PodContainer *tellingContainer(const Pod &pod)
{
    for (const auto state : {PodContainer::State::Waiting, PodContainer::State::Terminated})
        for (const PodContainer &each : pod.containers)
            if (each.state == state && isTrouble(each) && each.reason != "PodInitializing"_L1)
                return &each;
    return nullptr;
}

bool isUnschedulable(const Pod &pod)
{
    const KubernetesCondition *scheduled = pod.condition("PodScheduled"_L1);
    return scheduled && scheduled->status == "False"_L1;
}

} // namespace

std::optional<StackId> KubernetesObject::stack() const
{
    bool isNumber = false;
    const qint64 id = labels.value(labels::KubernetesStack).toLongLong(&isNumber);
    return isNumber && id > 0 ? std::optional(StackId(id)) : std::nullopt;
}

QString kindName(WorkloadKind kind)
{
    switch (kind) {
    case WorkloadKind::Deployment: return u"Deployment"_s;
    case WorkloadKind::StatefulSet: return u"StatefulSet"_s;
    case WorkloadKind::DaemonSet: return u"DaemonSet"_s;
    case WorkloadKind::Job: return u"Job"_s;
    case WorkloadKind::CronJob: break;
    }
    return u"CronJob"_s;
}

const KubernetesCondition *Workload::condition(QLatin1StringView type) const
{
    return conditionIn(conditions, type);
}

const KubernetesCondition *Pod::condition(QLatin1StringView type) const
{
    return conditionIn(conditions, type);
}

bool Pod::isReady() const
{
    const KubernetesCondition *ready = condition("Ready"_L1);
    return ready && ready->status == "True"_L1;
}

/// A deployment makes pods through replica sets, which are named after it and the hash of their template.
bool Pod::belongsTo(const Workload &workload) const
{
    if (owner.kind.isEmpty() || object.namespaceName != workload.object.namespaceName)
        return false;
    switch (workload.kind) {
    case WorkloadKind::Deployment: {
        const QString hash = object.labels.value(labels::PodTemplateHash);
        return owner.kind == "ReplicaSet"_L1 && !hash.isEmpty() && owner.name == workload.object.name + u'-' + hash;
    }
    case WorkloadKind::CronJob: return owner.kind == "Job"_L1 && isRunOf(owner.name, workload.object.name);
    case WorkloadKind::StatefulSet:
    case WorkloadKind::DaemonSet:
    case WorkloadKind::Job: break;
    }
    return owner.uid == workload.object.uid;
}

qint64 Pod::restarts() const
{
    qint64 all = 0;
    for (const PodContainer &each : containers)
        all += each.restarts;
    return all;
}

qsizetype Pod::readyContainers() const
{
    return std::ranges::count_if(containers, [](const PodContainer &each) { return !each.isInit && each.isReady; });
}

qsizetype Pod::mainContainers() const
{
    return std::ranges::count(containers, false, &PodContainer::isInit);
}

QString Pod::stateWord() const
{
    if (isEnding)
        return u"Terminating"_s;
    if (!reason.isEmpty())
        return reason;
    const PodContainer *telling = tellingContainer(*this);
    if (telling && !(telling->reason == "Completed"_L1 && phase == "Running"_L1))
        return telling->reason.isEmpty() ? u"ExitCode:%1"_s.arg(telling->exitCode) : telling->reason;
    if (phase == "Pending"_L1 && isUnschedulable(*this))
        return condition("PodScheduled"_L1)->reason;
    return phase;
}

QString Pod::stateMessage() const
{
    if (!message.isEmpty())
        return message;
    if (const PodContainer *telling = tellingContainer(*this); telling && !telling->message.isEmpty())
        return telling->message;
    return isUnschedulable(*this) ? condition("PodScheduled"_L1)->message : QString();
}

} // namespace longshore
