// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

#include "tests/support/scriptedserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using State = Session::State;

namespace {

const QByteArray Token = "ptr_" + QByteArray(43, 'B') + "=";
const QByteArray Unauthorized = R"({"message":"Invalid JWT token","details":"Unauthorized"})";

/// One saved server on a scripted one, with memory for secrets and a folder for what is remembered.
struct Bench {
    Bench()
    {
        playPortainer(server);
        dir.prepare();
        profile.id = ServerId::create();
        profile.name = u"home-lab"_s;
        profile.address = ServerAddress::parse(server.address()).address;
        profile.refreshEvery = std::chrono::seconds(0);
        secrets->save({profile.id, profile.address.origin()}, Token).waitForFinished();
    }
    std::unique_ptr<Session> session() { return std::make_unique<Session>(profile, *secrets, &known, ApiClient::systemManagers()); }

    QTemporaryDir folder;
    ConfigDir dir{folder.path() + u"/config"_s};
    ScriptedServer server;
    ServerProfile profile;
    KnownRowsStore known{dir};
    std::unique_ptr<SecretStore> secrets = makeSessionStore();
};

} // namespace

class TestSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensOnItsSavedToken();
    void withoutATokenItIsSignedOut();
    void aRevokedTokenSignsOutAndKeepsTheRows();
    void troubleKeepsTheRowsAndSaysWhy();
    void anUnchangedAnswerIsNotAChange();
    void aChangedAnswerIs();
    void isKnownAtTheNextStart();
    void aServerOfThisRunOnlyLeavesNothing();
    void refreshesByItself();
    void joinsARefreshUnderWay();
    void peopleAreReadAsFarAsAllowed();
};

void TestSession::opensOnItsSavedToken()
{
    Bench bench;
    const auto session = bench.session();
    QSignalSpy stacks(session.get(), &Session::stacksChanged);
    session->open();
    QCOMPARE(session->state(), State::Connecting);
    QTRY_COMPARE(session->state(), State::Connected);
    QCOMPARE(stacks.count(), 1);
    QCOMPARE(session->stacks().size(), 3);
    QCOMPARE(session->environments().size(), 2);
    QVERIFY(!session->isKnownOnly());
    QTRY_COMPARE(session->version().text(), u"2.23.0"_s);
    QTRY_VERIFY(session->user() && session->user()->name == "admin"_L1);
    QCOMPARE(session->tokenPrefix(), u"ptr_BBB"_s);
}

void TestSession::withoutATokenItIsSignedOut()
{
    Bench bench;
    bench.secrets = makeSessionStore();
    const auto session = bench.session();
    session->open();
    QTRY_COMPARE(session->state(), State::SignedOut);
    QCOMPARE(session->secretState(), SecretState::NotFound);
    QCOMPARE(bench.server.countOf("/stacks"), 0);
    QCOMPARE(session->tokenPrefix(), QString());
}

void TestSession::aRevokedTokenSignsOutAndKeepsTheRows()
{
    Bench bench;
    const auto session = bench.session();
    session->open();
    QTRY_COMPARE(session->state(), State::Connected);
    for (const QByteArray path : {"/stacks", "/endpoints"})
        bench.server.answer(path, {401, Unauthorized});
    session->refresh();
    QTRY_COMPARE(session->state(), State::SignedOut);
    QCOMPARE(session->error()->kind, ApiError::Kind::Unauthorized);
    QCOMPARE(session->stacks().size(), 3);
}

void TestSession::troubleKeepsTheRowsAndSaysWhy()
{
    Bench bench;
    const auto session = bench.session();
    session->open();
    QTRY_COMPARE(session->state(), State::Connected);
    const QDateTime then = session->readAt();
    bench.server.answer("/stacks", {500, R"({"message":"Unable to retrieve stacks from the database"})"});
    session->refresh();
    QTRY_COMPARE(session->state(), State::Trouble);
    QCOMPARE(session->error()->message, u"Unable to retrieve stacks from the database"_s);
    QCOMPARE(session->stacks().size(), 3);
    QCOMPARE(session->readAt(), then);

    playPortainer(bench.server);
    session->refresh();
    QTRY_COMPARE(session->state(), State::Connected);
    QVERIFY(!session->error());
}

