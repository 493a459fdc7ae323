// SPDX-License-Identifier: GPL-3.0-or-later
// Teams of the demo and who is in them: what administrators, leaders and members may see and change.
#include "tests/demo/asker.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDemoTeams : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lists_data();
    void lists();
    void refuses_data();
    void refuses();
    void makesATeamWithLeaders();
    void renamesAndRemoves();
    void membersSeeAtOnceWhatTheTeamSees();
    void leadersManageTheirTeam();
};

namespace {

/// Names of teams, or "user in team" of memberships, in the order of the answer.
QString summary(const Heard &heard)
{
    QStringList all;
    for (const QJsonValue &each : heard.json().toArray()) {
        if (each["Name"_L1].isString())
            all.append(each["Name"_L1].toString());
        else
            all.append(u"%1 in %2%3"_s.arg(each["UserID"_L1].toInt()).arg(each["TeamID"_L1].toInt()).arg(each["Role"_L1].toInt() == 1 ? u" leads"_s : u""_s));
    }
    return all.join(u", "_s);
}

qsizetype stacksOf(Asker &asker, const QByteArray &user)
{
    return asker.getAs(user, "/api/stacks").json().toArray().size();
}

} // namespace

void TestDemoTeams::lists_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *user, const char *target, int status, const QString &expected = {}) {
        QTest::addRow("%s: %s", user, target) << QByteArray(user) << QByteArray(target) << status << expected;
    };
    row("admin", "teams", 200, u"web, operations"_s);
    row("admin", "teams?onlyLedTeams=true", 200); // An administrator leads none.
    row("admin", "teams?environmentId=2", 200, u"web"_s);
    row("admin", "teams?environmentId=6", 200, u"operations"_s); // By the group of the environment.
    row("admin", "teams?environmentId=1", 200);
    row("admin", "teams?environmentId=99", 500);
    row("maria", "teams", 200, u"web"_s);
    row("maria", "teams?onlyLedTeams=true", 200, u"web"_s);
    row("bob", "teams", 200, u"web, operations"_s);
    row("bob", "teams?onlyLedTeams=true", 200);
    row("alice", "teams", 200);
    row("maria", "teams/1/memberships", 200, u"4 in 1 leads, 3 in 1"_s);
    row("maria", "teams/2/memberships", 403);
    row("maria", "teams/2", 403);
    row("bob", "teams/1", 403);
    row("admin", "teams/99", 404);
    row("admin", "teams/99/memberships", 200);
    row("admin", "team_memberships", 200, u"4 in 1 leads, 3 in 1, 3 in 2"_s);
    row("maria", "team_memberships", 200, u"4 in 1 leads, 3 in 1, 3 in 2"_s); // Of other teams as well.
    row("bob", "team_memberships", 403);
    row("bob", "users/3/memberships", 200, u"3 in 1, 3 in 2"_s);
    row("bob", "users/4/memberships", 403);
}

void TestDemoTeams::lists()
{
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, target);
    DemoServer server;
    QVERIFY(server.start());
    const Heard heard = Asker(server).getAs(user, "/api/" + target);
    QTEST(heard.status, "status");
    QTEST(summary(heard), "expected");
}

void TestDemoTeams::refuses_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("request"); // Method, path below /api/, body.
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("text"); // The message, or the details of an invalid payload.
    const auto row = [](const char *user, const char *request, int status, const QString &text) {
        QTest::addRow("%s: %s", user, request) << QByteArray(user) << QByteArray(request) << status << text;
    };
    row("maria", R"(POST teams {"Name":"x"})", 403, u"Access denied"_s);
    row("admin", R"(POST teams {"Name":""})", 400, u"Invalid team name"_s);
    row("admin", R"(POST teams {"Name":"Web"})", 409, u"A team with the same name already exists"_s);
    row("maria", R"(PUT teams/1 {"Name":"x"})", 403, u"Access denied"_s);
    row("admin", R"(PUT teams/99 {"Name":"x"})", 404, u"Unable to find a team with the specified identifier inside the database"_s);
    row("maria", "DELETE teams/1 ", 403, u"Access denied"_s);
    row("admin", "DELETE teams/99 ", 404, u"Unable to find a team with the specified identifier inside the database"_s);
    row("bob", R"(POST team_memberships {"UserID":2,"TeamID":1,"Role":2})", 403, u"Access denied"_s);
    row("maria", R"(POST team_memberships {"UserID":2,"TeamID":2,"Role":2})", 403, u"Permission denied to manage team memberships"_s);
    row("admin", R"(POST team_memberships {"TeamID":2,"Role":2})", 400, u"Invalid UserID"_s);
    row("admin", R"(POST team_memberships {"UserID":2,"Role":2})", 400, u"Invalid TeamID"_s);
    row("admin", R"(POST team_memberships {"UserID":2,"TeamID":2})", 400, u"Invalid role value. Value must be one of: 1 (leader) or 2 (member)"_s);
    row("admin", R"(POST team_memberships {"UserID":3,"TeamID":1,"Role":1})", 409, u"Team membership already registered"_s);
    row("maria", R"(PUT team_memberships/2 {"UserID":3,"TeamID":2,"Role":2})", 403, u"Permission denied to update the membership"_s);
    row("maria", R"(PUT team_memberships/4 {"UserID":3,"TeamID":2,"Role":1})", 403, u"Permission denied to update the membership"_s);
    row("admin", R"(PUT team_memberships/2 {"Role":1})", 400, u"Invalid UserID"_s);
    row("admin", R"(PUT team_memberships/99 {"UserID":3,"TeamID":2,"Role":2})", 404,
        u"Unable to find a team membership with the specified identifier inside the database"_s);
    row("maria", "DELETE team_memberships/4 ", 403, u"Permission denied to delete the membership"_s);
    row("admin", "DELETE team_memberships/99 ", 404, u"Unable to find a team membership with the specified identifier inside the database"_s);
    row("admin", "DELETE team_memberships/x ", 400, u"Invalid membership identifier route variable"_s);
}

