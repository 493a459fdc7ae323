// SPDX-License-Identifier: GPL-3.0-or-later
// What the containers of pods use, as a metrics server measures it every 15 seconds (metrics.k8s.io/v1beta1).
#include "app/demo/democlusteraccess.h"
#include "app/demo/democlusterjson.h"

#include <QDateTime>
#include <QJsonArray>

#include <cmath>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MeasuresEvery = 15'000; // Milliseconds.

/// Of its own for each container, and waving.
QJsonObject usageJson(const QByteArray &container, qint64 at)
{
    const double share = double(qHash(container) % 1000) / 1000;
    const double wave = 1 + 0.4 * std::sin(double(at) / 60'000 + 6 * share);
    return {{u"cpu"_s, QString::number(qint64((2e6 + 2e8 * share * share) * wave)) + u'n'},
            {u"memory"_s, QString::number(qint64((12'000 + 300'000 * share) * (1 + (wave - 1) / 4))) + u"Ki"_s}};
}

QJsonObject metricsJson(const ClusterPod &pod, qint64 at)
{
    QJsonArray containers;
    for (const ClusterContainer &each : pod.containers)
        containers.append(QJsonObject{{u"name"_s, QString::fromUtf8(each.name)}, {u"usage"_s, usageJson(pod.object.uid + each.name, at)}});
    const QString time = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODate);
    return {{u"metadata"_s, QJsonObject{{u"name"_s, QString::fromUtf8(pod.object.name)}, {u"namespace"_s, QString::fromUtf8(pod.object.nameSpace)},
                                        {u"creationTimestamp"_s, time}}},
            {u"timestamp"_s, time},
            {u"window"_s, u"15.012s"_s},
            {u"containers"_s, containers}};
}

Response podMetrics(Site &site, const Call &call)
{
    return onCluster(site, call, "list", [&site](const ClusterPath &path, Cluster &cluster) {
        const qint64 now = site.nowInMilliseconds();
        QJsonArray items;
        for (const ClusterPod &each : std::as_const(cluster.pods))
            if ((path.nameSpace.isEmpty() || each.object.nameSpace == path.nameSpace) && isReady(each, now))
                items.append(metricsJson(each, now - now % MeasuresEvery));
        return clusterAnswer({{u"kind"_s, u"PodMetricsList"_s}, {u"apiVersion"_s, u"metrics.k8s.io/v1beta1"_s}, {u"metadata"_s, QJsonObject()}, {u"items"_s, items}});
    });
}

constexpr Route PodMetricsRoutes[] = {
    {"GET", "endpoints/{id}/kubernetes/apis/metrics.k8s.io/v1beta1/pods", Access::Authenticated, podMetrics},
    {"GET", "endpoints/{id}/kubernetes/apis/metrics.k8s.io/v1beta1/namespaces/{namespace}/pods", Access::Authenticated, podMetrics},
};

} // namespace

std::span<const Route> podMetricsRoutes()
{
    return PodMetricsRoutes;
}

} // namespace longshore::demo