void TestSession::anUnchangedAnswerIsNotAChange()
{
    Bench bench;
    const auto session = bench.session();
    session->open();
    QTRY_COMPARE(session->state(), State::Connected);
    QSignalSpy stacks(session.get(), &Session::stacksChanged);
    QSignalSpy environments(session.get(), &Session::environmentsChanged);
    QSignalSpy finished(session.get(), &Session::refreshFinished);
    session->refresh();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().first().toBool(), false);
    QCOMPARE(stacks.count(), 0);
    QCOMPARE(environments.count(), 0);
}

void TestSession::aChangedAnswerIs()
{
    Bench bench;
    const auto session = bench.session();
    session->open();
    QTRY_COMPARE(session->state(), State::Connected);
    QSignalSpy stacks(session.get(), &Session::stacksChanged);
    bench.server.answer("/stacks", {200, R"([{"Id":8,"Name":"new","Type":2,"EndpointId":1,"Status":2}])"});
    session->refresh();
    QTRY_COMPARE(stacks.count(), 1);
    QCOMPARE(session->stacks().size(), 1);
    QCOMPARE(session->stacks().first().name, u"new"_s);
    QCOMPARE(session->stacks().first().status.value, StackStatus::Inactive);
}

void TestSession::isKnownAtTheNextStart()
{
    Bench bench;
    {
        const auto session = bench.session();
        session->open();
        QTRY_COMPARE(session->state(), State::Connected);
        QTRY_COMPARE(bench.known.read(bench.profile.id).result().stacks.size(), 3);
    }
    bench.server.answer("/stacks", {.hang = true});
    const auto session = bench.session();
    session->open();
    QTRY_COMPARE(session->stacks().size(), 3);
    QVERIFY(session->isKnownOnly());
    QVERIFY(session->readAt().isValid());
    QCOMPARE(session->stacks().first().name, u"shop"_s);
    QCOMPARE(session->stacks().first().status.value, StackStatus::Active);
}

void TestSession::aServerOfThisRunOnlyLeavesNothing()
{
    Bench bench;
    Session session(bench.profile, *bench.secrets, nullptr, ApiClient::systemManagers());
    session.openWith(Token);
    QTRY_COMPARE(session.state(), State::Connected);
    QVERIFY(!bench.known.read(bench.profile.id).result().readAt.isValid());
}

void TestSession::refreshesByItself()
{
    Bench bench;
    bench.profile.refreshEvery = std::chrono::seconds(1);
    const auto session = bench.session();
    session->open();
    QTRY_VERIFY_WITH_TIMEOUT(bench.server.countOf("/stacks") >= 3, 10000);
}

void TestSession::joinsARefreshUnderWay()
{
    Bench bench;
    const auto session = bench.session();
    session->open();
    QTRY_COMPARE(session->state(), State::Connected);
    QSignalSpy finished(session.get(), &Session::refreshFinished);
    const int before = bench.server.countOf("/stacks");
    session->refresh();
    session->refresh();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(bench.server.countOf("/stacks"), before + 1);
}

void TestSession::peopleAreReadAsFarAsAllowed()
{
    Bench bench;
    bench.server.answer("/users", {403, R"({"message":"Permission denied to access users list"})"});
    bench.server.answer("/teams", {200, R"([{"Id":4,"Name":"web"}])"});
    const auto session = bench.session();
    session->open();
    QTRY_COMPARE(session->teams().size(), 1);
    QTRY_COMPARE(session->state(), State::Connected);
    QVERIFY(session->users().isEmpty());
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
