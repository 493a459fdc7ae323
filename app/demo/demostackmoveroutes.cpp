// SPDX-License-Identifier: GPL-3.0-or-later
// Stacks that go: away, to another environment, or back to one.
#include "app/demo/demoengines.h"
#include "app/demo/demopayload.h"
#include "app/demo/demorights.h"
#include "app/demo/demostackaccess.h"
#include "app/demo/demostackjson.h"

#include <algorithm>

namespace longshore::demo {
namespace {

constexpr char NoAssociated[] = "Unable to find the endpoint associated to the stack inside the database";
constexpr char NotAManager[] = "Error response from daemon: This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" "
                               "to connect this node to swarm and try again.\n";

void forget(Site &site, StackId id)
{
    std::erase_if(site.model.stacks, [id](const Stack &each) { return each.id == id; });
    ++site.model.stacksRevision;
}

/// A Swarm stack that Portainer has no record of, by its name.
Response removeExternal(Site &site, const Call &call)
{
    if (!isAdministrator(call.user()))
        return refusal(site.line(), 401, "Permission denied to delete the stack", "Unauthorized");
    const QByteArray name = QByteArray::fromPercentEncoding(call.id);
    if (std::ranges::any_of(site.model.stacks, [&](const Stack &each) { return each.name == name; }))
        return refusal(site.line(), 400, "A stack with this name exists inside the database. Cannot use external delete method",
                       "A tag already exists with this name");
    Response problem;
    const std::optional<EnvironmentId> id = environmentIdIn(site, call, true, problem);
    if (!id)
        return problem;
    const Environment *environment = site.model.environment(*id);
    if (!environment)
        return noSuchEnvironment(site, *id, NoAssociated);
    if (environment->swarmId.isEmpty())
        return refusal(site.line(), 500, "Unable to delete stack", NotAManager);
    engineOf(site, *id).removeSwarmStack(name, site.nowInMilliseconds() + site.behaviour.swarmGraceMilliseconds);
    return noContent();
}

/// Any environment that is not its own makes the stack an orphan, for an administrator to remove there.
Response removeFrom(Site &site, const Call &call, const Stack &stack, EnvironmentId id)
{
    const bool isOrphan = stack.environment != id;
    if (isOrphan && !isAdministrator(call.user()))
        return refusal(site.line(), 403, "Permission denied to remove orphaned stack");
    const Environment *environment = site.model.environment(id);
    if (!environment)
        return noSuchEnvironment(site, id, NoAssociated);
    std::optional<Response> refused = isOrphan ? std::nullopt : refusedEnvironment(site, call, *environment, "Permission denied to access environment");
    if (!refused)
        refused = refusedStack(site, call, stack, *environment, "stack deletion is disabled for non-admin users");
    if (refused)
        return *refused;
    Stack there = stack;
    there.environment = id;
    const QByteArray problem = stack.kind == StackKind::Kubernetes ? QByteArray() : takeDown(site, there);
    if (!problem.isEmpty())
        return failed(site, problem);
    forget(site, stack.id);
    return noContent();
}

Response remove(Site &site, const Call &call)
{
    if (call.request.isTrue("external"))
        return removeExternal(site, call);
    Response problem;
    const Stack *stack = stackIn(site, call, problem);
    const std::optional<EnvironmentId> id = stack ? environmentIdIn(site, call, false, problem) : std::nullopt;
    return id ? removeFrom(site, call, *stack, *id) : problem;
}

/// Every Kubernetes stack of that name and namespace.
Response removeByName(Site &site, const Call &call)
{
    Response problem;
    const std::optional<EnvironmentId> id = environmentIdIn(site, call, true, problem);
    if (!id)
        return problem;
    const Environment *environment = site.model.environment(*id);
    if (!environment)
        return noSuchEnvironment(site, *id, NoAssociated);
    const QByteArray nameSpace = call.request.parameter("namespace").toUtf8();
    if (nameSpace.isEmpty())
        return refusal(site.line(), 400, "Invalid query parameter: namespace", "Missing query parameter");
    if (std::optional<Response> refused = refusedEnvironment(site, call, *environment, "Permission denied to access environment"))
        return *refused;
    const QByteArray name = QByteArray::fromPercentEncoding(call.id);
    std::erase_if(site.model.stacks, [&](const Stack &each) {
        return each.kind == StackKind::Kubernetes && each.environment == *id && each.name == name && each.nameSpace == nameSpace;
    });
    ++site.model.stacksRevision;
    return noContent();
}

constexpr StackRoute Migrating{"Unable to find an endpoint with the specified identifier inside the database", "Permission denied to access environment",
                               "Stack migration is disabled for non-admin users"};

/// Deploys there under the new name, then removes here. A failed rename in place leaves nothing running; a move to the same engine either.
Response moveTo(Site &site, Stack &stack, const Environment &target, const QByteArray &name, const QByteArray &swarmId)
{
    const bool isRename = target.id == stack.environment;
    Stack moved = stack;
    moved.environment = target.id;
    moved.name = name.isEmpty() ? stack.name : name;
    moved.swarmId = swarmId.isEmpty() ? stack.swarmId : swarmId;
    if (!isReachable(target))
        return refusal(site.line(), 500, "Unable to check for name collision", unreachableWords(target));
    if (isRunning(site, moved, target.id))
        return refusal(site.line(), 409, "A stack with the name '" + moved.name + "' is already running on endpoint '" + target.name + '\'');
    if (isRename && !name.isEmpty()) // Its own ports have to be free first; the order of a real server is not known better.
        takeDown(site, stack);
    if (const QByteArray problem = deployStack(site, moved, *stack.file, {false, true, false}); !problem.isEmpty())
        return failed(site, problem);
    if (!isRename)
        takeDown(site, stack);
    stack = moved;
    stack.deployment.clear();
    return changed(site, stack);
}

Response migrate(Site &site, const Call &call)
{
    Payload payload(call.request, site.line(), "stacks.stackMigratePayload");
    const EnvironmentId target = EnvironmentId(payload.number("EndpointID"));
    const QByteArray name = payload.text("Name");
    const QByteArray swarmId = payload.text("SwarmID");
    if (!payload.problem().isEmpty())
        return invalidPayload(site.line(), payload.problem());
    if (number(target) <= 0)
        return invalidPayload(site.line(), "Invalid environment identifier. Must be a positive number");
    Response problem;
    Stack *stack = stackIn(site, call, problem);
    if (!stack)
        return problem;
    if (stack->kind == StackKind::Kubernetes)
        return refusal(site.line(), 400, "Migrating a kubernetes stack is not supported");
    if (std::optional<Response> refused = refusedChange(site, call, *stack, stack->environment, Migrating))
        return *refused;
    const Environment *there = site.model.environment(target);
    if (!there)
        return noSuchEnvironment(site, target, Migrating.noEnvironment);
    if (std::optional<Response> refused = refusedEnvironment(site, call, *there, Migrating.denied))
        return *refused;
    return moveTo(site, *stack, *there, name, swarmId);
}

/// Nothing is deployed.
Response associate(Site &site, const Call &call)
{
    Response problem;
    Stack *stack = stackIn(site, call, problem);
    const std::optional<EnvironmentId> id = stack ? environmentIdIn(site, call, true, problem) : std::nullopt;
    if (!id)
        return problem;
    const QString running = call.request.parameter("orphanedRunning");
    if (running.isEmpty())
        return refusal(site.line(), 400, "Invalid query parameter: orphanedRunning", "Missing query parameter");
    if (!site.model.environment(*id))
        return noSuchEnvironment(site, *id, NoAssociated);
    stack->environment = *id;
    stack->swarmId = call.request.parameter("swarmId").toUtf8();
    stack->active = running == QLatin1StringView("true");
    stack->created = site.now();
    stack->createdBy = call.user().name;
    stack->updated = 0;
    stack->updatedBy.clear();
    if (!stack->control)
        stack->control = Control{ResourceControlId(++site.model.lastControl), false, true, {}, {}};
    ++site.model.stacksRevision;
    return jsonResponse([&](JsonWriter &json) { writeStack(json, *stack, site.line()); });
}

constexpr Route StackMoveRoutes[] = {
    {"DELETE", "stacks/{id}", Access::Authenticated, remove, Work::Deploys},
    {"DELETE", "stacks/name/{id}", Access::Authenticated, removeByName},
    {"POST", "stacks/{id}/migrate", Access::Authenticated, migrate, Work::Deploys},
    {"PUT", "stacks/{id}/associate", Access::Administrator, associate},
};

} // namespace

std::span<const Route> stackMoveRoutes()
{
    return StackMoveRoutes;
}

} // namespace longshore::demo
