// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/democlusteraccess.h"

#include "app/demo/demorights.h"
#include "app/demo/demostackaccess.h"

#include <QJsonDocument>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

Response asCluster(Response response)
{
    response.addHeader("Audit-Id", "ebb7a8bc-baa6-4dbe-8e06-b07928c0d283");
    response.addHeader("Cache-Control", "no-cache, private");
    return response;
}

/// The environment of the path with a cluster, if this user may use it; else `refused`.
const Environment *clusterFor(Site &site, const Call &call, std::optional<Response> &refused)
{
    const Environment *environment = openEnvironment(site, call, refused);
    if (environment && environment->kind != EnvironmentKind::Kubernetes)
        refused = plainText(404, "404 page not found\n");
    return refused ? nullptr : environment;
}

/// Standard users have the namespace "default" alone; `verb` as in "list".
std::optional<Response> refusedByCluster(const Call &call, const ClusterPath &path, const QByteArray &verb)
{
    if (isAdministrator(call.user()) || path.nameSpace == "default")
        return {};
    const QByteArray user = "system:serviceaccount:portainer:portainer-sa-user-cb3b5284-e9e6-4974-84c1-8f05ce47fa2f-"
        + QByteArray::number(number(call.user().id));
    const QByteArray where = path.nameSpace.isEmpty() ? QByteArray("at the cluster scope") : "in the namespace \"" + path.nameSpace + '"';
    const QByteArray words = path.resource + (path.group.isEmpty() ? QByteArray() : '.' + path.group) + " is forbidden: User \"" + user + "\" cannot " + verb
        + " resource \"" + path.resource + "\" in API group \"" + path.group + "\" " + where;
    return clusterRefusal(403, "Forbidden", words, {{u"kind"_s, QString::fromUtf8(path.resource)}});
}

} // namespace

ClusterPath ClusterPath::of(const Request &request)
{
    QByteArrayList parts = request.path.mid(request.path.indexOf("/kubernetes/") + 12).split('/');
    for (QByteArray &each : parts)
        each = QByteArray::fromPercentEncoding(each);
    ClusterPath path;
    if (parts.takeFirst() == "apis" && !parts.isEmpty())
        path.group = parts.takeFirst();
    path.version = parts.isEmpty() ? QByteArray() : parts.takeFirst();
    if (parts.size() > 2 && parts.first() == "namespaces") {
        path.nameSpace = parts.at(1);
        parts = parts.mid(2);
    }
    path.resource = parts.value(0);
    path.name = parts.value(1);
    return path;
}

QByteArray ClusterPath::kind() const
{
    static const QMap<QByteArray, QByteArray> kinds{{"deployments", "Deployment"}, {"statefulsets", "StatefulSet"}, {"daemonsets", "DaemonSet"},
                                                    {"jobs", "Job"}, {"cronjobs", "CronJob"}, {"pods", "Pod"}, {"services", "Service"},
                                                    {"ingresses", "Ingress"}, {"events", "Event"}};
    return kinds.value(resource);
}

QByteArray ClusterPath::apiVersion() const
{
    return group.isEmpty() ? version : group + '/' + version;
}

Response onCluster(Site &site, const Call &call, const QByteArray &verb, const std::function<Response(const ClusterPath &path, Cluster &cluster)> &deed)
{
    std::optional<Response> refused;
    const Environment *environment = clusterFor(site, call, refused);
    if (!environment)
        return *refused;
    const ClusterPath path = ClusterPath::of(call.request);
    if (path.kind().isEmpty())
        return plainText(404, "404 page not found\n");
    if (std::optional<Response> denied = refusedByCluster(call, path, verb))
        return *denied;
    return deed(path, clusterOf(site, environment->id));
}

Response clusterAnswer(const QJsonObject &object, int status)
{
    return asCluster({status, QJsonDocument(object).toJson(QJsonDocument::Compact)});
}

Response clusterObject(const ClusterPath &path, QJsonObject object)
{
    object["kind"_L1] = QString::fromUtf8(path.kind());
    object["apiVersion"_L1] = QString::fromUtf8(path.apiVersion());
    return clusterAnswer(object);
}

Response clusterRefusal(int status, const QByteArray &reason, const QByteArray &message, const QJsonObject &details)
{
    QJsonObject said{{u"kind"_s, u"Status"_s}, {u"apiVersion"_s, u"v1"_s}, {u"metadata"_s, QJsonObject()}, {u"status"_s, u"Failure"_s},
                     {u"message"_s, QString::fromUtf8(message)}, {u"reason"_s, QString::fromUtf8(reason)}, {u"code"_s, status}};
    if (!details.isEmpty())
        said["details"_L1] = details;
    return clusterAnswer(said, status);
}

Response noSuchObject(const ClusterPath &path)
{
    QJsonObject details{{u"name"_s, QString::fromUtf8(path.name)}, {u"kind"_s, QString::fromUtf8(path.resource)}};
    if (!path.group.isEmpty())
        details["group"_L1] = QString::fromUtf8(path.group);
    const QByteArray what = path.resource + (path.group.isEmpty() ? QByteArray() : '.' + path.group);
    return clusterRefusal(404, "NotFound", what + " \"" + path.name + "\" not found", details);
}

} // namespace longshore::demo
