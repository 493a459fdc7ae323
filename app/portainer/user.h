// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/core/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

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
    AccessTokenId id{};
    UserId userId{};
    QString description;
    QString prefix; ///< First 7 characters, "ptr_abc".
    qint64 dateCreated = 0; ///< Unix seconds.
    qint64 lastUsed = 0; ///< Unix seconds; 0 is never.
    bool operator==(const AccessToken &) const = default;
};

/// What creating an access token answers: the only time the token itself is shown (portainer-api.md 3.3).
struct NewAccessToken {
    QByteArray raw; ///< A secret.
    AccessToken token;
    bool operator==(const NewAccessToken &) const = default;
};

/// What changes of a user; what is not said stays (portainer-api.md 3.2).
struct UserChange {
    std::optional<QString> name; ///< Administrators only.
    std::optional<Role> role; ///< Administrators only.
    std::optional<Secret> newPassword; ///< For administrators, who need not know the old one.
};

/// GET /teams
struct Team {
    TeamId id{};
    QString name;
    bool operator==(const Team &) const = default;
};

enum class TeamRole { Unknown, Leader, Member, LastKnown = Member }; ///< 1, 2

/// That a user belongs to a team (portainer-api.md 3.2).
struct TeamMembership {
    MembershipId id{};
    UserId user{};
    TeamId team{};
    TeamRole role = TeamRole::Unknown;
    bool operator==(const TeamMembership &) const = default;
    bool isLeader() const { return role == TeamRole::Leader; }
};

} // namespace longshore
