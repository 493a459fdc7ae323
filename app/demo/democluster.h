// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demomodel.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>

namespace longshore::demo {

struct Site;

/// What becomes of a pod of the demo.
enum class PodFate { Runs, Crashes, NoImage, Completes };

/// What every object of a cluster has, with the labels that Portainer adds to those of a stack (portainer-api.md 7.1).
struct ClusterObject {
    QByteArray name;
    QByteArray nameSpace;
    QByteArray uid;
    QMap<QByteArray, QByteArray> labels;
    qint64 created = 0; ///< Unix milliseconds, as all times here.
    int version = 722; ///< metadata.resourceVersion
    StackId stack{};
};

/// One container of a pod template.
struct ClusterContainer {
    QByteArray name;
    QByteArray image;
};

/// A deployment, stateful set, daemon set, job or cron job.
struct ClusterWorkload {
    ClusterObject object;
    QByteArray kind; ///< "Deployment"
    QMap<QByteArray, QByteArray> podLabels;
    QList<ClusterContainer> containers;
    int replicas = 1;
    QByteArray schedule; ///< Of a cron job.
    int generation = 1;
    qint64 changed = 0; ///< When it got that generation; its controller sees it a moment later.
    QByteArray restartedAt; ///< As the annotation says it; empty: never.
    QByteArray manifestHash; ///< Of the pod template in the manifest.
    QByteArray hash; ///< Of the pod template with what was noted in it since.
    bool hasRun = false; ///< Jobs: a pod was made.
};

/// A pod, made by a workload or by a manifest.
struct ClusterPod {
    ClusterObject object;
    QByteArray workload; ///< Uid; empty: of its own.
    QByteArray hash; ///< Of the template it was made from.
    int slot = 0; ///< Which of the pods of its workload; the number in the name of one of a stateful set.
    QList<ClusterContainer> containers;
    QByteArray node;
    PodFate fate = PodFate::Runs;
    qint64 readyFrom = 0;
    qint64 goneFrom = 0; ///< It was deleted, and is being ended until then; 0: it was not.
};

/// A service or an ingress.
struct ClusterAddress {
    ClusterObject object;
    bool isIngress = false;
    QByteArray app; ///< What it leads to.
    int port = 80;
    QByteArray host; ///< Of an ingress.
};

/// What runs in one Kubernetes environment of the demo.
struct Cluster {
    QList<ClusterWorkload> workloads;
    QList<ClusterPod> pods;
    QList<ClusterAddress> addresses;
    QHash<StackId, QByteArray> applied; ///< Of which text of a stack this is.
    int made = 0; ///< Counts pods, for their names.
    int lastVersion = 722; ///< Given to an object; never given twice.

    const ClusterWorkload *workload(const QByteArray &uid) const;
};

/// The cluster of an environment, with all stacks as their files say, and pods as many as are wanted.
Cluster &clusterOf(Site &site, EnvironmentId environment);
/// Takes the next steps to as many pods as are wanted, all of the present template: those of an earlier one are replaced one by one, the next
/// when those before are ready.
void settlePods(Cluster &cluster, qint64 now);
/// A controller needs a moment to see what was changed.
bool hasSeenChange(const ClusterWorkload &workload, qint64 now);
/// A pod that is asked to end takes a moment for it.
void endPod(ClusterPod &pod, qint64 now);
/// To be called after a change of what is wanted of it.
void noteChange(Cluster &cluster, ClusterWorkload &workload, qint64 now);
/// Its pods are of an earlier template from now on.
void restartRollout(ClusterWorkload &workload, const QByteArray &moment);
/// "0b6c3a5e-2f0d-4a3e-9d7c-5a0b1c2d3e4f", the same for the same text.
QByteArray uidFor(const QByteArray &text);

} // namespace longshore::demo
