// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/keyreading.h"
#include "app/session/servers.h"
#include "app/session/signin.h"
#include "ui/dialogs/connectwindow.h"
#include "ui/shell/connectorphans.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace longshore {

/// Stands between the connect window and the sign-in: starts it, shows its stages, answers its questions, and hands a server
/// that can be used to the list of servers. A token it made and does not hand over is named, never left silently.
class ConnectFlow : public QObject
{
    Q_OBJECT
public:
    ConnectFlow(Servers &servers, const ProfileStore &profiles, SecretStore &keychain, ApiClient::ManagerFactory managers,
                QWidget &parentWindow);
    ~ConnectFlow() override;

    void open(); ///< A new server.
    void openFor(const ServerProfile &profile); ///< The same server again, with another token.
    bool isOpen() const;
    bool holdsClosing() { return m_orphans.holdsClosing(); } ///< See there.

Q_SIGNALS:
    void sampleDataRequested();
    void linkActivated(const QUrl &url);
    void connected(const longshore::ServerId &id);
    void told(const QString &sentence); ///< Worth knowing after the window is gone.

private:
    /// A certificate that was trusted in this window, before any server is saved.
    struct Trusted {
        QString origin;
        Certificate certificate;
    };

    ConnectWindow *window();
    void listenTo(ConnectWindow *window);
    void learnKeychain();
    void sayReadOnly();
    void begin(const ConnectChoice &choice);
    void run(const TlsPin &pin);
    void wayMissing(const TlsPin &pin, SecretState state);
    void start(const TlsPin &pin, const ServerKeys &way);
    SignIn::Input input(const TlsPin &pin, const ServerKeys &way) const;
    SignIn::ByPassword byPassword() const;
    TlsPin trustedPin() const;
    Certificate trustedCertificate() const;
    SecretKey tokenKey() const;
    void certificateOffered(const Certificate &offered);
    void answerCertificate(bool trusted);
    void stageDone(SignIn::Stage stage, const QString &note);
    void stageFailed(SignIn::Stage stage, SignIn::Problem problem, const ApiError &error);
    void askPasswordLength();
    void keep(TokenPlace place);
    void giveUp(); ///< The password goes too.
    void dropSignIn();
    ConnectOrphan &adopt(std::unique_ptr<SignIn> signIn);
    void succeed(const SignIn::Outcome &outcome);
    ServerProfile profileOf(const SignIn::Outcome &outcome) const;

    Servers &m_servers;
    const ProfileStore &m_profiles;
    SecretStore &m_keychain;
    ApiClient::ManagerFactory m_managers;
    QWidget &m_parentWindow;
    ConnectOrphans m_orphans;
    QPointer<ConnectWindow> m_window;
    std::unique_ptr<KeyReading> m_way;
    std::unique_ptr<SignIn> m_signIn;
    std::unique_ptr<ApiClient> m_asking; ///< For what is public.
    std::optional<ServerProfile> m_again; ///< Set when a known server signs in again.
    ServerProfile m_profile; ///< What the server is, or will be, saved as.
    std::optional<Trusted> m_trusted;
    Certificate m_offered;
    ConnectChoice m_choice;
};

} // namespace longshore
