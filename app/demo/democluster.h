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
    QByteArray restartedAt; ///< As the annotation says it; empty: never.
    QByteArray hash; ///< Of the pod template.
};

/// A pod, made by a workload or by a manifest.
struct ClusterPod {
    ClusterObject object;
    QByteArray workload; ///< Uid; empty: of its own.
    QByteArray hash; ///< Of the template it was made from.
    QList<ClusterContainer> containers;
    QByteArray node;
    PodFate fate = PodFate::Runs;
    qint64 readyFrom = 0;
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

    const ClusterWorkload *workload(const QByteArray &uid) const;
};

/// The cluster of an environment, with all stacks as their files say, and pods as many as are wanted.
Cluster &clusterOf(Site &site, EnvironmentId environment);
/// Makes and ends pods until there are as many as wanted, all of the present template.
void settlePods(Cluster &cluster, qint64 now);
/// The same, for a template that has changed.
void renewTemplate(ClusterWorkload &workload);

} // namespace longshore::demo
