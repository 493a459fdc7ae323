// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/stackchanges.h"

#include "app/portainer/kubernetesrequests.h"
#include "app/portainer/stackrequests.h"
#include "app/portainer/templaterequests.h"

namespace longshore::test {

using namespace Qt::StringLiterals;

namespace {

const StackTarget Compose{StackId(5), EnvironmentId(1), StackType::Compose};
const StackTarget Swarm{StackId(6), EnvironmentId(2), StackType::Swarm};
const StackTarget Kubernetes{StackId(7), EnvironmentId(4), StackType::Kubernetes};

const QList<EnvVariable> Variables{{u"TZ"_s, u"Europe/Paris"_s}, {u"TWICE"_s, u"one"_s}, {u"TWICE"_s, u"two"_s}, {u"EMPTY"_s, {}}};

NewStack newStack(StackType type, const QString &file)
{
    return {.type = type, .environmentId = EnvironmentId(1), .name = u"shop"_s, .file = file, .env = Variables, .swarmId = u"cluster"_s, .namespaceName = u"shop"_s};
}

NewGitStack newGitStack(StackType type)
{
    return {.type = type, .environmentId = EnvironmentId(1), .name = u"shop"_s, .url = u"https://git.example.org/shop.git"_s, .filePath = u"deploy/app.yml"_s,
            .login = GitLogin{u"bot"_s, Secret("sesame")}, .env = Variables, .swarmId = u"cluster"_s, .namespaceName = u"shop"_s};
}

QList<Row> creations(const QString &file)
{
    using namespace requests;
    return {row(u"createStack"_s, createStack(newStack(StackType::Compose, file))),
            row(u"createStack"_s, createStack(newStack(StackType::Swarm, file))),
            row(u"createKubernetesStack"_s, createKubernetesStack(newStack(StackType::Kubernetes, file))),
            row(u"createGitStack"_s, createGitStack(newGitStack(StackType::Compose))),
            row(u"createGitStack"_s, createGitStack(newGitStack(StackType::Swarm))),
            row(u"createKubernetesGitStack"_s, createKubernetesGitStack(newGitStack(StackType::Kubernetes)))};
}

/// What a cluster is told besides, in the place of one stack.
QList<Row> workloadChanges()
{
    using namespace requests;
    const WorkloadPlace web{Kubernetes.environmentId, WorkloadKind::Deployment, u"shop"_s, u"web"_s};
    return {row(u"scaleWorkload"_s, scaleWorkload(web, u"723"_s, 3)),
            row(u"restartWorkload"_s, restartWorkload(web, u"723"_s, u"2026-11-26T08:00:00Z"_s)),
            row(u"deletePod"_s, deletePod({Kubernetes.environmentId, u"shop"_s, u"web-768d964795-jvqxl"_s}, u"6d1f"_s))};
}

} // namespace

QList<Row> stackChanges(const QString &file)
{
    using namespace requests;
    const StackUpdate update{.file = file, .env = Variables, .prune = true, .pullImages = true, .kubernetesName = u"shop"_s};
    const GitSettings settings{.referenceName = u"refs/heads/main"_s, .login = GitLogin{u"bot"_s, {}}, .env = Variables, .autoUpdate = AutoUpdate{.interval = u"5m"_s}};
    const GitRedeploy redeploy{.referenceName = u"refs/heads/main"_s, .login = GitLogin{u"bot"_s, {}}, .env = Variables, .kubernetesName = u"shop"_s};
    return creations(file) + workloadChanges()
        + QList<Row>{row(u"startStack"_s, startStack(Compose)),
                     row(u"stopStack"_s, stopStack(Swarm)),
                     row(u"updateStack"_s, updateStack(Compose, update)),
                     row(u"updateStack"_s, updateStack(Swarm, update)),
                     row(u"updateStack"_s, updateStack(Kubernetes, update)),
                     row(u"deleteStack"_s, deleteStack(Compose)),
                     row(u"deleteExternalSwarmStack"_s, deleteExternalSwarmStack(u"left over"_s, EnvironmentId(2))),
                     row(u"migrateStack"_s, migrateStack(Compose, {.target = EnvironmentId(2), .name = u"moved"_s})),
                     row(u"associateStack"_s, associateStack(StackId(9), EnvironmentId(1), {}, true)),
                     row(u"changeGitSettings"_s, changeGitSettings(Swarm, settings)),
                     row(u"changeKubernetesGitSettings"_s, changeKubernetesGitSettings(Kubernetes, settings)),
                     row(u"redeployGitStack"_s, redeployGitStack(Compose, redeploy)),
                     row(u"redeployGitStack"_s, redeployGitStack(Kubernetes, redeploy)),
                     row(u"previewGitFile"_s, previewGitFile({.url = u"https://git.example.org/shop.git"_s, .filePath = u"app.yml"_s})),
                     row(u"createCustomTemplate"_s, createCustomTemplate({.title = u"Shop"_s, .description = u"A shop"_s, .file = file})),
                     row(u"appTemplateFile"_s, appTemplateFile(3)),
                     row(u"appTemplateFileAt"_s, appTemplateFileAt(u"https://git.example.org/shop.git"_s, u"app.yml"_s))};
}

} // namespace longshore::test
