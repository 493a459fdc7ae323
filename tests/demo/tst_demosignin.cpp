// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in and out, access tokens, the rate limit, and which credential counts.
#include "app/demo/demoratelimit.h"
#include "tests/demo/asker.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDemoSignIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void signsIn_data();
    void signsIn();
    void forgedTokensAreRefused();
    void makesTokens();
    void limitsTheRate();
    void rateLimit_data();
    void rateLimit();
    void bansOverHttp();
    void signsOutByCookie();
    void hangsUpWithoutCookie();
    void tokensOfOthers_data();
    void tokensOfOthers();
    void orphansByFilter();
};

namespace {

const RawHeaders Json{{"Content-Type", "application/json"}};

Heard createToken(Asker &asker, const QByteArray &session, const QByteArray &body, const QByteArray &path = "/api/users/1/tokens")
{
    return asker.ask("POST", path, bearerHeader(session) + Json, body);
}

QByteArray sessionOf(const Heard &signedIn)
{
    return signedIn.text("jwt").toUtf8();
}

} // namespace


void TestDemoSignIn::signsIn_data()
{
    QTest::addColumn<DemoLine>("line");
    QTest::addColumn<bool>("hasCookie");
    QTest::newRow("2.19") << DemoLine::V2_19 << false;
    QTest::newRow("2.21") << DemoLine::V2_21 << true;
    QTest::newRow("2.23") << DemoLine::V2_23 << true;
}

void TestDemoSignIn::signsIn()
{
    QFETCH(const DemoLine, line);
    QFETCH(const bool, hasCookie);
    DemoServer server({.line = line});
    QVERIFY(server.start());
    Asker asker(server);
    const Heard heard = asker.ask("POST", "/api/auth", Json, signInBody("Alice", server.passwordOf("alice")));
    QCOMPARE(heard.status, 200);
    QCOMPARE(heard.header("Set-Cookie").startsWith("portainer_api_key=" + sessionOf(heard) + "; Path=/; Expires="), hasCookie);
    const QByteArray claims = QByteArray::fromBase64(sessionOf(heard).split('.').value(1), QByteArray::Base64UrlEncoding);
    const QJsonObject object = QJsonDocument::fromJson(claims).object();
    QCOMPARE(object["id"_L1].toInt(), 2);
    QCOMPARE(object["username"_L1].toString(), u"alice"_s);
    QCOMPARE(object["role"_L1].toInt(), 2);
    QCOMPARE(object["exp"_L1].toInteger() - object["iat"_L1].toInteger(), 8 * 3600);
    QCOMPARE(object.contains("jti"_L1), line != DemoLine::V2_19);
    QCOMPARE(asker.get("/api/users/2", bearerHeader(sessionOf(heard))).text("Username"), u"alice"_s);
    QCOMPARE(asker.ask("POST", "/api/auth", Json, signInBody("alice", server.passwordOf("admin"))).status, 422);
}

void TestDemoSignIn::forgedTokensAreRefused()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray good = asker.signIn("alice");
    QCOMPARE(asker.get("/api/users/me", bearerHeader(good)).status, 200);
    QByteArrayList parts = good.split('.');
    const QByteArray claims = QByteArray::fromBase64(parts.at(1), QByteArray::Base64UrlEncoding);
    parts[1] = QByteArray(claims).replace("\"id\":2", "\"id\":1").toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    for (const QByteArray &forged : {parts.join('.'), good + 'A', good.chopped(1), good.left(good.lastIndexOf('.') + 1), "x"_ba, "..."_ba})
        QCOMPARE(asker.get("/api/users/me", bearerHeader(forged)).status, 401);
}

void TestDemoSignIn::makesTokens()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray session = asker.signIn("admin");
    const QByteArray body = R"({"description":"desk & chair","password":")" + server.passwordOf("admin") + "\"}";
    const Heard made = createToken(asker, session, body);
    QCOMPARE(made.status, 201);
    const QByteArray raw = made.text("rawAPIKey").toUtf8();
    QCOMPARE(raw.size(), 48);
    QCOMPARE(made.json()["apiKey"_L1]["prefix"_L1].toString().toUtf8(), raw.left(7));
    QCOMPARE(asker.get("/api/users/me", keyHeader(raw)).text("Username"), u"admin"_s);
    const Heard listed = asker.get("/api/users/1/tokens", keyHeader(raw));
    QVERIFY(!listed.body.contains("digest"));
    QVERIFY(!listed.body.contains(raw));
    const QJsonArray keys = listed.json().toArray();
    const QJsonValue key = keys.last();
    QCOMPARE(key["description"_L1].toString(), u"desk & chair"_s);
    QVERIFY(key["lastUsed"_L1].toInteger() > 0);
    // 127 characters, not bytes.
    const QByteArray ofLength = R"({"description":"DDD","password":")" + server.passwordOf("admin") + "\"}";
    QCOMPARE(createToken(asker, session, QByteArray(ofLength).replace("DDD", QByteArray("é").repeated(127))).status, 201);
    QCOMPARE(createToken(asker, session, QByteArray(ofLength).replace("DDD", QByteArray("é").repeated(128))).status, 400);
}

/// portainer-api.md 1.8: what passed and what did not on a real server.
void TestDemoSignIn::rateLimit_data()
{
    QTest::addColumn<QList<qint64>>("times");
    QTest::addColumn<int>("passed");
    QList<qint64> burst(11, 0);
    QTest::newRow("eleven at once") << burst << 10;
    QList<qint64> slowly;
    for (int index = 0; index < 16; ++index)
        slowly.append(index * 1050);
    QTest::newRow("sixteen, one per 1.05 s") << slowly << 16;
    QTest::newRow("the ban lasts") << burst + QList<qint64>{3'599'000} << 10;
    QTest::newRow("an hour later") << burst + QList<qint64>{3'600'001} << 11;
    QTest::newRow("ten, and three 3.3 s later") << QList<qint64>(10, 800) + QList<qint64>(4, 4100) << 13;
}

