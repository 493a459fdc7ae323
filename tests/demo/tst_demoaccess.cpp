// SPDX-License-Identifier: GPL-3.0-or-later
// Who may use which environment and see which stack of the demo, and who may change that.
#include "tests/demo/asker.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDemoAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhoHasAccess();
    void groupsLetIn();
    void replacesWholeMaps();
    void changesAnEnvironment();
    void refusesEnvironments_data();
    void refusesEnvironments();
    void usersOfAnEnvironment();
    void refusesControls_data();
    void refusesControls();
    void sharesAStack();
    void stacksWithoutAControl();

private:
    static QString ids(const QJsonValue &policies) { return policies.isNull() ? u"null"_s : policies.toObject().keys().join(u' '); }
};

namespace {

QStringList namesIn(const Heard &heard, QLatin1StringView key = "Name"_L1)
{
    QStringList names;
    for (const QJsonValue &each : heard.json().toArray())
        names.append(each[key].toString());
    return names;
}

QStringList environmentsOf(Asker &asker, const QByteArray &user)
{
    return namesIn(asker.getAs(user, "/api/endpoints?excludeSnapshots=true"));
}

/// "/api/resource_controls/3" of a stack.
QByteArray controlOf(Asker &asker, const QByteArray &environment, const QByteArray &name)
{
    const Heard heard = asker.getAs("admin", "/api/stacks/" + QByteArray::number(asker.stackId(environment, name)));
    return "/api/resource_controls/" + QByteArray::number(heard.json()["ResourceControl"_L1]["Id"_L1].toInteger());
}

} // namespace

/// portainer-api.md 5.2: in the list standard users do not see the other users, in an inspection they do.
void TestDemoAccess::showsWhoHasAccess()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QJsonValue asAdmin = asker.getAs("admin", "/api/endpoints?excludeSnapshots=true").json()[1];
    QCOMPARE(asAdmin["Name"_L1].toString(), u"swarm-b"_s);
    QCOMPARE(ids(asAdmin["UserAccessPolicies"_L1]), u"3"_s);
    QCOMPARE(ids(asAdmin["TeamAccessPolicies"_L1]), u"1"_s);
    const QJsonValue asMaria = asker.getAs("maria", "/api/endpoints?excludeSnapshots=true").json()[0];
    QCOMPARE(asMaria["Name"_L1].toString(), u"swarm-b"_s);
    QCOMPARE(ids(asMaria["UserAccessPolicies"_L1]), u"null"_s);
    QCOMPARE(ids(asMaria["TeamAccessPolicies"_L1]), u"1"_s);
    QCOMPARE(ids(asker.getAs("maria", "/api/endpoints/2").json()["UserAccessPolicies"_L1]), u"3"_s);
}

void TestDemoAccess::groupsLetIn()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    QCOMPARE(namesIn(asker.getAs("admin", "/api/endpoint_groups")), (QStringList{u"Unassigned"_s, u"edge-sites"_s}));
    QCOMPARE(namesIn(asker.getAs("bob", "/api/endpoint_groups")), QStringList{u"edge-sites"_s});
    QCOMPARE(namesIn(asker.getAs("alice", "/api/endpoint_groups")), QStringList());
    const QJsonValue workshop = asker.getAs("bob", "/api/endpoints/6").json();
    QCOMPARE(workshop["GroupId"_L1].toInt(), 2);
    QCOMPARE(ids(workshop["UserAccessPolicies"_L1]), QString());
    QCOMPARE(ids(workshop["TeamAccessPolicies"_L1]), QString());
    QCOMPARE(environmentsOf(asker, "bob"), (QStringList{u"local"_s, u"swarm-b"_s, u"k8s"_s, u"workshop"_s}));
    QCOMPARE(namesIn(asker.getAs("admin", "/api/endpoints?groupIds[]=2")), QStringList{u"workshop"_s});
    QCOMPARE(namesIn(asker.getAs("admin", "/api/endpoints?search=Unassig")).size(), 3);
    // Out of the group, out of sight.
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/endpoints/6", R"({"GroupID":1})").status, 200);
    QCOMPARE(environmentsOf(asker, "bob"), (QStringList{u"local"_s, u"swarm-b"_s, u"k8s"_s}));
    QCOMPARE(asker.getAs("bob", "/api/endpoints/6").status, 403);
}

