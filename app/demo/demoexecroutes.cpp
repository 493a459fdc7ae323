// SPDX-License-Identifier: GPL-3.0-or-later
// Commands in containers, and the door of their terminals (portainer-api.md 6.2, 6.5).
#include "app/demo/democontainers.h"
#include "app/demo/demopayload.h"
#include "app/demo/demostackaccess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace longshore::demo {
namespace {

using namespace Qt::StringLiterals;

constexpr char ConsoleVariable[] = "LONGSHORE_CONSOLE=";

QByteArrayList textsIn(const QJsonObject &object, const QString &key)
{
    QByteArrayList texts;
    const QJsonArray list = object.value(key).toArray();
    for (const QJsonValue &each : list)
        texts.append(each.toString().toUtf8());
    return texts;
}

/// Shells that an image holds; images of one program alone hold none.
bool hasCommand(const QByteArray &image, const QByteArray &command)
{
    const QByteArray name = command.mid(command.lastIndexOf('/') + 1);
    if (name != "sh" && name != "ash" && name != "bash")
        return true;
    if (image.contains("portainer") || image.contains("minio") || image.contains("scratch"))
        return false;
    const bool isSmall = image.contains("alpine") || image.contains("busybox") || image.contains("traefik") || image.contains("prom/");
    return name == "sh" || (name == "ash") == isSmall;
}

Response createExec(Site &site, const Call &call)
{
    std::optional<Response> refused;
    const Environment *environment = environmentFor(site, call, refused);
    const std::optional<KnownContainer> container = environment ? containerFor(site, call, *environment, refused) : std::nullopt;
    if (!container)
        return *refused;
    if (container->state != "running")
        return engineFault(409, "Container " + container->id + " is not running");
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    EngineExec exec;
    exec.environment = environment->id;
    exec.container = container->id;
    exec.command = textsIn(body, u"Cmd"_s);
    exec.variables = textsIn(body, u"Env"_s);
    exec.user = body.value(u"User"_s).toString().toUtf8();
    exec.hasTerminal = body.value(u"Tty"_s).toBool();
    if (exec.command.isEmpty())
        return engineFault(400, "No exec command specified");
    const QByteArray id = site.execs.add(std::move(exec)).id;
    return asEngine(jsonResponse([&](JsonWriter &json) { json.object([&] { json.member("Id", id); }); }, 201));
}

/// The command of the path in the environment of the path; else what to answer. Nobody asks whose it is (portainer-api.md 6.3, 4).
EngineExec *execFor(Site &site, const Call &call, std::optional<Response> &refused)
{
    const Environment *environment = environmentFor(site, call, refused);
    EngineExec *exec = environment ? site.execs.find(call.secondId) : nullptr;
    if (environment && (!exec || exec->environment != environment->id)) {
        refused = engineFault(404, "No such exec instance: " + call.secondId);
        return nullptr;
    }
    return exec;
}

Response inspectExec(Site &site, const Call &call)
{
    std::optional<Response> refused;
    const EngineExec *exec = execFor(site, call, refused);
    if (!exec)
        return *refused;
    return asEngine(jsonResponse([&](JsonWriter &json) {
        json.object([&] {
            json.member("ID", exec->id);
            json.member("Running", exec->isRunning);
            exec->exitCode ? json.member("ExitCode", *exec->exitCode) : json.nullMember("ExitCode");
            json.objectMember("ProcessConfig", [&] {
                json.member("tty", exec->hasTerminal);
                json.member("entrypoint", exec->command.constFirst());
                json.arrayMember("arguments", [&] {
                    for (const QByteArray &each : exec->command.mid(1))
                        json.value(each);
                });
                json.member("privileged", false);
            });
            json.members({"OpenStdin", "OpenStderr", "OpenStdout"}, exec->hasTerminal);
            json.member("CanRemove", false);
            json.member("ContainerID", exec->container);
            json.member("DetachKeys", "");
            json.member("Pid", exec->pid);
        });
    }));
}

Response resizeExec(Site &site, const Call &call)
{
    std::optional<Response> refused;
    EngineExec *exec = execFor(site, call, refused);
    if (!exec)
        return *refused;
    if (!exec->isStarted)
        return engineFault(500, "timeout waiting for exec session ready");
    if (!exec->isRunning)
        return engineFault(404, "no such exec");
    exec->rows = call.request.parameter("h").toInt();
    exec->columns = call.request.parameter("w").toInt();
    return asEngine({200, {}, {}});
}

/// Runs it to its end. The one command that does something here looks for what a console left behind, and ends it.
Response startExec(Site &site, const Call &call)
{
    std::optional<Response> refused;
    EngineExec *exec = execFor(site, call, refused);
    if (!exec)
        return *refused;
    if (exec->isStarted)
        return asEngine({200, "Error: Exec command " + exec->id + " is already running", "application/vnd.docker.raw-stream"});
    site.execs.start(*exec);
    const QByteArray script = exec->command.constLast();
    if (const qsizetype at = script.indexOf(ConsoleVariable); at >= 0) {
        const auto isPart = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '=' || (c >= 'A' && c <= 'Z'); };
        const auto end = std::find_if_not(script.begin() + at, script.end(), isPart);
        site.execs.endAllWith(exec->container, script.mid(at, end - (script.begin() + at)));
    }
    Execs::end(*exec, 0);
    return asEngine({200, {}, "application/vnd.docker.raw-stream"});
}

