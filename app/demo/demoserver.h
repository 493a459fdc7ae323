// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/serveraddress.h"

#include <QByteArray>
#include <QByteArrayList>
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
    /// Ends all sessions at once, as a restart of the server would; access tokens stay good.
    void endSessions();
    /// Lets the five minutes pass that a server without an administrator waits for one.
    void endFirstRun();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
