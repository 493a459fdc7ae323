// SPDX-License-Identifier: GPL-3.0-or-later
// Changing stacks that are there, and making new ones from a text.
#include "app/portainer/decode.h"
#include "app/portainer/stackmaking.h"
#include "app/portainer/stackrequests.h"

namespace longshore {

StackTarget targetOf(const Stack &stack)
{
    return {stack.id, stack.environmentId, stack.type.value};
}

namespace requests {

using namespace Qt::StringLiterals;
using namespace making;

namespace {

QJsonObject updateBody(StackType type, const StackUpdate &update)
{
    QJsonObject body{{u"StackFileContent"_s, update.file}};
    if (type == StackType::Kubernetes) {
        body.insert(u"StackName"_s, update.kubernetesName);
        return body;
    }
    body.insert(u"Env"_s, pairList(update.env));
    body.insert(u"Prune"_s, update.prune);
    insertPull(body, update.pullImages);
    return body;
}

QJsonObject newStackBody(const NewStack &stack)
{
    QJsonObject body{{u"StackFileContent"_s, stack.file}, {u"FromAppTemplate"_s, stack.fromTemplate}};
    insertName(body, stack.type, stack.name, stack.namespaceName, stack.swarmId);
    if (stack.type != StackType::Kubernetes)
        body.insert(u"Env"_s, pairList(stack.env));
    return body;
}

} // namespace

Request<Stack> startStack(const StackTarget &stack)
{
    return deploy(Verb::Post, stackPath(stack, {u"start"_s}), {}, stack.environmentId, decode::stack);
}

Request<Stack> stopStack(const StackTarget &stack)
{
    return deploy(Verb::Post, stackPath(stack, {u"stop"_s}), {}, stack.environmentId, decode::stack);
}

Request<Stack> updateStack(const StackTarget &stack, const StackUpdate &update)
{
    return deploy(Verb::Put, stackPath(stack, {}), updateBody(stack.type, update), stack.environmentId, decode::stack);
}

Request<Nothing> deleteStack(const StackTarget &stack)
{
    return silentDeploy(Verb::Delete, stackPath(stack, {}), stack.environmentId);
}

Request<Nothing> deleteExternalSwarmStack(const QString &name, EnvironmentId environment)
{
    Request<Nothing> request = silentDeploy(Verb::Delete, {u"stacks"_s, name}, environment);
    request.query.prepend({u"external"_s, u"true"_s});
    request.right = Right::Administrator;
    return request;
}

Request<Stack> migrateStack(const StackTarget &stack, const StackMigration &migration)
{
    QJsonObject body{{u"EndpointID"_s, number(migration.target)}};
    if (!migration.swarmId.isEmpty())
        body.insert(u"SwarmID"_s, migration.swarmId);
    if (!migration.name.isEmpty())
        body.insert(u"Name"_s, migration.name);
    return deploy(Verb::Post, stackPath(stack, {u"migrate"_s}), body, stack.environmentId, decode::stack);
}

Request<Stack> associateStack(StackId id, EnvironmentId environment, const QString &swarmId, bool isRunning)
{
    Request<Stack> request = deploy(Verb::Put, {u"stacks"_s, part(id), u"associate"_s}, {}, environment, decode::stack);
    if (!swarmId.isEmpty())
        request.query.append({u"swarmId"_s, swarmId});
    request.query.append({u"orphanedRunning"_s, isRunning ? u"true"_s : u"false"_s});
    request.right = Right::Administrator;
    return request;
}

Request<Stack> createStack(const NewStack &stack)
{
    return deploy(Verb::Post, creationPath(stack.type, u"string"_s), newStackBody(stack), stack.environmentId, decode::stack,
                  Right::EnvironmentAccess);
}

Request<Nothing> createKubernetesStack(const NewStack &stack)
{
    NewStack manifests = stack;
    manifests.type = StackType::Kubernetes; // Whatever was said: there is no other kind here.
    return deploy(Verb::Post, creationPath(manifests.type, u"string"_s), newStackBody(manifests), stack.environmentId, decode::nothing,
                  Right::EnvironmentAccess);
}

} // namespace requests
} // namespace longshore
