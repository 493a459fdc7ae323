// SPDX-License-Identifier: GPL-3.0-or-later
// One service of a Swarm, and its nodes (portainer-api.md 6.2, 5.3).
#include "app/demo/democontainers.h"
#include "app/demo/demoenginejson.h"
#include "app/demo/demoengines.h"
#include "app/demo/demopayload.h"
#include "app/demo/demorights.h"
#include "app/demo/demostackaccess.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <functional>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

using Answering = std::function<Response(const Environment &environment, Engine &engine)>;

/// Checks all that comes before the question itself.
Response onManager(Site &site, const Call &call, const Answering &answer)
{
    std::optional<Response> refused;
    const Environment *environment = environmentFor(site, call, refused);
    if (!environment)
        return *refused;
    if (environment->swarmId.isEmpty())
        return engineFault(503, "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node to swarm "
                                "and try again.");
    return answer(*environment, engineOf(site, environment->id));
}

const Stack *swarmStackOf(const Site &site, EnvironmentId environment, const QByteArray &project)
{
    const auto found = std::ranges::find_if(site.model.stacks, [&](const Stack &each) {
        return each.environment == environment && projectOf(each) == project && each.kind == StackKind::Swarm;
    });
    return found == site.model.stacks.end() ? nullptr : &*found;
}

EngineService *serviceIn(Engine &engine, const QByteArray &id)
{
    const auto found = std::ranges::find_if(engine.services, [&](const EngineService &each) { return !each.goneFrom && (each.id == id || each.name == id); });
    return found == engine.services.end() ? nullptr : &*found;
}

Response inspectService(Site &site, const Call &call)
{
    return onManager(site, call, [&](const Environment &environment, Engine &engine) {
        const EngineService *service = serviceIn(engine, call.secondId);
        if (!service)
            return engineFault(404, "service " + call.secondId + " not found");
        if (!mayUseProject(site, call.user(), environment.id, service->project))
            return engineFault(403, "access denied to resource");
        const Stack *owner = swarmStackOf(site, environment.id, service->project);
        return asEngine(jsonResponse([&](JsonWriter &json) { writeInspectedService(json, *service, {owner}); }));
    });
}

/// A service that is there and open to this user; a right that is missing looks like a broken engine, which Swarms of the sample are told by 502.
Response withService(Site &site, const Call &call, const std::function<Response(Engine &engine, EngineService &service)> &deed)
{
    return onManager(site, call, [&](const Environment &environment, Engine &engine) -> Response {
        EngineService *service = serviceIn(engine, call.secondId);
        if (!isAdministrator(call.user()) && (!service || !mayUseProject(site, call.user(), environment.id, service->project)))
            return {502, {}, {}};
        return service ? deed(engine, *service) : engineFault(404, "service " + call.secondId + " not found");
    });
}

/// A whole spec comes back; of it the sample understands how many there are to be, and that tasks are to be replaced.
void takeSpec(EngineService &service, const QJsonObject &spec)
{
    const QJsonValue count = spec["Mode"_L1]["Replicated"_L1]["Replicas"_L1];
    const qint64 forced = spec["TaskTemplate"_L1]["ForceUpdate"_L1].toInteger();
    service.previousReplicas = service.replicas;
    service.replicas = count.isDouble() ? count.toInt() : service.replicas;
    if (forced != service.forced)
        ++service.generation;
    service.forced = forced;
}

Response updateService(Site &site, const Call &call)
{
    return withService(site, call, [&](Engine &, EngineService &service) {
        if (call.request.parameter("version").toLongLong() != service.version)
            return engineFault(500, "rpc error: code = Unknown desc = update out of sequence");
        if (call.request.parameter("rollback") == "previous"_L1 && !service.previousReplicas)
            return engineFault(400, "rpc error: code = FailedPrecondition desc = service " + service.id + " does not have a previous spec");
        if (call.request.parameter("rollback") == "previous"_L1)
            service.replicas = std::exchange(service.previousReplicas, service.replicas).value();
        else
            takeSpec(service, QJsonDocument::fromJson(call.request.body).object());
        ++service.version;
        service.updated = site.nowInMilliseconds();
        return asEngine(jsonResponse([](JsonWriter &json) { json.object([&] { json.nullMember("Warnings"); }); }));
    });
}

Response removeService(Site &site, const Call &call)
{
    return withService(site, call, [](Engine &engine, EngineService &service) {
        engine.services.removeIf([id = service.id](const EngineService &each) { return each.id == id; });
        return asEngine({200, {}, {}});
    });
}

/// By the server itself, from 2.20 on; at 2.23 it asks no resource control.
Response forceUpdate(Site &site, const Call &call)
{
    Payload payload(call.request, site.line(), "endpoints.forceUpdateServicePayload");
    const QByteArray id = payload.text("ServiceID");
    if (!payload.problem().isEmpty())
        return invalidPayload(site.line(), payload.problem());
    return onManager(site, call, [&](const Environment &, Engine &engine) -> Response {
        EngineService *service = serviceIn(engine, id);
        if (!service)
            return refusal(site.line(), 500, "Error looking up service", "error: No such service: " + id);
        ++service->generation;
        ++service->forced;
        ++service->version;
        service->previousReplicas = service->replicas;
        service->updated = site.nowInMilliseconds();
        return jsonResponse([&](JsonWriter &json) {
            json.object([&] {
                json.arrayMember("Warnings", [&] {
                    json.value("image " + service->image + " could not be accessed on a registry to record\nits digest. Each node will access "
                               + service->image + " independently,\npossibly leading to different nodes running different\nversions of the image.\n");
                });
            });
        });
    });
}

Response nodes(Site &site, const Call &call)
{
    return onManager(site, call, [&](const Environment &, Engine &) {
        return asEngine(jsonResponse([&](JsonWriter &json) {
            json.array([&] {
                for (int number = 1; number <= 3; ++number)
                    writeNode(json, number);
            });
        }));
    });
}

constexpr Route ServiceRoutes[] = {
    {"GET", "endpoints/{id}/docker/services/{serviceId}", Access::Authenticated, inspectService},
    {"POST", "endpoints/{id}/docker/services/{serviceId}/update", Access::Authenticated, updateService},
    {"DELETE", "endpoints/{id}/docker/services/{serviceId}", Access::Authenticated, removeService},
    {"PUT", "endpoints/{id}/forceupdateservice", Access::Authenticated, forceUpdate},
    {"GET", "endpoints/{id}/docker/nodes", Access::Authenticated, nodes},
};

} // namespace

std::span<const Route> serviceRoutes()
{
    return ServiceRoutes;
}

} // namespace longshore::demo
