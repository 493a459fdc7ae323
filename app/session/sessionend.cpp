// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sessionend.h"

#include "app/portainer/requests.h"
#include "app/portainer/serverline.h"

namespace longshore {

SessionEnd::SessionEnd(ApiTarget target, QByteArray jwt, ApiClient::ManagerFactory managers, Deadlines deadlines, QObject *parent)
    : QObject(parent), m_target(std::move(target)), m_managers(std::move(managers)), m_deadlines(deadlines)
{
    m_target.accessToken.clear();
    m_target.session = {.jwt = std::move(jwt), .csrfToken = {}, .csrfCookie = {}};
    m_promise.start();
}

SessionEnd::~SessionEnd()
{
    if (!m_done)
        finish(false);
}

bool SessionEnd::isPossibleOn(const ServerVersion &version)
{
    return has(version, Feature::SignOutRevokesToken);
}

QFuture<bool> SessionEnd::end()
{
    m_client = std::make_unique<ApiClient>(m_target, m_managers, m_deadlines);
    onResult(m_client->send(requests::csrfProof()), this, [this](const auto &proof) { proofAnswered(proof); });
    return m_promise.future();
}

// That the cookie was taken just now is what makes the next call safe; without a token and its cookie it is not made.
void SessionEnd::proofAnswered(const Result<CsrfProof> &proof)
{
    if (!proof || proof->token.isEmpty() || proof->cookie.isEmpty())
        return finish(false);
    m_target.session.csrfToken = proof->token;
    m_target.session.csrfCookie = proof->cookie;
    m_client = std::make_unique<ApiClient>(m_target, m_managers, m_deadlines);
    onResult(m_client->send(requests::endSession()), this, [this](const Result<Nothing> &ended) { finish(ended.has_value()); });
}

void SessionEnd::finish(bool ended)
{
    m_done = true;
    m_target.session = {};
    m_promise.addResult(ended);
    m_promise.finish();
}

} // namespace longshore
