// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/bulk.h"
#include "app/session/operationwords.h"
#include "app/session/undojournal.h"
#include "tests/session/stackbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Outcome = OperationOutcome;
using Step = OperationStep;

class TestOperations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasItsWords();
    void oneAtATimeOnAServer();
    void neverTwoOnOneStack();
    void theListForgetsWhatEnded();
    void aServerTakenOffTheListEndsItHonestly();
    void aNewSessionTakesOver();
    void readOnlySendsNothing();
    void bulkGoesThroughAllOfThem();
    void bulkPausesAtTheFirstFailure();
    void bulkRetriesWhatFailed();
    void bulkCanBeCancelled();
    void theJournalUndoes();
    void valuesAreBlottedOut();
};

namespace {

/// Five stacks, and operations that find their server.
struct FiveBench : StackBench {
    FiveBench()
    {
        for (int i = 1; i <= 5; ++i)
            model.add(u"shop%1"_s.arg(i), TwoServices);
        open();
    }
    SessionFinder finder()
    {
        return [this](const ServerId &id) { return id == profile.id ? session.get() : nullptr; };
    }
    Operations all{finder(), quick()};
};

} // namespace

void TestOperations::everyKindHasItsWords()
{
    for (int kind = 0; kind <= int(OperationKind::Last); ++kind) {
        for (const QString &words : {operationwords::title(OperationKind(kind), u"a\u202Eb"_s), operationwords::action(OperationKind(kind), u"a\u202Eb"_s),
                                     operationwords::past(OperationKind(kind), u"a\u202Eb"_s)}) {
            QVERIFY(words.size() > 4);
            QVERIFY(!words.contains(u'\u202E') && !words.contains(u"%1"_s));
        }
    }
    for (int step = 0; step <= int(Step::Ended); ++step)
        QVERIFY(!operationwords::stepName(Step(step)).isEmpty());
    for (int outcome = 0; outcome <= int(Outcome::Unknown); ++outcome)
        QVERIFY(!operationwords::outcomeName(Outcome(outcome)).isEmpty());
}

void TestOperations::oneAtATimeOnAServer()
{
    FiveBench bench;
    QSignalSpy added(&bench.all, &Operations::added);
    QSignalSpy ended(&bench.all, &Operations::ended);
    int most = 0;
    connect(&bench.all, &Operations::changed, this, [&] {
        int atWork = 0;
        for (const Operation *each : bench.all.running())
            atWork += each->step() == Step::Queued ? 0 : 1;
        most = std::max(most, atWork);
    });
    const QList<Stack> stacks{bench.stack(1), bench.stack(2), bench.stack(3)}; // Reading them takes its time, in which an operation may end.
    for (const Stack &each : stacks)
        bench.all.start(*bench.session, StopPlan{each});
    QCOMPARE(added.count(), 3);
    QCOMPARE(bench.all.running().size(), 3);
    QTRY_COMPARE(ended.count(), 3);
    QCOMPARE(most, 1);
    QVERIFY(bench.all.running().isEmpty());
}

void TestOperations::neverTwoOnOneStack()
{
    FiveBench bench;
    bench.all.setPlaces(3);
    const Stack shop = bench.stack(1);
    Operation *stop = bench.all.start(*bench.session, StopPlan{shop});
    Operation *start = bench.all.start(*bench.session, StartPlan{shop});
    QCOMPARE(bench.all.runningOn(bench.profile.id, StackId(1)), stop);
    connect(start, &Operation::changed, this, [stop] { QVERIFY(stop->isEnded()); });
    QTRY_VERIFY(start->isEnded());
    QCOMPARE(start->outcome(), Outcome::Done);
    QVERIFY(bench.model.runs(u"shop1"_s));
    QCOMPARE(bench.all.runningOn(bench.profile.id, StackId(1)), nullptr);
}

void TestOperations::theListForgetsWhatEnded()
{
    FiveBench bench;
    QSignalSpy removed(&bench.all, &Operations::removed);
    Operation *stop = bench.all.start(*bench.session, StopPlan{bench.stack(1)});
    bench.all.forget(stop); // It goes on.
    QCOMPARE(bench.all.all().size(), 1);
    QTRY_VERIFY(stop->isEnded());
    bench.all.forgetEnded();
    QCOMPARE(removed.count(), 1);
    QVERIFY(bench.all.all().isEmpty());
}

void TestOperations::aServerTakenOffTheListEndsItHonestly()
{
    FiveBench bench;
    bench.cut("POST", "/stop", false, {.hang = true});
    Operation *stop = bench.all.start(*bench.session, StopPlan{bench.stack(1)});
    QTRY_COMPARE(stop->step(), Step::Waiting);
    bench.session.reset();
    QTRY_VERIFY(stop->isEnded());
    QCOMPARE(stop->outcome(), Outcome::Unknown);
}

void TestOperations::aNewSessionTakesOver()
{
    FiveBench bench;
    bench.cut("POST", "/stop", true, {.hang = true});
    Operation *stop = bench.all.start(*bench.session, StopPlan{bench.stack(1)});
    QTRY_COMPARE(stop->step(), Step::Waiting);
    bench.session.reset();
    bench.open();
    QTRY_VERIFY(stop->isEnded());
    QVERIFY2(stop->outcome() == Outcome::Done, qPrintable(stop->sentence()));
}

