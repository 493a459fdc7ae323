// SPDX-License-Identifier: GPL-3.0-or-later
// Users of the demo: made, changed and removed, by whom, and what becomes of their sessions and tokens.
#include "tests/demo/asker.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDemoPeople : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesChanges_data();
    void refusesChanges();
    void makesAUser();
    void changesThePassword_data();
    void changesThePassword();
    void passwordsAreRateLimited();
    void administratorsResetPasswords();
    void aRoleCountsAtOnce();
    void renames();
    void choosesATheme();
    void removesAUser_data();
    void removesAUser();
    void endsSessions();
    void askedToChangeAShortPassword_data();
    void askedToChangeAShortPassword();
};

namespace {

constexpr char NewPassword[] = "Blue-Kettle-2025x";

QByteArray passwords(const QByteArray &current, const QByteArray &chosen)
{
    return R"({"Password":")" + current + R"(","NewPassword":")" + chosen + "\"}";
}

QJsonObject claimsOf(const QByteArray &session)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(session.split('.').value(1), QByteArray::Base64UrlEncoding)).object();
}

QStringList namesIn(const Heard &heard)
{
    QStringList names;
    for (const QJsonValue &each : heard.json().toArray())
        names.append(each["Username"_L1].toString());
    return names;
}

void eachLine()
{
    QTest::addColumn<DemoLine>("line");
    QTest::newRow("2.19") << DemoLine::V2_19;
    QTest::newRow("2.21") << DemoLine::V2_21;
    QTest::newRow("2.23") << DemoLine::V2_23;
}

} // namespace

/// portainer-api.md 3.2. What is refused changes nothing.
void TestDemoPeople::refusesChanges_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("request"); // Method, path below /api/, body.
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("text"); // The message, or the details of an invalid payload.
    const auto row = [](const char *name, const char *user, const char *request, int status, const QString &text) {
        QTest::newRow(name) << QByteArray(user) << QByteArray(request) << status << text;
    };
    const QString invalidRole = u"Invalid role value. Value must be one of: 1 (administrator) or 2 (regular user)"_s;
    row("create as a user", "maria", R"(POST users {"Username":"x","Password":"longer-than-12-chars","Role":2})", 403, u"Access denied"_s);
    row("create without a body", "admin", "POST users ", 400, u"EOF"_s);
    row("create without a name", "admin", R"(POST users {"Password":"longer-than-12-chars","Role":2})", 400,
        u"Invalid username. Must not contain any whitespace"_s);
    row("create with no role", "admin", R"(POST users {"Username":"x","Password":"longer-than-12-chars"})", 400, invalidRole);
    row("create with role 3", "admin", R"(POST users {"Username":"x","Password":"longer-than-12-chars","Role":3})", 400, invalidRole);
    row("create with a role as text", "admin", R"(POST users {"Username":"x","Role":"2"})", 400,
        u"Json: cannot unmarshal \"\\\"2\\\"}\" into Go struct field users.userCreatePayload.Role of type int"_s);
    row("create with 11 bytes", "admin", R"(POST users {"Username":"x","Password":"12345678901","Role":2})", 400,
        u"Password does not meet the requirements"_s);
    row("create a name in another case", "admin", R"(POST users {"Username":"ALICE","Password":"longer-than-12-chars","Role":2})", 409,
        u"Another user with the same username already exists"_s);
    row("change another", "maria", R"(PUT users/2 {"Theme":{"color":"dark"}})", 403, u"Permission denied to update user"_s);
    row("change nobody", "admin", R"(PUT users/99 {"Role":2})", 404, u"Unable to find a user with the specified identifier inside the database"_s);
    row("role 3", "admin", R"(PUT users/2 {"Role":3})", 400, invalidRole);
    row("own role, the same", "alice", R"(PUT users/2 {"Role":2})", 403, u"Permission denied to update user to administrator role"_s);
    row("a name with a space", "admin", R"(PUT users/2 {"Username":"a b"})", 400, u"Invalid username. Must not contain any whitespace"_s);
    row("a name that is taken", "admin", R"(PUT users/2 {"Username":"Bob"})", 409, u"Another user with the same username already exists"_s);
    row("a password alone", "alice", R"(PUT users/2 {"Password":"x"})", 400, u"Existing password field specified without new password field."_s);
    row("a wrong password", "alice", R"(PUT users/2 {"Password":"x","NewPassword":"longer-than-12-chars"})", 403,
        u"Current password doesn't match. Password left unchanged"_s);
    row("a short one by an administrator", "admin", R"(PUT users/2 {"NewPassword":"short"})", 400,
        u"Password does not meet the minimum strength requirements"_s);
    row("passwd without the current", "alice", R"(PUT users/2/passwd {"NewPassword":"longer-than-12-chars"})", 400, u"Invalid current password"_s);
    row("passwd without a new one", "alice", R"(PUT users/2/passwd {"Password":"x"})", 400, u"Invalid new password"_s);
    row("passwd of another", "alice", R"(PUT users/3/passwd {"Password":"x","NewPassword":"longer-than-12-chars"})", 403,
        u"Permission denied to update user"_s);
    row("remove as a user", "alice", "DELETE users/3 ", 403, u"Access denied"_s);
    row("remove the first administrator", "admin", "DELETE users/1 ", 403, u"Cannot remove the initial admin account"_s);
    row("remove nobody", "admin", "DELETE users/99 ", 404, u"Unable to find a user with the specified identifier inside the database"_s);
    row("users of an unknown environment", "admin", "GET users?environmentId=99 ", 500, u"Unable to retrieve endpoint from the database"_s);
}

