// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/changesummary.h"

#include "app/compose/variablesdiff.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

using Kind = StackChange::Kind;

QString mountText(const ComposeMount &mount)
{
    return mount.source.isEmpty() ? mount.target : mount.source + u':' + mount.target;
}

class Summary
{
public:
    void services(const QList<ComposeService> &before, const QList<ComposeService> &after)
    {
        QHash<QString, const ComposeService *> old;
        for (const ComposeService &service : before)
            old.insert(service.name, &service);
        for (const ComposeService &service : after) {
            if (const ComposeService *previous = old.take(service.name))
                compare(*previous, service);
            else
                add(Kind::ServiceAdded, service.name);
        }
        for (const ComposeService &service : before) {
            if (old.contains(service.name))
                add(Kind::ServiceRemoved, service.name);
        }
    }

    void resources(const QString &section, const QList<ComposeResource> &before, const QList<ComposeResource> &after)
    {
        const bool volumes = section == u"volumes"_s;
        const bool networks = section == u"networks"_s;
        const Kind added = volumes ? Kind::VolumeAdded : networks ? Kind::NetworkAdded : Kind::ResourceAdded;
        const Kind removed = volumes ? Kind::VolumeRemoved : networks ? Kind::NetworkRemoved : Kind::ResourceRemoved;
        QHash<QString, QString> old;
        for (const ComposeResource &resource : before)
            old.insert(resource.key, resource.fingerprint);
        QSet<QString> stays;
        for (const ComposeResource &resource : after) {
            stays.insert(resource.key);
            if (!old.contains(resource.key))
                add(added, section, resource.key);
            else if (old.value(resource.key) != resource.fingerprint)
                add(Kind::ResourceChanged, section, resource.key);
        }
        for (const ComposeResource &resource : before) {
            if (!stays.contains(resource.key))
                add(removed, section, resource.key);
        }
    }

    void variables(const ComposeVariables &before, const ComposeVariables &after)
    {
        const VariablesDiff diff = compareVariables(before, after);
        for (const VariableChange &change : diff.changes) {
            if (change.kind == VariableChange::Kind::Added)
                add(Kind::VariableAdded, {}, change.name);
            else if (change.kind == VariableChange::Kind::Removed)
                add(Kind::VariableRemoved, {}, change.name);
            else if (change.kind == VariableChange::Kind::Changed)
                add(Kind::VariableChanged, {}, change.name);
        }
        if (diff.onlyReordered)
            add(Kind::VariablesReordered, {});
    }

    void add(Kind kind, const QString &where, const QString &key = {}, const QString &before = {}, const QString &after = {})
    {
        changes.append({kind, where, key, before, after});
    }

    QList<StackChange> changes;

private:
    void compare(const ComposeService &before, const ComposeService &after)
    {
        if (before.image.text != after.image.text)
            add(Kind::ImageChanged, after.name, {}, before.image.text, after.image.text);
        QStringList oldPorts, newPorts, oldMounts, newMounts;
        for (const ComposePort &port : before.ports)
            oldPorts.append(port.text);
        for (const ComposePort &port : after.ports)
            newPorts.append(port.text);
        for (const ComposeMount &mount : before.mounts)
            oldMounts.append(mountText(mount));
        for (const ComposeMount &mount : after.mounts)
            newMounts.append(mountText(mount));
        const qsizetype seen = changes.size();
        lists(after.name, oldPorts, newPorts, Kind::PortAdded, Kind::PortRemoved);
        const bool ports = changes.size() > seen;
        const qsizetype beforeMounts = changes.size();
        lists(after.name, oldMounts, newMounts, Kind::MountAdded, Kind::MountRemoved);
        const bool mounts = changes.size() > beforeMounts;
        const qsizetype beforeEnvironment = changes.size();
        environment(before, after);
        // What the lists above could tell needs no second line; what they could not is a changed key all the same.
        keys(before, after, {{u"ports"_s, ports}, {u"volumes"_s, mounts}, {u"environment"_s, changes.size() > beforeEnvironment}, {u"image"_s, true}});
    }

    void lists(const QString &service, const QStringList &before, const QStringList &after, Kind added, Kind removed)
    {
        const QSet<QString> old(before.begin(), before.end());
        const QSet<QString> now(after.begin(), after.end());
        for (const QString &entry : after) {
            if (!old.contains(entry))
                add(added, service, {}, {}, entry);
        }
        for (const QString &entry : before) {
            if (!now.contains(entry))
                add(removed, service, {}, entry);
        }
    }

    void environment(const ComposeService &before, const ComposeService &after)
    {
        QHash<QString, const ComposeEnvironment *> old;
        for (const ComposeEnvironment &entry : before.environment)
            old.insert(entry.name, &entry);
        QSet<QString> now;
        for (const ComposeEnvironment &entry : after.environment) {
            now.insert(entry.name);
            const ComposeEnvironment *previous = old.value(entry.name);
            if (!previous)
                add(Kind::EnvironmentAdded, after.name, entry.name);
            else if (previous->value != entry.value || previous->hasValue != entry.hasValue)
                add(Kind::EnvironmentChanged, after.name, entry.name);
        }
        for (const ComposeEnvironment &entry : before.environment) {
            if (!now.contains(entry.name))
                add(Kind::EnvironmentRemoved, after.name, entry.name);
        }
    }

    void keys(const ComposeService &before, const ComposeService &after, const QHash<QString, bool> &told)
    {
        QHash<QString, const ComposeKey *> old;
        for (const ComposeKey &key : before.keys)
            old.insert(key.name, &key);
        for (const ComposeKey &key : after.keys) {
            const ComposeKey *previous = old.take(key.name);
            if (told.value(key.name) || (previous && previous->fingerprint == key.fingerprint))
                continue;
            if (previous)
                add(Kind::KeyChanged, after.name, key.name, previous->shortText, key.shortText);
            else
                add(Kind::KeyAdded, after.name, key.name, {}, key.shortText);
        }
        for (const ComposeKey &key : before.keys) {
            if (old.contains(key.name) && !told.value(key.name))
                add(Kind::KeyRemoved, after.name, key.name, key.shortText);
        }
    }
};

} // namespace

QList<StackChange> summarizeChanges(const ComposeFile &before, const ComposeFile &after, const ComposeVariables &variablesBefore,
                                    const ComposeVariables &variablesAfter)
{
    Summary summary;
    summary.services(before.services, after.services);
    summary.resources(u"volumes"_s, before.volumes, after.volumes);
    summary.resources(u"networks"_s, before.networks, after.networks);
    summary.resources(u"configs"_s, before.configs, after.configs);
    summary.resources(u"secrets"_s, before.secrets, after.secrets);
    summary.variables(variablesBefore, variablesAfter);
    if (summary.changes.isEmpty())
        summary.add(Kind::OnlyNotation, {});
    return summary.changes;
}

} // namespace longshore
