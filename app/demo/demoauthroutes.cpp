// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoduration.h"
#include "app/demo/demopayload.h"
#include "app/demo/demoroutes.h"

namespace longshore::demo {

namespace {

QByteArray checked(Payload &payload, QByteArray &name, QByteArray &password)
{
    name = payload.text("Username");
    password = payload.text("Password");
    if (!payload.problem().isEmpty())
        return payload.problem();
    return name.isEmpty() ? "invalid username" : password.isEmpty() ? "invalid password" : "";
}

Response signedIn(Site &site, const User &user)
{
    const qint64 end = site.now() + qint64(Duration::parse(site.model.settings.sessionTimeout).seconds);
    const QByteArray token = site.sessions.issue(user, site.model, site.now(), end);
    Response response = jsonResponse([&](JsonWriter &json) { json.object([&] { json.member("jwt", token); }); });
    if (site.line() != DemoLine::V2_19)
        response.addHeader("Set-Cookie", "portainer_api_key=" + token + "; Path=/; Expires=" + httpDate(end)
                                                   + "; HttpOnly; SameSite=Strict");
    return response;
}

Response signIn(Site &site, const Call &call)
{
    Payload payload(call.request, site.line(), "auth.authenticatePayload");
    QByteArray name;
    QByteArray password;
    if (const QByteArray problem = checked(payload, name, password); !problem.isEmpty())
        return invalidPayload(site.line(), problem);
    const User *user = site.model.userNamed(name);
    const bool isFirst = user && user->id == UserId(1); // With a password of this server, whatever the method.
    if (!isFirst && site.model.settings.authentication == DemoAuthentication::OAuth)
        return refusal(site.line(), 422, "Only initial admin is allowed to login without oauth", "Unauthorized");
    if (!user || user->password != password)
        return refusal(site.line(), 422, "Invalid credentials", "Unauthorized");
    return signedIn(site, *user);
}

/// There is no provider that could have given out a code.
Response signInByCode(Site &site, const Call &call)
{
    Payload payload(call.request, site.line(), "auth.oauthPayload");
    const QByteArray code = payload.text("Code");
    if (!payload.problem().isEmpty())
        return invalidPayload(site.line(), payload.problem());
    if (code.isEmpty())
        return invalidPayload(site.line(), "Invalid OAuth authorization code");
    if (site.model.settings.authentication != DemoAuthentication::OAuth)
        return refusal(site.line(), 403, "OAuth authentication is not enabled");
    return refusal(site.line(), 500, "Unable to authenticate through OAuth", "Unauthorized");
}

/// From 2.20 on only the cookie says whose session ends; without one the real server falls over and hangs up (2.3).
Response signOut(Site &site, const Call &call)
{
    Response response = noContent();
    if (site.line() == DemoLine::V2_19)
        return response;
    const Caller caller = cookieCallerOf(site, call.request);
    if (!caller.user) {
        site.journal->noteMisusedSignOut();
        if (site.gate == Gate::Whole)
            site.gate = Gate::Leaking;
        response.hangUp = true;
        return response;
    }
    site.sessions.revoke(caller.sessionToken);
    response.addHeader("Set-Cookie", "portainer_api_key=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; HttpOnly; SameSite=Strict");
    return response;
}

constexpr Route AuthRoutes[] = {
    {"POST", "auth", Access::Public, signIn, Work::RateLimited},
    {"POST", "auth/oauth/validate", Access::Public, signInByCode, Work::RateLimited},
    {"POST", "auth/logout", Access::Public, signOut},
};

} // namespace

std::span<const Route> authRoutes()
{
    return AuthRoutes;
}

} // namespace longshore::demo
