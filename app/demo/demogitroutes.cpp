// SPDX-License-Identifier: GPL-3.0-or-later
// Stacks from repositories (portainer-api.md 4.7, 8.7).
#include "app/demo/demoengines.h"
#include "app/demo/demokubernetes.h"
#include "app/demo/demostackaccess.h"
#include "app/demo/demostackpayload.h"

#include <QUuid>

#include <algorithm>

namespace longshore::demo {
namespace {

constexpr StackRoute Git{"Unable to find the environment associated to the stack inside the database", "Permission denied to access environment",
                         "Stack editing is disabled for non-admin users"};

/// With the stored password where none is sent.
GitLogin completed(GitLogin login, const Stack &stack)
{
    if (login.isUsed && login.password.isEmpty())
        login.password = stack.git->password;
    return login;
}

/// All that is not sent is gone.
Response saved(Site &site, const Call &call, Stack &stack, Payload &payload)
{
    QByteArray problem;
    Stack wanted = stack;
    wanted.autoUpdate = autoUpdateIn(payload, problem);
    wanted.variables = variablesIn(payload);
    wanted.git->reference = payload.text("RepositoryReferenceName");
    wanted.git->skipTlsCheck = payload.flag("TLSSkipVerify");
    const GitLogin login = completed(loginIn(payload), stack);
    if (const QByteArray wrong = payload.problem().isEmpty() ? problem : payload.problem(); !wrong.isEmpty())
        return invalidPayload(site.line(), wrong);
    site.mishaps.updatesWithoutVariables += !wanted.variables && stack.kind != StackKind::Kubernetes;
    wanted.git->userName = login.isUsed ? login.userName : QByteArray();
    wanted.git->password = login.isUsed ? login.password : QByteArray();
    if (login.isUsed) { // Otherwise nobody asks the repository.
        const Fetched fetched = site.repositories.fetch(site.model, wanted, stack.entryPoint, login);
        if (fetched.trouble != Fetched::Trouble::None && fetched.trouble != Fetched::Trouble::File)
            return refusal(site.line(), 500, "Unable to fetch git repository", fetched.problem);
    }
    if (stack.kind == StackKind::Swarm)
        wanted.prune = payload.flag("Prune");
    if (wanted.autoUpdate && !wanted.autoUpdate->interval.isEmpty())
        wanted.autoUpdate->job = QByteArray::number(++site.model.lastJob);
    wanted.updated = site.now();
    wanted.updatedBy = call.user().name;
    stack = wanted;
    return changed(site, stack);
}

Response changeSettings(Site &site, const Call &call)
{
    Payload payload(call.request, site.line(), "stacks.stackGitUpdatePayload");
    QByteArray autoUpdate;
    autoUpdateIn(payload, autoUpdate);
    if (const QByteArray wrong = payload.problem().isEmpty() ? autoUpdate : payload.problem(); !wrong.isEmpty())
        return invalidPayload(site.line(), wrong);
    Response problem;
    Stack *stack = stackIn(site, call, problem);
    if (!stack)
        return problem;
    if (!stack->git)
        return failed(site, "No Git config in the found stack");
    const std::optional<EnvironmentId> environment = environmentIdIn(site, call, false, problem);
    if (!environment)
        return problem;
    if (std::optional<Response> refused = refusedChange(site, call, *stack, *environment, Git))
        return *refused;
    site.mishaps.movedByUpdate += stack->environment != *environment;
    stack->environment = *environment;
    return saved(site, call, *stack, payload);
}

/// What is wrong with the repository, as a redeploy tells it.
QByteArray cloneWords(const Fetched &fetched)
{
    if (fetched.trouble == Fetched::Trouble::Login)
        return "invalid git credential: " + fetched.problem;
    return "unable to clone git repository: failed to clone git repository: " + fetched.problem;
}

/// What a failed deploy leaves: the new text, and the old commit.
QByteArray deployFetched(Site &site, Stack &stack, const Stack &wanted, const Fetched &fetched, DeployWish wish, bool &isEndless)
{
    stack.file = fetched.text;
    if (stack.kind != StackKind::Kubernetes)
        return deployStack(site, wanted, fetched.text, wish);
    const Applied applied = applyManifests(site, wanted, fetched.text, false);
    isEndless = applied.isEndless;
    return applied.problem;
}

Response redeployed(Site &site, const Call &call, Stack &stack)
{
    Payload payload(call.request, site.line(), "stacks.stackGitRedployPayload");
    Stack wanted = stack;
    wanted.git->reference = payload.text("RepositoryReferenceName");
    if (stack.kind == StackKind::Kubernetes)
        wanted.name = payload.text("StackName");
    else
        wanted.variables = variablesIn(payload);
    const GitLogin login = completed(loginIn(payload), stack);
    const DeployWish wish{payload.flag("PullImage") || payload.flag("RepullImageAndRedeploy"), payload.flag("Prune"), true};
    if (!payload.problem().isEmpty())
        return invalidPayload(site.line(), payload.problem());
    const Fetched fetched = site.repositories.fetch(site.model, wanted, stack.entryPoint, login);
    if (fetched.trouble != Fetched::Trouble::None)
        return refusal(site.line(), 500, "Unable to clone git repository directory", cloneWords(fetched));
    site.mishaps.updatesWithoutVariables += !wanted.variables && stack.kind != StackKind::Kubernetes;
    bool isEndless = false;
    const QByteArray problem = deployFetched(site, stack, wanted, fetched, wish, isEndless);
    site.mishaps.endlessManifests += isEndless;
    if (isEndless)
        return neverAnswered();
    if (!problem.isEmpty())
        return failed(site, problem);
    wanted.file = fetched.text;
    wanted.git->commit = fetched.commit;
    wanted.active = true;
    wanted.deployment.clear();
    if (stack.kind == StackKind::Swarm)
        wanted.prune = wish.prune;
    wanted.updated = site.now();
    wanted.updatedBy = call.user().name;
    stack = wanted;
    return changed(site, stack);
}

Response redeploy(Site &site, const Call &call)
{
    Response problem;
    Stack *stack = stackIn(site, call, problem);
    if (!stack)
        return problem;
    if (!stack->git)
        return refusal(site.line(), 400, "Stack is not created from git");
    const std::optional<EnvironmentId> environment = environmentIdIn(site, call, false, problem);
    if (!environment)
        return problem;
    if (std::optional<Response> refused = refusedChange(site, call, *stack, *environment, Git))
        return *refused;
    site.mishaps.movedByUpdate += stack->environment != *environment;
    stack->environment = *environment;
    return redeployed(site, call, *stack);
}

/// Deploys a new commit. It pulls first, and from 2.23 on it answers before that: what fails is not told (4.7).
Response followCommit(Site &site, Stack &stack)
{
    const GitLogin login{!stack.git->password.isEmpty(), stack.git->userName, stack.git->password};
    const Fetched fetched = site.repositories.fetch(site.model, stack, stack.entryPoint, login);
    if (fetched.trouble != Fetched::Trouble::None || fetched.commit == stack.git->commit || stack.fromTemplate)
        return noContent();
    const QByteArray problem = stack.kind == StackKind::Kubernetes ? applyManifests(site, stack, fetched.text, false).problem
                                                                   : deployStack(site, stack, fetched.text, {true, false, true});
    if (!problem.isEmpty() && site.line() != DemoLine::V2_23)
        return refusal(site.line(), 500, "Failed to update the stack",
                       "failed to deploy a docker compose stack " + QByteArray::number(number(stack.id)) + ": " + problem);
    if (problem.isEmpty()) {
        stack.file = fetched.text;
        stack.git->commit = fetched.commit;
        stack.updated = site.now();
        ++site.model.stacksRevision;
    }
    return noContent();
}

Response webhook(Site &site, const Call &call)
{
    const QByteArray id = QByteArray::fromPercentEncoding(call.id);
    if (QUuid::fromString(QString::fromUtf8(id)).isNull())
        return refusal(site.line(), 400, "Invalid webhook identifier route variable",
                       "uuid: incorrect UUID length " + QByteArray::number(id.size()) + " in string \"" + id + '"');
    const auto found = std::ranges::find_if(site.model.stacks, [&](const Stack &each) { return each.autoUpdate && each.autoUpdate->webhook == id; });
    if (found == site.model.stacks.end() || !found->git)
        return refusal(site.line(), 404, "Unable to find the stack by webhook ID", "object not found inside the database");
    return followCommit(site, *found);
}

/// Changes nothing. Without a reference it looks at main, not at the default branch.
Response preview(Site &site, const Call &call)
{
    Payload payload(call.request, site.line(), "gitops.repositoryFilePreviewPayload");
    Stack like;
    like.git = GitSource{payload.text("repository"), payload.text("reference"), {}, payload.text("username"), payload.flag("TLSSkipVerify"),
                         payload.text("password")};
    like.kind = StackKind::Compose;
    const QByteArray path = payload.text("targetFile");
    if (!payload.problem().isEmpty())
        return invalidPayload(site.line(), payload.problem());
    if (!isRepositoryUrl(like.git->url))
        return invalidPayload(site.line(), "Invalid repository URL. Must correspond to a valid URL format");
    if (path.isEmpty())
        return invalidPayload(site.line(), "Invalid target filename");
    const Fetched fetched = site.repositories.fetch(site.model, like, path, {!like.git->password.isEmpty(), like.git->userName, like.git->password});
    if (fetched.trouble == Fetched::Trouble::Login)
        return refusal(site.line(), 400, "Invalid git credential", fetched.problem);
    if (fetched.trouble == Fetched::Trouble::File)
        return refusal(site.line(), 500, "Unable to retrieve custom template file from disk",
                       "could not get the contents of the file '" + fetched.problem + "'");
    if (fetched.trouble != Fetched::Trouble::None)
        return refusal(site.line(), 500, "Unable to clone git repository", "failed to clone git repository: " + fetched.problem);
    return jsonResponse([&](JsonWriter &json) { json.object([&] { json.member("FileContent", fetched.text); }); });
}

constexpr Route GitRoutes[] = {
    {"POST", "stacks/webhooks/{id}", Access::Public, webhook, Work::Deploys},
    {"POST", "stacks/{id}/git", Access::Authenticated, changeSettings},
    {"PUT", "stacks/{id}/git/redeploy", Access::Authenticated, redeploy, Work::Updates},
    {"POST", "gitops/repo/file/preview", Access::Authenticated, preview},
};

} // namespace

std::span<const Route> gitRoutes()
{
    return GitRoutes;
}

} // namespace longshore::demo