void TestDemoSignIn::rateLimit()
{
    QFETCH(const QList<qint64>, times);
    demo::RateLimit limit;
    int passed = 0;
    for (const qint64 time : times)
        passed += limit.passes(time);
    QTEST(passed, "passed");
}

void TestDemoSignIn::limitsTheRate()
{
    demo::RateLimit limit;
    for (int index = 0; index < 10; ++index)
        QVERIFY(limit.passes(5000));
    QVERIFY(limit.passes(6000));
    QVERIFY(!limit.passes(6000));
    QVERIFY(!limit.passes(60'000));
}

void TestDemoSignIn::bansOverHttp()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray session = asker.signIn("admin");
    int failed = 0;
    while (failed < 500 && asker.ask("POST", "/api/auth", Json, signInBody("admin", "wrong")).status == 422)
        ++failed;
    QVERIFY(failed >= 9 && failed < 500);
    // The right password does not help, keys cannot be made either, and everything else goes on.
    QCOMPARE(asker.ask("POST", "/api/auth", Json, signInBody("admin", server.passwordOf("admin"))).status, 403);
    QCOMPARE(createToken(asker, session, "{}").text("message"), u"Access denied"_s);
    QCOMPARE(asker.get("/api/users/me", bearerHeader(session)).status, 200);
    QCOMPARE(asker.getAs("admin", "/api/stacks").status, 200);
}

void TestDemoSignIn::signsOutByCookie()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray session = asker.signIn("bob");
    const QByteArray cookie = "portainer_api_key=" + session;
    const Heard read = asker.get("/api/users/me", {{"Cookie", cookie}});
    QCOMPARE(read.text("Username"), u"bob"_s);
    QCOMPARE(asker.ask("POST", "/api/auth/logout", {{"Cookie", cookie}}).body, "Forbidden - CSRF token not found in request\n"_ba);
    QCOMPARE(asker.get("/api/users/me", bearerHeader(session)).status, 200);
    const QByteArray both = cookie + "; " + read.header("Set-Cookie").split(';').first();
    QCOMPARE(asker.ask("POST", "/api/auth/logout", {{"Cookie", both}, {"X-CSRF-Token", read.header("X-Csrf-Token")}}).status, 204);
    QCOMPARE(asker.get("/api/users/me", bearerHeader(session)).text("message"), u"Invalid JWT token"_s);
}

void TestDemoSignIn::hangsUpWithoutCookie()
{
    for (const DemoLine line : {DemoLine::V2_19, DemoLine::V2_21, DemoLine::V2_23}) {
        DemoServer server({.line = line});
        QVERIFY(server.start());
        Asker asker(server);
        const QByteArray session = asker.signIn("alice");
        QCOMPARE(asker.ask("POST", "/api/auth/logout", bearerHeader(session)).status, line == DemoLine::V2_19 ? 204 : 0);
        QCOMPARE(asker.get("/api/stacks", bearerHeader(session)).status, 200);
    }
}

void TestDemoSignIn::tokensOfOthers_data()
{
    QTest::addColumn<DemoLine>("line");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("owner");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, DemoLine line, const char *user, const char *owner, int status) {
        QTest::newRow(name) << line << QByteArray(user) << QByteArray(owner) << status;
    };
    row("administrator of a user", DemoLine::V2_23, "admin", "2", 200);
    row("administrator of another", DemoLine::V2_23, "admin", "5", 403);
    row("administrator of another, 2.19", DemoLine::V2_19, "admin", "5", 200);
    row("user of herself", DemoLine::V2_23, "alice", "2", 200);
    row("user of another", DemoLine::V2_23, "alice", "3", 403);
    row("user of nobody", DemoLine::V2_23, "alice", "99", 404);
    row("user of nobody, 2.19", DemoLine::V2_19, "alice", "99", 403);
    row("administrator of nobody", DemoLine::V2_23, "admin", "99", 404);
    row("no number", DemoLine::V2_23, "admin", "alice", 400);
}

void TestDemoSignIn::tokensOfOthers()
{
    QFETCH(const DemoLine, line);
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, owner);
    DemoServer server({.line = line});
    QVERIFY(server.start());
    QTEST(Asker(server).getAs(user, "/api/users/" + owner + "/tokens").status, "status");
}

/// portainer-api.md 4.3
void TestDemoSignIn::orphansByFilter()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const auto names = [&](const QByteArray &filter) {
        QStringList all;
        for (const QJsonValue &each : asker.getAs("admin", "/api/stacks?filters=" + filter.toPercentEncoding()).json().toArray())
            all.append(each["Name"_L1].toString());
        return all;
    };
    QCOMPARE(names(R"({"EndpointID":1})").size(), 25);
    QVERIFY(!names(R"({"EndpointID":1})").contains(u"old-wiki"_s));
    QVERIFY(names(R"({"EndpointID":1,"IncludeOrphanedStacks":true})").contains(u"old-wiki"_s));
    QCOMPARE(names(R"({"endpointid":2,"swarmid":"6ok1lzmm3q3wxqkk9sr2wncdq"})").size(), 14);
    QCOMPARE(names(R"({"EndpointID":2})").size(), 0);
    QCOMPARE(names("null").size(), 50);
    QCOMPARE(names(R"({"IncludeOrphanedStacks":true})").size(), 50);
    QCOMPARE(asker.getAs("admin", "/api/stacks?filters=%7B%22EndpointID%22:%221%22%7D").status, 400);
}

QTEST_GUILESS_MAIN(TestDemoSignIn)
#include "tst_demosignin.moc"
