// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"
#include "app/portainer/kubernetes.h"
#include "app/portainer/podmetrics.h"

/// The table of contents, continued from requests.h: what the Kubernetes API of an environment says through the server (portainer-api.md
/// 7.2). It is asked as the user's own service account: the cluster decides, and refuses in its own words, also with 401.
namespace longshore {

/// Which objects of a cluster are meant.
struct KubernetesScope {
    EnvironmentId environment{};
    QString namespaceName; ///< Empty: of all of them, which is for administrators alone.
    QString labelSelector; ///< Empty: whatever their labels.
    bool operator==(const KubernetesScope &) const = default;

    /// What the manifests of a stack made.
    static KubernetesScope ofStack(EnvironmentId environment, StackId stack, const QString &namespaceName);
    /// What the manifests of any stack made.
    static KubernetesScope ofAllStacks(EnvironmentId environment, const QString &namespaceName);
};

/// One workload of a cluster that pods are scaled or rolled out by.
struct WorkloadPlace {
    EnvironmentId environment{};
    WorkloadKind kind = WorkloadKind::Deployment; ///< Deployment, StatefulSet or DaemonSet.
    QString namespaceName;
    QString name;
    bool operator==(const WorkloadPlace &) const = default;
};

/// One pod of a cluster.
struct PodPlace {
    EnvironmentId environment{};
    QString namespaceName;
    QString name;
    bool operator==(const PodPlace &) const = default;
};

namespace requests {

/// GET .../kubernetes/apis/apps/v1/[namespaces/{ns}/]deployments
Request<QList<Workload>> deployments(const KubernetesScope &scope);
/// GET .../kubernetes/apis/apps/v1/[namespaces/{ns}/]statefulsets
Request<QList<Workload>> statefulSets(const KubernetesScope &scope);
/// GET .../kubernetes/apis/apps/v1/[namespaces/{ns}/]daemonsets
Request<QList<Workload>> daemonSets(const KubernetesScope &scope);
/// GET .../kubernetes/apis/batch/v1/[namespaces/{ns}/]jobs
Request<QList<Workload>> jobs(const KubernetesScope &scope);
/// GET .../kubernetes/apis/batch/v1/[namespaces/{ns}/]cronjobs
Request<QList<Workload>> cronJobs(const KubernetesScope &scope);
/// GET of one of the five above.
Request<QList<Workload>> workloads(WorkloadKind kind, const KubernetesScope &scope);
/// GET .../kubernetes/api/v1/[namespaces/{ns}/]pods; those that a controller made do not carry the label of the stack.
Request<QList<Pod>> pods(const KubernetesScope &scope);
/// GET .../kubernetes/api/v1/namespaces/{ns}/pods/{name}; 404 when it is gone.
Request<Pod> pod(EnvironmentId environment, const QString &namespaceName, const QString &name);
/// GET .../kubernetes/api/v1/[namespaces/{ns}/]services
Request<QList<KubernetesService>> kubernetesServices(const KubernetesScope &scope);
/// GET .../kubernetes/apis/networking.k8s.io/v1/[namespaces/{ns}/]ingresses
Request<QList<Ingress>> ingresses(const KubernetesScope &scope);
/// GET .../kubernetes/api/v1/[namespaces/{ns}/]events; what was noted within the last hour or so.
Request<QList<KubernetesEvent>> kubernetesEvents(EnvironmentId environment, const QString &namespaceName);
/// The same with fieldSelector=type=Warning.
Request<QList<KubernetesEvent>> kubernetesWarnings(EnvironmentId environment, const QString &namespaceName);
/// GET .../kubernetes/apis/metrics.k8s.io/v1beta1/[namespaces/{ns}/]pods; 404 where the cluster has no metrics server.
Request<QList<PodMetrics>> podMetrics(EnvironmentId environment, const QString &namespaceName);
/// GET .../kubernetes/apis/apps/v1/namespaces/{ns}/deployments/{name}; stateful and daemon sets alike.
Request<WorkloadState> workload(const WorkloadPlace &where);

// Changes. One that names the `version` it was made for is refused with 409 when the object has moved on since, and then did nothing
// (Kubernetes API conventions, concurrency control); versions are never given twice, so neither is another object of the same name meant.
// Without a version it is done to whatever is there.

/// PATCH .../namespaces/{ns}/deployments/{name} with a merge patch (kubernetes/proxy-scale); stateful sets alike.
Request<WorkloadState> scaleWorkload(const WorkloadPlace &where, const QString &version, qint64 replicas);
/// PATCH .../namespaces/{ns}/deployments/{name} with a strategic merge patch of the pod template (kubernetes/proxy-restart); stateful and daemon
/// sets alike. A `moment` that the template has already changes nothing.
Request<WorkloadState> restartWorkload(const WorkloadPlace &where, const QString &version, const QString &moment);
/// DELETE .../namespaces/{ns}/pods/{name}; 409 when the pod of that name has another uid by now. The pod is ended in its own time.
Request<Nothing> deletePod(const PodPlace &where, const QString &uid);

} // namespace requests
} // namespace longshore
