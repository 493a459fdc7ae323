// SPDX-License-Identifier: GPL-3.0-or-later
// What engines said in the recordings, through the decoders of this client; each value is compared with the JSON as QJsonDocument reads it.
#include "app/core/errorbody.h"
#include "app/portainer/enginerequests.h"
#include "tests/portainer/recording.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestEngine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRecordingIsTried();
    void readsContainers_data();
    void readsContainers();
    void readsNetworks();
    void readsVolumes();
    void readsServices();
    void readsTasks_data();
    void readsTasks();
    void readsTheCluster_data();
    void readsTheCluster();
    void asksForOneStackOnly();
    void tellsWhyNot_data();
    void tellsWhyNot();
    void readsNothingAsNothing_data();
    void readsNothingAsNothing();
    void readsHealth_data();
    void readsHealth();
    void findsTheStack();
    void portsAndMounts();
    void refusesWhatIsNoList();
};

namespace {

Recording recorded(const QString &name)
{
    return readRecording(QStringLiteral(TEST_DATA "/recordings/") + name + u".json"_s);
}

Labels labelsOf(const QJsonValue &json)
{
    Labels labels;
    const QJsonObject object = json.toObject();
    for (auto each = object.begin(); each != object.end(); ++each)
        labels.insert(each.key(), each.value().toString());
    return labels;
}

QString withoutSlash(const QJsonValue &name)
{
    return name.toString().sliced(1);
}

void compareControl(const std::optional<ResourceControl> &control, const QJsonValue &json)
{
    const QJsonValue expected = json["Portainer"_L1]["ResourceControl"_L1];
    QCOMPARE(control.has_value(), expected.isObject());
    if (control)
        QCOMPARE(control->resourceId, expected["ResourceId"_L1].toString());
}

void compareContainer(const Container &container, const QJsonValue &json)
{
    QCOMPARE(container.id, json["Id"_L1].toString());
    QCOMPARE(container.names, (QStringList{withoutSlash(json["Names"_L1][0])}));
    QCOMPARE(container.image, json["Image"_L1].toString());
    QCOMPARE(container.imageId, json["ImageID"_L1].toString());
    QCOMPARE(container.command, json["Command"_L1].toString());
    QCOMPARE(container.created, json["Created"_L1].toInteger());
    QCOMPARE(container.state, json["State"_L1].toString());
    QCOMPARE(container.status, json["Status"_L1].toString());
    QCOMPARE(container.labels, labelsOf(json["Labels"_L1]));
    QCOMPARE(container.networkMode, json["HostConfig"_L1]["NetworkMode"_L1].toString());
    const QJsonObject networks = json["NetworkSettings"_L1]["Networks"_L1].toObject();
    QCOMPARE(container.networks, networks.keys());
    for (const QString &name : networks.keys())
        QCOMPARE(container.addresses.value(name), networks[name]["IPAddress"_L1].toString());
    QCOMPARE(container.ports.size(), json["Ports"_L1].toArray().size());
    QCOMPARE(container.mounts.size(), json["Mounts"_L1].toArray().size());
    compareControl(container.resourceControl, json);
}

Answer ok(const QByteArray &body)
{
    return {200, body, {}};
}

} // namespace

/// Counted by hand when the recordings were taken over: whoever adds one says so here.
void TestEngine::everyRecordingIsTried()
{
    QMap<QString, int> found;
    for (const QString &file : recordingFiles()) {
        const Recording each = readRecording(file);
        const qsizetype at = each.path.indexOf(u"/docker/"_s);
        if (each.path.startsWith(u"/api/endpoints/"_s) && at > 0)
            ++found[each.path.sliced(at + 8)];
    }
    found.remove(u"_ping"_s);
    found.remove(u"info"_s); // Refused before any engine is asked.
    // What is said of one container, of commands in it, of images, and what happens: others try that.
    found.removeIf([](const auto &each) { // An iterator.
        const bool isOfOne = each.key() != u"containers/json"_s && (each.key().startsWith(u"containers/"_s) || each.key().startsWith(u"services/"_s));
        const bool isOfImages = each.key().startsWith(u"images/"_s) || each.key().startsWith(u"distribution/"_s);
        return isOfOne || isOfImages || each.key().startsWith(u"exec/"_s) || each.key() == u"events"_s;
    });
    QCOMPARE(found, (QMap<QString, int>{{u"containers/json"_s, 8}, {u"networks"_s, 2}, {u"services"_s, 2}, {u"swarm"_s, 2}, {u"tasks"_s, 2}, {u"volumes"_s, 1}}));
}

