// SPDX-License-Identifier: GPL-3.0-or-later
// The way to the server, the token's own way in, and the first load.
#include "app/session/signinstate.h"

#include "app/portainer/requests.h"
#include "app/session/signinproblem.h"

namespace longshore {

using namespace Qt::StringLiterals;

SignIn::Private::Private(SignIn *owner, Input in, ApiClient::ManagerFactory factory, Deadlines limits)
    : q(owner), input(std::move(in)), managers(std::move(factory)), deadlines(limits)
{
    outcome.pin = input.pin;
    outcome.accessToken = input.accessToken;
}

// Signing in by password makes something on the server, so a read-only Longshore does not even begin.
void SignIn::Private::start()
{
    enter(Stage::Reaching);
    if (!input.byPassword || (!input.readOnly && !managers.isReadOnly()))
        return reach();
    const auto refuse = [this] {
        if (!over)
            fail(Stage::Reaching, Problem::ReadOnly, {.kind = ApiError::Kind::ReadOnly});
    };
    QMetaObject::invokeMethod(q, refuse, Qt::QueuedConnection);
}

void SignIn::Private::enter(Stage next)
{
    stage = next;
    Q_EMIT q->stageStarted(next);
}

void SignIn::Private::fail(Stage where, Problem problem, const ApiError &error)
{
    over = true;
    if (input.byPassword)
        input.byPassword->password.forget();
    if (minted) // Made and kept, and not used after all.
        mint->leave();
    Q_EMIT q->failed(where, problem, error);
}

// The first certificate a connection meets sticks to its manager, so every change of trust starts a new client.
void SignIn::Private::renewClient(const QByteArray &token)
{
    client = std::make_unique<ApiClient>(target(token), managers, deadlines);
}

ApiTarget SignIn::Private::target(const QByteArray &token) const
{
    return {.address = input.address,
            .pin = outcome.pin,
            .accessToken = token,
            .extraHeaders = input.extraHeaders,
            .session = {},
            .clientIdentity = input.clientIdentity,
            .proxy = input.proxy,
            .proxyPassword = input.proxyPassword,
            .readOnly = input.readOnly};
}

// First contact carries no token: what answers there, and with which certificate, is not known yet.
void SignIn::Private::reach()
{
    renewClient({});
    onResult(client->send(requests::systemStatus()), q, [this](const auto &status) { statusAnswered(status); });
}

void SignIn::Private::statusAnswered(const Result<SystemStatus> &status)
{
    if (over)
        return;
    if (status)
        return statusKnown(*status);
    const ApiError &error = status.error();
    if (error.kind == ApiError::Kind::Tls && !error.certificate.isNull())
        return certificateRefused(error);
    if (error.kind == ApiError::Kind::NotFound && !triedDeprecated) {
        triedDeprecated = true;
        return onResult(client->send(requests::deprecatedStatus()), q, [this](const auto &again) { statusAnswered(again); });
    }
    fail(stage, reachProblem(error, input.address.isEncrypted()), error);
}

void SignIn::Private::certificateRefused(const ApiError &error)
{
    offered = error.certificate;
    if (stage == Stage::Reaching) {
        Q_EMIT q->stageDone(Stage::Reaching, {});
        enter(Stage::Certificate);
    }
    if (!outcome.pin.isNull())
        return fail(Stage::Certificate, Problem::CertificateChanged, error);
    asked = true;
    Q_EMIT q->certificateQuestion(offered);
}

void SignIn::Private::statusKnown(const SystemStatus &status)
{
    outcome.status = status;
    if (stage == Stage::Reaching) {
        Q_EMIT q->stageDone(Stage::Reaching, "Portainer "_L1 + status.version);
        enter(Stage::Certificate);
    }
    Q_EMIT q->stageDone(Stage::Certificate, {});
    if (status.serverVersion().isKnown() && status.serverVersion() < OldestSupported)
        return fail(Stage::Reaching, Problem::TooOld);
    enter(Stage::SigningIn);
    input.byPassword ? signInByPassword() : signInByToken();
}

void SignIn::Private::signInByToken()
{
    renewClient(input.accessToken);
    whoAmI = std::make_unique<WhoAmI>(*client, outcome.status.serverVersion(), input.accessToken.left(7));
    onResult(whoAmI->ask(), q, [this](const auto &user) { userKnown(user); });
}

void SignIn::Private::userKnown(const Result<std::optional<User>> &user)
{
    if (over)
        return;
    if (!user)
        return tokenRefused(user.error());
    outcome.user = *user;
    Q_EMIT q->stageDone(Stage::SigningIn, user->has_value() ? (*user)->name : QString());
    load(input.accessToken);
}

// A fresh server refuses every token; that is worth another sentence than a wrong token.
void SignIn::Private::tokenRefused(const ApiError &error)
{
    if (minted && error.kind == ApiError::Kind::Unauthorized)
        return fail(stage, Problem::TokenNotProven, error);
    if (error.kind != ApiError::Kind::Unauthorized)
        return fail(stage, accessProblem(error), error);
    onResult(client->send(requests::administratorExists()), q, [this, error](const Result<bool> &exists) {
        if (over)
            return;
        const bool fresh = exists && !*exists;
        fail(Stage::SigningIn, fresh ? Problem::NoAdministrator : Problem::WrongToken, error);
    });
}

void SignIn::Private::load(const QByteArray &token)
{
    enter(Stage::LoadingStacks);
    if (input.byPassword)
        renewClient(token);
    onResult(client->send(requests::stacks()), q, [this](const Result<QList<Stack>> &stacks) {
        if (over)
            return;
        if (!stacks)
            return stacks.error().kind == ApiError::Kind::Unauthorized ? tokenRefused(stacks.error())
                                                                       : fail(stage, accessProblem(stacks.error()), stacks.error());
        outcome.stacks = *stacks;
        stacksHere = true;
        finishWhenLoaded();
    });
    onResult(client->send(requests::environments()), q, [this](const Result<EnvironmentPage> &page) {
        if (over)
            return;
        if (page)
            outcome.environments = page->environments;
        environmentsHere = true; // without names of environments the stacks can still be shown
        finishWhenLoaded();
    });
}

void SignIn::Private::finishWhenLoaded()
{
    if (!stacksHere || !environmentsHere)
        return;
    over = true;
    outcome.minted = std::exchange(minted, std::nullopt);
    Q_EMIT q->stageDone(Stage::LoadingStacks, QString::number(outcome.stacks.size()));
    Q_EMIT q->succeeded(outcome);
}

} // namespace longshore
