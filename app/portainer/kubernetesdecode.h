// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"
#include "app/portainer/kubernetes.h"
#include "app/portainer/podmetrics.h"

/// From the lists and objects of a Kubernetes API to values, as decode.h does for the others. Objects of a list do not say their kind.
namespace longshore::decode {

Result<QList<Workload>> workloads(WorkloadKind kind, const Answer &answer);
Result<WorkloadState> workload(WorkloadKind kind, const Answer &answer);
Result<QList<Pod>> pods(const Answer &answer);
Result<Pod> pod(const Answer &answer);
Result<QList<KubernetesService>> kubernetesServices(const Answer &answer);
Result<QList<Ingress>> ingresses(const Answer &answer);
Result<QList<KubernetesEvent>> kubernetesEvents(const Answer &answer);
Result<QList<PodMetrics>> podMetrics(const Answer &answer);

} // namespace longshore::decode