void TestEngine::readsContainers_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("2.23/containers/list-compose-stack") << 3;
    QTest::newRow("2.23/containers/list-swarm-stack") << 3;
    QTest::newRow("2.23/containers/list-empty") << 0;
    QTest::newRow("2.23/stacks/external-containers") << 1;
    QTest::newRow("2.23/docker-errors/list-nothing-visible") << 0;
}

void TestEngine::readsContainers()
{
    QFETCH(const int, count);
    const Recording recording = recorded(QString::fromLatin1(QTest::currentDataTag()));
    const Result<QList<Container>> containers = requests::containers(EnvironmentId(1)).decode(recording.answer);
    QVERIFY2(containers, containers ? "" : qPrintable(containers.error().message));
    QCOMPARE(containers->size(), recording.body.toArray().size());
    QCOMPARE(containers->size(), count);
    for (qsizetype index = 0; index < containers->size(); ++index)
        compareContainer(containers->at(index), recording.body[index]);
}

void TestEngine::readsNetworks()
{
    for (const QString &name : {u"2.23/containers/networks"_s, u"2.23/docker-errors/networks-of-a-user"_s}) {
        const Recording recording = recorded(name);
        const Result<QList<EngineNetwork>> networks = requests::networksOfProject(EnvironmentId(1), u"b-mine"_s).decode(recording.answer);
        QVERIFY(networks);
        QCOMPARE(networks->size(), recording.body.toArray().size());
        for (qsizetype index = 0; index < networks->size(); ++index) {
            const QJsonValue json = recording.body[index];
            QCOMPARE(networks->at(index), (EngineNetwork{json["Id"_L1].toString(), json["Name"_L1].toString(), json["Driver"_L1].toString(), labelsOf(json["Labels"_L1])}));
        }
    }
}

void TestEngine::readsVolumes()
{
    const Recording recording = recorded(u"2.23/containers/volumes"_s);
    const Result<QList<EngineVolume>> volumes = requests::volumesOfProject(EnvironmentId(1), u"b-shop"_s).decode(recording.answer);
    QVERIFY(volumes);
    QCOMPARE(volumes->size(), 1);
    const QJsonValue json = recording.body["Volumes"_L1][0];
    QCOMPARE(volumes->first(), (EngineVolume{json["Name"_L1].toString(), json["Driver"_L1].toString(), labelsOf(json["Labels"_L1])}));
}

void TestEngine::readsServices()
{
    const Recording recording = recorded(u"2.23/swarm/services-list-status"_s);
    const Result<QList<SwarmService>> services = requests::servicesOfStack(EnvironmentId(2), u"b-crew"_s).decode(recording.answer);
    QVERIFY2(services, services ? "" : qPrintable(services.error().message));
    QCOMPARE(services->size(), recording.body.toArray().size());
    for (qsizetype index = 0; index < services->size(); ++index) {
        const SwarmService &service = services->at(index);
        const QJsonValue json = recording.body[index];
        QCOMPARE(service.id, json["ID"_L1].toString());
        QCOMPARE(service.version, json["Version"_L1]["Index"_L1].toInteger());
        QCOMPARE(service.name, json["Spec"_L1]["Name"_L1].toString());
        QCOMPARE(service.image, json["Spec"_L1]["TaskTemplate"_L1]["ContainerSpec"_L1]["Image"_L1].toString());
        QCOMPARE(service.replicas.value_or(-1), json["Spec"_L1]["Mode"_L1]["Replicated"_L1]["Replicas"_L1].toInteger());
        QCOMPARE(service.runningTasks, json["ServiceStatus"_L1]["RunningTasks"_L1].toInteger());
        QCOMPARE(service.desiredTasks, json["ServiceStatus"_L1]["DesiredTasks"_L1].toInteger());
        QCOMPARE(service.stackName(), u"b-crew"_s);
        compareControl(service.resourceControl, json);
    }
}

void TestEngine::readsTasks_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("error");
    QTest::newRow("2.23/swarm/tasks-of-service") << u"running"_s << QString();
    QTest::newRow("2.23/swarm/tasks-rejected") << u"rejected"_s << u"No such image: lab/none:9"_s;
}

