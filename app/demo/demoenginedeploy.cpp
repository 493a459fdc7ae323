// SPDX-License-Identifier: GPL-3.0-or-later
// Putting a plan on an engine, and what can go wrong with it.
#include "app/demo/demoengine.h"

#include <algorithm>

namespace longshore::demo {
namespace {

constexpr char Registry[] = "Get \"https://registry.example/v2/\": dial tcp: lookup registry.example on 192.0.2.53:53: no such host";

/// Small troubles of the sample, always the same ones.
bool happens(const QByteArray &words, int oneIn)
{
    return longIdFor(words).left(6).toInt(nullptr, 16) % oneIn == 0;
}

QByteArray pullWords(const QByteArray &service, const QByteArray &problem)
{
    return ' ' + service + " Pulling \n " + service + " Error " + problem + "\nError response from daemon: " + problem + '\n';
}

QByteArray missingImageWords(const PlannedService &service)
{
    return pullWords(service.name, "manifest for " + service.image + " not found: manifest unknown: manifest unknown");
}


/// Networks and volumes of the plan that are not there yet.
void addThings(QList<EngineThing> &existing, const QList<PlannedThing> &planned, const Deploy &deploy, bool isSwarm)
{
    for (const PlannedThing &each : planned) {
        const auto found = std::ranges::find(existing, each.name, &EngineThing::name);
        if (found != existing.end())
            found->goneFrom = 0;
        else if (!each.isExternal)
            existing.append({longIdFor(deploy.place + each.name), each.key, each.name, deploy.project, each.driver, deploy.created, 0, isSwarm});
    }
}

QByteArray projectWords(const ComposePlan &plan, const Deploy &deploy)
{
    QByteArray words = " Network " + deploy.project + "_default  Creating\n Network " + deploy.project + "_default  Created\n";
    for (const char *step : {"Creating", "Created", "Starting"}) {
        for (const PlannedService &each : plan.services)
            words += " Container " + deploy.project + '-' + each.name + "-1  " + step + '\n';
    }
    return words;
}

QByteArray problemOfUp(const Engine &engine, const ComposePlan &plan, const Deploy &deploy)
{
    for (const PlannedService &each : plan.services) {
        if (isMissingImage(each.image))
            return missingImageWords(each);
    }
    for (const PlannedService &each : plan.services) {
        for (const PlannedPort &port : each.ports) {
            if (port.outside && !engine.holderOf(port, deploy.project).isEmpty())
                return projectWords(plan, deploy) + "Error response from daemon: driver failed programming external connectivity on endpoint "
                    + deploy.project + '-' + each.name + "-1 (" + longIdFor(each.name) + "): Bind for 0.0.0.0:" + QByteArray::number(port.outside)
                    + " failed: port is already allocated\n";
        }
        if (each.command.startsWith("/no/such"))
            return projectWords(plan, deploy) + "Error response from daemon: failed to create shim task: OCI runtime create failed: runc create "
                "failed: unable to start container process: exec: \"/no/such\": stat /no/such: no such file or directory: unknown\n";
    }
    return {};
}

EngineContainer plannedContainer(const PlannedService &service, const Deploy &deploy, int index)
{
    EngineContainer container;
    container.project = deploy.project;
    container.service = service.name;
    container.index = index;
    container.name = deploy.project + '-' + service.name + '-' + QByteArray::number(index);
    container.id = longIdFor(deploy.place + container.name + QByteArray::number(deploy.created));
    container.image = service.image;
    container.command = service.command;
    container.text = service.text;
    container.folder = deploy.folder;
    container.hasEnvFile = deploy.hasEnvFile;
    container.hasHealthCheck = service.hasHealthCheck;
    container.isUnhealthy = deploy.asOnStart && service.hasHealthCheck && happens(container.name + "/health", 12);
    container.isExited = deploy.asOnStart && !container.isUnhealthy && service.ports.isEmpty() && happens(container.name + "/exit", 10);
    container.created = container.runsFrom = deploy.created;
    container.ports = service.ports;
    container.networks = service.networks;
    container.mounts = service.mounts;
    return container;
}

/// Containers that are as they should be stay; the others are made anew.
void upService(Engine &engine, const PlannedService &service, const Deploy &deploy, QList<EngineContainer> &made)
{
    for (int index = 1; index <= service.replicas; ++index) {
        const auto found = std::ranges::find_if(engine.containers, [&](const EngineContainer &each) {
            return each.project == deploy.project && each.service == service.name && each.index == index;
        });
        if (found != engine.containers.end() && found->text == service.text && !deploy.recreate && !found->isExited)
            continue;
        if (found != engine.containers.end())
            engine.containers.erase(found);
        made.append(plannedContainer(service, deploy, index));
    }
    engine.containers.removeIf([&](const EngineContainer &each) {
        return each.project == deploy.project && each.service == service.name && each.index > service.replicas;
    });
}

EngineService *serviceNamed(Engine &engine, const QByteArray &name)
{
    const auto found = std::ranges::find_if(engine.services, [&](const EngineService &each) { return each.name == name && !each.goneFrom; });
    return found == engine.services.end() ? nullptr : &*found;
}

void putService(Engine &engine, const PlannedService &planned, const Deploy &deploy)
{
    const QByteArray name = deploy.project + '_' + planned.name;
    EngineService *service = serviceNamed(engine, name);
    const bool isNew = !service;
    if (isNew) {
        service = &engine.services.emplaceBack();
        service->id = swarmIdFor(deploy.place + name + QByteArray::number(deploy.created));
        service->name = name;
        service->project = deploy.project;
        service->key = planned.name;
        service->created = deploy.created;
        service->isUnhealthy = deploy.asOnStart && planned.replicas > 1 && happens(name, 11);
    } else if (service->text == planned.text && !deploy.recreate) {
        return;
    } else {
        ++service->generation;
        service->isUnhealthy = false;
    }
    service->version += 10;
    service->updated = deploy.created;
    service->image = planned.image;
    service->text = planned.text;
    service->replicas = planned.replicas;
    service->isGlobal = planned.isGlobal;
    service->ports = planned.ports;
    service->networks = planned.networks;
}

} // namespace

QByteArray pullProblem(const ComposePlan &plan)
{
    for (const PlannedService &each : plan.services) {
        if (isMissingImage(each.image))
            return missingImageWords(each);
        if (each.image.startsWith("lab/")) // There only on the engine, in no registry.
            return pullWords(each.name, Registry);
    }
    return {};
}

QByteArray composeUp(Engine &engine, const ComposePlan &plan, const Deploy &deploy)
{
    if (!plan.problem.isEmpty())
        return plan.problem + '\n';
    if (const QByteArray problem = deploy.asOnStart ? QByteArray() : problemOfUp(engine, plan, deploy); !problem.isEmpty())
        return problem;
    addThings(engine.networks, plan.networks, deploy, false);
    addThings(engine.volumes, plan.volumes, deploy, false);
    QList<EngineContainer> made;
    for (const PlannedService &each : plan.services)
        upService(engine, each, deploy, made);
    qint64 count = 0;
    for (EngineContainer &each : made) {
        each.runsFrom = deploy.created + deploy.pace * ++count / (made.size() + 1);
        engine.containers.append(each);
    }
    return {};
}

QByteArray stackDeploy(Engine &engine, const ComposePlan &plan, const Deploy &deploy)
{
    if (!plan.problem.isEmpty())
        return plan.problem + '\n';
    constexpr char Detach[] = "Since --detach=false was not specified, tasks will be created in the background.\n"
                              "In a future release, --detach=false will become the default.\n";
    if (engine.isBeingRemoved(deploy.project, deploy.now)) {
        const PlannedService &first = plan.services.first();
        return Detach + QByteArray("failed to create service ") + deploy.project + '_' + first.name + ": Error response from daemon: network "
            + first.networks.value(0) + " not found\n";
    }
    addThings(engine.networks, plan.networks, deploy, true);
    for (const PlannedService &each : plan.services) {
        for (const PlannedPort &port : each.ports) {
            const QByteArray holder = port.outside ? engine.holderOf(port, deploy.project) : QByteArray();
            if (!holder.isEmpty() && !deploy.asOnStart) // What was made before it stays.
                return Detach + QByteArray("failed to create service ") + deploy.project + '_' + each.name
                    + ": Error response from daemon: rpc error: code = InvalidArgument desc = port '" + QByteArray::number(port.outside)
                    + "' is already in use by service '" + holder + "' (" + swarmIdFor(holder) + ") as an ingress port\n";
        }
        putService(engine, each, deploy);
    }
    addThings(engine.volumes, plan.volumes, deploy, true);
    if (deploy.prune) {
        engine.services.removeIf([&](const EngineService &service) {
            return service.project == deploy.project && !service.goneFrom
                && std::ranges::none_of(plan.services, [&](const PlannedService &each) { return each.name == service.key; });
        });
    }
    return {};
}

} // namespace longshore::demo
