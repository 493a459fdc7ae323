// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/democlusterjson.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

QJsonObject parsed(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

QString momentText(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(Qt::ISODate);
}

QJsonObject mapJson(const QMap<QByteArray, QByteArray> &map)
{
    QJsonObject json;
    for (auto at = map.cbegin(); at != map.cend(); ++at)
        json[QString::fromUtf8(at.key())] = QString::fromUtf8(*at);
    return json;
}

QJsonObject metaJson(const ClusterObject &object)
{
    return {{u"name"_s, QString::fromUtf8(object.name)},
            {u"namespace"_s, QString::fromUtf8(object.nameSpace)},
            {u"uid"_s, QString::fromUtf8(object.uid)},
            {u"resourceVersion"_s, QString::number(object.version)},
            {u"creationTimestamp"_s, momentText(object.created)},
            {u"labels"_s, mapJson(object.labels)},
            {u"annotations"_s, QJsonObject()}};
}

QJsonArray containersJson(const QList<ClusterContainer> &containers)
{
    QJsonArray all;
    for (const ClusterContainer &each : containers) {
        QJsonObject json = parsed(R"({"resources":{},"terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","imagePullPolicy":"IfNotPresent"})");
        json["name"_L1] = QString::fromUtf8(each.name);
        json["image"_L1] = QString::fromUtf8(each.image);
        all.append(json);
    }
    return all;
}

QJsonObject templateJson(const ClusterWorkload &workload)
{
    QJsonObject meta{{u"creationTimestamp"_s, QJsonValue::Null}};
    if (!workload.podLabels.isEmpty())
        meta["labels"_L1] = mapJson(workload.podLabels);
    if (!workload.restartedAt.isEmpty())
        meta["annotations"_L1] = QJsonObject{{u"kubectl.kubernetes.io/restartedAt"_s, QString::fromUtf8(workload.restartedAt)}};
    QJsonObject spec = parsed(R"({"restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","securityContext":{},
                                  "schedulerName":"default-scheduler"})");
    spec["containers"_L1] = containersJson(workload.containers);
    if (workload.kind == "Job" || workload.kind == "CronJob")
        spec["restartPolicy"_L1] = u"Never"_s;
    return {{u"metadata"_s, meta}, {u"spec"_s, spec}};
}

QJsonObject specJson(const ClusterWorkload &workload)
{
    QJsonObject spec;
    if (workload.kind == "Deployment")
        spec = parsed(R"({"strategy":{"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":"25%","maxSurge":"25%"}},"revisionHistoryLimit":10,
                          "progressDeadlineSeconds":600})");
    else if (workload.kind == "StatefulSet")
        spec = parsed(R"({"podManagementPolicy":"OrderedReady","updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"partition":0}},
                          "revisionHistoryLimit":10,"persistentVolumeClaimRetentionPolicy":{"whenDeleted":"Retain","whenScaled":"Retain"}})");
    else if (workload.kind == "DaemonSet")
        spec = parsed(R"({"updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":1,"maxSurge":0}},"revisionHistoryLimit":10})");
    else if (workload.kind == "Job")
        spec = parsed(R"({"parallelism":1,"completions":1,"backoffLimit":6,"suspend":false})");
    if (workload.kind == "CronJob") {
        spec = parsed(R"({"concurrencyPolicy":"Allow","suspend":false,"successfulJobsHistoryLimit":3,"failedJobsHistoryLimit":1})");
        spec["schedule"_L1] = QString::fromUtf8(workload.schedule);
        spec["jobTemplate"_L1] = QJsonObject{{u"metadata"_s, QJsonObject{{u"creationTimestamp"_s, QJsonValue::Null}}},
                                             {u"spec"_s, QJsonObject{{u"template"_s, templateJson(workload)}}}};
        return spec;
    }
    if (workload.kind == "Deployment" || workload.kind == "StatefulSet")
        spec["replicas"_L1] = workload.replicas;
    if (workload.kind == "StatefulSet")
        spec["serviceName"_L1] = QString::fromUtf8(workload.object.name);
    spec["selector"_L1] = QJsonObject{{u"matchLabels"_s, mapJson(workload.podLabels)}};
    spec["template"_L1] = templateJson(workload);
    return spec;
}

