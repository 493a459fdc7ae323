// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/clientidentityfile.h"
#include "app/session/secretkeys.h"
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

const QByteArray Pin = QByteArray(32, 'p');

/// Two Portainers, one saved server that is open on the first of them, and what a start of the program would find.
struct Bench {
    Bench()
    {
        dir.prepare();
        first.answerBy([this](const Seen &seen) { return model.answer(seen); });
        second.answerBy([this](const Seen &seen) { return model.answer(seen); });
        token = model.addToken(u"ours"_s, "ptr_" + QByteArray(43, 'C') + '=').raw;
        profile.id = ServerId::create();
        profile.name = u"home-lab"_s;
        profile.address = addressOf(first);
        profile.refreshEvery = std::chrono::seconds(0);
    }
    static ServerAddress addressOf(const ScriptedServer &server) { return ServerAddress::parse(server.address()).address; }
    std::unique_ptr<Servers> servers() { return std::make_unique<Servers>(profiles, keychain, *memory, known, ApiClient::systemManagers()); }
    QByteArray kept(const SecretKey &key) { return keychain.read(key).result().secret; }
    ServerProfile saved() const { return profiles.profile(profile.id).value_or(ServerProfile()); }

    QTemporaryDir folder;
    ConfigDir dir{folder.path() + u"/config"_s};
    PortainerModel model;
    ScriptedServer first;
    ScriptedServer second;
    ProfileStore profiles{dir};
    BrokenStore keychain{SecretState::Done};
    std::unique_ptr<SecretStore> memory = makeSessionStore();
    KnownRowsStore known{dir};
    ServerProfile profile;
    QByteArray token;
};

bool carriesToken(const ScriptedServer &server)
{
    for (const Seen &seen : server.seen())
        if (!seen.headers.value("x-api-key").isEmpty())
            return true;
    return false;
}

} // namespace

/// What becomes of the open servers when their entries change.
class TestServerEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nameAndColourChangeNothingElse();
    void disablingClosesAndEnablingOpens();
    void anotherAddressAsksForTheToken();
    void aTokenThatCouldNotBeForgottenIsNotSentElsewhere_data();
    void aTokenThatCouldNotBeForgottenIsNotSentElsewhere();
    void anotherPathAsksForTheToken();
    void forgettingThePinAsksAgain();
    void anotherPinIsNotTakenOver();
    void anotherAddressIsNotShownTheCertificate();
    void editingBackAsksForTheToken();
    void readOnlyTakesEffectAtOnce();
    void aSecretTypedAnewIsKeptAndUsed();
    void aSecretThatCannotBeKeptIsTold();
    void aMissingClientCertificateIsSaid();
    void aCopyIsSignedOut();
    void removingForgetsEverySecret();
    void orderIsThatOfTheProfiles();
    void whatCannotBeSavedChangesNothing();
};

namespace {

/// Signed in to the first server.
std::unique_ptr<Servers> opened(Bench &bench)
{
    auto servers = bench.servers();
    servers->add(bench.profile, bench.token, {});
    [&] {
        QTRY_VERIFY(servers->session(bench.profile.id)->state() == Session::State::Connected);
        QTRY_VERIFY(bench.saved().tokenSaved);
    }();
    return servers;
}

} // namespace

void TestServerEdits::nameAndColourChangeNothingElse()
{
    Bench bench;
    const auto servers = opened(bench);
    const Session *before = servers->session(bench.profile.id);
    ServerProfile wanted = bench.saved();
    wanted.name = u"lab"_s;
    wanted.colour = ServerColour::Teal;
    wanted.locked = true;
    QVERIFY(servers->edit(wanted));
    QCOMPARE(servers->session(bench.profile.id), before);
    QCOMPARE(before->profile().name, u"lab"_s);
    QCOMPARE(before->state(), Session::State::Connected);
    QVERIFY(bench.saved() == wanted);
}

void TestServerEdits::disablingClosesAndEnablingOpens()
{
    Bench bench;
    const auto servers = opened(bench);
    QSignalSpy removed(servers.get(), &Servers::removed);
    QSignalSpy added(servers.get(), &Servers::added);
    ServerProfile wanted = bench.saved();
    wanted.enabled = false;
    QVERIFY(servers->edit(wanted));
    QVERIFY(!servers->session(bench.profile.id));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(bench.kept(secretkeys::accessToken(wanted)), bench.token);
    wanted.enabled = true;
    QVERIFY(servers->edit(wanted));
    QCOMPARE(added.count(), 1);
    QTRY_COMPARE(servers->session(bench.profile.id)->state(), Session::State::Connected);
}

