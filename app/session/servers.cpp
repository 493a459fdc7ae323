// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/servers.h"

#include "app/store/madetokens.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

Servers::Servers(ProfileStore &profiles, SecretStore &keychain, SecretStore &memory, const KnownRowsStore &known,
                 ApiClient::ManagerFactory managers, QObject *parent)
    : QObject(parent), m_profiles(profiles), m_keychain(keychain), m_memory(memory), m_known(known), m_managers(std::move(managers))
{
    connect(&profiles, &ProfileStore::changed, this, &Servers::keepOrder);
}

Servers::~Servers() = default;

void Servers::openAll()
{
    for (const ServerProfile &profile : m_profiles.profiles())
        if (profile.enabled && !session(profile.id))
            openSaved(profile);
}

SecretStore &Servers::storeFor(const ServerProfile &profile) const
{
    return profile.tokenPlace == TokenPlace::Keychain ? m_keychain : m_memory;
}

Session *Servers::make(const ServerProfile &profile, const KnownRowsStore *known)
{
    m_sessions.push_back(std::make_unique<Session>(profile, storeFor(profile), known, m_managers));
    Session *session = m_sessions.back().get();
    connect(session, &Session::peopleChanged, this, [this, session] { rememberServer(*session); });
    connect(session, &Session::stateChanged, this, [this, session] { rememberServer(*session); });
    Q_EMIT added(session);
    return session;
}

void Servers::add(const ServerProfile &profile, const QByteArray &token, const QList<ExtraHeader> &extraHeaders, bool isKept)
{
    if (const auto before = m_profiles.profile(profile.id))
        forgetWhatMoved(*before, profile);
    m_profiles.put(profile);
    if (Session *open = session(profile.id); open && open->profile().address == profile.address) {
        open->signInAgain(profile, token, extraHeaders);
    } else {
        std::erase_if(m_sessions, [&](const auto &known) { return known->profile().id == profile.id; });
        Q_EMIT removed(profile.id);
        make(profile, &m_known)->startWith(token, extraHeaders);
    }
    if (profile.tokenPlace == TokenPlace::AskEveryTime)
        return;
    saveHeaders(profile, extraHeaders);
    if (isKept)
        return tokenSaved(profile.id, SecretState::Done);
    onResult(storeFor(profile).save({profile.id, profile.address.origin()}, token), this,
             [this, id = profile.id](const SecretAnswer &answer) { tokenSaved(id, answer.state); });
}

// Secrets stay with the place they were kept for: what the new entry does not use any more is removed there.
void Servers::forgetWhatMoved(const ServerProfile &before, const ServerProfile &after)
{
    SecretStore *store = keeperOf(before);
    if (!store)
        return;
    const QString origin = before.address.origin();
    const bool elsewhere = keeperOf(after) != store || after.address.origin() != origin;
    if (elsewhere)
        store->forget({before.id, origin});
    for (const QString &name : before.extraHeaderNames) {
        if (elsewhere || !after.extraHeaderNames.contains(name))
            store->forget({before.id, origin, "header/"_L1 + name});
    }
}

void Servers::saveHeaders(const ServerProfile &profile, const QList<ExtraHeader> &extraHeaders)
{
    for (const ExtraHeader &header : extraHeaders)
        storeFor(profile).save({profile.id, profile.address.origin(), "header/"_L1 + QString::fromLatin1(header.name)}, header.value);
}

void Servers::tokenSaved(const ServerId &id, SecretState state)
{
    if (const auto saved = m_profiles.profile(id); saved && state == SecretState::Done)
        noteToken(id, saved->tokenId, true);
    Q_EMIT tokenKept(id, state);
}

// In the saved profile and in the open one, which tells what is "this computer" among the tokens.
void Servers::noteToken(const ServerId &id, AccessTokenId token, bool saved)
{
    std::optional<ServerProfile> profile = m_profiles.profile(id);
    if (!profile)
        return;
    profile->tokenId = token;
    profile->tokenSaved = saved;
    m_profiles.put(*profile);
    if (Session *open = session(id))
        open->setProfile(*profile);
}

SecretStore *Servers::keeperOf(const ServerProfile &profile) const
{
    return profile.tokenPlace == TokenPlace::AskEveryTime ? nullptr : &storeFor(profile);
}

std::unique_ptr<TokenRotation> Servers::rotation(const ServerId &id, const Secret &password, const QString &tokenName)
{
    Session *open = session(id);
    if (!open)
        return nullptr;
    const ServerProfile &profile = open->profile();
    const ApiTarget target = open->target();
    TokenMint::Input mint{.target = target, .version = open->version(), .userName = open->user() ? open->user()->name : profile.userName,
                          .password = password, .tokenName = tokenName};
    auto rotation = std::make_unique<TokenRotation>(
        TokenRotation::Input{open, std::move(mint), keeperOf(profile), {id, profile.address.origin()}, target.accessToken}, m_managers);
    connect(rotation.get(), &TokenRotation::standingChanged, this, [this, id, running = rotation.get()] {
        const TokenRotation::Standing now = running->standing();
        using Store = TokenRotation::Standing::Store;
        if (const auto saved = m_profiles.profile(id); saved && now.fresh)
            m_profiles.madeTokens().add({saved->instanceId, now.fresh->user, now.fresh->id, now.fresh->created});
        if (now.inUse && (now.store == Store::New || now.store == Store::Nothing)) // Else the next start may use the old one.
            noteToken(id, now.fresh->id, now.store == Store::New);
    });
    return rotation;
}

std::unique_ptr<SignOut> Servers::signOut(const ServerId &id)
{
    Session *open = session(id);
    if (!open)
        return nullptr;
    auto signOut = std::make_unique<SignOut>(*open, keeperOf(open->profile()), m_managers);
    connect(signOut.get(), &SignOut::done, this, [this, id](const SignOut::Outcome &outcome) {
        if (outcome.isForgotten())
            noteToken(id, {}, false);
    });
    return signOut;
}

void Servers::addTemporary(const ServerProfile &profile, const QByteArray &token)
{
    m_temporary.append(profile.id);
    make(profile, nullptr)->openWith(token);
}

// Who signed in and which version answered are shown at the next start before the server says so again.
void Servers::rememberServer(const Session &session)
{
    std::optional<ServerProfile> saved = m_profiles.profile(session.profile().id);
    if (!saved || session.state() != Session::State::Connected)
        return;
    ServerProfile next = *saved;
    if (session.user())
        next.userName = session.user()->name;
    if (session.version().isKnown())
        next.lastVersion = session.version().text();
    if (next != *saved)
        m_profiles.put(next);
}

Session *Servers::session(const ServerId &id) const
{
    const auto found = std::ranges::find(m_sessions, id, [](const auto &open) { return open->profile().id; });
    return found == m_sessions.end() ? nullptr : found->get();
}

QList<Session *> Servers::sessions() const
{
    QList<Session *> all;
    for (const auto &session : m_sessions)
        all.append(session.get());
    return all;
}

QList<ServerProfile> Servers::saved() const
{
    return m_profiles.profiles();
}

bool Servers::isTemporary(const ServerId &id) const
{
    return m_temporary.contains(id);
}

void Servers::refreshAll()
{
    for (const auto &session : m_sessions)
        session->refresh();
}

} // namespace longshore
