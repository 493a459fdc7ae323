// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demostackaccess.h"

#include "app/demo/democomposefiles.h"
#include "app/demo/demoengines.h"
#include "app/demo/demorights.h"
#include "app/demo/demostackjson.h"

namespace longshore::demo {

Stack *stackIn(Site &site, const Call &call, Response &refused)
{
    const std::optional<qint64> id = idIn(call);
    if (!id) {
        refused = invalidId(site, call, "stack");
        return nullptr;
    }
    Stack *stack = site.model.stackToChange(StackId(*id));
    if (!stack) {
        refused = unknownId(site, *id, "a stack", "stacks");
        return nullptr;
    }
    wake(site, projectOf(*stack), stack->environment);
    if (!stack->file)
        stack->file = fileOf(*stack);
    return stack;
}

std::optional<EnvironmentId> environmentIdIn(const Site &site, const Call &call, bool isNeeded, Response &refused)
{
    const QByteArray text = call.request.parameter("endpointId").toUtf8();
    bool isNumber = false;
    const qint64 id = text.toLongLong(&isNumber);
    if (isNumber || (text.isEmpty() && !isNeeded))
        return EnvironmentId(id);
    refused = refusal(site.line(), 400, "Invalid query parameter: endpointId", text.isEmpty() ? "Missing query parameter" : notANumber(text));
    return {};
}

Response noSuchEnvironment(const Site &site, EnvironmentId id, const QByteArray &message)
{
    return refusal(site.line(), 404, message, "object not found inside the database (bucket=endpoints, key=" + QByteArray::number(number(id)) + ')');
}

std::optional<Response> refusedEnvironment(const Site &site, const Call &call, const Environment &environment, const QByteArray &message)
{
    if (mayUse(site.model, call.user(), environment))
        return {};
    return refusal(site.line(), 403, message, "Access denied to environment");
}

const Environment *openEnvironment(const Site &site, const Call &call, std::optional<Response> &refused)
{
    const std::optional<qint64> id = idIn(call);
    const Environment *environment = id ? site.model.environment(EnvironmentId(*id)) : nullptr;
    if (!id)
        refused = invalidId(site, call, "environment");
    else if (!environment)
        refused = unknownId(site, *id, "an environment", "endpoints");
    else
        refused = refusedEnvironment(site, call, *environment, "Permission denied to access environment");
    return refused ? nullptr : environment;
}

std::optional<Response> refusedStack(const Site &site, const Call &call, const Stack &stack, const Environment &environment,
                                     const QByteArray &disabled)
{
    if (!isAllowedBy(site.model, call.user(), stack))
        return refusal(site.line(), 403, "Access denied to resource");
    const bool isDisabled = !environment.stacksForStandardUsers && stack.kind != StackKind::Kubernetes && !isAdministrator(call.user());
    if (isDisabled)
        return refusal(site.line(), 403, disabled);
    return {};
}

std::optional<Response> refusedChange(const Site &site, const Call &call, const Stack &stack, EnvironmentId environment, const StackRoute &words)
{
    const Environment *where = site.model.environment(environment);
    if (!where)
        return noSuchEnvironment(site, environment, words.noEnvironment);
    if (std::optional<Response> refused = refusedEnvironment(site, call, *where, words.denied))
        return refused;
    return refusedStack(site, call, stack, *where, words.disabled);
}

Response changed(Site &site, const Stack &stack)
{
    ++site.model.stacksRevision;
    return jsonResponse([&](JsonWriter &json) { writeStack(json, stack, site.line(), false); });
}

Response failed(const Site &site, const QByteArray &words)
{
    return refusal(site.line(), 500, words);
}

bool isRunning(Site &site, const Stack &stack, EnvironmentId environment)
{
    wake(site, projectOf(stack), environment);
    const Engine &engine = engineOf(site, environment);
    return stack.kind == StackKind::Swarm ? engine.hasServicesOf(projectOf(stack)) : engine.hasContainersOf(projectOf(stack));
}

QByteArray normalized(const QByteArray &name)
{
    QByteArray kept;
    for (const char byte : name.toLower()) {
        if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' || byte == '_')
            kept += byte;
    }
    return kept;
}

} // namespace longshore::demo
