// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoengines.h"

#include "app/demo/democomposefiles.h"
#include "app/demo/demoenvfile.h"

#include <QRegularExpression>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

/// A real engine would not run four hundred thousand containers either.
constexpr size_t AwakeAtOnce = 300;

QByteArray folderOf(const Stack &stack)
{
    return "/data/compose/" + QByteArray::number(number(stack.id));
}

EnvFile environmentFor(const Stack &stack)
{
    const QList<Variable> variables = stack.variables.value_or(QList<Variable>());
    return stack.kind == StackKind::Swarm ? EnvFile::taken(variables) : EnvFile::read(variables);
}

Deploy deployOf(const Site &site, const Stack &stack)
{
    Deploy deploy;
    deploy.project = projectOf(stack);
    deploy.place = QByteArray::number(number(stack.environment)) + '/';
    deploy.folder = folderOf(stack);
    deploy.hasEnvFile = stack.variables && !stack.variables->isEmpty();
    deploy.now = deploy.created = site.nowInMilliseconds();
    deploy.pace = site.behaviour.deployMilliseconds;
    return deploy;
}

/// Puts a stack of the sample on its engine, as if it had run there for long.
void wakeStack(Site &site, Stack &stack)
{
    if (!stack.sleeps)
        return;
    stack.sleeps = false;
    const Environment *environment = site.model.environment(stack.environment);
    if (!stack.active || !environment || stack.kind == StackKind::Kubernetes || !isReachable(*environment))
        return;
    Deploy deploy = deployOf(site, stack);
    deploy.asOnStart = true;
    deploy.created = std::max(stack.created, stack.updated) * 1000;
    deploy.pace = 0;
    const ComposePlan plan = planOf(stack, fileOf(stack));
    Engine &engine = site.engines[stack.environment];
    stack.kind == StackKind::Swarm ? stackDeploy(engine, plan, deploy) : composeUp(engine, plan, deploy);
}

/// As if somebody had run `docker compose up` in a folder of the engine's host, and `docker stack deploy` on a manager.
void addStrangers(Site &site)
{
    constexpr char File[] = "services:\n  dns:\n    image: pihole/pihole:2024.07.0\n    ports: [\"8053:80\", \"53:53/udp\"]\n"
                            "    volumes: [\"data:/etc/pihole\"]\n  backup:\n    image: alpine:3.20\nvolumes:\n  data:\n";
    constexpr char SwarmFile[] = "services:\n  proxy:\n    image: traefik:3.1\n    ports: [\"8098:80\"]\n    deploy: {replicas: 2}\n";
    Deploy deploy;
    deploy.project = "pihole";
    deploy.place = "1/";
    deploy.folder = "/srv/pihole";
    deploy.now = site.nowInMilliseconds();
    constexpr qint64 LongAgo = 40LL * 24 * 60 * 60 * 1000;
    deploy.created = deploy.now - LongAgo;
    composeUp(site.engines[EnvironmentId(1)], planOf(File, StackKind::Compose, deploy.project, deploy.folder, {}), deploy);
    deploy.project = "balancer";
    deploy.place = "2/";
    stackDeploy(site.engines[EnvironmentId(2)], planOf(SwarmFile, StackKind::Swarm, deploy.project, deploy.folder, {}), deploy);
}

bool isProjectName(const QByteArray &name)
{
    static const QRegularExpression pattern(u"^[a-z0-9][a-z0-9_-]*$"_s);
    return pattern.match(QString::fromUtf8(name)).hasMatch();
}

QByteArray upProblem(Site &site, const Stack &stack, const ComposePlan &plan, DeployWish wish)
{
    if (!site.behaviour.nextDeployFailure.isEmpty())
        return std::exchange(site.behaviour.nextDeployFailure, {}) + '\n';
    Deploy deploy = deployOf(site, stack);
    deploy.recreate = wish.recreate;
    return composeUp(engineOf(site, stack.environment), plan, deploy);
}

