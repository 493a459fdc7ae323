// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/serveraddress.h"

#include <QByteArray>
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

/// What the demo server plays.
struct DemoOptions {
    int stacks = 50; ///< 0 to 100,000.
    DemoLine line = DemoLine::V2_23;
    bool https = false; ///< With a certificate like the one Portainer makes for itself.
    bool asStandardUser = false; ///< The token given out belongs to "alice", who has one environment.
    DemoFirstRun firstRun = DemoFirstRun::Done;
};

/// A model of a Portainer on a random port of the loopback address, with random tokens, in a thread of its own.
class DemoServer : public QObject
{
    Q_OBJECT
public:
    explicit DemoServer(DemoOptions options = {}, QObject *parent = nullptr);
    ~DemoServer() override;

    /// Listens on 127.0.0.1; false when that is not possible. The stacks are made afterwards, in the server's thread.
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

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
