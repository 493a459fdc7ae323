// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/decode.h"
#include "app/portainer/execrequests.h"
#include "app/portainer/requestmaking.h"

#include <QJsonArray>

namespace longshore::requests {

using namespace Qt::StringLiterals;
using namespace making;

namespace {

QStringList execPath(EnvironmentId environment, const QString &exec, const QString &what)
{
    return {u"endpoints"_s, part(environment), u"docker"_s, u"exec"_s, exec, what};
}

/// What the engine answers is empty, or text without meaning.
Request<Nothing> silent(Request<Nothing> request)
{
    request.expected = {200, 201, 204};
    request.format = AnswerFormat::Nothing;
    request.deadline = DeadlineClass::Read;
    request.byteCap = StatusCap;
    return request;
}

} // namespace

Request<QString> createExec(EnvironmentId environment, const QString &container, const ExecWish &wish)
{
    QJsonObject body{{u"AttachStdin"_s, wish.hasTerminal},
                     {u"AttachStdout"_s, wish.hasTerminal},
                     {u"AttachStderr"_s, wish.hasTerminal},
                     {u"Tty"_s, wish.hasTerminal},
                     {u"Cmd"_s, QJsonArray::fromStringList(wish.command)}};
    if (!wish.user.isEmpty())
        body.insert(u"User"_s, wish.user);
    if (!wish.variables.isEmpty())
        body.insert(u"Env"_s, QJsonArray::fromStringList(wish.variables));
    Request<QString> request = change(Verb::Post, {u"endpoints"_s, part(environment), u"docker"_s, u"containers"_s, container, u"exec"_s}, body,
                                      Right::EnvironmentAccess, decode::execId);
    request.expected = {201, 200};
    request.deadline = DeadlineClass::Read;
    return request;
}

Request<Nothing> startExecAlone(EnvironmentId environment, const QString &exec)
{
    return silent(change(Verb::Post, execPath(environment, exec, u"start"_s), {{u"Detach"_s, true}, {u"Tty"_s, false}},
                         Right::EnvironmentAccess, decode::nothing));
}

Request<Nothing> resizeExec(EnvironmentId environment, const QString &exec, int rows, int columns)
{
    Request<Nothing> request = silent(change(Verb::Post, execPath(environment, exec, u"resize"_s), {}, Right::EnvironmentAccess, decode::nothing));
    request.query = {{u"h"_s, QString::number(rows)}, {u"w"_s, QString::number(columns)}};
    return request;
}

Request<ExecState> execState(EnvironmentId environment, const QString &exec)
{
    return get(execPath(environment, exec, u"json"_s), Right::EnvironmentAccess, ObjectCap, decode::execState);
}

Request<ProcessTable> processes(EnvironmentId environment, const QString &container)
{
    return get(QStringList{u"endpoints"_s, part(environment), u"docker"_s, u"containers"_s, container, u"top"_s}, Right::EnvironmentAccess,
               ObjectCap, decode::processes);
}

Request<ContainerStats> containerStats(EnvironmentId environment, const QString &container)
{
    Request<ContainerStats> request = get(QStringList{u"endpoints"_s, part(environment), u"docker"_s, u"containers"_s, container, u"stats"_s},
                                          Right::EnvironmentAccess, ObjectCap, decode::containerStats);
    request.query = {{u"stream"_s, u"false"_s}};
    return request;
}

RequestParts execSocket(EnvironmentId environment, const QString &exec)
{
    RequestParts route;
    route.path = {u"websocket"_s, u"exec"_s};
    route.query = {{u"endpointId"_s, part(environment)}, {u"id"_s, exec}};
    route.mutating = true; // It starts the command.
    route.right = Right::EnvironmentAccess;
    return route;
}

RequestParts attachSocket(EnvironmentId environment, const QString &container)
{
    RequestParts route = execSocket(environment, container);
    route.path.last() = u"attach"_s;
    return route;
}

RequestParts podSocket(EnvironmentId environment, const PodContainerPlace &place, const QString &command)
{
    RequestParts route = execSocket(environment, {});
    route.path.last() = u"pod"_s;
    route.query = {{u"endpointId"_s, part(environment)},
                   {u"namespace"_s, place.namespaceName},
                   {u"podName"_s, place.pod},
                   {u"containerName"_s, place.container},
                   {u"command"_s, command}};
    return route;
}

Request<Nothing> resizeContainer(EnvironmentId environment, const QString &container, int rows, int columns)
{
    Request<Nothing> request = silent(change(Verb::Post, {u"endpoints"_s, part(environment), u"docker"_s, u"containers"_s, container, u"resize"_s}, {},
                                             Right::EnvironmentAccess, decode::nothing));
    request.query = {{u"h"_s, QString::number(rows)}, {u"w"_s, QString::number(columns)}};
    return request;
}

} // namespace longshore::requests
