// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/composechecks.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore::composechecks {

namespace {

/// A service that another one needs.
struct Need {
    Located target;
    QString key;
};

/// "db:database" as "db".
Located beforeColon(const Located &written)
{
    return {written.text.section(u':', 0, 0), written.line, written.column};
}

class References
{
public:
    References(const ComposeFile &file, TextProblems &problems)
        : m_file(file)
        , m_problems(problems)
        , m_services(namesOf(file.services))
        , m_volumes(namesOf(file.volumes))
        , m_networks(namesOf(file.networks))
        , m_configs(namesOf(file.configs))
        , m_secrets(namesOf(file.secrets))
    {
    }

    void check()
    {
        for (const ComposeService &service : m_file.services) {
            checkServices(service);
            checkMounts(service);
            checkListed(service, service.networks, m_networks, ProblemCode::UndefinedNetwork);
            checkListed(service, service.configs, m_configs, ProblemCode::UndefinedConfig);
            checkListed(service, service.secrets, m_secrets, ProblemCode::UndefinedSecret);
            checkDoubles(service);
            if (!service.networkMode.isEmpty() && !service.networks.isEmpty())
                add(ProblemCode::ModeAndNetworks, service.networks.first(), {service.name});
        }
        findCircle();
        findUnused(u"volumes"_s, m_file.volumes);
        findUnused(u"networks"_s, m_file.networks);
        findUnused(u"configs"_s, m_file.configs);
        findUnused(u"secrets"_s, m_file.secrets);
    }

private:
    static QSet<QString> namesOf(const QList<ComposeService> &services)
    {
        QSet<QString> names;
        for (const ComposeService &service : services)
            names.insert(service.name);
        return names;
    }
    static QSet<QString> namesOf(const QList<ComposeResource> &resources)
    {
        QSet<QString> names;
        for (const ComposeResource &resource : resources)
            names.insert(resource.key);
        return names;
    }

    void add(ProblemCode code, const Located &at, const QStringList &args, ProblemSeverity severity = ProblemSeverity::Error)
    {
        m_problems.append({severity, code, at.line, at.column, args});
    }

    bool mayBeElsewhere(const QString &name) const { return m_file.hasIncludes || name.isEmpty() || name.contains(u'$'); }

    QList<Need> needsOf(const ComposeService &service) const
    {
        QList<Need> needs;
        for (const Located &name : service.dependsOn)
            needs.append({name, u"depends_on"_s});
        for (const Located &name : service.links)
            needs.append({beforeColon(name), u"links"_s});
        for (const YamlRef &from : service.body.value(u"volumes_from").items()) {
            if (!from.text().startsWith(u"container:"_s))
                needs.append({beforeColon({from.text(), from.line(), from.column()}), u"volumes_from"_s});
        }
        for (const QString &key : {u"network_mode"_s, u"ipc"_s, u"pid"_s}) {
            const YamlRef mode = service.body.value(key);
            if (mode.text().startsWith(u"service:"_s))
                needs.append({{mode.text().mid(8), mode.line(), mode.column()}, key});
        }
        return needs;
    }

    void checkServices(const ComposeService &service)
    {
        QStringList known;
        for (const Need &need : needsOf(service)) {
            if (m_services.contains(need.target.text))
                known.append(need.target.text);
            else if (!mayBeElsewhere(need.target.text) && !isOptional(service, need))
                add(ProblemCode::UndefinedService, need.target, {service.name, need.target.text, need.key});
        }
        m_needs.insert(service.name, known);
        const Located &base = service.extendsService;
        if (!base.text.isEmpty() && service.extendsFile.isEmpty() && !m_services.contains(base.text) && !mayBeElsewhere(base.text))
            add(ProblemCode::UndefinedService, base, {service.name, base.text, u"extends"_s});
    }

    bool isOptional(const ComposeService &service, const Need &need) const
    {
        const YamlRef entry = service.body.value(u"depends_on").value(need.target.text);
        return entry.value(u"required").text() == u"false"_s;
    }

