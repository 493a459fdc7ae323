// SPDX-License-Identifier: GPL-3.0-or-later
// What containers and services have written, through the server (portainer-api.md 6.2 to 6.4).
#include "app/demo/democontainers.h"
#include "app/demo/demoengines.h"
#include "app/demo/demoenginejson.h"
#include "app/demo/demolog.h"
#include "app/demo/demorights.h"
#include "app/demo/demostackaccess.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

/// "1795468495.143131144"; 0 for what is none.
qint64 nanosecondsIn(const QString &text)
{
    const qint64 seconds = text.section(u'.', 0, 0).toLongLong();
    return seconds * 1'000'000'000 + text.section(u'.', 1).leftJustified(9, u'0', true).toLongLong();
}

LogWish wishOf(const Request &request)
{
    const auto isSet = [&](const char *name) { return request.parameter(name) == u"1" || request.isTrue(name); };
    LogWish wish{.withOut = isSet("stdout"), .withErr = isSet("stderr"), .withStamps = isSet("timestamps"), .follows = isSet("follow")};
    wish.withDetails = isSet("details");
    wish.since = nanosecondsIn(request.parameter("since"));
    wish.until = nanosecondsIn(request.parameter("until"));
    bool isNumber = false;
    if (const qint64 tail = request.parameter("tail").toLongLong(&isNumber); isNumber && tail >= 0)
        wish.tail = tail;
    return wish;
}

void addEngineHeaders(Response &response)
{
    response.addHeader("Api-Version", "1.41");
    response.addHeader("Docker-Experimental", "false");
    response.addHeader("Ostype", "linux");
    response.addHeader("Server", "Docker/20.10.24+dfsg1 (linux)");
}

Response engineRefusal(int status, const QByteArray &message)
{
    Response response = jsonResponse([&](JsonWriter &json) { json.object([&] { json.member("message", message); }); }, status);
    addEngineHeaders(response);
    return response;
}

bool isBehindSocket(const Environment &environment)
{
    return environment.url.startsWith("unix:") || environment.url.startsWith("npipe:");
}

/// A log whose owner nobody may read is refused as the broken proxies of these lines do it (portainer-api.md 6.3).
Response denied(const Site &site, const Environment &environment)
{
    if (!isBehindSocket(environment))
        return {502, {}, {}};
    return refusal(site.line(), 500, "Unable to proxy the request via the Docker socket", "mime: no media type");
}

bool mayRead(const Site &site, const Call &call, EnvironmentId environment, const QByteArray &project)
{
    if (isAdministrator(call.user()))
        return true;
    return std::ranges::any_of(site.model.stacks, [&](const Stack &each) {
        return each.environment == environment && projectOf(each) == project && each.control && isAllowedBy(site.model, call.user(), *each.control);
    });
}

/// One log, or those of all replicas of a service, as they come.
using Logs = std::vector<LogFrames>;

QByteArray moreOf(Logs &logs, qint64 time)
{
    QByteArray frames;
    for (LogFrames &each : logs)
        frames += each.more(time);
    return frames;
}

/// Nothing to say has no type, frames are bytes to whoever looks at them.
Response told(const Site &site, const Environment &environment, Logs told, const LogWish &wish, bool isService)
{
    const qint64 now = site.nowInMilliseconds();
    auto logs = std::make_shared<Logs>(std::move(told));
    Response response;
    addEngineHeaders(response);
    response.contentType = isService ? QByteArray() : QByteArray("application/octet-stream");
    if (wish.follows || isService) {
        response.ongoing = OngoingBody{.more = [logs, follows = wish.follows, isOver = false](qint64 time) mutable {
            if (std::exchange(isOver, !follows))
                return std::optional<QByteArray>();
            return std::optional(moreOf(*logs, time));
        }};
        response.ongoing->isHeldBack = isBehindSocket(environment);
        return response;
    }
    response.body = moreOf(*logs, now);
    if (response.body.isEmpty())
        response.contentType.clear();
    return response;
}

