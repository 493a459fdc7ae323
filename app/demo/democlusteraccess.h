// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/democluster.h"
#include "app/demo/demoroutes.h"

#include <QJsonObject>

#include <functional>

/// Asking a cluster through the server: what all such routes check first, and how a Kubernetes API answers (portainer-api.md 7.2).
namespace longshore::demo {

/// Where a path below .../kubernetes/ leads.
struct ClusterPath {
    QByteArray group; ///< "apps"; empty: the core.
    QByteArray version; ///< "v1"
    QByteArray nameSpace; ///< Empty: the whole cluster.
    QByteArray resource; ///< "deployments"
    QByteArray name; ///< Empty: the list.

    static ClusterPath of(const Request &request);
    QByteArray kind() const; ///< "Deployment"; empty for what the demo does not know.
    QByteArray apiVersion() const; ///< "apps/v1"
};

/// Checks all that comes before the deed itself: the environment, the user, the path, and what a standard user may do there, who has the
/// namespace "default" alone. `verb` as in "list".
Response onCluster(Site &site, const Call &call, const QByteArray &verb, const std::function<Response(const ClusterPath &path, Cluster &cluster)> &deed);

Response clusterAnswer(const QJsonObject &object, int status = 200);
/// One object, which says its kind; those of a list do not.
Response clusterObject(const ClusterPath &path, QJsonObject object);
/// A Status object.
Response clusterRefusal(int status, const QByteArray &reason, const QByteArray &message, const QJsonObject &details = {});
Response noSuchObject(const ClusterPath &path);

} // namespace longshore::demo
