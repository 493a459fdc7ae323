// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/composefile.h"

#include "app/compose/composeentries.h"
#include "app/compose/composevariables.h"
#include "app/compose/yamlfingerprint.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

using composeentries::located;

namespace {

/// Keys whose single value may be shown; others could hold a secret.
bool isHarmless(const QString &key)
{
    static const QSet<QString> keys{u"image"_s,        u"restart"_s,     u"container_name"_s, u"hostname"_s,   u"network_mode"_s,
                                    u"user"_s,         u"working_dir"_s, u"privileged"_s,     u"mem_limit"_s,  u"cpus"_s,
                                    u"pull_policy"_s,  u"platform"_s,    u"read_only"_s,      u"init"_s,       u"stop_grace_period"_s,
                                    u"shm_size"_s,     u"scale"_s,       u"tty"_s,            u"stdin_open"_s, u"stop_signal"_s,
                                    u"cpu_shares"_s,   u"pids_limit"_s,  u"ipc"_s,            u"pid"_s,        u"runtime"_s,
                                    u"mem_reservation"_s};
    return keys.contains(key);
}

QList<ComposeKey> keysOf(const YamlRef &service)
{
    QList<ComposeKey> keys;
    for (const YamlRef::Entry &entry : service.entries()) {
        keys.append({.name = entry.name(),
                     .fingerprint = yamlFingerprint(entry.value),
                     .shortText = isHarmless(entry.name()) ? entry.value.text() : QString(),
                     .line = entry.key.line()});
    }
    return keys;
}

int replicasOf(const YamlRef &service)
{
    for (const YamlRef &count : {service.value(u"scale"), service.value(u"deploy").value(u"replicas")}) {
        bool good = false;
        const int number = count.text().toInt(&good);
        if (good && number >= 0)
            return number;
    }
    return 1;
}

void readExtends(ComposeService &service, const YamlRef &extends)
{
    service.extendsService = located(extends.isMapping() ? extends.value(u"service") : extends);
    service.extendsFile = extends.value(u"file").text();
}

void readLists(ComposeService &service, const YamlRef &body)
{
    for (const YamlRef &entry : body.value(u"ports").items())
        service.ports.append(composeentries::port(entry));
    for (const YamlRef &entry : body.value(u"volumes").items())
        service.mounts.append(composeentries::mount(entry));
    service.networks = composeentries::names(body.value(u"networks"));
    service.configs = composeentries::sources(body.value(u"configs"));
    service.secrets = composeentries::sources(body.value(u"secrets"));
    service.dependsOn = composeentries::names(body.value(u"depends_on"));
    service.links = composeentries::names(body.value(u"links"));
    service.profiles = composeentries::names(body.value(u"profiles"));
    service.envFiles = composeentries::paths(body.value(u"env_file"));
    service.environment = composeentries::environment(body.value(u"environment"));
}

ComposeService serviceOf(const YamlRef::Entry &entry)
{
    const YamlRef &body = entry.value;
    ComposeService service{.name = entry.name(),
                           .body = body,
                           .line = entry.key.line(),
                           .column = entry.key.column(),
                           .endLine = std::max(entry.key.line(), body.isAlias() ? body.line() : body.endLine()),
                           .image = located(body.value(u"image")),
                           .hasBuild = body.value(u"build").isThere(),
                           .containerName = body.value(u"container_name").text(),
                           .restart = body.value(u"restart").text(),
                           .networkMode = body.value(u"network_mode").text(),
                           .hostname = body.value(u"hostname").text(),
                           .pullPolicy = body.value(u"pull_policy").text(),
                           .replicas = replicasOf(body),
                           .privileged = body.value(u"privileged").text() == u"true"_s};
    readLists(service, body);
    readExtends(service, body.value(u"extends"));
    service.keys = keysOf(body);
    return service;
}

QList<ComposeResource> resourcesOf(const YamlRef &section)
{
    QList<ComposeResource> found;
    for (const YamlRef::Entry &entry : section.entries()) {
        const YamlRef external = entry.value.value(u"external");
        QString name = entry.value.value(u"name").text();
        if (name.isEmpty())
            name = external.value(u"name").text(); // The old spelling.
        found.append({.key = entry.name(),
                      .name = name,
                      .external = external.isMapping() || external.text().toLower() == u"true"_s,
                      .driver = entry.value.value(u"driver").text(),
                      .fingerprint = yamlFingerprint(entry.value),
                      .line = entry.key.line(),
                      .column = entry.key.column()});
    }
    return found;
}

void readModel(ComposeFile &file)
{
    const YamlRef &root = file.root;
    for (const YamlRef::Entry &entry : root.ownEntries())
        file.topLevelKeys.append(located(entry.key));
    file.name = root.value(u"name").text();
    file.version = located(root.value(u"version"));
    file.hasIncludes = root.value(u"include").isThere();
    for (const YamlRef::Entry &entry : root.value(u"services").entries())
        file.services.append(serviceOf(entry));
    file.networks = resourcesOf(root.value(u"networks"));
    file.volumes = resourcesOf(root.value(u"volumes"));
    file.configs = resourcesOf(root.value(u"configs"));
    file.secrets = resourcesOf(root.value(u"secrets"));
}

} // namespace

const ComposeService *ComposeFile::service(const QString &serviceName) const
{
    const auto found = std::ranges::find(services, serviceName, &ComposeService::name);
    return found == services.end() ? nullptr : &*found;
}

const ComposeResource *findResource(const QList<ComposeResource> &resources, const QString &key)
{
    const auto found = std::ranges::find(resources, key, &ComposeResource::key);
    return found == resources.end() ? nullptr : &*found;
}

ComposeFile parseComposeFile(const QString &text)
{
    ComposeFile file;
    const YamlText yaml = readYaml(text);
    file.problems = yaml.problems;
    file.lines = yaml.lines;
    if (yaml.documents.isEmpty() || yaml.documents.first().isNull()) {
        if (file.problems.isEmpty())
            file.problems.append({ProblemSeverity::Error, ProblemCode::NoText, 1, 1, {}});
        return file;
    }
    file.root = yaml.documents.first();
    file.readable = file.root.isMapping();
    if (yaml.documents.size() > 1) {
        // Compose puts them together; one that is no mapping, an empty one too, it refuses.
        const bool good = std::ranges::all_of(yaml.documents, &YamlRef::isMapping);
        const YamlRef &second = yaml.documents[1];
        file.problems.append({good ? ProblemSeverity::Warning : ProblemSeverity::Error, ProblemCode::SeveralDocuments, second.line(), second.column(), {}});
    }
    if (!file.readable) {
        file.problems.append({ProblemSeverity::Error, ProblemCode::NotMapping, file.root.line(), file.root.column(), {}});
        return file;
    }
    readModel(file);
    composevariables::collect(file, text);
    return file;
}

} // namespace longshore