void TestDemoPeople::refusesChanges()
{
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, request);
    QFETCH(const QString, text);
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray before = asker.getAs("admin", "/api/users").body;
    const QByteArrayList parts = request.split(' ');
    const Heard heard = asker.sendAs(user, parts.at(0), "/api/" + parts.at(1), parts.mid(2).join(' '));
    QTEST(heard.status, "status");
    QCOMPARE(heard.text("message") == u"Invalid request payload"_s ? heard.text("details") : heard.text("message"), text);
    QCOMPARE(asker.getAs("admin", "/api/users").body, before);
    QVERIFY(!asker.signIn("alice").isEmpty());
}

void TestDemoPeople::makesAUser()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const Heard made = asker.sendAs("admin", "POST", "/api/users", R"({"username":"dora","password":"123456789012","role":2})");
    QCOMPARE(made.status, 200);
    QVERIFY(!made.body.contains("assword"));
    const QByteArray id = QByteArray::number(made.json()["Id"_L1].toInteger());
    QVERIFY(id.toInt() > 8);
    const QByteArray session = asker.signIn("dora", "123456789012");
    QCOMPARE(asker.sendIn(session, "GET", "/api/users/" + id).text("Username"), u"dora"_s);
    QCOMPARE(asker.sendIn(session, "GET", "/api/endpoints").body, "[]"_ba);
    QVERIFY(namesIn(asker.getAs("admin", "/api/users")).contains(u"dora"_s));
    // Nobody gets the number of somebody who is gone.
    QCOMPARE(asker.sendAs("admin", "DELETE", "/api/users/" + id).status, 204);
    const Heard again = asker.sendAs("admin", "POST", "/api/users", R"({"Username":"dora","Password":"123456789012","Role":1})");
    QVERIFY(again.json()["Id"_L1].toInteger() > id.toInt());
}

void TestDemoPeople::changesThePassword_data()
{
    eachLine();
}

