// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoexchange.h"
#include "app/demo/demomodel.h"
#include "app/demo/demoratelimit.h"
#include "app/demo/demosessions.h"

#include <QElapsedTimer>
#include <QHash>

namespace longshore::demo {

/// Everything a request can read or change. Belongs to the server's thread.
struct Site {
    Model model;
    Sessions sessions;
    RateLimit signIns;
    QElapsedTimer clock; ///< For the rate limit; started with the server.
    bool initTimedOut = false; ///< Five minutes without an administrator (portainer-api.md 1.7).
    QHash<UserId, QByteArray> stackLists; ///< Bodies of GET /stacks as long as nothing changes.
    quint64 stackListsRevision = 0;

    DemoLine line() const { return model.line; }
};

/// By what a request says who is asking.
enum class Credential { None, Key, Token, Cookie };

/// Who sent a request, as far as its credential tells.
struct Caller {
    const User *user = nullptr;
    Credential credential = Credential::None; ///< With no user: the kind that was refused.
    QByteArray sessionToken;
};

/// Looks for a credential in the order of the line (portainer-api.md 2.1) and notes the use of a key.
Caller callerOf(Site &site, const Request &request);
/// The session of the cookie alone, if it is good.
Caller cookieCallerOf(const Site &site, const Request &request);

qint64 secondsNow();

} // namespace longshore::demo
