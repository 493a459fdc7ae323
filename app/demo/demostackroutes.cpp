// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoroutes.h"

#include "app/demo/democomposefiles.h"
#include "app/demo/demorights.h"
#include "app/demo/demostackfilter.h"
#include "app/demo/demostackjson.h"

#include <QThread>

namespace longshore::demo {
namespace {

QByteArray listBody(const Site &site, const User &user, const StackFilter &filter)
{
    const std::vector<const Stack *> stacks = filter.apply(site.model);
    JsonWriter json;
    json.reserve(qsizetype(stacks.size()) * 700);
    json.array([&] {
        for (const Stack *stack : stacks) {
            if (QThread::currentThread()->isInterruptionRequested())
                return; // Whoever stops the server does not wait for the rest.
            if (isListedFor(site.model, user, *stack))
                writeStack(json, *stack, site.line());
        }
    });
    return std::move(json).text();
}

/// The whole list is built once per user and change: with 100,000 stacks it takes a while.
QByteArray wholeList(Site &site, const User &user)
{
    if (site.stackListsRevision != site.model.stacksRevision)
        site.stackLists.clear();
    site.stackListsRevision = site.model.stacksRevision;
    QByteArray &body = site.stackLists[user.id];
    if (body.isEmpty())
        body = listBody(site, user, {});
    return body;
}

Response list(Site &site, const Call &call)
{
    const StackFilter filter = StackFilter::parse(call.request.parameter("filters").toUtf8());
    if (!filter.problem.isEmpty())
        return refusal(site.line(), 400, "Invalid query parameter: filters", filter.problem);
    if (filter.withOrphans && !isAdministrator(call.user()))
        return refusal(site.line(), 403, "Permission denied to access orphaned stacks", "Unauthorized");
    return {200, filter.isEmpty() ? wholeList(site, call.user()) : listBody(site, call.user(), filter)};
}

/// Why this user may not read this stack, in the order the server checks (portainer-api.md 4.4).
std::optional<Response> refused(const Site &site, const User &user, const Stack &stack, const Environment *environment)
{
    if (isAdministrator(user))
        return {};
    if (!environment)
        return unknownId(site, number(stack.environment), "an environment", "endpoints");
    if (!environment->stacksForStandardUsers && stack.kind != StackKind::Kubernetes)
        return refusal(site.line(), 403, "Stack management is disabled for non-admin users");
    if (!mayUse(site.model, user, *environment))
        return refusal(site.line(), 403, "Permission denied to access environment", "Access denied to environment");
    if (!isAllowedBy(site.model, user, stack))
        return refusal(site.line(), 403, "Access denied to resource");
    return {};
}

template <typename Answer>
Response withStack(Site &site, const Call &call, Answer &&answer)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "stack");
    const Stack *stack = site.model.stack(StackId(*id));
    if (!stack)
        return unknownId(site, *id, "a stack", "stacks");
    const Environment *environment = site.model.environment(stack->environment);
    if (std::optional<Response> response = refused(site, call.user(), *stack, environment))
        return *response;
    return answer(*stack, environment);
}

Response inspect(Site &site, const Call &call)
{
    return withStack(site, call, [&](const Stack &stack, const Environment *environment) {
        return jsonResponse([&](JsonWriter &json) { writeStack(json, stack, site.line(), environment != nullptr); });
    });
}

Response file(Site &site, const Call &call)
{
    return withStack(site, call, [](const Stack &stack, const Environment *) {
        return jsonResponse([&](JsonWriter &json) { json.object([&] { json.member("StackFileContent", fileOf(stack)); }); });
    });
}

constexpr Route StackRoutes[] = {
    {"GET", "stacks", Access::Authenticated, list},
    {"GET", "stacks/{id}", Access::Authenticated, inspect},
    {"GET", "stacks/{id}/file", Access::Authenticated, file},
};

} // namespace

std::span<const Route> stackRoutes()
{
    return StackRoutes;
}

} // namespace longshore::demo
