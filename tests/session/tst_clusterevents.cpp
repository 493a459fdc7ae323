// SPDX-License-Identifier: GPL-3.0-or-later
// What a cluster noted about a stack, on a model of one.
#include "app/session/clusterevents.h"
#include "tests/session/clusterbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

KubernetesEvent noted(const QString &kind, const QString &name, const QString &uid = {}, const QString &nameSpace = u"shop"_s)
{
    return {.aboutKind = kind, .aboutName = name, .aboutUid = uid, .uid = kind + name, .aboutNamespace = nameSpace};
}

QJsonObject note(const QString &uid, const QString &about, int minute, int count = 1, const QString &message = u"m"_s)
{
    return {{u"metadata"_s, QJsonObject{{u"name"_s, uid}, {u"uid"_s, uid}}},
            {u"involvedObject"_s, QJsonObject{{u"kind"_s, u"Pod"_s}, {u"namespace"_s, u"shop"_s}, {u"name"_s, about}, {u"uid"_s, u"uid-"_s + about}}},
            {u"reason"_s, u"Started"_s}, {u"message"_s, message}, {u"type"_s, u"Normal"_s}, {u"count"_s, count},
            {u"lastTimestamp"_s, u"2026-11-23T21:%1:00Z"_s.arg(minute, 2, 10, QChar(u'0'))}};
}

QStringList uidsOf(const ClusterEvents &events)
{
    QStringList all;
    for (const KubernetesEvent &each : events.events())
        all.append(each.uid);
    return all;
}

} // namespace

class TestClusterEvents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsItsOwn_data();
    void knowsItsOwn();
    void showsThoseOfTheStack();
    void aNoteThatChanges();
    void whatIsForgottenStays();
    void wholeCluster();
    void saysWhyThereAreNone();
    void asksNothingWhileNobodyLooks();
};

/// By uid while it is there, by its name when it is gone.
void TestClusterEvents::knowsItsOwn_data()
{
    QTest::addColumn<KubernetesEvent>("event");
    QTest::addColumn<bool>("isOurs");
    QTest::newRow("the workload") << noted(u"Deployment"_s, u"web"_s, u"uid-web"_s) << true;
    QTest::newRow("its pod") << noted(u"Pod"_s, u"web-7f9c-x2b4k"_s, u"uid-pod"_s) << true;
    QTest::newRow("its replica set") << noted(u"ReplicaSet"_s, u"web-7f9c"_s, u"uid-set"_s) << true;
    QTest::newRow("an earlier replica set") << noted(u"ReplicaSet"_s, u"web-5d6f8b9c7d"_s, u"gone"_s) << true;
    QTest::newRow("an earlier pod") << noted(u"Pod"_s, u"web-5d6f8b9c7d-zzzzz"_s, u"gone"_s) << true;
    QTest::newRow("an earlier pod of a stateful set") << noted(u"Pod"_s, u"db-3"_s, u"gone"_s) << true;
    QTest::newRow("an earlier pod of a daemon set") << noted(u"Pod"_s, u"agent-hqpwq"_s, u"gone"_s) << true;
    QTest::newRow("a job of a cron job") << noted(u"Job"_s, u"backup-29345678"_s, u"gone"_s) << true;
    QTest::newRow("a pod of that job") << noted(u"Pod"_s, u"backup-29345678-bcdfg"_s, u"gone"_s) << true;
    QTest::newRow("the service") << noted(u"Service"_s, u"front"_s, u"uid-front"_s) << true;
    QTest::newRow("a pod of another workload") << noted(u"Pod"_s, u"web-api-7f9c-x2b4k"_s, u"other"_s) << false;
    QTest::newRow("another with a longer name") << noted(u"Pod"_s, u"website-7f9c-x2b4k"_s, u"other"_s) << false;
    QTest::newRow("in another namespace") << noted(u"Pod"_s, u"web-7f9c-x2b4k"_s, u"other"_s, u"tools"_s) << false;
    QTest::newRow("of another kind") << noted(u"Node"_s, u"db-3"_s, u"other"_s) << false;
}

void TestClusterEvents::knowsItsOwn()
{
    StackWorkloadsFacts facts;
    const auto add = [&facts](WorkloadKind kind, const QString &name) {
        Workload workload;
        workload.kind = kind;
        workload.object.name = name;
        workload.object.namespaceName = u"shop"_s;
        workload.object.uid = u"uid-"_s + name;
        facts.workloads.append(workload);
    };
    add(WorkloadKind::Deployment, u"web"_s);
    add(WorkloadKind::StatefulSet, u"db"_s);
    add(WorkloadKind::DaemonSet, u"agent"_s);
    add(WorkloadKind::CronJob, u"backup"_s);
    Pod pod;
    pod.object.uid = u"uid-pod"_s;
    pod.owner = {u"ReplicaSet"_s, u"web-7f9c"_s, u"uid-set"_s};
    facts.pods = {pod, Pod()}; // One without an owner is nobody's.
    KubernetesService service;
    service.object.uid = u"uid-front"_s;
    facts.services = {service};
    QFETCH(KubernetesEvent, event);
    QFETCH(bool, isOurs);
    QCOMPARE(eventsOf({event}, facts).size(), isOurs ? 1 : 0);
}

