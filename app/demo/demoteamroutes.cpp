// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demopayload.h"
#include "app/demo/demorights.h"
#include "app/demo/demoroutes.h"
#include "app/demo/demouserjson.h"

namespace longshore::demo {
namespace {

/// Administrators lead no team, whatever their memberships.
QList<Team> teamsFor(const Model &model, const User &user, bool onlyLed)
{
    if (isAdministrator(user))
        return onlyLed ? QList<Team>() : model.teams;
    QList<Team> teams;
    for (const Membership &each : model.memberships) {
        const Team *team = model.team(each.team);
        if (team && each.user == user.id && (each.leader || !onlyLed))
            teams.append(*team);
    }
    return teams;
}

bool hasAccess(const Model &model, const Team &team, const Environment &environment)
{
    const EnvironmentGroup *group = model.group(environment.group);
    return environment.teams.contains(team.id) || (group && group->teams.contains(team.id));
}

Response list(Site &site, const Call &call)
{
    QList<Team> teams = teamsFor(site.model, call.user(), call.request.isTrue("onlyLedTeams"));
    if (const qint64 id = call.request.parameter("environmentId").toLongLong()) {
        const Environment *environment = site.model.environment(EnvironmentId(id));
        if (!environment)
            return refusal(site.line(), 500, "Unable to retrieve endpoint from the database",
                           "object not found inside the database (bucket=endpoints, key=" + QByteArray::number(id) + ')');
        teams.removeIf([&](const Team &team) { return !hasAccess(site.model, team, *environment); });
    }
    return jsonResponse([&](JsonWriter &json) {
        json.array([&] {
            for (const Team &team : std::as_const(teams))
                writeTeam(json, team);
        });
    });
}

Response answer(const Team &team)
{
    return jsonResponse([&](JsonWriter &json) { writeTeam(json, team); });
}

Response inspect(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "team");
    if (!mayManage(site.model, call.user(), TeamId(*id)))
        return refusal(site.line(), 403, "Access denied to team", "Access denied to resource");
    const Team *team = site.model.team(TeamId(*id));
    return team ? answer(*team) : unknownId(site, *id, "a team", "teams");
}

/// A team that does not exist has no members, and that is all the server says of it.
Response memberships(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "team");
    if (!mayManage(site.model, call.user(), TeamId(*id)))
        return refusal(site.line(), 403, "Access denied to team", "Access denied to resource");
    return jsonResponse([&](JsonWriter &json) {
        writeMemberships(json, site.model, [id](const Membership &each) { return number(each.team) == *id; });
    });
}

Response create(Site &site, const Call &call)
{
    Payload payload(call.request, site.line(), "teams.teamCreatePayload");
    Team team{TeamId{}, payload.text("Name")};
    const QList<qint64> leaders = payload.numbers("TeamLeaders");
    if (!payload.problem().isEmpty())
        return invalidPayload(site.line(), payload.problem());
    if (team.name.isEmpty())
        return invalidPayload(site.line(), "Invalid team name");
    if (site.model.teamNamed(team.name))
        return refusal(site.line(), 409, "A team with the same name already exists", "Team already exists");
    team.id = TeamId(++site.model.lastTeam);
    site.model.teams.append(team);
    for (const qint64 leader : leaders)
        site.model.memberships.append({++site.model.lastMembership, UserId(leader), team.id, true});
    site.model.noteAccessChange();
    return answer(team);
}

/// Unlike a new team, a renamed one may take the name of another.
Response update(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "team");
    Payload payload(call.request, site.line(), "teams.teamUpdatePayload");
    const QByteArray name = payload.text("Name");
    if (!payload.problem().isEmpty())
        return invalidPayload(site.line(), payload.problem());
    Team *team = site.model.teamToChange(TeamId(*id));
    if (!team)
        return unknownId(site, *id, "a team", "teams");
    if (!name.isEmpty())
        team->name = name;
    return answer(*team);
}

Response remove(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "team");
    if (!site.model.team(TeamId(*id)))
        return unknownId(site, *id, "a team", "teams");
    site.model.removeTeam(TeamId(*id));
    return noContent();
}

constexpr Route TeamRoutes[] = {
    {"GET", "teams", Access::Authenticated, list},
    {"POST", "teams", Access::Administrator, create},
    {"GET", "teams/{id}", Access::TeamLeader, inspect},
    {"PUT", "teams/{id}", Access::Administrator, update},
    {"DELETE", "teams/{id}", Access::Administrator, remove},
    {"GET", "teams/{id}/memberships", Access::TeamLeader, memberships},
};

} // namespace

std::span<const Route> teamRoutes()
{
    return TeamRoutes;
}

} // namespace longshore::demo
