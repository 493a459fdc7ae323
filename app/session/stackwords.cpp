// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackwords.h"

#include "app/core/displaytext.h"

#include <QCoreApplication>

#include <algorithm>

namespace longshore::stackwords {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("StackWords", text);
}

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(count);
}

/// "all 3 containers run", "2 of 3 containers run", "its container runs".
QString ofContainers(const Pulse &pulse)
{
    if (pulse.wanted == 1)
        return pulse.running == 1 ? tr("its container runs") : tr("its container does not run");
    return pulse.running == pulse.wanted ? tr("all %1 containers run").arg(pulse.wanted)
                                         : tr("%1 of %2 containers run").arg(pulse.running).arg(pulse.wanted);
}

QString ofTasks(const Pulse &pulse)
{
    if (pulse.wanted == 1)
        return pulse.running == 1 ? tr("its task runs") : tr("its task does not run");
    return pulse.running == pulse.wanted ? tr("all %1 tasks run").arg(pulse.wanted) : tr("%1 of %2 tasks run").arg(pulse.running).arg(pulse.wanted);
}

bool isOneOff(const Container &container)
{
    return container.labels.value(labels::ComposeOneOff).compare(u"true"_s, Qt::CaseInsensitive) == 0;
}

QString shownName(const Container &container)
{
    return oneLine(container.service().isEmpty() ? container.name() : container.service());
}

/// How a container ended; one that ended well did its work.
bool endedWell(const Container &container)
{
    return container.state == "exited"_L1 && container.status.startsWith("Exited (0)"_L1);
}

QString trouble(const Container &container)
{
    if (container.state == "restarting"_L1)
        return tr("%1 restarts again and again").arg(shownName(container));
    if (container.state == "dead"_L1 || (container.state == "exited"_L1 && !endedWell(container)))
        return tr("%1 has ended").arg(shownName(container));
    if (container.health() == Health::Unhealthy)
        return tr("%1 is unhealthy").arg(shownName(container));
    return {};
}

Pulse pulseOfContainers(const QList<Container> &containers)
{
    Pulse pulse;
    for (const Container &container : containers) {
        if (isOneOff(container) || endedWell(container))
            continue;
        ++pulse.wanted;
        pulse.running += container.isRunning() && container.state != "restarting"_L1 ? 1 : 0;
        pulse.isStarting = pulse.isStarting || container.state == "created"_L1 || container.health() == Health::Starting;
        if (const QString words = trouble(container); !words.isEmpty())
            pulse.troubles.append(words);
    }
    return pulse;
}

/// The newest error of a service's tasks that are still wanted; older ones were replaced.
QString taskError(const StackBefore &stack, const SwarmService &service)
{
    for (const SwarmTask &task : stack.tasks)
        if (task.serviceId == service.id && !task.error.isEmpty() && (task.state == "rejected"_L1 || task.state == "failed"_L1))
            return oneLine(task.error);
    return {};
}

Pulse pulseOfServices(const StackBefore &stack)
{
    Pulse pulse;
    for (const SwarmService &service : stack.services) {
        const qint64 desired = service.desiredTasks >= 0 ? service.desiredTasks : service.replicas.value_or(0);
        const qint64 running = std::max<qint64>(0, service.runningTasks);
        pulse.wanted += desired;
        pulse.running += std::min(running, desired);
        pulse.isUpdating = pulse.isUpdating || service.updateState == "updating"_L1;
        QString name = service.name;
        if (name.startsWith(stack.stack.name + u'_'))
            name.remove(0, stack.stack.name.size() + 1);
        if (service.updateState == "paused"_L1 || service.updateState.startsWith("rollback"_L1))
            pulse.troubles.append(tr("the update of %1 stopped: %2").arg(oneLine(name), oneLine(service.updateMessage)));
        else if (const QString error = taskError(stack, service); running < desired && !error.isEmpty())
            pulse.troubles.append(u"%1: %2"_s.arg(oneLine(name), error));
    }
    return pulse;
}

} // namespace

Pulse pulseOf(const StackBefore &stack)
{
    return stack.stack.type.value == StackType::Swarm ? pulseOfServices(stack) : pulseOfContainers(stack.containers);
}

QString running(const StackBefore &stack)
{
    if (!stack.engineRead)
        return {};
    const Pulse pulse = pulseOf(stack);
    const bool isSwarm = stack.stack.type.value == StackType::Swarm;
    const QString count = pulse.wanted == 0 ? tr("nothing of it runs") : isSwarm ? ofTasks(pulse) : ofContainers(pulse);
    return pulse.troubles.isEmpty() ? count : count + u"; "_s + pulse.troubles.join(u"; "_s);
}

QString remaining(const StackBefore &stack)
{
    QStringList parts;
    if (!stack.services.isEmpty())
        parts << counted(stack.services.size(), tr("1 service"), tr("%1 services"));
    if (!stack.containers.isEmpty())
        parts << counted(stack.containers.size(), tr("1 container"), tr("%1 containers"));
    if (!stack.networks.isEmpty())
        parts << counted(stack.networks.size(), tr("1 network"), tr("%1 networks"));
    if (parts.isEmpty())
        return stack.engineRead ? tr("nothing of it runs any more") : QString();
    return tr("still there: %1").arg(andList(parts));
}

QString volumesStay(const StackBefore &stack)
{
    QStringList names;
    for (const EngineVolume &volume : stack.volumes)
        names.append(volume.name);
    if (names.isEmpty())
        return {};
    return names.size() == 1 ? tr("Its volume %1 stays.").arg(andList(names)) : tr("Its volumes %1 stay.").arg(andList(names));
}

QString andList(QStringList names)
{
    for (QString &name : names)
        name = oneLine(name);
    if (names.size() < 2)
        return names.value(0);
    const QString last = names.takeLast();
    return tr("%1 and %2").arg(names.join(u", "_s), last);
}

} // namespace longshore::stackwords
