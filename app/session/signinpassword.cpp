// SPDX-License-Identifier: GPL-3.0-or-later
// From a user name and a password to an access token.
#include "app/portainer/requests.h"
#include "app/session/signinproblem.h"
#include "app/session/signinstate.h"

namespace longshore {

using Kind = ApiError::Kind;

// What the server lets in is asked before the password is sent: it must not go where it cannot help.
void SignIn::Private::signInByPassword()
{
    onResult(client->send(requests::publicSettings()), q, [this](const Result<PublicSettings> &answer) {
        if (over)
            return;
        if (!answer)
            return fail(stage, signInProblem(answer.error()), answer.error());
        settings = *answer;
        const bool exempt = input.byPassword->asFirstAdministrator || input.byPassword->createAdministrator;
        if (settings.authenticationMethod == AuthenticationMethod::OAuth && !exempt)
            return fail(stage, Problem::TokenOnly);
        askAdministrator();
    });
}

void SignIn::Private::askAdministrator()
{
    onResult(client->send(requests::administratorExists()), q, [this](const Result<bool> &exists) {
        if (!over)
            administratorKnown(exists);
    });
}

void SignIn::Private::administratorKnown(const Result<bool> &exists)
{
    if (!exists)
        return fail(stage, signInProblem(exists.error()), exists.error());
    const bool wanted = input.byPassword->createAdministrator;
    if (*exists && wanted)
        return fail(stage, Problem::AdministratorExists);
    if (*exists)
        return makeToken();
    if (!wanted)
        return fail(stage, Problem::NoAdministrator);
    if (input.byPassword->password.bytes().size() < settings.requiredPasswordLength)
        return fail(stage, Problem::PasswordTooShort);
    createAdministrator();
}

void SignIn::Private::createAdministrator()
{
    first = std::make_unique<FirstAdministrator>(target(), managers, deadlines);
    onResult(first->create(input.byPassword->userName, input.byPassword->password), q, [this](const auto &created) {
        if (!over)
            administratorCreated(created);
    });
}

void SignIn::Private::administratorCreated(const Result<FirstAdministrator::Created> &created)
{
    if (created) {
        administratorIsProbablyOurs = *created == FirstAdministrator::Created::Probably;
        return makeToken();
    }
    const ApiError &error = created.error();
    if (error.kind == Kind::Conflict)
        return fail(stage, Problem::AdministratorExists, error);
    if (FirstAdministrator::isNameRefusal(error))
        return fail(stage, Problem::UserNameRefused, error);
    if (FirstAdministrator::isPasswordRefusal(error))
        return fail(stage, Problem::PasswordTooShort, error);
    fail(stage, error.kind == Kind::NotFound ? Problem::NoAdministrator : signInProblem(error), error);
}

void SignIn::Private::makeToken()
{
    ByPassword &by = *input.byPassword;
    mint = std::make_unique<TokenMint>(TokenMint::Input{target(), outcome.status.serverVersion(), settings.authenticationMethod, by.userName,
                                                        by.password, by.tokenName, by.keep, by.key},
                                       managers, deadlines);
    by.password.forget();
    QObject::connect(mint.get(), &TokenMint::signedIn, q, [this](const SignInSession &session) { signedIn(session); });
    QObject::connect(mint.get(), &TokenMint::madeChanged, q, &SignIn::madeChanged);
    QObject::connect(mint.get(), &TokenMint::succeeded, q, [this](const TokenMint::Outcome &made) { tokenMade(made); });
    QObject::connect(mint.get(), &TokenMint::failed, q,
                     [this](TokenMint::Step, TokenMint::Problem problem, const ApiError &error, SecretState state) { makingFailed(problem, error, state); });
    mint->start();
}

void SignIn::Private::signedIn(const SignInSession &session)
{
    Q_EMIT q->stageDone(Stage::SigningIn, session.userName);
    enter(Stage::MakingToken);
}

void SignIn::Private::makingFailed(TokenMint::Problem problem, const ApiError &error, SecretState state)
{
    if (over)
        return;
    secretState = state;
    if (problem == TokenMint::Problem::NotKept)
        return fail(stage, Problem::TokenNotKept, {.message = explanation(state, input.byPassword->keep->name()), .mayEcho = true});
    // Created by somebody else in the very moment in which our answer was lost.
    const bool foreign = problem == TokenMint::Problem::WrongPassword && administratorIsProbablyOurs;
    const bool clocksApart = problem == TokenMint::Problem::SessionLost && mint->clockSkew() != std::chrono::seconds(0);
    fail(stage, foreign ? Problem::AdministratorExists : clocksApart ? Problem::ClockSkew : makingProblem(problem, error), error);
}

void SignIn::Private::tokenMade(const TokenMint::Outcome &made)
{
    if (over)
        return;
    minted = made.token;
    outcome.accessToken = made.accessToken;
    outcome.tokenKept = made.kept;
    outcome.clockSkew = mint->clockSkew();
    outcome.passwordTooShort = made.session.forceChangePassword;
    outcome.user = User{made.session.user, made.session.userName, made.session.role, made.session.forceChangePassword};
    Q_EMIT q->stageDone(Stage::MakingToken, made.token.description);
    load(made.accessToken);
}

void SignIn::Private::cancelMaking()
{
    if (input.byPassword)
        input.byPassword->password.forget();
    first.reset();
    if (mint)
        mint->cancel();
    if (minted)
        mint->leave();
}

std::optional<MintedToken> SignIn::Private::made() const
{
    return minted ? minted : mint ? mint->made() : std::nullopt;
}

QFuture<Result<Nothing>> SignIn::Private::revokeMade()
{
    if (!mint || !made())
        return readyFuture(Result<Nothing>(Nothing{}));
    over = true;
    const QFuture<Result<Nothing>> revoking = mint->revoke();
    onResult(revoking, q, [this](const Result<Nothing> &revoked) {
        if (!revoked || !minted)
            return;
        minted.reset();
        Q_EMIT q->madeChanged();
    });
    return revoking;
}

} // namespace longshore
