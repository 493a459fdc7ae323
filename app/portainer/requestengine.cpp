// SPDX-License-Identifier: GPL-3.0-or-later
// What runs, asked of an engine through the server.
#include "app/portainer/decode.h"
#include "app/portainer/enginerequests.h"
#include "app/portainer/requestmaking.h"

#include <QJsonArray>

namespace longshore::requests {

using namespace Qt::StringLiterals;
using namespace making;

namespace {

/// The engine's version is left out of the path: the daemon then uses its own (portainer-api.md 6.1).
QStringList enginePath(EnvironmentId environment, const QStringList &rest)
{
    return QStringList{u"endpoints"_s, part(environment), u"docker"_s} + rest;
}

template <typename T>
Request<T> ask(EnvironmentId environment, const QStringList &rest, Result<T> (*decoder)(const Answer &))
{
    return get(enginePath(environment, rest), Right::EnvironmentAccess, ListCap, decoder);
}

template <typename T>
Request<T> labelled(Request<T> request, QLatin1StringView label, const QString &value)
{
    const QJsonObject filters{{u"label"_s, QJsonArray{QString(label + u'=' + value)}}};
    request.query.append({u"filters"_s, QString::fromUtf8(jsonText(filters))});
    return request;
}

/// Done, or so already; the grace time of a stop and a slow engine fit into the deadline.
Request<Nothing> act(EnvironmentId environment, const QString &id, const QString &action)
{
    Request<Nothing> request = silentChange(Verb::Post, enginePath(environment, {u"containers"_s, id, action}), {}, Right::StackAccess);
    request.expected = {204, 304};
    request.deadline = DeadlineClass::Deploy;
    return request;
}

} // namespace

Request<QList<Container>> containers(EnvironmentId environment)
{
    Request<QList<Container>> request = ask(environment, {u"containers"_s, u"json"_s}, decode::containers);
    request.query = {{u"all"_s, u"1"_s}};
    return request;
}

Request<QList<Container>> containersOfProject(EnvironmentId environment, const QString &project)
{
    return labelled(containers(environment), labels::ComposeProject, project);
}

Request<QList<Container>> containersOfSwarmStack(EnvironmentId environment, const QString &stackName)
{
    return labelled(containers(environment), labels::SwarmNamespace, stackName);
}

Request<QList<EngineNetwork>> networksOfProject(EnvironmentId environment, const QString &project)
{
    return labelled(ask(environment, {u"networks"_s}, decode::networks), labels::ComposeProject, project);
}

Request<QList<EngineNetwork>> networksOfSwarmStack(EnvironmentId environment, const QString &stackName)
{
    return labelled(ask(environment, {u"networks"_s}, decode::networks), labels::SwarmNamespace, stackName);
}

Request<QList<EngineVolume>> volumesOfProject(EnvironmentId environment, const QString &project)
{
    return labelled(ask(environment, {u"volumes"_s}, decode::volumes), labels::ComposeProject, project);
}

Request<QList<EngineVolume>> volumesOfSwarmStack(EnvironmentId environment, const QString &stackName)
{
    return labelled(ask(environment, {u"volumes"_s}, decode::volumes), labels::SwarmNamespace, stackName);
}

Request<QList<SwarmService>> services(EnvironmentId environment)
{
    Request<QList<SwarmService>> request = ask(environment, {u"services"_s}, decode::services);
    request.query = {{u"status"_s, u"true"_s}};
    return request;
}

Request<QList<SwarmService>> servicesOfStack(EnvironmentId environment, const QString &stackName)
{
    return labelled(services(environment), labels::SwarmNamespace, stackName);
}

Request<QList<SwarmTask>> tasksOfStack(EnvironmentId environment, const QString &stackName)
{
    return labelled(ask(environment, {u"tasks"_s}, decode::tasks), labels::SwarmNamespace, stackName);
}

Request<ContainerDetails> container(EnvironmentId environment, const QString &id)
{
    Request<ContainerDetails> request = ask(environment, {u"containers"_s, id, u"json"_s}, decode::container);
    request.byteCap = ObjectCap;
    return request;
}

Request<Nothing> startContainer(EnvironmentId environment, const QString &id)
{
    return act(environment, id, u"start"_s);
}

Request<Nothing> stopContainer(EnvironmentId environment, const QString &id)
{
    return act(environment, id, u"stop"_s);
}

Request<Nothing> restartContainer(EnvironmentId environment, const QString &id)
{
    return act(environment, id, u"restart"_s);
}

Request<Nothing> killContainer(EnvironmentId environment, const QString &id)
{
    Request<Nothing> request = act(environment, id, u"kill"_s);
    request.query = {{u"signal"_s, u"SIGKILL"_s}};
    return request;
}

Request<Nothing> pauseContainer(EnvironmentId environment, const QString &id)
{
    return act(environment, id, u"pause"_s);
}

Request<Nothing> resumeContainer(EnvironmentId environment, const QString &id)
{
    return act(environment, id, u"unpause"_s);
}

Request<Nothing> removeContainer(EnvironmentId environment, const QString &id)
{
    Request<Nothing> request = silentChange(Verb::Delete, enginePath(environment, {u"containers"_s, id}), {}, Right::StackAccess);
    request.query = {{u"force"_s, u"1"_s}, {u"v"_s, u"0"_s}};
    request.deadline = DeadlineClass::Deploy;
    return request;
}

Request<QString> recreateContainer(EnvironmentId environment, const QString &id, bool pullImage)
{
    Request<QString> request = change(Verb::Post, {u"docker"_s, part(environment), u"containers"_s, id, u"recreate"_s},
                                      {{u"PullImage"_s, pullImage}}, Right::StackAccess, decode::containerId);
    request.deadline = DeadlineClass::Deploy;
    return request;
}

Request<QString> clusterId(EnvironmentId environment)
{
    return ask(environment, {u"swarm"_s}, decode::clusterId);
}

Request<QList<EngineEvent>> events(EnvironmentId environment, qint64 since, qint64 until)
{
    Request<QList<EngineEvent>> request = ask(environment, {u"events"_s}, decode::events);
    request.query = {{u"since"_s, QString::number(since)}, {u"until"_s, QString::number(until)}};
    request.format = AnswerFormat::Text; // One object a line.
    return request;
}

Request<QList<EngineEvent>> eventsOfStack(EnvironmentId environment, bool isSwarm, const QString &name, qint64 since, qint64 until)
{
    return labelled(events(environment, since, until), isSwarm ? labels::SwarmNamespace : labels::ComposeProject, name);
}

/// An engine with many health checks tells little then: each makes three events that change nothing.
RequestParts eventStream(EnvironmentId environment)
{
    const QJsonObject filters{{u"type"_s, QJsonArray{u"container"_s, u"service"_s}}, {u"event"_s, QJsonArray::fromStringList(listChangingActions())}};
    RequestParts parts;
    parts.path = enginePath(environment, {u"events"_s});
    parts.query = {{u"filters"_s, QString::fromUtf8(jsonText(filters))}};
    parts.format = AnswerFormat::Text;
    parts.deadline = DeadlineClass::Stream;
    parts.right = Right::EnvironmentAccess;
    return parts;
}

} // namespace longshore::requests
