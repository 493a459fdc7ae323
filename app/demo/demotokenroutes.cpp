// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demopayload.h"
#include "app/demo/demorandom.h"
#include "app/demo/demorights.h"
#include "app/demo/demoroutes.h"
#include "app/demo/demouserjson.h"

#include <algorithm>

namespace longshore::demo {
namespace {

Response list(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "user");
    const User *owner = site.model.user(UserId(*id));
    const bool isOwn = call.user().id == UserId(*id);
    const bool isOld = site.line() == DemoLine::V2_19;
    const Response denied = refusal(site.line(), 403, "Permission denied to get user access tokens", "Unauthorized");
    if (isOld && !isOwn && !isAdministrator(call.user()))
        return denied;
    if (!owner)
        return unknownId(site, *id, "a user", "users");
    if (!isOld && !isOwn && (!isAdministrator(call.user()) || isAdministrator(*owner)))
        return denied;
    return jsonResponse([&](JsonWriter &json) {
        json.array([&] {
            for (const AccessKey &key : std::as_const(site.model.keys)) {
                if (key.user == owner->id)
                    writeKey(json, key, false);
            }
        });
    });
}

/// What is wrong with what a new token is asked for with; empty when nothing is. 128 characters are already too many.
QByteArray problemOf(Payload &payload, QByteArray &description, QByteArray &password)
{
    description = payload.text("description");
    password = payload.text("password");
    if (!payload.problem().isEmpty())
        return payload.problem();
    if (description.isEmpty())
        return "invalid description: cannot be empty";
    if (QString::fromUtf8(description).trimmed().isEmpty())
        return "invalid description: cannot contain only whitespaces";
    if (QString::fromUtf8(description).toUcs4().size() > 127)
        return "invalid description: cannot be longer than 128 characters";
    return {};
}

Response created(Site &site, const User &user, const QByteArray &description)
{
    const AccessKey key{++site.model.lastKey, user.id, description, "ptr_" + secretBytes(32).toBase64(), site.now(), 0};
    site.model.keys.append(key);
    Response response = jsonResponse(
        [&](JsonWriter &json) {
            json.object([&] {
                json.member("rawAPIKey", key.raw);
                json.key("apiKey");
                writeKey(json, key, true);
            });
        },
        201);
    if (site.line() == DemoLine::V2_19)
        response.contentType = "text/plain; charset=utf-8";
    return response;
}

/// From 2.20 on the password has to be repeated where the server knows it.
std::optional<Response> refusedPassword(const Site &site, const User &user, const QByteArray &password)
{
    if (site.line() == DemoLine::V2_19 || !hasOwnPassword(site.model, user))
        return {};
    if (password.isEmpty())
        return invalidPayload(site.line(), "invalid password: cannot be empty");
    if (password != user.password)
        return refusal(site.line(), 403, "Current password doesn't match",
                       "Current password does not match the password provided. Please try again");
    return {};
}

Response create(Site &site, const Call &call)
{
    if (call.caller.credential == Credential::Key)
        return refusal(site.line(), 401, "Auth not supported",
                       site.line() == DemoLine::V2_19 ? "JWT Authentication required" : "Authentication required");
    Payload payload(call.request, site.line(), "users.userAccessTokenCreatePayload");
    QByteArray description;
    QByteArray password;
    if (const QByteArray problem = problemOf(payload, description, password); !problem.isEmpty())
        return invalidPayload(site.line(), problem);
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "user");
    if (call.user().id != UserId(*id))
        return refusal(site.line(), 403, "Permission denied to create user access token", "Unauthorized");
    if (std::optional<Response> refused = refusedPassword(site, call.user(), password))
        return *refused;
    return created(site, call.user(), description);
}

/// An administrator may remove the keys of anybody, other administrators included, though not list those.
Response remove(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "user");
    const std::optional<qint64> keyId = secondIdIn(call);
    if (!keyId)
        return invalidSecondId(site, call, "api-key");
    if (!isSelfOrAdministrator(call, *id))
        return refusal(site.line(), 403, "Permission denied to get user access tokens", "Unauthorized");
    if (!site.model.user(UserId(*id)))
        return unknownId(site, *id, "a user", "users");
    QList<AccessKey> &keys = site.model.keys;
    const auto key = std::ranges::find_if(keys, [keyId](const AccessKey &each) { return each.id == *keyId; });
    if (key == keys.end())
        return refusal(site.line(), 500, "API Key not found",
                       "object not found inside the database (bucket=api_key, key=" + QByteArray::number(*keyId) + ')');
    if (key->user != UserId(*id))
        return refusal(site.line(), 403, "Permission denied to remove api-key", "Unauthorized");
    keys.erase(key);
    return noContent();
}

constexpr Route TokenRoutes[] = {
    {"GET", "users/{id}/tokens", Access::Authenticated, list},
    {"POST", "users/{id}/tokens", Access::Authenticated, create, Work::RateLimited},
    {"DELETE", "users/{id}/tokens/{keyId}", Access::Authenticated, remove},
};

} // namespace

std::span<const Route> tokenRoutes()
{
    return TokenRoutes;
}

} // namespace longshore::demo
