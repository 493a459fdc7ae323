// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/firstadministrator.h"
#include "app/session/signin.h"
#include "app/session/tokenmint.h"
#include "app/session/whoami.h"

namespace longshore {

/// The inside of signing in: the way to the server, then the token's own or the password's, then the first load.
class SignIn::Private
{
public:
    Private(SignIn *owner, Input in, ApiClient::ManagerFactory factory, Deadlines limits);

    // signinsteps.cpp: reaching the server, and what follows once there is a token
    void start();
    void reach();
    void signInByToken();
    void load(const QByteArray &token);
    void fail(Stage stage, Problem problem, const ApiError &error = {});
    void enter(Stage next);
    ApiTarget target(const QByteArray &token = {}) const;

    // signinpassword.cpp: from a password to a token
    void signInByPassword();
    void cancelMaking();
    std::optional<MintedToken> made() const;
    QFuture<Result<Nothing>> revokeMade();

    SignIn *q;
    Input input;
    ApiClient::ManagerFactory managers;
    Deadlines deadlines;
    Stage stage = Stage::Reaching;
    Certificate offered;
    Outcome outcome;
    SecretState secretState = SecretState::Done;
    std::unique_ptr<ApiClient> client;
    std::unique_ptr<WhoAmI> whoAmI;
    std::unique_ptr<TokenMint> mint;
    bool triedDeprecated = false;
    bool asked = false;
    bool over = false;

private:
    void statusAnswered(const Result<SystemStatus> &status);
    void certificateRefused(const ApiError &error);
    void statusKnown(const SystemStatus &status);
    void userKnown(const Result<std::optional<User>> &user);
    void tokenRefused(const ApiError &error);
    void finishWhenLoaded();
    void renewClient(const QByteArray &token);

    void askAdministrator();
    void administratorKnown(const Result<bool> &exists);
    void createAdministrator();
    void administratorCreated(const Result<FirstAdministrator::Created> &created);
    void makeToken();
    void signedIn(const SignInSession &session);
    void makingFailed(TokenMint::Problem problem, const ApiError &error, SecretState state);
    void tokenMade(const TokenMint::Outcome &made);

    PublicSettings settings;
    std::unique_ptr<FirstAdministrator> first;
    std::optional<MintedToken> minted; ///< Kept by the mint no longer, and not delivered yet.
    bool administratorIsProbablyOurs = false;
    bool stacksHere = false;
    bool environmentsHere = false;
};

} // namespace longshore