void TestDemoAccess::replacesWholeMaps()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const qsizetype before = asker.getAs("alice", "/api/stacks").json().toArray().size();
    QVERIFY(before > 0);
    const Heard changed = asker.sendAs("admin", "PUT", "/api/endpoints/1", R"({"UserAccessPolicies":{"7":{"RoleId":0},"3":{"RoleId":4}}})");
    QCOMPARE(changed.status, 200);
    QCOMPARE(ids(changed.json()["UserAccessPolicies"_L1]), u"3 7"_s);
    QCOMPARE(changed.json()["UserAccessPolicies"_L1]["3"_L1]["RoleId"_L1].toInt(), 4);
    QCOMPARE(changed.json()["Snapshots"_L1].toArray().size(), 1);
    QCOMPARE(environmentsOf(asker, "alice"), QStringList());
    // The list goes on naming the stacks; they cannot be opened.
    QCOMPARE(asker.getAs("alice", "/api/stacks").json().toArray().size(), before);
    const QByteArray shop = "/api/stacks/" + QByteArray::number(asker.stackId("local", "shop"));
    QCOMPARE(asker.getAs("alice", shop).status, 403);
    QCOMPARE(environmentsOf(asker, "noor"), QStringList{u"local"_s});
    // What is not named, or null, stays.
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/endpoints/1", R"({"UserAccessPolicies":null,"TeamAccessPolicies":{"1":{"RoleId":0}}})").status, 200);
    QCOMPARE(environmentsOf(asker, "noor"), QStringList{u"local"_s});
    QVERIFY(environmentsOf(asker, "maria").contains(u"local"_s));
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/endpoints/1", R"({"UserAccessPolicies":{},"TeamAccessPolicies":{}})").status, 200);
    QCOMPARE(environmentsOf(asker, "noor"), QStringList());
    QCOMPARE(environmentsOf(asker, "bob"), (QStringList{u"swarm-b"_s, u"k8s"_s, u"workshop"_s}));
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/endpoints/1", R"({"UserAccessPolicies":{"2":{"RoleId":0}}})").status, 200);
    QCOMPARE(asker.getAs("alice", shop).status, 200);
}

void TestDemoAccess::changesAnEnvironment()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const Heard changed = asker.sendAs("admin", "PUT", "/api/endpoints/2", R"({"Name":"swarm-c","URL":"tcp://gone:2375","PublicURL":"c.example.org"})");
    QCOMPARE(changed.text("Name"), u"swarm-c"_s);
    QCOMPARE(changed.text("URL"), u"tcp://gone:2375"_s);
    QCOMPARE(changed.text("PublicURL"), u"c.example.org"_s);
    QCOMPARE(changed.json()["Status"_L1].toInt(), 1); // Until the next snapshot.
    QCOMPARE(ids(changed.json()["UserAccessPolicies"_L1]), u"3"_s);
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/endpoints/2", "{}").text("Name"), u"swarm-c"_s);
}

void TestDemoAccess::refusesEnvironments_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    QTest::newRow("a leader") << "maria"_ba << "2"_ba << R"({"Name":"x"})"_ba << 403 << u"Access denied"_s;
    QTest::newRow("the name of another") << "admin"_ba << "2"_ba << R"({"Name":"local"})"_ba << 409 << u"Name is not unique"_s;
    QTest::newRow("none") << "admin"_ba << "99"_ba << "{}"_ba << 404
                          << u"Unable to find an environment with the specified identifier inside the database"_s;
    QTest::newRow("no number") << "admin"_ba << "x"_ba << "{}"_ba << 400 << u"Invalid environment identifier route variable"_s;
    QTest::newRow("no body") << "admin"_ba << "2"_ba << ""_ba << 400 << u"Invalid request payload"_s;
    QTest::newRow("wrong type") << "admin"_ba << "2"_ba << R"({"UserAccessPolicies":[2]})"_ba << 400 << u"Invalid request payload"_s;
}

void TestDemoAccess::refusesEnvironments()
{
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, body);
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray before = asker.getAs("admin", "/api/endpoints").body;
    const Heard heard = asker.sendAs(user, "PUT", "/api/endpoints/" + target, body);
    QTEST(heard.status, "status");
    QTEST(heard.text("message"), "message");
    QCOMPARE(asker.getAs("admin", "/api/endpoints").body, before);
}

void TestDemoAccess::usersOfAnEnvironment()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const auto users = [&](const QByteArray &user, const QByteArray &id) {
        return namesIn(asker.getAs(user, "/api/users?environmentId=" + id), "Username"_L1).join(u' ');
    };
    QCOMPARE(users("admin", "1"), u"alice bob"_s);
    QCOMPARE(users("admin", "2"), u"bob maria"_s);
    QCOMPARE(users("maria", "6"), u"bob"_s);
    // An administrator counts only when named, and is never shown to others.
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/endpoints/1", R"({"UserAccessPolicies":{"2":{"RoleId":0},"5":{"RoleId":0}}})").status, 200);
    QCOMPARE(users("admin", "1"), u"alice chris"_s);
    QCOMPARE(users("maria", "1"), u"alice"_s);
}

