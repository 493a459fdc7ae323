// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

#include <algorithm>
#include <memory>

namespace longshore::test {

/// A session of an administrator with a server whose answers are written in the test.
struct ScriptedSession {
    ScriptedSession()
    {
        playPortainer(server);
        server.answer("/settings/public", {200, R"({"AuthenticationMethod":1,"RequiredPasswordLength":12})"});
        server.answer("/users", {200, R"([{"Id":1,"Username":"admin","Role":1},{"Id":3,"Username":"bob","Role":2}])"});
        server.answer("/team_memberships", {200, "[]"});
        server.answer("/endpoint_groups", {200, "[]"});
        profile.id = ServerId::create();
        profile.name = QStringLiteral("home-lab");
        profile.address = ServerAddress::parse(server.address()).address;
        profile.refreshEvery = std::chrono::seconds(0);
    }
    /// Signed in, and the user known.
    bool open()
    {
        session = std::make_unique<Session>(profile, *secrets, nullptr, ApiClient::systemManagers());
        session->openWith("ptr_" + QByteArray(43, 'B') + "=");
        return QTest::qWaitFor([this] { return session->user().has_value(); }, 20'000);
    }
    qsizetype timesAsked(const QByteArray &verb) const
    {
        const QList<Seen> seen = server.seen();
        return std::ranges::count(seen, verb, &Seen::verb);
    }

    ScriptedServer server;
    ServerProfile profile;
    std::unique_ptr<SecretStore> secrets = makeSessionStore();
    std::unique_ptr<Session> session;
};

} // namespace longshore::test
