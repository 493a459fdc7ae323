// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/kubernetes.h"
#include "app/session/runningcount.h"

namespace longshore {

/// Trouble: failed, restarting over and over, an image or a setting that cannot be had, no node for it. Wary: not ready yet, being stopped.
RunningLevel levelOf(const Pod &pod);
/// From what the cluster says of the workload alone, without its pods: those that are missing are trouble once nothing is under way.
RunningLevel levelOf(const Workload &workload);

/// The pods of a workload as far as it says itself: what the Containers column counts. A job counts once, a cron job not at all.
RunningCount countOf(const Workload &workload);

/// Under what a stack of Kubernetes is counted: its id, as its name may be empty and occur twice (portainer-api.md 7.1). Others: EngineStack::of.
EngineStack countedAs(const Stack &stack);
EngineStack countedAs(EnvironmentId cluster, StackId stack); ///< One of Kubernetes.

/// Groups by the label of the stack.
EngineTally tallyOf(EnvironmentId environment, const QList<Workload> &workloads);
/// The same of pods that no workload made: those of workloads are counted with these.
EngineTally tallyOf(EnvironmentId environment, const QList<Pod> &pods);
/// Both together.
EngineTally sumOf(EngineTally first, const EngineTally &second);

} // namespace longshore