void TestServerEdits::anotherAddressAsksForTheToken()
{
    Bench bench;
    bench.profile.pinnedSha256 = Pin;
    const auto servers = opened(bench);
    const SecretKey old = secretkeys::accessToken(bench.saved());
    QSignalSpy left(servers.get(), &Servers::leftBehind);
    ServerProfile wanted = bench.saved();
    wanted.address = Bench::addressOf(bench.second);
    QVERIFY(servers->edit(wanted));
    QTRY_VERIFY(servers->session(bench.profile.id));
    QTRY_COMPARE(servers->session(bench.profile.id)->state(), Session::State::SignedOut);
    QVERIFY(bench.saved().pinnedSha256.isEmpty());
    QVERIFY(!bench.saved().tokenSaved);
    QVERIFY(bench.kept(old).isEmpty());
    QCOMPARE(left.count(), 0);
    QVERIFY(!carriesToken(bench.second));
    QVERIFY(carriesToken(bench.first)); // The control: it did carry one where it belongs.
    // The next start asks as well.
    const auto again = bench.servers();
    again->openAll();
    QTRY_COMPARE(again->session(bench.profile.id)->state(), Session::State::SignedOut);
    QVERIFY(!carriesToken(bench.second));
}

void TestServerEdits::aTokenThatCouldNotBeForgottenIsNotSentElsewhere_data()
{
    QTest::addColumn<bool>("samePlace");
    QTest::newRow("another server") << false;
    QTest::newRow("another path of the same origin") << true;
}

// With the same origin the key in the keychain is the same one: what fences then is that nobody looks for it.
void TestServerEdits::aTokenThatCouldNotBeForgottenIsNotSentElsewhere()
{
    QFETCH(bool, samePlace);
    Bench bench;
    auto servers = opened(bench);
    bench.keychain.forgets = SecretState::Locked;
    bench.first.forget();
    QSignalSpy left(servers.get(), &Servers::leftBehind);
    ServerProfile wanted = bench.saved();
    wanted.address = samePlace ? ServerAddress::parse(bench.first.address() + u"/other"_s).address : Bench::addressOf(bench.second);
    QVERIFY(servers->edit(wanted));
    QTRY_COMPARE(left.count(), 1);
    QCOMPARE(left.constFirst().at(1).value<SecretState>(), SecretState::Locked);
    QTRY_COMPARE(servers->session(bench.profile.id)->state(), Session::State::SignedOut);
    servers = bench.servers();
    servers->openAll();
    QTRY_COMPARE(servers->session(bench.profile.id)->state(), Session::State::SignedOut);
    QTest::qWait(50);
    QVERIFY(!carriesToken(bench.first));
    QVERIFY(!carriesToken(bench.second));
}

// The same origin, so the key in the keychain is the same; behind another path may be another server.
void TestServerEdits::anotherPathAsksForTheToken()
{
    Bench bench;
    bench.profile.pinnedSha256 = Pin;
    const auto servers = opened(bench);
    const SecretKey key = secretkeys::accessToken(bench.saved());
    bench.first.forget();
    ServerProfile wanted = bench.saved();
    wanted.address = ServerAddress::parse(bench.first.address() + u"/other"_s).address;
    QVERIFY(servers->edit(wanted));
    QTRY_VERIFY(servers->session(bench.profile.id));
    QTRY_COMPARE(servers->session(bench.profile.id)->state(), Session::State::SignedOut);
    QVERIFY(bench.kept(key).isEmpty());
    QVERIFY(!bench.saved().tokenSaved);
    QCOMPARE(bench.saved().tokenId, AccessTokenId(0));
    QCOMPARE(bench.saved().pinnedSha256, Pin); // Trust is that of the origin.
    QVERIFY(!carriesToken(bench.first));
    const auto again = bench.servers();
    again->openAll();
    QTRY_COMPARE(again->session(bench.profile.id)->state(), Session::State::SignedOut);
    QVERIFY(!carriesToken(bench.first));
}

// What is open to the server ends with the trust; the token stays, as it belongs to the address.
void TestServerEdits::forgettingThePinAsksAgain()
{
    Bench bench;
    bench.profile.pinnedSha256 = Pin;
    const auto servers = opened(bench);
    QSignalSpy removed(servers.get(), &Servers::removed);
    ServerProfile wanted = bench.saved();
    wanted.pinnedSha256.clear();
    wanted.pinnedDer.clear();
    QVERIFY(servers->edit(wanted));
    QCOMPARE(removed.count(), 1);
    QVERIFY(bench.saved().pinnedSha256.isEmpty());
    QVERIFY(bench.saved().tokenSaved);
    QTRY_VERIFY(servers->session(bench.profile.id));
    QVERIFY(servers->session(bench.profile.id)->target().pin.isNull());
}

