// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"

#include <QList>
#include <QString>

namespace longshore {

enum class Role { Unknown, Administrator, Standard, LastKnown = Standard }; ///< 1, 2

/// A user (portainer-api.md 3.1).
struct User {
    UserId id{};
    QString name;
    Role role = Role::Unknown;
    bool forceChangePassword = false;
    bool operator==(const User &) const = default;
    bool isAdministrator() const { return role == Role::Administrator; }
};

/// GET /teams
struct Team {
    TeamId id{};
    QString name;
    bool operator==(const Team &) const = default;
};

} // namespace longshore
