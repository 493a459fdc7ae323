// SPDX-License-Identifier: GPL-3.0-or-later
// What a cluster says, asked through the server.
#include "app/portainer/decode.h"
#include "app/portainer/kubernetesdecode.h"
#include "app/portainer/kubernetesrequests.h"
#include "app/portainer/requestmaking.h"

namespace longshore {

using namespace Qt::StringLiterals;

KubernetesScope KubernetesScope::ofStack(EnvironmentId environment, StackId stack, const QString &namespaceName)
{
    return {environment, namespaceName, labels::KubernetesStack + u'=' + QString::number(number(stack))};
}

KubernetesScope KubernetesScope::ofAllStacks(EnvironmentId environment, const QString &namespaceName)
{
    return {environment, namespaceName, labels::KubernetesStack};
}

namespace requests {

using namespace making;

namespace {

QStringList coreApi()
{
    return {u"api"_s, u"v1"_s};
}

QStringList appsApi()
{
    return {u"apis"_s, u"apps"_s, u"v1"_s};
}

QStringList batchApi()
{
    return {u"apis"_s, u"batch"_s, u"v1"_s};
}

QStringList networkApi()
{
    return {u"apis"_s, u"networking.k8s.io"_s, u"v1"_s};
}

QStringList clusterPath(EnvironmentId environment, const QStringList &api, const QString &namespaceName, const QStringList &rest)
{
    QStringList path{u"endpoints"_s, part(environment), u"kubernetes"_s};
    path += api;
    if (!namespaceName.isEmpty())
        path += {u"namespaces"_s, namespaceName};
    return path + rest;
}

template <typename T, typename Decode>
Request<T> listOf(const KubernetesScope &scope, const QStringList &api, const QString &resource, Decode decode)
{
    Request<T> request;
    request.path = clusterPath(scope.environment, api, scope.namespaceName, {resource});
    request.right = Right::EnvironmentAccess;
    request.byteCap = ListCap;
    request.decode = decode;
    if (!scope.labelSelector.isEmpty())
        request.query = {{u"labelSelector"_s, scope.labelSelector}};
    return request;
}

Request<QList<Workload>> listOfWorkloads(WorkloadKind kind, const KubernetesScope &scope, const QStringList &api, const QString &resource)
{
    return listOf<QList<Workload>>(scope, api, resource, [kind](const Answer &answer) { return decode::workloads(kind, answer); });
}

QString resourceOf(WorkloadKind kind)
{
    switch (kind) {
    case WorkloadKind::StatefulSet: return u"statefulsets"_s;
    case WorkloadKind::DaemonSet: return u"daemonsets"_s;
    case WorkloadKind::Deployment:
    case WorkloadKind::Job:
    case WorkloadKind::CronJob: break;
    }
    return u"deployments"_s;
}

QStringList pathOf(const WorkloadPlace &where)
{
    return clusterPath(where.environment, appsApi(), where.namespaceName, {resourceOf(where.kind), where.name});
}

QStringList pathOf(const PodPlace &where)
{
    return clusterPath(where.environment, coreApi(), where.namespaceName, {u"pods"_s, where.name});
}

/// The version stands in the patch itself: Kubernetes compares it before it changes anything.
Request<WorkloadState> patchOf(const WorkloadPlace &where, const QString &version, const QJsonObject &spec, const QByteArray &type)
{
    QJsonObject body{{u"spec"_s, spec}};
    if (!version.isEmpty())
        body["metadata"_L1] = QJsonObject{{u"resourceVersion"_s, version}};
    Request<WorkloadState> request = change<WorkloadState>(Verb::Patch, pathOf(where), body, Right::EnvironmentAccess, nullptr);
    request.bodyType = type;
    request.decode = [kind = where.kind](const Answer &answer) { return decode::workload(kind, answer); };
    return request;
}

} // namespace

Request<QList<Workload>> deployments(const KubernetesScope &scope)
{
    return listOfWorkloads(WorkloadKind::Deployment, scope, appsApi(), u"deployments"_s);
}

Request<QList<Workload>> statefulSets(const KubernetesScope &scope)
{
    return listOfWorkloads(WorkloadKind::StatefulSet, scope, appsApi(), u"statefulsets"_s);
}

Request<QList<Workload>> daemonSets(const KubernetesScope &scope)
{
    return listOfWorkloads(WorkloadKind::DaemonSet, scope, appsApi(), u"daemonsets"_s);
}

Request<QList<Workload>> jobs(const KubernetesScope &scope)
{
    return listOfWorkloads(WorkloadKind::Job, scope, batchApi(), u"jobs"_s);
}

Request<QList<Workload>> cronJobs(const KubernetesScope &scope)
{
    return listOfWorkloads(WorkloadKind::CronJob, scope, batchApi(), u"cronjobs"_s);
}

Request<QList<Workload>> workloads(WorkloadKind kind, const KubernetesScope &scope)
{
    switch (kind) {
    case WorkloadKind::Deployment: return deployments(scope);
    case WorkloadKind::StatefulSet: return statefulSets(scope);
    case WorkloadKind::DaemonSet: return daemonSets(scope);
    case WorkloadKind::Job: return jobs(scope);
    case WorkloadKind::CronJob: break;
    }
    return cronJobs(scope);
}

Request<QList<Pod>> pods(const KubernetesScope &scope)
{
    return listOf<QList<Pod>>(scope, coreApi(), u"pods"_s, decode::pods);
}

Request<Pod> pod(EnvironmentId environment, const QString &namespaceName, const QString &name)
{
    Request<Pod> request = listOf<Pod>({environment, namespaceName, {}}, coreApi(), u"pods"_s, decode::pod);
    request.path.append(name);
    request.byteCap = ObjectCap;
    return request;
}

Request<QList<KubernetesService>> kubernetesServices(const KubernetesScope &scope)
{
    return listOf<QList<KubernetesService>>(scope, coreApi(), u"services"_s, decode::kubernetesServices);
}

Request<QList<Ingress>> ingresses(const KubernetesScope &scope)
{
    return listOf<QList<Ingress>>(scope, networkApi(), u"ingresses"_s, decode::ingresses);
}

Request<QList<KubernetesEvent>> kubernetesEvents(EnvironmentId environment, const QString &namespaceName)
{
    return listOf<QList<KubernetesEvent>>({environment, namespaceName, {}}, coreApi(), u"events"_s, decode::kubernetesEvents);
}

Request<QList<KubernetesEvent>> kubernetesWarnings(EnvironmentId environment, const QString &namespaceName)
{
    Request<QList<KubernetesEvent>> request = kubernetesEvents(environment, namespaceName);
    request.query = {{u"fieldSelector"_s, u"type=Warning"_s}};
    return request;
}

Request<WorkloadState> workload(const WorkloadPlace &where)
{
    Request<WorkloadState> request = get<WorkloadState>(pathOf(where), Right::EnvironmentAccess, ObjectCap, nullptr);
    request.decode = [kind = where.kind](const Answer &answer) { return decode::workload(kind, answer); };
    return request;
}

Request<WorkloadState> scaleWorkload(const WorkloadPlace &where, const QString &version, qint64 replicas)
{
    return patchOf(where, version, {{u"replicas"_s, replicas}}, "application/merge-patch+json");
}

Request<WorkloadState> restartWorkload(const WorkloadPlace &where, const QString &version, const QString &moment)
{
    const QJsonObject notes{{u"kubectl.kubernetes.io/restartedAt"_s, moment}};
    return patchOf(where, version, {{u"template"_s, QJsonObject{{u"metadata"_s, QJsonObject{{u"annotations"_s, notes}}}}}},
                   "application/strategic-merge-patch+json");
}

Request<Nothing> deletePod(const PodPlace &where, const QString &uid)
{
    const QJsonObject options{{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"DeleteOptions"_s}, {u"preconditions"_s, QJsonObject{{u"uid"_s, uid}}}};
    Request<Nothing> request = change(Verb::Delete, pathOf(where), options, Right::EnvironmentAccess, decode::nothing);
    request.expected = {200, 202}; // 202 where what is to be ended is only noted.
    return request;
}

Request<QList<PodMetrics>> podMetrics(EnvironmentId environment, const QString &namespaceName)
{
    return listOf<QList<PodMetrics>>({environment, namespaceName, {}}, {u"apis"_s, u"metrics.k8s.io"_s, u"v1beta1"_s}, u"pods"_s, decode::podMetrics);
}

} // namespace requests
} // namespace longshore
