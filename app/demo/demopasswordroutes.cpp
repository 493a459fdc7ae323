// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demopayload.h"
#include "app/demo/demorights.h"
#include "app/demo/demoroutes.h"

namespace longshore::demo {
namespace {

QByteArray problemOf(Payload &payload, QByteArray &current, QByteArray &chosen)
{
    current = payload.text("Password");
    chosen = payload.text("NewPassword");
    if (!payload.problem().isEmpty())
        return payload.problem();
    return current.isEmpty() ? "Invalid current password" : chosen.isEmpty() ? "Invalid new password" : "";
}

/// An administrator who changes somebody else's password here has to know it; PUT /users/{id} asks for none.
Response change(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "user");
    if (!isSelfOrAdministrator(call, *id))
        return refusal(site.line(), 403, "Permission denied to update user", "Unauthorized");
    Payload payload(call.request, site.line(), "users.userUpdatePasswordPayload");
    QByteArray current;
    QByteArray chosen;
    if (const QByteArray problem = problemOf(payload, current, chosen); !problem.isEmpty())
        return invalidPayload(site.line(), problem);
    User *user = site.model.userToChange(UserId(*id));
    if (!user)
        return unknownId(site, *id, "a user", "users");
    if (!hasOwnPassword(site.model, *user) || user->password != current)
        return refusal(site.line(), 403, "Current password doesn't match",
                       "Current password does not match the password provided. Please try again");
    if (!site.model.isLongEnough(chosen))
        return refusal(site.line(), 400, "Password does not meet the minimum strength requirements");
    user->password = chosen;
    user->tokenIssueAt = site.now();
    site.sessions.revokeAllOf(user->id);
    return noContent();
}

constexpr Route PasswordRoutes[] = {
    {"PUT", "users/{id}/passwd", Access::Authenticated, change, Work::RateLimited},
};

} // namespace

std::span<const Route> passwordRoutes()
{
    return PasswordRoutes;
}

} // namespace longshore::demo