QJsonObject conditionJson(const QString &type, bool isTrue, const QString &reason, const QString &message, qint64 since)
{
    return {{u"type"_s, type}, {u"status"_s, isTrue ? u"True"_s : u"False"_s}, {u"lastUpdateTime"_s, momentText(since)},
            {u"lastTransitionTime"_s, momentText(since)}, {u"reason"_s, reason}, {u"message"_s, message}};
}

/// While a rollout waits for pods it is in progress; after ten minutes it has failed to be.
QJsonArray rolloutConditions(const ClusterWorkload &workload, int ready, qint64 latest, qint64 now)
{
    constexpr qint64 Deadline = 600'000;
    const QString set = QString::fromUtf8(workload.object.name + '-' + workload.hash);
    const bool isThere = ready >= workload.replicas;
    QJsonArray conditions;
    if (isThere)
        conditions.append(conditionJson(u"Progressing"_s, true, u"NewReplicaSetAvailable"_s, u"ReplicaSet \"%1\" has successfully progressed."_s.arg(set), latest));
    else if (now - latest < Deadline)
        conditions.append(conditionJson(u"Progressing"_s, true, u"ReplicaSetUpdated"_s, u"ReplicaSet \"%1\" is progressing."_s.arg(set), latest));
    else
        conditions.append(conditionJson(u"Progressing"_s, false, u"ProgressDeadlineExceeded"_s, u"ReplicaSet \"%1\" has timed out progressing."_s.arg(set), latest));
    conditions.append(isThere ? conditionJson(u"Available"_s, true, u"MinimumReplicasAvailable"_s, u"Deployment has minimum availability."_s, latest)
                              : conditionJson(u"Available"_s, false, u"MinimumReplicasUnavailable"_s, u"Deployment does not have minimum availability."_s, latest));
    return conditions;
}

/// A count of none is left out.
void setCount(QJsonObject &status, const char *name, int count)
{
    if (count > 0)
        status[QLatin1StringView(name)] = count;
}

/// How many pods of a workload are there, without those that are being ended.
struct PodCounts {
    int there = 0;
    int ready = 0;
    int updated = 0; ///< Of the present template.
    qint64 latest = 0; ///< When the last of them was made.
};

PodCounts countPods(const Cluster &cluster, const ClusterWorkload &workload, qint64 now)
{
    PodCounts counts{.latest = workload.object.created};
    for (const ClusterPod &pod : cluster.pods) {
        if (pod.workload != workload.object.uid || pod.goneFrom != 0)
            continue;
        ++counts.there;
        counts.ready += isReady(pod, now) ? 1 : 0;
        counts.updated += pod.hash == workload.hash || !hasSeenChange(workload, now) ? 1 : 0;
        counts.latest = std::max(counts.latest, pod.object.created);
    }
    return counts;
}

