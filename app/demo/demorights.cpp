// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demorights.h"

#include <algorithm>

namespace longshore::demo {
namespace {

/// Lists and policies alike.
template <typename Users, typename Teams>
bool isOneOf(const Model &model, const User &user, const Users &users, const Teams &teams)
{
    return users.contains(user.id) || std::ranges::any_of(model.memberships, [&](const Membership &each) {
               return each.user == user.id && teams.contains(each.team);
           });
}

} // namespace

bool hasOwnPassword(const Model &model, const User &user)
{
    return user.id == UserId(1) || model.settings.authentication == DemoAuthentication::Internal;
}

bool leadsATeam(const Model &model, const User &user)
{
    return std::ranges::any_of(model.memberships,
                               [&](const Membership &each) { return each.user == user.id && each.leader; });
}

bool leads(const Model &model, const User &user, TeamId team)
{
    return std::ranges::any_of(model.memberships, [&](const Membership &each) {
        return each.user == user.id && each.team == team && each.leader;
    });
}

bool mayManage(const Model &model, const User &user, TeamId team)
{
    return isAdministrator(user) || leads(model, user, team);
}

bool isGranted(const Model &model, const User &user, const Environment &environment)
{
    const EnvironmentGroup *group = model.group(environment.group);
    return isOneOf(model, user, environment.users, environment.teams) || (group && isGranted(model, user, *group));
}

bool isGranted(const Model &model, const User &user, const EnvironmentGroup &group)
{
    return isOneOf(model, user, group.users, group.teams);
}

bool mayUse(const Model &model, const User &user, const Environment &environment)
{
    return isAdministrator(user) || isGranted(model, user, environment);
}

bool isAllowedBy(const Model &model, const User &user, const Stack &stack)
{
    if (isAdministrator(user) || stack.kind == StackKind::Kubernetes)
        return true;
    return stack.control && isAllowedBy(model, user, *stack.control);
}

bool isAllowedBy(const Model &model, const User &user, const Control &control)
{
    return isAdministrator(user) || control.everyone || isOneOf(model, user, control.users, control.teams);
}

bool isListedFor(const Model &model, const User &user, const Stack &stack)
{
    return isAdministrator(user) || (stack.kind != StackKind::Kubernetes && isAllowedBy(model, user, stack));
}

} // namespace longshore::demo
