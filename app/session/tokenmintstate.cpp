// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tokenmintstate.h"

#include "app/portainer/requests.h"
#include "app/portainer/serverline.h"
#include "app/session/clockskew.h"
#include "app/session/tokenmintrefusal.h"

#include <algorithm>

namespace longshore {

using By = TokenRevocation::By;
using Kind = ApiError::Kind;

namespace {

/// The one user whose password is always the server's own (portainer-api.md 2.2).
constexpr UserId FirstUser{1};

Request<QList<AccessToken>> tokensBySession(UserId owner)
{
    Request<QList<AccessToken>> request = requests::accessTokens(owner);
    request.credential = Credential::Bearer;
    return request;
}

} // namespace

TokenMint::Private::Private(TokenMint &owner, Input in, ApiClient::ManagerFactory factory, Deadlines limits)
    : q(owner), input(std::move(in)), managers(std::move(factory)), deadlines(limits)
{
    input.target.accessToken.clear();
    input.target.session = {};
    input.tokenName = input.tokenName.trimmed();
}

void TokenMint::Private::enter(Step next)
{
    step = next;
    Q_EMIT q.stepStarted(next);
}

// A read-only Longshore must make nothing, and a name that will be refused need not cost a sign-in: both are said before
// anything is sent.
void TokenMint::Private::start()
{
    enter(Step::SigningIn);
    const qsizetype length = input.tokenName.toUcs4().size();
    const bool nameFits = length >= 1 && length <= LongestTokenName;
    if (input.target.readOnly || managers.isReadOnly() || !nameFits) {
        const auto refuse = [this, nameFits] {
            if (!over)
                fail(nameFits ? Problem::ReadOnly : Problem::NameRefused, {.kind = nameFits ? Kind::ReadOnly : Kind::Protocol});
        };
        return void(QMetaObject::invokeMethod(this, refuse, Qt::QueuedConnection));
    }
    client = std::make_unique<ApiClient>(input.target, managers, deadlines);
    askedAt = QDateTime::currentDateTimeUtc();
    onResult(client->send(requests::signIn(input.userName, input.password)), this, [this](const auto &answer) { signInAnswered(answer); });
}

void TokenMint::Private::signInAnswered(const Result<SignInSession> &answer)
{
    if (over)
        return;
    if (!answer)
        return fail(signInRefusal(answer.error()), answer.error());
    session = *answer;
    skew = longshore::clockSkew(session.issuedAt, askedAt, QDateTime::currentDateTimeUtc());
    jwt = Secret(session.jwt);
    session.jwt.clear();
    if (!needsPassword())
        input.password.forget();
    client = std::make_unique<ApiClient>(withSession(), managers, deadlines);
    Q_EMIT q.signedIn(session);
    if (!over) // Whoever heard it may have wanted somebody else.
        listBefore();
}

// Which tokens there are already: only so can one be recognised that is made and whose answer is lost.
void TokenMint::Private::listBefore()
{
    onResult(client->send(tokensBySession(session.user)), this, [this](const Result<QList<AccessToken>> &tokens) {
        if (over)
            return;
        if (!tokens)
            return fail(tokens.error().kind == Kind::Unauthorized ? Problem::SessionLost : Problem::Other, tokens.error());
        for (const AccessToken &token : *tokens)
            before.append(token.id);
        create();
    });
}

// Unknown versions and methods are taken for the newest and the usual: a password too many does no harm there.
bool TokenMint::Private::needsPassword() const
{
    const bool everAsked = !input.version.isKnown() || has(input.version, Feature::TokenNeedsPassword);
    const bool foreign = input.method == AuthenticationMethod::Ldap || input.method == AuthenticationMethod::OAuth;
    return everAsked && (session.user == FirstUser || !foreign);
}

void TokenMint::Private::create()
{
    enter(Step::Creating);
    creating = true;
    sayMadeChanged();
    const auto request = requests::createAccessToken(session.user, input.tokenName, input.password);
    input.password.forget();
    onResult(client->send(request), this, [this](const auto &answer) { createAnswered(answer); });
}

void TokenMint::Private::createAnswered(const Result<NewAccessToken> &answer)
{
    if (!answer && isOpen(answer.error()))
        return look(answer.error());
    creating = false;
    if (!answer) {
        sayMadeChanged();
        return fail(creationRefusal(answer.error()), answer.error());
    }
    raw = Secret(answer->raw);
    setMinted(mintedAs(answer->token));
    if (!over)
        keep();
}

void TokenMint::Private::look(const ApiError &why)
{
    onResult(client->send(tokensBySession(session.user)), this, [this, why](const auto &tokens) { lookedAfter(tokens, why); });
}

// A new one of our name is ours, unless there are several: then nobody can say which.
void TokenMint::Private::lookedAfter(const Result<QList<AccessToken>> &tokens, const ApiError &why)
{
    creating = false;
    QList<AccessToken> found = tokens ? *tokens : QList<AccessToken>();
    found.removeIf([this](const AccessToken &token) { return before.contains(token.id) || token.description != input.tokenName; });
    if (found.size() == 1)
        setMinted(mintedAs(found.first()));
    else
        sayMadeChanged();
    const bool noneThere = tokens && found.isEmpty();
    if (noneThere && why.kind == Kind::Server && why.httpStatus == 500)
        return fail(Problem::Other, why);
    fail(Problem::OutcomeUnknown, {.kind = noneThere ? Kind::NotFound : Kind::OutcomeUnknown, .message = why.message});
}

void TokenMint::Private::keep()
{
    if (!input.keep)
        return prove();
    enter(Step::Keeping);
    onResult(input.keep->read(input.key), this, [this](const SecretAnswer &answer) {
        previous = Secret(answer.secret);
        readBefore = answer.state;
        if (!over)
            save();
    });
}

void TokenMint::Private::save()
{
    mayBeStored = true;
    onResult(input.keep->save(input.key, raw.bytes()), this, [this](const SecretAnswer &answer) {
        kept = answer.state == SecretState::Done;
        mayBeStored = kept || answer.state == SecretState::Waiting || answer.state == SecretState::Mismatch;
        if (over)
            return putStoreBack(); // Cancelled meanwhile.
        if (kept)
            return prove();
        unkept = true;
        fail(Problem::NotKept, {}, answer.state);
    });
}

void TokenMint::Private::prove()
{
    over = unkept = false;
    enter(Step::Proving);
    client = std::make_unique<ApiClient>(withToken(), managers, deadlines);
    const bool me = !input.version.isKnown() || has(input.version, Feature::UsersMe);
    onResult(client->send(me ? requests::me() : requests::user(session.user)), this, [this](const auto &user) { proved(user); });
}

void TokenMint::Private::proved(const Result<User> &user)
{
    if (over)
        return;
    const bool refused = !user && (user.error().kind == Kind::Unauthorized || user.error().kind == Kind::Forbidden);
    if (refused || (user && user->id != session.user))
        return fail(Problem::NotProven, user ? ApiError{.kind = Kind::Protocol} : user.error());
    if (!user)
        return fail(Problem::Other, user.error());
    session.userName = user->name;
    session.role = user->role;
    endSession();
}

void TokenMint::Private::endSession()
{
    enter(Step::EndingSession);
    if (!SessionEnd::isPossibleOn(input.version)) {
        jwt.forget();
        return deliver(false);
    }
    sessionEnd = std::make_unique<SessionEnd>(input.target, jwt.bytes(), managers, deadlines);
    jwt.forget();
    onResult(sessionEnd->end(), this, [this](bool ended) {
        if (!over)
            deliver(ended);
    });
}

void TokenMint::Private::deliver(bool sessionEnded)
{
    over = delivered = true;
    client.reset();
    Q_EMIT q.succeeded({raw.bytes(), *minted, session, kept, sessionEnded});
}

// The session is ended as well as may be where nothing needs it any more; if this object goes first, it lapses.
void TokenMint::Private::endSessionQuietly()
{
    if (!jwt.isEmpty() && SessionEnd::isPossibleOn(input.version)) {
        sessionEnd = std::make_unique<SessionEnd>(input.target, jwt.bytes(), managers, deadlines);
        sessionEnd->end();
    }
    jwt.forget();
}

void TokenMint::Private::fail(Problem problem, const ApiError &error, SecretState state)
{
    input.password.forget();
    over = true;
    if (!minted)
        endSessionQuietly();
    if (problem != Problem::NotKept)
        putStoreBack();
    if (!quiet)
        Q_EMIT q.failed(step, problem, error, state);
}

void TokenMint::Private::cancel()
{
    input.password.forget();
    if (over && !unkept)
        return;
    over = quiet = true;
    unkept = false;
    putStoreBack();
    if (creating || minted)
        return;
    client.reset();
    endSessionQuietly();
}

MintedToken TokenMint::Private::mintedAs(const AccessToken &token) const
{
    return {session.user, session.userName, token.id, token.description, token.prefix, token.dateCreated};
}

void TokenMint::Private::setMinted(std::optional<MintedToken> token)
{
    minted = std::move(token);
    sayMadeChanged();
}

// Queued, because whoever waited for it may delete this object.
void TokenMint::Private::sayMadeChanged()
{
    QMetaObject::invokeMethod(&q, &TokenMint::madeChanged, Qt::QueuedConnection);
}

QFuture<Result<Nothing>> TokenMint::Private::revoke()
{
    if (revoking)
        return revoking->future();
    if (creating)
        return readyFuture(Result<Nothing>(Failure(ApiError{.kind = Kind::OutcomeUnknown})));
    if (!minted)
        return readyFuture(Result<Nothing>(Nothing{}));
    over = true;
    revoking = std::make_unique<QPromise<Result<Nothing>>>();
    revoking->start();
    const QFuture<Result<Nothing>> future = revoking->future();
    revokeBy(jwt.isEmpty() ? By::Itself : By::Session);
    return future;
}

void TokenMint::Private::revokeBy(By by)
{
    revocation = std::make_unique<TokenRevocation>(by == By::Session ? withSession() : withToken(), by, managers, deadlines);
    onResult(revocation->revoke(minted->user, minted->id), this, [this, by](const auto &answer) { revokeAnswered(answer, by); });
}

// A session that has lapsed meanwhile says a clear no; then the token may still take back itself.
void TokenMint::Private::revokeAnswered(const Result<Nothing> &answer, By by)
{
    if (!answer && answer.error().kind == Kind::Unauthorized && by == By::Session && !raw.isEmpty()) {
        jwt.forget();
        return revokeBy(By::Itself);
    }
    if (!answer)
        return revokingOver(answer);
    raw.forget();
    endSessionQuietly();
    putStoreBack([this] {
        setMinted(std::nullopt);
        revokingOver(Nothing{});
    });
}

void TokenMint::Private::revokingOver(const Result<Nothing> &answer)
{
    const std::unique_ptr<QPromise<Result<Nothing>>> promise = std::move(revoking);
    promise->addResult(answer);
    promise->finish();
}

// As it was before: a token that nobody uses must not lie in the store in place of one that may work. What could not be
// read before is not known to be nothing, so then nothing is removed. A store that does not take it back (locked meanwhile)
// is asked again with the next occasion: `mayBeStored` stays.
void TokenMint::Private::putStoreBack(const std::function<void()> &then)
{
    const auto answered = [this, then](const SecretAnswer &answer) {
        putBack(answer.state == SecretState::NotFound ? SecretState::Done : answer.state);
        then();
    };
    if (mayBeStored && !previous.isEmpty())
        return onResult(input.keep->save(input.key, previous.bytes()), this, answered);
    if (mayBeStored && readBefore == SecretState::NotFound && kept)
        return onResult(input.keep->forget(input.key), this, answered);
    mayBeStored = kept = false;
    then();
}

void TokenMint::Private::putBack(SecretState state)
{
    storeTrouble = state;
    if (state == SecretState::Done)
        mayBeStored = kept = false;
    sayMadeChanged();
}

ApiTarget TokenMint::Private::withSession() const
{
    ApiTarget target = input.target;
    target.session.jwt = jwt.bytes();
    return target;
}

ApiTarget TokenMint::Private::withToken() const
{
    ApiTarget target = input.target;
    target.accessToken = raw.bytes();
    return target;
}

} // namespace longshore
