// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"
#include "ui/shell/closingtokens.h"
#include "ui/shell/connectflow.h"
#include "ui/shell/serverentries.h"

#include <QObject>

#include <memory>

class QWidget;

namespace longshore {

/// What can be done with a server from the menus: connect, sign in again, change its options, forget it.
class ServerCommands : public QObject
{
    Q_OBJECT
public:
    ServerCommands(Servers &servers, ProfileStore &profiles, SecretStore &keychain, ApiClient::ManagerFactory managers,
                   QWidget &window);
    ~ServerCommands() override;

    ServerEntries &entries() { return m_entries; }
    void connectServer();
    void signInAgain(const ServerId &id);
    void showServers();
    void showOptions(const ServerId &id);
    void confirmForget(const ServerId &id);
    /// Whether an access token that nobody uses, or could use afterwards, holds up the end of the program: the question is shown.
    bool holdsClosing() { return m_connect.holdsClosing() || m_closing.holdsClosing(); }
    void openInBrowser(const ServerId &id, const QString &fragment = {}) const;

Q_SIGNALS:
    void sampleDataRequested();
    void connected(const longshore::ServerId &id);
    void told(const QString &sentence); ///< For the banner of the page.

private:
    void lookForEarlierTokens(const ServerId &id);
    void tellTokenKept(const ServerId &id, SecretState state);
    void tellTokenForgotten(const QString &server, SecretState state);

    Servers &m_servers;
    ProfileStore &m_profiles;
    SecretStore &m_keychain;
    ApiClient::ManagerFactory m_managers;
    QWidget &m_window;
    ConnectFlow m_connect;
    ClosingTokens m_closing;
    ServerEntries m_entries;
};

} // namespace longshore
