// SPDX-License-Identifier: GPL-3.0-or-later
// One container of an environment, through the server (portainer-api.md 6.2, 6.3, 6.6).
#include "app/demo/democontainers.h"
#include "app/demo/demoenginejson.h"
#include "app/demo/demoengines.h"
#include "app/demo/demopayload.h"
#include "app/demo/demorights.h"
#include "app/demo/demostackaccess.h"

#include <algorithm>
#include <functional>

namespace longshore::demo {
namespace {

Response fromEngine(Response response)
{
    response.addHeader("Api-Version", "1.41");
    response.addHeader("Docker-Experimental", "false");
    response.addHeader("Ostype", "linux");
    response.addHeader("Server", "Docker/20.10.24+dfsg1 (linux)");
    return response;
}

Response engineRefusal(int status, const QByteArray &message)
{
    return fromEngine(jsonResponse([&](JsonWriter &json) { json.object([&] { json.member("message", message); }); }, status));
}

/// 204 and 304 have no type either.
Response silently(int status)
{
    return fromEngine({status, {}, {}});
}

bool runs(const EngineContainer &container, qint64 now)
{
    const QByteArray state = stateOf(container, now);
    return state == "running" || state == "paused";
}

const Stack *ownerOf(const Site &site, EnvironmentId environment, const QByteArray &project)
{
    const auto found = std::ranges::find_if(site.model.stacks, [&](const Stack &each) {
        return each.environment == environment && projectOf(each) == project && each.kind == StackKind::Compose;
    });
    return found == site.model.stacks.end() ? nullptr : &*found;
}

/// What is done once everything fits.
using Deed = std::function<Response(Site &site, Engine &engine, EngineContainer &container)>;
enum class Denial { Proper, AsIfBroken };

/// A right that is missing is told properly for an inspect only; anything else looks like a broken engine.
Response denied(const Site &site, const Environment &environment, Denial denial)
{
    if (denial == Denial::Proper)
        return engineRefusal(403, "access denied to resource");
    if (!environment.url.startsWith("unix:"))
        return {502, {}, {}};
    return refusal(site.line(), 500, "Unable to proxy the request via the Docker socket", "mime: no media type");
}

/// Whether a standard user may do something is asked of the container, so one that is not there looks broken as well.
Response unknown(const Site &site, const Call &call, const Environment &environment, Denial denial)
{
    const QByteArray words = "No such container: " + call.secondId;
    if (denial == Denial::Proper || isAdministrator(call.user()))
        return engineRefusal(404, words);
    if (!environment.url.startsWith("unix:"))
        return {502, {}, {}};
    return refusal(site.line(), 500, "Unable to proxy the request via the Docker socket", "error response from daemon: " + words);
}

Response withContainer(Site &site, const Call &call, Denial denial, const Deed &deed)
{
    std::optional<Response> refused;
    const Environment *environment = environmentFor(site, call, refused);
    if (!environment)
        return *refused;
    Engine &engine = engineOf(site, environment->id);
    const auto found = std::ranges::find_if(engine.containers, [&](const EngineContainer &each) {
        return each.id == call.secondId || each.name == call.secondId || (call.secondId.size() >= 12 && each.id.startsWith(call.secondId));
    });
    if (found == engine.containers.end())
        return unknown(site, call, *environment, denial);
    const Stack *owner = ownerOf(site, environment->id, found->project);
    const bool isOpen = owner && owner->control && isAllowedBy(site.model, call.user(), *owner->control);
    if (!isAdministrator(call.user()) && !isOpen)
        return denied(site, *environment, denial);
    return deed(site, engine, *found);
}

Response inspect(Site &site, const Call &call)
{
    const EnvironmentId where = EnvironmentId(idIn(call).value_or(0));
    return withContainer(site, call, Denial::Proper, [where](Site &here, Engine &, EngineContainer &container) {
        return fromEngine({200, inspected(container, {ownerOf(here, where, container.project)}, here.nowInMilliseconds())});
    });
}

void begin(EngineContainer &container, qint64 now)
{
    container.isExited = container.isPaused = false;
    container.ended = 0;
    container.runsFrom = now;
}

void end(EngineContainer &container, int exitCode, qint64 now)
{
    container.isExited = true;
    container.isPaused = false;
    container.exitCode = exitCode;
    container.ended = now;
}

Response start(Site &site, const Call &call)
{
    return withContainer(site, call, Denial::AsIfBroken, [](Site &here, Engine &, EngineContainer &container) {
        const qint64 now = here.nowInMilliseconds();
        if (container.command.startsWith("/no/such"))
            return engineRefusal(400, "failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: "
                                      "exec: \"/no/such\": stat /no/such: no such file or directory: unknown");
        if (runs(container, now))
            return silently(304);
        begin(container, now);
        return silently(204);
    });
}

Response stop(Site &site, const Call &call)
{
    return withContainer(site, call, Denial::AsIfBroken, [](Site &here, Engine &, EngineContainer &container) {
        const qint64 now = here.nowInMilliseconds();
        if (!runs(container, now))
            return silently(304);
        end(container, 143, now);
        return silently(204);
    });
}

Response restart(Site &site, const Call &call)
{
    return withContainer(site, call, Denial::AsIfBroken, [](Site &here, Engine &, EngineContainer &container) {
        begin(container, here.nowInMilliseconds());
        return silently(204);
    });
}

Response kill(Site &site, const Call &call)
{
    return withContainer(site, call, Denial::AsIfBroken, [](Site &here, Engine &, EngineContainer &container) {
        const qint64 now = here.nowInMilliseconds();
        if (!runs(container, now))
            return engineRefusal(409, "Cannot kill container: " + container.id + ": Container " + container.id + " is not running");
        end(container, 137, now);
        return silently(204);
    });
}

Response pause(Site &site, const Call &call)
{
    return withContainer(site, call, Denial::AsIfBroken, [](Site &here, Engine &, EngineContainer &container) {
        if (container.isPaused)
            return engineRefusal(409, "Container " + container.id + " is already paused");
        if (!runs(container, here.nowInMilliseconds()))
            return engineRefusal(409, "Container " + container.id + " is not running");
        container.isPaused = true;
        return silently(204);
    });
}

Response resume(Site &site, const Call &call)
{
    return withContainer(site, call, Denial::AsIfBroken, [](Site &, Engine &, EngineContainer &container) {
        if (!container.isPaused)
            return engineRefusal(500, "Container " + container.id + " is not paused");
        container.isPaused = false;
        return silently(204);
    });
}

Response remove(Site &site, const Call &call)
{
    const bool isForced = call.request.parameter("force") == QLatin1StringView("1") || call.request.isTrue("force");
    return withContainer(site, call, Denial::AsIfBroken, [isForced](Site &here, Engine &engine, EngineContainer &container) {
        if (runs(container, here.nowInMilliseconds()) && !isForced)
            return engineRefusal(409, "You cannot remove a running container " + container.id
                                          + ". Stop the container before attempting removal or force remove");
        engine.containers.removeIf([id = container.id](const EngineContainer &each) { return each.id == id; });
        return silently(204);
    });
}

/// By the server itself, which at 2.23 asks no resource control.
Response recreate(Site &site, const Call &call)
{
    Payload payload(call.request, site.line(), "containers.RecreatePayload");
    const bool pulls = payload.flag("PullImage");
    if (!payload.problem().isEmpty())
        return invalidPayload(site.line(), payload.problem());
    const std::optional<qint64> id = idIn(call);
    const Environment *environment = id ? site.model.environment(EnvironmentId(*id)) : nullptr;
    if (!environment)
        return id ? unknownId(site, *id, "an environment", "endpoints") : invalidId(site, call, "environment");
    if (std::optional<Response> refused = refusedEnvironment(site, call, *environment, "Permission denied to access environment"))
        return *refused;
    if (environment->kind == EnvironmentKind::Kubernetes)
        return refusal(site.line(), 400, "environment is not a docker environment");
    const auto failedWith = [&](const QByteArray &why) { return refusal(site.line(), 500, "Error recreating container", why); };
    if (!isReachable(*environment))
        return failedWith("fetch container information error: " + unreachableWords(*environment));
    Engine &engine = engineOf(site, environment->id);
    const auto found = std::ranges::find(engine.containers, call.secondId, &EngineContainer::id);
    if (found == engine.containers.end())
        return failedWith("fetch container information error: Error response from daemon: No such container: " + call.secondId);
    if (pulls && isMissingImage(found->image))
        return failedWith("pull image error " + found->image + ": Error response from daemon: manifest for " + found->image
                          + " not found: manifest unknown: manifest unknown");
    const qint64 now = site.nowInMilliseconds();
    found->id = longIdFor(found->id + QByteArray::number(now));
    found->created = now;
    found->isUnhealthy = false;
    begin(*found, now);
    return {200, recreated(*found, now)};
}

constexpr Route ContainerRoutes[] = {
    {"GET", "endpoints/{id}/docker/containers/{containerId}/json", Access::Authenticated, inspect},
    {"POST", "endpoints/{id}/docker/containers/{containerId}/start", Access::Authenticated, start},
    {"POST", "endpoints/{id}/docker/containers/{containerId}/stop", Access::Authenticated, stop},
    {"POST", "endpoints/{id}/docker/containers/{containerId}/restart", Access::Authenticated, restart},
    {"POST", "endpoints/{id}/docker/containers/{containerId}/kill", Access::Authenticated, kill},
    {"POST", "endpoints/{id}/docker/containers/{containerId}/pause", Access::Authenticated, pause},
    {"POST", "endpoints/{id}/docker/containers/{containerId}/unpause", Access::Authenticated, resume},
    {"DELETE", "endpoints/{id}/docker/containers/{containerId}", Access::Authenticated, remove},
    {"POST", "docker/{id}/containers/{containerId}/recreate", Access::Authenticated, recreate},
};

} // namespace

std::span<const Route> containerRoutes()
{
    return ContainerRoutes;
}

} // namespace longshore::demo
