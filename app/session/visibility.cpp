// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/visibility.h"

#include "app/core/displaytext.h"

#include <algorithm>

namespace longshore {

AccessRules::AccessRules(DirectoryContent content, const QList<Environment> &environments)
    : m_content(std::move(content))
{
    for (const User &user : std::as_const(m_content.users)) {
        if (user.isAdministrator())
            m_administrators.insert(user.id);
    }
    for (const TeamMembership &each : std::as_const(m_content.memberships))
        m_teams[each.user].append(each.team);
    for (qsizetype i = 0; i < m_content.environments.size(); ++i)
        m_environments.insert(m_content.environments.at(i).id, i);
    for (qsizetype i = 0; i < m_content.groups.size(); ++i)
        m_groups.insert(m_content.groups.at(i).id, i);
    for (const Environment &each : environments) {
        if (!each.stackManagementForRegularUsers)
            m_closed.insert(each.id);
    }
}

bool AccessRules::isLeader(UserId user, TeamId team) const
{
    return std::ranges::any_of(m_content.memberships, [&](const TeamMembership &each) {
        return each.user == user && each.team == team && each.isLeader();
    });
}

const EnvironmentAccess *AccessRules::environment(EnvironmentId id) const
{
    const auto known = m_environments.constFind(id);
    return known == m_environments.cend() ? nullptr : &m_content.environments.at(*known);
}

const AccessPolicies *AccessRules::groupPolicies(const EnvironmentAccess &environment) const
{
    const auto known = m_groups.constFind(environment.group);
    return known == m_groups.cend() ? nullptr : &m_content.groups.at(*known).policies;
}

QList<AccessWay> AccessRules::waysOf(UserId user, EnvironmentId id) const
{
    using Kind = AccessWay::Kind;
    QList<AccessWay> ways;
    const EnvironmentAccess *where = environment(id);
    if (where && where->policies.users.contains(user))
        ways.append({Kind::Own});
    if (isAdministrator(user))
        ways.append({Kind::Administrator});
    if (!where)
        return ways;
    const AccessPolicies *group = groupPolicies(*where);
    if (group && group->users.contains(user))
        ways.append({.kind = Kind::Group, .group = where->group});
    for (const TeamId team : teamsOf(user)) {
        if (where->policies.teams.contains(team))
            ways.append({.kind = Kind::Team, .team = team});
        if (group && group->teams.contains(team))
            ways.append({Kind::GroupTeam, team, where->group});
    }
    return ways;
}

QList<AccessWay> AccessRules::waysOf(TeamId team, EnvironmentId id) const
{
    QList<AccessWay> ways;
    const EnvironmentAccess *where = environment(id);
    if (where && where->policies.teams.contains(team))
        ways.append({AccessWay::Kind::Own});
    const AccessPolicies *group = where ? groupPolicies(*where) : nullptr;
    if (group && group->teams.contains(team))
        ways.append({.kind = AccessWay::Kind::Group, .group = where->group});
    return ways;
}

bool AccessRules::isNamed(UserId user, const AccessPolicies &policies) const
{
    return policies.users.contains(user) || std::ranges::any_of(teamsOf(user), [&](TeamId team) { return policies.teams.contains(team); });
}

bool AccessRules::mayUse(UserId user, EnvironmentId id) const
{
    if (isAdministrator(user))
        return true;
    const EnvironmentAccess *where = environment(id);
    if (!where)
        return false;
    const AccessPolicies *group = groupPolicies(*where);
    return isNamed(user, where->policies) || (group && isNamed(user, *group));
}

bool AccessRules::isListed(UserId user, const Stack &stack) const
{
    if (isAdministrator(user))
        return true;
    if (!stack.resourceControl || stack.type.value == StackType::Kubernetes)
        return false;
    const ResourceControl &control = *stack.resourceControl;
    return control.isPublic || control.users.contains(user)
        || std::ranges::any_of(teamsOf(user), [&](TeamId team) { return control.teams.contains(team); });
}

bool AccessRules::isUsable(UserId user, const Stack &stack) const
{
    if (isAdministrator(user))
        return true;
    const bool isKubernetes = stack.type.value == StackType::Kubernetes;
    const bool allowed = isKubernetes || (isListed(user, stack) && !m_closed.contains(stack.environmentId));
    return allowed && mayUse(user, stack.environmentId);
}

SeenStacks stacksSeenBy(UserId user, const QList<Stack> &stacks, const AccessRules &rules)
{
    SeenStacks seen;
    for (const Stack &stack : stacks) {
        if (!rules.isListed(user, stack))
            continue;
        seen.listed.insert(stack.id);
        seen.usable += rules.isUsable(user, stack) ? 1 : 0;
    }
    return seen;
}

QString stackCount(qsizetype count)
{
    return count == 1 ? Directory::tr("1 stack") : Directory::tr("%1 stacks").arg(count);
}

QString memberCount(qsizetype count)
{
    return count == 1 ? Directory::tr("1 member") : Directory::tr("%1 members").arg(count);
}

QString wayWords(const AccessWay &way, const DirectoryContent &content)
{
    const auto group = [&] {
        const auto known = std::ranges::find(content.groups, way.group, &EnvironmentGroup::id);
        return known == content.groups.end() ? Directory::tr("group %1").arg(number(way.group)) : oneLine(known->name);
    };
    switch (way.kind) {
    case AccessWay::Kind::Administrator:
        return Directory::tr("as administrator");
    case AccessWay::Kind::Team:
        return Directory::tr("through team %1").arg(content.teamName(way.team));
    case AccessWay::Kind::Group:
        return Directory::tr("through group %1").arg(group());
    case AccessWay::Kind::GroupTeam:
        return Directory::tr("through team %1 and group %2").arg(content.teamName(way.team), group());
    case AccessWay::Kind::Own: break;
    }
    return {};
}

} // namespace longshore
