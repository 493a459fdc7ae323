// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/composefile.h"

#include <QList>

namespace longshore {

/// A port of an engine that something has already.
struct TakenPort {
    QString address; ///< Empty: every address.
    int port = 0;
    QString protocol; ///< "tcp", "udp", "sctp".
    QString by; ///< Name of the container or service.
    QString stack; ///< Its project; empty for none.
};

/// A port that a file wants and that is taken.
struct PortConflict {
    int port = 0;
    QString protocol;
    QString service; ///< Of the file.
    TakenPort taken;
};

/// Ports of the file that cannot be published because something else has them; what depends on variables is not judged. Not those that
/// `project` has itself.
QList<PortConflict> portConflicts(const ComposeFile &file, const QString &project, const QList<TakenPort> &taken);
/// "Port 8080 of web is taken by proxy-web-1 of the stack proxy.": translated; names are text of strangers.
QString conflictWords(const PortConflict &conflict);

} // namespace longshore