/// All sessions of the user end, the one that asked included; keys live on (portainer-api.md 2.2, 2.5).
void TestDemoPeople::changesThePassword()
{
    QFETCH(const DemoLine, line);
    DemoServer server({.line = line});
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray session = asker.signIn("alice");
    const QByteArray ofBob = asker.signIn("bob");
    QCOMPARE(asker.sendIn(session, "PUT", "/api/users/2/passwd", passwords(server.passwordOf("alice"), NewPassword)).status, 204);
    QCOMPARE(asker.sendIn(session, "GET", "/api/users/2").status, 401);
    QCOMPARE(asker.sendIn(ofBob, "GET", "/api/users/3").status, 200);
    const Heard inspected = asker.getAs("alice", "/api/users/2");
    QCOMPARE(inspected.status, 200);
    QVERIFY(inspected.json()["TokenIssueAt"_L1].toInteger() > 0);
    QVERIFY(asker.signIn("alice").isEmpty());
    const QByteArray fresh = asker.signIn("alice", NewPassword);
    QCOMPARE(asker.sendIn(fresh, "GET", "/api/users/2").status, 200);
}

/// One limit for signing in, changing passwords and making tokens (portainer-api.md 1.8).
void TestDemoPeople::passwordsAreRateLimited()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    int failed = 0;
    while (failed < 500 && asker.sendAs("alice", "PUT", "/api/users/2/passwd", passwords("wrong", NewPassword)).text("message") != u"Access denied"_s)
        ++failed;
    QVERIFY(failed >= 10 && failed < 500);
    QVERIFY(asker.signIn("alice").isEmpty());
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/users/2", R"({"NewPassword":"another-long-password"})").status, 200);
}

void TestDemoPeople::administratorsResetPasswords()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray session = asker.signIn("maria");
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/users/4", passwords("ignored", NewPassword)).status, 200);
    QCOMPARE(asker.sendIn(session, "GET", "/api/users/me").text("message"), u"Invalid JWT token"_s);
    QVERIFY(!asker.signIn("maria", NewPassword).isEmpty());
    // A user gives the current one.
    QCOMPARE(asker.sendAs("maria", "PUT", "/api/users/4", passwords(NewPassword, "Green-Kettle-2025")).status, 200);
    QVERIFY(!asker.signIn("maria", "Green-Kettle-2025").isEmpty());
    // Through this route an administrator has to know it like anybody.
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/users/4/passwd", passwords("wrong", NewPassword)).status, 403);
}

void TestDemoPeople::aRoleCountsAtOnce()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray session = asker.signIn("alice");
    QCOMPARE(asker.getAs("alice", "/api/settings").status, 403);
    const qsizetype few = asker.getAs("alice", "/api/stacks").json().toArray().size();
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/users/2", R"({"Role":1})").json()["Role"_L1].toInt(), 1);
    QCOMPARE(asker.getAs("alice", "/api/settings").status, 200);
    QCOMPARE(asker.getAs("alice", "/api/stacks").json().toArray().size(), 50);
    QCOMPARE(asker.sendIn(session, "GET", "/api/users/me").status, 401);
    // Demoted in mid-way, by herself even.
    QCOMPARE(asker.sendAs("alice", "PUT", "/api/users/2", R"({"Role":2})").status, 200);
    QCOMPARE(asker.getAs("alice", "/api/settings").status, 403);
    QCOMPARE(asker.getAs("alice", "/api/stacks").json().toArray().size(), few);
}

void TestDemoPeople::renames()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray session = asker.signIn("alice");
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/users/2", R"({"Username":"Alice"})").text("Username"), u"Alice"_s);
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/users/2", R"({"Username":"alicia"})").text("Username"), u"alicia"_s);
    QCOMPARE(asker.sendIn(session, "GET", "/api/users/me").text("Username"), u"alicia"_s);
    QVERIFY(asker.signIn("alice").isEmpty());
    QVERIFY(!asker.signIn("alicia", server.passwordOf("alice")).isEmpty());
}

void TestDemoPeople::choosesATheme()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray session = asker.signIn("alice");
    QCOMPARE(asker.sendIn(session, "PUT", "/api/users/2", R"({"Theme":{"color":"dark"},"UseCache":true})").status, 200);
    const QJsonValue user = asker.sendIn(session, "GET", "/api/users/me").json();
    QCOMPARE(user["ThemeSettings"_L1]["color"_L1].toString(), u"dark"_s);
    QCOMPARE(user["UseCache"_L1].toBool(), true);
    QCOMPARE(user["TokenIssueAt"_L1].toInt(), 0);
}

