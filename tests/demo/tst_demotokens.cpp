// SPDX-License-Identifier: GPL-3.0-or-later
// Access tokens of the demo: whose may be removed by whom, what dies with them, and how tests look inside.
#include "tests/demo/asker.h"

#include <QDateTime>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDemoTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void removes_data();
    void removes();
    void aRemovedTokenIsDeadAtOnce_data();
    void aRemovedTokenIsDeadAtOnce();
    void removesItsSiblingAndItself();
    void idsAreNotUsedAgain();
    void useMovesLastUsed();
    void countsWhatWasAsked();
    void tellsDescriptions();
};

namespace {

QJsonArray tokensOf(Asker &asker, const QByteArray &user, const QByteArray &id)
{
    return asker.getAs(user, "/api/users/" + id + "/tokens").json().toArray();
}

} // namespace

void TestDemoTokens::removes_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *user, const char *target, int status, const QString &message) {
        QTest::newRow(name) << QByteArray(user) << QByteArray(target) << status << message;
    };
    // The tokens of the demo: 1 admin, 2 alice, 3 bob, 4 maria, 5 noor, 6 kim, 7 admin.
    row("own", "alice", "2/tokens/2", 204, {});
    row("of a user, as administrator", "admin", "2/tokens/2", 204, {});
    row("unknown", "alice", "2/tokens/99", 500, u"API Key not found"_s);
    row("of another through one's own path", "alice", "2/tokens/3", 403, u"Permission denied to remove api-key"_s);
    row("of another through theirs", "alice", "3/tokens/3", 403, u"Permission denied to get user access tokens"_s);
    row("under the wrong user, as administrator", "admin", "1/tokens/2", 403, u"Permission denied to remove api-key"_s);
    row("of nobody", "admin", "99/tokens/2", 404, u"Unable to find a user with the specified identifier inside the database"_s);
    row("no number", "admin", "1/tokens/first", 400, u"Invalid api-key identifier route variable"_s);
    row("no number for the user", "admin", "me/tokens/1", 400, u"Invalid user identifier route variable"_s);
}

void TestDemoTokens::removes()
{
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, target);
    DemoServer server;
    QVERIFY(server.start());
    const Heard heard = Asker(server).sendAs(user, "DELETE", "/api/users/" + target);
    QTEST(heard.status, "status");
    QTEST(heard.text("message"), "message");
}

void TestDemoTokens::aRemovedTokenIsDeadAtOnce_data()
{
    QTest::addColumn<DemoLine>("line");
    QTest::addColumn<QString>("message");
    QTest::newRow("2.19") << DemoLine::V2_19 << u"A valid authorisation token is missing"_s;
    QTest::newRow("2.21") << DemoLine::V2_21 << u"Invalid JWT token"_s;
    QTest::newRow("2.23") << DemoLine::V2_23 << u"Invalid JWT token"_s;
}

void TestDemoTokens::aRemovedTokenIsDeadAtOnce()
{
    QFETCH(const DemoLine, line);
    DemoServer server({.line = line});
    QVERIFY(server.start());
    Asker asker(server);
    QCOMPARE(asker.getAs("alice", "/api/users/2").status, 200);
    QCOMPARE(asker.sendAs("admin", "DELETE", "/api/users/2/tokens/2").status, 204);
    const Heard heard = asker.getAs("alice", "/api/users/2");
    QCOMPARE(heard.status, 401);
    QTEST(heard.text("message"), "message");
}

void TestDemoTokens::removesItsSiblingAndItself()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    QCOMPARE(tokensOf(asker, "admin", "1").size(), 2);
    QCOMPARE(asker.sendAs("admin", "DELETE", "/api/users/1/tokens/7").status, 204);
    QCOMPARE(tokensOf(asker, "admin", "1").size(), 1);
    QCOMPARE(asker.sendAs("admin", "DELETE", "/api/users/1/tokens/1").status, 204);
    QCOMPARE(asker.getAs("admin", "/api/users/1/tokens").status, 401);
}

void TestDemoTokens::idsAreNotUsedAgain()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray session = asker.signIn("alice");
    const QByteArray body = R"({"description":"x","password":")" + server.passwordOf("alice") + "\"}";
    const auto make = [&] { return asker.sendIn(session, "POST", "/api/users/2/tokens", body).json()["apiKey"_L1]["id"_L1].toInteger(); };
    const qint64 first = make();
    QVERIFY(first > 0);
    QCOMPARE(asker.sendIn(session, "DELETE", "/api/users/2/tokens/" + QByteArray::number(first)).status, 204);
    QVERIFY(make() > first);
}

/// portainer-api.md 2.5: at most once a minute.
void TestDemoTokens::useMovesLastUsed()
{
    DemoServer server({.clockSkewSeconds = 3600});
    QVERIFY(server.start());
    Asker asker(server);
    const auto lastUsed = [&] { return asker.getAs("admin", "/api/users/2/tokens").json().toArray().at(0)["lastUsed"_L1].toInteger(); };
    QCOMPARE(lastUsed(), 0);
    const qint64 before = QDateTime::currentSecsSinceEpoch() + 3600;
    QCOMPARE(asker.getAs("alice", "/api/users/me").status, 200);
    const qint64 used = lastUsed();
    QVERIFY(used >= before && used < before + 60);
    QCOMPARE(asker.getAs("alice", "/api/users/me").status, 200);
    QCOMPARE(lastUsed(), used);
}

void TestDemoTokens::countsWhatWasAsked()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    QCOMPARE(server.timesAsked("GET", "users/{id}/tokens"), 0);
    asker.getAs("alice", "/api/users/2/tokens");
    asker.getAs("alice", "/api/users/1/tokens");
    asker.getAs("alice", "/api/nothing");
    QCOMPARE(server.timesAsked("GET", "users/{id}/tokens"), 2);
    QCOMPARE(server.timesAsked("POST", "users/{id}/tokens"), 0);
    QCOMPARE(server.writesAsked(), 0);
    asker.sendAs("alice", "POST", "/api/users/2/tokens", "{}");
    asker.sendAs("alice", "PATCH", "/api/nothing");
    asker.sendAs("alice", "PUT", "/api/stacks/1");
    QCOMPARE(server.timesAsked("POST", "users/{id}/tokens"), 1);
    QCOMPARE(server.writesAsked(), 3);
    server.stop();
    QCOMPARE(server.writesAsked(), 3);
}

void TestDemoTokens::tellsDescriptions()
{
    DemoServer server;
    QVERIFY(server.tokenDescriptionsOf("admin").isEmpty());
    QVERIFY(server.start());
    QCOMPARE(server.tokenDescriptionsOf("admin"), (QByteArrayList{"Longshore", "backup script"}));
    QCOMPARE(server.tokenDescriptionsOf("chris"), QByteArrayList());
    QCOMPARE(server.tokenDescriptionsOf("nobody"), QByteArrayList());
    Asker asker(server);
    const QByteArray body = R"({"description":"Büro","password":")" + server.passwordOf("chris") + "\"}";
    QCOMPARE(asker.sendIn(asker.signIn("chris"), "POST", "/api/users/5/tokens", body).status, 201);
    QCOMPARE(server.tokenDescriptionsOf("Chris"), QByteArrayList{"Büro"});
}

QTEST_GUILESS_MAIN(TestDemoTokens)
#include "tst_demotokens.moc"
