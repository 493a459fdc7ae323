// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tokenrotation.h"

#include "app/portainer/requests.h"
#include "app/session/owntoken.h"
#include "app/session/session.h"
#include "app/session/tokenrevocation.h"

#include <QPointer>
#include <QPromise>

#include <functional>
#include <memory>

namespace longshore {

using Kind = ApiError::Kind;
using Old = TokenRotation::Standing::Old;
using Store = TokenRotation::Standing::Store;

class TokenRotation::Private : public QObject
{
public:
    Private(TokenRotation &owner, Input in, ApiClient::ManagerFactory factory, Deadlines limits)
        : q(owner), input(std::move(in)), session(input.session), oldToken(input.oldToken), oldId(session->profile().tokenId),
          managers(std::move(factory)), deadlines(limits)
    {
        input.oldToken.clear();
        input.mint.keep = nullptr;
        standing.store = input.store ? Store::Old : Store::Nothing;
    }

    void start();
    void use();
    void cancel();
    QFuture<Result<Nothing>> undo();

    TokenRotation &q;
    Input input;
    QPointer<Session> session;
    Secret oldToken;
    AccessTokenId oldId;
    const ApiClient::ManagerFactory managers;
    const Deadlines deadlines;
    std::unique_ptr<TokenMint> mint;
    Standing standing;
    TokenMint::Problem mintProblem = TokenMint::Problem::None;
    SecretState secretState = SecretState::Done;
    bool unkept = false; ///< Failed only because the store did not take it.
    bool over = false;

private:
    void made(const TokenMint::Outcome &outcome);
    void keep();
    void kept(SecretState state);
    void findOld();
    void revokeOld();
    void oldAnswered(const Result<Nothing> &answer);
    void putOldBack(const std::function<void()> &then);
    void fail(Problem problem, const ApiError &error = {});

    Secret fresh;
    std::unique_ptr<TokenRevocation> revocation;
};

TokenRotation::TokenRotation(Input input, ApiClient::ManagerFactory managers, Deadlines deadlines, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, std::move(input), std::move(managers), deadlines))
{
}

TokenRotation::~TokenRotation() = default;

void TokenRotation::start()
{
    d->start();
}

void TokenRotation::cancel()
{
    d->cancel();
}

bool TokenRotation::isMaking() const
{
    return d->mint && d->mint->isCreating();
}

TokenRotation::Standing TokenRotation::standing() const
{
    Standing now = d->standing;
    if (!now.fresh && d->mint)
        now.fresh = d->mint->made();
    return now;
}

TokenMint::Problem TokenRotation::mintProblem() const
{
    return d->mintProblem;
}

SecretState TokenRotation::secretState() const
{
    return d->secretState;
}

QFuture<Result<Nothing>> TokenRotation::undo()
{
    return d->undo();
}

void TokenRotation::goOnUnkept()
{
    if (d->unkept)
        d->use();
}

void TokenRotation::Private::start()
{
    Q_EMIT q.stepStarted(Step::Making);
    mint = std::make_unique<TokenMint>(std::move(input.mint), managers, deadlines);
    input.mint = {};
    connect(mint.get(), &TokenMint::madeChanged, &q, &TokenRotation::standingChanged);
    connect(mint.get(), &TokenMint::succeeded, this, &Private::made);
    connect(mint.get(), &TokenMint::signedIn, this, [this](const SignInSession &who) {
        const bool other = session && session->user() && session->user()->id != who.user;
        if (!other || over)
            return;
        mint->cancel(); // Before anything is made.
        fail(Problem::OtherUser);
    });
    connect(mint.get(), &TokenMint::failed, this, [this](TokenMint::Step, TokenMint::Problem problem, const ApiError &error) {
        mintProblem = problem;
        if (!over)
            fail(Problem::Making, error);
    });
    mint->start();
}

void TokenRotation::Private::made(const TokenMint::Outcome &outcome)
{
    fresh = Secret(outcome.accessToken);
    standing.fresh = outcome.token;
    Q_EMIT q.standingChanged();
    if (over)
        return;
    if (!session)
        return fail(Problem::SessionGone);
    if (!input.store)
        return use();
    keep();
}

void TokenRotation::Private::keep()
{
    Q_EMIT q.stepStarted(Step::Keeping);
    standing.store = Store::Unknown; // Until the store has said so.
    onResult(input.store->save(input.key, fresh.bytes()), this, [this](const SecretAnswer &answer) { kept(answer.state); });
}

