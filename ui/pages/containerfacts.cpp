// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/containerfacts.h"

#include "app/core/displaytext.h"
#include "ui/models/relativetime.h"
#include "ui/pages/factwords.h"

#include <QDateTime>
#include <QTimeZone>

namespace longshore {

using namespace Qt::StringLiterals;
using factwords::code;
using factwords::exact;
using factwords::text;

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(ContainerFacts)
};

qint64 secondsOf(const QString &time)
{
    return time.isEmpty() ? 0 : QDateTime::fromString(time, Qt::ISODateWithMs).toSecsSinceEpoch();
}

QString exactly(const QString &time)
{
    return time.isEmpty() ? QString() : exactTime(secondsOf(time), QTimeZone::systemTimeZone());
}

QString runSentence(const ContainerDetails &details)
{
    if (details.state == "running"_L1)
        return Words::tr("Runs since %1.").arg(exactly(details.startedAt));
    if (details.state == "paused"_L1)
        return Words::tr("Runs since %1, and is paused.").arg(exactly(details.startedAt));
    if (details.state == "restarting"_L1)
        return Words::tr("Ended with code %1 and is being started again.").arg(details.exitCode);
    if (!details.error.isEmpty())
        return Words::tr("Could not be started: %1").arg(oneLine(details.error));
    if (details.state == "exited"_L1 && details.wasOutOfMemory)
        return Words::tr("Was ended on %1, because it used more memory than it may.").arg(exactly(details.finishedAt));
    if (details.state == "exited"_L1)
        return details.exitCode == 0 ? Words::tr("Ended on %1.").arg(exactly(details.finishedAt))
                                     : Words::tr("Ended on %1 with code %2.").arg(exactly(details.finishedAt)).arg(details.exitCode);
    return details.state == "created"_L1 ? Words::tr("Was created and has never run.") : Words::tr("Its state is %1.").arg(oneLine(details.state));
}

QString healthSentence(const ContainerDetails &details)
{
    if (details.health == "healthy"_L1)
        return Words::tr("Its health check succeeds.");
    if (details.health == "unhealthy"_L1)
        return details.failingStreak == 1 ? Words::tr("Its health check has failed once.")
                                          : Words::tr("Its health check has failed %1 times in a row.").arg(details.failingStreak);
    return details.health == "starting"_L1 ? Words::tr("Its health is not known yet.") : QString();
}

FactGroup runGroup(const ContainerDetails &details)
{
    const QString restarts = details.restartPolicy.isEmpty() || details.restartPolicy == "no"_L1 ? Words::tr("not by itself") : oneLine(details.restartPolicy);
    const QString restarted = details.restartCount == 1 ? Words::tr("once") : Words::tr("%1 times").arg(details.restartCount);
    FactGroup group{Words::tr("Run"),
                    {factwords::when(Words::tr("Created"), secondsOf(details.created), {}),
                     factwords::when(Words::tr("Started"), secondsOf(details.startedAt), {})}};
    if (!details.finishedAt.isEmpty())
        group.facts.append(factwords::when(Words::tr("Ended"), secondsOf(details.finishedAt), {}));
    group.facts.append({text(Words::tr("Restarts"), restarts), text(Words::tr("Restarted"), restarted),
                        exact(Words::tr("Command"), (QStringList{details.path} + details.args).join(u' ')),
                        exact(Words::tr("Working folder"), details.workingFolder), text(Words::tr("User"), details.user)});
    return group;
}

FactGroup identityGroup(const ContainerDetails &details)
{
    return {Words::tr("Container"),
            {exact(Words::tr("Name"), details.name), code(Words::tr("Id"), details.id), exact(Words::tr("Image"), details.image),
             code(Words::tr("Image id"), details.imageId), text(Words::tr("Host name"), details.hostname),
             text(Words::tr("Terminal"), factwords::yesNo(details.hasTerminal))}};
}

FactGroup networksGroup(const ContainerDetails &details)
{
    FactGroup group{Words::tr("Networks"), {}};
    for (auto at = details.networks.cbegin(); at != details.networks.cend(); ++at) {
        Fact fact = exact(oneLine(at.key()), at->address);
        QStringList more;
        if (!at->gateway.isEmpty())
            more.append(Words::tr("Gateway %1").arg(at->gateway));
        if (!at->macAddress.isEmpty())
            more.append(Words::tr("MAC address %1").arg(at->macAddress));
        if (!at->aliases.isEmpty())
            more.append(Words::tr("Also known as %1").arg(at->aliases.join(", "_L1)));
        fact.tooltip = oneLine(more.join("; "_L1));
        group.facts.append(fact);
    }
    return group;
}

FactGroup portsGroup(const ContainerDetails &details)
{
    FactGroup group{Words::tr("Ports"), {}};
    for (const PortBinding &port : details.ports)
        group.facts.append(text(oneLine(port.port), port.hosts.isEmpty() ? Words::tr("not published") : port.hosts.join(", "_L1)));
    return group;
}

FactGroup mountsGroup(const ContainerDetails &details)
{
    FactGroup group{Words::tr("Mounts"), {}};
    for (const MountPoint &mount : details.mounts) {
        const QString from = mount.type == "volume"_L1 ? Words::tr("volume %1").arg(mount.name) : mount.source;
        Fact fact = text(oneLine(mount.destination), mount.writable ? from : Words::tr("%1, read-only").arg(from));
        fact.tooltip = oneLine(mount.source);
        group.facts.append(fact);
    }
    return group;
}

} // namespace

QList<FactGroup> labelFacts(const ContainerDetails &details)
{
    FactGroup group{Words::tr("Labels"), {}};
    for (auto at = details.labels.cbegin(); at != details.labels.cend(); ++at)
        group.facts.append(exact(oneLine(at.key()), at.value()));
    return group.facts.isEmpty() ? QList<FactGroup>() : QList<FactGroup>{group};
}

QString containerSentence(const ContainerDetails &details)
{
    const QString health = healthSentence(details);
    return health.isEmpty() ? runSentence(details) : u"%1 %2"_s.arg(runSentence(details), health);
}

QList<FactGroup> containerFacts(const ContainerDetails &details)
{
    QList<FactGroup> groups{identityGroup(details), runGroup(details)};
    for (const FactGroup &group : {networksGroup(details), portsGroup(details), mountsGroup(details)})
        if (!group.facts.isEmpty())
            groups.append(group);
    return groups;
}

QList<FactGroup> healthFacts(const ContainerDetails &details)
{
    FactGroup group{Words::tr("Last runs of the health check"), {}};
    for (auto at = details.probes.crbegin(); at != details.probes.crend(); ++at) {
        const QString outcome = at->exitCode == 0 ? Words::tr("succeeded") : Words::tr("failed with code %1").arg(at->exitCode);
        const QString output = manyLines(at->output).trimmed();
        group.facts.append({.label = exactly(at->start), .value = output.isEmpty() ? outcome : u"%1\n%2"_s.arg(outcome, output), .copy = at->output});
    }
    return group.facts.isEmpty() ? QList<FactGroup>() : QList<FactGroup>{group};
}

} // namespace longshore