QJsonObject statusJson(const ClusterWorkload &workload, const PodCounts &counts, qint64 now)
{
    QJsonObject status;
    if (workload.kind == "CronJob")
        return status;
    if (workload.kind == "Job") {
        status["startTime"_L1] = momentText(workload.object.created);
        setCount(status, "succeeded", 1);
        status["conditions"_L1] = QJsonArray{conditionJson(u"Complete"_s, true, QString(), QString(), workload.object.created)};
        return status;
    }
    status["observedGeneration"_L1] = hasSeenChange(workload, now) ? workload.generation : workload.generation - 1;
    if (workload.kind == "DaemonSet") {
        for (const char *name : {"currentNumberScheduled", "desiredNumberScheduled"})
            status[QLatin1StringView(name)] = workload.replicas;
        status["numberMisscheduled"_L1] = 0;
        status["numberReady"_L1] = counts.ready;
        setCount(status, "updatedNumberScheduled", counts.updated);
        setCount(status, "numberAvailable", counts.ready);
        return status;
    }
    setCount(status, "replicas", counts.there);
    setCount(status, "updatedReplicas", counts.updated);
    setCount(status, "readyReplicas", counts.ready);
    setCount(status, "availableReplicas", counts.ready);
    if (workload.kind == "StatefulSet") {
        setCount(status, "currentReplicas", counts.there);
        for (const char *name : {"currentRevision", "updateRevision"})
            status[QLatin1StringView(name)] = QString::fromUtf8(workload.object.name + '-' + workload.hash);
        status["collisionCount"_L1] = 0;
    } else {
        status["conditions"_L1] = rolloutConditions(workload, counts.ready, counts.latest, now);
    }
    return status;
}

QJsonObject stateJson(const ClusterPod &pod, const ClusterContainer &container, qint64 now)
{
    const QString since = momentText(pod.readyFrom);
    switch (pod.fate) {
    case PodFate::Crashes:
        return {{u"waiting"_s, QJsonObject{{u"reason"_s, u"CrashLoopBackOff"_s}, {u"message"_s, u"back-off 1m20s restarting failed container"_s}}}};
    case PodFate::NoImage:
        return {{u"waiting"_s, QJsonObject{{u"reason"_s, u"ImagePullBackOff"_s},
                                           {u"message"_s, u"Back-off pulling image \"%1\""_s.arg(QString::fromUtf8(container.image))}}}};
    case PodFate::Completes:
        return {{u"terminated"_s, QJsonObject{{u"exitCode"_s, 0}, {u"reason"_s, u"Completed"_s}, {u"startedAt"_s, since}, {u"finishedAt"_s, since}}}};
    case PodFate::Runs: break;
    }
    if (!isReady(pod, now))
        return {{u"waiting"_s, QJsonObject{{u"reason"_s, u"ContainerCreating"_s}}}};
    return {{u"running"_s, QJsonObject{{u"startedAt"_s, since}}}};
}

QJsonObject containerStatusJson(const ClusterPod &pod, const ClusterContainer &container, qint64 now)
{
    QJsonObject last;
    if (pod.fate == PodFate::Crashes)
        last = {{u"terminated"_s, QJsonObject{{u"exitCode"_s, 1}, {u"reason"_s, u"Error"_s}, {u"startedAt"_s, momentText(pod.readyFrom)},
                                              {u"finishedAt"_s, momentText(pod.readyFrom)}}}};
    QJsonObject json{{u"name"_s, QString::fromUtf8(container.name)},
                     {u"state"_s, stateJson(pod, container, now)},
                     {u"lastState"_s, last},
                     {u"ready"_s, isReady(pod, now)},
                     {u"restartCount"_s, pod.fate == PodFate::Crashes ? 4 : 0},
                     {u"image"_s, QString::fromUtf8(container.image)},
                     {u"imageID"_s, u""_s}};
    if (!isReady(pod, now))
        json["started"_L1] = false;
    return json;
}

QString phaseOf(const ClusterPod &pod, qint64 now)
{
    switch (pod.fate) {
    case PodFate::Crashes: return u"Running"_s;
    case PodFate::NoImage: return u"Pending"_s;
    case PodFate::Completes: return u"Succeeded"_s;
    case PodFate::Runs: break;
    }
    return isReady(pod, now) ? u"Running"_s : u"Pending"_s;
}

