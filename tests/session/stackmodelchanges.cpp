// SPDX-License-Identifier: GPL-3.0-or-later
// What changes stacks, as strictly and as harmfully as the real server does it.
#include "tests/session/stackmodel.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace longshore::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Canned error(int status, const QString &message, const QString &details = {})
{
    return {status, text({{u"message"_s, message}, {u"details"_s, details.isEmpty() ? message : details}})};
}

QString normalised(QString name)
{
    return name.toLower().remove(QRegularExpression(u"[^-_a-z0-9]"_s));
}

} // namespace

Canned StackModel::start(Kept &stack)
{
    if (stack.type == 3)
        return error(400, u"Starting a kubernetes stack is not supported"_s);
    if (runs(stack.name, stack.environment)) {
        if (project(stack.name, stack.environment).lingers != 0 && stack.type == 1)
            return error(500, u"Unable to start stack"_s, u"failed to create service x_web: Error response from daemon: network x_net not found"_s);
        return error(409, u"A stack with the name '%1' is already running"_s.arg(stack.name));
    }
    if (stack.status == 1)
        return error(400, u"Stack is already active"_s);
    if (const QString failure = deploy(stack.name, stack.type, stack.environment, stack.file); !failure.isEmpty()) {
        down(stack.name, stack.environment, 2);
        return error(500, u"Unable to start stack"_s, failure);
    }
    stack.status = 1;
    return {200, text(json(stack, false))};
}

Canned StackModel::stop(Kept &stack)
{
    if (stack.status == 2)
        return error(400, u"Stack is already inactive"_s);
    down(stack.name, stack.environment, stack.type);
    stack.status = 2;
    return {200, text(json(stack, false))};
}

Canned StackModel::update(const Call &call, Kept &stack)
{
    stack.environment = call.query.value(u"endpointId"_s).toInt();
    const QString file = call.body.value(u"StackFileContent"_s).toString();
    if (stack.type == 3 && !stack.git.isNull()) {
        saved(stack);
        return {200, text(json(stack, false))};
    }
    if (file.isEmpty())
        return error(400, u"Invalid request payload"_s, u"Invalid stack file content"_s);
    if (stack.status == 3)
        return error(409, u"Unable to update stack"_s, u"Stack deployment is already in progress"_s);
    if (stack.type == 3)
        stack.name = call.body.value(u"StackName"_s).toString();
    if (call.body.value(u"PullImage"_s).toBool() && pullFails)
        return error(500, u"failed to pull images of the stack: web Error manifest for x not found"_s);
    const QString failure = file.contains("BROKEN"_L1) ? u"failed to deploy a stack: yaml: line 1: did not find expected node content\n"_s : QString();
    if (!failure.isEmpty() && !isAsynchronous) {
        if (stack.type == 2)
            down(stack.name, stack.environment, 2);
        return error(500, failure);
    }
    stack.file = file;
    stack.env = call.body.value(u"Env"_s);
    stack.git = QJsonValue();
    stack.autoUpdate = QJsonValue();
    stack.status = isAsynchronous ? 3 : 1;
    saved(stack);
    if (isAsynchronous)
        m_pending.append({stack.id, looksToDeploy, failure});
    else
        deploy(stack.name, stack.type, stack.environment, file);
    return {200, text(json(stack, false))};
}

Canned StackModel::redeploy(const Call &call, Kept &stack)
{
    if (stack.git.isNull())
        return error(400, u"Stack is not created from git"_s);
    QJsonObject git = stack.git.toObject();
    if (!git.value(u"Authentication"_s).isNull() && !call.body.value(u"RepositoryAuthentication"_s).toBool())
        return error(500, u"Unable to clone git repository directory"_s, u"Invalid git credential: authentication failed"_s);
    stack.file = gitFile;
    if (gitFile.contains("BROKEN"_L1)) {
        down(stack.name, stack.environment, 2);
        return error(500, u"failed to deploy a stack: yaml: line 1: did not find expected node content\n"_s);
    }
    git.insert(u"ConfigHash"_s, commit);
    git.insert(u"ReferenceName"_s, call.body.value(u"RepositoryReferenceName"_s));
    stack.git = git;
    stack.env = call.body.value(u"Env"_s);
    stack.status = 1;
    deploy(stack.name, stack.type, stack.environment, stack.file);
    saved(stack);
    return {200, text(json(stack, false))};
}

Canned StackModel::saveGit(const Call &call, Kept &stack)
{
    if (stack.git.isNull())
        return error(500, u"No Git config in the found stack"_s);
    QJsonObject git = stack.git.toObject();
    git.insert(u"ReferenceName"_s, call.body.value(u"RepositoryReferenceName"_s));
    git.insert(u"TLSSkipVerify"_s, call.body.value(u"TLSSkipVerify"_s));
    if (!call.body.value(u"RepositoryAuthentication"_s).toBool())
        git.insert(u"Authentication"_s, QJsonValue());
    else
        git.insert(u"Authentication"_s, QJsonObject{{u"Username"_s, call.body.value(u"RepositoryUsername"_s)}, {u"Password"_s, QString()}});
    stack.git = git;
    stack.env = call.body.value(u"Env"_s);
    stack.autoUpdate = call.body.value(u"AutoUpdate"_s);
    saved(stack);
    return {200, text(json(stack, false))};
}

