// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>

#include <csignal>

/// A real gnome-keyring-daemon on the session bus of this process, its files below HOME.
class Keyring
{
public:
    ~Keyring();

    /// Starts it; with a password it has an open "login" keyring. True once it owns its name on the bus.
    bool start(const QByteArray &password);
    bool lock(); ///< The default collection, as a screen lock does.
    bool unlock(const QByteArray &password);
    void send(int signal);
    void waitForEnd() { m_daemon.waitForFinished(5000); }

private:
    bool isOwner() const;
    QProcess m_daemon;
};
