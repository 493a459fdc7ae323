// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/workloadlevel.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

using Level = RunningLevel;

namespace {

PodContainer container(PodContainer::State state, const QString &reason = {}, qint64 exitCode = 0)
{
    PodContainer made;
    made.name = u"web"_s;
    made.state = state;
    made.reason = reason;
    made.exitCode = exitCode;
    return made;
}

Pod pod(const QString &phase, const QList<PodContainer> &containers = {}, bool isReady = false)
{
    Pod made;
    made.phase = phase;
    made.containers = containers;
    made.conditions = {{u"Ready"_s, isReady ? u"True"_s : u"False"_s, {}, {}}};
    return made;
}

Workload deployment(qint64 desired, qint64 ready, const QString &progress = u"NewReplicaSetAvailable"_s, const QString &status = u"True"_s)
{
    Workload made;
    made.object.labels = {{labels::KubernetesStack, u"7"_s}};
    made.desired = desired;
    made.ready = ready;
    made.updated = desired;
    made.conditions = {{u"Progressing"_s, status, progress, {}}};
    return made;
}

} // namespace


class TestWorkloadLevel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void podLevels_data();
    void podLevels();
    void workloadLevels();
    void jobs();
    void counts();
    void groupsByTheLabel();
    void stacksAreCountedById();
};

void TestWorkloadLevel::podLevels_data()
{
    using State = PodContainer::State;
    QTest::addColumn<Pod>("pod");
    QTest::addColumn<Level>("level");
    QTest::newRow("runs") << pod(u"Running"_s, {container(State::Running)}, true) << Level::Well;
    QTest::newRow("not ready yet") << pod(u"Running"_s, {container(State::Running)}) << Level::Wary;
    QTest::newRow("comes up") << pod(u"Pending"_s, {container(State::Waiting, u"ContainerCreating"_s)}) << Level::Wary;
    QTest::newRow("not looked at yet") << pod(u"Pending"_s, {container(State::Unknown)}) << Level::Wary;
    QTest::newRow("crashes") << pod(u"Running"_s, {container(State::Waiting, u"CrashLoopBackOff"_s)}) << Level::Bad;
    QTest::newRow("no image") << pod(u"Pending"_s, {container(State::Waiting, u"ImagePullBackOff"_s)}) << Level::Bad;
    QTest::newRow("no setting") << pod(u"Pending"_s, {container(State::Waiting, u"CreateContainerConfigError"_s)}) << Level::Bad;
    QTest::newRow("has just crashed") << pod(u"Running"_s, {container(State::Terminated, u"Error"_s, 1)}) << Level::Bad;
    QTest::newRow("a helper ended well") << pod(u"Running"_s, {container(State::Running), container(State::Terminated, u"Completed"_s)}, true) << Level::Well;
    QTest::newRow("ended well") << pod(u"Succeeded"_s, {container(State::Terminated, u"Completed"_s)}) << Level::Off;
    QTest::newRow("failed") << pod(u"Failed"_s) << Level::Bad;
    Pod lost = pod(u"Pending"_s);
    lost.conditions.append({u"PodScheduled"_s, u"False"_s, u"Unschedulable"_s, {}});
    QTest::newRow("no node") << lost << Level::Bad;
    Pod ending = pod(u"Running"_s, {container(State::Running)}, true);
    ending.isEnding = true;
    QTest::newRow("is being stopped") << ending << Level::Wary;
}

void TestWorkloadLevel::podLevels()
{
    QFETCH(Pod, pod);
    QFETCH(Level, level);
    QCOMPARE(levelOf(pod), level);
}

