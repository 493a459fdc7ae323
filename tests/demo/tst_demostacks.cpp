// SPDX-License-Identifier: GPL-3.0-or-later
// The demo changes stacks as badly as a real server does (portainer-api.md 4.5 to 4.8): what fails, what that leaves, and what is lost.
#include "tests/demo/stackasker.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDemoStacks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void failsToDeploy_data();
    void failsToDeploy();
    void aFailedUpdateTakesItDown_data();
    void aFailedUpdateTakesItDown();
    void aFailedPullLeavesItAlone();
    void afterAFailedUpdateOnlyStopHelps();
    void aFailedCreateLeavesNoRecord();
    void normalisesNames_data();
    void normalisesNames();
    void startAndStopTwice();
    void volumesOutliveTheirStack();
    void anUpdateReplacesEverything();
    void anotherEnvironmentTakesItThere();
    void servicesThatAreGoneStay();
    void whatDidNotChangeIsNotRecreated();
    void anUpdateDetachesFromGit();
    void redeployFollowsTheRepository();
    void aBrokenCommitTakesItDown();
    void renamesInPlaceOrNotAtAll();
    void migratesAndLeavesVolumes();
    void orphansOnlyGoByOtherEnvironments();
    void aTakenPortFails();
    void standardUsersKeepToTheirOwn();
    void sampleStacksCanBeRedeployed();
    void countsMishaps();
    void textStaysByteForByte();

private:
    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<StackAsker> m_asker;
};

namespace {

constexpr char Good[] = "services:\n  web:\n    image: nginx:1.27\n";

/// Name, file, variables, and some of the words of the failure.
using Bad = std::tuple<const char *, const char *, QJsonArray, QString>;

QList<Bad> badOnes()
{
    return {{"no YAML", "services: [", {}, u"yaml: line 1: did not find expected node content"_s},
            {"an open list", "services:\n  web:\n   image: [x\n", {}, u"yaml: line 2: did not find expected ',' or ']'"_s}, // As recorded.
            {"a tab", "services:\n\tweb: {}\n", {}, u"yaml: line 2: found character that cannot start any token"_s},
            {"a key twice", "services:\n  web: {image: a}\n  web: {image: b}\n", {}, u"line 3: mapping key \"web\" already defined at line 2"_s},
            {"unknown key", "services:\n  web:\n    image: a\n    imagee: b\n", {}, u"services.web Additional property imagee is not allowed"_s},
            {"unknown key at the top", "services:\n  web: {image: a}\nservicess: {}\n", {}, u"(root) Additional property servicess is not allowed"_s},
            {"no service", "services: {}\n", {}, u"no service selected"_s},
            {"no image", "services:\n  web: {restart: always}\n", {}, u"has neither an image nor a build context"_s},
            {"missing image", "services:\n  web: {image: \"missing/web:1\"}\n", {}, u"manifest for missing/web:1 not found"_s},
            {"missing tag", "services:\n  web: {image: \"nginx:none\"}\n", {}, u"manifest for nginx:none not found"_s},
            {"undefined network", "services:\n  web: {image: a, networks: [x]}\n", {}, u"refers to undefined network x"_s},
            {"undefined volume", "services:\n  web: {image: a, volumes: [\"x:/x\"]}\n", {}, u"refers to undefined volume x"_s},
            {"required variable", "services:\n  web: {image: \"a:${TAG:?say which}\"}\n", {}, u"required variable TAG is missing a value: say which"_s},
            {"open quote", Good, {variable("A", "\"open")}, u"stack.env: line 1: unterminated quoted value"_s},
            {"text after a quote", Good, {variable("B", "x"), variable("A", "\"a\" and 'b'")}, u"stack.env: line 2: unexpected character"_s},
            {"newline with a space", Good, {variable("A", "line one\nline two")}, u"stack.env: line 2: key cannot contain a space"_s},
            {"name with a space", Good, {variable("A B", "x")}, u"key cannot contain a space"_s},
            {"empty name", Good, {variable("", "x")}, u"unexpected character"_s}};
}

QStringList servicesOf(const QJsonArray &containers)
{
    QStringList names;
    for (const QJsonValue &each : containers)
        names.append(each["Labels"_L1]["com.docker.compose.service"_L1].toString());
    names.sort();
    return names;
}

} // namespace

