// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demorights.h"
#include "app/demo/demostackaccess.h"
#include "app/demo/demostackcreate.h"

namespace longshore::demo {
namespace {

Response unknownType(const Site &site)
{
    return refusal(site.line(), 400, "Invalid value for query parameter: type. Value must be one of: 1 (Swarm stack) or 2 (Compose stack)",
                   "Invalid query parameter");
}

Response unknownMethod(const Site &site)
{
    return refusal(site.line(), 400, "Invalid value for query parameter: method. Value must be one of: string, repository or file",
                   "Invalid query parameter");
}

std::optional<StackKind> kindIn(const QByteArray &type)
{
    if (type == "standalone" || type == "2")
        return StackKind::Compose;
    if (type == "swarm" || type == "1")
        return StackKind::Swarm;
    if (type == "kubernetes" || type == "3")
        return StackKind::Kubernetes;
    return {};
}

std::optional<Response> refused(const Site &site, const Call &call, const Environment &environment)
{
    const bool isDocker = environment.kind != EnvironmentKind::Kubernetes;
    if (isDocker && !environment.stacksForStandardUsers && !isAdministrator(call.user()))
        return refusal(site.line(), 403, "Stack creation is disabled for non-admin users");
    return refusedEnvironment(site, call, environment, "Permission denied to access environment");
}

Response made(Site &site, const Call &call, const Environment &environment, StackKind kind, const QByteArray &method)
{
    const bool isKubernetes = kind == StackKind::Kubernetes;
    if (isKubernetes && environment.kind != EnvironmentKind::Kubernetes)
        return refusal(site.line(), 400, "Environment type does not match");
    if (method != "string" && method != "repository" && method != (isKubernetes ? "url" : "file"))
        return unknownMethod(site);
    Wanted wanted = wantedIn(site, call.request, kind, method);
    wanted.stack.environment = environment.id;
    return isKubernetes ? createKubernetesStack(site, call, environment, std::move(wanted))
                        : createDockerStack(site, call, environment, std::move(wanted));
}

Response createOf(Site &site, const Call &call, const QByteArray &type, const QByteArray &method)
{
    const std::optional<StackKind> kind = kindIn(type);
    Response problem;
    const std::optional<EnvironmentId> id = environmentIdIn(site, call, true, problem);
    if (!id)
        return problem;
    const Environment *environment = site.model.environment(*id);
    if (!environment)
        return noSuchEnvironment(site, *id, "Unable to find an environment with the specified identifier inside the database");
    if (std::optional<Response> response = refused(site, call, *environment))
        return *response;
    return kind ? made(site, call, *environment, *kind, method) : unknownType(site);
}

Response create(Site &site, const Call &call)
{
    return createOf(site, call, call.id, call.secondId);
}

/// The form of the lines before 2.19, which takes the same bodies.
Response createByQuery(Site &site, const Call &call)
{
    return createOf(site, call, call.request.parameter("type").toUtf8(), call.request.parameter("method").toUtf8());
}

constexpr Route StackCreateRoutes[] = {
    {"POST", "stacks/create/{type}/{method}", Access::Authenticated, create, Work::Deploys},
    {"POST", "stacks", Access::Authenticated, createByQuery, Work::Deploys},
};

} // namespace

std::span<const Route> stackCreateRoutes()
{
    return StackCreateRoutes;
}

} // namespace longshore::demo
