// SPDX-License-Identifier: GPL-3.0-or-later
// What the controllers of a cluster do: pods come, are replaced and go.
#include "app/demo/democluster.h"
#include "app/demo/demorandom.h"

#include <algorithm>
#include <utility>

namespace longshore::demo {
namespace {

constexpr qint64 ComesUpWithin = 1500; // Milliseconds.
constexpr qint64 EndsWithin = 800; // Milliseconds.
constexpr qint64 SeenWithin = 300; // Milliseconds.

/// One of those of the stack "keycloak" crashes, one of "Worker Jobs (EU)" finds no image; and images that say so by their name.
PodFate fateOf(const ClusterWorkload &workload, int slot)
{
    if (workload.kind == "Job")
        return PodFate::Completes;
    for (const ClusterContainer &each : workload.containers) {
        if (each.image.contains("nosuch"))
            return PodFate::NoImage;
        if (each.image.contains("/crash"))
            return PodFate::Crashes;
    }
    const QByteArray stack = workload.object.labels.value("io.portainer.kubernetes.application.stack");
    if (slot != 1 || workload.kind != "Deployment")
        return PodFate::Runs;
    return stack == "keycloak" ? PodFate::Crashes : stack == "Worker.Jobs.EU" ? PodFate::NoImage : PodFate::Runs;
}

ClusterPod podFor(Cluster &cluster, const ClusterWorkload &workload, int slot, qint64 now)
{
    const QByteArray tail = uidFor(workload.object.uid + QByteArray::number(++cluster.made)).left(5);
    ClusterPod pod;
    pod.object.nameSpace = workload.object.nameSpace;
    if (workload.kind == "StatefulSet")
        pod.object.name = workload.object.name + '-' + QByteArray::number(slot);
    else if (workload.kind == "Deployment")
        pod.object.name = workload.object.name + '-' + workload.hash + '-' + tail;
    else
        pod.object.name = workload.object.name + '-' + tail;
    pod.object.uid = uidFor(pod.object.name + QByteArray::number(cluster.made));
    pod.object.labels = workload.podLabels;
    if (workload.kind == "Deployment")
        pod.object.labels["pod-template-hash"] = workload.hash;
    pod.object.created = now;
    pod.workload = workload.object.uid;
    pod.hash = workload.hash;
    pod.slot = slot;
    pod.containers = workload.containers;
    pod.node = (workload.kind == "DaemonSet" ? slot : cluster.made) % 2 == 0 ? "node-a" : "node-b";
    pod.fate = fateOf(workload, slot);
    pod.readyFrom = now + ComesUpWithin;
    return pod;
}

/// Those of a stateful set keep their number, so that the next waits until the one before is gone; others are replaced at once.
bool isSlotTaken(const Cluster &cluster, const ClusterWorkload &workload, int slot)
{
    return std::ranges::any_of(cluster.pods, [&](const ClusterPod &pod) {
        return pod.workload == workload.object.uid && pod.slot == slot && (pod.goneFrom == 0 || workload.kind == "StatefulSet");
    });
}

/// Ends one pod of an earlier template, once all of the present one are ready.
void replaceOne(Cluster &cluster, const ClusterWorkload &workload, qint64 now)
{
    const bool isFromTheEnd = workload.kind == "StatefulSet";
    ClusterPod *old = nullptr;
    for (ClusterPod &pod : cluster.pods) {
        if (pod.workload != workload.object.uid || pod.goneFrom != 0)
            continue;
        if (pod.hash == workload.hash && (pod.fate != PodFate::Runs || now < pod.readyFrom))
            return;
        const bool isEarlier = !old || (isFromTheEnd ? pod.slot > old->slot : pod.slot < old->slot);
        if (pod.hash != workload.hash && isEarlier)
            old = &pod;
    }
    if (old)
        endPod(*old, now);
}

void settle(Cluster &cluster, ClusterWorkload &workload, qint64 now)
{
    for (ClusterPod &pod : cluster.pods)
        if (pod.workload == workload.object.uid && pod.slot >= workload.replicas && pod.goneFrom == 0)
            endPod(pod, now);
    replaceOne(cluster, workload, now);
    if (workload.kind == "Job" && std::exchange(workload.hasRun, true))
        return; // What has ended is not made anew.
    for (int slot = 0; slot < workload.replicas; ++slot)
        if (!isSlotTaken(cluster, workload, slot))
            cluster.pods.append(podFor(cluster, workload, slot, now));
}

} // namespace

QByteArray uidFor(const QByteArray &text)
{
    const QByteArray digits = Random(qHash(text)).hex(32);
    return digits.left(8) + '-' + digits.mid(8, 4) + "-4" + digits.mid(13, 3) + "-a" + digits.mid(17, 3) + '-' + digits.mid(20, 12);
}

void settlePods(Cluster &cluster, qint64 now)
{
    cluster.pods.removeIf([now](const ClusterPod &pod) { return pod.goneFrom != 0 && now >= pod.goneFrom; });
    for (ClusterWorkload &workload : cluster.workloads)
        if (hasSeenChange(workload, now))
            settle(cluster, workload, now);
}

bool hasSeenChange(const ClusterWorkload &workload, qint64 now)
{
    return now >= workload.changed + SeenWithin;
}

void endPod(ClusterPod &pod, qint64 now)
{
    if (pod.goneFrom == 0)
        pod.goneFrom = now + EndsWithin;
}

void noteChange(Cluster &cluster, ClusterWorkload &workload, qint64 now)
{
    ++workload.generation;
    workload.changed = now;
    workload.object.version = ++cluster.lastVersion;
}

void restartRollout(ClusterWorkload &workload, const QByteArray &moment)
{
    workload.restartedAt = moment;
    workload.hash = uidFor(workload.manifestHash + moment).left(8);
}

} // namespace longshore::demo