void TestDemoStacks::init()
{
    m_server = std::make_unique<DemoServer>();
    QVERIFY(m_server->start());
    m_asker = std::make_unique<StackAsker>(*m_server);
}

void TestDemoStacks::failsToDeploy_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QJsonArray>("env");
    QTest::addColumn<QString>("words");
    for (const auto &[name, file, env, words] : badOnes())
        QTest::newRow(name) << QByteArray(file) << env << words;
}

void TestDemoStacks::failsToDeploy()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QJsonArray, env);
    QFETCH(const QString, words);
    const Heard heard = m_asker->tryToCreate("bad", file, env);
    QCOMPARE(heard.status, 500);
    QVERIFY2(heard.text("message").startsWith(u"failed to deploy a stack: "_s), heard.body.constData());
    QVERIFY2(heard.text("message").contains(words), heard.body.constData());
    QCOMPARE(m_asker->containers("bad").size(), 0);
    QCOMPARE(m_asker->stackId("local", "bad"), -1);
}

void TestDemoStacks::aFailedUpdateTakesItDown_data()
{
    failsToDeploy_data();
}

void TestDemoStacks::aFailedUpdateTakesItDown()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QJsonArray, env);
    const qint64 id = m_asker->create("good", Good, {variable("TZ", "UTC")});
    QCOMPARE(m_asker->containers("good").size(), 1);
    const QJsonObject before = m_asker->stack(id);
    QCOMPARE(m_asker->update(id, file, env).status, 500);
    QCOMPARE(m_asker->containers("good").size(), 0);
    QCOMPARE(m_asker->stack(id), before); // Active, with the old variables...
    QCOMPARE(m_asker->file(id), QByteArray(Good)); // ...and the old file, and nothing runs.
    QCOMPARE(m_server->mishaps().takenDownByUpdate, 1);
}

void TestDemoStacks::aFailedPullLeavesItAlone()
{
    const qint64 id = m_asker->create("good", Good);
    const Heard heard = m_asker->update(id, "services:\n  web: {image: \"missing/web:1\"}\n", {}, {{u"PullImage"_s, true}});
    QCOMPARE(heard.status, 500);
    QVERIFY(heard.text("message").startsWith(u"failed to pull images of the stack: "_s));
    QCOMPARE(m_asker->containers("good").size(), 1);
    QCOMPARE(m_asker->update(id, composeText("lab/web:1.0"), {}, {{u"PullImage"_s, true}}).status, 500); // Only on the engine.
    QCOMPARE(m_asker->containers("good").size(), 1);
}

void TestDemoStacks::afterAFailedUpdateOnlyStopHelps()
{
    const qint64 id = m_asker->create("good", Good);
    m_server->failNextDeploy("the engine does not feel well");
    const Heard failed = m_asker->update(id, composeText("nginx:1.28"));
    QCOMPARE(failed.text("message"), u"failed to deploy a stack: the engine does not feel well\n"_s);
    QCOMPARE(m_server->containersOf("good", EnvironmentId(1)).size(), 0);
    const Heard start = m_asker->run(id, "start");
    QCOMPARE(start.status, 400);
    QCOMPARE(start.text("message"), u"Stack is already active"_s);
    QCOMPARE(m_asker->run(id, "stop").status, 200);
    QCOMPARE(m_asker->run(id, "start").status, 200);
    QCOMPARE(m_server->containersOf("good", EnvironmentId(1)).size(), 1);
}

