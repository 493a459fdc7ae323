// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/core/serverversion.h"
#include "app/net/apiclient.h"
#include "app/portainer/signinsession.h"
#include "app/portainer/system.h"
#include "app/portainer/user.h"
#include "app/store/secretstore.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace longshore {

/// An access token that exists on a server because Longshore made it; says which, and never the token itself.
struct MintedToken {
    UserId user{};
    QString userName;
    AccessTokenId id{};
    QString description;
    QString prefix; ///< "ptr_abc"
    qint64 created = 0; ///< Unix seconds, by the server's clock.
    bool operator==(const MintedToken &) const = default;
};

/// "Longshore on study-pc", at most 127 characters (portainer-api.md 3.3).
QString suggestedTokenName(const QString &computer);
inline constexpr qsizetype LongestTokenName = 127; ///< Characters, counted as code points.

/// The steps from a user name and a password to an access token that is kept and proven; started once, dead when done.
///
/// The password is sent twice at most (sign in, create) and forgotten as soon as the token exists or nothing can come of it
/// any more. Nothing that writes is ever sent again. The session is ended with cookie and CSRF token in a client of its own,
/// only where that works (portainer-api.md 2.3); elsewhere it lapses.
class TokenMint : public QObject
{
    Q_OBJECT
public:
    enum class Step {
        SigningIn, ///< POST /auth, then which tokens there are already.
        Creating, ///< POST /users/{id}/tokens; a lost answer is looked for in the list.
        Keeping, ///< In the store; read back there.
        Proving, ///< One call with the token.
        EndingSession, ///< Its failure does not matter: the session lapses by itself.
    };
    Q_ENUM(Step)

    enum class Problem {
        None,
        WrongPassword, ///< 422: user name or password.
        TokenOnly, ///< The server lets only the first administrator in by password (OAuth).
        RateLimited, ///< Banned for an hour; nothing is sent again by ourselves.
        SessionLost, ///< Signed in, then refused in mid-way: expired, restarted, clock.
        NameRefused, ///< The token's name.
        PasswordRefused, ///< Signed in, but the password was not taken for the token (it changed in between).
        NotKept, ///< The store would not take it: `secretState` says why.
        NotProven, ///< The server does not accept the token it has just made.
        OutcomeUnknown, ///< The answer of the creation was lost, and nothing could be found out.
        ReadOnly, ///< Signing in by password makes something on the server.
        Other,
    };
    Q_ENUM(Problem)

    struct Input {
        ApiTarget target; ///< Pinned; without credentials.
        ServerVersion version;
        AuthenticationMethod method = AuthenticationMethod::Internal;
        QString userName;
        Secret password;
        QString tokenName;
        SecretStore *keep = nullptr; ///< Null: the caller keeps it.
        SecretKey key;
    };
    struct Outcome {
        QByteArray accessToken; ///< A secret.
        MintedToken token;
        SignInSession session; ///< Its jwt is empty by now.
        bool kept = false;
        bool sessionEnded = false;
    };

    TokenMint(Input input, ApiClient::ManagerFactory managers, Deadlines deadlines = {}, QObject *parent = nullptr);
    ~TokenMint() override;

    void start();
    /// Nothing is delivered any more but what revoke() is asked for. A creation under way is waited for in silence, so that
    /// what it made is known: see made() and madeChanged().
    void cancel();

    /// The token that exists on the server, from the answer of the creation (or from finding it afterwards) on until it
    /// was revoked or the outcome was delivered.
    std::optional<MintedToken> made() const;
    bool isCreating() const; ///< Whether a token may come into being still.
    /// How far the server's clock is ahead of ours, once signed in (see clockskew.h).
    std::chrono::seconds clockSkew() const;

    /// After a failure or cancel(): takes the token back, with itself or with the session.
    QFuture<Result<Nothing>> revoke();
    /// The token will not be used, whether it is revoked or not: the store gets back what it held before. May be asked again
    /// while storeTrouble() says that it did not.
    void leave();
    /// Done unless the store would not take back what it held before: then it may hold a token that nobody uses. madeChanged().
    SecretState storeTrouble() const;
    /// After NotKept: goes on without a store; the outcome says kept = false.
    void goOnUnkept();

Q_SIGNALS:
    void stepStarted(longshore::TokenMint::Step step);
    void signedIn(const longshore::SignInSession &session); ///< Without jwt; forceChangePassword is worth a word.
    void madeChanged();
    void failed(longshore::TokenMint::Step step, longshore::TokenMint::Problem problem, const longshore::ApiError &error,
                longshore::SecretState secretState);
    void succeeded(const longshore::TokenMint::Outcome &outcome);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
