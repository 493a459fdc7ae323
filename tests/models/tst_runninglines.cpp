// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowmark.h"
#include "ui/models/runninglines.h"
#include "ui/models/workloadlines.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

Container container(const QString &id, const QString &state, const QString &status)
{
    Container made;
    made.id = id;
    made.names = {u"shop-"_s + id};
    made.image = u"web:1"_s;
    made.state = state;
    made.status = status;
    return made;
}

} // namespace

class TestRunningLines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWorstIsFirst();
    void servicesStandForTheirContainers();
    void workloadsStandAboveTheirPods();
    void mergesInPlace();
    void sentencesAreNoLines();
};

void TestRunningLines::theWorstIsFirst()
{
    const QList<RunningLine> lines = runningLines({container(u"a"_s, u"running"_s, u"Up 3 hours"_s), container(u"b"_s, u"exited"_s, u"Exited (1) 2 hours ago"_s),
                                                   container(u"c"_s, u"running"_s, u"Up 3 hours (unhealthy)"_s)}, {}, {});
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.last().id, u"a"_s);
    QCOMPARE(lines.last().state, u"Running"_s);
    QCOMPARE(lines.last().level, RunningLevel::Well);
    QCOMPARE(lines.at(0).level, RunningLevel::Bad);
    QCOMPARE(lines.at(1).level, RunningLevel::Bad);
    QCOMPARE(lines.at(0).state, u"Exited"_s);
    QCOMPARE(lines.at(1).state, u"Running, Unhealthy"_s);
}

void TestRunningLines::servicesStandForTheirContainers()
{
    SwarmService service;
    service.id = u"s1"_s;
    service.name = u"fleet_web"_s;
    service.image = u"web:2"_s;
    service.replicas = 3;
    service.runningTasks = 2;
    service.desiredTasks = 3;
    SwarmTask old{.id = u"t1"_s, .serviceId = u"s1"_s, .nodeId = {}, .slot = 1, .desiredState = u"shutdown"_s, .state = u"failed"_s, .error = u"old"_s, .message = {}, .containerId = {}};
    SwarmTask now = old;
    now.desiredState = u"running"_s;
    now.error = u"No such image: web:2"_s;
    const QList<RunningLine> lines = runningLines({container(u"a"_s, u"running"_s, u"Up"_s)}, {service}, {old, now});
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.first().state, u"2 of 3 tasks run"_s);
    QCOMPARE(lines.first().more, u"No such image: web:2"_s);
    QCOMPARE(lines.first().level, RunningLevel::Bad);
}

void TestRunningLines::workloadsStandAboveTheirPods()
{
    StackWorkloadsFacts facts;
    for (const QString &name : {u"api"_s, u"web"_s}) {
        Workload workload;
        workload.object.name = name;
        workload.object.uid = u"uid-"_s + name;
        workload.images = {name + u":1"_s};
        workload.desired = workload.updated = 2;
        workload.ready = name == "api"_L1 ? 2 : 1;
        facts.workloads.append(workload);
    }
    Pod pod;
    pod.object.name = u"web-h1-x"_s;
    pod.object.uid = u"uid-pod"_s;
    pod.object.labels = {{u"pod-template-hash"_s, u"h1"_s}};
    pod.owner = {u"ReplicaSet"_s, u"web-h1"_s, u"set"_s};
    pod.phase = u"Running"_s;
    PodContainer crashing;
    crashing.name = u"web"_s;
    crashing.image = u"web:1"_s;
    crashing.state = PodContainer::State::Waiting;
    crashing.reason = u"CrashLoopBackOff"_s;
    crashing.message = u"back-off 1m20s"_s;
    crashing.restarts = 4;
    pod.containers = {crashing};
    facts.pods = {pod};
    KubernetesService service;
    service.object.name = u"web"_s;
    service.object.uid = u"uid-service"_s;
    facts.services = {service};
    const QList<RunningLine> lines = runningLines(facts);
    QCOMPARE(lines.size(), 3); // A service runs nowhere.
    QCOMPARE(lines.at(0).id, u"uid-web"_s);
    QCOMPARE(lines.at(0).level, RunningLevel::Bad); // As its pod.
    QVERIFY2(lines.at(0).state.endsWith(u", 1 of 2 ready"_s), qPrintable(lines.at(0).state));
    QCOMPARE(lines.at(1).id, u"uid-pod"_s);
    QVERIFY(lines.at(1).isUnder && !lines.at(0).isUnder);
    QCOMPARE(lines.at(1).state, u"CrashLoopBackOff, started again 4 times"_s);
    QCOMPARE(lines.at(1).more, u"back-off 1m20s"_s);
    QCOMPARE(lines.at(2).id, u"uid-api"_s);
    QCOMPARE(lines.at(2).more, u"api:1"_s);
    RunningLinesModel model;
    model.setLines(lines);
    QCOMPARE(model.index(1, RunningLinesModel::Name).data().toString(), u"    web-h1-x"_s);
    QCOMPARE(model.index(1, RunningLinesModel::Name).data(Qt::AccessibleTextRole).toString(), u"web-h1-x: CrashLoopBackOff, started again 4 times"_s);
}

void TestRunningLines::mergesInPlace()
{
    RunningLinesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<RunningLine> lines = runningLines({container(u"a"_s, u"running"_s, u"Up"_s), container(u"b"_s, u"running"_s, u"Up"_s)}, {}, {});
    model.setLines(lines);
    const QPersistentModelIndex second = model.index(1, 0);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setLines(lines);
    QCOMPARE(changed.size(), 0);
    lines[1].state = u"Paused"_s;
    model.setLines(lines);
    QCOMPARE(changed.size(), 1);
    QVERIFY(second.isValid());
    QCOMPARE(second.data(Qt::AccessibleTextRole).toString(), u"shop-b: Paused"_s);
    QCOMPARE(model.index(0, RunningLinesModel::State).data(RunningLinesModel::MarkRole).toInt(), static_cast<int>(RowMark::Well));
    model.setLines({});
    QCOMPARE(model.rowCount(), 0);
}

void TestRunningLines::sentencesAreNoLines()
{
    RunningLinesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSentence(u"Nothing of this runs."_s);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!(model.index(0, 0).flags() & Qt::ItemIsSelectable));
    QCOMPARE(model.index(0, RunningLinesModel::State).data(RunningLinesModel::MarkRole).toInt(), 0);
}

QTEST_GUILESS_MAIN(TestRunningLines)
#include "tst_runninglines.moc"
