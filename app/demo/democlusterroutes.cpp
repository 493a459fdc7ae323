// SPDX-License-Identifier: GPL-3.0-or-later
// What runs in a Kubernetes environment, through the server (portainer-api.md 7.1, 7.2).
#include "app/demo/democluster.h"
#include "app/demo/democlusteraccess.h"
#include "app/demo/democlusterevents.h"
#include "app/demo/democlusterjson.h"

#include <QJsonArray>

#include <algorithm>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

/// "a=b,c,d in (e,f)"
class LabelSelector
{
public:
    explicit LabelSelector(const QByteArray &text)
    {
        QByteArray term;
        int depth = 0;
        for (const char c : QByteArray(text + ',')) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0)
                m_terms.append(std::exchange(term, {}).trimmed());
            else
                term += c;
        }
        m_terms.removeAll(QByteArray());
    }

    bool fits(const QMap<QByteArray, QByteArray> &labels) const
    {
        return std::ranges::all_of(m_terms, [&labels](const QByteArray &term) { return fitsTerm(term, labels); });
    }

private:
    static bool fitsTerm(const QByteArray &term, const QMap<QByteArray, QByteArray> &labels)
    {
        if (const qsizetype in = term.indexOf(" in ("); in > 0) {
            const QByteArrayList values = term.mid(in + 5).chopped(1).split(',');
            return labels.contains(term.left(in)) && values.contains(labels.value(term.left(in)));
        }
        const qsizetype equals = term.indexOf('=');
        return equals < 0 ? labels.contains(term) : labels.contains(term.left(equals)) && labels.value(term.left(equals)) == term.mid(equals + 1);
    }

    QByteArrayList m_terms;
};

struct ClusterQuestion {
    Site &site;
    const ClusterPath path;
    const LabelSelector selector;
    const Cluster &cluster;
    const QString eventType; ///< The one field that can be selected by; empty: any.

    bool fits(const ClusterObject &object) const
    {
        return (path.nameSpace.isEmpty() || object.nameSpace == path.nameSpace) && selector.fits(object.labels);
    }
};

QJsonArray itemsFor(const ClusterQuestion &question)
{
    const qint64 now = question.site.nowInMilliseconds();
    const QByteArray &resource = question.path.resource;
    QJsonArray items;
    for (const ClusterWorkload &each : question.cluster.workloads)
        if (each.kind == question.path.kind() && question.fits(each.object))
            items.append(workloadJson(question.cluster, each, now));
    for (const ClusterPod &each : question.cluster.pods)
        if (resource == "pods" && question.fits(each.object))
            items.append(podJson(question.cluster, each, now));
    if (resource == "events")
        for (const QJsonValue &each : eventsJson(question.cluster, question.path.nameSpace, now))
            if (question.eventType.isEmpty() || each["type"_L1] == question.eventType)
                items.append(each);
    for (const ClusterAddress &each : question.cluster.addresses)
        if (resource == (each.isIngress ? "ingresses" : "services") && question.fits(each.object))
            items.append(addressJson(each));
    return items;
}

Response objectFor(const ClusterQuestion &question)
{
    for (const QJsonValue &item : itemsFor(question))
        if (item["metadata"_L1]["name"_L1].toString().toUtf8() == question.path.name)
            return clusterObject(question.path, item.toObject());
    return noSuchObject(question.path);
}

Response read(Site &site, const Call &call)
{
    const bool isList = ClusterPath::of(call.request).name.isEmpty();
    return onCluster(site, call, isList ? "list" : "get", [&](const ClusterPath &path, Cluster &cluster) {
        const ClusterQuestion question{site, path, LabelSelector(call.request.parameter("labelSelector").toUtf8()), cluster,
                                       call.request.parameter("fieldSelector").section(u"type="_s, 1)};
        if (!isList)
            return objectFor(question);
        return clusterAnswer({{u"kind"_s, QString::fromUtf8(path.kind() + "List")},
                              {u"apiVersion"_s, QString::fromUtf8(path.apiVersion())},
                              {u"metadata"_s, QJsonObject{{u"resourceVersion"_s, u"722"_s}}},
                              {u"items"_s, itemsFor(question)}});
    });
}

constexpr Route ClusterRoutes[] = {
    {"GET", "endpoints/{id}/kubernetes/api/v1/{resource}", Access::Authenticated, read},
    {"GET", "endpoints/{id}/kubernetes/apis/{group}/v1/{resource}", Access::Authenticated, read},
    {"GET", "endpoints/{id}/kubernetes/api/v1/namespaces/{namespace}/{resource}", Access::Authenticated, read},
    {"GET", "endpoints/{id}/kubernetes/apis/{group}/v1/namespaces/{namespace}/{resource}", Access::Authenticated, read},
    {"GET", "endpoints/{id}/kubernetes/api/v1/namespaces/{namespace}/{resource}/{name}", Access::Authenticated, read},
    {"GET", "endpoints/{id}/kubernetes/apis/{group}/v1/namespaces/{namespace}/{resource}/{name}", Access::Authenticated, read},
};

} // namespace

std::span<const Route> clusterRoutes()
{
    return ClusterRoutes;
}

} // namespace longshore::demo
