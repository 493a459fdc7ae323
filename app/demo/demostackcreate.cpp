// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demostackcreate.h"

#include "app/demo/demoengines.h"
#include "app/demo/demokubernetes.h"
#include "app/demo/demopayload.h"
#include "app/demo/demorights.h"
#include "app/demo/demostackaccess.h"
#include "app/demo/demostackjson.h"

#include <algorithm>

namespace longshore::demo {
namespace {

constexpr char NotAManager[] = "Error response from daemon: This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" "
                               "to connect this node to swarm and try again.";

Response taken(const Site &site, const QByteArray &name)
{
    return refusal(site.line(), 409, "A stack with the normalized name '" + name + "' already exists");
}

/// The records of the environment, and for a Swarm what runs there too. A standalone stack adopts what Portainer has no record of.
bool isTaken(Site &site, const Stack &stack)
{
    const bool isOnRecord = std::ranges::any_of(site.model.stacks, [&](const Stack &each) {
        return each.environment == stack.environment && each.name.compare(stack.name, Qt::CaseInsensitive) == 0
            && (each.kind == stack.kind || each.kind == StackKind::Compose);
    });
    return isOnRecord || (stack.kind == StackKind::Swarm && engineOf(site, stack.environment).hasServicesOf(stack.name));
}

std::optional<Response> refusedName(Site &site, const Environment &environment, const Stack &stack)
{
    if (!isReachable(environment))
        return refusal(site.line(), 500, "Unable to check for name collision", unreachableWords(environment));
    if (stack.kind == StackKind::Swarm && environment.swarmId.isEmpty())
        return refusal(site.line(), 500, "Unable to check for name collision", NotAManager);
    if (isTaken(site, stack))
        return taken(site, stack.name);
    return {};
}

std::optional<Response> refusedWebhook(const Site &site, const Stack &stack)
{
    if (!stack.autoUpdate || stack.autoUpdate->webhook.isEmpty())
        return {};
    const bool isUsed = std::ranges::any_of(site.model.stacks, [&](const Stack &each) {
        return each.autoUpdate && each.autoUpdate->webhook == stack.autoUpdate->webhook;
    });
    if (!isUsed)
        return {};
    return refusal(site.line(), 409, "Webhook ID: " + stack.autoUpdate->webhook + " already exists", "A webhook ID already exists");
}

/// Reads the repository of a new stack; what to answer when that fails.
std::optional<Response> clone(Site &site, Stack &stack)
{
    if (!stack.git)
        return {};
    const Fetched fetched = site.repositories.fetch(site.model, stack, stack.entryPoint, {!stack.git->password.isEmpty(), stack.git->userName, stack.git->password});
    const QByteArray folder = "/data/compose/" + QByteArray::number(number(stack.id));
    switch (fetched.trouble) {
    case Fetched::Trouble::Login:
        return failed(site, "Invalid git credential");
    case Fetched::Trouble::File:
        return failed(site, "failed to deploy a stack: stat " + folder + '/' + fetched.problem + ": no such file or directory\n");
    case Fetched::Trouble::Refused:
    case Fetched::Trouble::Clone:
        return failed(site, "unable to clone git repository: failed to clone git repository: " + fetched.problem);
    case Fetched::Trouble::None:
        break;
    }
    stack.file = fetched.text;
    stack.git->commit = fetched.commit;
    return {};
}

void addControl(Site &site, const Call &call, Stack &stack)
{
    Control &control = stack.control.emplace();
    control.id = ResourceControlId(++site.model.lastControl);
    control.administratorsOnly = isAdministrator(call.user());
    if (!control.administratorsOnly)
        control.users = {call.user().id};
}

void finish(Site &site, const Call &call, const Environment &environment, Stack &stack)
{
    stack.environment = environment.id;
    stack.created = site.now();
    stack.createdBy = call.user().name;
    if (stack.autoUpdate && !stack.autoUpdate->interval.isEmpty())
        stack.autoUpdate->job = QByteArray::number(++site.model.lastJob);
}

void dropSwarmRecordOf(Site &site, const Stack &stack)
{
    if (stack.kind == StackKind::Compose)
        std::erase_if(site.model.stacks, [&](const Stack &each) {
            return each.kind == StackKind::Swarm && each.environment == stack.environment && each.name == stack.name;
        });
}

bool isForbidden(const Call &call, const Environment &environment, const Stack &stack)
{
    return !environment.bindMountsForStandardUsers && !isAdministrator(call.user()) && planOf(stack, *stack.file).hasBindMount();
}

} // namespace

Response createDockerStack(Site &site, const Call &call, const Environment &environment, Wanted wanted)
{
    if (!wanted.problem.isEmpty())
        return invalidPayload(site.line(), wanted.problem);
    Stack &stack = wanted.stack;
    stack.name = normalized(stack.name);
    stack.environment = environment.id;
    if (std::optional<Response> refused = refusedName(site, environment, stack))
        return *refused;
    if (std::optional<Response> refused = refusedWebhook(site, stack))
        return *refused;
    stack.id = StackId(++site.model.lastStack);
    finish(site, call, environment, stack);
    if (std::optional<Response> refused = clone(site, stack))
        return *refused;
    if (isForbidden(call, environment, stack))
        return failed(site, "stack config file is invalid: bind-mount disabled for non administrator users");
    if (const QByteArray problem = deployStack(site, stack, *stack.file, {false, true, false}); !problem.isEmpty())
        return failed(site, problem);
    dropSwarmRecordOf(site, stack);
    addControl(site, call, stack);
    site.model.stacks.push_back(stack);
    ++site.model.stacksRevision;
    return jsonResponse([&](JsonWriter &json) { writeStack(json, stack, site.line()); });
}

Response createKubernetesStack(Site &site, const Call &call, const Environment &environment, Wanted wanted)
{
    if (!wanted.problem.isEmpty())
        return invalidPayload(site.line(), wanted.problem);
    Stack &stack = wanted.stack;
    if (std::optional<Response> refused = refusedWebhook(site, stack))
        return *refused;
    stack.id = StackId(++site.model.lastStack);
    finish(site, call, environment, stack);
    if (std::optional<Response> refused = clone(site, stack))
        return *refused;
    const Applied applied = applyManifests(site, stack, *stack.file, true);
    site.mishaps.endlessManifests += applied.isEndless;
    if (applied.isEndless)
        return neverAnswered();
    if (!applied.problem.isEmpty())
        return failed(site, applied.problem);
    site.model.stacks.push_back(stack);
    ++site.model.stacksRevision;
    return jsonResponse([&](JsonWriter &json) { json.object([&] { json.member("Output", applied.output); }); });
}

} // namespace longshore::demo
