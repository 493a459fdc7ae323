// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/signin.h"

#include "app/portainer/requests.h"
#include "app/session/signinproblem.h"
#include "app/session/whoami.h"

namespace longshore {

using namespace Qt::StringLiterals;

class SignIn::Private
{
public:
    Private(SignIn *owner, Input in, ApiClient::ManagerFactory factory, Deadlines limits)
        : q(owner), input(std::move(in)), managers(std::move(factory)), deadlines(limits)
    {
        outcome.pin = input.pin;
    }

    void reach();
    void statusAnswered(const Result<SystemStatus> &status);
    void certificateRefused(const ApiError &error);
    void statusKnown(const SystemStatus &status);
    void signIn();
    void userKnown(const Result<std::optional<User>> &user);
    void tokenRefused(const ApiError &error);
    void load();
    void finishWhenLoaded();
    void fail(Stage stage, Problem problem, const ApiError &error = {});
    void enter(Stage next);
    void renewClient(const QByteArray &token);

    SignIn *q;
    Input input;
    ApiClient::ManagerFactory managers;
    Deadlines deadlines;
    Stage stage = Stage::Reaching;
    Certificate offered;
    Outcome outcome;
    std::unique_ptr<ApiClient> client;
    std::unique_ptr<WhoAmI> whoAmI;
    bool triedDeprecated = false;
    bool asked = false;
    bool over = false;
    bool stacksHere = false;
    bool environmentsHere = false;
};

SignIn::SignIn(Input input, ApiClient::ManagerFactory managers, Deadlines deadlines, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(input), std::move(managers), deadlines))
{
}

SignIn::~SignIn() = default;

void SignIn::start()
{
    d->enter(Stage::Reaching);
    d->reach();
}

void SignIn::cancel()
{
    d->over = true;
    d->whoAmI.reset();
    d->client.reset();
}

void SignIn::trustCertificate()
{
    if (!d->asked || d->over)
        return;
    d->asked = false;
    d->outcome.pin = TlsPin{d->offered.sha256};
    d->outcome.certificate = d->offered;
    d->reach();
}

void SignIn::refuseCertificate()
{
    if (d->asked && !d->over)
        d->fail(Stage::Certificate, Problem::CertificateRefused);
}

void SignIn::Private::enter(Stage next)
{
    stage = next;
    Q_EMIT q->stageStarted(next);
}

void SignIn::Private::fail(Stage where, Problem problem, const ApiError &error)
{
    over = true;
    Q_EMIT q->failed(where, problem, error);
}

// The first certificate a connection meets sticks to its manager, so every change of trust starts a new client.
void SignIn::Private::renewClient(const QByteArray &token)
{
    client = std::make_unique<ApiClient>(ApiTarget{input.address, outcome.pin, token, input.extraHeaders}, managers, deadlines);
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
    signIn();
}

void SignIn::Private::signIn()
{
    enter(Stage::SigningIn);
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
    load();
}

// A fresh server refuses every token; that is worth another sentence than a wrong token.
void SignIn::Private::tokenRefused(const ApiError &error)
{
    if (error.kind != ApiError::Kind::Unauthorized)
        return fail(stage, accessProblem(error), error);
    onResult(client->send(requests::administratorExists()), q, [this, error](const Result<bool> &exists) {
        if (over)
            return;
        const bool fresh = exists && !*exists;
        fail(Stage::SigningIn, fresh ? Problem::NoAdministrator : Problem::WrongToken, error);
    });
}

void SignIn::Private::load()
{
    enter(Stage::LoadingStacks);
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
    Q_EMIT q->stageDone(Stage::LoadingStacks, QString::number(outcome.stacks.size()));
    Q_EMIT q->succeeded(outcome);
}

} // namespace longshore
