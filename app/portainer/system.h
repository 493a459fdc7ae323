// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/serverversion.h"

#include <QList>
#include <QMap>
#include <QString>

#include <optional>

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

/// A label by which the server hides containers (portainer-api.md 8.1, BlackListedLabels).
struct HiddenLabel {
    QString name;
    QString value;
    bool operator==(const HiddenLabel &) const = default;
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
    QList<HiddenLabel> hiddenLabels;
    int edgeCheckinInterval = 0; ///< Seconds.
    QString kubectlShellImage;
    bool trustOnFirstConnect = false;
    bool enforceEdgeId = false;
    bool hideStacksFunctionality = false;
    bool operator==(const ServerSettings &) const = default;
};

/// What changes of the settings; what is not said is not sent, and stays (portainer-api.md 8.1, PUT /settings).
struct SettingsChange {
    std::optional<QString> logoUrl;
    std::optional<int> requiredPasswordLength; ///< Bytes.
    std::optional<QString> snapshotInterval; ///< Go duration, "5m".
    std::optional<QString> templatesUrl;
    std::optional<QString> userSessionTimeout; ///< Go duration, "8h".
    std::optional<QString> kubeconfigExpiry; ///< Go duration; "0" is never.
    std::optional<QString> helmRepositoryUrl;
    std::optional<bool> telemetry;
    std::optional<QList<HiddenLabel>> hiddenLabels; ///< The whole list.
    bool operator==(const SettingsChange &) const = default;
    bool isEmpty() const { return *this == SettingsChange(); }
};

/// GET /system/version: slow on a server without internet; asked rarely (portainer-api.md 1.6).
struct SystemVersion {
    QString serverVersion;
    QString edition; ///< "CE"; empty at 2.19.
    QString databaseVersion;
    bool updateAvailable = false;
    QString latestVersion; ///< Empty unless newer.
    bool operator==(const SystemVersion &) const = default;
};

} // namespace longshore
