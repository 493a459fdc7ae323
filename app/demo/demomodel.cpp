// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demomodel.h"

#include <algorithm>

namespace longshore::demo {
namespace {

template <typename List, typename Id>
auto withId(List &all, Id id) -> decltype(all.data())
{
    const auto found = std::ranges::find_if(all, [id](const auto &each) { return each.id == id; });
    return found == all.end() ? nullptr : &*found;
}

template <typename List>
auto withName(const List &all, const QByteArray &name) -> decltype(all.data())
{
    const auto sameName = [&name](const auto &each) { return each.name.compare(name, Qt::CaseInsensitive) == 0; };
    const auto found = std::ranges::find_if(all, sameName);
    return found == all.end() ? nullptr : &*found;
}

} // namespace

const User *Model::user(UserId id) const
{
    return withId(users, id);
}

User *Model::userToChange(UserId id)
{
    return withId(users, id);
}

const User *Model::userNamed(const QByteArray &name) const
{
    return withName(users, name);
}

const Team *Model::team(TeamId id) const
{
    return withId(teams, id);
}

Team *Model::teamToChange(TeamId id)
{
    return withId(teams, id);
}

const Team *Model::teamNamed(const QByteArray &name) const
{
    return withName(teams, name);
}

Membership *Model::membershipToChange(qint64 id)
{
    return withId(memberships, id);
}

const EnvironmentGroup *Model::group(qint64 id) const
{
    return withId(groups, id);
}

const Environment *Model::environment(EnvironmentId id) const
{
    return withId(environments, id);
}

Environment *Model::environmentToChange(EnvironmentId id)
{
    return withId(environments, id);
}

const Stack *Model::stack(StackId id) const
{
    const auto found = std::ranges::lower_bound(stacks, id, {}, &Stack::id);
    return found == stacks.end() || found->id != id ? nullptr : &*found;
}

Stack *Model::stackToChange(StackId id)
{
    const auto found = std::ranges::lower_bound(stacks, id, {}, &Stack::id);
    return found == stacks.end() || found->id != id ? nullptr : &*found;
}

Stack *Model::stackControlledBy(ResourceControlId id)
{
    const auto found = std::ranges::find_if(stacks, [id](const Stack &each) { return each.control && each.control->id == id; });
    return found == stacks.end() ? nullptr : &*found;
}

bool Model::isMember(UserId user, TeamId team) const
{
    return std::ranges::any_of(memberships, [=](const Membership &each) { return each.user == user && each.team == team; });
}

bool Model::isLongEnough(const QByteArray &password) const
{
    return password.size() >= settings.requiredPasswordLength;
}

void Model::removeUser(UserId id)
{
    users.removeIf([id](const User &each) { return each.id == id; });
    memberships.removeIf([id](const Membership &each) { return each.user == id; });
    keys.removeIf([id](const AccessKey &each) { return each.user == id; });
    noteAccessChange();
}

void Model::removeTeam(TeamId id)
{
    teams.removeIf([id](const Team &each) { return each.id == id; });
    memberships.removeIf([id](const Membership &each) { return each.team == id; });
    noteAccessChange();
}

QByteArray versionOf(DemoLine line)
{
    switch (line) {
    case DemoLine::V2_19:
        return "2.19.5";
    case DemoLine::V2_21:
        return "2.21.4";
    case DemoLine::V2_23:
        break;
    }
    return "2.23.0";
}

} // namespace longshore::demo
