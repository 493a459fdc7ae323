// SPDX-License-Identifier: GPL-3.0-or-later
// Ways of signing in to the demo, clocks that differ, and what a sign-out without a cookie does to a server.
#include "tests/demo/asker.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDemoSessions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void directory();
    void provider_data();
    void provider();
    void usersWithoutPassword();
    void methodCanBeChanged();
    void clockIsAhead_data();
    void clockIsAhead();
    void sessionsExpire();
    void aWrongSignOutBreaksTheGate_data();
    void aWrongSignOutBreaksTheGate();
    void theRightSignOutDoesNot();
};

namespace {

const RawHeaders Json{{"Content-Type", "application/json"}};

Heard signIn(Asker &asker, const QByteArray &user, const QByteArray &password)
{
    return asker.ask("POST", "/api/auth", Json, signInBody(user, password));
}

QJsonObject claimsOf(const QByteArray &session)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(session.split('.').value(1), QByteArray::Base64UrlEncoding)).object();
}

} // namespace

/// portainer-api.md 2.2, 3.3: no password of this server but for user 1, so none is asked for when a token is made.
void TestDemoSessions::directory()
{
    DemoServer server({.authentication = DemoAuthentication::Ldap, .shortPasswordOf = "alice"});
    QVERIFY(server.start());
    Asker asker(server);
    const QJsonObject settings = asker.get("/api/settings/public").json().toObject();
    QCOMPARE(settings["AuthenticationMethod"_L1].toInt(), 2);
    QCOMPARE(settings["OAuthLoginURI"_L1].toString(), QString());
    QCOMPARE(signIn(asker, "alice", "wrong").text("message"), u"Invalid credentials"_s);
    QCOMPARE(signIn(asker, "nobody", "wrong").status, 422);
    const QByteArray session = asker.signIn("alice");
    QCOMPARE(claimsOf(session)["forceChangePassword"_L1].toBool(true), false);
    QCOMPARE(asker.sendIn(session, "POST", "/api/users/2/tokens", R"({"description":"x"})").status, 201);
    QCOMPARE(asker.sendIn(asker.signIn("admin"), "POST", "/api/users/1/tokens", R"({"description":"x"})").status, 400);
    const QByteArray body = R"({"Password":")" + server.passwordOf("alice") + R"(","NewPassword":"longer-than-12-chars"})";
    QCOMPARE(asker.sendIn(session, "PUT", "/api/users/2/passwd", body).status, 403);
}

void TestDemoSessions::provider_data()
{
    QTest::addColumn<DemoLine>("line");
    QTest::newRow("2.19") << DemoLine::V2_19;
    QTest::newRow("2.21") << DemoLine::V2_21;
    QTest::newRow("2.23") << DemoLine::V2_23;
}

void TestDemoSessions::provider()
{
    QFETCH(const DemoLine, line);
    DemoServer server({.line = line, .authentication = DemoAuthentication::OAuth});
    QVERIFY(server.start());
    Asker asker(server);
    const QJsonObject settings = asker.get("/api/settings/public").json().toObject();
    QCOMPARE(settings["AuthenticationMethod"_L1].toInt(), 3);
    QVERIFY(settings["OAuthLoginURI"_L1].toString().startsWith(u"https://login.example.org/authorize?response_type=code&client_id=portainer&"_s));
    QVERIFY(!settings["OAuthLogoutURI"_L1].toString().isEmpty());
    for (const QByteArray &user : {"alice"_ba, "chris"_ba, "nobody"_ba}) {
        const Heard heard = signIn(asker, user, user == "nobody" ? "x"_ba : server.passwordOf(user));
        QCOMPARE(heard.status, 422);
        QCOMPARE(heard.text("message"), u"Only initial admin is allowed to login without oauth"_s);
    }
    const QByteArray session = asker.signIn("admin");
    QCOMPARE(claimsOf(session)["id"_L1].toInt(), 1);
    QCOMPARE(asker.ask("POST", "/api/auth/oauth/validate", Json, R"({"Code":""})").status, 400);
    QCOMPARE(asker.ask("POST", "/api/auth/oauth/validate", Json, R"({"Code":"x"})").text("message"), u"Unable to authenticate through OAuth"_s);
    QCOMPARE(asker.getAs("alice", "/api/stacks").status, 200); // Tokens work whatever the method.
}

void TestDemoSessions::usersWithoutPassword()
{
    DemoServer server({.authentication = DemoAuthentication::OAuth});
    QVERIFY(server.start());
    Asker asker(server);
    QCOMPARE(asker.sendAs("admin", "POST", "/api/users", R"({"Username":"dora","Password":"longer-than-12-chars","Role":2})").text("message"),
             u"a user with password can not be created when authentication method is Oauth or LDAP"_s);
    QCOMPARE(asker.sendAs("admin", "POST", "/api/users", R"({"Username":"dora","Role":2})").status, 200);
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/settings", R"({"AuthenticationMethod":1})").status, 200);
    QCOMPARE(signIn(asker, "dora", "x").status, 422);
    QCOMPARE(asker.ask("POST", "/api/auth/oauth/validate", Json, R"({"Code":"x"})").text("message"), u"OAuth authentication is not enabled"_s);
}