void TestDemoStacks::aFailedCreateLeavesNoRecord()
{
    const qint64 before = m_asker->create("one", Good);
    QCOMPARE(m_asker->tryToCreate("two", "services: [").status, 500);
    const qint64 after = m_asker->create("two", Good);
    QCOMPARE(after, before + 2); // The number is used up all the same.
}

void TestDemoStacks::normalisesNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("kept");
    QTest::newRow("upper case") << "A-Web One!"_ba << u"a-webone"_s;
    QTest::newRow("letters of others") << "a-Café Ünï 7"_ba << u"a-cafn7"_s;
    QTest::newRow("nothing left") << "!!!"_ba << u""_s;
}

void TestDemoStacks::normalisesNames()
{
    QFETCH(const QByteArray, name);
    const Heard heard = m_asker->tryToCreate(name, Good);
    QCOMPARE(heard.status, 200);
    QTEST(heard.text("Name"), "kept");
    QCOMPARE(m_asker->tryToCreate(name, Good).status, 409);
    QVERIFY(!heard.text("Name").isEmpty() || m_asker->remove(heard.json()["Id"_L1].toInteger()).status == 500);
}

void TestDemoStacks::startAndStopTwice()
{
    const qint64 id = m_asker->create("good", Good);
    QCOMPARE(m_asker->run(id, "start").status, 409);
    const Heard stopped = m_asker->run(id, "stop");
    QCOMPARE(stopped.status, 200);
    QCOMPARE(stopped.json()["Status"_L1].toInt(), 2);
    QVERIFY(stopped.json()["ResourceControl"_L1].isNull());
    QCOMPARE(m_asker->containers("good").size(), 0);
    QCOMPARE(m_asker->run(id, "stop").status, 400);
    QCOMPARE(m_asker->run(id, "start").json()["Status"_L1].toInt(), 1);
    QCOMPARE(m_asker->containers("good").size(), 1);
    QCOMPARE(m_asker->ask("POST", "/api/stacks/" + QByteArray::number(id) + "/stop", keyHeader(m_server->token())).status, 400); // No environment named.
}

void TestDemoStacks::volumesOutliveTheirStack()
{
    const qint64 id = m_asker->create("good", "services:\n  web: {image: a, volumes: [\"data:/data\"]}\nvolumes: {data: {}}\n");
    QVERIFY(m_server->volumesIn(EnvironmentId(1)).contains("good_data"));
    QCOMPARE(m_asker->remove(id).status, 204);
    QCOMPARE(m_asker->containers("good").size(), 0);
    QVERIFY(m_server->volumesIn(EnvironmentId(1)).contains("good_data"));
    QCOMPARE(m_asker->remove(id).status, 404);
}

void TestDemoStacks::anUpdateReplacesEverything()
{
    const qint64 id = m_asker->create("good", Good, {variable("A", "1"), variable("A", "2"), variable("EMPTY", "")});
    QCOMPARE(m_asker->stack(id)["Env"_L1].toArray().size(), 3);
    const QByteArray body = R"({"StackFileContent":"services: {web: {image: a}}"})";
    const Heard heard = m_asker->sendAs("admin", "PUT", "/api/stacks/" + QByteArray::number(id) + "?endpointId=1", body);
    QCOMPARE(heard.status, 200);
    QVERIFY(m_asker->stack(id)["Env"_L1].isNull());
    QVERIFY(heard.json()["ResourceControl"_L1].isNull());
    QVERIFY(m_asker->stack(id)["ResourceControl"_L1].isObject());
    QCOMPARE(m_asker->stack(id)["UpdatedBy"_L1].toString(), u"admin"_s);
    QCOMPARE(m_asker->sendAs("admin", "PUT", "/api/stacks/" + QByteArray::number(id) + "?endpointId=1", R"({"Env":[]})").status, 400);
}