/// Checks all that comes before the question itself.
template <typename Answer>
Response ask(Site &site, const Call &call, Answer &&answer)
{
    std::optional<Response> refused;
    const Environment *environment = environmentFor(site, call, refused);
    if (!environment)
        return *refused;
    return answer(*environment, engineOf(site, environment->id));
}

/// One that came to its end did so long ago.
ContainerLog logOf(const EngineContainer &container)
{
    constexpr qint64 LivedFor = 40'000; // Milliseconds.
    const std::optional<qint64> until = container.isExited ? std::optional(container.runsFrom + LivedFor) : std::nullopt;
    return {container.id, container.service, container.image, container.runsFrom, until};
}

/// The container of the path, by its id or name, or a task of a service here.
struct Found {
    std::optional<ContainerLog> log;
    QByteArray project;
};

Found findContainer(const Engine &engine, const QByteArray &id)
{
    for (const EngineContainer &each : engine.containers) {
        if (each.id == id || each.name == id || (id.size() >= 12 && each.id.startsWith(id)))
            return {logOf(each), each.project};
    }
    for (const EngineService &service : engine.services) {
        for (const EngineTask &task : tasksOf(service)) {
            if (task.container == id && task.isHere)
                return {ContainerLog(task.container, service.key, service.image, service.updated, {}), service.project};
        }
    }
    return {};
}

Response containerLogs(Site &site, const Call &call)
{
    return ask(site, call, [&](const Environment &environment, const Engine &engine) {
        const LogWish wish = wishOf(call.request);
        const Found found = findContainer(engine, call.secondId);
        if (!found.log && !isAdministrator(call.user()))
            return denied(site, environment);
        if (!wish.withOut && !wish.withErr)
            return engineRefusal(400, "Bad parameters: you must choose at least one stream");
        if (!found.log)
            return engineRefusal(404, "No such container: " + call.secondId);
        if (!mayRead(site, call, environment.id, found.project))
            return denied(site, environment);
        return told(site, environment, {LogFrames(*found.log, wish, site.nowInMilliseconds())}, wish, false);
    });
}

/// Of a replica, in the order of the keys (portainer-api.md 6.2; recordings/2.23/logs/service-details).
QByteArray detailsOf(const EngineService &service, const EngineTask &task)
{
    return "com.docker.swarm.node.id=" + nodeIdOf(task) + ",com.docker.swarm.service.id=" + service.id + ",com.docker.swarm.task.id=" + task.id;
}

/// Of each replica as many lines as are asked for; for how long does not matter to an engine here (20.10).
Response serviceLogs(Site &site, const Call &call)
{
    return ask(site, call, [&](const Environment &environment, const Engine &engine) {
        LogWish wish = wishOf(call.request);
        const auto service = std::ranges::find_if(engine.services, [&](const EngineService &each) {
            return !each.goneFrom && (each.id == call.secondId || each.name == call.secondId);
        });
        if (!wish.withOut && !wish.withErr)
            return engineRefusal(500, "Bad parameters: you must choose at least one stream");
        if (service == engine.services.end())
            return engineRefusal(404, "service " + call.secondId + " not found");
        if (!mayRead(site, call, environment.id, service->project))
            return denied(site, environment);
        wish.until = 0;
        Logs logs;
        for (const EngineTask &task : tasksOf(*service)) {
            const ContainerLog log(task.container, service->key, service->image, service->updated, {});
            if (!task.isRejected)
                logs.emplace_back(log, wish, site.nowInMilliseconds(), detailsOf(*service, task));
        }
        return told(site, environment, std::move(logs), wish, true);
    });
}

constexpr Route LogRoutes[] = {
    {"GET", "endpoints/{id}/docker/containers/{cid}/logs", Access::Authenticated, containerLogs},
    {"GET", "endpoints/{id}/docker/services/{sid}/logs", Access::Authenticated, serviceLogs},
};

} // namespace

std::span<const Route> logRoutes()
{
    return LogRoutes;
}

} // namespace longshore::demo
