// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/operations.h"
#include "app/session/stackreading.h"
#include "tests/session/demosession.h"

#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Outcome = OperationOutcome;

namespace {

/// The sample server, its administrator, and operations that do not wait long.
struct DemoBench {
    explicit DemoBench(const DemoOptions &options = {.swarmGraceMilliseconds = 300})
        : demo(options)
    {
    }

    static OperationPace quick()
    {
        using std::chrono::milliseconds;
        return {.look = milliseconds(20), .settle = milliseconds(1500), .deploy = milliseconds(8000), .swarmGone = milliseconds(8000)};
    }
    Session &session() { return demo.of("admin"); }
    /// The first that runs, is of that type and not from git.
    Stack find(StackType type)
    {
        for (const Stack &stack : session().stacks()) {
            const auto isUp = [&stack](const Environment &each) { return each.id == stack.environmentId && each.isUp(); };
            if (stack.type.value == type && !stack.gitConfig && stack.status.value == StackStatus::Active
                && std::ranges::any_of(session().environments(), isUp))
                return stack;
        }
        qFatal("The sample has no such stack.");
    }
    Stack named(const QString &name)
    {
        const auto found = std::ranges::find(session().stacks(), name, &Stack::name);
        if (found == session().stacks().end())
            qFatal("The sample has no such stack.");
        return *found;
    }
    StackBefore opened(const Stack &stack)
    {
        StackReading reading(session());
        std::optional<StackBefore> got;
        QObject::connect(&reading, &StackReading::done, &reading, [&](const StackBefore &read) { got = read; });
        reading.start(stack.id);
        if (!QTest::qWaitFor([&] { return got.has_value(); }, 20'000))
            qFatal("The stack cannot be read.");
        return *got;
    }
    Operation *run(const Plan &plan)
    {
        Operation *operation = operations.start(session(), plan);
        if (!QTest::qWaitFor([&] { return operation->isEnded(); }, 60'000))
            qFatal("The operation does not end.");
        return operation;
    }
    qsizetype containers(const Stack &stack) { return demo.server.containersOf(stack.name.toUtf8(), stack.environmentId).size(); }

    DemoSessions demo;
    Operations operations{{}, quick()};
};

const QString Simple = u"services:\n  web:\n    image: nginx:1.27\n  db:\n    image: postgres:16\n"_s;

} // namespace

class TestStackDemo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stopsStartsAndRestarts_data();
    void stopsStartsAndRestarts();
    void aFailedUpdateIsPutBack();
    void asynchronousUpdatesAreFollowed();
    void redeploysFromGit();
    void createsRenamesMigratesAndDeletes();
    void lostAnswersAreReadBack_data();
    void lostAnswersAreReadBack();
    void showsContainersAppear();
};

void TestStackDemo::stopsStartsAndRestarts_data()
{
    QTest::addColumn<StackType>("type");
    QTest::newRow("compose") << StackType::Compose;
    QTest::newRow("swarm") << StackType::Swarm;
}

void TestStackDemo::stopsStartsAndRestarts()
{
    QFETCH(StackType, type);
    DemoBench bench;
    const Stack stack = bench.find(type);
    QVERIFY(bench.containers(stack) > 0);
    const Operation *restart = bench.run(RestartPlan{stack});
    QVERIFY2(restart->outcome() == Outcome::Done, qPrintable(restart->sentence() + restart->details()));
    const qsizetype before = bench.containers(stack); // As the file says; the sample runs another number of some.
    QVERIFY(before > 0);
    const Operation *stop = bench.run(StopPlan{stack});
    QVERIFY2(stop->outcome() == Outcome::Done, qPrintable(stop->sentence()));
    QCOMPARE(bench.containers(stack), 0);
    const Operation *start = bench.run(StartPlan{stack});
    QVERIFY2(start->outcome() == Outcome::Done, qPrintable(start->sentence() + start->details()));
    QCOMPARE(bench.containers(stack), before);
}

void TestStackDemo::aFailedUpdateIsPutBack()
{
    DemoBench bench;
    const Stack stack = bench.find(StackType::Compose);
    const StackBefore opened = bench.opened(stack);
    const qsizetype before = bench.containers(stack);
    bench.demo.server.failNextDeploy("failed to deploy a stack: Bind for 0.0.0.0:80 failed: port is already allocated");
    const Operation *update = bench.run(UpdatePlan{.opened = opened, .update = {.file = Simple}, .putBackAtOnce = true});
    QCOMPARE(update->outcome(), Outcome::Failed);
    QVERIFY2(update->sentence().contains(u"The previous version was put back at once."_s), qPrintable(update->sentence()));
    QCOMPARE(bench.containers(stack), before);
    const StackBefore now = bench.opened(stack);
    QCOMPARE(now.file, opened.file);
    QCOMPARE(now.stack.env, opened.stack.env);
    QCOMPARE(bench.demo.server.mishaps().takenDownByUpdate, 1); // The server is as bad as the real one.
}

void TestStackDemo::asynchronousUpdatesAreFollowed()
{
    DemoBench bench({.deployMilliseconds = 150, .asynchronousDeploys = true});
    const Stack stack = bench.find(StackType::Compose);
    const Operation *update = bench.run(UpdatePlan{.opened = bench.opened(stack), .update = {.file = Simple}});
    QVERIFY2(update->outcome() == Outcome::Done, qPrintable(update->sentence()));
    bench.demo.server.failNextDeploy("failed to deploy a stack: no such thing");
    const Operation *failing = bench.run(UpdatePlan{.opened = bench.opened(stack), .update = {.file = Simple + u"# 2\n"_s}});
    QCOMPARE(failing->outcome(), Outcome::Failed);
}

void TestStackDemo::redeploysFromGit()
{
    DemoBench bench;
    const StackBefore opened = bench.opened(bench.named(u"wiki"_s));
    const Operation *redeploy = bench.run(RedeployPlan{opened, {.referenceName = opened.stack.gitConfig->referenceName, .env = opened.stack.env}});
    QVERIFY2(redeploy->outcome() == Outcome::Done, qPrintable(redeploy->sentence() + redeploy->details()));
    QCOMPARE(bench.demo.server.mishaps(), DemoMishaps());
}

void TestStackDemo::createsRenamesMigratesAndDeletes()
{
    DemoBench bench;
    const EnvironmentId here = bench.find(StackType::Compose).environmentId;
    const Operation *create = bench.run(CreatePlan{{.environmentId = here, .name = u"Brand New"_s, .file = Simple}});
    QVERIFY2(create->outcome() == Outcome::Done, qPrintable(create->sentence() + create->details()));
    const Stack made = create->after()->stack;
    QCOMPARE(made.name, u"brandnew"_s);
    QCOMPARE(bench.containers(made), 2);
    const Operation *rename = bench.run(RenamePlan{.stack = made, .name = u"newer"_s});
    QVERIFY2(rename->outcome() == Outcome::Done, qPrintable(rename->sentence() + rename->details()));
    const Stack renamed = rename->after()->stack;
    QCOMPARE(bench.containers(made), 0);
    QCOMPARE(bench.containers(renamed), 2);
    for (const Environment &other : bench.session().environments()) {
        if (other.id == here || other.type.value != EnvironmentType::Docker || !other.isUp())
            continue;
        const Operation *migrate = bench.run(MigratePlan{.stack = renamed, .target = other.id});
        QVERIFY2(migrate->outcome() == Outcome::Done || migrate->outcome() == Outcome::Refused, qPrintable(migrate->sentence() + migrate->details()));
        break;
    }
    const auto current = bench.demo.ask("admin", requests::stack(renamed.id));
    QVERIFY(current);
    const Operation *remove = bench.run(DeletePlan{*current});
    QVERIFY2(remove->outcome() == Outcome::Done, qPrintable(remove->sentence()));
    QCOMPARE(bench.containers(*current), 0);
}

void TestStackDemo::lostAnswersAreReadBack_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("route");
    QTest::addColumn<bool>("isDone");
    struct Change {
        const char *method, *route;
    };
    for (const Change &change : {Change{"POST", "stacks/{id}/stop"}, {"PUT", "stacks/{id}"}, {"DELETE", "stacks/{id}"}})
        for (const bool isDone : {false, true})
            QTest::addRow("%s %s, %s", change.method, change.route, isDone ? "done" : "not done")
                << QByteArray(change.method) << QByteArray(change.route) << isDone;
}

void TestStackDemo::lostAnswersAreReadBack()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, route);
    QFETCH(bool, isDone);
    DemoBench bench;
    const Stack stack = bench.find(StackType::Compose);
    const Plan plan = method == "POST" ? Plan(StopPlan{stack})
        : method == "DELETE"           ? Plan(DeletePlan{stack})
                                       : Plan(UpdatePlan{.opened = bench.opened(stack), .update = {.file = Simple}});
    bench.demo.server.dropNext(isDone ? DemoDrop::AfterWork : DemoDrop::BeforeWork, method, route);
    const Operation *operation = bench.run(plan);
    QVERIFY2(operation->outcome() == (isDone ? Outcome::Done : Outcome::Failed), qPrintable(operation->sentence()));
    QCOMPARE(bench.demo.server.timesAsked(method, route), 1); // Whatever became of it, it was not asked for again.
}

void TestStackDemo::showsContainersAppear()
{
    DemoBench bench;
    const Stack stack = bench.find(StackType::Compose);
    bench.run(StopPlan{stack});
    bench.demo.server.setDeployTime(1500);
    Operation *start = bench.operations.start(bench.session(), StartPlan{stack});
    QTRY_COMPARE_WITH_TIMEOUT(start->step(), OperationStep::Waiting, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(!start->progress().isEmpty(), 10'000); // While the answer is still out.
    QVERIFY(!start->isEnded());
    QTRY_VERIFY_WITH_TIMEOUT(start->isEnded(), 20'000);
    QCOMPARE(start->outcome(), Outcome::Done);
}

QTEST_GUILESS_MAIN(TestStackDemo)
#include "tst_stackdemo.moc"