void TestDemoStacks::anotherEnvironmentTakesItThere()
{
    const qint64 id = m_asker->create("good", Good);
    QCOMPARE(m_asker->update(id, Good, {}, {}, 2).status, 200);
    QCOMPARE(m_asker->stack(id)["EndpointId"_L1].toInt(), 2);
    QVERIFY(m_asker->stack(id)["ResourceControl"_L1].isNull());
    QCOMPARE(m_server->containersOf("good", EnvironmentId(2)).size(), 1);
    QCOMPARE(m_server->containersOf("good", EnvironmentId(1)).size(), 1); // Nobody removed those.
    QCOMPARE(m_server->mishaps().movedByUpdate, 1);
}

void TestDemoStacks::servicesThatAreGoneStay()
{
    const QByteArray both = "services:\n  web: {image: a}\n  cache: {image: b}\n";
    const qint64 id = m_asker->create("good", both);
    QCOMPARE(m_asker->update(id, "services:\n  web: {image: a}\n", {}, {{u"Prune"_s, true}}).status, 200);
    QCOMPARE(servicesOf(m_asker->containers("good")), (QStringList{u"cache"_s, u"web"_s})); // No prune for compose.
    const qint64 swarm = m_asker->create("fleet", both, {}, 2);
    QCOMPARE(m_asker->update(swarm, "services:\n  web: {image: a}\n", {}, {}, 2).status, 200);
    QCOMPARE(m_asker->containers("fleet", 2).size(), 2);
    QCOMPARE(m_asker->update(swarm, "services:\n  web: {image: a}\n", {}, {{u"Prune"_s, true}}, 2).status, 200);
    QCOMPARE(m_asker->containers("fleet", 2).size(), 1);
    QCOMPARE(m_asker->update(swarm, "services: nonsense", {}, {}, 2).text("message"), u"services must be a mapping\n"_s);
    QCOMPARE(m_asker->containers("fleet", 2).size(), 1); // A Swarm is not taken down.
}

void TestDemoStacks::whatDidNotChangeIsNotRecreated()
{
    const qint64 id = m_asker->create("good", "services:\n  web: {image: a}\n  cache: {image: b}\n");
    const QJsonArray before = m_asker->containers("good");
    QCOMPARE(m_asker->update(id, "services:\n  web: {image: a}\n  cache: {image: \"b:2\"}\n").status, 200);
    const QJsonArray after = m_asker->containers("good");
    QCOMPARE(after.size(), 2);
    int same = 0;
    for (const QJsonValue &each : after)
        same += before.contains(each);
    QCOMPARE(same, 1);
}

void TestDemoStacks::anUpdateDetachesFromGit()
{
    const qint64 id = m_asker->stackId("local", "wiki");
    QVERIFY(m_asker->stack(id)["GitConfig"_L1].isObject());
    const Heard heard = m_asker->update(id, m_asker->file(id));
    QCOMPARE(heard.status, 200);
    QVERIFY(m_asker->stack(id)["GitConfig"_L1].isNull());
    QVERIFY(m_asker->stack(id)["AutoUpdate"_L1].isNull());
    QCOMPARE(m_asker->stack(id)["FromAppTemplate"_L1].toBool(), true);
    QCOMPARE(m_server->mishaps().detachedFromGit, 1);
}

void TestDemoStacks::redeployFollowsTheRepository()
{
    const qint64 id = m_asker->stackId("local", "wiki");
    const QJsonObject before = m_asker->stack(id);
    const QByteArray url = before["GitConfig"_L1]["URL"_L1].toString().toUtf8();
    m_server->commitTo(url, "deploy/docker-compose.yml", "services:\n  wiki: {image: \"wiki:3\"}\n");
    QVERIFY(m_asker->file(id) != "services:\n  wiki: {image: \"wiki:3\"}\n");
    const QByteArray body = R"({"RepositoryReferenceName":"refs/heads/main","Env":[]})";
    QCOMPARE(m_asker->sendAs("admin", "PUT", "/api/stacks/" + QByteArray::number(id) + "/git/redeploy?endpointId=1", body).status, 200);
    QCOMPARE(m_asker->file(id), "services:\n  wiki: {image: \"wiki:3\"}\n");
    QVERIFY(m_asker->stack(id)["GitConfig"_L1]["ConfigHash"_L1] != before["GitConfig"_L1]["ConfigHash"_L1]);
}

