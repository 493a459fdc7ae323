// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/session/versionhistory.h"
#include "app/store/configdir.h"
#include "app/store/secretstore.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace longshore {

/// Keeps the versions of stacks from one start to the next: one file a server, sealed with a key that only the keychain has. Without a keychain
/// that lasts nothing is written, and what is there stays unread.
class VersionVault : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Opening,
        Open, ///< What was kept is in the history, and what comes is kept.
        MemoryOnly, ///< Nothing is kept; secretState() says why, when it is the keychain.
    };
    Q_ENUM(State)

    /// `keychain` has to outlive it.
    VersionVault(VersionHistory &history, const ConfigDir &folder, SecretStore &keychain, QObject *parent = nullptr);
    ~VersionVault() override; ///< Writes what waits.

    void open(const ServerId &server); ///< Reads what is kept of that server, and keeps what comes; once for each.
    void forget(const ServerId &server); ///< Deletes its file and what is known of it; its key is one of the server's secrets.
    bool keeps(const ServerId &server) const; ///< What was kept is in the history, and what comes is kept.
    State state() const; ///< Of the one opened last.
    SecretState secretState() const;

Q_SIGNALS:
    void stateChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