void TestDemoPeople::removesAUser_data()
{
    eachLine();
}

void TestDemoPeople::removesAUser()
{
    QFETCH(const DemoLine, line);
    DemoServer server({.line = line});
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray session = asker.signIn("bob");
    const QByteArray stacks = asker.getAs("admin", "/api/stacks").body;
    QCOMPARE(asker.sendAs("admin", "DELETE", "/api/users/3").status, 204);
    QCOMPARE(asker.sendIn(session, "GET", "/api/users/3").status, 401);
    QCOMPARE(asker.getAs("bob", "/api/users/3").status, 401);
    QVERIFY(asker.signIn("bob").isEmpty());
    QCOMPARE(asker.getAs("admin", "/api/users/3").status, 404);
    QCOMPARE(asker.getAs("admin", "/api/users/3/memberships").body, "[]"_ba);
    QVERIFY(!namesIn(asker.getAs("admin", "/api/users")).contains(u"bob"_s));
    // What was shared with him stays shared with a number.
    QCOMPARE(asker.getAs("admin", "/api/stacks").body, stacks);
    QVERIFY(asker.getAs("admin", "/api/endpoints/1").json()["UserAccessPolicies"_L1].toObject().contains(u"3"_s));
    // An administrator does not remove the own account, and others can go.
    const QByteArray ofChris = asker.signIn("chris");
    QCOMPARE(asker.sendIn(ofChris, "DELETE", "/api/users/5").text("message"), u"Cannot remove your own user account. Contact another administrator"_s);
    QCOMPARE(asker.sendAs("admin", "DELETE", "/api/users/5").status, 204);
}

void TestDemoPeople::endsSessions()
{
    DemoServer server({.requestsPerSession = 2});
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray session = asker.signIn("alice");
    QCOMPARE(asker.sendIn(session, "GET", "/api/users/me").status, 200);
    QCOMPARE(asker.sendIn(session, "GET", "/api/users/me").status, 200);
    QCOMPARE(asker.sendIn(session, "GET", "/api/users/me").status, 401);
    const QByteArray another = asker.signIn("alice");
    QCOMPARE(asker.sendIn(another, "GET", "/api/users/me").status, 200);
    server.endSessions();
    QCOMPARE(asker.sendIn(another, "GET", "/api/users/me").status, 401);
    QCOMPARE(asker.getAs("alice", "/api/users/me").status, 200);
}

void TestDemoPeople::askedToChangeAShortPassword_data()
{
    eachLine();
}

/// The server lets them in and only says so, to sessions and never to keys (portainer-api.md 2.2).
void TestDemoPeople::askedToChangeAShortPassword()
{
    QFETCH(const DemoLine, line);
    DemoServer server({.line = line, .shortPasswordOf = "alice"});
    QVERIFY(server.start());
    QVERIFY(server.passwordOf("alice").size() < 12);
    QVERIFY(server.passwordOf("bob").size() >= 12);
    Asker asker(server);
    const QByteArray session = asker.signIn("alice");
    QCOMPARE(claimsOf(session)["forceChangePassword"_L1].toBool(), true);
    QCOMPARE(claimsOf(asker.signIn("bob"))["forceChangePassword"_L1].toBool(true), false);
    if (line != DemoLine::V2_19) {
        QCOMPARE(asker.sendIn(session, "GET", "/api/users/me").json()["forceChangePassword"_L1].toBool(), true);
        QCOMPARE(asker.getAs("alice", "/api/users/me").json()["forceChangePassword"_L1].toBool(true), false);
    }
    QCOMPARE(asker.sendIn(session, "GET", "/api/stacks").status, 200);
    QCOMPARE(asker.sendIn(session, "PUT", "/api/users/2/passwd", passwords(server.passwordOf("alice"), NewPassword)).status, 204);
    QCOMPARE(claimsOf(asker.signIn("alice", NewPassword))["forceChangePassword"_L1].toBool(true), false);
}

QTEST_GUILESS_MAIN(TestDemoPeople)
#include "tst_demopeople.moc"
