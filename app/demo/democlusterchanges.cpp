// SPDX-License-Identifier: GPL-3.0-or-later
// What is changed of a cluster through the server: workloads are scaled and their rollouts restarted, pods deleted (portainer-api.md 7.2).
#include "app/demo/democlusteraccess.h"
#include "app/demo/democlusterjson.h"

#include <QJsonDocument>

#include <algorithm>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
T *named(QList<T> &all, const ClusterPath &path)
{
    const auto found = std::ranges::find_if(all, [&path](const T &each) { return each.object.name == path.name && each.object.nameSpace == path.nameSpace; });
    return found == all.end() ? nullptr : &*found;
}

ClusterWorkload *workloadIn(Cluster &cluster, const ClusterPath &path)
{
    const auto found = std::ranges::find_if(cluster.workloads, [&path](const ClusterWorkload &each) {
        return each.object.name == path.name && each.object.nameSpace == path.nameSpace && each.kind == path.kind();
    });
    return found == cluster.workloads.end() ? nullptr : &*found;
}

/// kubernetes/proxy-scale-conflict, proxy-delete-pod-other: a workload is named by its resource, a pod by its kind.
Response conflict(const ClusterPath &path, const QByteArray &why)
{
    const QByteArray what = path.group.isEmpty() ? path.kind() : path.resource;
    QJsonObject details{{u"name"_s, QString::fromUtf8(path.name)}, {u"kind"_s, QString::fromUtf8(what)}};
    if (!path.group.isEmpty())
        details["group"_L1] = QString::fromUtf8(path.group);
    const QByteArray full = path.group.isEmpty() ? what : what + '.' + path.group;
    return clusterRefusal(409, "Conflict", "Operation cannot be fulfilled on " + full + " \"" + path.name + "\": " + why, details);
}

Response unknownFormat()
{
    return clusterRefusal(415, "UnsupportedMediaType", "415: Unsupported Media Type");
}

/// Of a patch the sample understands how many there are to be, and that pods are to be made anew. What it already is changes nothing.
Response takePatch(Site &site, const ClusterPath &path, Cluster &cluster, ClusterWorkload &workload, const QJsonObject &patch)
{
    const QString version = patch["metadata"_L1]["resourceVersion"_L1].toString();
    if (!version.isEmpty() && version.toInt() != workload.object.version)
        return conflict(path, "the object has been modified; please apply your changes to the latest version and try again");
    const int replicas = patch["spec"_L1]["replicas"_L1].toInt(workload.replicas);
    if (replicas < 0)
        return clusterRefusal(422, "Invalid", path.kind() + ".apps \"" + path.name + "\" is invalid: spec.replicas: Invalid value: "
                              + QByteArray::number(replicas) + ": must be greater than or equal to 0");
    const QJsonValue notes = patch["spec"_L1]["template"_L1]["metadata"_L1]["annotations"_L1];
    const QByteArray moment = notes["kubectl.kubernetes.io/restartedAt"_L1].toString().toUtf8();
    const bool isRestart = !moment.isEmpty() && moment != workload.restartedAt;
    const qint64 now = site.nowInMilliseconds();
    if (isRestart || replicas != workload.replicas) {
        workload.replicas = replicas;
        if (isRestart)
            restartRollout(workload, moment);
        noteChange(cluster, workload, now);
    }
    return clusterObject(path, workloadJson(cluster, workload, now));
}

Response patchWorkload(Site &site, const Call &call)
{
    return onCluster(site, call, "patch", [&](const ClusterPath &path, Cluster &cluster) {
        const QByteArray type = call.request.header("Content-Type");
        if (type != "application/merge-patch+json" && type != "application/strategic-merge-patch+json")
            return unknownFormat();
        ClusterWorkload *workload = workloadIn(cluster, path);
        return workload ? takePatch(site, path, cluster, *workload, QJsonDocument::fromJson(call.request.body).object()) : noSuchObject(path);
    });
}

/// Answered with the pod, which has been told to end.
Response deletePod(Site &site, const Call &call)
{
    return onCluster(site, call, "delete", [&](const ClusterPath &path, Cluster &cluster) {
        ClusterPod *pod = named(cluster.pods, path);
        if (!pod)
            return noSuchObject(path);
        const QByteArray uid = QJsonDocument::fromJson(call.request.body).object()["preconditions"_L1]["uid"_L1].toString().toUtf8();
        if (!uid.isEmpty() && uid != pod->object.uid)
            return conflict(path, "the UID in the precondition (" + uid + ") does not match the UID in record (" + pod->object.uid
                                      + "). The object might have been deleted and then recreated");
        endPod(*pod, site.nowInMilliseconds());
        return clusterObject(path, podJson(cluster, *pod, site.nowInMilliseconds()));
    });
}

constexpr Route Routes[] = {
    {"PATCH", "endpoints/{id}/kubernetes/apis/apps/v1/namespaces/{namespace}/deployments/{name}", Access::Authenticated, patchWorkload},
    {"PATCH", "endpoints/{id}/kubernetes/apis/apps/v1/namespaces/{namespace}/statefulsets/{name}", Access::Authenticated, patchWorkload},
    {"PATCH", "endpoints/{id}/kubernetes/apis/apps/v1/namespaces/{namespace}/daemonsets/{name}", Access::Authenticated, patchWorkload},
    {"DELETE", "endpoints/{id}/kubernetes/api/v1/namespaces/{namespace}/pods/{name}", Access::Authenticated, deletePod},
};

} // namespace

std::span<const Route> clusterChangeRoutes()
{
    return Routes;
}

} // namespace longshore::demo
