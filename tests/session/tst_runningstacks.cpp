// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/runningstacks.h"
#include "tests/session/stackbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

Container container(const QString &state, const QString &status = {})
{
    return {.id = u"c"_s, .state = state, .status = status, .labels = {{labels::ComposeProject, u"shop"_s}}};
}

EngineStack compose(const QString &name, int environment = 1)
{
    return {EnvironmentId(environment), StackType::Compose, name};
}

QStringList names(const QList<Stack> &stacks)
{
    QStringList all;
    for (const Stack &each : stacks)
        all.append(each.name);
    all.sort();
    return all;
}

const QByteArray ListOfOne = "/endpoints/1/docker/containers/json";

} // namespace

class TestRunningStacks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void levels_data();
    void levels();
    void ranksTheWorstFirst();
    void leavesOutOneOffsAndWhatIsHidden();
    void servicesCountTheirTasks();
    void readsEachEnvironmentInOneCall();
    void anEnvironmentThatIsDownHoldsUpNobody();
    void keepsWhatWasReadBefore();
    void tellsOnlyWhatChanged();
    void stacksWithoutARecord();
    void swarmAsksForServices();
};

void TestRunningStacks::levels_data()
{
    using Level = RunningLevel;
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("status");
    QTest::addColumn<Level>("level");
    QTest::newRow("runs") << u"running"_s << u"Up 3 hours"_s << Level::Well;
    QTest::newRow("healthy") << u"running"_s << u"Up 3 hours (healthy)"_s << Level::Well;
    QTest::newRow("unhealthy") << u"running"_s << u"Up 3 hours (unhealthy)"_s << Level::Bad;
    QTest::newRow("health not known") << u"running"_s << u"Up 1 second (health: starting)"_s << Level::Wary;
    QTest::newRow("paused") << u"paused"_s << u"Up 3 hours (Paused)"_s << Level::Wary;
    QTest::newRow("created") << u"created"_s << u"Created"_s << Level::Wary;
    QTest::newRow("restarting") << u"restarting"_s << u"Restarting (1) 2 seconds ago"_s << Level::Bad;
    QTest::newRow("dead") << u"dead"_s << u"Dead"_s << Level::Bad;
    QTest::newRow("ended well") << u"exited"_s << u"Exited (0) 2 minutes ago"_s << Level::Off;
    QTest::newRow("ended badly") << u"exited"_s << u"Exited (1) 2 minutes ago"_s << Level::Bad;
    QTest::newRow("stopped") << u"exited"_s << u"Exited (143) 2 minutes ago"_s << Level::Off;
    QTest::newRow("stopped hard") << u"exited"_s << u"Exited (137) 2 minutes ago"_s << Level::Off;
}

void TestRunningStacks::levels()
{
    QFETCH(QString, state);
    QFETCH(QString, status);
    QFETCH(RunningLevel, level);
    QCOMPARE(levelOf(container(state, status)), level);
}

void TestRunningStacks::ranksTheWorstFirst()
{
    const QList<RunningCount> inOrder{
        {.running = 3, .total = 3, .bad = 1}, // Trouble.
        {.running = 2, .total = 3, .off = 1}, // In part.
        {.running = 3, .total = 3, .wary = 1}, // Settling.
        {.running = 0, .total = 3, .off = 3}, // Stopped.
        {.running = 3, .total = 3}, // Well.
        {}, // Nothing.
    };
    for (qsizetype i = 1; i < inOrder.size(); ++i)
        QVERIFY2(inOrder[i - 1].rank() < inOrder[i].rank(), qPrintable(QString::number(i)));
}

void TestRunningStacks::leavesOutOneOffsAndWhatIsHidden()
{
    Container oneOff = container(u"exited"_s, u"Exited (0) 1 hour ago"_s);
    oneOff.labels.insert(labels::ComposeOneOff, u"True"_s);
    Container hidden = container(u"running"_s);
    hidden.labels = {{labels::ComposeProject, u"secret"_s}, {labels::HiddenStack, u"yes"_s}};
    Container loose = container(u"running"_s);
    loose.labels.clear();
    const EngineTally tally = tallyOf(EnvironmentId(1), {container(u"running"_s), oneOff, hidden, loose});
    QCOMPARE(tally.stacks.size(), 1);
    QCOMPARE(tally.stacks.value(compose(u"shop"_s)).count, (RunningCount{.running = 1, .total = 1}));
}

void TestRunningStacks::servicesCountTheirTasks()
{
    RunningCount count;
    count.add(SwarmService{.replicas = 3, .runningTasks = 3, .desiredTasks = 3});
    QCOMPARE(count, (RunningCount{.running = 3, .total = 3}));
    count.add(SwarmService{.replicas = 2, .runningTasks = 1, .desiredTasks = 2});
    QCOMPARE(count, (RunningCount{.running = 4, .total = 5, .bad = 1}));
    count.add(SwarmService{.replicas = 2, .runningTasks = 0, .desiredTasks = 2, .updateState = u"updating"_s});
    QCOMPARE(count, (RunningCount{.running = 4, .total = 7, .bad = 1, .wary = 2}));
    count.add(SwarmService{.replicas = 0, .runningTasks = 0, .desiredTasks = 0});
    QCOMPARE(count.total, 7);
}