// Only a clear no leaves the old one there: a save that waits for a prompt may still happen.
void TokenRotation::Private::kept(SecretState state)
{
    secretState = state;
    const bool mayHaveHappened = state == SecretState::Waiting || state == SecretState::Mismatch;
    standing.store = state == SecretState::Done ? Store::New : mayHaveHappened ? Store::Unknown : Store::Old;
    Q_EMIT q.standingChanged();
    if (over)
        return;
    if (state == SecretState::Done)
        return use();
    unkept = true;
    fail(Problem::NotKept);
}

// From here on the new one is what the server is asked with, so nothing takes it back any more.
void TokenRotation::Private::use()
{
    over = unkept = false;
    if (!session)
        return fail(Problem::SessionGone);
    session->useToken(fresh.bytes(), standing.fresh->id);
    standing.inUse = true;
    Q_EMIT q.standingChanged();
    if (standing.store == Store::Old || standing.store == Store::Unknown) {
        over = true;
        return Q_EMIT q.succeeded();
    }
    Q_EMIT q.stepStarted(Step::Revoking);
    findOld();
}

// Looked up even where its number is remembered: that may be another one's by now.
void TokenRotation::Private::findOld()
{
    onResult(session->send(requests::accessTokens(standing.fresh->user)), this, [this](const Result<QList<AccessToken>> &tokens) {
        if (!tokens)
            return fail(Problem::OldNotFound, tokens.error());
        QList<AccessToken> others = *tokens;
        others.removeIf([&](const AccessToken &token) { return token.id == standing.fresh->id; });
        const std::optional<AccessTokenId> old = idOfToken(others, oldToken.bytes(), oldId);
        if (!old)
            return fail(Problem::OldNotFound);
        oldId = *old;
        revokeOld();
    });
}

void TokenRotation::Private::revokeOld()
{
    if (!session)
        return fail(Problem::SessionGone);
    ApiTarget target = session->target();
    target.accessToken = fresh.bytes();
    standing.old = Old::Unknown;
    revocation = std::make_unique<TokenRevocation>(target, TokenRevocation::By::Sibling, managers, deadlines);
    onResult(revocation->revoke(standing.fresh->user, oldId), this, [this](const auto &answer) { oldAnswered(answer); });
}

void TokenRotation::Private::oldAnswered(const Result<Nothing> &answer)
{
    const bool unknown = !answer && answer.error().kind == Kind::OutcomeUnknown;
    standing.old = answer ? Old::Revoked : unknown ? Old::Unknown : Old::Good;
    Q_EMIT q.standingChanged();
    if (!answer)
        return fail(Problem::OldNotRevoked, answer.error());
    over = true;
    oldToken.forget();
    Q_EMIT q.succeeded();
}

void TokenRotation::Private::cancel()
{
    if (standing.inUse) // What is left is to take the old one back; that goes on.
        return;
    over = true;
    unkept = false;
    if (mint)
        mint->cancel();
}

QFuture<Result<Nothing>> TokenRotation::Private::undo()
{
    if (!mint || standing.inUse)
        return readyFuture(Result<Nothing>(Failure(ApiError{.kind = Kind::Conflict})));
    over = true;
    unkept = false;
    auto promise = std::make_shared<QPromise<Result<Nothing>>>();
    promise->start();
    onResult(mint->revoke(), this, [this, promise](const Result<Nothing> &revoked) {
        const auto finish = [promise, revoked] {
            promise->addResult(revoked);
            promise->finish();
        };
        if (!revoked)
            return finish();
        standing.fresh.reset();
        if (input.store && standing.store != Store::Old) // It may hold what has just been revoked.
            return putOldBack(finish);
        Q_EMIT q.standingChanged();
        finish();
    });
    return promise->future();
}

void TokenRotation::Private::putOldBack(const std::function<void()> &then)
{
    onResult(input.store->save(input.key, oldToken.bytes()), this, [this, then](const SecretAnswer &answer) {
        secretState = answer.state;
        standing.store = answer.state == SecretState::Done ? Store::Old : Store::Unknown;
        Q_EMIT q.standingChanged();
        then();
    });
}

void TokenRotation::Private::fail(Problem problem, const ApiError &error)
{
    over = true;
    Q_EMIT q.failed(problem, error);
}

} // namespace longshore