void TestDemoStacks::aBrokenCommitTakesItDown()
{
    const qint64 id = m_asker->stackId("local", "wiki");
    const QJsonObject before = m_asker->stack(id);
    QVERIFY(!m_asker->containers("wiki").isEmpty());
    m_server->commitTo(before["GitConfig"_L1]["URL"_L1].toString().toUtf8(), "deploy/docker-compose.yml", "services: [");
    const QByteArray body = R"({"RepositoryReferenceName":"refs/heads/main","Env":[]})";
    QCOMPARE(m_asker->sendAs("admin", "PUT", "/api/stacks/" + QByteArray::number(id) + "/git/redeploy?endpointId=1", body).status, 500);
    QCOMPARE(m_asker->containers("wiki").size(), 0);
    QCOMPARE(m_asker->file(id), "services: ["); // The new text with the old commit.
    QCOMPARE(m_asker->stack(id)["GitConfig"_L1], before["GitConfig"_L1]);
}

void TestDemoStacks::renamesInPlaceOrNotAtAll()
{
    const qint64 id = m_asker->create("good", composeText("nginx", 9777));
    QCOMPARE(m_asker->run(id, "migrate", 1, R"({"EndpointID":1,"Name":"better"})").status, 200);
    QCOMPARE(m_asker->stack(id)["Name"_L1].toString(), u"better"_s);
    QCOMPARE(m_asker->containers("good").size(), 0);
    QCOMPARE(m_asker->containers("better").size(), 1);
    QCOMPARE(m_asker->run(id, "migrate", 1, R"({"EndpointID":1,"Name":"Best"})").status, 500);
    QCOMPARE(m_asker->stack(id)["Name"_L1].toString(), u"better"_s);
    QCOMPARE(m_asker->stack(id)["Status"_L1].toInt(), 1);
    QCOMPARE(m_asker->containers("better").size(), 0); // The source is down.
}

void TestDemoStacks::migratesAndLeavesVolumes()
{
    const qint64 id = m_asker->create("good", "services:\n  web: {image: a, volumes: [\"data:/data\"]}\nvolumes: {data: {}}\n");
    QCOMPARE(m_asker->run(id, "migrate", 1, R"({"EndpointID":2})").status, 200);
    QCOMPARE(m_asker->stack(id)["EndpointId"_L1].toInt(), 2);
    QVERIFY(m_asker->stack(id)["ResourceControl"_L1].isObject()); // It moves along.
    QCOMPARE(m_server->containersOf("good", EnvironmentId(1)).size(), 0);
    QCOMPARE(m_server->containersOf("good", EnvironmentId(2)).size(), 1);
    QVERIFY(m_server->volumesIn(EnvironmentId(1)).contains("good_data"));
    QCOMPARE(m_asker->run(id, "migrate", 2, R"({"EndpointID":2})").status, 409);
    QCOMPARE(m_asker->run(id, "migrate", 2, R"({"EndpointID":99})").status, 404);
}

void TestDemoStacks::orphansOnlyGoByOtherEnvironments()
{
    const qint64 id = m_asker->stackId("gone", "old-wiki");
    QCOMPARE(m_asker->run(id, "start", 3).status, 404);
    QCOMPARE(m_asker->remove(id, 3).status, 404);
    const Heard adopted = m_asker->sendAs("admin", "PUT", "/api/stacks/" + QByteArray::number(id) + "/associate?endpointId=1&orphanedRunning=false");
    QCOMPARE(adopted.status, 200);
    QCOMPARE(adopted.json()["Status"_L1].toInt(), 2);
    QVERIFY(adopted.json()["ResourceControl"_L1].isObject());
    QCOMPARE(m_asker->run(id, "start").status, 200);
}

