// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/result.h"
#include "app/net/apiclient.h"
#include "app/portainer/stack.h"
#include "app/portainer/environment.h"
#include "app/portainer/system.h"
#include "app/portainer/user.h"
#include "app/session/tokenmint.h"
#include "app/store/secretstore.h"
#include "app/store/serverprofile.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace longshore {

/// The steps from an address and an access token, or a user name and a password, to a server that can be used; started
/// once, dead when done.
class SignIn : public QObject
{
    Q_OBJECT
public:
    enum class Stage {
        Reaching,
        Certificate,
        SigningIn,
        MakingToken, ///< Only by password.
        LoadingStacks,
    };
    Q_ENUM(Stage)

    /// Why a stage failed, beyond what ApiError tells.
    enum class Problem {
        None,
        Unreachable, ///< `error` says how: network, timeout.
        NotPortainer, ///< Something else answers there.
        PlainHttpOnTlsPort, ///< http was asked, the port speaks TLS.
        TlsOnPlainPort, ///< https was asked, the port speaks plain http.
        Redirected, ///< The server points elsewhere: error.redirectTarget.
        NoAdministrator, ///< First run: no administrator yet.
        FirstRunExpired, ///< First-run window over; Portainer must be restarted.
        TooOld, ///< Below 2.19.
        CertificateRefused, ///< The person did not trust it.
        CertificateChanged, ///< Not the pinned one; `offered` and `pinned` differ.
        WrongToken,
        NotAllowed,
        ReadOnly, ///< Signing in by password makes an access token, which a read-only Longshore must not.
        TokenOnly, ///< The server takes passwords from nobody (OAuth), or only from its first administrator.
        WrongPassword,
        RateLimited, ///< Too many sign-ins from this computer: an hour's ban.
        PasswordTooShort, ///< For the first administrator: shorter than the server asks for.
        UserNameRefused, ///< For the first administrator: no name, or one with spaces.
        AdministratorExists, ///< Somebody was faster: the first administrator is there already.
        SessionLost, ///< Signed in, then refused in mid-way.
        ClockSkew, ///< The same, and the clocks are apart: clockSkew().
        TokenNameRefused,
        TokenNotKept, ///< Made, but the store would not take it: secretState(), in words error.message; goOnUnkept() or revokeMade().
        TokenNotProven, ///< Made, and not accepted.
        MakingUnknown, ///< The answer was lost: a token may exist that nobody has seen, see made(). NotFound: none is listed.
        Other,
    };
    Q_ENUM(Problem)

    /// The second method: the password makes an access token and is forgotten.
    struct ByPassword {
        QString userName;
        Secret password;
        QString tokenName; ///< At most LongestTokenName characters.
        SecretStore *keep = nullptr; ///< Where the token goes before it is proven; null: nowhere.
        SecretKey key;
        bool asFirstAdministrator = false; ///< Try although the server lets nobody else in by password.
        bool createAdministrator = false; ///< On a server without any: make this user its first administrator.
    };
    struct Input {
        ServerAddress address;
        QByteArray accessToken; ///< Empty with `byPassword`.
        std::optional<ByPassword> byPassword;
        QList<ExtraHeader> extraHeaders;
        ClientIdentity clientIdentity;
        ProxyChoice proxy;
        Secret proxyPassword;
        bool readOnly = false;
        TlsPin pin; ///< What is already trusted, if anything.
        QByteArray pinnedDer;
    };
    struct Outcome {
        TlsPin pin;
        Certificate certificate; ///< The pinned one, if any.
        SystemStatus status;
        std::optional<User> user; ///< Not known on 2.19 with a standard user's token.
        QList<Environment> environments;
        QList<Stack> stacks;
        QByteArray accessToken; ///< The given or the minted one.
        std::optional<MintedToken> minted;
        bool tokenKept = false; ///< It is in `keep` already.
        std::chrono::seconds clockSkew{0}; ///< By password: how far the server's clock is ahead of ours; 0 where it is about right.
        bool passwordTooShort = false; ///< The server wants a longer one (portainer-api.md 2.2, forceChangePassword).
    };

    SignIn(Input input, ApiClient::ManagerFactory managers, Deadlines deadlines = {}, QObject *parent = nullptr);
    ~SignIn() override;

    void start();
    void cancel(); ///< Nothing is delivered any more.
    void trustCertificate(); ///< Answer to certificateQuestion.
    void refuseCertificate();

    /// A token that exists on the server because of this sign-in and is in nobody's use yet. Kept after failed() and
    /// cancel(), so that it can be named and taken back; nothing is revoked silently.
    std::optional<MintedToken> made() const;
    bool isMaking() const; ///< Whether one may come into being still: its creation is under way.
    QFuture<Result<Nothing>> revokeMade();
    void goOnUnkept(); ///< After TokenNotKept: use it without a store.
    SecretState secretState() const; ///< Why the store did not take the token.
    SecretState storeTrouble() const; ///< Why the store did not take back what it held before a token that is not used; Done: it did. madeChanged().
    void putStoreBack(); ///< While storeTrouble(): asks it once more.
    std::chrono::seconds clockSkew() const; ///< As in Outcome, once signed in by password.

Q_SIGNALS:
    void stageStarted(longshore::SignIn::Stage stage);
    void stageDone(longshore::SignIn::Stage stage, const QString &note); ///< note: e.g. the version
    void certificateQuestion(const longshore::Certificate &offered);
    void madeChanged(); ///< made() or isMaking(), also after cancel().
    void failed(longshore::SignIn::Stage stage, longshore::SignIn::Problem problem, const longshore::ApiError &error);
    void succeeded(const longshore::SignIn::Outcome &outcome);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