Canned StackModel::remove(const Call &call, Kept &stack)
{
    if (call.query.value(u"endpointId"_s).toInt() != stack.environment && !typeOf.contains(call.query.value(u"endpointId"_s).toInt()))
        return error(404, u"Unable to find the endpoint associated to the stack inside the database"_s);
    down(stack.name, call.query.value(u"endpointId"_s).toInt(), stack.type);
    stacks.removeIf([id = stack.id](const Kept &each) { return each.id == id; });
    return {204, {}, {}};
}

Canned StackModel::migrate(const Call &call, Kept &stack)
{
    const int target = call.body.value(u"EndpointID"_s).toInt();
    const QString name = call.body.contains(u"Name"_s) ? call.body.value(u"Name"_s).toString() : stack.name;
    if (stack.type == 3)
        return error(400, u"Migrating a kubernetes stack is not supported"_s);
    if (!typeOf.contains(target))
        return error(404, u"Unable to find an environment with the specified identifier inside the database"_s);
    if (runs(name, target))
        return error(409, u"A stack with the name '%1' is already running on endpoint 'env%2'"_s.arg(name).arg(target));
    if (const QString failure = deploy(name, stack.type, target, stack.file); !failure.isEmpty())
        return error(500, failure);
    down(stack.name, stack.environment, 2);
    stack.environment = target;
    stack.name = name;
    if (stack.type == 1)
        stack.swarmId = call.body.value(u"SwarmID"_s).toString();
    return {200, text(json(stack, false))};
}

Canned StackModel::create(const Call &call)
{
    const int environment = call.query.value(u"endpointId"_s).toInt();
    const QString kind = call.path.value(2);
    const int type = kind == "swarm"_L1 ? 1 : kind == "kubernetes"_L1 ? 3 : 2;
    const bool isGit = call.path.value(3) == "repository"_L1;
    const QString file = isGit ? gitFile : call.body.value(u"StackFileContent"_s).toString();
    const QString name = type == 3 ? call.body.value(u"StackName"_s).toString() : normalised(call.body.value(u"Name"_s).toString());
    if (!typeOf.contains(environment))
        return error(404, u"Unable to find an environment with the specified identifier inside the database"_s);
    if (type == 1 && call.body.value(u"SwarmID"_s).toString().isEmpty())
        return error(400, u"Invalid request payload"_s, u"Invalid Swarm ID"_s);
    const auto same = [&](const Kept &each) { return each.environment == environment && each.name == name && type != 3; };
    if (std::ranges::any_of(std::as_const(stacks), same))
        return error(409, u"A stack with the normalized name '%1' already exists"_s.arg(name));
    ++m_lastId; // Failed ones use numbers up.
    if (const QString failure = deploy(name, type, environment, file); !failure.isEmpty()) {
        if (type == 1)
            project(name, environment).hasNetwork = true; // A failed Swarm create leaves what it had made.
        return error(500, failure);
    }
    stacks.append(Kept{.id = m_lastId, .name = name, .type = type, .environment = environment, .file = file, .env = call.body.value(u"Env"_s),
                       .swarmId = call.body.value(u"SwarmID"_s).toString(), .nameSpace = call.body.value(u"Namespace"_s).toString()});
    Kept &made = stacks.last();
    if (isGit)
        made.git = QJsonObject{{u"URL"_s, call.body.value(u"RepositoryURL"_s)}, {u"ReferenceName"_s, call.body.value(u"RepositoryReferenceName"_s)},
                               {u"ConfigFilePath"_s, call.body.value(u"ComposeFile"_s)}, {u"ConfigHash"_s, commit}, {u"Authentication"_s, QJsonValue()}};
    if (type != 3)
        made.control = QJsonObject{{u"Id"_s, 40 + made.id}, {u"ResourceId"_s, u"%1_%2"_s.arg(environment).arg(name)}, {u"Type"_s, 6},
                                   {u"AdministratorsOnly"_s, true}};
    return {200, type == 3 ? QByteArray(R"({"Output":"created"})") : text(json(made, true))};
}

Canned StackModel::removeExternal(const Call &call)
{
    const QString name = call.path.at(1);
    if (std::ranges::any_of(std::as_const(stacks), [&](const Kept &each) { return each.name == name; }))
        return error(400, u"A stack with this name exists inside the database. Cannot use external delete method"_s);
    projects(call.query.value(u"endpointId"_s).toInt()).remove(name);
    return {204, {}, {}};
}

} // namespace longshore::test
