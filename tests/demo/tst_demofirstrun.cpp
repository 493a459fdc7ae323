// SPDX-License-Identifier: GPL-3.0-or-later
// A server nobody has set up yet: what it says, who sets it up, and what is there afterwards (portainer-api.md 1.7).
#include "tests/demo/asker.h"

#include <QRegularExpression>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDemoFirstRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isEmpty_data();
    void isEmpty();
    void refuses_data();
    void refuses();
    void isSetUp_data();
    void isSetUp();
    void ends();
    void isOverOnceSetUp();
};

namespace {

const RawHeaders Json{{"Content-Type", "application/json"}};

Heard setUp(Asker &asker, const QByteArray &name, const QByteArray &password)
{
    return asker.ask("POST", "/api/users/admin/init", Json, signInBody(name, password));
}

void eachLine()
{
    QTest::addColumn<DemoLine>("line");
    QTest::newRow("2.19") << DemoLine::V2_19;
    QTest::newRow("2.21") << DemoLine::V2_21;
    QTest::newRow("2.23") << DemoLine::V2_23;
}

} // namespace

void TestDemoFirstRun::isEmpty_data()
{
    eachLine();
}

void TestDemoFirstRun::isEmpty()
{
    QFETCH(const DemoLine, line);
    DemoServer server({.line = line, .firstRun = DemoFirstRun::NoAdministrator});
    QVERIFY(server.start());
    QVERIFY(server.token().isEmpty());
    QVERIFY(server.passwordOf("admin").isEmpty());
    Asker asker(server);
    QCOMPARE(asker.get("/api/users/admin/check").status, 404);
    QCOMPARE(asker.get("/api/stacks").status, 401);
    QCOMPARE(asker.get("/api/settings/public").status, 200);
    QCOMPARE(asker.ask("POST", "/api/auth", Json, signInBody("admin", "admin-password-1")).status, 422);
}

void TestDemoFirstRun::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << ""_ba << u"EOF"_s;
    QTest::newRow("no name") << R"({"Password":"admin-password-1"})"_ba << u"Invalid username. Must not contain any whitespace"_s;
    QTest::newRow("a space") << R"({"Username":"ad min","Password":"admin-password-1"})"_ba << u"Invalid username. Must not contain any whitespace"_s;
    QTest::newRow("no password") << R"({"Username":"admin"})"_ba << u"Invalid password"_s;
    QTest::newRow("a byte too few") << R"({"Username":"admin","Password":"12345678901"})"_ba << u"Password does not meet the requirements"_s;
}

void TestDemoFirstRun::refuses()
{
    QFETCH(const QByteArray, body);
    DemoServer server({.firstRun = DemoFirstRun::NoAdministrator});
    QVERIFY(server.start());
    Asker asker(server);
    const Heard heard = asker.ask("POST", "/api/users/admin/init", Json, body);
    QCOMPARE(heard.status, 400);
    QTEST(heard.text("details"), "text");
    QCOMPARE(asker.get("/api/users/admin/check").status, 404);
}

void TestDemoFirstRun::isSetUp_data()
{
    eachLine();
}

/// With nothing in it but the administrator, as a real one.
void TestDemoFirstRun::isSetUp()
{
    QFETCH(const DemoLine, line);
    DemoServer server({.line = line, .firstRun = DemoFirstRun::NoAdministrator});
    QVERIFY(server.start());
    Asker asker(server);
    const Heard made = setUp(asker, "captain", "123456789012");
    QCOMPARE(made.status, 200);
    QCOMPARE(made.json()["Id"_L1].toInt(), 1);
    static const QRegularExpression hash(uR"(^\$2a\$10\$[./0-9A-Za-z]{53}$)"_s);
    QVERIFY(made.text("Password").contains(hash));
    QCOMPARE(asker.get("/api/users/admin/check").status, 204);
    QCOMPARE(setUp(asker, "other", "123456789012").status, 409);
    const QByteArray session = asker.signIn("captain", "123456789012");
    QVERIFY(!asker.sendIn(session, "GET", "/api/users/1").body.contains("assword\""));
    for (const char *list : {"stacks", "endpoints", "teams", "team_memberships", "users/1/tokens"})
        QCOMPARE(asker.sendIn(session, "GET", QByteArray("/api/") + list).body, "[]"_ba);
    QCOMPARE(asker.sendIn(session, "GET", "/api/endpoint_groups").json().toArray().size(), 1);
    QCOMPARE(asker.sendIn(session, "GET", "/api/system/info").text("platform"), line == DemoLine::V2_23 ? QString() : u"Docker Standalone"_s);
    const Heard token = asker.sendIn(session, "POST", "/api/users/1/tokens", R"({"description":"first","password":"123456789012"})");
    QCOMPARE(token.status, 201);
    QCOMPARE(asker.get("/api/users/1", keyHeader(token.text("rawAPIKey").toUtf8())).text("Username"), u"captain"_s);
    QCOMPARE(server.tokenDescriptionsOf("captain"), QByteArrayList{"first"});
}

void TestDemoFirstRun::ends()
{
    DemoServer server({.firstRun = DemoFirstRun::NoAdministrator});
    QVERIFY(server.start());
    Asker asker(server);
    QCOMPARE(asker.get("/api/users/admin/check").status, 404);
    server.endFirstRun();
    for (const Heard &heard : {asker.get("/api/users/admin/check"), setUp(asker, "captain", "123456789012"), asker.get("/api/system/status")}) {
        QCOMPARE(heard.status, 303);
        QCOMPARE(heard.header("redirect-reason"), "AdminInitTimeout"_ba);
    }
    QCOMPARE(asker.get("/api/status").status, 200);
    QCOMPARE(asker.get("/api/settings/public").status, 200);
}

void TestDemoFirstRun::isOverOnceSetUp()
{
    DemoServer server({.firstRun = DemoFirstRun::NoAdministrator});
    QVERIFY(server.start());
    Asker asker(server);
    QCOMPARE(setUp(asker, "captain", "123456789012").status, 200);
    server.endFirstRun();
    QVERIFY(!asker.signIn("captain", "123456789012").isEmpty());
}

QTEST_GUILESS_MAIN(TestDemoFirstRun)
#include "tst_demofirstrun.moc"
