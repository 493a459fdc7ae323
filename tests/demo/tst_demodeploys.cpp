// SPDX-License-Identifier: GPL-3.0-or-later
// Deploys that take time, one after the other, also when nobody waits any more; asynchronous ones; connections that die; and the engines.
#include "tests/demo/stackasker.h"

#include <QNetworkReply>
#include <QTcpSocket>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDemoDeploys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void othersDoNotWait();
    void recordsChangeAtTheEnd();
    void refusalsDoNotTakeTime();
    void goesOnWithoutAListener();
    void oneAfterTheOther();
    void keepsTheConnection();
    void asynchronously();
    void asynchronouslyFailing();
    void dropsBeforeAndAfter_data();
    void dropsBeforeAndAfter();
    void aSwarmNeedsTimeToGo();
    void aFailedSwarmCreateLeavesItsServices();
    void missingImagesOfASwarm();
    void manifestsThatAreNoYaml();
    void enginesShowLife();
    void manyStacksDoNotWakeAll();
    void appTemplatesBecomeStacks();

private:
    std::unique_ptr<QNetworkReply> send(const DemoServer &server, const QByteArray &method, const QByteArray &target, const QByteArray &body = {});

    QNetworkAccessManager m_network;
};

namespace {

constexpr char Good[] = "services:\n  web: {image: nginx}\n";
constexpr char TwoServices[] = "services:\n  web: {image: nginx, networks: [net]}\n  worker: {image: nginx, networks: [net]}\nnetworks: {net: {}}\n";

QByteArray updateBody(const char *file)
{
    return QJsonDocument(QJsonObject{{u"StackFileContent"_s, QString::fromUtf8(file)}, {u"Env"_s, QJsonArray()}}).toJson();
}

QByteArray path(qint64 id, const char *rest = "")
{
    return "/api/stacks/" + QByteArray::number(id) + rest + "?endpointId=1";
}

} // namespace

/// What comes back on a connection of its own: QNetworkAccessManager would send again on a new one when its kept one dies.
static QByteArray rawAnswer(const DemoServer &server, const QByteArray &request)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(server.address().port()));
    socket.write(request + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server.address().port()) + "\r\nX-API-Key: " + server.token()
                 + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    const bool hasEnded = QTest::qWaitFor([&] { return (answer += socket.readAll()).contains("\r\n\r\n") || socket.state() == QAbstractSocket::UnconnectedState; }, 60'000);
    return hasEnded ? answer : QByteArray("neither an answer nor an end");
}

std::unique_ptr<QNetworkReply> TestDemoDeploys::send(const DemoServer &server, const QByteArray &method, const QByteArray &target, const QByteArray &body)
{
    QNetworkRequest request(QUrl::fromEncoded(server.address().origin().toLatin1() + target));
    request.setRawHeader("X-API-Key", server.token());
    request.setRawHeader("Content-Type", "application/json");
    return std::unique_ptr<QNetworkReply>(m_network.sendCustomRequest(request, method, body));
}

