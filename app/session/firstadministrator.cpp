// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/firstadministrator.h"

#include "app/core/async.h"
#include "app/portainer/requests.h"

namespace longshore {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

namespace {

/// An answer after which it is open whether there is an administrator now.
bool isWorthALook(const ApiError &error)
{
    const bool strange = error.kind == Kind::Protocol && error.message != WireMessage::AdminInitTimeout && error.redirectTarget.isEmpty();
    return error.kind == Kind::OutcomeUnknown || strange || (error.kind == Kind::Server && error.httpStatus >= 500);
}

} // namespace

FirstAdministrator::FirstAdministrator(ApiTarget target, ApiClient::ManagerFactory managers, Deadlines deadlines, QObject *parent)
    : QObject(parent), m_client(std::move(target), std::move(managers), deadlines)
{
    m_promise.start();
}

FirstAdministrator::~FirstAdministrator()
{
    if (!m_done)
        finish(Failure(ApiError{.kind = Kind::OutcomeUnknown}));
}

QFuture<Result<FirstAdministrator::Created>> FirstAdministrator::create(const QString &name, const Secret &password)
{
    onResult(m_client.send(requests::createFirstAdministrator(name, password)), this, [this](const auto &answer) { answered(answer); });
    return m_promise.future();
}

bool FirstAdministrator::isPasswordRefusal(const ApiError &error)
{
    return error.httpStatus == 400 && (error.message + error.details).contains("password"_L1, Qt::CaseInsensitive);
}

bool FirstAdministrator::isNameRefusal(const ApiError &error)
{
    return error.httpStatus == 400 && (error.message + error.details).contains("invalid username"_L1, Qt::CaseInsensitive);
}

void FirstAdministrator::answered(const Result<User> &answer)
{
    if (answer)
        finish(Created::Surely);
    else if (isWorthALook(answer.error()))
        look();
    else
        finish(Failure(answer.error()));
}

void FirstAdministrator::look()
{
    onResult(m_client.send(requests::administratorExists()), this, [this](const Result<bool> &exists) {
        if (!exists)
            return finish(Failure(ApiError{.kind = Kind::OutcomeUnknown}));
        if (*exists)
            return finish(Created::Probably);
        finish(Failure(ApiError{.kind = Kind::NotFound}));
    });
}

void FirstAdministrator::finish(Result<Created> result)
{
    m_done = true;
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

} // namespace longshore