/// portainer-api.md 8.6, on "minio", which is shared with the team "web" (bob and maria).
void TestDemoAccess::refusesControls_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message"); // Empty: it is done.
    const QString denied = u"Permission denied to update the resource control"_s;
    const auto row = [](const char *user, const char *body, const QString &message) {
        QTest::addRow("%s: %s", user, body) << QByteArray(user) << QByteArray(body) << message;
    };
    row("alice", R"({"Public":true})", u"Permission denied to access the resource control"_s);
    row("bob", R"({"AdministratorsOnly":true})", denied);
    row("bob", R"({"AdministratorsOnly":true,"Teams":[1]})", denied);
    row("bob", R"({"Users":[2]})", denied);
    row("bob", R"({"Users":[3,2]})", denied);
    row("bob", R"({"Users":[3],"Teams":[1]})", denied);
    row("bob", R"({"Teams":[99]})", denied);
    row("maria", R"({"Teams":[2]})", denied);
    row("bob", R"({"Users":[3]})", {});
    row("bob", R"({"Users":[3],"Teams":[1,2]})", {});
    row("bob", R"({"Users":[2],"Teams":[1,99]})", {}); // One of the teams is his; whom else it names does not matter.
    row("bob", R"({"Teams":[2,99]})", {});
    row("maria", R"({"Public":true})", {});
    row("admin", R"({"Users":[2,3],"Teams":[2]})", {});
    row("admin", R"({"AdministratorsOnly":true})", {});
}

void TestDemoAccess::refusesControls()
{
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, message);
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray control = controlOf(asker, "local", "minio");
    const QByteArray stack = "/api/stacks/" + QByteArray::number(asker.stackId("local", "minio"));
    const QJsonValue before = asker.getAs("admin", stack).json()["ResourceControl"_L1];
    const Heard heard = asker.sendAs(user, "PUT", control, body);
    QCOMPARE(heard.text("message"), message);
    QCOMPARE(heard.status, message.isEmpty() ? 200 : 403);
    const QJsonValue after = asker.getAs("admin", stack).json()["ResourceControl"_L1];
    QCOMPARE(after, message.isEmpty() ? heard.json() : before);
}

void TestDemoAccess::sharesAStack()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray control = controlOf(asker, "local", "grafana");
    const QByteArray stack = "/api/stacks/" + QByteArray::number(asker.stackId("local", "grafana"));
    const auto sees = [&](const QByteArray &user) {
        const bool listed = namesIn(asker.getAs(user, "/api/stacks")).contains(u"grafana"_s);
        return listed == (asker.getAs(user, stack).status == 200) ? (listed ? u"yes"_s : u"no"_s) : u"list and stack differ"_s;
    };
    QCOMPARE(sees("alice"), u"no"_s);
    QCOMPARE(asker.sendAs("admin", "PUT", control, R"({"Users":[2]})").status, 200);
    QCOMPARE(sees("alice"), u"yes"_s);
    QCOMPARE(sees("bob"), u"no"_s);
    QCOMPARE(asker.sendAs("alice", "PUT", control, R"({"Public":true})").status, 200);
    QCOMPARE(sees("bob"), u"yes"_s);
    QCOMPARE(sees("maria"), u"list and stack differ"_s); // No access to the environment, which the list does not ask for.
    QCOMPARE(asker.sendAs("admin", "PUT", control, R"({"Teams":[1]})").status, 200);
    QCOMPARE(sees("alice"), u"no"_s);
    QCOMPARE(sees("bob"), u"yes"_s);
    QCOMPARE(asker.sendAs("bob", "DELETE", control).status, 403);
    QCOMPARE(asker.sendAs("admin", "DELETE", control).status, 204);
    QCOMPARE(sees("bob"), u"no"_s);
    QCOMPARE(asker.sendAs("admin", "PUT", control, R"({"Public":true})").status, 404);
}

void TestDemoAccess::stacksWithoutAControl()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const auto share = [&](const char *user, const QByteArray &body) { return asker.sendAs(user, "POST", "/api/resource_controls", body); };
    QCOMPARE(share("alice", R"({"ResourceID":"1_immich","Type":6,"Public":true})").status, 403);
    QCOMPARE(share("admin", R"({"Type":6,"Public":true})").text("details"), u"Invalid payload: invalid resource identifier"_s);
    QVERIFY(share("admin", R"({"ResourceID":"1_immich","Public":true})").text("details").startsWith(u"Invalid payload: Invalid type value."_s));
    QCOMPARE(share("admin", R"({"ResourceID":"1_immich","Type":6})").text("details"),
             u"Invalid payload: must specify Users, Teams, Public or AdministratorsOnly"_s);
    QCOMPARE(share("admin", R"({"ResourceID":"1_immich","Type":6,"Public":true,"AdministratorsOnly":true})").text("details"),
             u"Invalid payload: cannot set both public and administrators only flags to true"_s);
    QVERIFY(!namesIn(asker.getAs("alice", "/api/stacks")).contains(u"immich"_s));
    const Heard made = share("admin", R"({"ResourceID":"1_immich","Type":6,"Public":true})");
    QCOMPARE(made.status, 200);
    QVERIFY(namesIn(asker.getAs("alice", "/api/stacks")).contains(u"immich"_s));
    QCOMPARE(controlOf(asker, "local", "immich"), "/api/resource_controls/" + QByteArray::number(made.json()["Id"_L1].toInteger()));
    QVERIFY(controlOf(asker, "local", "shop") != controlOf(asker, "local", "immich"));
    QCOMPARE(share("admin", R"({"ResourceID":"1_immich","Type":6,"Public":true})").status, 409);
}

QTEST_GUILESS_MAIN(TestDemoAccess)
#include "tst_demoaccess.moc"
