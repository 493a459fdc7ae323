// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/democontainers.h"

#include "app/demo/demoenginejson.h"
#include "app/demo/demoengines.h"
#include "app/demo/demorights.h"
#include "app/demo/demostackaccess.h"

#include <algorithm>

namespace longshore::demo {
namespace {

bool isSocket(const Environment &environment)
{
    return environment.url.startsWith("unix://");
}

/// What should be a 403 is broken on these lines (portainer-api.md 6.3, 5).
Response refusedAction(const Site &site, const Environment &environment)
{
    if (!isSocket(environment))
        return {502, {}, {}};
    return refusal(site.line(), 500, "Unable to proxy the request via the Docker socket", "mime: no media type");
}

} // namespace

Response asEngine(Response response)
{
    response.addHeader("Api-Version", "1.41");
    response.addHeader("Docker-Experimental", "false");
    response.addHeader("Ostype", "linux");
    response.addHeader("Server", "Docker/20.10.24+dfsg1 (linux)");
    return response;
}

Response engineFault(int status, const QByteArray &message)
{
    return asEngine(jsonResponse([&](JsonWriter &json) { json.object([&] { json.member("message", message); }); }, status));
}

const Environment *environmentFor(Site &site, const Call &call, std::optional<Response> &refused)
{
    const Environment *environment = openEnvironment(site, call, refused);
    if (environment && (environment->kind == EnvironmentKind::Kubernetes || !isReachable(*environment)))
        refused = Response{502, {}, {}};
    return refused ? nullptr : environment;
}

QList<KnownContainer> allContainersOf(Site &site, EnvironmentId environment)
{
    QList<KnownContainer> all;
    Engine &engine = engineOf(site, environment);
    const qint64 now = site.nowInMilliseconds();
    for (const EngineContainer &each : std::as_const(engine.containers))
        all.append({each.id, each.name, each.image, each.project, stateOf(each, now), each.runsFrom, each.command});
    for (const EngineService &service : std::as_const(engine.services)) {
        for (const EngineTask &task : tasksOf(service)) {
            if (task.isHere && !task.isRejected)
                all.append({task.container, service.name + '.' + placeOf(task) + '.' + task.id, service.image, service.project,
                            "running", service.created, {}});
        }
    }
    return all;
}

std::optional<KnownContainer> containerOf(Site &site, EnvironmentId environment, const QByteArray &idOrName)
{
    const QList<KnownContainer> all = allContainersOf(site, environment);
    const auto found = std::ranges::find_if(all, [&](const KnownContainer &each) { return each.id.startsWith(idOrName) || each.name == idOrName; });
    return found == all.end() || idOrName.isEmpty() ? std::nullopt : std::optional(*found);
}

bool mayUseProject(const Site &site, const User &user, EnvironmentId environment, const QByteArray &project)
{
    if (isAdministrator(user))
        return true;
    const auto found = std::ranges::find_if(site.model.stacks, [&](const Stack &each) {
        return each.environment == environment && projectOf(each) == project && each.kind != StackKind::Kubernetes;
    });
    return found != site.model.stacks.end() && found->control && isAllowedBy(site.model, user, *found->control);
}

std::optional<KnownContainer> containerFor(Site &site, const Call &call, const Environment &environment, std::optional<Response> &refused)
{
    const std::optional<KnownContainer> found = containerOf(site, environment.id, call.secondId);
    if (!found)
        refused = engineFault(404, "No such container: " + call.secondId);
    else if (!mayUseProject(site, call.user(), environment.id, found->project))
        refused = refusedAction(site, environment);
    return refused ? std::nullopt : found;
}

} // namespace longshore::demo
