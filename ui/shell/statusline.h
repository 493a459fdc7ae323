// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"

#include <QDateTime>
#include <QString>

namespace longshore {

/// What stands in the status bar's left: "50 stacks, 48 shown · refreshed 12 s ago".
struct StatusFacts {
    int total = 0;
    int shown = 0;
    bool refreshing = false;
    bool knownOnly = false; ///< Nothing of it comes from a server of this run yet.
    QDateTime readAt; ///< Oldest of the servers shown; invalid: never.
};

QString statusText(const StatusFacts &facts, const QDateTime &now);

/// "just now", "12 s ago", "4 min ago", then the clock time.
QString agoText(const QDateTime &then, const QDateTime &now);

/// "alice @ home-lab 2.23.0"; with several servers, how many.
QString whoText(const QList<Session *> &sessions);

} // namespace longshore
