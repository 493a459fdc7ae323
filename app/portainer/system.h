// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/serverversion.h"

#include <QMap>
#include <QString>

namespace longshore {

/// GET /system/status, public (portainer-api.md 1.5).
struct SystemStatus {
    QString version; ///< As sent, "2.23.0".
    QString instanceId; ///< Stable per installation.
    bool operator==(const SystemStatus &) const = default;
    ServerVersion serverVersion() const { return ServerVersion::fromText(version); }
};

enum class AuthenticationMethod { Unknown, Internal, Ldap, OAuth, LastKnown = OAuth }; ///< 1, 2, 3

/// GET /settings/public
struct PublicSettings {
    AuthenticationMethod authenticationMethod = AuthenticationMethod::Unknown;
    int requiredPasswordLength = 12; ///< Bytes.
    QString oauthLoginUri;
    bool teamSync = false;
    QMap<QString, bool> features;
    bool operator==(const PublicSettings &) const = default;
};

/// GET /settings, administrators only (portainer-api.md 8.1). Secrets of the answer are left out on purpose.
struct ServerSettings {
    QString logoUrl;
    AuthenticationMethod authenticationMethod = AuthenticationMethod::Unknown;
    int requiredPasswordLength = 12; ///< Bytes.
    QString snapshotInterval; ///< Go duration.
    QString templatesUrl;
    QString userSessionTimeout; ///< Go duration.
    QString kubeconfigExpiry; ///< Go duration; "0" is never.
    bool edgeComputeFeatures = false;
    bool telemetry = false;
    QString helmRepositoryUrl;
    bool operator==(const ServerSettings &) const = default;
};

} // namespace longshore
