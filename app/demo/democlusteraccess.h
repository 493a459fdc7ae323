// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoroutes.h"

#include <QJsonObject>

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

/// The environment of the path with a cluster, if this user may use it; else `refused`.
const Environment *clusterFor(Site &site, const Call &call, std::optional<Response> &refused);
/// Standard users have the namespace "default" alone; `verb` as in "list".
std::optional<Response> refusedByCluster(const Call &call, const ClusterPath &path, const QByteArray &verb);

Response clusterAnswer(const QJsonObject &object, int status = 200);
/// One object, which says its kind; those of a list do not.
Response clusterObject(const ClusterPath &path, QJsonObject object);
/// A Status object.
Response clusterRefusal(int status, const QByteArray &reason, const QByteArray &message, const QJsonObject &details = {});
Response noSuchObject(const ClusterPath &path);

} // namespace longshore::demo
