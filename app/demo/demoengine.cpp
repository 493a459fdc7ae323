// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoengine.h"

#include <QCryptographicHash>

#include <algorithm>

namespace longshore::demo {

bool Engine::hasContainersOf(const QByteArray &project) const
{
    return std::ranges::any_of(containers, [&](const EngineContainer &each) { return each.project == project; });
}

bool Engine::hasServicesOf(const QByteArray &project) const
{
    return std::ranges::any_of(services, [&](const EngineService &each) { return each.project == project && !each.goneFrom; });
}

bool Engine::isBeingRemoved(const QByteArray &project, qint64 now) const
{
    return std::ranges::any_of(networks, [&](const EngineThing &each) { return each.project == project && each.goneFrom > now; });
}

QByteArray Engine::holderOf(const PlannedPort &port, const QByteArray &project) const
{
    const auto holds = [&](const auto &each) {
        return each.project != project && std::ranges::any_of(each.ports, [&](const PlannedPort &own) {
                   return own.outside && own.outside == port.outside && own.protocol == port.protocol;
               });
    };
    const auto container = std::ranges::find_if(containers, [&](const EngineContainer &each) { return !each.isExited && holds(each); });
    if (container != containers.end())
        return container->name;
    const auto service = std::ranges::find_if(services, [&](const EngineService &each) { return !each.goneFrom && holds(each); });
    return service == services.end() ? QByteArray() : service->name;
}

void Engine::removeProject(const QByteArray &project)
{
    containers.removeIf([&](const EngineContainer &each) { return each.project == project; });
    networks.removeIf([&](const EngineThing &each) { return each.project == project; });
}

void Engine::removeSwarmStack(const QByteArray &project, qint64 goneFrom)
{
    for (EngineService &each : services) {
        if (each.project == project && !each.goneFrom)
            each.goneFrom = goneFrom;
    }
    for (EngineThing &each : networks) {
        if (each.project == project && !each.goneFrom)
            each.goneFrom = goneFrom;
    }
}

void Engine::tidy(qint64 now)
{
    services.removeIf([now](const EngineService &each) { return each.goneFrom && each.goneFrom <= now; });
    networks.removeIf([now](const EngineThing &each) { return each.goneFrom && each.goneFrom <= now; });
}

QList<EngineTask> tasksOf(const EngineService &service)
{
    QList<EngineTask> tasks;
    const int count = service.isGlobal ? 3 : service.replicas;
    for (int slot = 1; slot <= count; ++slot) {
        const QByteArray words = service.id + '.' + QByteArray::number(slot) + '.' + QByteArray::number(service.generation);
        const int node = service.isGlobal ? slot : 2 - slot % 2;
        EngineTask task{swarmIdFor(words + "/task"), {}, service.isGlobal ? 0 : slot, node == 1, node, false};
        task.isRejected = isMissingImage(service.image) || (service.isUnhealthy && slot == count);
        if (!task.isRejected)
            task.container = longIdFor(words);
        tasks.append(task);
    }
    return tasks;
}

QByteArray nodeIdOf(const EngineTask &task)
{
    return swarmIdFor("node " + QByteArray::number(task.node));
}

QByteArray placeOf(const EngineTask &task)
{
    return task.slot > 0 ? QByteArray::number(task.slot) : nodeIdOf(task);
}

bool isMissingImage(const QByteArray &image)
{
    const QByteArray tag = image.mid(image.lastIndexOf(':') + 1);
    return image.startsWith("missing/") || image.contains("/missing/") || image.contains("/nothing:") || tag == "none" || tag == "missing"
        || image == "lab/none:9";
}

QByteArray longIdFor(const QByteArray &words)
{
    return QCryptographicHash::hash(words, QCryptographicHash::Sha256).toHex();
}

QByteArray swarmIdFor(const QByteArray &words)
{
    const QByteArray digest = QCryptographicHash::hash(words, QCryptographicHash::Sha256);
    QByteArray id;
    for (int index = 0; index < 25; ++index)
        id += "abcdefghijklmnopqrstuvwxyz0123456789"[uchar(digest.at(index)) % 36];
    return id;
}

} // namespace longshore::demo