void TestWorkloadLevel::workloadLevels()
{
    QCOMPARE(levelOf(deployment(2, 2)), Level::Well);
    QCOMPARE(levelOf(deployment(0, 0)), Level::Off);
    QCOMPARE(levelOf(deployment(2, 1)), Level::Bad); // The rollout was through, and one has gone since.
    QCOMPARE(levelOf(deployment(2, 1, u"ReplicaSetUpdated"_s)), Level::Wary);
    QCOMPARE(levelOf(deployment(2, 1, u"ProgressDeadlineExceeded"_s, u"False"_s)), Level::Bad);
    Workload unseen = deployment(2, 2);
    unseen.isSettled = false; // It was changed, and nobody has looked at it yet.
    QCOMPARE(levelOf(unseen), Level::Wary);
    Workload set = deployment(3, 2);
    set.kind = WorkloadKind::StatefulSet;
    set.conditions.clear();
    QCOMPARE(levelOf(set), Level::Bad);
    set.updated = 1;
    QCOMPARE(levelOf(set), Level::Wary);
}

void TestWorkloadLevel::jobs()
{
    Workload job;
    job.kind = WorkloadKind::Job;
    job.desired = 1;
    QCOMPARE(levelOf(job), Level::Wary);
    job.active = 1;
    QCOMPARE(levelOf(job), Level::Well);
    QCOMPARE(countOf(job), (RunningCount{.running = 1, .total = 1}));
    job.active = 0;
    job.conditions = {{u"Complete"_s, u"True"_s, {}, {}}};
    QCOMPARE(levelOf(job), Level::Off);
    job.conditions = {{u"Failed"_s, u"True"_s, {}, {}}};
    QCOMPARE(levelOf(job), Level::Bad);
    QCOMPARE(countOf(job), (RunningCount{.running = 0, .total = 1, .bad = 1}));
    job.kind = WorkloadKind::CronJob;
    QCOMPARE(levelOf(job), Level::Well);
    QCOMPARE(countOf(job), RunningCount());
    job.isSuspended = true;
    QCOMPARE(levelOf(job), Level::Off);
}

void TestWorkloadLevel::counts()
{
    QCOMPARE(countOf(deployment(3, 3)), (RunningCount{.running = 3, .total = 3}));
    QCOMPARE(countOf(deployment(3, 1)), (RunningCount{.running = 1, .total = 3, .bad = 2}));
    QCOMPARE(countOf(deployment(3, 1, u"ReplicaSetUpdated"_s)), (RunningCount{.running = 1, .total = 3, .wary = 2}));
    QCOMPARE(countOf(deployment(1, 2)), (RunningCount{.running = 1, .total = 1})); // One more than wanted is on its way out.
    QCOMPARE(countOf(deployment(0, 0)), RunningCount());
}

void TestWorkloadLevel::groupsByTheLabel()
{
    const EngineStack seven{EnvironmentId(9), StackType::Kubernetes, u"7"_s};
    Workload stranger = deployment(5, 5);
    stranger.object.labels.clear();
    EngineTally tally = tallyOf(EnvironmentId(9), QList<Workload>{deployment(2, 2), deployment(1, 0), stranger});
    QCOMPARE(tally.stacks.size(), 1);
    QCOMPARE(tally.stacks.value(seven).count, (RunningCount{.running = 2, .total = 3, .bad = 1}));
    Pod own = pod(u"Running"_s, {container(PodContainer::State::Running)}, true);
    own.object.labels = {{labels::KubernetesStack, u"7"_s}};
    Pod made = own; // Counted with its workload, whatever its labels.
    made.owner = {u"ReplicaSet"_s, u"web-h1"_s, u"u"_s};
    tally = sumOf(tally, tallyOf(EnvironmentId(9), QList<Pod>{own, made}));
    QCOMPARE(tally.stacks.value(seven).count, (RunningCount{.running = 3, .total = 4, .bad = 1}));
}

void TestWorkloadLevel::stacksAreCountedById()
{
    Stack stack;
    stack.id = StackId(7);
    stack.environmentId = EnvironmentId(9);
    stack.type = Coded<StackType>::fromCode(3);
    QCOMPARE(countedAs(stack), (EngineStack{EnvironmentId(9), StackType::Kubernetes, u"7"_s})); // It has no name.
    stack.type = Coded<StackType>::fromCode(2);
    stack.name = u"shop"_s;
    QCOMPARE(countedAs(stack), EngineStack::of(stack));
}

QTEST_GUILESS_MAIN(TestWorkloadLevel)
#include "tst_workloadlevel.moc"
