// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/stackplan.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

/// Whatever makes compose build a container anew: any key but those that only say how it is deployed.
QString shapeOf(const ComposeService &service)
{
    QStringList parts;
    for (const ComposeKey &key : service.keys) {
        if (key.name != u"depends_on"_s && key.name != u"profiles"_s && key.name != u"scale"_s && !key.name.startsWith(u"x-"_s))
            parts.append(key.name + u'=' + key.fingerprint);
    }
    parts.sort();
    return parts.join(u';');
}

QStringList namesOf(const QList<ComposeResource> &resources, const QString &project, bool external)
{
    QStringList names;
    for (const ComposeResource &resource : resources) {
        if (resource.external == external)
            names.append(deployedName(resource, project));
    }
    return names;
}

class Planner
{
public:
    Planner(PlannedAction action, const RunningStack &now, const ComposeFile &before, const ComposeFile &after)
        : m_action(action)
        , m_now(now)
        , m_before(before)
        , m_after(after)
    {
    }

    StackPlan plan()
    {
        keep();
        if (m_action == PlannedAction::Update || m_action == PlannedAction::Redeploy)
            renew();
        else
            removeAll();
        for (QStringList *list : {&m_plan.removedContainers, &m_plan.removedNetworks, &m_plan.restarted, &m_plan.unchanged, &m_plan.created,
                                  &m_plan.orphans, &m_plan.keptVolumes, &m_plan.keptExternal, &m_plan.newVolumes, &m_plan.newNetworks}) {
            list->removeDuplicates();
            list->sort();
        }
        return m_plan;
    }

private:
    void keep()
    {
        m_plan.keptVolumes = m_now.volumes;
        const ComposeFile &file = m_before;
        m_plan.keptExternal = namesOf(file.volumes, m_now.project, true) + namesOf(file.networks, m_now.project, true);
        for (const QString &name : m_plan.keptExternal)
            m_plan.keptVolumes.removeAll(name);
    }

    void removeContainer(const RunningContainer &container)
    {
        m_plan.removedContainers.append(container.name);
        m_plan.anonymousVolumes += int(container.anonymousVolumes.size());
    }

    void removeAll()
    {
        for (const RunningContainer &container : m_now.containers)
            removeContainer(container);
        m_plan.removedNetworks = m_now.networks;
        for (const QString &name : m_plan.keptExternal)
            m_plan.removedNetworks.removeAll(name);
        if (m_action == PlannedAction::Migrate) {
            for (const ComposeService &service : m_after.services)
                m_plan.created.append(service.name);
        }
    }

    /// Services of a profile run only when something asks for the profile, which Portainer does not.
    static bool runs(const ComposeService &service) { return service.profiles.isEmpty(); }

    void renew()
    {
        QHash<QString, QString> old;
        for (const ComposeService &service : m_before.services)
            old.insert(service.name, shapeOf(service));
        QSet<QString> running;
        for (const RunningContainer &container : m_now.containers)
            running.insert(container.service);
        QSet<QString> wanted;
        for (const ComposeService &service : m_after.services) {
            wanted.insert(service.name);
            const bool there = running.contains(service.name);
            const bool same = old.value(service.name) == shapeOf(service) && m_action != PlannedAction::Redeploy && !m_now.pull;
            if (there)
                (same ? m_plan.unchanged : m_plan.restarted).append(service.name);
            else if (runs(service))
                m_plan.created.append(service.name);
        }
        for (const RunningContainer &container : m_now.containers) {
            if (wanted.contains(container.service) || container.service.isEmpty())
                continue;
            if (m_now.swarm && m_now.prune)
                removeContainer(container);
            else
                m_plan.orphans.append(container.service);
        }
        findNew();
    }

    void findNew()
    {
        for (const QString &name : namesOf(m_after.volumes, m_now.project, false)) {
            if (!m_now.volumes.contains(name))
                m_plan.newVolumes.append(name);
        }
        for (const QString &name : namesOf(m_after.networks, m_now.project, false)) {
            if (!m_now.networks.contains(name))
                m_plan.newNetworks.append(name);
        }
    }

    const PlannedAction m_action;
    const RunningStack &m_now;
    const ComposeFile &m_before;
    const ComposeFile &m_after;
    StackPlan m_plan;
};

} // namespace

QString deployedName(const ComposeResource &resource, const QString &project)
{
    if (!resource.name.isEmpty())
        return resource.name;
    return resource.external ? resource.key : project + u'_' + resource.key;
}

StackPlan planFor(PlannedAction action, const RunningStack &now, const ComposeFile &before, const ComposeFile &after)
{
    return Planner(action, now, before, after).plan();
}

} // namespace longshore
