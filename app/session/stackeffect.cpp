// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackeffect.h"

#include "app/core/displaytext.h"
#include "app/session/ownershiprules.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostLines = 12; // More is counted: a question is to be read.

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(StackEffect)
};

bool isSwarm(const StackBefore &now) { return now.stack.type.value == StackType::Swarm; }
bool isKubernetes(const StackBefore &now) { return now.stack.type.value == StackType::Kubernetes; }

/// An unnamed volume has 64 digits for a name.
bool isUnnamed(const QString &volume)
{
    constexpr qsizetype Digits = 64;
    return volume.size() == Digits && std::ranges::all_of(volume, [](QChar c) { return c.isDigit() || (c >= u'a' && c <= u'f'); });
}

QStringList cut(QStringList lines)
{
    if (lines.size() <= MostLines)
        return lines;
    const qsizetype left = lines.size() - MostLines + 1;
    lines = lines.mid(0, MostLines - 1);
    lines.append(Words::tr("%1 more").arg(left));
    return lines;
}

QStringList containerLines(const StackBefore &now)
{
    QStringList lines;
    for (const Container &container : now.containers)
        lines.append(container.isRunning() ? Words::tr("container %1").arg(oneLine(container.name()))
                                           : Words::tr("container %1, which does not run").arg(oneLine(container.name())));
    return lines;
}

QStringList serviceLines(const StackBefore &now)
{
    QStringList lines;
    for (const SwarmService &service : now.services)
        lines.append(service.runningTasks < 0 ? Words::tr("service %1").arg(oneLine(service.name))
                                              : Words::tr("service %1, %2 tasks running").arg(oneLine(service.name)).arg(service.runningTasks));
    return lines;
}

QStringList runningLines(const StackBefore &now) { return isSwarm(now) ? serviceLines(now) : containerLines(now); }

QStringList networkLines(const StackBefore &now)
{
    QStringList lines;
    for (const EngineNetwork &network : now.networks)
        lines.append(Words::tr("network %1").arg(oneLine(network.name)));
    return lines;
}

QStringList volumeNames(const StackBefore &now, int &unnamed)
{
    QSet<QString> names;
    for (const EngineVolume &volume : now.volumes)
        names.insert(volume.name);
    for (const Container &container : now.containers)
        for (const MountPoint &mount : container.mounts)
            if (mount.type == "volume"_L1 && !mount.name.isEmpty())
                names.insert(mount.name);
    QStringList named;
    for (const QString &name : std::as_const(names))
        isUnnamed(name) ? void(++unnamed) : named.append(oneLine(name));
    named.sort(Qt::CaseInsensitive);
    return named;
}

QStringList keptLines(const StackBefore &now)
{
    int unnamed = 0;
    QStringList lines;
    for (const QString &name : volumeNames(now, unnamed))
        lines.append(Words::tr("volume %1").arg(name));
    if (unnamed > 0)
        lines.append(unnamed == 1 ? Words::tr("1 unnamed volume") : Words::tr("%1 unnamed volumes").arg(unnamed));
    QSet<QString> folders;
    for (const Container &container : now.containers)
        for (const MountPoint &mount : container.mounts)
            if (mount.type == "bind"_L1)
                folders.insert(oneLine(mount.source));
    QStringList sorted(folders.cbegin(), folders.cend());
    sorted.sort();
    for (const QString &folder : std::as_const(sorted))
        lines.append(Words::tr("folder or file %1 on the host").arg(folder));
    return lines;
}

QString insideIsLost() { return Words::tr("What the containers wrote outside of volumes and host folders is lost."); }

QStringList recordLines(const Stack &stack)
{
    QStringList lines{stack.gitConfig ? Words::tr("its Git settings in Portainer") : Words::tr("its file in Portainer")};
    if (!stack.env.isEmpty())
        lines.append(stack.env.size() == 1 ? Words::tr("its 1 variable in Portainer") : Words::tr("its %1 variables in Portainer").arg(stack.env.size()));
    if (stack.autoUpdate && !stack.autoUpdate->webhook.isEmpty())
        lines.append(Words::tr("its webhook"));
    return lines;
}

