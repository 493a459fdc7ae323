// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/earliertokens.h"

#include "app/portainer/requests.h"
#include "app/session/servers.h"
#include "app/session/tokenrevocation.h"

#include <algorithm>

namespace longshore {

namespace {

/// The token an entry will be asked with from now on, or at the next start.
bool usesItsToken(const Session *open, const ServerProfile &profile)
{
    return (open && !open->tokenPrefix().isEmpty()) || (profile.tokenPlace == TokenPlace::Keychain && profile.tokenSaved);
}

} // namespace

EarlierTokens::EarlierTokens(Input input, ApiClient::ManagerFactory managers, Deadlines deadlines, QObject *parent)
    : QObject(parent), m_session(input.session), m_servers(*input.servers), m_made(*input.made), m_tokenName(std::move(input.tokenName)),
      m_managers(std::move(managers)), m_deadlines(deadlines)
{
}

EarlierTokens::~EarlierTokens() = default;

void EarlierTokens::find()
{
    connect(m_session, &Session::stateChanged, this, &EarlierTokens::look);
    connect(m_session, &Session::peopleChanged, this, &EarlierTokens::look);
    look();
}

// On 2.19 a standard user's token does not tell whose it is; who made it is remembered.
std::optional<UserId> EarlierTokens::owner() const
{
    if (m_session->user())
        return m_session->user()->id;
    for (const MadeToken &token : m_made.of(m_session->profile().instanceId))
        if (token.id == m_session->profile().tokenId)
            return token.user;
    return {};
}

void EarlierTokens::look()
{
    if (m_asked || !m_session || m_session->state() != Session::State::Connected || !owner())
        return;
    m_asked = true;
    onResult(m_session->send(requests::accessTokens(*owner())), this, [this](const Result<QList<AccessToken>> &tokens) {
        const bool isStillIn = m_session && !m_session->tokenPrefix().isEmpty(); // Else its own would count as one of the earlier ones.
        if (tokens && isStillIn)
            take(*tokens);
    });
}

std::optional<MadeToken> EarlierTokens::known(const AccessToken &token) const
{
    const QList<MadeToken> made = m_made.of(m_session->profile().instanceId);
    const auto found = std::ranges::find_if(made, [&](const MadeToken &one) { return one.id == token.id && one.created == token.dateCreated; });
    return found == made.end() ? std::nullopt : std::optional(*found);
}

// By its number where Longshore made it, else by how it begins: an entry may use a pasted token that is named like ours.
bool EarlierTokens::isInUse(const AccessToken &token) const
{
    const QString instance = m_session->profile().instanceId;
    const QList<ServerProfile> saved = m_servers.saved();
    const bool byEntry = std::ranges::any_of(saved, [&](const ServerProfile &profile) {
        return profile.instanceId == instance && profile.tokenId == token.id && usesItsToken(m_servers.session(profile.id), profile);
    });
    const QList<Session *> open = m_servers.sessions();
    return byEntry || std::ranges::any_of(open, [&](const Session *session) {
        return session->profile().tokenId == AccessTokenId{} && session->tokenPrefix() == token.prefix;
    });
}

void EarlierTokens::take(const QList<AccessToken> &tokens)
{
    const UserId whose = owner().value_or(UserId{});
    for (const AccessToken &token : tokens) {
        const bool isSure = known(token).has_value();
        if ((isSure || token.description == m_tokenName) && !isInUse(token))
            m_found.append({token, isSure});
    }
    for (const MadeToken &token : m_made.of(m_session->profile().instanceId)) {
        const bool isListed = std::ranges::any_of(tokens, [&](const AccessToken &one) { return one.id == token.id && one.dateCreated == token.created; });
        if (token.user == whose && !isListed)
            m_made.remove(token); // Revoked elsewhere meanwhile.
    }
    if (!m_found.isEmpty())
        Q_EMIT foundSome();
}

void EarlierTokens::revoke(const QList<AccessTokenId> &tokens)
{
    if (m_revoking)
        return;
    m_wanted = tokens;
    m_revoking = true;
    revokeNext();
}

void EarlierTokens::revokeNext()
{
    if (m_wanted.isEmpty() || !m_session) {
        m_revoking = false;
        Q_EMIT revokingFinished();
        return;
    }
    const AccessTokenId id = m_wanted.takeFirst();
    const auto found = std::ranges::find_if(m_found, [id](const Found &one) { return one.token.id == id; });
    if (found == m_found.end())
        return revokeNext();
    const Found one = *found;
    m_revocation = std::make_unique<TokenRevocation>(m_session->target(), TokenRevocation::By::Sibling, m_managers, m_deadlines);
    onResult(m_revocation->revoke(owner().value_or(UserId{}), id), this, [this, one](const Result<Nothing> &answer) {
        if (answer) {
            if (const auto remembered = known(one.token))
                m_made.remove(*remembered);
            m_found.removeAll(one);
        }
        Q_EMIT revoked(one.token.id, answer);
        revokeNext();
    });
}

} // namespace longshore