void TestDemoSessions::methodCanBeChanged()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    QVERIFY(!asker.signIn("alice").isEmpty());
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/settings", R"({"AuthenticationMethod":3})").status, 200);
    QCOMPARE(asker.get("/api/settings/public").json()["AuthenticationMethod"_L1].toInt(), 3);
    QVERIFY(asker.signIn("alice").isEmpty());
}

void TestDemoSessions::clockIsAhead_data()
{
    QTest::addColumn<qint64>("skew");
    QTest::newRow("ahead") << qint64(86'400);
    QTest::newRow("behind") << qint64(-86'400);
}

/// Nothing but numbers differ: what the server says is good, is good.
void TestDemoSessions::clockIsAhead()
{
    QFETCH(const qint64, skew);
    DemoServer server({.clockSkewSeconds = skew});
    QVERIFY(server.start());
    Asker asker(server);
    const auto isThen = [skew](qint64 seconds) { return qAbs(seconds - skew - QDateTime::currentSecsSinceEpoch()) < 120; };
    const QByteArray session = asker.signIn("alice");
    QVERIFY(isThen(claimsOf(session)["iat"_L1].toInteger()));
    QCOMPARE(claimsOf(session)["exp"_L1].toInteger() - claimsOf(session)["iat"_L1].toInteger(), 8 * 3600);
    const QByteArray body = R"({"description":"x","password":")" + server.passwordOf("alice") + "\"}";
    const Heard made = asker.sendIn(session, "POST", "/api/users/2/tokens", body);
    QVERIFY(isThen(made.json()["apiKey"_L1]["dateCreated"_L1].toInteger()));
    const QString date = QString::fromLatin1(made.header("Date"));
    QVERIFY(isThen(QLocale::c().toDateTime(date.chopped(4) + u" UTC"_s, u"ddd, dd MMM yyyy HH:mm:ss t"_s).toSecsSinceEpoch()));
}

void TestDemoSessions::sessionsExpire()
{
    DemoServer server({.sessionSeconds = 0});
    QVERIFY(server.start());
    Asker asker(server);
    QCOMPARE(asker.sendIn(asker.signIn("alice"), "GET", "/api/users/me").status, 401);
    DemoServer brief({.sessionSeconds = 2});
    QVERIFY(brief.start());
    Asker other(brief);
    const QByteArray session = other.signIn("alice");
    QTRY_COMPARE_WITH_TIMEOUT(other.sendIn(session, "GET", "/api/users/me").status, 401, 30'000);
    QCOMPARE(other.getAs("alice", "/api/users/me").status, 200);
}

void TestDemoSessions::aWrongSignOutBreaksTheGate_data()
{
    QTest::addColumn<DemoLine>("line");
    QTest::addColumn<bool>("breaks");
    QTest::newRow("2.19") << DemoLine::V2_19 << false;
    QTest::newRow("2.21") << DemoLine::V2_21 << true;
    QTest::newRow("2.23") << DemoLine::V2_23 << true;
}

/// portainer-api.md 1.8: nothing happens until somebody wants a backup; then nobody changes anything any more.
void TestDemoSessions::aWrongSignOutBreaksTheGate()
{
    QFETCH(const DemoLine, line);
    QFETCH(const bool, breaks);
    DemoServer server({.line = line});
    QVERIFY(server.start());
    Asker asker(server);
    QVERIFY(!server.wasSignOutMisused());
    QCOMPARE(asker.sendAs("admin", "POST", "/api/backup", R"({"Password":""})").status, 200);
    QCOMPARE(asker.ask("POST", "/api/auth/logout", bearerHeader(asker.signIn("alice"))).status, breaks ? 0 : 204);
    QCOMPARE(server.wasSignOutMisused(), breaks);
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/teams/1", R"({"Name":"x"})").status, 200);
    QCOMPARE(asker.sendAs("admin", "POST", "/api/backup", R"({"Password":""})").status, breaks ? 0 : 200);
    const Heard heard = asker.sendAs("admin", "PUT", "/api/teams/1", R"({"Name":"y"})");
    QCOMPARE(heard.status, breaks ? 408 : 200);
    QCOMPARE(heard.text("message"), breaks ? u"Timeout waiting for the offline gate to signal"_s : QString());
    QCOMPARE(asker.getAs("admin", "/api/teams/1").text("Name"), breaks ? u"x"_s : u"y"_s);
    QCOMPARE(asker.signIn("alice").isEmpty(), breaks); // Signing in is a POST, too.
}

void TestDemoSessions::theRightSignOutDoesNot()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray cookie = "portainer_api_key=" + asker.signIn("alice");
    const Heard read = asker.get("/api/users/me", {{"Cookie", cookie}});
    const QByteArray both = cookie + "; " + read.header("Set-Cookie").split(';').first();
    QCOMPARE(asker.ask("POST", "/api/auth/logout", {{"Cookie", both}, {"X-CSRF-Token", read.header("X-Csrf-Token")}}).status, 204);
    QVERIFY(!server.wasSignOutMisused());
    QCOMPARE(asker.sendAs("admin", "POST", "/api/backup", R"({"Password":""})").status, 200);
    QCOMPARE(asker.sendAs("alice", "POST", "/api/backup", R"({"Password":""})").status, 401);
}

QTEST_GUILESS_MAIN(TestDemoSessions)
#include "tst_demosessions.moc"
