// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoserver.h"
#include "app/session/directory.h"
#include "app/session/session.h"
#include "tests/support/awaiting.h"

#include <QTest>

#include <map>
#include <memory>

namespace longshore::test {

/// A sample server, and sessions of its people on it.
class DemoSessions
{
public:
    explicit DemoSessions(const DemoOptions &options = {})
        : server(options), m_version(options.line == DemoLine::V2_19 ? QStringLiteral("2.19.5") : QStringLiteral("2.21.4"))
    {
        if (!server.start())
            qFatal("The sample server does not start.");
    }

    /// The session of somebody by name, connected and with the name known.
    Session &of(const QByteArray &user)
    {
        std::unique_ptr<Session> &session = m_sessions[user];
        if (session)
            return *session;
        ServerProfile profile;
        profile.id = ServerId::create();
        profile.name = QStringLiteral("home-lab");
        profile.address = server.address();
        profile.lastVersion = m_version; // As after a sign-in; 2.19 is asked in another way who this is.
        profile.refreshEvery = std::chrono::seconds(0);
        session = std::make_unique<Session>(profile, *m_secrets, nullptr, ApiClient::systemManagers());
        session->openWith(server.tokenOf(user));
        if (!QTest::qWaitFor([&] { return session->state() == Session::State::Connected && session->user(); }, 20'000))
            qFatal("%s cannot connect.", user.constData());
        return *session;
    }

    /// Waits for the answer.
    template <typename T>
    Result<T> ask(const QByteArray &user, const Request<T> &request)
    {
        const std::optional<Result<T>> answer = await(of(user).send(request));
        if (!answer)
            qFatal("No answer.");
        return *answer;
    }

    /// What somebody's directory says after it was read anew.
    Directory &freshDirectoryOf(const QByteArray &user)
    {
        Directory &directory = Directory::of(of(user));
        directory.reload();
        runUntil(&directory, &Directory::loaded);
        if (directory.isLoading())
            qFatal("The directory is not read.");
        return directory;
    }

    DemoServer server;

private:
    QString m_version;
    std::unique_ptr<SecretStore> m_secrets = makeSessionStore();
    std::map<QByteArray, std::unique_ptr<Session>> m_sessions;
};

} // namespace longshore::test
