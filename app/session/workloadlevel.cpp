// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/workloadlevel.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// What a container waits for on its way up; it waits for anything else in vain.
bool isOnItsWay(const QString &reason)
{
    return reason.isEmpty() || reason == "ContainerCreating"_L1 || reason == "PodInitializing"_L1;
}

bool isInTrouble(const PodContainer &container)
{
    switch (container.state) {
    case PodContainer::State::Waiting: return !isOnItsWay(container.reason);
    case PodContainer::State::Terminated: return container.exitCode != 0;
    case PodContainer::State::Running:
    case PodContainer::State::Unknown: break;
    }
    return false;
}

bool hasNoNode(const Pod &pod)
{
    const KubernetesCondition *scheduled = pod.condition("PodScheduled"_L1);
    return scheduled && scheduled->status == "False"_L1 && scheduled->reason == "Unschedulable"_L1;
}

bool isTrue(const KubernetesCondition *condition)
{
    return condition && condition->status == "True"_L1;
}

/// A rollout that goes on: the cluster has not seen the change yet, makes pods from the new template, or waits for them and has time left.
bool isUnderWay(const Workload &workload)
{
    if (!workload.isSettled || workload.updated < workload.desired)
        return !workload.condition("Progressing"_L1) || isTrue(workload.condition("Progressing"_L1));
    const KubernetesCondition *progressing = workload.condition("Progressing"_L1);
    return isTrue(progressing) && progressing->reason != "NewReplicaSetAvailable"_L1;
}

RunningLevel levelOfJob(const Workload &job)
{
    if (isTrue(job.condition("Failed"_L1)))
        return RunningLevel::Bad;
    if (isTrue(job.condition("Complete"_L1)) || job.isSuspended)
        return RunningLevel::Off;
    return job.active > 0 ? RunningLevel::Well : RunningLevel::Wary;
}

void addMany(RunningCount &count, RunningLevel level, int many)
{
    count.total += many;
    switch (level) {
    case RunningLevel::Bad: count.bad += many; break;
    case RunningLevel::Wary: count.wary += many; break;
    case RunningLevel::Off: count.off += many; break;
    case RunningLevel::Well: break;
    }
}

void addTo(EngineTally::Entry &entry, const EngineTally::Entry &more)
{
    entry.count.running += more.count.running;
    entry.count.total += more.count.total;
    entry.count.bad += more.count.bad;
    entry.count.wary += more.count.wary;
    entry.count.off += more.count.off;
    entry.created = entry.created == 0 ? more.created : std::min(entry.created, more.created);
}

void addEntry(EngineTally &tally, EnvironmentId environment, const KubernetesObject &object, const RunningCount &count)
{
    const std::optional<StackId> stack = object.stack();
    if (!stack)
        return;
    addTo(tally.stacks[countedAs(environment, *stack)], {count, object.created, {}});
}

} // namespace

RunningLevel levelOf(const Pod &pod)
{
    if (pod.phase == "Succeeded"_L1)
        return RunningLevel::Off;
    if (pod.phase == "Failed"_L1 || hasNoNode(pod) || std::ranges::any_of(pod.containers, isInTrouble))
        return RunningLevel::Bad;
    if (pod.isEnding || !pod.isReady())
        return RunningLevel::Wary;
    return RunningLevel::Well;
}

RunningLevel levelOf(const Workload &workload)
{
    if (workload.kind == WorkloadKind::Job)
        return levelOfJob(workload);
    if (workload.kind == WorkloadKind::CronJob)
        return workload.isSuspended ? RunningLevel::Off : RunningLevel::Well;
    if (workload.ready >= workload.desired && workload.isSettled)
        return workload.desired == 0 ? RunningLevel::Off : RunningLevel::Well;
    return isUnderWay(workload) ? RunningLevel::Wary : RunningLevel::Bad;
}

RunningCount countOf(const Workload &workload)
{
    RunningCount count;
    if (workload.kind == WorkloadKind::CronJob)
        return count;
    if (workload.kind == WorkloadKind::Job) {
        addMany(count, levelOfJob(workload), 1);
        count.running = workload.active > 0 ? 1 : 0;
        return count;
    }
    const auto desired = static_cast<int>(std::max<qint64>(workload.desired, 0));
    count.running = std::clamp(static_cast<int>(workload.ready), 0, desired);
    addMany(count, RunningLevel::Well, count.running);
    addMany(count, isUnderWay(workload) ? RunningLevel::Wary : RunningLevel::Bad, desired - count.running);
    return count;
}

EngineStack countedAs(const Stack &stack)
{
    return stack.type.value == StackType::Kubernetes ? countedAs(stack.environmentId, stack.id) : EngineStack::of(stack);
}

EngineStack countedAs(EnvironmentId cluster, StackId stack)
{
    return {cluster, StackType::Kubernetes, QString::number(number(stack))};
}

EngineTally sumOf(EngineTally first, const EngineTally &second)
{
    for (auto at = second.stacks.cbegin(); at != second.stacks.cend(); ++at)
        addTo(first.stacks[at.key()], *at);
    return first;
}

EngineTally tallyOf(EnvironmentId environment, const QList<Workload> &workloads)
{
    EngineTally tally;
    for (const Workload &each : workloads)
        addEntry(tally, environment, each.object, countOf(each));
    return tally;
}

EngineTally tallyOf(EnvironmentId environment, const QList<Pod> &pods)
{
    EngineTally tally;
    for (const Pod &each : pods) {
        if (!each.owner.kind.isEmpty())
            continue;
        RunningCount count;
        addMany(count, levelOf(each), 1);
        count.running = each.phase == "Running"_L1 ? 1 : 0;
        addEntry(tally, environment, each.object, count);
    }
    return tally;
}

} // namespace longshore