namespace {

/// A stack with one pod of one deployment, and somebody who looks.
struct Watched : ClusterBench {
    Watched()
    {
        lists[u"deployments"_s] = {deployment(u"web"_s, 1, 1)};
        lists[u"pods"_s] = {pod(u"web"_s, u"x2b4k"_s)};
        lists[u"events"_s] = {note(u"e1"_s, u"web-h1-x2b4k"_s, 20), note(u"other"_s, u"api-h1-x2b4k"_s, 19)};
        open();
    }
    KubernetesStack stack() const { return {EnvironmentId(9), StackId(1), u"shop"_s}; }
};

} // namespace

void TestClusterEvents::showsThoseOfTheStack()
{
    Watched bench;
    ClusterEvents events(*bench.session);
    QVERIFY(!events.isRead());
    events.follow(bench.stack(), false);
    QTRY_VERIFY(events.isRead());
    QCOMPARE(uidsOf(events), QStringList{u"e1"_s});
    QVERIFY(!events.error());
    QVERIFY(bench.asked.contains(u"api/v1/namespaces/shop/events?"_s)); // Of all types.
}

void TestClusterEvents::aNoteThatChanges()
{
    Watched bench;
    bench.lists[u"events"_s].append(note(u"e2"_s, u"web-h1-x2b4k"_s, 21));
    ClusterEvents events(*bench.session);
    events.follow(bench.stack(), false);
    QTRY_COMPARE(uidsOf(events), (QStringList{u"e1"_s, u"e2"_s}));
    bench.lists[u"events"_s] = {note(u"e1"_s, u"web-h1-x2b4k"_s, 25, 3)}; // And the other one is forgotten there.
    events.setLive(true); // Asks at once.
    QTRY_COMPARE(uidsOf(events), (QStringList{u"e2"_s, u"e1"_s}));
    QCOMPARE(events.events().last().count, 3);
}

/// Of what is gone, too: its workload was known when it was noted.
void TestClusterEvents::whatIsForgottenStays()
{
    Watched bench;
    ClusterEvents events(*bench.session);
    events.follow(bench.stack(), false);
    QTRY_COMPARE(uidsOf(events), QStringList{u"e1"_s});
    bench.lists[u"events"_s] = {};
    const int before = bench.timesAsked(u"events"_s);
    events.setLive(true);
    QTRY_VERIFY(bench.timesAsked(u"events"_s) > before);
    QTest::qWait(50);
    QCOMPARE(uidsOf(events), QStringList{u"e1"_s});
    events.follow({EnvironmentId(9), StackId(2), u"shop"_s}, false); // Another stack: nothing of this one.
    QVERIFY(events.events().isEmpty());
}

void TestClusterEvents::wholeCluster()
{
    Watched bench;
    ClusterEvents events(*bench.session);
    events.follow(bench.stack(), true);
    QTRY_COMPARE(uidsOf(events), (QStringList{u"other"_s, u"e1"_s}));
    QVERIFY(bench.asked.contains(u"api/v1/events?"_s));
    QCOMPARE(bench.timesAsked(u"pods"_s), 0); // Whose they are does not matter.
}

void TestClusterEvents::saysWhyThereAreNone()
{
    Watched bench;
    bench.instead[u"events"_s] = Canned{403, R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":"events is forbidden","reason":"Forbidden","code":403})"};
    ClusterEvents events(*bench.session);
    events.follow(bench.stack(), false);
    QTRY_VERIFY(events.error());
    QCOMPARE(events.error()->kind, ApiError::Kind::Forbidden);
    QVERIFY(!events.isRead());
    bench.instead.clear();
    events.follow(bench.stack(), false); // Tried again.
    QTRY_COMPARE(uidsOf(events), QStringList{u"e1"_s});
    QVERIFY(!events.error());
}

void TestClusterEvents::asksNothingWhileNobodyLooks()
{
    Watched bench;
    ClusterEvents events(*bench.session);
    events.follow(bench.stack(), false);
    QTRY_VERIFY(events.isRead());
    events.stop();
    const qsizetype asked = bench.asked.size();
    events.setLive(false);
    events.setLive(true);
    QTest::qWait(100);
    QCOMPARE(bench.asked.size(), asked);
    QCOMPARE(uidsOf(events), QStringList{u"e1"_s}); // What is known stays.
}

QTEST_GUILESS_MAIN(TestClusterEvents)
#include "tst_clusterevents.moc"
