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

/// An access token as the server lists it: never the token itself (portainer-api.md 2.5, 3.3; camelCase there).
struct AccessToken {
    qint64 id = 0;
    UserId userId{};
    QString description;
    QString prefix; ///< First 7 characters, "ptr_abc".
    qint64 dateCreated = 0; ///< Unix seconds.
    qint64 lastUsed = 0; ///< Unix seconds; 0 is never.
    bool operator==(const AccessToken &) const = default;
};

/// GET /teams
struct Team {
    TeamId id{};
    QString name;
    bool operator==(const Team &) const = default;
};

} // namespace longshore
