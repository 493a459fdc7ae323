// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"
#include "app/store/settings.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

namespace longshore {

class SecretClipboard;
class ServerWindow;

/// What the feeds of a server's window stand on; all of it outlives the window.
struct ServerWindowParts {
    Servers &servers;
    ProfileStore &profiles;
    const SecretStore &keychain;
    Settings &settings;
    SecretClipboard &clipboard;
    ApiClient::ManagerFactory managers;
};

/// Where the access token of a server lies, in words: "GNOME Keyring".
QString storeOf(const ServerProfile &profile, const SecretStore &keychain);

/// The management windows, at most one per server: made when asked for, filled by the feeds of the sections, and gone
/// with the server. A server that signs in again gets a new one in the old one's place.
class ServerWindows : public QObject
{
    Q_OBJECT
public:
    ServerWindows(ServerWindowParts parts, QWidget &mainWindow);
    ~ServerWindows() override;

    /// Keys: account, tokens, users, teams, access, settings, information.
    void show(const ServerId &id, const QString &section);
    ServerWindow *window(const ServerId &id) const; ///< Null while it is not open.
    /// Whether edits that were not sent hold up the end of the program: then they are asked about.
    bool holdsClosing();
    /// The same for what ends the session of one server; `goOn` is called once the edits were let go.
    bool holds(const ServerId &id, const std::function<void()> &goOn);

Q_SIGNALS:
    void signInRequested(const longshore::ServerId &id);
    void linkActivated(const QUrl &url);
    void seenByRequested(const longshore::ServerId &id, longshore::UserId user); ///< What can this user see?

private:
    ServerWindow *make(Session &session);
    void addSections(ServerWindow &window, Session &session);
    void follow(ServerWindow &window, Session &session);
    void replace(Session &session);
    void drop(const ServerId &id);

    ServerWindowParts m_parts;
    QWidget &m_mainWindow;
    QHash<ServerId, QPointer<ServerWindow>> m_windows;
    struct Reopen {
        QString section;
        QByteArray geometry;
    };
    QHash<ServerId, Reopen> m_reopen; ///< Windows of servers that went away a moment ago, perhaps to come back signed in.
};

} // namespace longshore