// An entry whose pin was changed from outside (a file, an old copy) trusts nothing of its own.
void TestServerEdits::anotherPinIsNotTakenOver()
{
    Bench bench;
    bench.profile.pinnedSha256 = Pin;
    const auto servers = opened(bench);
    ServerProfile wanted = bench.saved();
    wanted.pinnedSha256 = QByteArray(32, 'q');
    QVERIFY(servers->edit(wanted));
    QVERIFY(bench.saved().pinnedSha256.isEmpty());
    QTRY_VERIFY(servers->session(bench.profile.id));
    QVERIFY(servers->session(bench.profile.id)->target().pin.isNull());
}

void TestServerEdits::anotherAddressIsNotShownTheCertificate()
{
    Bench bench;
    const auto servers = opened(bench);
    ServerProfile wanted = bench.saved();
    wanted.clientCertificateFile = bench.folder.filePath(u"own.p12"_s);
    QVERIFY(servers->edit(wanted, {.headers = {}, .proxyPassword = {}, .passPhrase = Secret("pw")}));
    QTRY_COMPARE(bench.kept(secretkeys::passPhrase(wanted)), QByteArray("pw"));
    wanted = bench.saved();
    ServerProfile there = wanted;
    there.address = Bench::addressOf(bench.second);
    QVERIFY(servers->edit(there));
    QVERIFY(bench.saved().clientCertificateFile.isEmpty());
    QTRY_VERIFY(bench.kept(secretkeys::passPhrase(wanted)).isEmpty()); // Nothing opens the file any more.
    QTRY_COMPARE(servers->session(bench.profile.id)->state(), Session::State::SignedOut);
    // Said so by a person, it goes along.
    wanted.address = bench.saved().address;
    QVERIFY(servers->edit(wanted, {.headers = {}, .proxyPassword = {}, .passPhrase = Secret("pw")}));
    wanted.address = Bench::addressOf(bench.first);
    NewSecrets said;
    said.showsCertificateElsewhere = true;
    QVERIFY(servers->edit(wanted, said));
    QCOMPARE(bench.saved().clientCertificateFile, wanted.clientCertificateFile);
    QTRY_COMPARE(bench.kept(secretkeys::passPhrase(wanted)), QByteArray("pw"));
}

void TestServerEdits::editingBackAsksForTheToken()
{
    Bench bench;
    const auto servers = opened(bench);
    bench.keychain.forgets = SecretState::Locked; // The old entry is still there.
    const ServerProfile here = bench.saved();
    ServerProfile there = here;
    there.address = Bench::addressOf(bench.second);
    QVERIFY(servers->edit(there));
    bench.first.forget();
    ServerProfile back = bench.saved();
    back.address = here.address;
    QVERIFY(servers->edit(back));
    QTRY_VERIFY(servers->session(bench.profile.id));
    QTRY_COMPARE(servers->session(bench.profile.id)->state(), Session::State::SignedOut);
    QTest::qWait(50);
    QVERIFY(!carriesToken(bench.first));
}

void TestServerEdits::readOnlyTakesEffectAtOnce()
{
    Bench bench;
    const auto servers = opened(bench);
    Session *session = servers->session(bench.profile.id);
    ServerProfile wanted = bench.saved();
    wanted.readOnly = true;
    QVERIFY(servers->edit(wanted));
    QCOMPARE(servers->session(bench.profile.id), session);
    const auto refused = session->send(requests::createTeam(u"ops"_s));
    QTRY_VERIFY(refused.isFinished());
    QCOMPARE(refused.result().error().kind, ApiError::Kind::ReadOnly);
    QVERIFY(session->target().readOnly);
}

void TestServerEdits::aSecretTypedAnewIsKeptAndUsed()
{
    Bench bench;
    const auto servers = opened(bench);
    bench.first.forget();
    ServerProfile wanted = bench.saved();
    wanted.extraHeaderNames = {u"CF-Access-Client-Id"_s};
    QVERIFY(servers->edit(wanted, {.headers = {{"CF-Access-Client-Id", "value one"}}, .proxyPassword = {}, .passPhrase = {}}));
    QTRY_VERIFY(servers->session(bench.profile.id) && servers->session(bench.profile.id)->state() == Session::State::Connected);
    QCOMPARE(bench.kept(secretkeys::header(wanted, u"CF-Access-Client-Id"_s)), "value one");
    for (const Seen &seen : bench.first.seen())
        QCOMPARE(seen.headers.value("cf-access-client-id"), "value one");
    // Taken away again, its value goes as well.
    wanted.extraHeaderNames.clear();
    QVERIFY(servers->edit(wanted));
    QTRY_VERIFY(servers->session(bench.profile.id) && servers->session(bench.profile.id)->state() == Session::State::Connected);
    ServerProfile before = wanted;
    before.extraHeaderNames = {u"CF-Access-Client-Id"_s};
    QVERIFY(bench.kept(secretkeys::header(before, u"CF-Access-Client-Id"_s)).isEmpty());
}

