// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/stackbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Outcome = OperationOutcome;
using Step = OperationStep;

class TestStartStop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stopsAndStarts();
    void whatIsSoAlreadyIsSaidKindly();
    void afterAFailedUpdateItHasToBeStoppedFirst();
    void oneThatRunsInPartIsOfferedARestart();
    void restartsAsOne();
    void aRestartThatCannotStartSaysThatItIsDown();
    void aSwarmStackIsGivenTimeToGo();
    void aSwarmStackThatDoesNotGoIsNotStartedTooSoon();
    void portainerItselfIsNotStopped();
    void kubernetesIsNot();
    void anotherStackByNowIsLeftAlone();
    void lostAnswersAreReadBack_data();
    void lostAnswersAreReadBack();
    void aRefusalNamesWhatIsMissing();
    void theWaitingCanBeStopped();
    void showsWhatGoesOnMeanwhile();
};

void TestStartStop::stopsAndStarts()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices + u"volumes:\n  data:\n"_s);
    bench.open();
    Operation *stop = bench.operations.start(*bench.session, StopPlan{bench.stack(1)});
    QSignalSpy ended(stop, &Operation::ended);
    QCOMPARE(stop->step(), Step::Queued);
    QCOMPARE(stop->title(), u"Stopping shop"_s);
    QTRY_VERIFY(stop->isEnded());
    QCOMPARE(ended.count(), 1);
    QCOMPARE(stop->outcome(), Outcome::Done);
    QCOMPARE(stop->sentence(), u"shop was stopped. Its containers and networks were removed. Its volume shop_data stays."_s);
    QCOMPARE(stop->before()->containers.size(), 2);
    QVERIFY(stop->after()->isBare());
    QVERIFY(!bench.model.runs(u"shop"_s));
    QCOMPARE(bench.model.lastQuery("POST /stacks/1/stop"), "endpointId=1");

    const auto undo = stop->undo();
    QVERIFY(undo);
    const Operation *start = bench.run(undo->plan);
    QCOMPARE(start->kind(), OperationKind::Start);
    QCOMPARE(start->outcome(), Outcome::Done);
    QCOMPARE(start->sentence(), u"shop was started. All 2 containers run."_s);
    QVERIFY(bench.model.runs(u"shop"_s));
    QTRY_COMPARE(bench.session->stacks().first().status.value, StackStatus::Active); // The session looked anew.
}

void TestStartStop::whatIsSoAlreadyIsSaidKindly()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    const Operation *start = bench.run(StartPlan{bench.stack(1)});
    QCOMPARE(start->outcome(), Outcome::Done);
    QCOMPARE(start->sentence(), u"shop was running already, so nothing was sent: all 2 containers run."_s);
    bench.run(StopPlan{bench.stack(1)});
    const int before = bench.model.changes();
    const Operation *stop = bench.run(StopPlan{bench.stack(1)});
    QCOMPARE(stop->outcome(), Outcome::Done);
    QCOMPARE(stop->sentence(), u"shop was stopped already, so nothing was sent."_s);
    QVERIFY(!stop->canUndo());
    QCOMPARE(bench.model.changes(), before);
}

void TestStartStop::afterAFailedUpdateItHasToBeStoppedFirst()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    const Stack shop = bench.stack(1);
    bench.model.answer({.verb = "PUT", .target = "/api/stacks/1?endpointId=1", .body = R"({"StackFileContent":"BROKEN"})"});
    QVERIFY(!bench.model.runs(u"shop"_s));
    const Operation *start = bench.run(StartPlan{shop});
    QCOMPARE(start->outcome(), Outcome::Refused);
    QVERIFY(start->sentence().contains(u"has to be stopped first"_s));
    QCOMPARE(bench.model.count("POST /stacks/1/start"), 0);
    QCOMPARE(start->offers().size(), 1);
    const Operation *both = bench.run(start->offers().first().plan);
    QCOMPARE(both->outcome(), Outcome::Done);
    QVERIFY(bench.model.runs(u"shop"_s));
}

