// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"
#include "app/session/signin.h"
#include "ui/dialogs/connectwindow.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace longshore {

/// Stands between the connect window and the sign-in: starts it, shows its stages, answers the certificate question,
/// and hands a server that can be used to the list of servers.
class ConnectFlow : public QObject
{
    Q_OBJECT
public:
    ConnectFlow(Servers &servers, const ProfileStore &profiles, const SecretStore &keychain, ApiClient::ManagerFactory managers,
                QWidget &parentWindow);
    ~ConnectFlow() override;

    void open(); ///< A new server.
    void openFor(const ServerProfile &profile); ///< The same server again, with another token.
    bool isOpen() const;

Q_SIGNALS:
    void sampleDataRequested();
    void linkActivated(const QUrl &url);
    void connected(const longshore::ServerId &id);

private:
    ConnectWindow *window();
    void begin(const ConnectChoice &choice);
    void run(const TlsPin &pin);
    void answerCertificate(bool trusted);
    void stageFailed(SignIn::Stage stage, SignIn::Problem problem, const ApiError &error);
    void succeed(const SignIn::Outcome &outcome);
    ServerProfile profileOf(const SignIn::Outcome &outcome) const;

    Servers &m_servers;
    const ProfileStore &m_profiles;
    const SecretStore &m_keychain;
    ApiClient::ManagerFactory m_managers;
    QWidget &m_parentWindow;
    QPointer<ConnectWindow> m_window;
    std::unique_ptr<SignIn> m_signIn;
    std::optional<ServerProfile> m_again; ///< Set when a known server signs in again.
    ConnectChoice m_choice;
};

} // namespace longshore