void TestOperations::readOnlySendsNothing()
{
    FiveBench bench;
    bench.profile.readOnly = true;
    bench.session->setProfile(bench.profile);
    for (const Plan &plan : {Plan(StopPlan{bench.stack(1)}), Plan(DeletePlan{bench.stack(1)}), Plan(UpdatePlan{bench.opened(1), {.file = TwoServices}})}) {
        const Operation *operation = bench.run(plan);
        QCOMPARE(operation->outcome(), Outcome::Refused);
        QVERIFY(operation->sentence().contains(u"read-only"_s));
    }
    QCOMPARE(bench.model.changes(), 0);
}

void TestOperations::bulkGoesThroughAllOfThem()
{
    FiveBench bench;
    bench.all.setPlaces(2);
    Bulk bulk(bench.all, bench.finder(), 2);
    QSignalSpy ended(&bulk, &Bulk::ended);
    for (int i = 1; i <= 5; ++i)
        bulk.add(bench.profile.id, StopPlan{bench.stack(i)});
    QCOMPARE(bulk.items().first().stackName, u"shop1"_s);
    bulk.start();
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(bulk.count(Outcome::Done), 5);
    QCOMPARE(bulk.sentence(), u"5 of 5 stacks are done."_s);
    for (int i = 1; i <= 5; ++i)
        QVERIFY(!bench.model.runs(u"shop%1"_s.arg(i)));
}

void TestOperations::bulkPausesAtTheFirstFailure()
{
    FiveBench bench;
    bench.cut("POST", "/stacks/2/stop", false, {500, R"({"message":"Unable to stop stack"})"});
    Bulk bulk(bench.all, bench.finder(), 1);
    for (int i = 1; i <= 4; ++i)
        bulk.add(bench.profile.id, StopPlan{bench.stack(i)});
    bulk.start();
    QTRY_COMPARE(bulk.state(), Bulk::State::Paused);
    QCOMPARE(bulk.count(Outcome::Done), 1);
    QCOMPARE(bulk.count(Outcome::Failed), 1);
    QVERIFY(bench.model.runs(u"shop3"_s)); // Not begun.
    QVERIFY(bulk.items().at(1).sentence.contains(u"could not be stopped"_s));
    bulk.resume();
    QTRY_COMPARE(bulk.state(), Bulk::State::Ended);
    QCOMPARE(bulk.sentence(), u"3 of 4 stacks are done; 1 failed."_s);
}

void TestOperations::bulkRetriesWhatFailed()
{
    FiveBench bench;
    bench.cut("POST", "/stacks/2/stop", false, {500, R"({"message":"Unable to stop stack"})"});
    Bulk bulk(bench.all, bench.finder(), 1);
    bulk.setPausesAtFailure(false);
    for (int i = 1; i <= 3; ++i)
        bulk.add(bench.profile.id, StopPlan{bench.stack(i)});
    bulk.start();
    QTRY_COMPARE(bulk.state(), Bulk::State::Ended);
    QCOMPARE(bulk.count(Outcome::Failed), 1);
    bench.server.answerBy([&bench](const Seen &seen) { return bench.model.answer(seen); });
    bulk.retryFailed();
    QTRY_COMPARE(bulk.count(Outcome::Done), 3);
    QCOMPARE(bench.model.count("POST /stacks/1/stop"), 1); // Only the one that failed.
    QCOMPARE(bulk.state(), Bulk::State::Ended);
}

void TestOperations::bulkCanBeCancelled()
{
    FiveBench bench;
    bench.cut("POST", "/stacks/1/stop", false, {500, R"({"message":"Unable to stop stack"})"});
    Bulk bulk(bench.all, bench.finder(), 1);
    for (int i = 1; i <= 3; ++i)
        bulk.add(bench.profile.id, StopPlan{bench.stack(i)});
    bulk.start();
    QTRY_COMPARE(bulk.state(), Bulk::State::Paused);
    bulk.cancel();
    QCOMPARE(bulk.state(), Bulk::State::Ended);
    QCOMPARE(bulk.sentence(), u"0 of 3 stacks are done; 1 failed; 2 were left as they were."_s);
    QVERIFY(bench.model.runs(u"shop2"_s));
}

void TestOperations::theJournalUndoes()
{
    FiveBench bench;
    UndoJournal journal(bench.all);
    QSignalSpy changed(&journal, &UndoJournal::changed);
    Operation *stop = bench.all.start(*bench.session, StopPlan{bench.stack(1)});
    QTRY_VERIFY(stop->isEnded());
    QCOMPARE(journal.entries().size(), 1);
    QCOMPARE(journal.entries().first().what, u"shop1 was stopped"_s);
    const qint64 number = journal.entries().first().number;
    bench.all.forgetEnded(); // The journal does not need the list.
    Operation *undo = journal.undo(number);
    QVERIFY(undo);
    QCOMPARE(journal.undo(number), nullptr); // Not twice at once.
    QTRY_VERIFY(undo->isEnded());
    QCOMPARE(undo->outcome(), Outcome::Done);
    QVERIFY(bench.model.runs(u"shop1"_s));
    QVERIFY(journal.entries().first().isUndone);
    QCOMPARE(journal.entries().size(), 1); // Undoing is no entry of its own.
    QCOMPARE(journal.undo(number), nullptr);
    QVERIFY(changed.count() >= 2);
}

void TestOperations::valuesAreBlottedOut()
{
    const QList<EnvVariable> env{{u"A"_s, u"hunter2"_s}, {u"B"_s, u"hunter2-long"_s}, {u"C"_s, u"80"_s}};
    QCOMPARE(operationwords::withoutValues(u"x hunter2-long y hunter2 port 80"_s, env), u"x •••• y •••• port 80"_s);
}

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
