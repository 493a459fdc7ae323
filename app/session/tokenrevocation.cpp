// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tokenrevocation.h"

#include "app/core/async.h"
#include "app/portainer/requests.h"

#include <algorithm>

namespace longshore {

using Kind = ApiError::Kind;

namespace {

/// Nothing was sent, or the server said no in so many words. (That a token is unknown is 500, as is any trouble.)
bool isDefinite(const ApiError &error)
{
    return error.kind == Kind::Unauthorized || error.kind == Kind::Forbidden || error.kind == Kind::ReadOnly
        || error.kind == Kind::Network || error.kind == Kind::Tls;
}

} // namespace

TokenRevocation::TokenRevocation(ApiTarget target, By by, ApiClient::ManagerFactory managers, Deadlines deadlines, QObject *parent)
    : QObject(parent), m_client(std::move(target), std::move(managers), deadlines), m_by(by)
{
    m_promise.start();
}

TokenRevocation::~TokenRevocation()
{
    if (!m_done)
        finish(Failure(ApiError{.kind = Kind::OutcomeUnknown}));
}

QFuture<Result<Nothing>> TokenRevocation::revoke(UserId owner, AccessTokenId token)
{
    m_owner = owner;
    m_token = token;
    Request<Nothing> request = requests::revokeAccessToken(owner, token);
    request.credential = credential();
    onResult(m_client.send(request), this, [this](const auto &answer) { answered(answer); });
    return m_promise.future();
}

void TokenRevocation::answered(const Result<Nothing> &answer)
{
    const bool isEnough = answer && m_by != By::Itself;
    if (isEnough || (!answer && isDefinite(answer.error())))
        finish(answer);
    else
        look(answer);
}

// The list says it; a token that was to revoke itself is no longer shown one once it has. If it still is, what went was
// another one, or nothing.
void TokenRevocation::look(const Result<Nothing> &answer)
{
    Request<QList<AccessToken>> request = requests::accessTokens(m_owner);
    request.credential = credential();
    onResult(m_client.send(request), this, [this, answer](const Result<QList<AccessToken>> &tokens) {
        const bool refused = !tokens && tokens.error().kind == Kind::Unauthorized;
        const bool listed = tokens && std::ranges::any_of(*tokens, [this](const AccessToken &token) { return token.id == m_token; });
        const bool gone = m_by == By::Itself ? refused : tokens && !listed;
        if (gone)
            return finish(Nothing{});
        if (!tokens || answer)
            return finish(Failure(ApiError{.kind = Kind::OutcomeUnknown}));
        finish(answer);
    });
}

Credential TokenRevocation::credential() const
{
    return m_by == By::Session ? Credential::Bearer : Credential::AccessToken;
}

void TokenRevocation::finish(Result<Nothing> result)
{
    m_done = true;
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

} // namespace longshore
