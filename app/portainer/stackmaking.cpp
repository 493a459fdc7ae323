// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/stackmaking.h"

namespace longshore::requests::making {

using namespace Qt::StringLiterals;

QJsonArray pairList(const QList<EnvVariable> &variables)
{
    QJsonArray list;
    for (const EnvVariable &variable : variables)
        list.append(QJsonObject{{u"name"_s, variable.name}, {u"value"_s, variable.value}});
    return list;
}

void insertPull(QJsonObject &body, bool pull)
{
    body.insert(u"PullImage"_s, pull);
    body.insert(u"RepullImageAndRedeploy"_s, pull);
}

void insertName(QJsonObject &body, StackType type, const QString &name, const QString &nameSpace, const QString &swarmId)
{
    if (type == StackType::Kubernetes) {
        body.insert(u"StackName"_s, name);
        body.insert(u"Namespace"_s, nameSpace);
        return;
    }
    body.insert(u"Name"_s, name);
    if (type == StackType::Swarm)
        body.insert(u"SwarmID"_s, swarmId);
}

QStringList stackPath(const StackTarget &stack, const QStringList &rest)
{
    return QStringList{u"stacks"_s, part(stack.id)} + rest;
}

QStringList creationPath(StackType type, const QString &method)
{
    const QString kind = type == StackType::Swarm ? u"swarm"_s : type == StackType::Kubernetes ? u"kubernetes"_s : u"standalone"_s;
    return {u"stacks"_s, u"create"_s, kind, method};
}

Request<Nothing> silentDeploy(Verb verb, QStringList path, EnvironmentId environment)
{
    Request<Nothing> request = silentChange(verb, std::move(path), {}, Right::StackAccess);
    request.query = {{u"endpointId"_s, part(environment)}};
    request.deadline = DeadlineClass::Deploy;
    return request;
}

} // namespace longshore::requests::making
