// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/runningcount.h"
#include "app/session/workloadsreading.h"

#include <optional>

namespace longshore {

/// One row of what runs of a stack of Kubernetes: a workload, one of its pods, a pod of its own, a service or an ingress.
struct WorkloadRow {
    enum class Kind { Workload, Pod, Service, Ingress };

    Kind kind = Kind::Workload;
    KubernetesObject object;
    QString group; ///< Uid of the workload it stands under; its own for those that stand under none.
    QString under; ///< Name of that workload; empty for those that stand under none.
    int position = 0; ///< In the order of the rows.
    RunningLevel level = RunningLevel::Well; ///< Of a workload: the worst of it and its pods.
    std::optional<Workload> workload; ///< Of a row of its kind.
    std::optional<Pod> pod; ///< Of a row of its kind.
    QString state; ///< In one word, as Kubernetes says it; empty for services and ingresses.
    QString note; ///< What it says besides: why it fails, where it can be reached, when it runs.
    qint64 ready = -1; ///< Pods, or containers of a pod; -1: not counted.
    qint64 desired = -1;
    qint64 restarts = -1;
    QString image; ///< Several with commas.
    QString node;
    bool operator==(const WorkloadRow &) const = default;

    QString kindWord() const; ///< "Deployment", "Pod", "Service".
    bool isUnderWorkload() const { return !under.isEmpty(); }
};

/// All rows of a stack: what is worst first, each workload followed by its pods, then services and ingresses.
QList<WorkloadRow> workloadRows(const StackWorkloadsFacts &facts);

} // namespace longshore