    void checkMounts(const ComposeService &service)
    {
        for (const ComposeMount &mount : service.mounts) {
            if (mount.kind != ComposeMount::Kind::Volume)
                continue;
            m_used.insert(u"volumes/"_s + mount.source);
            if (!mayBeElsewhere(mount.source) && !m_volumes.contains(mount.source))
                add(ProblemCode::UndefinedVolume, {{}, mount.line, mount.column}, {service.name, mount.source});
        }
    }

    void checkListed(const ComposeService &service, const QList<Located> &listed, const QSet<QString> &there, ProblemCode code)
    {
        const bool networks = code == ProblemCode::UndefinedNetwork;
        const QString section = networks ? u"networks/"_s : code == ProblemCode::UndefinedConfig ? u"configs/"_s : u"secrets/"_s;
        for (const Located &name : listed) {
            m_used.insert(section + name.text);
            if (networks && name.text == u"default"_s)
                continue;
            if (!mayBeElsewhere(name.text) && !there.contains(name.text))
                add(code, name, {service.name, name.text});
        }
    }

    /// Lists that the server takes only without doubles.
    void checkDoubles(const ComposeService &service)
    {
        for (const auto &[key, list] : {std::pair(u"depends_on"_s, &service.dependsOn), std::pair(u"networks"_s, &service.networks)}) {
            QSet<QString> seen;
            for (const Located &name : *list) {
                if (seen.contains(name.text))
                    add(ProblemCode::ListedTwice, name, {u"services."_s + service.name + u'.' + key, name.text});
                seen.insert(name.text);
            }
        }
    }

    /// Takes away what needs nothing that is left; what remains in the end waits for itself.
    void findCircle()
    {
        QHash<QString, int> open;
        QHash<QString, QStringList> neededBy;
        QStringList free;
        for (const ComposeService &service : m_file.services) {
            const QStringList needs = m_needs.value(service.name);
            open.insert(service.name, int(needs.size()));
            for (const QString &need : needs)
                neededBy[need].append(service.name);
            if (needs.isEmpty())
                free.append(service.name);
        }
        while (!free.isEmpty()) {
            const QString done = free.takeLast();
            open.remove(done);
            for (const QString &waiting : neededBy.value(done)) {
                if (--open[waiting] == 0)
                    free.append(waiting);
            }
        }
        if (!open.isEmpty())
            reportCircle(open);
    }

    void reportCircle(const QHash<QString, int> &open)
    {
        // Every one that is left needs another one that is left: following them runs into the circle.
        const auto first = std::ranges::find_if(m_file.services, [&open](const ComposeService &service) { return open.contains(service.name); });
        QStringList way;
        QString at = first->name;
        while (!way.contains(at) && way.size() < 1000) {
            way.append(at);
            const QStringList needs = m_needs.value(at);
            const auto next = std::ranges::find_if(needs, [&open](const QString &name) { return open.contains(name); });
            if (next == needs.end())
                return;
            at = *next;
        }
        const QStringList circle = way.mid(way.indexOf(at));
        const ComposeService *service = m_file.service(circle.first());
        for (const Need &need : needsOf(*service)) {
            if (circle.contains(need.target.text)) {
                add(ProblemCode::DependsOnItself, need.target, {circle.join(u", "_s)});
                return;
            }
        }
    }

    void findUnused(const QString &section, const QList<ComposeResource> &resources)
    {
        if (m_file.hasIncludes)
            return;
        for (const ComposeResource &resource : resources) {
            const bool implicit = section == u"networks"_s && resource.key == u"default"_s;
            if (!implicit && !m_used.contains(section + u'/' + resource.key))
                add(ProblemCode::UnusedResource, {{}, resource.line, resource.column}, {section, resource.key}, ProblemSeverity::Hint);
        }
    }

    const ComposeFile &m_file;
    TextProblems &m_problems;
    const QSet<QString> m_services;
    const QSet<QString> m_volumes;
    const QSet<QString> m_networks;
    const QSet<QString> m_configs;
    const QSet<QString> m_secrets;
    QSet<QString> m_used;
    QHash<QString, QStringList> m_needs;
};

} // namespace

void references(const ComposeFile &file, TextProblems &problems)
{
    References(file, problems).check();
}

} // namespace longshore::composechecks
