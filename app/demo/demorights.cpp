// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demorights.h"

#include <algorithm>

namespace longshore::demo {
namespace {

bool isOneOf(const Model &model, const User &user, const QList<UserId> &users, const QList<TeamId> &teams)
{
    return users.contains(user.id)
        || std::ranges::any_of(teams, [&](TeamId team) { return model.isMember(user.id, team); });
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

bool isGranted(const Model &model, const User &user, const Environment &environment)
{
    return isOneOf(model, user, environment.users, environment.teams);
}

bool mayUse(const Model &model, const User &user, const Environment &environment)
{
    return isAdministrator(user) || isGranted(model, user, environment);
}

bool isAllowedBy(const Model &model, const User &user, const Stack &stack)
{
    if (isAdministrator(user) || stack.kind == StackKind::Kubernetes)
        return true;
    return stack.control && (stack.control->everyone || isOneOf(model, user, stack.control->users, stack.control->teams));
}

bool isListedFor(const Model &model, const User &user, const Stack &stack)
{
    if (isAdministrator(user))
        return true;
    const Environment *environment = model.environment(stack.environment);
    return stack.kind != StackKind::Kubernetes && environment && mayUse(model, user, *environment)
        && isAllowedBy(model, user, stack);
}

} // namespace longshore::demo
