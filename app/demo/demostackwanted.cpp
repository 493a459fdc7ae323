// SPDX-License-Identifier: GPL-3.0-or-later
// What the bodies that ask for new stacks say.
#include "app/demo/demostackcreate.h"
#include "app/demo/demostackpayload.h"

namespace longshore::demo {
namespace {

/// One part of multipart/form-data.
struct FormPart {
    QByteArray head;
    QByteArray content;
    bool isNamed(const char *name) const { return head.contains(QByteArray("name=\"") + name + '"'); }
};

QList<FormPart> partsOf(const Request &request)
{
    const QByteArray type = request.header("Content-Type");
    const QByteArray boundary = "--" + type.mid(type.indexOf("boundary=") + 9).replace('"', "");
    QList<FormPart> parts;
    qsizetype at = request.body.indexOf(boundary);
    while (at >= 0) {
        const qsizetype start = at + boundary.size() + 2;
        const qsizetype end = request.body.indexOf("\r\n" + boundary, start);
        const qsizetype content = request.body.indexOf("\r\n\r\n", start);
        if (end < 0 || content < 0)
            break;
        parts.append({request.body.mid(start, content - start), request.body.mid(content + 4, end - content - 4)});
        at = end + 2;
    }
    return parts;
}

Wanted fromForm(const Request &request, StackKind kind)
{
    Wanted wanted;
    wanted.stack.kind = kind;
    wanted.stack.entryPoint = "docker-compose.yml";
    QByteArray environment;
    for (const FormPart &each : partsOf(request)) {
        if (each.isNamed("Name"))
            wanted.stack.name = each.content;
        else if (each.isNamed("SwarmID"))
            wanted.stack.swarmId = each.content;
        else if (each.isNamed("Env"))
            environment = each.content;
        else if (each.isNamed("file") && each.head.contains("filename="))
            wanted.stack.file = each.content;
    }
    bool isReadable = true;
    wanted.stack.variables = variablesIn(environment, isReadable);
    if (wanted.stack.name.isEmpty())
        wanted.problem = "Invalid stack name";
    else if (kind == StackKind::Swarm && wanted.stack.swarmId.isEmpty())
        wanted.problem = "Invalid Swarm ID";
    else if (!wanted.stack.file)
        wanted.problem = "Invalid Compose file. Ensure that the Compose file is uploaded correctly";
    else if (!isReadable)
        wanted.problem = "Invalid Env parameter";
    return wanted;
}

void checkName(Wanted &wanted, DemoLine line)
{
    const bool isNameNeeded = wanted.stack.kind != StackKind::Kubernetes || line == DemoLine::V2_19;
    if (isNameNeeded && wanted.stack.name.isEmpty())
        wanted.problem = "Invalid stack name";
    else if (wanted.stack.kind == StackKind::Swarm && wanted.stack.swarmId.isEmpty())
        wanted.problem = "Invalid Swarm ID";
}

void readText(Wanted &wanted, Payload &payload)
{
    wanted.stack.file = payload.text("StackFileContent");
    wanted.stack.entryPoint = wanted.stack.kind == StackKind::Kubernetes ? "k8s-deployment.yml" : "docker-compose.yml";
    wanted.stack.fromTemplate = payload.flag("FromAppTemplate");
    if (wanted.problem.isEmpty() && wanted.stack.file->isEmpty())
        wanted.problem = "Invalid stack file content";
}

void readRepository(Wanted &wanted, Payload &payload)
{
    const bool isKubernetes = wanted.stack.kind == StackKind::Kubernetes;
    wanted.stack.git = sourceIn(payload);
    wanted.stack.entryPoint = payload.text(isKubernetes ? "ManifestFile" : "ComposeFile");
    wanted.stack.additionalFiles = filesIn(payload);
    wanted.stack.fromTemplate = payload.flag("FromAppTemplate");
    QByteArray problem;
    wanted.stack.autoUpdate = autoUpdateIn(payload, problem);
    if (!isRepositoryUrl(wanted.stack.git->url))
        problem = "Invalid repository URL. Must correspond to a valid URL format";
    else if (payload.flag("RepositoryAuthentication") && wanted.stack.git->password.isEmpty())
        problem = "Invalid repository credentials. Password must be specified when authentication is enabled";
    else if (isKubernetes && wanted.stack.entryPoint.isEmpty())
        problem = "Invalid manifest file in repository";
    if (wanted.stack.entryPoint.isEmpty())
        wanted.stack.entryPoint = "docker-compose.yml";
    if (wanted.problem.isEmpty())
        wanted.problem = problem;
}

} // namespace

Wanted wantedIn(const Site &site, const Request &request, StackKind kind, const QByteArray &method)
{
    if (method == "file")
        return fromForm(request, kind);
    Payload payload(request, site.line(), "stacks.composeStackFromFileContentPayload");
    Wanted wanted;
    wanted.stack.kind = kind;
    wanted.stack.name = payload.text(kind == StackKind::Kubernetes ? "StackName" : "Name");
    wanted.stack.nameSpace = kind == StackKind::Kubernetes ? payload.text("Namespace") : QByteArray();
    wanted.stack.swarmId = kind == StackKind::Swarm ? payload.text("SwarmID") : QByteArray();
    wanted.stack.variables = kind == StackKind::Kubernetes ? std::nullopt : variablesIn(payload);
    checkName(wanted, site.line());
    if (method == "repository") {
        readRepository(wanted, payload);
    } else if (method == "url") {
        wanted.stack.entryPoint = "k8s-deployment.yml";
        wanted.stack.file = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: from-url}\ndata: {A: \"1\"}\n";
        if (payload.text("ManifestURL").isEmpty())
            wanted.problem = "Invalid manifest URL";
    } else {
        readText(wanted, payload);
    }
    if (!payload.problem().isEmpty())
        wanted.problem = payload.problem();
    return wanted;
}

} // namespace longshore::demo