void TestEngine::readsTasks()
{
    const Recording recording = recorded(QString::fromLatin1(QTest::currentDataTag()));
    const Result<QList<SwarmTask>> tasks = requests::tasksOfStack(EnvironmentId(2), u"b-crew"_s).decode(recording.answer);
    QVERIFY2(tasks, tasks ? "" : qPrintable(tasks.error().message));
    QCOMPARE(tasks->size(), recording.body.toArray().size());
    QVERIFY(!tasks->isEmpty());
    QTEST(tasks->first().state, "state");
    QTEST(tasks->first().error, "error");
    for (qsizetype index = 0; index < tasks->size(); ++index) {
        const SwarmTask &task = tasks->at(index);
        const QJsonValue json = recording.body[index];
        const QJsonValue status = json["Status"_L1];
        QCOMPARE(task.id, json["ID"_L1].toString());
        QCOMPARE(task.serviceId, json["ServiceID"_L1].toString());
        QCOMPARE(task.nodeId, json["NodeID"_L1].toString());
        QCOMPARE(task.slot, json["Slot"_L1].toInteger());
        QCOMPARE(task.desiredState, json["DesiredState"_L1].toString());
        QCOMPARE(task.message, status["Message"_L1].toString());
        QCOMPARE(task.containerId, status["ContainerStatus"_L1]["ContainerID"_L1].toString());
    }
}

void TestEngine::readsTheCluster_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("administrator") << u"2.23/swarm/swarm"_s;
    QTest::newRow("standard user") << u"2.23/docker-errors/swarm-of-a-user"_s;
}

void TestEngine::readsTheCluster()
{
    QFETCH(const QString, name);
    QCOMPARE(*requests::clusterId(EnvironmentId(2)).decode(recorded(name).answer), u"6ok1lzmm3q3wxqkk9sr2wncdq"_s);
}

/// In Docker's own spelling of a filter (portainer-api.md 6.2).
void TestEngine::asksForOneStackOnly()
{
    const Recording recording = recorded(u"2.23/containers/list-compose-stack"_s);
    const auto request = requests::containersOfProject(EnvironmentId(1), u"b-shop"_s);
    QCOMPARE(u"/api"_s + request.route(), recording.path);
    QMap<QString, QString> query;
    for (const auto &each : request.query)
        query.insert(each.first, each.second);
    QCOMPARE(query, recording.query);
    QVERIFY(!request.mutating);
    const auto services = requests::servicesOfStack(EnvironmentId(2), u"b-crew"_s);
    QCOMPARE(services.query.last().second, recorded(u"2.23/swarm/services-list-status"_s).query.value(u"filters"_s));
    // A name with a quote cannot leave its place.
    QCOMPARE(requests::containersOfProject(EnvironmentId(1), u"a\"]}"_s).query.last().second, u"{\"label\":[\"com.docker.compose.project=a\\\"]}\"]}"_s);
}

void TestEngine::tellsWhyNot_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("2.23/containers/list-bad-filter") << 500;
    QTest::newRow("2.23/containers/list-unknown-filter") << 400;
    QTest::newRow("2.23/swarm/services-not-a-manager") << 503;
    QTest::newRow("2.23/access/no-environment/docker-proxy") << 403;
    QTest::newRow("2.23/docker-errors/environment-denied") << 403;
}

/// Engines say less than the server: only a message.
void TestEngine::tellsWhyNot()
{
    const Recording recording = recorded(QString::fromLatin1(QTest::currentDataTag()));
    QTEST(recording.answer.status, "status");
    const auto request = requests::containers(EnvironmentId(1));
    QVERIFY(!request.expected.contains(recording.answer.status));
    const ApiError error = errorFromBody(recording.answer.status, recording.answer.body, request);
    QCOMPARE(error.message, recording.body["message"_L1].toString());
    QCOMPARE(error.httpStatus, recording.answer.status);
}

void TestEngine::readsNothingAsNothing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty list") << QByteArray("[]");
    QTest::newRow("null") << QByteArray("null");
}

