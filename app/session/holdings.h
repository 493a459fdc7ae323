// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/visibility.h"

#include <QStringList>

namespace longshore {

/// What hangs on a user: named before the user is deleted. Names are cleaned for one line.
struct UserHoldings {
    QStringList onlyTheirs; ///< Stacks that no other standard user is given: administrators alone see them afterwards.
    QStringList shared; ///< Other stacks that name the user.
    QStringList led; ///< Teams the user leads.
    QStringList onlyLeader; ///< Of these: teams that nobody else leads.
    QStringList teams; ///< Other teams the user belongs to.
    QStringList environments; ///< That name the user in their own policies.
    bool operator==(const UserHoldings &) const = default;
};

UserHoldings userHoldings(UserId user, const QList<Stack> &stacks, const AccessRules &rules);

/// What hangs on a team: named before the team is deleted.
struct TeamHoldings {
    QStringList members;
    QStringList environments; ///< Lost to members who have no other way in: "swarm-b (bob and maria)".
    QStringList stacks; ///< No longer given to at least one member.
    QStringList onlyTheirs; ///< Of these: administrators alone see them afterwards.
    bool operator==(const TeamHoldings &) const = default;
};

TeamHoldings teamHoldings(TeamId team, const QList<Stack> &stacks, const AccessRules &rules);

/// What hangs on one membership: named before somebody is taken out of a team.
struct MemberHoldings {
    QStringList environments; ///< Lost, as there is no other way in.
    QStringList stacks; ///< No longer given.
    QStringList onlyTheirs; ///< Of these: administrators alone see them afterwards.
    bool isOnlyLeader = false; ///< Nobody leads the team then.
    bool operator==(const MemberHoldings &) const = default;
};

MemberHoldings memberHoldings(const TeamMembership &membership, const QList<Stack> &stacks, const AccessRules &rules);

} // namespace longshore
