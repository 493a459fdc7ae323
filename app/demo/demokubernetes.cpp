// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demokubernetes.h"

#include "app/demo/demoyaml.h"

#include <algorithm>
#include <iterator>

namespace longshore::demo {
namespace {

constexpr char File[] = "/tmp/kub_deployment0123456789/k8s-deployment.yml";

QByteArray quoted(QByteArray text)
{
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n") + '"';
}

Applied failing(const QByteArray &words)
{
    return {{}, "failed to deploy kubernete stack: failed to execute kubectl command: " + quoted(words) + ": exit status 1", false};
}

/// "Deployment" of "apps/v1" is "deployment.apps".
QByteArray resourceOf(const QByteArray &kind, const QByteArray &version)
{
    const qsizetype slash = version.indexOf('/');
    return slash < 0 ? kind.toLower() : kind.toLower() + '.' + version.left(slash);
}

std::vector<YamlNode> objectsIn(const std::vector<YamlNode> &documents)
{
    std::vector<YamlNode> objects;
    for (const YamlNode &each : documents) {
        if (each["kind"].text == "List")
            std::ranges::copy(each["items"].items, std::back_inserter(objects));
        else
            objects.push_back(each);
    }
    return objects;
}

QByteArray member(const YamlNode &map, const char *name)
{
    return map[name].text;
}

bool hasNamespace(const Site &site, const QByteArray &name)
{
    return name.isEmpty() || name == "default" || name == "tools" || std::ranges::any_of(site.model.stacks, [&](const Stack &each) {
               return each.kind == StackKind::Kubernetes && each.nameSpace == name;
           });
}

QByteArray problemOf(const Site &site, const Stack &stack, const YamlNode &object)
{
    if (member(object, "apiVersion").isEmpty() || member(object, "kind").isEmpty())
        return QByteArray("error: error validating \"") + File + "\": error validating data: [apiVersion not set, kind not set]; if you choose to "
               "ignore these errors, turn validation off with --validate=false\n";
    const QByteArray nameSpace = member(object["metadata"], "namespace");
    if (!nameSpace.isEmpty() && !stack.nameSpace.isEmpty() && nameSpace != stack.nameSpace)
        return "error: the namespace from the provided object \"" + nameSpace + "\" does not match the namespace \"" + stack.nameSpace
            + "\". You must pass '--namespace=" + nameSpace + "' to perform this operation.\n";
    if (!hasNamespace(site, nameSpace.isEmpty() ? stack.nameSpace : nameSpace))
        return QByteArray("Error from server (NotFound): error when creating \"") + File + "\": namespaces \"" + stack.nameSpace + "\" not found\n";
    const QByteArray replicas = member(object["spec"], "replicas");
    bool isNumber = true;
    replicas.toInt(&isNumber);
    if (!replicas.isEmpty() && !isNumber)
        return QByteArray("Error from server (BadRequest): error when creating \"") + File + "\": " + member(object, "kind") + " in version \"v1\" cannot be "
               "handled as a " + member(object, "kind") + ": json: cannot unmarshal string into Go struct field " + member(object, "kind")
            + "Spec.spec.replicas of type int32\n";
    return {};
}

} // namespace

Applied applyManifests(Site &site, const Stack &stack, const QByteArray &text, bool isNew)
{
    const ParsedYaml parsed = parseYaml(text);
    if (!parsed.problem.isEmpty())
        return {{}, {}, true};
    if (!site.behaviour.nextDeployFailure.isEmpty())
        return failing(std::exchange(site.behaviour.nextDeployFailure, {}) + '\n');
    Applied applied;
    for (const YamlNode &object : objectsIn(parsed.documents)) {
        if (const QByteArray problem = problemOf(site, stack, object); !problem.isEmpty())
            return failing(problem);
        applied.output += resourceOf(member(object, "kind"), member(object, "apiVersion")) + '/' + member(object["metadata"], "name")
            + (isNew ? " created\n" : " configured\n");
    }
    return parsed.documents.empty() ? failing("error: no objects passed to apply\n") : applied;
}

} // namespace longshore::demo
