// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/servers.h"

#include "tests/session/brokenstore.h"
#include "tests/support/portainermodel.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

/// Servers with a keychain that counts, and a server to sign in to.
struct Bench {
    Bench()
    {
        dir.prepare();
        server.answerBy([this](const Seen &seen) { return model.answer(seen); });
        token = model.addToken(u"ours"_s, "ptr_" + QByteArray(43, 'C') + '=').raw;
        profile.id = ServerId::create();
        profile.name = u"home-lab"_s;
        profile.address = ServerAddress::parse(server.address()).address;
        profile.tokenId = AccessTokenId(7);
        profile.refreshEvery = std::chrono::seconds(0);
    }
    std::unique_ptr<Servers> servers() { return std::make_unique<Servers>(profiles, keychain, *memory, known, ApiClient::systemManagers()); }
    SecretKey key() const { return {profile.id, profile.address.origin()}; }

    QTemporaryDir folder;
    ConfigDir dir{folder.path() + u"/config"_s};
    PortainerModel model;
    ScriptedServer server;
    ProfileStore profiles{dir};
    BrokenStore keychain{SecretState::Done};
    std::unique_ptr<SecretStore> memory = makeSessionStore();
    KnownRowsStore known{dir};
    ServerProfile profile;
    QByteArray token;
};

} // namespace

class TestServers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPastedTokenIsSaved();
    void aKeptTokenIsNotSavedAgain();
    void askEveryTimeKeepsNothing();
    void anotherPlaceIsLeftEmptyHanded();
};

void TestServers::aPastedTokenIsSaved()
{
    Bench bench;
    const auto servers = bench.servers();
    QSignalSpy kept(servers.get(), &Servers::tokenKept);
    servers->add(bench.profile, bench.token, {});
    QTRY_COMPARE(kept.count(), 1);
    QCOMPARE(bench.keychain.saved, 1);
    QCOMPARE(bench.keychain.read(bench.key()).result().secret, bench.token);
    QVERIFY(bench.profiles.profile(bench.profile.id)->tokenSaved);
    QTRY_COMPARE(servers->session(bench.profile.id)->state(), Session::State::Connected);
}

void TestServers::aKeptTokenIsNotSavedAgain()
{
    Bench bench;
    bench.keychain.save(bench.key(), bench.token).waitForFinished();
    bench.keychain.saved = 0;
    const auto servers = bench.servers();
    servers->add(bench.profile, bench.token, {}, true);
    QTRY_COMPARE(servers->session(bench.profile.id)->state(), Session::State::Connected);
    QCOMPARE(bench.keychain.saved, 0);
    QVERIFY(bench.profiles.profile(bench.profile.id)->tokenSaved);
    QCOMPARE(bench.profiles.profile(bench.profile.id)->tokenId, AccessTokenId(7));
}

void TestServers::askEveryTimeKeepsNothing()
{
    Bench bench;
    bench.profile.tokenPlace = TokenPlace::AskEveryTime;
    {
        const auto servers = bench.servers();
        servers->add(bench.profile, bench.token, {{"X-Access", "of the proxy"}});
        QTRY_COMPARE(servers->session(bench.profile.id)->state(), Session::State::Connected);
    }
    QCOMPARE(bench.keychain.saved, 0);
    QVERIFY(bench.memory->read(bench.key()).result().secret.isEmpty());
    QVERIFY(bench.memory->read({bench.profile.id, bench.profile.address.origin(), u"header/X-Access"_s}).result().secret.isEmpty());
    QVERIFY(!bench.profiles.profile(bench.profile.id)->tokenSaved);

    bench.keychain.reads = SecretState::Locked; // Would be said, if anybody asked it.
    Session next(bench.profile, bench.keychain, nullptr, ApiClient::systemManagers());
    next.open();
    QTRY_COMPARE(next.state(), Session::State::SignedOut);
    QCOMPARE(next.secretState(), SecretState::NotFound);
}

void TestServers::anotherPlaceIsLeftEmptyHanded()
{
    Bench bench;
    const auto servers = bench.servers();
    bench.profile.extraHeaderNames = {u"X-Access"_s};
    servers->add(bench.profile, bench.token, {{"X-Access", "granted"}});
    const SecretKey header{bench.profile.id, bench.profile.address.origin(), u"header/X-Access"_s};
    QTRY_COMPARE(bench.keychain.read(header).result().secret, QByteArray("granted"));
    bench.profile.tokenPlace = TokenPlace::ThisSession;
    bench.profile.extraHeaderNames.clear();
    servers->add(bench.profile, bench.token, {});
    QTRY_VERIFY(bench.keychain.read(bench.key()).result().secret.isEmpty());
    QVERIFY(bench.keychain.read(header).result().secret.isEmpty());
    QCOMPARE(bench.memory->read(bench.key()).result().secret, bench.token);
}

QTEST_GUILESS_MAIN(TestServers)
#include "tst_servers.moc"
