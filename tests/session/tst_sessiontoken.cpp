// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/requests.h"
#include "tests/session/sessionbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using State = Session::State;

/// What becomes of an open server when its token, its user's role or its address changes.
class TestSessionToken : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyCallThatIsRefusedSignsOut();
    void aRefusalThatIsNotAboutTheTokenDoesNot();
    void signingInAgainReplacesTheTokenOnly();
    void anotherWayThereIsAnotherConnection();
    void aRoleThatChangesIsNoticed();
    void aRoleThatIsLostTakesTheListWithIt();
    void aTokenNeverFollowsAnEdit_data();
    void aTokenNeverFollowsAnEdit();
};

void TestSessionToken::anyCallThatIsRefusedSignsOut()
{
    SessionBench bench;
    bench.open();
    const QDateTime readAt = bench.session()->readAt();
    bench.model.takesTokens = false;
    const auto asked = bench.session()->send(requests::stackFile(StackId(1)));
    QTRY_COMPARE(bench.session()->state(), State::SignedOut);
    QCOMPARE(bench.session()->error()->kind, ApiError::Kind::Unauthorized);
    QCOMPARE(bench.session()->stacks().size(), 1);
    QCOMPARE(bench.session()->readAt(), readAt);
    QTest::qWait(100);
    QVERIFY(bench.model.count("GET /teams") <= 2); // At the start, and once to make sure.
    QVERIFY(asked.isFinished());
}

void TestSessionToken::aRefusalThatIsNotAboutTheTokenDoesNot()
{
    SessionBench bench;
    bench.open();
    bench.server.answer("/stacks/1/file", {401, R"({"message":"the cluster says no"})"});
    const auto asked = bench.session()->send(requests::stackFile(StackId(1)));
    QTRY_COMPARE(bench.model.count("GET /teams"), 2);
    QTest::qWait(100);
    QCOMPARE(bench.session()->state(), State::Connected);
    QVERIFY(asked.isFinished());
}

void TestSessionToken::signingInAgainReplacesTheTokenOnly()
{
    SessionBench bench;
    bench.open();
    bench.model.takesTokens = false;
    bench.session()->refresh();
    QTRY_COMPARE(bench.session()->state(), State::SignedOut);

    bench.model.takesTokens = true;
    const PortainerModel::Token fresh = bench.model.addToken(u"new"_s, "ptr_new" + QByteArray(40, 'N') + '=');
    ServerProfile again = bench.session()->profile();
    again.tokenId = AccessTokenId(fresh.id);
    const Session *before = bench.session();
    QSignalSpy removed(&bench.servers, &Servers::removed);
    QSignalSpy stacks(bench.session(), &Session::stacksChanged);
    bench.servers.add(again, fresh.raw, {});
    QCOMPARE(bench.session()->stacks().size(), 1); // There all the time.
    QTRY_COMPARE(bench.session()->state(), State::Connected);
    QCOMPARE(bench.session(), before);
    QCOMPARE(removed.count(), 0);
    QCOMPARE(stacks.count(), 0);
    QCOMPARE(bench.inUse(), fresh.raw);
    QCOMPARE(bench.stored(), fresh.raw);
    QCOMPARE(bench.session()->profile().tokenId, AccessTokenId(fresh.id));
}

void TestSessionToken::anotherWayThereIsAnotherConnection()
{
    SessionBench bench;
    bench.open();
    bench.servers.add(bench.profile, bench.old.raw, {{"X-Access", "granted"}});
    QTRY_COMPARE(bench.session()->state(), State::Connected);
    QCOMPARE(bench.server.seen().last().headers.value("x-access"), QByteArray("granted"));
}

void TestSessionToken::aRoleThatChangesIsNoticed()
{
    for (const char *version : {"2.19.5", "2.23.0"}) {
        SessionBench bench(version);
        bench.open();
        QVERIFY(!bench.session()->user()->isAdministrator());
        QSignalSpy people(bench.session(), &Session::peopleChanged);
        const Canned promoted{200, R"({"Id":3,"Username":"alice","Role":1})"};
        bench.server.answer("/users/me", promoted);
        bench.server.answer("/users/3", promoted);
        bench.server.answer("/users", {200, R"([{"Id":3,"Username":"alice","Role":1}])"});
        bench.session()->refresh();
        QTRY_VERIFY(bench.session()->user()->isAdministrator());
        QTRY_COMPARE(bench.session()->users().size(), 1);
        QVERIFY(people.count() >= 2);
    }
}

void TestSessionToken::aRoleThatIsLostTakesTheListWithIt()
{
    SessionBench bench;
    bench.server.answer("/users/me", {200, R"({"Id":3,"Username":"alice","Role":1})"});
    bench.server.answer("/users", {200, R"([{"Id":3,"Username":"alice","Role":1}])"});
    bench.open();
    QTRY_COMPARE(bench.session()->users().size(), 1);
    bench.server.forgetAnswer("/users/me");
    bench.server.forgetAnswer("/users");
    bench.session()->refresh();
    QTRY_VERIFY(!bench.session()->user()->isAdministrator());
    QTRY_VERIFY(bench.session()->users().isEmpty());
}

void TestSessionToken::aTokenNeverFollowsAnEdit_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("scheme") << u"https://127.0.0.1:%1"_s << u"http://127.0.0.1:%1"_s;
    QTest::newRow("host") << u"http://localhost:%1"_s << u"http://127.0.0.1:%1"_s;
    QTest::newRow("port") << u"http://127.0.0.1:9000"_s << u"http://127.0.0.1:%1"_s;
}

void TestSessionToken::aTokenNeverFollowsAnEdit()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    SessionBench bench;
    const QString port = QString::number(bench.server.serverPort());
    bench.profile.address = ServerAddress::parse(from.contains(u"%1"_s) ? from.arg(port) : from).address;
    bench.keychain.save(bench.key(), bench.old.raw).waitForFinished();
    bench.profile.address = ServerAddress::parse(to.arg(port)).address;
    Session session(bench.profile, bench.keychain, nullptr, ApiClient::systemManagers());
    session.open();
    QTRY_COMPARE(session.state(), State::SignedOut);
    QCOMPARE(session.secretState(), SecretState::NotFound);
    for (const Seen &seen : bench.server.seen())
        QVERIFY(!seen.headers.contains("x-api-key"));
}

QTEST_GUILESS_MAIN(TestSessionToken)
#include "tst_sessiontoken.moc"
