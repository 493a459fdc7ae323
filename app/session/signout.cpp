// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/signout.h"

#include "app/portainer/requests.h"
#include "app/session/owntoken.h"
#include "app/session/session.h"
#include "app/session/tokenrevocation.h"

#include <QCoreApplication>

namespace longshore {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SignOut", text);
}

QString thereSentence(const SignOut::Outcome &outcome, const QString &server)
{
    switch (outcome.there) {
    case SignOut::There::NotAsked:
        return {};
    case SignOut::There::Revoked:
        return tr("The access token was revoked on %1.").arg(server);
    case SignOut::There::WasGone:
        return tr("%1 did not accept the access token any more.").arg(server);
    case SignOut::There::NotRevoked:
        return tr("The access token could not be revoked on %1 and still works there.").arg(server);
    case SignOut::There::Unknown:
        return tr("The answer of %1 was lost, so it is not known whether the access token was revoked.").arg(server);
    }
    return {};
}

QString hereSentence(const SignOut::Outcome &outcome, const QString &server, const QString &store)
{
    if (!outcome.hereAsked)
        return tr("Nothing was forgotten here, so you can try again.");
    if (outcome.isForgotten())
        return tr("This computer has forgotten the access token for %1.").arg(server);
    return tr("It could not be removed from this computer: %1").arg(explanation(outcome.here, store));
}

} // namespace

SignOut::SignOut(Session &session, SecretStore *store, ApiClient::ManagerFactory managers, Deadlines deadlines, QObject *parent)
    : QObject(parent), m_session(&session), m_store(store), m_managers(std::move(managers)), m_deadlines(deadlines)
{
}

SignOut::~SignOut() = default;

// There first: once it is forgotten here, nothing on this computer could revoke it any more.
void SignOut::start(bool revokeThere)
{
    if (!revokeThere)
        return forget();
    find();
}

// Looked up even where its number is remembered: that may be another one's by now.
void SignOut::find()
{
    onResult(m_session->whoAmI(), this, [this](const Result<std::optional<User>> &user) {
        if (!user)
            return notFound(user.error());
        if (!*user || !m_session || m_session->target().accessToken.isEmpty())
            return notFound({.kind = Kind::NotFound});
        findAmongThoseOf((*user)->id);
    });
}

void SignOut::findAmongThoseOf(UserId user)
{
    onResult(m_session->send(requests::accessTokens(user)), this, [this, user](const Result<QList<AccessToken>> &tokens) {
        if (!tokens)
            return notFound(tokens.error());
        const auto own = m_session ? idOfToken(*tokens, m_session->target().accessToken, m_session->profile().tokenId) : std::nullopt;
        if (!own)
            return notFound({.kind = Kind::NotFound});
        revoke(user, *own);
    });
}

void SignOut::notFound(const ApiError &error)
{
    error.kind == Kind::Unauthorized ? revokeAnswered(Failure(error)) : stay(There::NotRevoked, error);
}

void SignOut::revoke(UserId user, AccessTokenId token)
{
    m_revocation = std::make_unique<TokenRevocation>(m_session->target(), TokenRevocation::By::Itself, m_managers, m_deadlines);
    onResult(m_revocation->revoke(user, token), this, [this](const auto &answer) { revokeAnswered(answer); });
}

void SignOut::revokeAnswered(const Result<Nothing> &answer)
{
    if (!answer && answer.error().kind != Kind::Unauthorized)
        return stay(answer.error().kind == Kind::OutcomeUnknown ? There::Unknown : There::NotRevoked, answer.error());
    m_outcome.there = answer ? There::Revoked : There::WasGone;
    forget();
}

void SignOut::stay(There there, const ApiError &error)
{
    m_outcome.there = there;
    m_outcome.error = error;
    Q_EMIT done(m_outcome);
}

void SignOut::forgetAnyway()
{
    forget();
}

void SignOut::forget()
{
    m_outcome.hereAsked = true;
    if (!m_session)
        return Q_EMIT done(m_outcome);
    if (!m_store)
        return forgotten(SecretState::Done);
    const ServerProfile &profile = m_session->profile();
    onResult(m_store->forget({profile.id, profile.address.origin()}), this, [this](const SecretAnswer &answer) { forgotten(answer.state); });
}

// A token that still lies in a locked keyring would be used again at the next start: then nobody is told that it is
// forgotten, and unless it was revoked the server stays as it is.
void SignOut::forgotten(SecretState state)
{
    m_outcome.here = state;
    const bool dead = m_outcome.there == There::Revoked || m_outcome.there == There::WasGone;
    if (m_session && (state == SecretState::Done || dead))
        m_session->signOut();
    Q_EMIT done(m_outcome);
}

QString signOutSentence(const SignOut::Outcome &outcome, const QString &server, const QString &store)
{
    const QString there = thereSentence(outcome, server);
    return there.isEmpty() ? hereSentence(outcome, server, store) : there + u' ' + hereSentence(outcome, server, store);
}

} // namespace longshore