void TestDemoDeploys::othersDoNotWait()
{
    DemoServer server({.deployMilliseconds = 60'000});
    QVERIFY(server.start());
    StackAsker asker(server);
    const auto reply = send(server, "POST", path(asker.stackId("local", "loki"), "/start"));
    QTRY_VERIFY(!server.containersOf("loki", EnvironmentId(1)).isEmpty());
    for (int times = 0; times < 5; ++times)
        QCOMPARE(asker.getAs("admin", "/api/stacks").status, 200);
    QVERIFY(!reply->isFinished());
    QCOMPARE(server.containersOf("loki", EnvironmentId(1)).first().state, "created"); // They come up one by one.
}

void TestDemoDeploys::recordsChangeAtTheEnd()
{
    DemoServer server;
    QVERIFY(server.start());
    StackAsker asker(server);
    const qint64 id = asker.create("good", Good);
    server.setDeployTime(60'000);
    const auto reply = send(server, "PUT", path(id), updateBody("services:\n  web: {image: nginx}\n  more: {image: nginx}\n"));
    QTRY_COMPARE(server.containersOf("good", EnvironmentId(1)).size(), 2);
    QCOMPARE(asker.file(id), QByteArray(Good)); // Up to 2.23 nothing tells that it is being deployed.
    QCOMPARE(asker.stack(id)["UpdateDate"_L1].toInteger(), 0);
}

void TestDemoDeploys::refusalsDoNotTakeTime()
{
    DemoServer server({.deployMilliseconds = 60'000});
    QVERIFY(server.start());
    StackAsker asker(server);
    QCOMPARE(asker.run(asker.stackId("local", "grafana"), "start").status, 409);
    QCOMPARE(asker.remove(999).status, 404);
}

void TestDemoDeploys::goesOnWithoutAListener()
{
    DemoServer server({.deployMilliseconds = 300});
    QVERIFY(server.start());
    StackAsker asker(server);
    const qint64 id = asker.stackId("local", "loki");
    auto reply = send(server, "POST", path(id, "/start"));
    QTRY_VERIFY(!server.containersOf("loki", EnvironmentId(1)).isEmpty());
    reply.reset(); // The connection goes with it.
    QCOMPARE(asker.stack(id)["Status"_L1].toInt(), 2);
    QTRY_COMPARE(asker.stack(id)["Status"_L1].toInt(), 1);
}

void TestDemoDeploys::oneAfterTheOther()
{
    DemoServer server({.deployMilliseconds = 60'000});
    QVERIFY(server.start());
    StackAsker asker(server);
    const qint64 second = asker.stackId("local", "immich");
    const auto one = send(server, "POST", path(asker.stackId("local", "loki"), "/start"));
    QTRY_VERIFY(!server.containersOf("loki", EnvironmentId(1)).isEmpty());
    const auto other = send(server, "POST", path(second, "/start"));
    QTRY_COMPARE(server.timesAsked("POST", "stacks/{id}/start"), 1);
    for (int times = 0; times < 5; ++times)
        QCOMPARE(asker.getAs("admin", "/api/users/me").status, 200);
    QCOMPARE(server.containersOf("immich", EnvironmentId(1)).size(), 0); // It waits for the first.
    QVERIFY(!one->isFinished() && !other->isFinished());
}

void TestDemoDeploys::keepsTheConnection()
{
    DemoServer server({.deployMilliseconds = 20});
    QVERIFY(server.start());
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(server.address().port()));
    const QByteArray head = " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server.address().port()) + "\r\nX-API-Key: " + server.token()
        + "\r\nContent-Length: 0\r\n\r\n";
    StackAsker asker(server);
    for (const QByteArray &request : {"POST " + path(asker.stackId("local", "loki"), "/start"), "GET /api/users/me"_ba, "DELETE " + path(asker.stackId("local", "x"))}) {
        socket.write(request + head);
        QByteArray answer;
        QTRY_VERIFY2((answer += socket.readAll()).contains("\r\n\r\n"), request.constData());
        QVERIFY2(answer.startsWith("HTTP/1.1 20"), answer.constData());
    }
    QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
}

void TestDemoDeploys::asynchronously()
{
    DemoServer server({.asynchronousDeploys = true});
    QVERIFY(server.start());
    StackAsker asker(server);
    const qint64 id = asker.create("good", Good);
    server.setDeployTime(400);
    const Heard heard = asker.update(id, composeText("nginx:2"));
    QCOMPARE(heard.status, 200);
    QCOMPARE(heard.json()["Status"_L1].toInt(), 3);
    QCOMPARE(asker.stack(id)["Status"_L1].toInt(), 3);
    const Heard again = asker.update(id, composeText("nginx:3"));
    QCOMPARE(again.status, 409);
    QCOMPARE(again.text("details"), u"Stack deployment is already in progress"_s);
    QTRY_COMPARE(asker.stack(id)["Status"_L1].toInt(), 1);
    QCOMPARE(asker.file(id), composeText("nginx:2"));
    QCOMPARE(asker.stack(id)["DeploymentStatus"_L1].toArray().size(), 2);
}

void TestDemoDeploys::asynchronouslyFailing()
{
    DemoServer server({.asynchronousDeploys = true});
    QVERIFY(server.start());
    StackAsker asker(server);
    const qint64 id = asker.create("good", Good);
    QCOMPARE(asker.update(id, composeText("missing/web:1")).status, 200);
    QTRY_COMPARE(asker.stack(id)["Status"_L1].toInt(), 4);
    QVERIFY(asker.stack(id)["DeploymentStatus"_L1].toArray().last()["Message"_L1].toString().contains(u"not found"_s));
    QCOMPARE(asker.file(id), QByteArray(Good));
    QCOMPARE(asker.run(id, "stop").json()["Status"_L1].toInt(), 2);
}

void TestDemoDeploys::dropsBeforeAndAfter_data()
{
    QTest::addColumn<DemoDrop>("drop");
    QTest::addColumn<int>("milliseconds");
    QTest::newRow("before") << DemoDrop::BeforeWork << 0;
    QTest::newRow("before, slow") << DemoDrop::BeforeWork << 50;
    QTest::newRow("after") << DemoDrop::AfterWork << 0;
    QTest::newRow("after, slow") << DemoDrop::AfterWork << 50;
}

void TestDemoDeploys::dropsBeforeAndAfter()
{
    QFETCH(const DemoDrop, drop);
    QFETCH(const int, milliseconds);
    DemoServer server({.deployMilliseconds = milliseconds});
    QVERIFY(server.start());
    StackAsker asker(server);
    const qint64 id = asker.stackId("local", "loki");
    server.dropNext(drop, "POST", "stacks/{id}/start");
    QCOMPARE(rawAnswer(server, "POST " + path(id, "/start")), QByteArray());
    if (drop == DemoDrop::AfterWork)
        QTRY_COMPARE(asker.stack(id)["Status"_L1].toInt(), 1);
    else
        QCOMPARE(asker.stack(id)["Status"_L1].toInt(), 2);
    QCOMPARE(asker.run(id, "start").status, drop == DemoDrop::AfterWork ? 409 : 200); // Once only.
}

void TestDemoDeploys::aSwarmNeedsTimeToGo()
{
    DemoServer server({.swarmGraceMilliseconds = 400});
    QVERIFY(server.start());
    StackAsker asker(server);
    const qint64 id = asker.create("fleet", TwoServices, {}, 2);
    QCOMPARE(asker.containers("fleet", 2).size(), 2);
    QCOMPARE(asker.run(id, "start", 2).status, 409);
    QCOMPARE(asker.run(id, "stop", 2).status, 200);
    QCOMPARE(asker.containers("fleet", 2).size(), 2); // They linger...
    const Heard soon = asker.run(id, "start", 2);
    QCOMPARE(soon.status, 500); // ...and so does the network.
    QVERIFY(soon.text("details").contains(u"network fleet_net not found"_s));
    QTRY_COMPARE(asker.containers("fleet", 2).size(), 0);
    QCOMPARE(asker.run(id, "start", 2).status, 200);
}

void TestDemoDeploys::aFailedSwarmCreateLeavesItsServices()
{
    DemoServer server({.swarmGraceMilliseconds = 0});
    QVERIFY(server.start());
    StackAsker asker(server);
    asker.create("first", "services:\n  web: {image: a, ports: [\"9777:80\"]}\n", {}, 2);
    const QByteArray file = "services:\n  alone: {image: a}\n  web: {image: a, ports: [\"9777:80\"]}\n";
    QCOMPARE(asker.tryToCreate("second", file, {}, 2).status, 500);
    QCOMPARE(asker.stackId("swarm-b", "second"), -1);
    QCOMPARE(asker.tryToCreate("second", Good, {}, 2).status, 409); // Its service is still there.
    QCOMPARE(asker.sendAs("admin", "DELETE", "/api/stacks/second?external=true&endpointId=2").status, 204);
    QCOMPARE(asker.tryToCreate("second", Good, {}, 2).status, 200);
}

void TestDemoDeploys::missingImagesOfASwarm()
{
    DemoServer server;
    QVERIFY(server.start());
    StackAsker asker(server);
    QCOMPARE(asker.tryToCreate("noimg", composeText("missing/web:1"), {}, 2).status, 200); // Only the tasks tell.
    const QByteArray filters = QByteArray(R"({"label":["com.docker.stack.namespace=noimg"]})").toPercentEncoding();
    const QJsonValue task = asker.getAs("admin", "/api/endpoints/2/docker/tasks?filters=" + filters).json()[0];
    QCOMPARE(task["Status"_L1]["State"_L1].toString(), u"rejected"_s);
    QCOMPARE(task["Status"_L1]["Err"_L1].toString(), u"No such image: missing/web:1"_s);
}

void TestDemoDeploys::manifestsThatAreNoYaml()
{
    DemoServer server;
    QVERIFY(server.start());
    const QByteArray body = R"({"StackName":"x","StackFileContent":"a: b: c"})";
    const auto reply = send(server, "POST", "/api/stacks/create/kubernetes/string?endpointId=4", body);
    QTRY_COMPARE(server.mishaps().endlessManifests, 1);
    QCOMPARE(Asker(server).getAs("admin", "/api/stacks").status, 200);
    QVERIFY(!reply->isFinished()); // It never is.
}

/// The window has something to show: most containers run, some do not, some are not well.
void TestDemoDeploys::enginesShowLife()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    QMap<QString, int> states;
    QMap<QString, int> healths;
    const QJsonArray containers = asker.getAs("admin", "/api/endpoints/1/docker/containers/json?all=1").json().toArray();
    for (const QJsonValue &each : containers) {
        ++states[each["State"_L1].toString()];
        const QString status = each["Status"_L1].toString();
        ++healths[status.contains(u"unhealthy"_s) ? u"unhealthy"_s : status.contains(u"(healthy)"_s) ? u"healthy"_s : u"none"_s];
    }
    QVERIFY(states[u"running"_s] > 40);
    QVERIFY2(states[u"exited"_s] >= 1 && states[u"exited"_s] < 8, qPrintable(QString::number(states[u"exited"_s])));
    QVERIFY2(healths[u"unhealthy"_s] >= 1 && healths[u"unhealthy"_s] < 8, qPrintable(QString::number(healths[u"unhealthy"_s])));
    QVERIFY(healths[u"healthy"_s] > 20);
    const QJsonArray services = asker.getAs("admin", "/api/endpoints/2/docker/services?status=true").json().toArray();
    int behind = 0;
    for (const QJsonValue &each : services)
        behind += each["ServiceStatus"_L1]["RunningTasks"_L1].toInt() < each["ServiceStatus"_L1]["DesiredTasks"_L1].toInt();
    QVERIFY(services.size() > 20);
    QVERIFY2(behind >= 1 && behind < 8, qPrintable(QString::number(behind)));
    QCOMPARE(asker.getAs("admin", "/api/endpoints/6/docker/containers/json").status, 502); // Down.
    QCOMPARE(asker.getAs("admin", "/api/endpoints/1/docker/services").status, 503);
}

void TestDemoDeploys::manyStacksDoNotWakeAll()
{
    DemoServer server({.stacks = 2000});
    QVERIFY(server.start());
    StackAsker asker(server);
    const QJsonArray stacks = asker.getAs("admin", "/api/stacks").json().toArray();
    const qsizetype awake = asker.getAs("admin", "/api/endpoints/1/docker/containers/json?all=1").json().toArray().size();
    QVERIFY2(awake > 100 && awake < 1500, qPrintable(QString::number(awake)));
    for (qsizetype index = stacks.size() - 1; index > 0; --index) {
        const QJsonValue each = stacks.at(index);
        if (each["EndpointId"_L1].toInt() == 1 && each["Status"_L1].toInt() == 1) {
            QVERIFY(!asker.containers(each["Name"_L1].toString().toUtf8()).isEmpty()); // It runs as soon as somebody looks.
            return;
        }
    }
}

void TestDemoDeploys::appTemplatesBecomeStacks()
{
    DemoServer server;
    QVERIFY(server.start());
    StackAsker asker(server);
    int tried = 0;
    for (const QJsonValue &each : asker.getAs("admin", "/api/templates").json()["templates"_L1].toArray()) {
        const QByteArray file = asker.sendAs("admin", "POST", "/api/templates/" + QByteArray::number(each["id"_L1].toInt()) + "/file").text("FileContent").toUtf8();
        const int environment = each["type"_L1].toInt() == 2 ? 2 : 1;
        QCOMPARE(asker.tryToCreate("from-" + each["name"_L1].toString().toUtf8(), file, {}, environment).status, 200);
        ++tried;
    }
    QCOMPARE(tried, 5);
}

QTEST_GUILESS_MAIN(TestDemoDeploys)
#include "tst_demodeploys.moc"
