// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"

#include <QMap>
#include <QString>

namespace longshore {

/// Who is let in, with the number of the role each has there (0 in the Community Edition; kept as it is).
struct AccessPolicies {
    QMap<UserId, qint64> users;
    QMap<TeamId, qint64> teams;
    bool operator==(const AccessPolicies &) const = default;
};

/// Who may use an environment, as administrators read it (portainer-api.md 5.2, UserAccessPolicies, TeamAccessPolicies).
struct EnvironmentAccess {
    EnvironmentId id{};
    QString name;
    GroupId group{}; ///< Its policies let in too.
    AccessPolicies policies;
    bool operator==(const EnvironmentAccess &) const = default;
};

/// A group of environments: whoever it lets in may use all of them (GET /endpoint_groups, portainer-api.md 5.3).
struct EnvironmentGroup {
    GroupId id{}; ///< 1 is "Unassigned".
    QString name;
    AccessPolicies policies;
    bool operator==(const EnvironmentGroup &) const = default;
};

} // namespace longshore
