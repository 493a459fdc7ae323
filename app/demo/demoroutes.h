// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demosite.h"

#include <span>

/// The routes of the demo, by area, and the way a request takes to one of them.
namespace longshore::demo {

enum class Access { Public, Authenticated, TeamLeader, Administrator };

/// What is special about asking a route.
enum class Work {
    None,
    RateLimited,
    Deploys, ///< Takes as long as a deploy takes.
    Updates, ///< Deploys too, and an asynchronous server answers it at once.
};

/// What a handler is called with. A user is there unless the route is public.
struct Call {
    const Request &request;
    Caller caller;
    QByteArray id; ///< What stands for "{id}" in the path.
    QByteArray secondId; ///< What stands for the second variable, as "{keyId}".

    const User &user() const { return *caller.user; }
};

/// One way to ask the server something, and who may.
struct Route {
    const char *method;
    const char *path; ///< Below /api/; "{id}" and "{keyId}" stand for one part each.
    Access access;
    Response (*handle)(Site &site, const Call &call);
    Work work = Work::None;
};

std::span<const Route> systemRoutes();
std::span<const Route> settingsRoutes();
std::span<const Route> firstRunRoutes();
std::span<const Route> backupRoutes();
std::span<const Route> authRoutes();
std::span<const Route> userRoutes();
std::span<const Route> userChangeRoutes();
std::span<const Route> passwordRoutes();
std::span<const Route> teamRoutes();
std::span<const Route> membershipRoutes();
std::span<const Route> controlRoutes();
std::span<const Route> accessRoutes();
std::span<const Route> tokenRoutes();
std::span<const Route> stackRoutes();
std::span<const Route> stackCreateRoutes();
std::span<const Route> stackChangeRoutes();
std::span<const Route> stackMoveRoutes();
std::span<const Route> gitRoutes();
std::span<const Route> engineRoutes();
std::span<const Route> logRoutes();
std::span<const Route> serviceRoutes();
std::span<const Route> thingRoutes();
std::span<const Route> execRoutes();
std::span<const Route> statsRoutes();
std::span<const Route> eventRoutes();
std::span<const Route> imageRoutes();
std::span<const Route> containerRoutes();
std::span<const Route> templateRoutes();
std::span<const Route> clusterRoutes();
std::span<const Route> clusterChangeRoutes();
std::span<const Route> podLogRoutes();
std::span<const Route> podMetricsRoutes();
std::span<const Route> environmentRoutes();

/// The answer to any request, with the checks in the order of the real server.
Response answerTo(Site &site, const Request &request);

/// The route a request takes; null if there is none.
const Route *routeOf(const Site &site, const Request &request);

/// The number in the path, or nothing.
std::optional<qint64> idIn(const Call &call);
/// The same for the second id.
std::optional<qint64> secondIdIn(const Call &call);
bool isSelfOrAdministrator(const Call &call, qint64 id);
/// 400 for a path whose id is no number; `noun` as in "Invalid stack identifier route variable".
Response invalidId(const Site &site, const Call &call, const QByteArray &noun);
Response invalidSecondId(const Site &site, const Call &call, const QByteArray &noun);
/// 404 in the words for a record that is not there; `noun` with its article, as in "a stack".
Response unknownId(const Site &site, qint64 id, const QByteArray &noun, const QByteArray &bucket);

} // namespace longshore::demo
