// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/changerecord.h"

#include "app/session/servers.h"

namespace longshore {

ChangeRecord::ChangeRecord(Operations &operations, Servers &servers, const ConfigDir &folder, SecretStore &keychain, QObject *parent)
    : QObject(parent), m_servers(servers), m_journal(operations), m_vault(m_versions, folder, keychain)
{
    m_versions.follow(operations);
    connect(&m_servers, &Servers::added, this, [this](const Session *session) { open(*session); });
    connect(&m_servers, &Servers::forgotten, this, [this](const ServerId &id) {
        m_vault.forget(id);
        m_journal.forget(id);
    });
    for (const Session *session : m_servers.sessions())
        open(*session);
}

// Who keeps the token nowhere wants nothing of this server kept.
void ChangeRecord::open(const Session &session)
{
    const ServerProfile &profile = session.profile();
    if (!m_servers.isTemporary(profile.id) && profile.tokenPlace == TokenPlace::Keychain)
        m_vault.open(profile.id);
}

} // namespace longshore
