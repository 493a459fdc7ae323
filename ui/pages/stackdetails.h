// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/user.h"
#include "ui/models/stackrow.h"

namespace longshore {

/// What is known of the server a stack is on, as far as this user may read it.
struct ServerFacts {
    QString version; ///< "2.23.0"; may be empty.
    QList<User> users;
    QList<Team> teams;
    bool operator==(const ServerFacts &) const = default;
};

/// All that the detail pane shows of one stack; a value, so that no tab needs a server.
struct StackDetails {
    StackRow row;
    ServerFacts server;
    QString underWay; ///< "Stopping..." while an operation runs on it.

    StackKey key() const { return {row.server, row.stack.id}; }
};

/// Whether both would be shown alike.
inline bool showTheSame(const StackDetails &a, const StackDetails &b)
{
    return a.key() == b.key() && a.row.serverName == b.row.serverName && a.row.environmentName == b.row.environmentName
        && a.row.control == b.row.control && a.row.knownOnly == b.row.knownOnly && a.row.stack == b.row.stack
        && a.server == b.server && a.underWay == b.underWay;
}

} // namespace longshore
