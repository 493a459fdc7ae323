// SPDX-License-Identifier: GPL-3.0-or-later
// Removing a network or a volume of an environment, through the server (portainer-api.md 6.2).
#include "app/demo/democontainers.h"
#include "app/demo/demoengines.h"
#include "app/demo/demorights.h"

#include <algorithm>

namespace longshore::demo {
namespace {

/// What is done to a thing that is there and open to this user.
using Deed = Response (*)(Engine &engine, const EngineThing &thing);

/// As with containers, what a standard user may not do looks like a broken engine, also when it is not there.
Response withThing(Site &site, const Call &call, QList<EngineThing> Engine::*list, const QByteArray &unknown, Deed deed)
{
    std::optional<Response> refused;
    const Environment *environment = environmentFor(site, call, refused);
    if (!environment)
        return *refused;
    Engine &engine = engineOf(site, environment->id);
    const QList<EngineThing> &all = engine.*list;
    const auto found = std::ranges::find_if(all, [&](const EngineThing &each) { return each.id == call.secondId || each.name == call.secondId; });
    if (!isAdministrator(call.user()) && (found == all.end() || !mayUseProject(site, call.user(), environment->id, found->project)))
        return environment->url.startsWith("unix:")
            ? refusal(site.line(), 500, "Unable to proxy the request via the Docker socket", "mime: no media type")
            : Response{502, {}, {}};
    if (found == all.end())
        return engineFault(404, unknown);
    const EngineThing thing = *found;
    return deed(engine, thing);
}

Response removeIt(QList<EngineThing> &list, const EngineThing &thing)
{
    list.removeIf([&](const EngineThing &each) { return each.id == thing.id; });
    return asEngine({204, {}, {}});
}

Response removeNetwork(Site &site, const Call &call)
{
    return withThing(site, call, &Engine::networks, "network " + call.secondId + " not found", [](Engine &engine, const EngineThing &network) {
        const auto isIn = [&](const EngineContainer &each) { return !each.isExited && each.networks.contains(network.name); };
        if (std::ranges::any_of(engine.containers, isIn))
            return engineFault(403, "error while removing network: network " + network.name + " id " + network.id + " has active endpoints");
        return removeIt(engine.networks, network);
    });
}

Response removeVolume(Site &site, const Call &call)
{
    return withThing(site, call, &Engine::volumes, "get " + call.secondId + ": no such volume", [](Engine &engine, const EngineThing &volume) {
        const auto uses = [&](const EngineContainer &each) { return std::ranges::find(each.mounts, volume.name, &PlannedMount::source) != each.mounts.end(); };
        const auto user = std::ranges::find_if(engine.containers, uses);
        if (user != engine.containers.end())
            return engineFault(409, "remove " + volume.name + ": volume is in use - [" + user->id + ']');
        return removeIt(engine.volumes, volume);
    });
}

constexpr Route ThingRoutes[] = {
    {"DELETE", "endpoints/{id}/docker/networks/{networkId}", Access::Authenticated, removeNetwork},
    {"DELETE", "endpoints/{id}/docker/volumes/{volume}", Access::Authenticated, removeVolume},
};

} // namespace

std::span<const Route> thingRoutes()
{
    return ThingRoutes;
}

} // namespace longshore::demo
