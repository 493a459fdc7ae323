// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/portainer/coded.h"

#include <QList>
#include <QString>

namespace longshore {

enum class EnvironmentType {
    Unknown,
    Docker, ///< 1: by socket or TCP.
    AgentOnDocker,
    Azure,
    EdgeAgentOnDocker,
    LocalKubernetes,
    AgentOnKubernetes,
    EdgeAgentOnKubernetes, ///< 7
    LastKnown = EdgeAgentOnKubernetes,
};
enum class EnvironmentStatus { Unknown, Up, Down, LastKnown = Down }; ///< 1, 2

/// One environment (the API says "endpoint"; portainer-api.md 5.2). Keys and policies are left out on purpose.
struct Environment {
    EnvironmentId id{};
    QString name;
    Coded<EnvironmentType> type;
    QString containerEngine; ///< "docker", "podman" or empty (then docker, for Docker types).
    QString url;
    QString publicUrl; ///< Host for links to published ports; may be empty.
    Coded<EnvironmentStatus> status; ///< Meaningless for edge types: see heartbeat.
    bool heartbeat = false;
    qint64 groupId = 0;
    qint64 lastCheckInDate = 0; ///< Unix seconds; edge only.
    bool stackManagementForRegularUsers = true; ///< SecuritySettings.allowStackManagementForRegularUsers

    bool operator==(const Environment &) const = default;
    bool isEdge() const;
    bool isKubernetes() const;
    bool isUp() const; ///< By heartbeat for edge, by status otherwise.
};

/// A page of GET /endpoints with the totals of its headers.
struct EnvironmentPage {
    QList<Environment> environments;
    qint64 totalCount = -1; ///< X-Total-Count; -1 when not sent.
    qint64 totalAvailable = -1; ///< X-Total-Available: all that this user may use.
    bool operator==(const EnvironmentPage &) const = default;
};

} // namespace longshore

Q_DECLARE_TYPEINFO(longshore::Environment, Q_RELOCATABLE_TYPE);
