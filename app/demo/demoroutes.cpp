// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoroutes.h"

#include "app/demo/demorights.h"

#include <algorithm>
#include <array>

namespace longshore::demo {
namespace {

constexpr char Banned[] = "Access denied to resource";

auto allRoutes()
{
    return std::array{systemRoutes(),   settingsRoutes(), firstRunRoutes(), backupRoutes(),      authRoutes(),
                      userRoutes(),     userChangeRoutes(), tokenRoutes(),    passwordRoutes(),    teamRoutes(),
                      membershipRoutes(), controlRoutes(),  stackRoutes(),    stackCreateRoutes(), gitRoutes(),
                      stackMoveRoutes(),  stackChangeRoutes(), engineRoutes(), containerRoutes(), serviceRoutes(), thingRoutes(), execRoutes(), statsRoutes(), eventRoutes(), imageRoutes(),
                      templateRoutes(), environmentRoutes(), accessRoutes(), logRoutes(), clusterRoutes(), clusterChangeRoutes(), podLogRoutes(), podMetricsRoutes()};
}

bool hasCookie(const Request &request)
{
    return !request.cookie("portainer_api_key").isEmpty();
}

void protectAgainstSniffing(Response &response, DemoLine line)
{
    response.addHeader("X-Content-Type-Options", "nosniff");
    const bool isNoRoute = response.status == 404 && response.contentType.startsWith("text/plain");
    if (line == DemoLine::V2_19 && !isNoRoute)
        response.addHeader("X-Xss-Protection", "1; mode=block");
}

struct Match {
    const Route *route = nullptr;
    QByteArrayList ids; ///< The parts of the path that stand for variables.
    bool otherMethod = false; ///< The path is known, but not with this method.
};

/// Whether the path fits the pattern; `ids` receives the parts at "{id}" and the like.
bool fits(const Route &route, const QByteArrayList &parts, QByteArrayList &ids)
{
    const QByteArrayList pattern = QByteArray(route.path).split('/');
    if (pattern.size() != parts.size())
        return false;
    ids.clear();
    for (qsizetype index = 0; index < parts.size(); ++index) {
        if (pattern.at(index).startsWith('{') && !parts.at(index).isEmpty())
            ids.append(parts.at(index));
        else if (pattern.at(index) != parts.at(index))
            return false;
    }
    return true;
}

/// 2.19 has no /users/me: the path then is one of /users/{id} (portainer-api.md 3.2, 5.3, 8.3).
bool isMissing(const Route &route, DemoLine line)
{
    const QByteArray path(route.path);
    return line == DemoLine::V2_19 && (path == "users/me" || path == "templates/{id}/file" || path == "endpoints/{id}/forceupdateservice");
}

Match findRoute(const Site &site, const Request &request)
{
    Match match;
    if (!request.path.startsWith("/api/"))
        return match;
    const QByteArrayList parts = request.path.mid(5).split('/');
    for (const auto area : allRoutes()) {
        for (const Route &route : area) {
            if (isMissing(route, site.line()) || !fits(route, parts, match.ids))
                continue;
            if (request.method == route.method) {
                match.route = &route;
                return match;
            }
            match.otherMethod = true;
        }
    }
    return match;
}

Response unauthorized(DemoLine line, Credential refused)
{
    if (line == DemoLine::V2_19)
        return refusal(line, 401, "A valid authorisation token is missing", "Unauthorized");
    if (refused == Credential::None)
        return refusal(line, 401, "A valid authorization token is missing", "Unauthorized");
    return refusal(line, 401, "Invalid JWT token", "Unauthorized");
}

bool isBanned(Site &site, const Route &route)
{
    return route.work == Work::RateLimited && !site.signIns.passes(site.clock.elapsed());
}

bool mayAsk(const Site &site, const User &user, const Route &route)
{
    if (isAdministrator(user) || route.access == Access::Authenticated)
        return true;
    return route.access == Access::TeamLeader && leadsATeam(site.model, user);
}

Response authenticated(Site &site, const Request &request, const Match &match)
{
    const Caller caller = callerOf(site, request);
    if (!caller.user)
        return unauthorized(site.line(), caller.credential);
    if (!mayAsk(site, *caller.user, *match.route))
        return refusal(site.line(), 403, "Access denied", "Unauthorized");
    if (isBanned(site, *match.route))
        return refusal(site.line(), 403, "Access denied", Banned);
    return match.route->handle(site, {request, caller, match.ids.value(0), match.ids.value(1)});
}

/// A path below an area that exists is refused by that area; any other falls through to the files of the web interface.
Response unknownRoute(const Request &request)
{
    Response response = plainText(404, "404 page not found\n");
    const QByteArray area = request.path.mid(5).split('/').first();
    for (const auto routes : allRoutes()) {
        if (std::ranges::any_of(routes, [&](const Route &route) { return QByteArray(route.path).split('/').first() == area; }))
            return response;
    }
    response.addHeader("Cache-Control", "max-age=31536000");
    return response;
}

/// A real server lets such a request wait for a minute first (portainer-api.md 1.8).
bool isHeldUp(const Site &site, const Request &request)
{
    return site.gate == Gate::Blocked && !request.isSafe() && !request.path.startsWith("/api/backup");
}

Response routed(Site &site, const Request &request, const Match &match)
{
    if (isHeldUp(site, request))
        return refusal(site.line(), 408, "Timeout waiting for the offline gate to signal", "http: Handler timeout");
    if (!match.route && match.otherMethod)
        return {405, {}, {}};
    const bool isPublic = match.route && match.route->access == Access::Public;
    if (isPublic && isBanned(site, *match.route))
        return refusal(site.line(), 403, "Access denied", Banned);
    Response response = !match.route ? unknownRoute(request)
        : isPublic                   ? match.route->handle(site, {request, {}, match.ids.value(0), match.ids.value(1)})
                                     : authenticated(site, request, match);
    protectAgainstSniffing(response, site.line());
    return response;
}

/// What the CSRF check adds to every answer from 2.20 on (portainer-api.md 1.4, 2.4).
void addCsrfHeaders(const Site &site, const Request &request, Response &response)
{
    const bool withCookie = hasCookie(request);
    if (withCookie && request.cookie("_gorilla_csrf").isEmpty())
        response.addHeader("Set-Cookie", "_gorilla_csrf=" + site.sessions.csrfCookie() + "; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax");
    if (withCookie)
        response.addHeader("Vary", "Cookie");
    if (response.isSuccess())
        response.addHeader("X-Csrf-Token", withCookie ? site.sessions.csrfToken() : QByteArray(""));
}

std::optional<Response> refusedByCsrfCheck(const Site &site, const Request &request)
{
    if (!hasCookie(request)) {
        if (request.header("X-API-Key").isEmpty() || request.header("Authorization").isEmpty())
            return {};
        return refusal(site.line(), 403, "api key and auth header are not allowed at the same time");
    }
    const QByteArray token = request.header("X-CSRF-Token");
    if (request.isSafe() || (token == site.sessions.csrfToken() && request.cookie("_gorilla_csrf") == site.sessions.csrfCookie()))
        return {};
    Response response = plainText(403, token.isEmpty() ? "Forbidden - CSRF token not found in request\n" : "Forbidden - CSRF token invalid\n");
    protectAgainstSniffing(response, site.line());
    return response;
}

/// A server that nobody set up in time answers this to all but two exact addresses (portainer-api.md 1.7).
bool isLockedOut(const Site &site, const Request &request)
{
    const bool exempt = request.query.isEmpty() && (request.path == "/api/status" || request.path == "/api/settings/public");
    return site.initTimedOut && request.path.startsWith("/api") && !exempt;
}

std::optional<qint64> numberIn(const QByteArray &text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

} // namespace

Response answerTo(Site &site, const Request &request)
{
    const Match match = findRoute(site, request);
    site.journal->note(request.method, match.route ? match.route->path : "", !request.isSafe());
    if (isLockedOut(site, request)) {
        Response response = refusal(site.line(), 303, "Administrator initialization timeout");
        response.addHeader("Redirect-Reason", "AdminInitTimeout");
        return response;
    }
    if (site.line() == DemoLine::V2_19)
        return routed(site, request, match);
    Response response = refusedByCsrfCheck(site, request).value_or(Response{0});
    if (response.status == 0)
        response = routed(site, request, match);
    addCsrfHeaders(site, request, response);
    return response;
}

const Route *routeOf(const Site &site, const Request &request)
{
    return findRoute(site, request).route;
}

std::optional<qint64> idIn(const Call &call)
{
    return numberIn(call.id);
}

std::optional<qint64> secondIdIn(const Call &call)
{
    return numberIn(call.secondId);
}

bool isSelfOrAdministrator(const Call &call, qint64 id)
{
    return number(call.user().id) == id || isAdministrator(call.user());
}

Response invalidId(const Site &site, const Call &call, const QByteArray &noun)
{
    return refusal(site.line(), 400, "Invalid " + noun + " identifier route variable", notANumber(call.id));
}

Response invalidSecondId(const Site &site, const Call &call, const QByteArray &noun)
{
    return refusal(site.line(), 400, "Invalid " + noun + " identifier route variable", notANumber(call.secondId));
}

Response unknownId(const Site &site, qint64 id, const QByteArray &noun, const QByteArray &bucket)
{
    return refusal(site.line(), 404, "Unable to find " + noun + " with the specified identifier inside the database",
                   "object not found inside the database (bucket=" + bucket + ", key=" + QByteArray::number(id) + ')');
}

} // namespace longshore::demo
