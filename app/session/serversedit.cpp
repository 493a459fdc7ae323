// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the open servers when their saved entries change.
#include "app/session/secretchores.h"
#include "app/session/secretkeys.h"
#include "app/session/servers.h"

#include <algorithm>

namespace longshore {

// A token is looked for only where one was kept for this very address: an edit may have left one behind that could not be
// forgotten.
void Servers::openSaved(const ServerProfile &profile)
{
    Session *made = make(profile, &m_known);
    const bool mayHaveToken = profile.tokenSaved || profile.tokenPlace == TokenPlace::AskEveryTime;
    mayHaveToken ? made->open() : made->openSignedOut();
    keepOrder();
}

void Servers::close(const ServerId &id)
{
    const auto found = std::ranges::find(m_sessions, id, [](const auto &open) { return open->profile().id; });
    if (found != m_sessions.end())
        m_sessions.erase(found);
    Q_EMIT removed(id);
}

bool Servers::addSignedOut(const ServerProfile &profile)
{
    const bool saved = m_profiles.put(profile);
    if (const auto kept = m_profiles.profile(profile.id); kept && kept->enabled && !session(profile.id))
        openSaved(*kept);
    return saved;
}

bool Servers::edit(const ServerProfile &wanted, const NewSecrets &secrets)
{
    const auto before = m_profiles.profile(wanted.id);
    if (!before)
        return false;
    const ProfileEdit edit = editOf(*before, wanted, secrets.showsCertificateElsewhere);
    const bool saved = m_profiles.put(edit.after);
    if (m_profiles.profile(wanted.id) != edit.after)
        return false; // It was none that can be saved: everything stays.
    if (edit.isElsewhere) {
        m_known.forget(wanted.id);
        Q_EMIT forgotten(wanted.id);
    }
    const bool startsAnew = edit.reconnects || !secrets.isEmpty();
    if (startsAnew || !edit.after.enabled)
        close(wanted.id); // From here on nothing is sent with what was.
    if (startsAnew)
        settleSecrets(edit, secrets);
    else if (Session *open = session(wanted.id))
        open->setProfile(edit.after);
    else if (edit.after.enabled)
        openSaved(edit.after);
    return saved;
}

void Servers::settleSecrets(const ProfileEdit &edit, const NewSecrets &secrets)
{
    const ServerProfile &after = edit.after;
    auto *chores = new SecretChores(storeFor(after), this);
    for (const SecretKey &key : edit.stale)
        chores->forget(key);
    for (const ExtraHeader &header : secrets.headers)
        chores->save(secretkeys::header(after, QString::fromLatin1(header.name)), header.value);
    if (secrets.proxyPassword)
        chores->save(secretkeys::proxyPassword(after), secrets.proxyPassword->bytes());
    if (secrets.passPhrase)
        chores->save(secretkeys::passPhrase(after), secrets.passPhrase->bytes());
    connect(chores, &SecretChores::done, this, [this, id = after.id, name = after.name](SecretState forgetting, SecretState saving) {
        if (forgetting != SecretState::Done)
            Q_EMIT leftBehind(name, forgetting);
        if (saving != SecretState::Done)
            Q_EMIT notKept(name, saving);
        if (session(id)) // Another edit was faster.
            close(id);
        if (const auto now = m_profiles.profile(id); now && now->enabled)
            openSaved(*now);
    });
    chores->start();
}

void Servers::remove(const ServerId &id)
{
    const std::optional<ServerProfile> saved = m_profiles.profile(id);
    m_temporary.removeAll(id);
    close(id);
    if (!saved)
        return;
    m_profiles.remove(id);
    m_known.forget(id);
    Q_EMIT forgotten(id);
    auto *chores = new SecretChores(storeFor(*saved), this);
    for (const SecretKey &key : secretkeys::allOf(*saved))
        chores->forget(key);
    connect(chores, &SecretChores::done, this,
            [this, name = saved->name](SecretState forgetting) { Q_EMIT tokenForgotten(name, forgetting); });
    chores->start();
}

// As the profiles stand; a server of this run only comes last.
void Servers::keepOrder()
{
    const QList<ServerProfile> profiles = m_profiles.profiles();
    const auto place = [&](const std::unique_ptr<Session> &open) {
        const auto found = std::ranges::find(profiles, open->profile().id, &ServerProfile::id);
        return found - profiles.begin();
    };
    if (std::ranges::is_sorted(m_sessions, {}, place))
        return;
    std::ranges::stable_sort(m_sessions, {}, place);
    Q_EMIT reordered();
}

} // namespace longshore
