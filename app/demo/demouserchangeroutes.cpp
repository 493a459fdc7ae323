// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demopayload.h"
#include "app/demo/demorights.h"
#include "app/demo/demoroutes.h"
#include "app/demo/demouserjson.h"

#include <algorithm>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

Response nameTaken(const Site &site)
{
    return refusal(site.line(), 409, "Another user with the same username already exists", "User already exists");
}

Response inspectedUser(const Site &site, const User &user)
{
    return jsonResponse([&](JsonWriter &json) { writeUser(json, user, site.line(), UserView::Inspected); });
}

QByteArray problemOfNew(Payload &payload, User &user)
{
    user.name = payload.text("Username");
    user.password = payload.text("Password");
    const qint64 role = payload.number("Role");
    if (!payload.problem().isEmpty())
        return payload.problem();
    if (user.name.isEmpty() || user.name.contains(' '))
        return "Invalid username. Must not contain any whitespace";
    if (role != 1 && role != 2)
        return "Invalid role value. Value must be one of: 1 (administrator) or 2 (regular user)";
    user.role = Role(role);
    return {};
}

Response create(Site &site, const Call &call)
{
    Payload payload(call.request, site.line(), "users.userCreatePayload");
    User user;
    if (const QByteArray problem = problemOfNew(payload, user); !problem.isEmpty())
        return invalidPayload(site.line(), problem);
    if (site.model.userNamed(user.name))
        return nameTaken(site);
    const bool isInternal = site.model.settings.authentication == DemoAuthentication::Internal;
    if (!isInternal && !user.password.isEmpty())
        return refusal(site.line(), 400, "a user with password can not be created when authentication method is Oauth or LDAP");
    if (isInternal && !site.model.isLongEnough(user.password))
        return refusal(site.line(), 400, "Password does not meet the requirements");
    user.id = UserId(++site.model.lastUser);
    site.model.users.append(user);
    return inspectedUser(site, user);
}

/// What PUT /users/{id} asks for. Empty text and 0 leave things as they are.
struct Change {
    QByteArray name;
    QByteArray password;
    QByteArray newPassword;
    qint64 role = 0;
};

QByteArray problemOf(Payload &payload, Change &change)
{
    change = {payload.text("Username"), payload.text("Password"), payload.text("NewPassword"), payload.number("Role")};
    payload.flag("UseCache");
    payload.object("Theme");
    if (!payload.problem().isEmpty())
        return payload.problem();
    if (change.name.contains(' '))
        return "invalid username. Must not contain any whitespace";
    if (change.role < 0 || change.role > 2)
        return "invalid role value. Value must be one of: 1 (administrator) or 2 (regular user)";
    return {};
}

std::optional<Response> refusedName(const Site &site, const User &asking, const User &user, const QByteArray &name)
{
    if (name.isEmpty() || name == user.name)
        return {};
    if (!isAdministrator(asking))
        return refusal(site.line(), 403, "Permission denied. Unable to update username", "Access denied to resource");
    const User *sameName = site.model.userNamed(name);
    return sameName && sameName->id != user.id ? std::optional(nameTaken(site)) : std::nullopt;
}

/// Administrators need not know the current password, not even their own.
std::optional<Response> refusedPassword(const Site &site, const User &asking, const User &user, const Change &change)
{
    if (change.newPassword.isEmpty() && !change.password.isEmpty())
        return refusal(site.line(), 400, "Existing password field specified without new password field.",
                       isAdministrator(asking)
                           ? "To change the password as an admin, you only need 'newPassword' in your request"
                           : "To change the password, you must include both 'password' and 'newPassword' in your request");
    if (change.newPassword.isEmpty())
        return {};
    if (!isAdministrator(asking) && (!hasOwnPassword(site.model, user) || change.password != user.password))
        return refusal(site.line(), 403, "Current password doesn't match. Password left unchanged",
                       "Current password does not match the password provided. Please try again");
    if (!site.model.isLongEnough(change.newPassword))
        return refusal(site.line(), 400, "Password does not meet the minimum strength requirements");
    return {};
}

/// A new password or a role, even the same one, ends the user's sessions; keys live on and have the new role at once.
void apply(Site &site, User &user, const Change &change, Payload &payload)
{
    if (!change.name.isEmpty())
        user.name = change.name;
    if (!change.newPassword.isEmpty())
        user.password = change.newPassword;
    if (change.role)
        user.role = Role(change.role);
    if (!change.newPassword.isEmpty() || change.role) {
        user.tokenIssueAt = site.now();
        site.sessions.revokeAllOf(user.id);
    }
    if (const QJsonValue color = payload.object("Theme").value("color"_L1); color.isString())
        user.themeColor = color.toString().toUtf8();
    if (payload.has("UseCache"))
        user.useCache = payload.flag("UseCache");
    site.model.noteAccessChange();
}

Response update(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "user");
    if (!isSelfOrAdministrator(call, *id))
        return refusal(site.line(), 403, "Permission denied to update user", "Unauthorized");
    Payload payload(call.request, site.line(), "users.userUpdatePayload");
    Change change;
    if (const QByteArray problem = problemOf(payload, change); !problem.isEmpty())
        return invalidPayload(site.line(), problem);
    if (change.role && !isAdministrator(call.user()))
        return refusal(site.line(), 403, "Permission denied to update user to administrator role", "Access denied to resource");
    User *user = site.model.userToChange(UserId(*id));
    if (!user)
        return unknownId(site, *id, "a user", "users");
    if (std::optional<Response> refused = refusedName(site, call.user(), *user, change.name))
        return *refused;
    if (std::optional<Response> refused = refusedPassword(site, call.user(), *user, change))
        return *refused;
    apply(site, *user, change, payload);
    return inspectedUser(site, *user);
}

Response remove(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "user");
    if (*id == 1)
        return refusal(site.line(), 403, "Cannot remove the initial admin account");
    if (call.user().id == UserId(*id))
        return refusal(site.line(), 403, "Cannot remove your own user account. Contact another administrator");
    const User *user = site.model.user(UserId(*id));
    if (!user)
        return unknownId(site, *id, "a user", "users");
    site.sessions.revokeAllOf(user->id);
    site.model.removeUser(user->id);
    return noContent();
}

constexpr Route UserChangeRoutes[] = {
    {"POST", "users", Access::Administrator, create},
    {"PUT", "users/{id}", Access::Authenticated, update},
    {"DELETE", "users/{id}", Access::Administrator, remove},
};

} // namespace

std::span<const Route> userChangeRoutes()
{
    return UserChangeRoutes;
}

} // namespace longshore::demo
