// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionend.h"
#include "app/session/tokenmint.h"
#include "app/session/tokenrevocation.h"

#include <QDateTime>
#include <QList>

#include <chrono>
#include <functional>

namespace longshore {

/// The inside of making an access token by password: what is known, and one function per step.
class TokenMint::Private : public QObject
{
public:
    Private(TokenMint &owner, Input in, ApiClient::ManagerFactory factory, Deadlines limits);

    void start();
    void prove();
    void cancel();
    /// `then` is called once the store has answered, or at once where it holds nothing of ours.
    void putStoreBack(const std::function<void()> &then = [] {});
    QFuture<Result<Nothing>> revoke();

    std::optional<MintedToken> minted;
    bool creating = false;
    bool delivered = false; ///< The outcome has it.
    std::chrono::seconds skew{0};
    bool unkept = false; ///< Failed only because no store took it.
    SecretState storeTrouble = SecretState::Done; ///< Why the store did not take back what it held before.

private:
    void signInAnswered(const Result<SignInSession> &answer);
    void listBefore();
    void create();
    bool needsPassword() const;
    void createAnswered(const Result<NewAccessToken> &answer);
    void look(const ApiError &why);
    void lookedAfter(const Result<QList<AccessToken>> &tokens, const ApiError &why);
    void keep();
    void save();
    void proved(const Result<User> &user);
    void endSession();
    void endSessionQuietly();
    void deliver(bool sessionEnded);
    void enter(Step next);
    void fail(Problem problem, const ApiError &error, SecretState state = SecretState::Done);
    MintedToken mintedAs(const AccessToken &token) const;
    void setMinted(std::optional<MintedToken> token);
    void putBack(SecretState state);
    void sayMadeChanged();
    void revokeBy(TokenRevocation::By by);
    void revokeAnswered(const Result<Nothing> &answer, TokenRevocation::By by);
    void revokingOver(const Result<Nothing> &answer);
    ApiTarget withSession() const;
    ApiTarget withToken() const;

    TokenMint &q;
    Input input;
    const ApiClient::ManagerFactory managers;
    const Deadlines deadlines;
    Step step = Step::SigningIn;
    QDateTime askedAt; ///< When the sign-in was sent.
    SignInSession session; ///< Without jwt.
    Secret jwt;
    QList<AccessTokenId> before; ///< The tokens the user had.
    Secret raw; ///< The new token.
    Secret previous; ///< What the store held before.
    SecretState readBefore = SecretState::Waiting; ///< How it answered that.
    bool mayBeStored = false; ///< The store was given the new one, and has not clearly refused it.
    bool kept = false;
    bool over = false; ///< Failed or cancelled: nothing goes on by itself.
    bool quiet = false; ///< Cancelled: nothing is said either.
    std::unique_ptr<ApiClient> client;
    std::unique_ptr<SessionEnd> sessionEnd;
    std::unique_ptr<TokenRevocation> revocation;
    std::unique_ptr<QPromise<Result<Nothing>>> revoking;
};

} // namespace longshore
