// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/democluster.h"

#include "app/demo/democomposefiles.h"
#include "app/demo/demosite.h"
#include "app/demo/demoyaml.h"

#include <algorithm>

namespace longshore::demo {
namespace {

/// More stacks than these are not put on a cluster until their files change.
constexpr int MostOfTheSample = 300;

/// Each run of other characters becomes a dot (portainer-api.md 7.1).
QByteArray sanitized(const QByteArray &name)
{
    QByteArray text;
    for (const char c : name) {
        const bool isKept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
        if (isKept)
            text += c;
        else if (!text.endsWith('.'))
            text += '.';
    }
    while (!text.isEmpty() && QByteArray("._-").contains(text.front()))
        text.remove(0, 1);
    while (!text.isEmpty() && QByteArray("._-").contains(text.back()))
        text.chop(1);
    return text;
}

QMap<QByteArray, QByteArray> labelsIn(const YamlNode &map)
{
    QMap<QByteArray, QByteArray> labels;
    for (const auto &[key, value] : map.members)
        labels.insert(key, value.text);
    return labels;
}

ClusterObject objectFor(const Stack &stack, const YamlNode &manifest, qint64 now)
{
    constexpr char Prefix[] = "io.portainer.kubernetes.application.";
    ClusterObject object;
    object.name = manifest["metadata"]["name"].text;
    object.nameSpace = manifest["metadata"]["namespace"].text;
    if (object.nameSpace.isEmpty())
        object.nameSpace = stack.nameSpace.isEmpty() ? QByteArray("default") : stack.nameSpace;
    object.uid = uidFor(manifest["kind"].text + '/' + object.nameSpace + '/' + object.name);
    object.labels = labelsIn(manifest["metadata"]["labels"]);
    object.labels[QByteArray(Prefix) + "stackid"] = QByteArray::number(number(stack.id));
    object.labels[QByteArray(Prefix) + "stack"] = object.labels[QByteArray(Prefix) + "name"] = sanitized(stack.name);
    object.labels[QByteArray(Prefix) + "owner"] = sanitized(stack.createdBy);
    object.labels[QByteArray(Prefix) + "kind"] = stack.git ? "git" : "content";
    object.created = now;
    object.stack = stack.id;
    return object;
}

bool makesPods(const QByteArray &kind)
{
    return kind == "Deployment" || kind == "StatefulSet" || kind == "DaemonSet" || kind == "Job" || kind == "CronJob";
}

ClusterWorkload workloadFor(const Stack &stack, const YamlNode &manifest, qint64 now)
{
    ClusterWorkload workload;
    workload.object = objectFor(stack, manifest, now);
    workload.kind = manifest["kind"].text;
    const YamlNode &spec = workload.kind == "CronJob" ? manifest["spec"]["jobTemplate"]["spec"] : manifest["spec"];
    workload.podLabels = labelsIn(spec["template"]["metadata"]["labels"]);
    for (const YamlNode &each : spec["template"]["spec"]["containers"].items)
        workload.containers.append({each["name"].text, each["image"].text});
    workload.replicas = manifest["spec"].has("replicas") ? manifest["spec"]["replicas"].text.toInt() : 1;
    if (workload.kind == "DaemonSet")
        workload.replicas = 2; // One on each node.
    if (workload.kind == "CronJob")
        workload.replicas = 0;
    workload.schedule = manifest["spec"]["schedule"].text;
    workload.hash = workload.manifestHash = uidFor(workload.object.uid + spec["template"].flat()).left(8);
    return workload;
}

ClusterAddress addressFor(const Stack &stack, const YamlNode &manifest, qint64 now)
{
    ClusterAddress address;
    address.object = objectFor(stack, manifest, now);
    address.isIngress = manifest["kind"].text == "Ingress";
    const auto &ports = manifest["spec"]["ports"].items;
    if (!ports.empty())
        address.port = ports.front()["port"].text.toInt();
    address.app = manifest["spec"]["selector"]["app"].text;
    const auto &rules = manifest["spec"]["rules"].items;
    if (!rules.empty())
        address.host = rules.front()["host"].text;
    return address;
}

ClusterPod ownPodFor(const Stack &stack, const YamlNode &manifest, qint64 now)
{
    ClusterPod pod;
    pod.object = objectFor(stack, manifest, now);
    for (const YamlNode &each : manifest["spec"]["containers"].items)
        pod.containers.append({each["name"].text, each["image"].text});
    pod.node = "node-a";
    pod.readyFrom = now;
    return pod;
}

/// What no manifest says stays: that a rollout was restarted.
void keepAside(Cluster &cluster, const ClusterWorkload &known, ClusterWorkload &value, qint64 now)
{
    value.hasRun = known.hasRun;
    value.generation = known.generation;
    if (!known.restartedAt.isEmpty())
        restartRollout(value, known.restartedAt);
    if (value.manifestHash == known.manifestHash)
        value.hash = known.hash;
    if (value.hash != known.hash || value.replicas != known.replicas)
        noteChange(cluster, value, now);
}

void keepAside(Cluster &, const ClusterAddress &, ClusterAddress &, qint64) {}

void keepAside(Cluster &, const ClusterPod &known, ClusterPod &value, qint64)
{
    value.goneFrom = known.goneFrom;
}

/// As `kubectl apply` does it: what is there is changed, what is no longer named stays.
template <typename T>
void put(Cluster &cluster, QList<T> &all, T value, qint64 now)
{
    const auto known = std::ranges::find(all, value.object.uid, [](const T &each) { return each.object.uid; });
    if (known == all.end()) {
        all.append(value);
        return;
    }
    value.object.created = known->object.created;
    value.object.version = known->object.version;
    keepAside(cluster, *known, value, now);
    *known = value;
}

void apply(Cluster &cluster, const Stack &stack, const QByteArray &text, qint64 now)
{
    const ParsedYaml parsed = parseYaml(text);
    for (const YamlNode &document : parsed.documents) {
        const std::vector<YamlNode> alone{document};
        for (const YamlNode &each : document["kind"].text == "List" ? document["items"].items : alone) {
            const QByteArray kind = each["kind"].text;
            if (makesPods(kind))
                put(cluster, cluster.workloads, workloadFor(stack, each, now), now);
            else if (kind == "Service" || kind == "Ingress")
                put(cluster, cluster.addresses, addressFor(stack, each, now), now);
            else if (kind == "Pod")
                put(cluster, cluster.pods, ownPodFor(stack, each, now), now);
        }
    }
}

/// With the record of a stack goes what its manifests made.
void removeGone(Cluster &cluster, const Site &site)
{
    const auto isGone = [&site](const auto &each) { return number(each.object.stack) != 0 && !site.model.stack(each.object.stack); };
    cluster.workloads.removeIf(isGone);
    cluster.addresses.removeIf(isGone);
    cluster.pods.removeIf([&](const ClusterPod &pod) { return isGone(pod) || (!pod.workload.isEmpty() && !cluster.workload(pod.workload)); });
}

/// "1732538400/0": when it was changed, and its words where they were looked at once.
QByteArray stampOf(const Stack &stack)
{
    return QByteArray::number(stack.updated) + '/' + QByteArray::number(stack.file ? qulonglong(qHash(*stack.file)) : 0);
}

bool isSameText(const QByteArray &known, const QByteArray &stamp)
{
    return known == stamp || (known.endsWith("/0") && stamp.startsWith(known.chopped(1)));
}

} // namespace

const ClusterWorkload *Cluster::workload(const QByteArray &uid) const
{
    const auto found = std::ranges::find(workloads, uid, [](const ClusterWorkload &each) { return each.object.uid; });
    return found == workloads.end() ? nullptr : &*found;
}

Cluster &clusterOf(Site &site, EnvironmentId environment)
{
    Cluster &cluster = site.clusters[environment];
    const bool isFirst = cluster.applied.isEmpty();
    int ofTheSample = 0;
    for (const Stack &stack : site.model.stacks) {
        if (stack.kind != StackKind::Kubernetes || stack.environment != environment || !stack.active || (!stack.file && ++ofTheSample > MostOfTheSample))
            continue;
        const QByteArray stamp = stampOf(stack);
        const bool isKnown = isSameText(cluster.applied.value(stack.id), stamp);
        cluster.applied.insert(stack.id, stamp);
        if (isKnown)
            continue;
        const qint64 since = isFirst ? std::max(stack.created, stack.updated) * 1000 : site.nowInMilliseconds();
        apply(cluster, stack, stack.file ? *stack.file : fileOf(stack), since);
        settlePods(cluster, since);
    }
    removeGone(cluster, site);
    settlePods(cluster, site.nowInMilliseconds());
    return cluster;
}

} // namespace longshore::demo
