// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoenvironmentjson.h"
#include "app/demo/demopolicies.h"
#include "app/demo/demorights.h"
#include "app/demo/demoroutes.h"

#include <algorithm>

namespace longshore::demo {
namespace {

bool isTaken(const Model &model, const Environment &environment)
{
    return std::ranges::any_of(model.environments, [&](const Environment &each) {
        return each.name == environment.name && each.id != environment.id;
    });
}

/// What the payload makes of an environment; what it does not name stays.
Environment withAccess(Payload &payload, Environment environment)
{
    if (payload.has("Name"))
        environment.name = payload.text("Name");
    if (payload.has("URL"))
        environment.url = payload.text("URL");
    if (payload.has("PublicURL"))
        environment.publicUrl = payload.text("PublicURL");
    if (payload.has("GroupID"))
        environment.group = payload.number("GroupID");
    if (const qint64 status = payload.number("Status"); status == 1 || status == 2)
        environment.up = status == 1;
    readPolicies(payload, "UserAccessPolicies", environment.users);
    readPolicies(payload, "TeamAccessPolicies", environment.teams);
    return environment;
}

Response updateEnvironment(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "environment");
    Payload payload(call.request, site.line(), "endpoints.endpointUpdatePayload");
    Environment *environment = site.model.environmentToChange(EnvironmentId(*id));
    const Environment wanted = withAccess(payload, environment ? *environment : Environment());
    if (!payload.problem().isEmpty())
        return invalidPayload(site.line(), payload.problem());
    if (!environment)
        return unknownId(site, *id, "an environment", "endpoints");
    if (payload.has("Name") && isTaken(site.model, wanted))
        return refusal(site.line(), 409, "Name is not unique");
    *environment = wanted;
    site.model.noteAccessChange();
    return jsonResponse([&](JsonWriter &json) { writeEnvironment(json, site.model, *environment, {false, true, true}); });
}

/// Standard users get the groups that are open to them, not those of all their environments.
Response listGroups(Site &site, const Call &call)
{
    return jsonResponse([&](JsonWriter &json) {
        json.array([&] {
            for (const EnvironmentGroup &group : std::as_const(site.model.groups)) {
                if (isAdministrator(call.user()) || isGranted(site.model, call.user(), group))
                    writeGroup(json, site.model, group);
            }
        });
    });
}

constexpr Route AccessRoutes[] = {
    {"PUT", "endpoints/{id}", Access::Administrator, updateEnvironment},
    {"GET", "endpoint_groups", Access::Authenticated, listGroups},
};

} // namespace

std::span<const Route> accessRoutes()
{
    return AccessRoutes;
}

} // namespace longshore::demo