void TestStartStop::oneThatRunsInPartIsOfferedARestart()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.model.project(u"shop"_s).states.insert(u"db"_s, u"exited"_s);
    bench.open();
    const Operation *start = bench.run(StartPlan{bench.stack(1)});
    QCOMPARE(start->outcome(), Outcome::Refused);
    QVERIFY(start->sentence().contains(u"1 of 2 containers run; db has ended"_s));
    QCOMPARE(kindOf(start->offers().first().plan), OperationKind::Restart);
}

void TestStartStop::restartsAsOne()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    const Operation *restart = bench.run(RestartPlan{bench.stack(1)});
    QCOMPARE(restart->outcome(), Outcome::Done);
    QCOMPARE(restart->sentence(), u"shop was restarted. All 2 containers run."_s);
    QCOMPARE(bench.model.count("POST /stacks/1/stop"), 1);
    QCOMPARE(bench.model.count("POST /stacks/1/start"), 1);
    bench.run(StopPlan{bench.stack(1)});
    const Operation *again = bench.run(RestartPlan{bench.stack(1)});
    QCOMPARE(again->outcome(), Outcome::Done);
    QCOMPARE(again->sentence(), u"shop was stopped before, so it was started. All 2 containers run."_s);
}

void TestStartStop::aRestartThatCannotStartSaysThatItIsDown()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    bench.model.stack(1)->file = u"BROKEN"_s;
    const Operation *restart = bench.run(RestartPlan{bench.stack(1)});
    QCOMPARE(restart->outcome(), Outcome::Failed);
    QVERIFY(restart->sentence().startsWith(u"shop was stopped, but could not be started again: it does not run now."_s));
    QVERIFY(restart->details().contains(u"did not find expected node content"_s));
    QCOMPARE(restart->offers().first().kind, OperationOffer::Kind::StartAgain);
}

void TestStartStop::aSwarmStackIsGivenTimeToGo()
{
    StackBench bench;
    bench.model.add(u"crew"_s, TwoServices, {}, 1);
    bench.model.project(u"crew"_s).lingers = 3;
    bench.open();
    const Operation *restart = bench.run(RestartPlan{bench.stack(1)});
    QVERIFY2(restart->outcome() == Outcome::Done, qPrintable(restart->sentence()));
    QCOMPARE(restart->sentence(), u"crew was restarted. All 2 tasks run."_s);
    QCOMPARE(bench.model.count("POST /stacks/1/start"), 1); // Not tried too soon, and not twice.
}

void TestStartStop::aSwarmStackThatDoesNotGoIsNotStartedTooSoon()
{
    StackBench bench;
    bench.model.add(u"crew"_s, TwoServices, {}, 1);
    bench.model.project(u"crew"_s).lingers = -1;
    bench.open();
    const Operation *restart = bench.run(RestartPlan{bench.stack(1)});
    QCOMPARE(restart->outcome(), Outcome::Failed);
    QVERIFY(restart->sentence().contains(u"still going away"_s));
    QCOMPARE(bench.model.count("POST /stacks/1/start"), 0);
    QCOMPARE(restart->offers().first().kind, OperationOffer::Kind::StartAgain);
}

void TestStartStop::portainerItselfIsNotStopped()
{
    StackBench bench;
    bench.model.add(u"portainer"_s, TwoServices);
    bench.model.project(u"portainer"_s).isPortainer = true;
    bench.open();
    for (const Plan &plan : {Plan(StopPlan{bench.stack(1)}), Plan(RestartPlan{bench.stack(1)})}) {
        const Operation *stop = bench.run(plan);
        QCOMPARE(stop->outcome(), Outcome::Refused);
        QVERIFY(stop->sentence().contains(u"runs Portainer itself"_s));
    }
    QCOMPARE(bench.model.changes(), 0);
}

void TestStartStop::kubernetesIsNot()
{
    StackBench bench;
    bench.model.add(u"pods"_s, u"apiVersion: v1\n"_s, {}, 3, 9);
    bench.open();
    QCOMPARE(bench.run(StopPlan{bench.stack(1)})->outcome(), Outcome::Refused);
    QCOMPARE(bench.model.changes(), 0);
}

