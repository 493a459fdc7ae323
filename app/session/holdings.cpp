// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/holdings.h"

#include "app/core/displaytext.h"
#include "app/session/ownershiprules.h"

#include <QCoreApplication>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// "shop (local)": stacks of one name may stand on several environments.
QString stackName(const Stack &stack, const DirectoryContent &content)
{
    return u"%1 (%2)"_s.arg(oneLine(stack.displayName()), content.environmentName(stack.environmentId));
}

bool anyoneSees(const Stack &stack, const AccessRules &rules)
{
    return std::ranges::any_of(rules.content().users, [&](const User &user) { return !user.isAdministrator() && rules.isListed(user.id, stack); });
}

AccessRules without(const AccessRules &rules, auto &&gone)
{
    DirectoryContent content = rules.content();
    content.memberships.removeIf(gone);
    return AccessRules(std::move(content));
}

/// Who of the members loses the environment.
QStringList losers(const EnvironmentAccess &environment, const QList<TeamMembership> &members, const AccessRules &before, const AccessRules &after)
{
    QStringList names;
    for (const TeamMembership &member : members) {
        if (before.mayUse(member.user, environment.id) && !after.mayUse(member.user, environment.id))
            names.append(before.content().userName(member.user));
    }
    return names;
}

bool isOnlyLeader(UserId user, TeamId team, const AccessRules &rules)
{
    const QList<TeamMembership> members = rules.content().membersOf(team);
    return rules.isLeader(user, team)
        && std::ranges::none_of(members, [&](const TeamMembership &each) { return each.isLeader() && each.user != user; });
}

/// Stacks that at least one of the members is no longer given, and of these those that administrators alone see then.
struct LostStacks {
    QStringList all;
    QStringList onlyTheirs;
};

LostStacks lostStacks(const QList<TeamMembership> &members, const QList<Stack> &stacks, const AccessRules &before, const AccessRules &after)
{
    LostStacks lost;
    for (const Stack &stack : stacks) {
        const bool loses = std::ranges::any_of(members, [&](const TeamMembership &each) {
            return before.isListed(each.user, stack) && !after.isListed(each.user, stack);
        });
        if (!loses)
            continue;
        lost.all.append(stackName(stack, before.content()));
        if (!anyoneSees(stack, after))
            lost.onlyTheirs.append(stackName(stack, before.content()));
    }
    return lost;
}

void countTeams(UserHoldings &holdings, UserId user, const AccessRules &rules)
{
    for (const TeamId team : rules.teamsOf(user)) {
        const QString name = rules.content().teamName(team);
        if (!rules.isLeader(user, team)) {
            holdings.teams.append(name);
            continue;
        }
        holdings.led.append(name);
        if (isOnlyLeader(user, team, rules))
            holdings.onlyLeader.append(name);
    }
}

} // namespace

UserHoldings userHoldings(UserId user, const QList<Stack> &stacks, const AccessRules &rules)
{
    UserHoldings holdings;
    DirectoryContent content = rules.content();
    content.users.removeIf([user](const User &each) { return each.id == user; });
    const AccessRules after(std::move(content));
    for (const Stack &stack : stacks) {
        if (!stack.resourceControl || !stack.resourceControl->users.contains(user))
            continue;
        (anyoneSees(stack, after) ? holdings.shared : holdings.onlyTheirs).append(stackName(stack, rules.content()));
    }
    countTeams(holdings, user, rules);
    for (const EnvironmentAccess &each : rules.content().environments) {
        if (each.policies.users.contains(user))
            holdings.environments.append(oneLine(each.name));
    }
    return holdings;
}

TeamHoldings teamHoldings(TeamId team, const QList<Stack> &stacks, const AccessRules &rules)
{
    const QList<TeamMembership> members = rules.content().membersOf(team);
    const AccessRules after = without(rules, [team](const TeamMembership &each) { return each.team == team; });
    TeamHoldings holdings;
    for (const TeamMembership &member : members)
        holdings.members.append(rules.content().userName(member.user));
    for (const EnvironmentAccess &each : rules.content().environments) {
        if (const QStringList names = losers(each, members, rules, after); !names.isEmpty())
            holdings.environments.append(QCoreApplication::translate("Holdings", "%1 (%2)").arg(oneLine(each.name), nameList(names)));
    }
    const LostStacks lost = lostStacks(members, stacks, rules, after);
    holdings.stacks = lost.all;
    holdings.onlyTheirs = lost.onlyTheirs;
    return holdings;
}

MemberHoldings memberHoldings(const TeamMembership &membership, const QList<Stack> &stacks, const AccessRules &rules)
{
    const QList<TeamMembership> alone{membership};
    const AccessRules after = without(rules, [&](const TeamMembership &each) { return each.id == membership.id; });
    const LostStacks lost = lostStacks(alone, stacks, rules, after);
    MemberHoldings holdings{.stacks = lost.all, .onlyTheirs = lost.onlyTheirs};
    for (const EnvironmentAccess &each : rules.content().environments) {
        if (!losers(each, alone, rules, after).isEmpty())
            holdings.environments.append(oneLine(each.name));
    }
    holdings.isOnlyLeader = isOnlyLeader(membership.user, membership.team, rules);
    return holdings;
}

} // namespace longshore
