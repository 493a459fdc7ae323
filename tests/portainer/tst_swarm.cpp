// SPDX-License-Identifier: GPL-3.0-or-later
// One service of a Swarm and its nodes, as engines said them in the recordings, and what is sent back to change one.
#include "app/portainer/enginerequests.h"
#include "tests/portainer/recording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestSwarm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAServiceWhole();
    void readsNodes();
    void readsWhenTasksCame();
    void readsPortsAndModes();
    void scalesAsRecorded();
    void asksForTheRest();
    void refusesHalfAService();
};

namespace {

const EnvironmentId SwarmB{2};

Recording recorded(const QString &name)
{
    return readRecording(QStringLiteral(TEST_DATA "/recordings/2.23/swarm/") + name + u".json"_s);
}

Answer answerOf(const QByteArray &body)
{
    return {200, body, {}};
}

} // namespace

void TestSwarm::readsAServiceWhole()
{
    const Recording recording = recorded(u"service-inspect-updating"_s);
    const Result<ServiceSpec> service = requests::service(SwarmB, u"tl0lduqxrqc241aqc2sin780p"_s).decode(recording.answer);
    QVERIFY2(service, service ? "" : qPrintable(service.error().message));
    QCOMPARE(service->name, u"b-crew_web"_s);
    QCOMPARE(service->version, recording.body["Version"_L1]["Index"_L1].toInteger());
    QCOMPARE(service->spec, recording.body["Spec"_L1].toObject());
    QCOMPARE(service->previous, recording.body["PreviousSpec"_L1].toObject());
    QCOMPARE(service->replicas(), 3);
    QCOMPARE(service->forceUpdates(), 2);
    QCOMPARE(service->withReplicas(3), service->spec); // Nothing else is touched.
    QCOMPARE(service->withForceUpdate()["TaskTemplate"_L1]["ForceUpdate"_L1].toInteger(), 3);
}

void TestSwarm::readsNodes()
{
    const Result<QList<SwarmNode>> nodes = requests::nodes(SwarmB).decode(recorded(u"nodes"_s).answer);
    QVERIFY(nodes);
    QCOMPARE(*nodes, (QList<SwarmNode>{{u"tl9zz2oyu2gi0uxax7np91y37"_s, u"vm"_s, u"ready"_s, u"active"_s}}));
}

void TestSwarm::readsWhenTasksCame()
{
    const auto tasks = requests::tasksOfStack(SwarmB, u"b-crew"_s).decode(recorded(u"tasks-of-service"_s).answer);
    QVERIFY(tasks);
    QCOMPARE(tasks->first().at, 1'795'469'555); // 2026-11-23T21:32:35Z
    const auto never = requests::tasksOfStack(SwarmB, u"x"_s).decode(answerOf(R"([{"ID":"a","Status":{"State":"new","Timestamp":"0001-01-01T00:00:00Z"}},{"ID":"b"}])"));
    QVERIFY(never);
    QCOMPARE(never->first().at, 0);
    QCOMPARE(never->last().at, 0);
}

/// As Docker's own description of its API spells them; no recorded service publishes a port.
void TestSwarm::readsPortsAndModes()
{
    const auto services = requests::services(SwarmB).decode(answerOf(
        R"([{"ID":"a","Endpoint":{"Ports":[{"Protocol":"tcp","TargetPort":80,"PublishedPort":8080,"PublishMode":"ingress"}]},"Spec":{"Mode":{"Replicated":{"Replicas":2}}}},
            {"ID":"b","Spec":{"Mode":{"Global":{}}}},{"ID":"c","Spec":{"Mode":{"ReplicatedJob":{"MaxConcurrent":1,"TotalCompletions":3}}}},
            {"ID":"d","Spec":{"Mode":{"GlobalJob":{}}}}])"));
    QVERIFY2(services, services ? "" : qPrintable(services.error().message));
    QCOMPARE(services->at(0).ports, (QList<PortMapping>{{.ip = {}, .privatePort = 80, .publicPort = 8080, .protocol = u"tcp"_s}}));
    QCOMPARE(services->at(0).replicas, 2);
    QVERIFY(!services->at(1).replicas && !services->at(1).isJob);
    QVERIFY(services->at(2).isJob && services->at(3).isJob);
}

void TestSwarm::scalesAsRecorded()
{
    const Recording recording = recorded(u"service-scale"_s);
    const QString id = u"tl0lduqxrqc241aqc2sin780p"_s;
    const QJsonObject body = recording.requestBody.toObject();
    const Request<Nothing> request = requests::updateService(SwarmB, id, 1051, body);
    QCOMPARE(u"/api"_s + request.route(), recording.path);
    QCOMPARE(request.query, (QList<QPair<QString, QString>>{{u"version"_s, u"1051"_s}}));
    QCOMPARE(QJsonDocument::fromJson(request.body).object(), body);
    QVERIFY(request.mutating);
    QCOMPARE(requests::rollBackService(SwarmB, id, 1051, body).query.last(), (QPair<QString, QString>{u"rollback"_s, u"previous"_s}));
}

void TestSwarm::asksForTheRest()
{
    const Recording forced = recorded(u"force-update"_s);
    const Request<Nothing> request = requests::forceUpdateService(SwarmB, u"tl0lduqxrqc241aqc2sin780p"_s, false);
    QCOMPARE(u"/api"_s + request.route(), forced.path);
    QCOMPARE(QJsonDocument::fromJson(request.body).object(), forced.requestBody.toObject());
    const Request<Nothing> removal = requests::removeService(SwarmB, u"b-hook"_s);
    QCOMPARE(u"/api"_s + removal.route(), recorded(u"service-remove"_s).path);
    QCOMPARE(removal.expected, QList<int>{200});
    QCOMPARE(requests::removeNetwork(SwarmB, u"n1"_s).route(), u"/endpoints/2/docker/networks/n1"_s);
    QCOMPARE(requests::removeVolume(SwarmB, u"a data"_s).path.last(), u"a data"_s); // Encoded where the address is made.
}

void TestSwarm::refusesHalfAService()
{
    for (const char *body : {"{}", "[]", R"({"ID":"a","Spec":{"Name":"x"}})", R"({"ID":"a","Version":{"Index":1}})"})
        QCOMPARE(requests::service(SwarmB, u"a"_s).decode(answerOf(body)).error().kind, ApiError::Kind::Protocol);
}

QTEST_GUILESS_MAIN(TestSwarm)
#include "tst_swarm.moc"