/// Engines say null where they have nothing (portainer-api.md 0.3, 6.2).
void TestEngine::readsNothingAsNothing()
{
    QFETCH(const QByteArray, body);
    QCOMPARE(requests::containers(EnvironmentId(1)).decode(ok(body))->size(), 0);
    QCOMPARE(requests::networksOfProject(EnvironmentId(1), u"a"_s).decode(ok(body))->size(), 0);
    QCOMPARE(requests::services(EnvironmentId(1)).decode(ok(body))->size(), 0);
    QCOMPARE(requests::tasksOfStack(EnvironmentId(1), u"a"_s).decode(ok(body))->size(), 0);
    QCOMPARE(requests::volumesOfProject(EnvironmentId(1), u"a"_s).decode(ok("{\"Volumes\":" + body + ",\"Warnings\":null}"))->size(), 0);
    const QByteArray bare = R"([{"Id":"abc","Names":null,"Ports":null,"Labels":null,"Mounts":null,"NetworkSettings":null,"HostConfig":null}])";
    const Result<QList<Container>> containers = requests::containers(EnvironmentId(1)).decode(ok(bare));
    QVERIFY(containers);
    QCOMPARE(containers->first().name(), u"abc"_s);
    QCOMPARE(containers->first().project(), QString());
}

void TestEngine::readsHealth_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<Health>("health");
    QTest::newRow("no check") << u"Up 3 hours"_s << Health::None;
    QTest::newRow("healthy") << u"Up 3 hours (healthy)"_s << Health::Healthy;
    QTest::newRow("unhealthy") << u"Up 3 hours (unhealthy)"_s << Health::Unhealthy;
    QTest::newRow("starting") << u"Up 2 seconds (health: starting)"_s << Health::Starting;
    QTest::newRow("paused") << u"Up 3 hours (Paused)"_s << Health::None;
    QTest::newRow("exited") << u"Exited (137) 2 days ago"_s << Health::None;
    QTest::newRow("nothing") << QString() << Health::None;
}

void TestEngine::readsHealth()
{
    QFETCH(const QString, status);
    Container container;
    container.status = status;
    QTEST(container.health(), "health");
}

void TestEngine::findsTheStack()
{
    const Result<QList<Container>> compose = requests::containers(EnvironmentId(1)).decode(recorded(u"2.23/containers/list-compose-stack"_s).answer);
    for (const Container &each : *compose) {
        QCOMPARE(each.project(), u"b-shop"_s);
        QCOMPARE(each.name(), u"b-shop-"_s + each.service() + u"-1"_s);
    }
    const Result<QList<Container>> swarm = requests::containers(EnvironmentId(2)).decode(recorded(u"2.23/containers/list-swarm-stack"_s).answer);
    for (const Container &each : *swarm) {
        QCOMPARE(each.project(), u"b-fleet"_s);
        QVERIFY(each.name().startsWith(u"b-fleet_"_s + each.service() + u'.'));
        QVERIFY(each.isRunning());
    }
}

void TestEngine::portsAndMounts()
{
    const QByteArray body = R"([{"Id":"a","Ports":[{"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"},{"PrivatePort":53,"Type":"udp"}],)"
                            R"("Mounts":[{"Type":"volume","Name":"x_data","Source":"/var/lib/x","Destination":"/data","RW":true},)"
                            R"({"Type":"bind","Source":"/etc","Destination":"/x","RW":false}],"State":"paused"}])";
    const Container container = requests::containers(EnvironmentId(1)).decode(ok(body))->first();
    QCOMPARE(container.ports, (QList<PortMapping>{{u"0.0.0.0"_s, 80, 8080, u"tcp"_s}, {QString(), 53, 0, u"udp"_s}}));
    QCOMPARE(container.mounts, (QList<MountPoint>{{u"volume"_s, u"x_data"_s, u"/var/lib/x"_s, u"/data"_s, true}, {u"bind"_s, QString(), u"/etc"_s, u"/x"_s, false}}));
    QVERIFY(container.isRunning()); // Paused ones run too.
}

void TestEngine::refusesWhatIsNoList()
{
    for (const QByteArray &body : {QByteArray("{}"), QByteArray("<html>"), QByteArray("[{\"Names\":[]}]"), QByteArray("[{\"Id\":5}]")}) {
        const Result<QList<Container>> containers = requests::containers(EnvironmentId(1)).decode(ok(body));
        QVERIFY(!containers);
        QCOMPARE(containers.error().kind, ApiError::Kind::Protocol);
    }
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