void TestStartStop::anotherStackByNowIsLeftAlone()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    const Stack shop = bench.stack(1);
    bench.model.stack(1)->environment = 2;
    QCOMPARE(bench.run(StopPlan{shop})->outcome(), Outcome::Refused);
    bench.model.stacks.clear();
    const Operation *gone = bench.run(StopPlan{shop});
    QCOMPARE(gone->outcome(), Outcome::Refused);
    QVERIFY(gone->sentence().contains(u"no longer there"_s));
    QCOMPARE(bench.model.changes(), 0);
}

void TestStartStop::lostAnswersAreReadBack_data()
{
    QTest::addColumn<bool>("isStart");
    QTest::addColumn<bool>("carriedOut");
    QTest::addColumn<Outcome>("outcome");
    for (const bool isStart : {false, true})
        for (const bool carriedOut : {false, true})
            QTest::addRow("%s, %s", isStart ? "start" : "stop", carriedOut ? "done" : "not done")
                << isStart << carriedOut << (carriedOut ? Outcome::Done : Outcome::Failed);
}

void TestStartStop::lostAnswersAreReadBack()
{
    QFETCH(bool, isStart);
    QFETCH(bool, carriedOut);
    QFETCH(Outcome, outcome);
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    if (isStart)
        bench.run(StopPlan{bench.stack(1)});
    const Stack shop = bench.stack(1);
    const QByteArray action = isStart ? "/start" : "/stop";
    for (const Canned &instead : {Canned{.drop = true}, Canned{504, "gateway"}, Canned{200, "{\"Id\":"}}) {
        bench.cut("POST", action, carriedOut, instead);
        bench.server.forget();
        const Operation *operation = bench.run(isStart ? Plan(StartPlan{shop}) : Plan(StopPlan{shop}));
        QVERIFY2(operation->outcome() == outcome, qPrintable(operation->sentence()));
        QCOMPARE(bench.server.countOf("/stacks/1" + action), 1);
        if (carriedOut)
            break; // It is so by now.
    }
}

void TestStartStop::aRefusalNamesWhatIsMissing()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    bench.cut("POST", "/stop", false, {403, R"({"message":"Access denied to resource"})"});
    const Operation *stop = bench.run(StopPlan{bench.stack(1)});
    QCOMPARE(stop->outcome(), Outcome::Refused);
    QCOMPARE(stop->sentence(), u"lea may not stop shop. That needs access to the stack; its owner or an administrator of home-lab can grant it."_s);
}

void TestStartStop::theWaitingCanBeStopped()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    bench.cut("POST", "/stop", false, {.hang = true});
    Operation *stop = bench.operations.start(*bench.session, StopPlan{bench.stack(1)});
    QTRY_COMPARE(stop->step(), Step::Waiting);
    stop->stopWaiting();
    QCOMPARE(stop->outcome(), Outcome::Unknown);
    QVERIFY(stop->sentence().contains(u"home-lab goes on with it by itself"_s));
    Operation *queued = bench.operations.start(*bench.session, StopPlan{bench.stack(1)});
    queued->stopWaiting();
    QCOMPARE(queued->outcome(), Outcome::Refused);
    QCOMPARE(queued->sentence(), u"Cancelled before anything was sent."_s);
}

void TestStartStop::showsWhatGoesOnMeanwhile()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    bench.cut("POST", "/stop", false, {.hang = true});
    Operation *stop = bench.operations.start(*bench.session, StopPlan{bench.stack(1)});
    QTRY_COMPARE(stop->progress(), u"still there: 2 containers"_s);
    bench.model.project(u"shop"_s).services = {u"db"_s};
    QTRY_COMPARE(stop->progress(), u"still there: 1 container"_s);
    stop->stopWaiting();
}

QTEST_GUILESS_MAIN(TestStartStop)
#include "tst_startstop.moc"
