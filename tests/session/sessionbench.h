// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"
#include "tests/session/brokenstore.h"
#include "tests/support/portainermodel.h"

#include <QTemporaryDir>
#include <QTest>

namespace longshore::test {

/// One saved server that is open on its token, on a model that knows tokens; its keychain does what it is told.
struct SessionBench {
    explicit SessionBench(const QByteArray &version = "2.23.0")
        : model(version)
    {
        dir.prepare();
        server.answerBy([this](const Seen &seen) { return model.answer(seen); });
        old = model.addToken(QStringLiteral("Longshore on study-pc"), "ptr_old" + QByteArray(40, 'A') + '=');
        profile.id = ServerId::create();
        profile.name = QStringLiteral("home-lab");
        profile.address = ServerAddress::parse(server.address()).address;
        profile.tokenId = AccessTokenId(old.id);
        profile.lastVersion = QString::fromLatin1(version);
        profile.refreshEvery = std::chrono::seconds(0);
    }

    /// Signed in, and the user known.
    void open()
    {
        servers.add(profile, old.raw, {});
        QTRY_VERIFY(session() && session()->state() == Session::State::Connected && session()->user());
    }
    Session *session() { return servers.session(profile.id); }
    SecretKey key() const { return {profile.id, profile.address.origin()}; }
    QByteArray stored() { return keychain.read(key()).result().secret; }
    QByteArray inUse() { return session()->target().accessToken; }
    QByteArrayList raws() const
    {
        QByteArrayList all;
        for (const PortainerModel::Token &token : model.tokens())
            all.append(token.raw);
        return all;
    }

    QTemporaryDir folder;
    ConfigDir dir{folder.path() + QStringLiteral("/config")};
    PortainerModel model;
    PortainerModel::Token old;
    ScriptedServer server;
    ProfileStore profiles{dir};
    BrokenStore keychain{SecretState::Done};
    std::unique_ptr<SecretStore> memory = makeSessionStore();
    KnownRowsStore known{dir};
    ServerProfile profile;
    Servers servers{profiles, keychain, *memory, known, ApiClient::systemManagers()};
};

} // namespace longshore::test
