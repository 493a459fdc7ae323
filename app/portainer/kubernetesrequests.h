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
/// One of the five above.
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
/// GET .../kubernetes/apis/metrics.k8s.io/v1beta1/namespaces/{ns}/pods; 404 where the cluster has no metrics server.
Request<QList<PodMetrics>> podMetrics(EnvironmentId environment, const QString &namespaceName);

} // namespace requests
} // namespace longshore
