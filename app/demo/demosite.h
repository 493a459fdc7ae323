// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/democluster.h"
#include "app/demo/demoengine.h"
#include "app/demo/demoexchange.h"
#include "app/demo/demojournal.h"
#include "app/demo/demomodel.h"
#include "app/demo/demoratelimit.h"
#include "app/demo/demorepositories.h"
#include "app/demo/demosessions.h"
#include "app/demo/demoexecs.h"

#include <QElapsedTimer>
#include <QHash>

#include <memory>

namespace longshore::demo {

/// What requests that change something pass through, one by one or beside a backup (portainer-api.md 1.8).
enum class Gate {
    Whole,
    Leaking, ///< Somebody signed out without a cookie.
    Blocked, ///< And then somebody asked for a backup: nothing can be changed any more.
};

/// How the engines behave, as tests may want it.
struct Behaviour {
    int deployMilliseconds = 0; ///< How long a deploy takes.
    int swarmGraceMilliseconds = 1500; ///< How long networks of a stopped Swarm stack linger.
    bool isAsynchronous = false; ///< Deploys answer at once (portainer-api.md 4.9).
    bool isOffline = false; ///< The server reaches no internet: no templates of the world's list.
    bool hasStrangers = false; ///< Something runs that was made outside Portainer.
    QByteArray nextDeployFailure; ///< What the next deploy says instead of working.
    DemoDrop drop = DemoDrop::None; ///< Of the next request on a route.
    QByteArray dropMethod;
    QByteArray dropRoute;
};

/// Everything a request can read or change. Belongs to the server's thread.
struct Site {
    Model model;
    Sessions sessions;
    RateLimit signIns;
    QElapsedTimer clock; ///< For the rate limit; started with the server.
    Gate gate = Gate::Whole;
    qint64 clockSkew = 0; ///< Seconds the server's clock is ahead.
    bool initTimedOut = false; ///< Nobody made an administrator in time (portainer-api.md 1.7).
    std::shared_ptr<Journal> journal = std::make_shared<Journal>(); ///< Shared with whoever looks at the server from outside.
    QHash<UserId, QByteArray> stackLists; ///< Bodies of GET /stacks as long as nothing changes.
    quint64 stackListsRevision = 0;
    QHash<EnvironmentId, Engine> engines;
    QHash<EnvironmentId, Cluster> clusters;
    Execs execs;
    bool areEnginesAwake = false; ///< Whether the sample has been put on them.
    Repositories repositories;
    Behaviour behaviour;
    DemoMishaps mishaps; ///< What clients did that they should not.

    DemoLine line() const { return model.line; }
    qint64 now() const; ///< Unix seconds by the server's clock.
    qint64 nowInMilliseconds() const;
};

/// By what a request says who is asking.
enum class Credential { None, Key, Token, Cookie };

/// Who sent a request, as far as its credential tells.
struct Caller {
    const User *user = nullptr;
    Credential credential = Credential::None; ///< With no user: the kind that was refused.
    QByteArray sessionToken;
    bool mustChangePassword = false; ///< Never by a key.
};

/// Looks for a credential in the order of the line (portainer-api.md 2.1) and notes the use of a key.
Caller callerOf(Site &site, const Request &request);
/// The session of the cookie alone, if it is good.
Caller cookieCallerOf(Site &site, const Request &request);

qint64 secondsNow();

} // namespace longshore::demo
