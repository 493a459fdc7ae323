// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/core/serveraddress.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QObject>

#include <memory>

namespace longshore {

/// Which server line the demo plays (portainer-api.md 0.2).
enum class DemoLine { V2_19, V2_21, V2_23 };

/// What a server is that nobody has set up yet (portainer-api.md 1.7).
enum class DemoFirstRun {
    Done, ///< There is an administrator.
    NoAdministrator,
    TimedOut, ///< Nobody made one within five minutes: nearly everything is answered with 303.
};

/// How people sign in (portainer-api.md 1.5); the number is that of the API. The first administrator always has a password.
enum class DemoAuthentication {
    Internal = 1,
    Ldap = 2, ///< The passwords are those of a directory: they cannot be changed, and making a token asks for none.
    OAuth = 3, ///< Nobody but the first administrator signs in with a password.
};

/// When the server hangs up instead of answering.
enum class DemoDrop {
    None,
    BeforeWork, ///< Nothing was done.
    AfterWork, ///< All was done, and nobody is told.
};

/// What a careful client never does; how often it happened.
struct DemoMishaps {
    int updatesWithoutVariables = 0; ///< Updates, redeploys and settings that left Env out and so wiped it.
    int detachedFromGit = 0;
    int movedByUpdate = 0; ///< An update named another environment than the stack's own.
    int takenDownByUpdate = 0; ///< A running compose stack, by an update that failed.
    int endlessManifests = 0; ///< Text that is no YAML, sent to Kubernetes.
    bool operator==(const DemoMishaps &) const = default;
};

/// One container that runs, or does not, in an environment of the demo.
struct DemoContainer {
    QByteArray id;
    QByteArray name;
    QByteArray service;
    QByteArray image;
    QByteArray state; ///< "running", "created" or "exited".
};

/// What the demo server plays.
struct DemoOptions {
    int stacks = 50; ///< 0 to 100,000.
    DemoLine line = DemoLine::V2_23;
    bool https = false; ///< With a certificate like the one Portainer makes for itself.
    bool asStandardUser = false; ///< The token given out belongs to "alice", who has one environment.
    DemoFirstRun firstRun = DemoFirstRun::Done; ///< Unless done there are no people, environments and stacks.
    DemoAuthentication authentication = DemoAuthentication::Internal;
    int requiredPasswordLength = 12; ///< Bytes.
    QByteArray shortPasswordOf; ///< The password of this user, by name, is shorter than required.
    qint64 sessionSeconds = 8 * 60 * 60; ///< How long a session lasts.
    int requestsPerSession = 0; ///< A session ends after so many requests; 0: only by time.
    qint64 clockSkewSeconds = 0; ///< How far the server's clock is ahead of ours; negative: behind.
    int deployMilliseconds = 0; ///< How long deploys take, one after the other; the other requests do not wait for them.
    int swarmGraceMilliseconds = 1500; ///< How long networks of a stopped Swarm stack linger: a start in that time fails.
    bool asynchronousDeploys = false; ///< Updates are answered at once, with "deploying" (portainer-api.md 4.9).
    bool offline = false; ///< The server reaches no internet: it has no app templates.
    bool withStrangers = false; ///< Something runs on environment "local" that was made outside Portainer.
    bool forbidBindMounts = false; ///< To standard users, on environment "local".
};

/// A model of a Portainer on a random port of the loopback address, with random tokens, in a thread of its own.
class DemoServer : public QObject
{
    Q_OBJECT
public:
    explicit DemoServer(DemoOptions options = {}, QObject *parent = nullptr);
    ~DemoServer() override;

    /// Listens on 127.0.0.1; false when that is not possible. The stacks are made afterwards, in the server's thread. Every
    /// start begins anew: what was changed before is forgotten. Tokens and passwords told here are those of the start.
    bool start();
    void stop();
    ServerAddress address() const; ///< Null unless started.
    QByteArray token() const; ///< The one to give out: the administrator's, or with asStandardUser the standard user's.
    QByteArray administratorToken() const; ///< "ptr_" and base64 of 32 random bytes.
    QByteArray standardUserToken() const; ///< Of "alice".
    /// Of "admin", "alice", "bob" and "maria" (several environments), "kim" (Kubernetes only) or "noor" (no environment).
    /// Empty for others, such as "chris", an administrator without a token.
    QByteArray tokenOf(const QByteArray &userName) const;
    QByteArray passwordOf(const QByteArray &userName) const; ///< For signing in; random on every start.
    QByteArray certificateDer() const; ///< With https.

    /// How often a route was asked since this object was made, whatever came of it: "POST", "users/{id}/tokens".
    int timesAsked(const QByteArray &method, const QByteArray &route) const;
    /// How many requests would have changed something, on any route, known or not.
    int writesAsked() const;
    /// Whether somebody signed out without the cookie of a session: a real server of 2.21 to 2.23 then hangs up and may
    /// refuse all writes later on (portainer-api.md 2.3).
    bool wasSignOutMisused() const;
    /// The descriptions of a user's access tokens, oldest first. Waits for the server's thread; empty unless started.
    QByteArrayList tokenDescriptionsOf(const QByteArray &userName) const;
    /// What runs of a stack, by its name or the project's; services of a Swarm by their tasks on the asked node.
    QList<DemoContainer> containersOf(const QByteArray &stackName, EnvironmentId environment) const;
    /// Names of the volumes that are there.
    QByteArrayList volumesIn(EnvironmentId environment) const;
    DemoMishaps mishaps() const;
    /// What the next deploy says instead of working; a compose stack is then taken down, as by any failure.
    void failNextDeploy(const QByteArray &words);
    void setDeployTime(int milliseconds);
    /// Hangs up at the next request on that route: "PUT", "stacks/{id}".
    void dropNext(DemoDrop drop, const QByteArray &method, const QByteArray &route);
    /// A new commit in a repository: what one of its files says from now on.
    void commitTo(const QByteArray &url, const QByteArray &path, const QByteArray &text);
    /// Ends all sessions at once, as a restart of the server would; access tokens stay good.
    void endSessions();
    /// Lets the five minutes pass that a server without an administrator waits for one.
    void endFirstRun();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