void TestDemoStacks::aTakenPortFails()
{
    m_asker->create("first", composeText("nginx", 9777));
    const Heard heard = m_asker->tryToCreate("second", composeText("nginx", 9777));
    QCOMPARE(heard.status, 500);
    QVERIFY(heard.text("message").endsWith(u"Bind for 0.0.0.0:9777 failed: port is already allocated\n"_s));
    QCOMPARE(m_asker->containers("second").size(), 0);
    QCOMPARE(m_asker->containers("first").size(), 1);
}

void TestDemoStacks::standardUsersKeepToTheirOwn()
{
    const Heard made = m_asker->tryToCreate("hers", Good, {}, 1, "alice");
    QCOMPARE(made.status, 200);
    QCOMPARE(made.json()["ResourceControl"_L1]["UserAccesses"_L1][0]["UserId"_L1].toInt(), 2);
    const qint64 other = m_asker->stackId("local", "grafana");
    QCOMPARE(m_asker->sendAs("alice", "POST", "/api/stacks/" + QByteArray::number(other) + "/stop?endpointId=1").status, 403);
    QCOMPARE(m_asker->containers("hers", 1, "alice").size(), 1);
    QCOMPARE(m_asker->containers("grafana", 1, "alice").size(), 0); // No control she may use: invisible.
    QVERIFY(m_asker->containers("grafana").size() > 1);
}

/// What a visitor of the demo tries first: every stack that runs can be stopped, started and redeployed as it is.
void TestDemoStacks::sampleStacksCanBeRedeployed()
{
    int tried = 0;
    for (const QJsonValue &each : m_asker->getAs("admin", "/api/stacks").json().toArray()) {
        const int environment = each["EndpointId"_L1].toInt();
        const bool isOdd = each["Name"_L1] == "vault"_L1 || each["Name"_L1] == "backup"_L1; // Variables that compose cannot read.
        if (each["Type"_L1].toInt() == 3 || environment > 2 || isOdd)
            continue;
        const qint64 id = each["Id"_L1].toInteger();
        const Heard heard = m_asker->update(id, m_asker->file(id), each["Env"_L1].toArray(), {}, environment);
        QVERIFY2(heard.status == 200, qPrintable(each["Name"_L1].toString() + u": "_s + heard.text("message")));
        ++tried;
    }
    QVERIFY(tried > 30);
}

void TestDemoStacks::countsMishaps()
{
    const qint64 id = m_asker->create("good", Good);
    m_asker->sendAs("admin", "PUT", "/api/stacks/" + QByteArray::number(id) + "?endpointId=1", R"({"StackFileContent":"services: {web: {image: a}}"})");
    QCOMPARE(m_server->mishaps().updatesWithoutVariables, 1);
    QCOMPARE(m_asker->update(id, Good).status, 200);
    QCOMPARE(m_server->mishaps(), (DemoMishaps{.updatesWithoutVariables = 1}));
}

void TestDemoStacks::textStaysByteForByte()
{
    const QByteArray odd = "# \xef\xbb\xbfžluť 😀\r\nservices:\r\n  web:\r\n    image: a   \r\n# no last line end";
    const QJsonArray env{variable("A", "a=b=c=="), variable("B", "  both ends  "), variable("A", ""), variable("C", "'kept $X'")};
    const qint64 id = m_asker->create("good", odd, env);
    QCOMPARE(m_asker->file(id), odd);
    QCOMPARE(m_asker->stack(id)["Env"_L1].toArray(), env);
}

QTEST_GUILESS_MAIN(TestDemoStacks)
#include "tst_demostacks.moc"
