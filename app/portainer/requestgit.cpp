// SPDX-License-Identifier: GPL-3.0-or-later
// Stacks that come from a repository.
#include "app/portainer/decode.h"
#include "app/portainer/stackmaking.h"
#include "app/portainer/stackrequests.h"

namespace longshore::requests {

using namespace Qt::StringLiterals;
using namespace making;

namespace {

/// An empty password keeps the stored one, but only beside the name and with authentication said to be on.
void insertLogin(QJsonObject &body, const std::optional<GitLogin> &login)
{
    body.insert(u"RepositoryAuthentication"_s, login.has_value());
    if (!login)
        return;
    body.insert(u"RepositoryUsername"_s, login->userName);
    body.insert(u"RepositoryPassword"_s, QString::fromUtf8(login->password.bytes()));
}

/// An object without both is refused; off is said with null.
QJsonValue autoUpdateValue(const std::optional<AutoUpdate> &autoUpdate)
{
    if (!autoUpdate)
        return QJsonValue::Null;
    return QJsonObject{{u"Interval"_s, autoUpdate->interval}, {u"Webhook"_s, autoUpdate->webhook},
                       {u"ForceUpdate"_s, autoUpdate->forceUpdate}, {u"ForcePullImage"_s, autoUpdate->forcePullImage}};
}

QJsonObject settingsBody(const GitSettings &settings)
{
    QJsonObject body{{u"RepositoryReferenceName"_s, settings.referenceName},
                     {u"AutoUpdate"_s, autoUpdateValue(settings.autoUpdate)},
                     {u"TLSSkipVerify"_s, settings.tlsSkipVerify}};
    insertLogin(body, settings.login);
    return body;
}

QJsonObject newStackBody(const NewGitStack &stack)
{
    QJsonObject body{{u"RepositoryURL"_s, stack.url},
                     {u"RepositoryReferenceName"_s, stack.referenceName},
                     {u"AdditionalFiles"_s, QJsonArray::fromStringList(stack.additionalFiles)},
                     {u"AutoUpdate"_s, autoUpdateValue(stack.autoUpdate)},
                     {u"TLSSkipVerify"_s, stack.tlsSkipVerify}};
    insertLogin(body, stack.login);
    insertName(body, stack.type, stack.name, stack.namespaceName, stack.swarmId);
    body.insert(stack.type == StackType::Kubernetes ? u"ManifestFile"_s : u"ComposeFile"_s, stack.filePath);
    if (stack.type != StackType::Kubernetes)
        body.insert(u"Env"_s, pairList(stack.env));
    return body;
}

} // namespace

Request<Stack> createGitStack(const NewGitStack &stack)
{
    return deploy(Verb::Post, creationPath(stack.type, u"repository"_s), newStackBody(stack), stack.environmentId, decode::stack,
                  Right::EnvironmentAccess);
}

Request<Nothing> createKubernetesGitStack(const NewGitStack &stack)
{
    NewGitStack manifests = stack;
    manifests.type = StackType::Kubernetes; // Whatever was said: there is no other kind here.
    return deploy(Verb::Post, creationPath(manifests.type, u"repository"_s), newStackBody(manifests), stack.environmentId, decode::nothing,
                  Right::EnvironmentAccess);
}

Request<Stack> changeGitSettings(const StackTarget &stack, const GitSettings &settings)
{
    QJsonObject body = settingsBody(settings);
    body.insert(u"Env"_s, pairList(settings.env));
    body.insert(u"Prune"_s, settings.prune);
    return deploy(Verb::Post, stackPath(stack, {u"git"_s}), body, stack.environmentId, decode::stack);
}

Request<Stack> changeKubernetesGitSettings(const StackTarget &stack, const GitSettings &settings)
{
    return deploy(Verb::Put, stackPath(stack, {}), settingsBody(settings), stack.environmentId, decode::stack);
}

Request<Stack> redeployGitStack(const StackTarget &stack, const GitRedeploy &redeploy)
{
    QJsonObject body{{u"RepositoryReferenceName"_s, redeploy.referenceName}};
    insertLogin(body, redeploy.login);
    if (stack.type == StackType::Kubernetes) {
        body.insert(u"StackName"_s, redeploy.kubernetesName);
    } else {
        body.insert(u"Env"_s, pairList(redeploy.env));
        body.insert(u"Prune"_s, redeploy.prune);
    }
    insertPull(body, redeploy.pullImages);
    return deploy(Verb::Put, stackPath(stack, {u"git"_s, u"redeploy"_s}), body, stack.environmentId, decode::stack);
}

Request<StackFile> previewGitFile(const GitFileWanted &wanted)
{
    QJsonObject body{{u"repository"_s, wanted.url}, {u"targetFile"_s, wanted.filePath}, {u"TLSSkipVerify"_s, wanted.tlsSkipVerify}};
    if (!wanted.referenceName.isEmpty())
        body.insert(u"reference"_s, wanted.referenceName);
    if (wanted.login) {
        body.insert(u"username"_s, wanted.login->userName);
        body.insert(u"password"_s, QString::fromUtf8(wanted.login->password.bytes()));
    }
    Request<StackFile> request = change(Verb::Post, {u"gitops"_s, u"repo"_s, u"file"_s, u"preview"_s}, body, Right::SignedIn, decode::previewedFile);
    request.deadline = DeadlineClass::Deploy;
    return request;
}

} // namespace longshore::requests