void TestServerEdits::aSecretThatCannotBeKeptIsTold()
{
    Bench bench;
    const auto servers = opened(bench);
    QSignalSpy notKept(servers.get(), &Servers::notKept);
    bench.keychain.saves = SecretState::Locked;
    ServerProfile wanted = bench.saved();
    wanted.proxy = {.kind = ProxyChoice::Kind::Http, .host = u"proxy"_s, .port = 3128, .userName = u"me"_s};
    QVERIFY(servers->edit(wanted, {.headers = {}, .proxyPassword = Secret("pw"), .passPhrase = {}}));
    QTRY_COMPARE(notKept.count(), 1);
    QCOMPARE(notKept.constFirst().at(0).toString(), u"home-lab"_s);
}

void TestServerEdits::aMissingClientCertificateIsSaid()
{
    Bench bench;
    const auto servers = opened(bench);
    bench.first.forget();
    ServerProfile wanted = bench.saved();
    wanted.clientCertificateFile = bench.folder.filePath(u"gone.p12"_s);
    QVERIFY(servers->edit(wanted, {.headers = {}, .proxyPassword = {}, .passPhrase = Secret("pp")}));
    QTRY_VERIFY(servers->session(bench.profile.id));
    Session *session = servers->session(bench.profile.id);
    QTRY_COMPARE(session->state(), Session::State::Trouble);
    QCOMPARE(session->error()->message, ClientCertificateMessage::Missing);
    session->refresh(); // Asking again looks again.
    QTRY_VERIFY(session->state() == Session::State::Trouble);
    QCOMPARE(bench.first.seen().size(), 0);
    wanted.clientCertificateFile.clear();
    QVERIFY(servers->edit(wanted));
    QTRY_VERIFY(servers->session(bench.profile.id) && servers->session(bench.profile.id)->state() == Session::State::Connected);
}

void TestServerEdits::aCopyIsSignedOut()
{
    Bench bench;
    const auto servers = opened(bench);
    const ServerProfile copy = duplicateOf(bench.saved(), bench.profiles.profiles());
    QVERIFY(servers->addSignedOut(copy));
    QCOMPARE(servers->sessions().size(), 2);
    QCOMPARE(servers->session(copy.id)->state(), Session::State::SignedOut);
    QVERIFY(bench.kept(secretkeys::accessToken(copy)).isEmpty());
    QCOMPARE(servers->session(bench.profile.id)->state(), Session::State::Connected);
}

void TestServerEdits::removingForgetsEverySecret()
{
    Bench bench;
    bench.profile.extraHeaderNames = {u"X-One"_s};
    bench.profile.proxy = {.kind = ProxyChoice::Kind::None, .host = {}, .port = 0, .userName = {}};
    auto servers = bench.servers();
    servers->add(bench.profile, bench.token, {{"X-One", "1"}});
    QTRY_VERIFY(bench.saved().tokenSaved);
    const QList<SecretKey> keys = secretkeys::allOf(bench.saved());
    QCOMPARE(keys.size(), 3);
    QSignalSpy forgotten(servers.get(), &Servers::tokenForgotten);
    servers->remove(bench.profile.id);
    QTRY_COMPARE(forgotten.count(), 1);
    QCOMPARE(forgotten.constFirst().at(1).value<SecretState>(), SecretState::Done);
    for (const SecretKey &key : keys)
        QVERIFY(bench.kept(key).isEmpty());
    QVERIFY(servers->sessions().isEmpty());
}

void TestServerEdits::orderIsThatOfTheProfiles()
{
    Bench bench;
    const auto servers = opened(bench);
    const ServerProfile copy = duplicateOf(bench.saved(), bench.profiles.profiles());
    servers->addSignedOut(copy);
    QSignalSpy reordered(servers.get(), &Servers::reordered);
    bench.profiles.reorder({copy.id, bench.profile.id});
    QCOMPARE(reordered.count(), 1);
    QCOMPARE(servers->sessions().constFirst()->profile().id, copy.id);
}

void TestServerEdits::whatCannotBeSavedChangesNothing()
{
    Bench bench;
    const auto servers = opened(bench);
    const ServerProfile before = bench.saved();
    ServerProfile wanted = before;
    wanted.proxy = {.kind = ProxyChoice::Kind::Http, .host = u"no host"_s, .port = 0, .userName = {}};
    QVERIFY(!servers->edit(wanted));
    QVERIFY(bench.saved() == before);
    QCOMPARE(servers->session(bench.profile.id)->state(), Session::State::Connected);
    ServerProfile stranger = before;
    stranger.id = ServerId::create();
    QVERIFY(!servers->edit(stranger));
}

QTEST_GUILESS_MAIN(TestServerEdits)
#include "tst_serveredits.moc"
