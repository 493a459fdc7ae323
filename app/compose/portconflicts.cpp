// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/portconflicts.h"

#include <QCoreApplication>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(PortConflicts)
};

bool isEveryAddress(const QString &address)
{
    return address.isEmpty() || address == "0.0.0.0"_L1 || address == "::"_L1;
}

bool clash(const ComposePort &port, const TakenPort &taken)
{
    return taken.port >= port.publishedFirst && taken.port <= port.publishedLast && taken.protocol == port.protocol
        && (isEveryAddress(port.hostAddress) || isEveryAddress(taken.address) || port.hostAddress == taken.address);
}

/// Out of a range for one port the engine takes what is free.
bool isFixed(const ComposePort &port)
{
    return port.valid && !port.hasVariables && port.publishedFirst > 0
        && (port.publishedFirst == port.publishedLast || port.targetFirst != port.targetLast);
}

} // namespace

QList<PortConflict> portConflicts(const ComposeFile &file, const QString &project, const QList<TakenPort> &taken)
{
    QList<PortConflict> conflicts;
    for (const ComposeService &service : file.services) {
        if (!service.profiles.isEmpty() || service.replicas == 0)
            continue; // Does not run.
        for (const ComposePort &port : service.ports) {
            const auto other = std::ranges::find_if(taken, [&](const TakenPort &each) { return isFixed(port) && clash(port, each) && (project.isEmpty() || each.stack != project); });
            if (other != taken.end())
                conflicts.append({other->port, other->protocol, service.name, *other});
        }
    }
    return conflicts;
}

QString conflictWords(const PortConflict &conflict)
{
    const QString port = QString::number(conflict.port) + (conflict.protocol == "tcp"_L1 ? QString() : u'/' + conflict.protocol);
    return conflict.taken.stack.isEmpty() ? Words::tr("Port %1 of %2 is taken by %3.").arg(port, conflict.service, conflict.taken.by)
                                          : Words::tr("Port %1 of %2 is taken by %3 of the stack %4.").arg(port, conflict.service, conflict.taken.by, conflict.taken.stack);
}

} // namespace longshore
