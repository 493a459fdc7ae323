// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoroutes.h"

#include "app/demo/demorights.h"
#include "app/demo/demouserjson.h"

namespace longshore::demo {
namespace {

Response me(Site &site, const Call &call)
{
    const UserView view = call.caller.mustChangePassword ? UserView::MeWithShortPassword : UserView::Me;
    return jsonResponse([&](JsonWriter &json) { writeUser(json, call.user(), site.line(), view); });
}

Response inspect(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "user");
    if (!isSelfOrAdministrator(call, *id))
        return refusal(site.line(), 403, "Permission denied inspect user", "Access denied to resource");
    const User *user = site.model.user(UserId(*id));
    if (!user)
        return unknownId(site, *id, "a user", "users");
    return jsonResponse([&](JsonWriter &json) { writeUser(json, *user, site.line(), UserView::Inspected); });
}

/// Whether GET /users shows this user: to all but administrators there are no administrators, and with an environment
/// only those are listed who got access to it.
bool isListed(const Model &model, const User &asking, const User &user, const Environment *environment)
{
    if (isAdministrator(user) && !isAdministrator(asking))
        return false;
    return !environment || isGranted(model, user, *environment);
}

Response list(Site &site, const Call &call)
{
    if (!isAdministrator(call.user()) && !leadsATeam(site.model, call.user()))
        return refusal(site.line(), 403, "Permission denied to access users list");
    const qint64 id = call.request.parameter("environmentId").toLongLong();
    const Environment *environment = site.model.environment(EnvironmentId(id));
    if (id && !environment)
        return refusal(site.line(), 500, "Unable to retrieve endpoint from the database",
                       "object not found inside the database (bucket=endpoints, key=" + QByteArray::number(id) + ')');
    return jsonResponse([&](JsonWriter &json) {
        json.array([&] {
            for (const User &user : std::as_const(site.model.users)) {
                if (isListed(site.model, call.user(), user, environment))
                    writeListedUser(json, user);
            }
        });
    });
}

Response memberships(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "user");
    if (!isSelfOrAdministrator(call, *id))
        return refusal(site.line(), 403, "Permission denied to update user memberships", "Unauthorized");
    return jsonResponse([&](JsonWriter &json) {
        writeMemberships(json, site.model, [id](const Membership &each) { return number(each.user) == *id; });
    });
}

constexpr Route UserRoutes[] = {
    {"GET", "users", Access::Authenticated, list},
    {"GET", "users/me", Access::Authenticated, me},
    {"GET", "users/{id}", Access::Authenticated, inspect},
    {"GET", "users/{id}/memberships", Access::Authenticated, memberships},
};

} // namespace

std::span<const Route> userRoutes()
{
    return UserRoutes;
}

} // namespace longshore::demo
