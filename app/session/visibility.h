// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/directory.h"

#include <QHash>
#include <QSet>

namespace longshore {

/// How somebody comes to use an environment; several ways may be open at once.
struct AccessWay {
    enum class Kind {
        Administrator, ///< Administrators use every environment.
        Own, ///< Named in the environment's own policies.
        Team, ///< By `team`, which the environment's own policies name.
        Group, ///< Named in the policies of the environment's group.
        GroupTeam, ///< By `team`, which the policies of the environment's group name.
    };
    Kind kind = Kind::Own;
    TeamId team{}; ///< For Team and GroupTeam.
    GroupId group{}; ///< For Group and GroupTeam.
    bool operator==(const AccessWay &) const = default;
};

/// The server's access rules over one reading of the directory: who uses which environment, and which stacks a user is
/// given (portainer-api.md 4.2, 4.3, 5; the list itself asks the resource control alone, seen on 2.19 to 2.23).
class AccessRules
{
public:
    AccessRules() = default;
    /// `environments` tell where stack management is switched off for standard users.
    explicit AccessRules(DirectoryContent content, const QList<Environment> &environments = {});

    const DirectoryContent &content() const { return m_content; }
    bool isAdministrator(UserId user) const { return m_administrators.contains(user); }
    QList<TeamId> teamsOf(UserId user) const { return m_teams.value(user); }
    bool isLeader(UserId user, TeamId team) const;

    /// Every way that is open, the person's own first; empty when there is none.
    QList<AccessWay> waysOf(UserId user, EnvironmentId environment) const;
    QList<AccessWay> waysOf(TeamId team, EnvironmentId environment) const;
    bool mayUse(UserId user, EnvironmentId environment) const;

    /// By the stack's resource control alone: what `GET /stacks` goes by. Without a control, and for Kubernetes,
    /// administrators only. Environments with stack management switched off for standard users list their stacks too.
    bool isListed(UserId user, const Stack &stack) const;
    /// Whether the stack can also be opened: by the environment and by the control, and where stack management is not
    /// switched off. An orphan by administrators only.
    bool isUsable(UserId user, const Stack &stack) const;

private:
    bool isNamed(UserId user, const AccessPolicies &policies) const;
    const EnvironmentAccess *environment(EnvironmentId id) const;
    const AccessPolicies *groupPolicies(const EnvironmentAccess &environment) const;

    DirectoryContent m_content;
    QSet<UserId> m_administrators;
    QHash<UserId, QList<TeamId>> m_teams;
    QHash<EnvironmentId, qsizetype> m_environments; ///< Index into the content.
    QHash<GroupId, qsizetype> m_groups; ///< The same.
    QSet<EnvironmentId> m_closed; ///< Stack management is for administrators there.
};

/// What one user would be given of a server's stacks.
struct SeenStacks {
    QSet<StackId> listed;
    int usable = 0; ///< How many of them can be opened, too.
    bool operator==(const SeenStacks &) const = default;
};

SeenStacks stacksSeenBy(UserId user, const QList<Stack> &stacks, const AccessRules &rules);

QString stackCount(qsizetype count); ///< "1 stack", "3 stacks"
QString memberCount(qsizetype count); ///< "1 member", "3 members"
/// "through team web", "by group edge-sites"; empty for the person's own policy.
QString wayWords(const AccessWay &way, const DirectoryContent &content);

} // namespace longshore
