// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demopeople.h"

#include "app/demo/demorandom.h"

#include <algorithm>

namespace longshore::demo {
namespace {

constexpr qint64 Day = 24 * 60 * 60;

QByteArray newKey()
{
    return "ptr_" + secretBytes(32).toBase64();
}

void addKeys(Model &model)
{
    qint64 id = 0;
    for (const User &user : std::as_const(model.users)) {
        if (user.id != ChrisId)
            model.keys.append({++id, user.id, "Longshore", newKey(), model.startedAt - 40 * Day, 0});
    }
    model.keys.append({++id, AdminId, "backup script", newKey(), model.startedAt - 300 * Day, model.startedAt - Day});
}

Environment localEnvironment()
{
    Environment local;
    local.id = LocalId;
    local.name = "local";
    local.url = "unix:///var/run/docker.sock";
    local.users = {{AliceId, 0}, {BobId, 0}};
    return local;
}

Environment swarmEnvironment()
{
    Environment swarm;
    swarm.id = SwarmBId;
    swarm.name = "swarm-b";
    swarm.engine = "docker";
    swarm.url = "tcp://swarm-b.example.org:2375";
    swarm.publicUrl = "swarm-b.example.org";
    swarm.swarmId = "6ok1lzmm3q3wxqkk9sr2wncdq";
    swarm.users = {{BobId, 0}};
    swarm.teams = {{WebTeam, 0}};
    return swarm;
}

Environment kubernetesEnvironment()
{
    Environment kube;
    kube.id = KubeId;
    kube.name = "k8s";
    kube.kind = EnvironmentKind::Kubernetes;
    kube.url = "https://k8s.example.org:6443";
    kube.users = {{KimId, 0}};
    kube.teams = {{WebTeam, 0}};
    return kube;
}

Environment workshopEnvironment(qint64 now)
{
    Environment workshop;
    workshop.id = WorkshopId;
    workshop.name = "workshop";
    workshop.kind = EnvironmentKind::EdgeDocker;
    workshop.engine = "docker";
    workshop.url = "https://workshop.example.org";
    workshop.up = false;
    workshop.lastCheckIn = now - 3 * Day - 17 * 60;
    workshop.stacksForStandardUsers = false;
    workshop.group = EdgeSites;
    return workshop;
}

} // namespace

void addPeople(Model &model, const DemoOptions &options)
{
    const auto add = [&](UserId id, const char *name, Role role) {
        model.users.append({id, name, role, secretText(options.shortPasswordOf == name ? options.requiredPasswordLength / 2
                                                                                     : std::max(16, options.requiredPasswordLength))});
    };
    add(AdminId, "admin", Role::Administrator);
    add(AliceId, "alice", Role::Standard);
    add(BobId, "bob", Role::Standard);
    add(MariaId, "maria", Role::Standard);
    add(ChrisId, "chris", Role::Administrator);
    add(NobodyId, "noor", Role::Standard);
    add(KimId, "kim", Role::Standard);
    model.teams = {{WebTeam, "web"}, {OpsTeam, "operations"}};
    model.memberships = {{1, MariaId, WebTeam, true}, {2, BobId, WebTeam, false}, {4, BobId, OpsTeam, false}};
    addKeys(model);
    model.lastUser = number(KimId);
    model.lastTeam = number(OpsTeam);
    model.lastMembership = model.memberships.last().id;
    model.lastKey = model.keys.last().id;
}

void addEnvironments(Model &model)
{
    model.groups.append({EdgeSites, "edge-sites", "Places that call in", {}, {{OpsTeam, 0}}});
    model.environments = {localEnvironment(), swarmEnvironment(), kubernetesEnvironment(), workshopEnvironment(model.startedAt)};
}

} // namespace longshore::demo
