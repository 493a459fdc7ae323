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

void countTeams(UserHoldings &holdings, UserId user, const AccessRules &rules)
{
    for (const TeamId team : rules.teamsOf(user)) {
        const QString name = rules.content().teamName(team);
        if (!rules.isLeader(user, team)) {
            holdings.teams.append(name);
            continue;
        }
        holdings.led.append(name);
        const QList<TeamMembership> members = rules.content().membersOf(team);
        const bool others = std::ranges::any_of(members, [&](const TeamMembership &each) { return each.isLeader() && each.user != user; });
        if (!others)
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
    for (const Stack &stack : stacks) {
        const bool lost = std::ranges::any_of(members, [&](const TeamMembership &each) {
            return rules.isListed(each.user, stack) && !after.isListed(each.user, stack);
        });
        if (!lost)
            continue;
        holdings.stacks.append(stackName(stack, rules.content()));
        if (!anyoneSees(stack, after))
            holdings.onlyTheirs.append(stackName(stack, rules.content()));
    }
    return holdings;
}

} // namespace longshore
