// SPDX-License-Identifier: GPL-3.0-or-later
// What a cluster is told to change, against the recorded exchanges and the Kubernetes API.
#include "app/portainer/kubernetesdecode.h"
#include "app/portainer/kubernetesrequests.h"
#include "tests/portainer/change.h"
#include "tests/portainer/recording.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

Answer recorded(const QString &name)
{
    return readRecording(QStringLiteral(TEST_DATA "/recordings/2.23/kubernetes/%1.json").arg(name)).answer;
}

} // namespace

class TestKubernetesChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsOneWorkload();
    void readsHowPodsAreReplaced();
    void saysChangesAsRecorded();
    void changesNameTheVersionTheyWereMadeFor();
    void deletesNoPodButThatOne();
};

void TestKubernetesChanges::readsOneWorkload()
{
    const auto scaled = decode::workload(WorkloadKind::Deployment, recorded(u"proxy-scale"_s));
    QVERIFY(scaled);
    QCOMPARE(scaled->workload.object.name, u"worker"_s);
    QCOMPARE(scaled->workload.desired, 2);
    QCOMPARE(scaled->workload.ready, 1);
    QVERIFY(!scaled->workload.isSettled); // Answered before the controller had seen it.
    QCOMPARE(scaled->version, u"723"_s);
    QCOMPARE(scaled->generation, 2);
    QCOMPARE(scaled->pods, 1);
    QCOMPARE(scaled->available, 1);
    QVERIFY(scaled->restartedAt.isEmpty());
    QVERIFY(!scaled->isPaused && !scaled->replacesByHand);
    const auto restarted = decode::workload(WorkloadKind::Deployment, recorded(u"proxy-restart"_s));
    QVERIFY(restarted);
    QCOMPARE(restarted->restartedAt, u"2026-11-23T21:40:00Z"_s);
    QVERIFY(!restarted->workload.isSettled);
    QCOMPARE(restarted->version, u"1071"_s);
}

void TestKubernetesChanges::readsHowPodsAreReplaced() // Kubernetes API, apps/v1.
{
    const auto stateful = decode::workload(WorkloadKind::StatefulSet, {200, R"({"metadata":{"name":"db","generation":3,"resourceVersion":"9"},
        "spec":{"replicas":3,"updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"partition":2}}},
        "status":{"observedGeneration":3,"replicas":3,"readyReplicas":2,"updatedReplicas":1,"availableReplicas":2}})", {}});
    QVERIFY(stateful);
    QCOMPARE(stateful->partition, 2);
    QCOMPARE(stateful->pods, 3);
    QVERIFY(!stateful->replacesByHand);
    const auto daemons = decode::workload(WorkloadKind::DaemonSet, {200, R"({"metadata":{"name":"node","generation":1},
        "spec":{"updateStrategy":{"type":"OnDelete"}},
        "status":{"observedGeneration":1,"currentNumberScheduled":2,"desiredNumberScheduled":3,"numberReady":2,"numberAvailable":1}})", {}});
    QVERIFY(daemons);
    QVERIFY(daemons->replacesByHand);
    QCOMPARE(daemons->pods, 2);
    QCOMPARE(daemons->available, 1);
    QVERIFY(decode::workload(WorkloadKind::Deployment, {200, R"({"metadata":{"name":"web"},"spec":{"paused":true}})", {}})->isPaused);
}

void TestKubernetesChanges::saysChangesAsRecorded()
{
    const WorkloadPlace worker{EnvironmentId(1), WorkloadKind::Deployment, u"shop"_s, u"worker"_s};
    const WorkloadPlace web{EnvironmentId(1), WorkloadKind::Deployment, u"shop"_s, u"web"_s};
    compareWithRecording(asChange(requests::scaleWorkload(worker, {}, 2)), u"2.23/kubernetes/proxy-scale"_s);
    compareWithRecording(asChange(requests::restartWorkload(web, {}, u"2026-11-23T21:40:00Z"_s)), u"2.23/kubernetes/proxy-restart"_s);
    // Plain JSON would be refused with 415 (portainer-api.md 7.2).
    QCOMPARE(requests::scaleWorkload(worker, {}, 2).bodyType, QByteArray("application/merge-patch+json"));
    QCOMPARE(requests::restartWorkload(web, {}, u"x"_s).bodyType, QByteArray("application/strategic-merge-patch+json"));
    QCOMPARE(requests::restartWorkload({EnvironmentId(1), WorkloadKind::DaemonSet, u"shop"_s, u"node"_s}, {}, u"x"_s).route(),
             u"/endpoints/1/kubernetes/apis/apps/v1/namespaces/shop/daemonsets/node"_s);
    QCOMPARE(requests::workload({EnvironmentId(1), WorkloadKind::StatefulSet, u"shop"_s, u"store"_s}).route(),
             u"/endpoints/1/kubernetes/apis/apps/v1/namespaces/shop/statefulsets/store"_s);
}

void TestKubernetesChanges::changesNameTheVersionTheyWereMadeFor()
{
    const WorkloadPlace web{EnvironmentId(1), WorkloadKind::Deployment, u"shop"_s, u"web"_s};
    for (const RequestParts &request : {RequestParts(requests::scaleWorkload(web, u"723"_s, 5)), RequestParts(requests::restartWorkload(web, u"723"_s, u"x"_s))}) {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        QCOMPARE(body["metadata"_L1].toObject(), (QJsonObject{{u"resourceVersion"_s, u"723"_s}}));
        QCOMPARE(body.size(), 2);
        QVERIFY(request.mutating);
    }
}

void TestKubernetesChanges::deletesNoPodButThatOne() // Kubernetes API, meta/v1 DeleteOptions.
{
    const PodPlace place{EnvironmentId(1), u"shop"_s, u"web-768d964795-jvqxl"_s};
    const Request<Nothing> request = requests::deletePod(place, u"6d1f"_s);
    QCOMPARE(request.verb, Verb::Delete);
    QCOMPARE(request.route(), u"/endpoints/1/kubernetes/api/v1/namespaces/shop/pods/web-768d964795-jvqxl"_s);
    QCOMPARE(QJsonDocument::fromJson(request.body).object(), (QJsonObject{{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"DeleteOptions"_s},
             {u"preconditions"_s, QJsonObject{{u"uid"_s, u"6d1f"_s}}}}));
    QVERIFY(request.mutating);
    QVERIFY(request.decode({200, R"({"kind":"Pod"})", {}}));
    QCOMPARE(requests::pod(place.environment, place.namespaceName, place.name).route(), request.route());
}

QTEST_GUILESS_MAIN(TestKubernetesChanges)
#include "tst_kuberneteschanges.moc"