QByteArray composeProblem(Site &site, const Stack &stack, const QByteArray &file, DeployWish wish)
{
    const QByteArray project = projectOf(stack);
    if (!isProjectName(project))
        return "failed to deploy a stack: invalid project name \"" + project + "\": must consist only of lowercase alphanumeric characters, "
               "hyphens, and underscores as well as start with a letter or number\n";
    const QByteArray unreadable = environmentFor(stack).problem;
    const ComposePlan plan = planOf(stack, file);
    if (wish.pull && unreadable.isEmpty()) {
        const QByteArray problem = plan.problem.isEmpty() ? pullProblem(plan) : plan.problem + '\n';
        if (!problem.isEmpty())
            return "failed to pull images of the stack: " + problem;
    }
    const QByteArray problem = unreadable.isEmpty() ? upProblem(site, stack, plan, wish)
                                                    : "failed to read " + folderOf(stack) + "/stack.env: " + unreadable + '\n';
    if (problem.isEmpty())
        return {};
    engineOf(site, stack.environment).removeProject(project); // The server runs `down` when `up` fails.
    return "failed to deploy a stack: " + problem;
}

QByteArray swarmProblem(Site &site, const Stack &stack, const QByteArray &file, DeployWish wish)
{
    if (!site.behaviour.nextDeployFailure.isEmpty())
        return std::exchange(site.behaviour.nextDeployFailure, {}) + '\n';
    Deploy deploy = deployOf(site, stack);
    deploy.prune = wish.prune;
    deploy.recreate = wish.recreate;
    return stackDeploy(engineOf(site, stack.environment), planOf(stack, file), deploy);
}

} // namespace

Engine &engineOf(Site &site, EnvironmentId environment)
{
    if (!site.areEnginesAwake) {
        site.areEnginesAwake = true;
        for (size_t index = 0; index < std::min(site.model.stacks.size(), AwakeAtOnce); ++index)
            wakeStack(site, site.model.stacks[index]);
        if (site.behaviour.hasStrangers)
            addStrangers(site);
    }
    Engine &engine = site.engines[environment];
    engine.tidy(site.nowInMilliseconds());
    return engine;
}

void wake(Site &site, const QByteArray &project, EnvironmentId environment)
{
    engineOf(site, environment);
    if (site.model.stacks.size() <= AwakeAtOnce)
        return;
    for (Stack &each : site.model.stacks) {
        if (each.sleeps && each.environment == environment && each.name == project)
            wakeStack(site, each);
    }
}

QByteArray projectOf(const Stack &stack)
{
    return stack.name.isEmpty() ? QByteArray::number(number(stack.id)) : stack.name;
}

bool isReachable(const Environment &environment)
{
    return environment.up;
}

QByteArray unreachableWords(const Environment &environment)
{
    return "Cannot connect to the Docker daemon at " + environment.url + ". Is the docker daemon running?";
}

ComposePlan planOf(const Stack &stack, const QByteArray &file)
{
    return planOf(file, stack.kind, projectOf(stack), folderOf(stack), environmentFor(stack).values);
}

QByteArray deployStack(Site &site, const Stack &stack, const QByteArray &file, DeployWish wish)
{
    const Environment *environment = site.model.environment(stack.environment);
    wake(site, projectOf(stack), stack.environment);
    const bool isSwarm = stack.kind == StackKind::Swarm;
    if (!environment || !isReachable(*environment))
        return (isSwarm ? "" : "failed to deploy a stack: ") + (environment ? unreachableWords(*environment) : QByteArray()) + '\n';
    return isSwarm ? swarmProblem(site, stack, file, wish) : composeProblem(site, stack, file, wish);
}

QByteArray takeDown(Site &site, const Stack &stack)
{
    const Environment *environment = site.model.environment(stack.environment);
    wake(site, projectOf(stack), stack.environment);
    if (environment && !isReachable(*environment))
        return "failed to remove a stack: " + unreachableWords(*environment) + '\n';
    if (stack.name.isEmpty() && stack.kind == StackKind::Compose)
        return "failed to remove a stack: no configuration file provided: not found\n";
    Engine &engine = engineOf(site, stack.environment);
    if (stack.kind == StackKind::Swarm)
        engine.removeSwarmStack(projectOf(stack), site.nowInMilliseconds() + site.behaviour.swarmGraceMilliseconds);
    else
        engine.removeProject(projectOf(stack));
    return {};
}

} // namespace longshore::demo
