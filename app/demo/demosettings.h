// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoserver.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QPair>

namespace longshore::demo {

/// What administrators can set (portainer-api.md 8.1). Durations are spelt as in Go; text is UTF-8.
struct Settings {
    QByteArray logoUrl;
    QList<QPair<QByteArray, QByteArray>> hiddenLabels; ///< Containers with one of these are not shown.
    DemoAuthentication authentication = DemoAuthentication::Internal;
    qint64 requiredPasswordLength = 12; ///< Bytes.
    QJsonObject ldap; ///< As the API spells it, with its password.
    QJsonObject oauth; ///< As the API spells it, with its secrets.
    QByteArray snapshotInterval; ///< Empty: nobody has set it.
    QByteArray templatesUrl;
    bool hidesStacks = false;
    qint64 edgeCheckIn = 5; ///< Seconds.
    bool hasEdge = true;
    QByteArray sessionTimeout = "8h";
    QByteArray kubeconfigExpiry = "0";
    bool hasTelemetry = false;
    QByteArray helmRepository = "https://charts.bitnami.com/bitnami";
    QByteArray shellImage;
    bool trustsOnFirstConnect = false;
    bool enforcesEdgeId = false;
    QByteArray edgeUrl;
};

/// Those of a fresh server, with what the options change.
Settings settingsFor(const DemoOptions &options);

} // namespace longshore::demo