void TestDemoTeams::refuses()
{
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, request);
    QFETCH(const QString, text);
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const auto everything = [&] { return asker.getAs("admin", "/api/teams").body + asker.getAs("admin", "/api/team_memberships").body; };
    const QByteArray before = everything();
    const QByteArrayList parts = request.split(' ');
    const Heard heard = asker.sendAs(user, parts.at(0), "/api/" + parts.at(1), parts.mid(2).join(' '));
    QTEST(heard.status, "status");
    QCOMPARE(heard.text("message") == u"Invalid request payload"_s ? heard.text("details") : heard.text("message"), text);
    QCOMPARE(everything(), before);
}

void TestDemoTeams::makesATeamWithLeaders()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const Heard made = asker.sendAs("admin", "POST", "/api/teams", R"({"Name":"night shift","TeamLeaders":[2,8]})");
    QCOMPARE(made.status, 200);
    QCOMPARE(made.text("Name"), u"night shift"_s);
    const QByteArray id = QByteArray::number(made.json()["Id"_L1].toInteger());
    QCOMPARE(summary(asker.getAs("alice", "/api/teams/" + id + "/memberships")), u"2 in %1 leads, 8 in %1 leads"_s.arg(id.toInt()));
    QCOMPARE(asker.getAs("alice", "/api/users").status, 200);
    QCOMPARE(asker.sendAs("admin", "DELETE", "/api/teams/" + id).status, 204);
    QCOMPARE(asker.getAs("alice", "/api/users").status, 403);
    QVERIFY(asker.sendAs("admin", "POST", "/api/teams", R"({"Name":"night shift"})").json()["Id"_L1].toInteger() > id.toInt());
}

void TestDemoTeams::renamesAndRemoves()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    // The name of another is taken without a word.
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/teams/1", R"({"Name":"operations"})").text("Name"), u"operations"_s);
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/teams/1", R"({"Name":"web crew"})").status, 200);
    QCOMPARE(summary(asker.getAs("maria", "/api/teams")), u"web crew"_s);
    const qsizetype publicOnes = stacksOf(asker, "kim"); // Who is in no team.
    QVERIFY(stacksOf(asker, "maria") > publicOnes);
    QCOMPARE(asker.sendAs("admin", "DELETE", "/api/teams/1").status, 204);
    QCOMPARE(summary(asker.getAs("admin", "/api/team_memberships")), u"3 in 2"_s);
    QCOMPARE(stacksOf(asker, "maria"), publicOnes);
    // What was open to the team stays open to a number.
    QVERIFY(asker.getAs("admin", "/api/endpoints/2").json()["TeamAccessPolicies"_L1].toObject().contains(u"1"_s));
}

void TestDemoTeams::membersSeeAtOnceWhatTheTeamSees()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const qsizetype publicOnes = stacksOf(asker, "kim"); // Who is in no team.
    QCOMPARE(stacksOf(asker, "noor"), publicOnes);
    const Heard joined = asker.sendAs("admin", "POST", "/api/team_memberships", R"({"UserID":7,"TeamID":1,"Role":2})");
    QCOMPARE(joined.status, 200);
    QCOMPARE(stacksOf(asker, "noor"), stacksOf(asker, "maria"));
    QVERIFY(stacksOf(asker, "noor") > publicOnes);
    const QByteArray id = QByteArray::number(joined.json()["Id"_L1].toInteger());
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/team_memberships/" + id, R"({"UserID":7,"TeamID":2,"Role":2})").status, 200);
    QCOMPARE(asker.getAs("noor", "/api/endpoints?excludeSnapshots=true").json().toArray().at(0)["Name"_L1].toString(), u"workshop"_s);
    QCOMPARE(asker.sendAs("admin", "DELETE", "/api/team_memberships/" + id).status, 204);
    QCOMPARE(stacksOf(asker, "noor"), publicOnes);
}

void TestDemoTeams::leadersManageTheirTeam()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const Heard joined = asker.sendAs("maria", "POST", "/api/team_memberships", R"({"UserID":2,"TeamID":1,"Role":2})");
    QCOMPARE(joined.status, 200);
    const QByteArray id = QByteArray::number(joined.json()["Id"_L1].toInteger());
    QCOMPARE(asker.getAs("alice", "/api/teams/1").status, 403);
    QCOMPARE(asker.sendAs("maria", "PUT", "/api/team_memberships/" + id, R"({"UserID":2,"TeamID":1,"Role":1})").status, 200);
    QCOMPARE(asker.getAs("alice", "/api/teams/1").status, 200);
    QCOMPARE(asker.sendAs("alice", "DELETE", "/api/team_memberships/1").status, 204); // Maria's own.
    QCOMPARE(asker.getAs("maria", "/api/team_memberships").status, 403);
}

QTEST_GUILESS_MAIN(TestDemoTeams)
#include "tst_demoteams.moc"
