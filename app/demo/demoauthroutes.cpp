// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoduration.h"
#include "app/demo/demopayload.h"
#include "app/demo/demoroutes.h"

#include <QDateTime>
#include <QLocale>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

QByteArray httpDate(qint64 seconds)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'").toLatin1();
}

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
    if (!user || user->password != password)
        return refusal(site.line(), 422, "Invalid credentials", "Unauthorized");
    return signedIn(site, *user);
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
        response.hangUp = true;
        return response;
    }
    site.sessions.revoke(caller.sessionToken);
    response.addHeader("Set-Cookie", "portainer_api_key=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; HttpOnly; SameSite=Strict");
    return response;
}

constexpr Route Routes[] = {
    {"POST", "auth", Access::Public, signIn, true},
    {"POST", "auth/logout", Access::Public, signOut},
};

} // namespace

std::span<const Route> authRoutes()
{
    return Routes;
}

} // namespace longshore::demo