StackEffect stopEffect(const StackBefore &now)
{
    StackEffect effect{.goes = runningLines(now) + networkLines(now), .restarts = {}, .stays = keptLines(now), .notes = {}};
    effect.stays.append(Words::tr("the stack itself, with file and variables: it can be started again"));
    if (!now.containers.isEmpty())
        effect.notes.append(insideIsLost());
    if (now.stack.autoUpdate && !now.stack.autoUpdate->interval.isEmpty())
        effect.notes.append(Words::tr("Automatic updates pause until it is started again."));
    return effect;
}

StackEffect removeEffect(const StackBefore &now)
{
    if (isKubernetes(now))
        return {.goes = recordLines(now.stack), .restarts = {}, .stays = {},
                .notes = {Words::tr("Everything that its manifest names goes with it, persistent volume claims included.")}};
    StackEffect effect{.goes = runningLines(now) + networkLines(now) + recordLines(now.stack), .restarts = {}, .stays = keptLines(now), .notes = {}};
    if (!now.containers.isEmpty())
        effect.notes.append(insideIsLost());
    return effect;
}

StackEffect renewEffect(StackAction action, const StackBefore &now)
{
    StackEffect effect{.goes = {}, .restarts = runningLines(now), .stays = keptLines(now), .notes = {}};
    if (!now.containers.isEmpty())
        effect.notes.append(insideIsLost());
    if (action == StackAction::Restart && !now.networks.isEmpty())
        effect.restarts += networkLines(now);
    return effect;
}

StackEffect migrateEffect(const StackBefore &now)
{
    StackEffect effect = renewEffect(StackAction::Migrate, now);
    effect.goes = std::exchange(effect.restarts, {});
    effect.notes.append(Words::tr("Volumes do not move: it starts there with new, empty ones. Copy their contents first if they matter."));
    return effect;
}

StackEffect fullEffect(StackAction action, const StackBefore &now)
{
    switch (action) {
    case StackAction::Stop: return stopEffect(now);
    case StackAction::Remove: return removeEffect(now);
    case StackAction::Restart:
    case StackAction::Redeploy:
    case StackAction::Detach: return renewEffect(action, now);
    case StackAction::Rename:
    case StackAction::Migrate: return migrateEffect(now);
    default: return {};
    }
}

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(count);
}

} // namespace

StackEffect effectOf(StackAction action, const StackBefore &now)
{
    StackEffect effect = fullEffect(action, now);
    effect.goes = cut(effect.goes);
    effect.restarts = cut(effect.restarts);
    effect.stays = cut(effect.stays);
    return effect;
}

StackEffect limitedEffect(const StackBefore &now, bool removeVolumes)
{
    StackBefore kept = now;
    StackEffect effect{.goes = runningLines(now) + networkLines(now), .restarts = {}, .stays = {}, .notes = {}};
    if (removeVolumes) {
        for (const EngineVolume &volume : now.volumes)
            effect.goes.append(Words::tr("volume %1, with all that it holds").arg(oneLine(volume.name)));
        const auto goes = [&now](const MountPoint &mount) {
            return mount.type == "volume"_L1 && std::ranges::find(now.volumes, mount.name, &EngineVolume::name) != now.volumes.end();
        };
        kept.volumes.clear();
        for (Container &container : kept.containers)
            container.mounts.removeIf(goes);
    }
    effect.stays = cut(keptLines(kept));
    if (!now.containers.isEmpty())
        effect.notes.append(insideIsLost());
    return effect;
}

QString goesInShort(StackAction action, const StackBefore &now)
{
    QStringList parts;
    if (isSwarm(now) && !now.services.isEmpty())
        parts.append(counted(now.services.size(), Words::tr("1 service"), Words::tr("%1 services")));
    if (!isSwarm(now) && !now.containers.isEmpty())
        parts.append(counted(now.containers.size(), Words::tr("1 container"), Words::tr("%1 containers")));
    if (action != StackAction::Redeploy && !now.networks.isEmpty())
        parts.append(counted(now.networks.size(), Words::tr("1 network"), Words::tr("%1 networks")));
    return parts.isEmpty() ? Words::tr("nothing runs") : parts.join(u", "_s);
}

QString staysInShort(const StackBefore &now)
{
    int unnamed = 0;
    const QStringList names = volumeNames(now, unnamed);
    if (names.isEmpty())
        return {};
    return names.size() == 1 ? Words::tr("the volume %1").arg(names.first()) : Words::tr("the volumes %1").arg(nameList(names));
}

} // namespace longshore
