// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"

#include <QFile>

namespace longshore::test {

/// A session with a real server, for the programs that play with one. It asks for nothing by itself once it is open.
class LiveSession
{
public:
    LiveSession(const QString &address, const QString &tokenFile)
    {
        m_profile.id = ServerId::create();
        m_profile.name = QStringLiteral("live");
        m_profile.address = ServerAddress::parse(address).address;
        m_profile.refreshEvery = std::chrono::seconds(0);
        QFile file(tokenFile);
        if (file.open(QIODevice::ReadOnly))
            m_token = file.readAll().trimmed();
    }

    bool hasToken() const { return !m_token.isEmpty(); }

    Session &open()
    {
        m_session = std::make_unique<Session>(m_profile, *m_secrets, nullptr, ApiClient::systemManagers());
        m_session->openWith(m_token);
        return *m_session;
    }

private:
    const std::unique_ptr<SecretStore> m_secrets = makeSessionStore();
    ServerProfile m_profile;
    QByteArray m_token;
    std::unique_ptr<Session> m_session;
};

} // namespace longshore::test