QJsonArray podConditions(const ClusterPod &pod, qint64 now)
{
    QJsonArray conditions;
    for (const char *type : {"Initialized", "Ready", "ContainersReady", "PodScheduled"}) {
        const bool isOnReady = QByteArray(type).contains("Ready");
        const bool isTrue = !isOnReady || isReady(pod, now);
        QJsonObject json{{u"type"_s, QLatin1StringView(type)}, {u"status"_s, isTrue ? u"True"_s : u"False"_s}, {u"lastProbeTime"_s, QJsonValue::Null},
                         {u"lastTransitionTime"_s, momentText(pod.readyFrom)}};
        if (!isTrue) {
            json["reason"_L1] = u"ContainersNotReady"_s;
            json["message"_L1] = u"containers with unready status"_s;
        }
        conditions.append(json);
    }
    return conditions;
}

QJsonArray ownersOf(const Cluster &cluster, const ClusterPod &pod)
{
    const ClusterWorkload *workload = cluster.workload(pod.workload);
    QJsonObject owner = parsed(R"({"apiVersion":"apps/v1","controller":true,"blockOwnerDeletion":true})");
    const bool isDeployed = workload->kind == "Deployment";
    if (workload->kind == "Job")
        owner["apiVersion"_L1] = u"batch/v1"_s;
    owner["kind"_L1] = isDeployed ? u"ReplicaSet"_s : QString::fromUtf8(workload->kind);
    owner["name"_L1] = QString::fromUtf8(isDeployed ? workload->object.name + '-' + pod.hash : workload->object.name);
    owner["uid"_L1] = QString::fromUtf8(isDeployed ? pod.hash + workload->object.uid.mid(8) : workload->object.uid);
    return {owner};
}

} // namespace

bool isReady(const ClusterPod &pod, qint64 now)
{
    return pod.fate == PodFate::Runs && now >= pod.readyFrom;
}

QJsonObject workloadJson(const Cluster &cluster, const ClusterWorkload &workload, qint64 now)
{
    QJsonObject meta = metaJson(workload.object);
    meta["generation"_L1] = workload.generation;
    return {{u"metadata"_s, meta}, {u"spec"_s, specJson(workload)}, {u"status"_s, statusJson(workload, countPods(cluster, workload, now), now)}};
}

QJsonObject podJson(const Cluster &cluster, const ClusterPod &pod, qint64 now)
{
    QJsonObject meta = metaJson(pod.object);
    if (pod.goneFrom != 0) {
        meta["deletionTimestamp"_L1] = momentText(pod.goneFrom);
        meta["deletionGracePeriodSeconds"_L1] = 30;
    }
    if (!pod.workload.isEmpty()) {
        meta["generateName"_L1] = QString::fromUtf8(pod.object.name.left(pod.object.name.lastIndexOf('-') + 1));
        meta["ownerReferences"_L1] = ownersOf(cluster, pod);
    }
    QJsonObject spec = parsed(R"({"volumes":[],"restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst",
        "serviceAccountName":"default","serviceAccount":"default","securityContext":{},"schedulerName":"default-scheduler",
        "tolerations":[{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}],
        "priority":0,"enableServiceLinks":true,"preemptionPolicy":"PreemptLowerPriority"})");
    QJsonArray containers = containersJson(pod.containers);
    for (QJsonValueRef each : containers) {
        QJsonObject container = each.toObject();
        container["volumeMounts"_L1] = QJsonArray();
        each = container;
    }
    spec["containers"_L1] = containers;
    spec["nodeName"_L1] = QString::fromUtf8(pod.node);
    const QString address = u"10.244.0.%1"_s.arg(1 + qHash(pod.object.uid) % 250);
    QJsonObject status{{u"phase"_s, phaseOf(pod, now)}, {u"conditions"_s, podConditions(pod, now)}, {u"hostIP"_s, u"127.0.0.1"_s},
                       {u"startTime"_s, momentText(pod.object.created)}, {u"qosClass"_s, u"BestEffort"_s}};
    if (pod.fate != PodFate::NoImage) {
        status["podIP"_L1] = address;
        if (isReady(pod, now))
            status["hostIPs"_L1] = QJsonArray{QJsonObject{{u"ip"_s, u"127.0.0.1"_s}}};
        status["podIPs"_L1] = QJsonArray{QJsonObject{{u"ip"_s, address}}};
    }
    QJsonArray statuses;
    for (const ClusterContainer &each : pod.containers)
        statuses.append(containerStatusJson(pod, each, now));
    status["containerStatuses"_L1] = statuses;
    return {{u"metadata"_s, meta}, {u"spec"_s, spec}, {u"status"_s, status}};
}