Response processes(Site &site, const Call &call)
{
    std::optional<Response> refused;
    const Environment *environment = environmentFor(site, call, refused);
    const std::optional<KnownContainer> container = environment ? containerFor(site, call, *environment, refused) : std::nullopt;
    if (!container)
        return *refused;
    if (container->state != "running")
        return engineFault(409, "Container " + container->id + " is not running");
    return asEngine(jsonResponse([&](JsonWriter &json) {
        json.object([&] {
            json.arrayMember("Processes", [&] {
                for (const QByteArrayList &row : processRowsOf(site, *container))
                    json.array([&] {
                        for (const QByteArray &each : row)
                            json.value(each);
                    });
            });
            json.arrayMember("Titles", [&] {
                for (const char *title : {"UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD"})
                    json.value(title);
            });
        });
    }));
}

bool isHexadecimal(const QByteArray &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
}

Response resizeContainer(Site &site, const Call &call)
{
    std::optional<Response> refused;
    const Environment *environment = environmentFor(site, call, refused);
    if (!environment)
        return *refused;
    const std::optional<KnownContainer> container = containerFor(site, call, *environment, refused);
    return container ? asEngine({200, {}, {}}) : *refused;
}

Response missingUpgrade()
{
    Response response = plainText(400, "Bad Request\n{\"message\":\"An error occurred during websocket exec operation\",\"details\":\"Websocket: "
                                       "the client is not using the websocket protocol: 'upgrade' token not found in 'Connection' header\"}");
    response.addHeader("Sec-Websocket-Version", "13");
    return response;
}

/// 101: the socket is taken over from here. What the engine would refuse is refused after that.
Response openSocket(Site &site, const Call &call)
{
    bool isNumber = false;
    const qint64 number = call.request.parameter("endpointId").toLongLong(&isNumber);
    const Environment *environment = isNumber ? site.model.environment(EnvironmentId(number)) : nullptr;
    if (!isNumber)
        return refusal(site.line(), 400, "Invalid query parameter: endpointId", notANumber(call.request.parameter("endpointId").toUtf8()));
    if (!environment)
        return unknownId(site, number, "the environment associated to the stack", "endpoints");
    if (std::optional<Response> refused = refusedEnvironment(site, call, *environment, "Permission denied to access environment"))
        return *refused;
    if (call.request.header("Upgrade").toLower() != "websocket")
        return missingUpgrade();
    return {101, {}, {}};
}

Response execSocket(Site &site, const Call &call)
{
    if (!isHexadecimal(call.request.parameter("id").toLatin1()))
        return refusal(site.line(), 400, "Invalid query parameter: id (must be hexadecimal identifier)");
    return openSocket(site, call);
}

/// An unknown pod is refused afterwards, as everything that the cluster refuses.
Response podSocket(Site &site, const Call &call)
{
    for (const char *name : {"endpointId", "namespace", "podName", "containerName", "command"})
        if (call.request.parameter(name).isEmpty())
            return refusal(site.line(), 400, QByteArray("Invalid query parameter: ") + name, "Missing query parameter");
    return openSocket(site, call);
}

constexpr Route ExecRoutes[] = {
    {"POST", "endpoints/{id}/docker/containers/{containerId}/exec", Access::Authenticated, createExec},
    {"GET", "endpoints/{id}/docker/containers/{containerId}/top", Access::Authenticated, processes},
    {"GET", "endpoints/{id}/docker/exec/{execId}/json", Access::Authenticated, inspectExec},
    {"POST", "endpoints/{id}/docker/exec/{execId}/resize", Access::Authenticated, resizeExec},
    {"POST", "endpoints/{id}/docker/exec/{execId}/start", Access::Authenticated, startExec},
    {"GET", "websocket/exec", Access::Authenticated, execSocket},
    {"GET", "websocket/attach", Access::Authenticated, execSocket}, // Checked in the same way; the container is looked for afterwards.
    {"GET", "websocket/pod", Access::Authenticated, podSocket},
    {"POST", "endpoints/{id}/docker/containers/{containerId}/resize", Access::Authenticated, resizeContainer},
};

} // namespace

bool hasShell(const QByteArray &image, const QByteArray &command)
{
    return hasCommand(image, command);
}

QList<QByteArrayList> processRowsOf(const Site &site, const KnownContainer &container)
{
    const QByteArray main = container.command.isEmpty() ? container.image.split(':').first().split('/').last() : container.command;
    const auto row = [](const QByteArray &user, qint64 pid, const QByteArray &parent, const QByteArray &words) {
        return QByteArrayList{user, QByteArray::number(pid), parent, "0", "09:14", "?", "00:00:01", words};
    };
    constexpr qint64 MainPid = 1201;
    QList<QByteArrayList> rows{row("root", MainPid, "1180", main), row("root", MainPid + 31, "1201", main + ": worker")};
    for (const EngineExec *each : site.execs.runningIn(container.id)) {
        rows.append(row(each->user.isEmpty() ? "root" : each->user, each->pid, "1180", each->command.join(' ')));
        if (!each->foreground.isEmpty())
            rows.append(row("root", each->pid + 1, QByteArray::number(each->pid), each->foreground));
    }
    return rows;
}

std::span<const Route> execRoutes()
{
    return ExecRoutes;
}

} // namespace longshore::demo
