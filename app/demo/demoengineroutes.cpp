// SPDX-License-Identifier: GPL-3.0-or-later
// What runs in an environment, through the server (portainer-api.md 6.2, 6.3).
#include "app/demo/democontainers.h"
#include "app/demo/demoenginefilter.h"
#include "app/demo/demoengines.h"
#include "app/demo/demorights.h"
#include "app/demo/demostackaccess.h"

#include <algorithm>

namespace longshore::demo {
namespace {

constexpr char Project[] = "com.docker.compose.project";
constexpr char NameSpace[] = "com.docker.stack.namespace";
constexpr char NotAManager[] = "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node to swarm "
                               "and try again.";

/// One question to an engine: who asks, and what the list is to be narrowed to.
struct Question {
    Site &site;
    const Call &call;
    const Environment &environment;
    EngineFilter filter;
    Engine &engine;

    /// By whom it is seen; nothing when this user may not see it (portainer-api.md 6.3).
    std::optional<Owned> owner(const QByteArray &project) const
    {
        const auto found = std::ranges::find_if(site.model.stacks, [&](const Stack &each) {
            return each.environment == environment.id && projectOf(each) == project && each.kind != StackKind::Kubernetes;
        });
        const Owned owned{found == site.model.stacks.end() ? nullptr : &*found};
        if (isAdministrator(call.user()))
            return owned;
        const bool isOpen = owned.stack && owned.stack->control && isAllowedBy(site.model, call.user(), *owned.stack->control);
        return isOpen ? std::optional(owned) : std::nullopt;
    }
};

/// As the engine itself answers: with its own headers, and words without details.
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

/// Checks all that comes before the question itself.
template <typename Answer>
Response ask(Site &site, const Call &call, const QByteArrayList &filters, bool needsManager, Answer &&answer)
{
    std::optional<Response> refused;
    const Environment *environment = environmentFor(site, call, refused);
    if (!environment)
        return *refused;
    const EngineFilter filter = EngineFilter::parse(call.request.parameter("filters").toUtf8());
    if (!filter.problem.isEmpty())
        return engineRefusal(500, filter.problem);
    if (const QByteArray name = filter.unknownName(filters); !name.isEmpty())
        return engineRefusal(400, "Invalid filter '" + name + '\'');
    if (needsManager && environment->swarmId.isEmpty())
        return engineRefusal(503, NotAManager);
    for (const char *label : {Project, NameSpace}) {
        if (const QByteArray project = filter.labelWanted(label); !project.isEmpty())
            wake(site, project, environment->id);
    }
    return fromEngine(answer(Question{site, call, *environment, filter, engineOf(site, environment->id)}));
}

template <typename Write>
Response listOf(Write &&write)
{
    return jsonResponse([&](JsonWriter &json) { json.array([&] { write(json); }); });
}

Response containers(Site &site, const Call &call)
{
    return ask(site, call, {"label", "status", "health", "name", "network", "id"}, false, [](const Question &question) {
        const qint64 now = question.site.nowInMilliseconds();
        const bool withAll = question.call.request.parameter("all") == QLatin1StringView("1") || question.call.request.isTrue("all");
        return listOf([&](JsonWriter &json) {
            for (const EngineContainer &each : std::as_const(question.engine.containers)) {
                const std::optional<Owned> owned = question.owner(each.project);
                const QByteArray state = stateOf(each, now);
                if (owned && (withAll || state == "running") && question.filter.fits(labelsOf(each)) && question.filter.fits("status", {state})
                    && question.filter.fits("name", {each.name}) && question.filter.fits("id", {each.id})
                    && question.filter.fits("network", each.networks))
                    writeContainer(json, each, *owned, now);
            }
            for (const EngineService &service : std::as_const(question.engine.services)) {
                const std::optional<Owned> owned = question.owner(service.project);
                for (const EngineTask &task : tasksOf(service)) {
                    if (owned && task.isHere && !task.isRejected && question.filter.fits(labelsOf(service, task)) && question.filter.fits("status", {"running"}))
                        writeTaskContainer(json, service, task, *owned, now);
                }
            }
        });
    });
}

/// By the label that says to which stack it belongs.
bool fitsThing(const Question &question, const EngineThing &thing)
{
    return question.filter.fits(Labels{{thing.isSwarm ? NameSpace : Project, thing.project}}) && question.filter.fits("name", {thing.name});
}

Response networks(Site &site, const Call &call)
{
    return ask(site, call, {"label", "name", "driver", "id", "scope", "type", "dangling"}, false, [](const Question &question) {
        return listOf([&](JsonWriter &json) {
            if (question.filter.fits(Labels())) {
                for (const auto &[name, driver] : {std::pair("bridge", "bridge"), std::pair("none", "null"), std::pair("host", "host")}) {
                    if (question.filter.fits("name", {name}))
                        writeBuiltInNetwork(json, name, driver);
                }
            }
            for (const EngineThing &each : std::as_const(question.engine.networks)) {
                const std::optional<Owned> owned = question.owner(each.project);
                if (owned && fitsThing(question, each))
                    writeNetwork(json, each, *owned);
            }
        });
    });
}

/// Nothing at all is null, not an empty list.
Response volumes(Site &site, const Call &call)
{
    return ask(site, call, {"label", "name", "driver", "dangling"}, false, [](const Question &question) {
        QList<std::pair<const EngineThing *, Owned>> seen;
        for (const EngineThing &each : std::as_const(question.engine.volumes)) {
            const std::optional<Owned> owned = question.owner(each.project);
            if (owned && fitsThing(question, each))
                seen.append({&each, *owned});
        }
        return jsonResponse([&](JsonWriter &json) {
            json.object([&] {
                if (seen.isEmpty())
                    json.nullMember("Volumes");
                else
                    json.arrayMember("Volumes", [&] {
                        for (const auto &[volume, owned] : std::as_const(seen))
                            writeVolume(json, *volume, owned);
                    });
                json.nullMember("Warnings");
            });
        });
    });
}

bool fitsService(const Question &question, const EngineService &service)
{
    return !service.goneFrom && question.filter.fits(Labels{{NameSpace, service.project}}) && question.filter.fits("name", {service.name})
        && question.filter.fits("id", {service.id});
}

Response services(Site &site, const Call &call)
{
    return ask(site, call, {"label", "name", "id", "mode"}, true, [](const Question &question) {
        return listOf([&](JsonWriter &json) {
            for (const EngineService &each : std::as_const(question.engine.services)) {
                const std::optional<Owned> owned = question.owner(each.project);
                if (owned && fitsService(question, each))
                    writeService(json, each, *owned);
            }
        });
    });
}

Response tasks(Site &site, const Call &call)
{
    return ask(site, call, {"label", "name", "id", "service", "node", "desired-state"}, true, [](const Question &question) {
        return listOf([&](JsonWriter &json) {
            for (const EngineService &each : std::as_const(question.engine.services)) {
                const std::optional<Owned> owned = question.owner(each.project);
                const bool isWanted = owned && !each.goneFrom && question.filter.fits(Labels{{NameSpace, each.project}})
                    && question.filter.fits("service", {each.name, each.id});
                for (const EngineTask &task : isWanted ? tasksOf(each) : QList<EngineTask>()) {
                    if (question.filter.fits("desired-state", {task.isRejected ? "ready" : "running"}))
                        writeTask(json, each, task, *owned);
                }
            }
        });
    });
}

Response cluster(Site &site, const Call &call)
{
    return ask(site, call, {}, true, [](const Question &question) {
        return jsonResponse([&](JsonWriter &json) { writeCluster(json, question.environment.swarmId, isAdministrator(question.call.user())); });
    });
}

constexpr Route EngineRoutes[] = {
    {"GET", "endpoints/{id}/docker/containers/json", Access::Authenticated, containers},
    {"GET", "endpoints/{id}/docker/networks", Access::Authenticated, networks},
    {"GET", "endpoints/{id}/docker/volumes", Access::Authenticated, volumes},
    {"GET", "endpoints/{id}/docker/services", Access::Authenticated, services},
    {"GET", "endpoints/{id}/docker/tasks", Access::Authenticated, tasks},
    {"GET", "endpoints/{id}/docker/swarm", Access::Authenticated, cluster},
};

} // namespace

std::span<const Route> engineRoutes()
{
    return EngineRoutes;
}

} // namespace longshore::demo
