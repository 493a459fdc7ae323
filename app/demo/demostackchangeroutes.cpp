// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoengines.h"
#include "app/demo/demokubernetes.h"
#include "app/demo/demorights.h"
#include "app/demo/demostackaccess.h"
#include "app/demo/demostackpayload.h"

namespace longshore::demo {
namespace {

constexpr StackRoute Updating{"Unable to find the environment associated to the stack inside the database", "Permission denied to access environment",
                              "Stack editing is disabled for non-admin users"};

void noteUpdate(const Site &site, const Call &call, Stack &stack)
{
    stack.updated = site.now();
    stack.updatedBy = call.user().name;
}

/// What is not sent is gone (portainer-api.md 4.6).
Response updateDocker(Site &site, const Call &call, Stack &stack)
{
    Payload payload(call.request, site.line(), stack.kind == StackKind::Swarm ? "stacks.updateSwarmStackPayload" : "stacks.updateComposeStackPayload");
    const QByteArray file = payload.text("StackFileContent");
    Stack wanted = stack;
    wanted.variables = variablesIn(payload);
    const DeployWish wish{payload.flag("PullImage") || payload.flag("RepullImageAndRedeploy"), payload.flag("Prune"), false};
    if (!payload.problem().isEmpty())
        return invalidPayload(site.line(), payload.problem());
    if (file.isEmpty())
        return invalidPayload(site.line(), "Invalid stack file content");
    const Environment *environment = site.model.environment(stack.environment);
    if (!environment->bindMountsForStandardUsers && !isAdministrator(call.user()) && planOf(wanted, file).hasBindMount())
        return failed(site, "stack config file is invalid: bind-mount disabled for non administrator users");
    site.mishaps.updatesWithoutVariables += !wanted.variables;
    const bool wasRunning = isRunning(site, stack, stack.environment);
    if (const QByteArray problem = deployStack(site, wanted, file, wish); !problem.isEmpty()) {
        site.mishaps.takenDownByUpdate += wasRunning && !isRunning(site, stack, stack.environment);
        return failed(site, problem);
    }
    site.mishaps.detachedFromGit += wanted.git.has_value();
    if (wanted.git) { // For good.
        wanted.git.reset();
        wanted.autoUpdate.reset();
        wanted.fromTemplate = true;
    }
    wanted.file = file;
    wanted.active = true;
    wanted.deployment.clear();
    noteUpdate(site, call, wanted);
    stack = wanted;
    return changed(site, stack);
}

/// Settings only: nothing is deployed.
Response updateKubernetesGit(Site &site, const Call &call, Stack &stack)
{
    Payload payload(call.request, site.line(), "stacks.kubernetesGitStackUpdatePayload");
    QByteArray problem;
    const std::optional<AutoUpdate> autoUpdate = autoUpdateIn(payload, problem);
    const GitLogin login = loginIn(payload);
    const QByteArray reference = payload.text("RepositoryReferenceName");
    if (const QByteArray wrong = payload.problem().isEmpty() ? problem : payload.problem(); !wrong.isEmpty())
        return invalidPayload(site.line(), wrong);
    stack.git->reference = reference;
    stack.git->skipTlsCheck = payload.flag("TLSSkipVerify");
    stack.git->userName = login.isUsed ? login.userName : QByteArray();
    stack.git->password = !login.isUsed ? QByteArray() : login.password.isEmpty() ? stack.git->password : login.password;
    stack.autoUpdate = autoUpdate;
    noteUpdate(site, call, stack);
    return changed(site, stack);
}

/// The new name is kept even when the deploy fails.
Response updateKubernetes(Site &site, const Call &call, Stack &stack)
{
    Payload payload(call.request, site.line(), "stacks.kubernetesFileStackUpdatePayload");
    const QByteArray file = payload.text("StackFileContent");
    const QByteArray name = payload.text("StackName");
    if (!payload.problem().isEmpty())
        return invalidPayload(site.line(), payload.problem());
    if (file.isEmpty())
        return invalidPayload(site.line(), "Invalid stack file content");
    stack.name = name;
    ++site.model.stacksRevision;
    const Applied applied = applyManifests(site, stack, file, false);
    site.mishaps.endlessManifests += applied.isEndless;
    if (applied.isEndless)
        return neverAnswered();
    if (!applied.problem.isEmpty())
        return refusal(site.line(), 500, "Unable to deploy Kubernetes stack via file content", applied.problem);
    stack.file = file;
    noteUpdate(site, call, stack);
    return changed(site, stack);
}

/// Any other environment than its own takes the stack there, and its control no longer applies.
Response update(Site &site, const Call &call)
{
    Response problem;
    Stack *stack = stackIn(site, call, problem);
    const std::optional<EnvironmentId> environment = stack ? environmentIdIn(site, call, true, problem) : std::nullopt;
    if (!environment)
        return problem;
    if (std::optional<Response> refused = refusedChange(site, call, *stack, *environment, Updating))
        return *refused;
    if (stack->environment != *environment) {
        ++site.mishaps.movedByUpdate;
        Stack moved = *stack;
        moved.environment = *environment;
        moved.control.reset();
        const Response response = moved.kind == StackKind::Kubernetes ? updateKubernetes(site, call, moved) : updateDocker(site, call, moved);
        if (response.isSuccess())
            *stack = moved;
        return response;
    }
    if (stack->kind != StackKind::Kubernetes)
        return updateDocker(site, call, *stack);
    return stack->git ? updateKubernetesGit(site, call, *stack) : updateKubernetes(site, call, *stack);
}

constexpr StackRoute Running{"Unable to find an environment with the specified identifier inside the database", "Permission denied to access endpoint",
                             "stack management is disabled for non-admin users"};

/// Starting and stopping are told in the same words; `verb` as in "Starting".
Stack *stackToRun(Site &site, const Call &call, const QByteArray &verb, Response &problem)
{
    Stack *stack = stackIn(site, call, problem);
    if (stack && stack->kind == StackKind::Kubernetes) {
        problem = refusal(site.line(), 400, verb + " a kubernetes stack is not supported");
        return nullptr;
    }
    const std::optional<EnvironmentId> id = stack ? environmentIdIn(site, call, true, problem) : std::nullopt;
    if (!id)
        return nullptr;
    const Environment *environment = site.model.environment(*id);
    if (!environment) {
        problem = noSuchEnvironment(site, *id, Running.noEnvironment);
        return nullptr;
    }
    if (std::optional<Response> refused = refusedEnvironment(site, call, *environment, Running.denied)) {
        problem = *refused;
        return nullptr;
    }
    return stack;
}

/// A stack that runs is said before everything else.
Response start(Site &site, const Call &call)
{
    Response problem;
    Stack *stack = stackToRun(site, call, "Starting", problem);
    if (!stack)
        return problem;
    const Environment *environment = site.model.environment(stack->environment);
    if (!environment)
        return noSuchEnvironment(site, stack->environment, Running.noEnvironment);
    if (!isReachable(*environment))
        return refusal(site.line(), 500, "Unable to check for name collision", unreachableWords(*environment));
    if (isRunning(site, *stack, stack->environment))
        return refusal(site.line(), 409, "A stack with the name '" + stack->name + "' is already running");
    if (std::optional<Response> refused = refusedStack(site, call, *stack, *environment, Running.disabled))
        return *refused;
    if (stack->active)
        return refusal(site.line(), 400, "Stack is already active");
    if (const QByteArray words = deployStack(site, *stack, *stack->file, {false, true, false}); !words.isEmpty())
        return refusal(site.line(), 500, "Unable to start stack", words);
    stack->active = true;
    stack->deployment.clear();
    return changed(site, *stack);
}

Response stop(Site &site, const Call &call)
{
    Response problem;
    Stack *stack = stackToRun(site, call, "Stopping", problem);
    if (!stack)
        return problem;
    const Environment *environment = site.model.environment(stack->environment);
    if (!environment)
        return noSuchEnvironment(site, stack->environment, Running.noEnvironment);
    if (std::optional<Response> refused = refusedStack(site, call, *stack, *environment, Running.disabled))
        return *refused;
    if (!stack->active)
        return refusal(site.line(), 400, "Stack is already inactive");
    if (const QByteArray words = takeDown(site, *stack); !words.isEmpty())
        return refusal(site.line(), 500, "Unable to stop stack", words);
    stack->active = false;
    stack->deployment.clear();
    return changed(site, *stack);
}

constexpr Route StackChangeRoutes[] = {
    {"PUT", "stacks/{id}", Access::Authenticated, update, Work::Updates},
    {"POST", "stacks/{id}/start", Access::Authenticated, start, Work::Deploys},
    {"POST", "stacks/{id}/stop", Access::Authenticated, stop, Work::Deploys},
};

} // namespace

std::span<const Route> stackChangeRoutes()
{
    return StackChangeRoutes;
}

} // namespace longshore::demo