QJsonObject addressJson(const ClusterAddress &address)
{
    QJsonObject meta = metaJson(address.object);
    QJsonObject spec;
    if (address.isIngress) {
        meta["generation"_L1] = 1;
        const QJsonObject backend{{u"service"_s, QJsonObject{{u"name"_s, QString::fromUtf8(address.object.name)},
                                                             {u"port"_s, QJsonObject{{u"number"_s, address.port}}}}}};
        const QJsonObject path{{u"path"_s, u"/"_s}, {u"pathType"_s, u"Prefix"_s}, {u"backend"_s, backend}};
        spec["rules"_L1] = QJsonArray{QJsonObject{{u"host"_s, QString::fromUtf8(address.host)}, {u"http"_s, QJsonObject{{u"paths"_s, QJsonArray{path}}}}}};
    } else {
        const QString where = u"10.96.176.%1"_s.arg(1 + qHash(address.object.uid) % 250);
        spec = parsed(R"({"type":"ClusterIP","sessionAffinity":"None","ipFamilies":["IPv4"],"ipFamilyPolicy":"SingleStack","internalTrafficPolicy":"Cluster"})");
        spec["ports"_L1] = QJsonArray{QJsonObject{{u"name"_s, u"http"_s}, {u"protocol"_s, u"TCP"_s}, {u"port"_s, address.port}, {u"targetPort"_s, 8080}}};
        spec["selector"_L1] = QJsonObject{{u"app"_s, QString::fromUtf8(address.app)}};
        spec["clusterIP"_L1] = where;
        spec["clusterIPs"_L1] = QJsonArray{where};
    }
    return {{u"metadata"_s, meta}, {u"spec"_s, spec}, {u"status"_s, QJsonObject{{u"loadBalancer"_s, QJsonObject()}}}};
}

QJsonObject warningJson(const ClusterPod &pod)
{
    if (pod.fate != PodFate::Crashes && pod.fate != PodFate::NoImage)
        return {};
    const bool crashes = pod.fate == PodFate::Crashes;
    const QString time = momentText(pod.readyFrom);
    const QString name = QString::fromUtf8(pod.object.name);
    const QString where = QString::fromUtf8(pod.object.nameSpace);
    return {{u"metadata"_s, QJsonObject{{u"name"_s, name + u".18eac9634ee44d91"_s}, {u"namespace"_s, where}, {u"uid"_s, QString::fromUtf8(pod.object.uid)},
                                        {u"resourceVersion"_s, u"662"_s}, {u"creationTimestamp"_s, time}}},
            {u"involvedObject"_s, QJsonObject{{u"kind"_s, u"Pod"_s}, {u"namespace"_s, where}, {u"name"_s, name}, {u"uid"_s, QString::fromUtf8(pod.object.uid)}}},
            {u"reason"_s, crashes ? u"BackOff"_s : u"Failed"_s},
            {u"message"_s, crashes ? u"Back-off restarting failed container"_s : u"Error: ImagePullBackOff"_s},
            {u"source"_s, QJsonObject{{u"component"_s, u"kubelet"_s}}},
            {u"firstTimestamp"_s, time},
            {u"lastTimestamp"_s, time},
            {u"count"_s, 1},
            {u"type"_s, u"Warning"_s},
            {u"eventTime"_s, QJsonValue::Null},
            {u"reportingComponent"_s, u"kubelet"_s},
            {u"reportingInstance"_s, u""_s}};
}

} // namespace longshore::demo
