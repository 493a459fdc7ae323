// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demopayload.h"
#include "app/demo/demoroutes.h"
#include "app/demo/demouserjson.h"

#include <algorithm>

/// Setting up a fresh server (portainer-api.md 1.7).
namespace longshore::demo {
namespace {

bool hasAdministrator(const Model &model)
{
    return std::ranges::any_of(model.users, [](const User &each) { return each.role == Role::Administrator; });
}

Response check(Site &site, const Call &)
{
    if (hasAdministrator(site.model))
        return noContent();
    return refusal(site.line(), 404, "No administrator account found inside the database", "object not found inside the database");
}

Response create(Site &site, const Call &call)
{
    Payload payload(call.request, site.line(), "users.adminInitPayload");
    User user;
    user.name = payload.text("Username");
    user.password = payload.text("Password");
    user.role = Role::Administrator;
    if (!payload.problem().isEmpty())
        return invalidPayload(site.line(), payload.problem());
    if (user.name.isEmpty() || user.name.contains(' '))
        return invalidPayload(site.line(), "Invalid username. Must not contain any whitespace");
    if (user.password.isEmpty())
        return invalidPayload(site.line(), "Invalid password");
    if (hasAdministrator(site.model))
        return refusal(site.line(), 409, "Unable to create administrator user", "An administrator user already exists");
    if (!site.model.isLongEnough(user.password))
        return refusal(site.line(), 400, "Password does not meet the requirements");
    user.id = UserId(++site.model.lastUser);
    site.model.users.append(user);
    return jsonResponse([&](JsonWriter &json) { writeUser(json, user, site.line(), UserView::First); });
}

constexpr Route FirstRunRoutes[] = {
    {"GET", "users/admin/check", Access::Public, check},
    {"POST", "users/admin/init", Access::Public, create},
};

} // namespace

std::span<const Route> firstRunRoutes()
{
    return FirstRunRoutes;
}

} // namespace longshore::demo