void TestRunningStacks::readsEachEnvironmentInOneCall()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.model.add(u"blog"_s, TwoServices);
    bench.model.add(u"wiki"_s, TwoServices, {}, 2, 2);
    bench.model.project(u"blog"_s).states.insert(u"db"_s, u"exited"_s);
    bench.open();
    RunningStacks &running = RunningStacks::of(*bench.session);
    QVERIFY(!running.countOf(compose(u"shop"_s)));
    running.readAll();
    QTRY_VERIFY(!running.isReading());
    QCOMPARE(running.countOf(compose(u"shop"_s)), (RunningCount{.running = 2, .total = 2}));
    QCOMPARE(running.countOf(compose(u"blog"_s)), (RunningCount{.running = 1, .total = 2, .bad = 1}));
    QCOMPARE(running.countOf(compose(u"wiki"_s, 2)), (RunningCount{.running = 2, .total = 2}));
    QCOMPARE(running.countOf(compose(u"nothing"_s)), RunningCount());
    for (const int environment : {1, 2, 3})
        QCOMPARE(bench.server.countOf("/endpoints/" + QByteArray::number(environment) + "/docker/containers/json"), 1);
    QCOMPARE(bench.server.countOf("/endpoints/9/docker/containers/json"), 0); // Kubernetes.
    QCOMPARE(bench.server.countOf("/endpoints/1/docker/services"), 0); // No Swarm there.
    QVERIFY(!running.countOf({EnvironmentId(9), StackType::Kubernetes, u"shop"_s}));
}

void TestRunningStacks::anEnvironmentThatIsDownHoldsUpNobody()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.model.add(u"wiki"_s, TwoServices, {}, 2, 2);
    bench.server.answer(ListOfOne, {.hang = true});
    bench.open();
    RunningStacks &running = RunningStacks::of(*bench.session);
    running.readAll();
    QTRY_VERIFY(running.isRead(EnvironmentId(2)));
    QTRY_VERIFY(running.isRead(EnvironmentId(3)));
    QVERIFY(!running.countOf(compose(u"shop"_s)));
    running.readAll(); // Those that answer are read again; the silent one is not asked twice at once.
    QTRY_COMPARE(bench.server.countOf("/endpoints/2/docker/containers/json"), 2);
    QCOMPARE(bench.server.countOf(ListOfOne), 1);
}

void TestRunningStacks::keepsWhatWasReadBefore()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    RunningStacks &running = RunningStacks::of(*bench.session);
    running.readAll();
    QTRY_VERIFY(!running.isReading());
    bench.server.answer(ListOfOne, {502, "", "text/plain"});
    running.read({EnvironmentId(1)});
    QTRY_VERIFY(running.error(EnvironmentId(1)));
    QCOMPARE(running.error(EnvironmentId(1))->httpStatus, 502);
    QCOMPARE(running.countOf(compose(u"shop"_s))->total, 2);
    QVERIFY(!running.error(EnvironmentId(2)));
    bench.server.forgetAnswer(ListOfOne);
    running.read({EnvironmentId(1)});
    QTRY_VERIFY(!running.error(EnvironmentId(1)));
}

void TestRunningStacks::tellsOnlyWhatChanged()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    RunningStacks &running = RunningStacks::of(*bench.session);
    running.readAll();
    QTRY_VERIFY(!running.isReading());
    QSignalSpy changed(&running, &RunningStacks::changed);
    running.readAll();
    QTRY_VERIFY(!running.isReading());
    QCOMPARE(changed.count(), 0);
    bench.model.project(u"shop"_s).states.insert(u"db"_s, u"exited"_s);
    running.readAll();
    QTRY_VERIFY(!running.isReading());
    QCOMPARE(changed.count(), 1);
}

void TestRunningStacks::stacksWithoutARecord()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.model.project(u"by-hand"_s).services = {u"web"_s};
    bench.model.project(u"older"_s, 2).services = {u"web"_s};
    bench.open();
    RunningStacks &running = RunningStacks::of(*bench.session);
    running.readAll();
    QTRY_VERIFY(!running.isReading());
    const QList<Stack> limited = running.limited();
    QCOMPARE(names(limited), QStringList({u"by-hand"_s, u"older"_s}));
    for (const Stack &each : limited) {
        QVERIFY(RunningStacks::isLimited(each.id));
        QCOMPARE(each.type.value, StackType::Compose);
        QCOMPARE(each.status.value, StackStatus::Active);
    }
    QVERIFY(limited[0].id != limited[1].id);
    running.readAll();
    QTRY_VERIFY(!running.isReading());
    QCOMPARE(running.limited(), limited); // The same ids.

    bench.model.add(u"by-hand"_s, TwoServices); // Now Portainer knows of it.
    bench.session->refresh();
    QTRY_COMPARE(names(running.limited()), QStringList({u"older"_s}));
}

void TestRunningStacks::swarmAsksForServices()
{
    StackBench bench;
    bench.model.add(u"crew"_s, TwoServices, {}, 1);
    bench.server.answer("/endpoints/1/docker/services", {200, R"([{"ID":"s1","Spec":{"Name":"crew_web","Labels":{"com.docker.stack.namespace":"crew"},
        "Mode":{"Replicated":{"Replicas":3}}},"ServiceStatus":{"RunningTasks":2,"DesiredTasks":3}}])"});
    bench.open();
    RunningStacks &running = RunningStacks::of(*bench.session);
    running.readAll();
    QTRY_VERIFY(!running.isReading());
    QCOMPARE(running.countOf({EnvironmentId(1), StackType::Swarm, u"crew"_s}), (RunningCount{.running = 2, .total = 3, .bad = 1}));
    QCOMPARE(bench.server.countOf("/endpoints/1/docker/services"), 1);
    QCOMPARE(bench.server.countOf("/endpoints/2/docker/services"), 0);
}

QTEST_GUILESS_MAIN(TestRunningStacks)
#include "tst_runningstacks.moc"
