// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/democluster.h"

#include <QJsonObject>

/// How a Kubernetes API spells the objects of a cluster (recordings/2.23/kubernetes/proxy-*), without the bookkeeping of who wrote which field.
namespace longshore::demo {

QJsonObject workloadJson(const Cluster &cluster, const ClusterWorkload &workload, qint64 now);
QJsonObject podJson(const Cluster &cluster, const ClusterPod &pod, qint64 now);
QJsonObject addressJson(const ClusterAddress &address);
/// What the cluster noted of a pod that fails; empty for others.
QJsonObject warningJson(const ClusterPod &pod);

bool isReady(const ClusterPod &pod, qint64 now);

} // namespace longshore::demo
