// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/stackbench.h"

#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Outcome = OperationOutcome;
using Offer = OperationOffer::Kind;

namespace {

const QJsonArray Kept{QJsonObject{{u"name"_s, u"PORT"_s}, {u"value"_s, u"8081"_s}}};

} // namespace

class TestStackMoving : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void migratesAndLooksAtBoth();
    void theSameEngineIsRefused();
    void aTakenNameIsRefused();
    void theNameIsMadeFitFirst();
    void aSwarmStackTakesTheTargetsCluster();
    void aFailedMigrationSaysWhatRunsHere();
    void lostMigrationsAreReadBack_data();
    void lostMigrationsAreReadBack();
    void duplicatesAndOffersToRemoveHere();
    void duplicatesToAnotherServer();
    void whatFailedElsewhereIsCleanedUpThere();
    void whatIsNotWholeIsNotDuplicated();
    void renames();
    void aRenameThatWouldLoseDataIsRefused();
    void aRenameThatFailsStartsTheOldOneAgain();
    void aTakenNewNameCostsNothing();
};

void TestStackMoving::migratesAndLooksAtBoth()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices + u"volumes:\n  data:\n"_s, Kept);
    bench.open();
    const Operation *migrate = bench.run(MigratePlan{.stack = bench.stack(1), .target = EnvironmentId(2)});
    QVERIFY2(migrate->outcome() == Outcome::Done, qPrintable(migrate->sentence()));
    QCOMPARE(migrate->sentence(), u"shop was migrated to env2: all 2 containers run. Its volumes stayed in env1 and did not move."_s);
    QVERIFY(bench.model.runs(u"shop"_s, 2));
    QVERIFY(!bench.model.runs(u"shop"_s, 1));
    QCOMPARE(bench.model.lastBody("POST /stacks/1/migrate").value(u"EndpointID"_s).toInt(), 2);
    QCOMPARE(bench.run(migrate->undo()->plan)->outcome(), Outcome::Done);
    QCOMPARE(bench.model.stack(1)->environment, 1);
}

void TestStackMoving::theSameEngineIsRefused()
{
    StackBench bench;
    bench.model.engineOf[2] = 1;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    const Operation *migrate = bench.run(MigratePlan{.stack = bench.stack(1), .target = EnvironmentId(2)});
    QCOMPARE(migrate->outcome(), Outcome::Refused);
    QVERIFY(migrate->sentence().contains(u"the same engine under two names"_s));
    QCOMPARE(bench.model.changes(), 0);
    QCOMPARE(bench.run(MigratePlan{.stack = bench.stack(1), .target = EnvironmentId(1)})->outcome(), Outcome::Refused);
}

void TestStackMoving::aTakenNameIsRefused()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.model.project(u"shop"_s, 2).services = {u"other"_s};
    bench.open();
    QCOMPARE(bench.run(MigratePlan{.stack = bench.stack(1), .target = EnvironmentId(2)})->outcome(), Outcome::Refused);
    QCOMPARE(bench.model.changes(), 0);
}

void TestStackMoving::theNameIsMadeFitFirst()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    const Operation *migrate = bench.run(MigratePlan{.stack = bench.stack(1), .target = EnvironmentId(2), .name = u"Shop Two"_s});
    QVERIFY2(migrate->outcome() == Outcome::Done, qPrintable(migrate->sentence()));
    QCOMPARE(bench.model.stack(1)->name, u"shoptwo"_s);
    QCOMPARE(bench.run(MigratePlan{.stack = bench.stack(1), .target = EnvironmentId(3), .name = u"!!"_s})->outcome(), Outcome::Refused);
}

void TestStackMoving::aSwarmStackTakesTheTargetsCluster()
{
    StackBench bench;
    bench.model.add(u"crew"_s, TwoServices, {}, 1);
    bench.open();
    const Operation *migrate = bench.run(MigratePlan{.stack = bench.stack(1), .target = EnvironmentId(3)});
    QVERIFY2(migrate->outcome() == Outcome::Done, qPrintable(migrate->sentence()));
    QCOMPARE(bench.model.lastBody("POST /stacks/1/migrate").value(u"SwarmID"_s).toString(), u"cluster-3"_s);
}

void TestStackMoving::aFailedMigrationSaysWhatRunsHere()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    bench.cut("POST", "/migrate", false, {500, R"({"message":"Bind for 0.0.0.0:8080 failed: port is already allocated"})"});
    const Operation *migrate = bench.run(MigratePlan{.stack = bench.stack(1), .target = EnvironmentId(2)});
    QCOMPARE(migrate->outcome(), Outcome::Failed);
    QCOMPARE(migrate->sentence(), u"shop could not be migrated to env2. Port 8080 is taken by something else there. In env1 now all 2 containers run."_s);
}

void TestStackMoving::lostMigrationsAreReadBack_data()
{
    QTest::addColumn<bool>("carriedOut");
    QTest::newRow("done") << true;
    QTest::newRow("not done") << false;
}

void TestStackMoving::lostMigrationsAreReadBack()
{
    QFETCH(bool, carriedOut);
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    bench.cut("POST", "/migrate", carriedOut, {.drop = true});
    const Operation *migrate = bench.run(MigratePlan{.stack = bench.stack(1), .target = EnvironmentId(2)});
    QVERIFY2(migrate->outcome() == (carriedOut ? Outcome::Done : Outcome::Failed), qPrintable(migrate->sentence()));
    QCOMPARE(bench.server.countOf("/stacks/1/migrate"), 1);
}

void TestStackMoving::duplicatesAndOffersToRemoveHere()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices + u"volumes:\n  data:\n"_s, Kept);
    bench.open();
    const Operation *copy = bench.run(DuplicatePlan{.stack = bench.stack(1), .target = EnvironmentId(2), .name = u"shop"_s});
    QVERIFY2(copy->outcome() == Outcome::Done, qPrintable(copy->sentence()));
    QCOMPARE(copy->sentence(), u"shop was made in home-lab, environment env2: all 2 containers run. Volumes were not copied: the new one begins with its own."_s);
    QCOMPARE(bench.model.stacks.size(), 2);
    QCOMPARE(bench.model.stack(2)->env.toArray(), Kept);
    QCOMPARE(copy->offers().first().kind, Offer::RemoveHere);
    QCOMPARE(bench.run(copy->offers().first().plan)->outcome(), Outcome::Done);
    QVERIFY(!bench.model.stack(1));
    QVERIFY(bench.model.runs(u"shop"_s, 2));
}

void TestStackMoving::duplicatesToAnotherServer()
{
    StackBench here;
    StackBench there;
    there.profile.name = u"office"_s;
    here.model.add(u"shop"_s, TwoServices, Kept);
    here.open();
    there.open();
    Operations operations([&](const ServerId &id) {
        return id == here.profile.id ? here.session.get() : id == there.profile.id ? there.session.get() : nullptr;
    }, StackBench::quick());
    Operation *copy = operations.start(*here.session, DuplicatePlan{.stack = here.stack(1), .server = there.profile.id, .target = EnvironmentId(1), .name = u"shop"_s});
    QTRY_VERIFY(copy->isEnded());
    QVERIFY2(copy->outcome() == Outcome::Done, qPrintable(copy->sentence()));
    QVERIFY(copy->sentence().contains(u"office, environment env1"_s));
    QCOMPARE(here.model.changes(), 0);
    QVERIFY(there.model.runs(u"shop"_s));
    QCOMPARE(there.model.stack(1)->env.toArray(), Kept);
    Operation *removal = operations.start(*copy, copy->offers().first());
    QTRY_VERIFY(removal->isEnded());
    QVERIFY(here.model.stacks.isEmpty()); // Here, and not there.
    QCOMPARE(there.model.stacks.size(), 1);
}

void TestStackMoving::whatFailedElsewhereIsCleanedUpThere()
{
    StackBench here;
    StackBench there;
    here.model.add(u"crew"_s, TwoServices, {}, 1);
    here.model.project(u"crew2"_s).services = {u"mine"_s}; // Of the same name, and not to be touched.
    there.server.answerBy([&there](const Seen &seen) {
        if (!seen.target.contains("/stacks/create"))
            return there.model.answer(seen);
        there.model.project(u"crew2"_s).hasNetwork = true;
        return Canned{500, R"({"message":"failed to create service crew2_web"})"};
    });
    here.open();
    there.open();
    Operations operations([&](const ServerId &id) {
        return id == here.profile.id ? here.session.get() : id == there.profile.id ? there.session.get() : nullptr;
    }, StackBench::quick());
    Operation *copy = operations.start(*here.session, DuplicatePlan{.stack = here.stack(1), .server = there.profile.id, .target = EnvironmentId(1), .name = u"crew2"_s});
    QTRY_VERIFY(copy->isEnded());
    QCOMPARE(copy->outcome(), Outcome::Failed);
    QCOMPARE(copy->offers().first().kind, Offer::CleanUp);
    Operation *cleaning = operations.start(*copy, copy->offers().first());
    QTRY_VERIFY(cleaning->isEnded());
    QVERIFY2(cleaning->outcome() == Outcome::Done, qPrintable(cleaning->sentence()));
    QVERIFY(!there.model.runs(u"crew2"_s));
    QVERIFY(here.model.runs(u"crew2"_s));
    QCOMPARE(here.model.changes(), 0);
}

void TestStackMoving::whatIsNotWholeIsNotDuplicated()
{
    StackBench bench;
    bench.model.add(u"shop"_s, {}, Kept);
    bench.open();
    QCOMPARE(bench.run(DuplicatePlan{.stack = bench.stack(1), .target = EnvironmentId(2), .name = u"shop"_s})->outcome(), Outcome::Refused);
    QCOMPARE(bench.model.changes(), 0);
}

void TestStackMoving::renames()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices, Kept);
    bench.open();
    const Operation *rename = bench.run(RenamePlan{.stack = bench.stack(1), .name = u"Market"_s});
    QVERIFY2(rename->outcome() == Outcome::Done, qPrintable(rename->sentence()));
    QCOMPARE(rename->sentence(), u"shop is called market now: all 2 containers run."_s);
    QVERIFY(!bench.model.stack(1));
    QCOMPARE(bench.model.stack(2)->name, u"market"_s);
    QCOMPARE(bench.model.stack(2)->env.toArray(), Kept);
    QVERIFY(!bench.model.runs(u"shop"_s));
}

void TestStackMoving::aRenameThatWouldLoseDataIsRefused()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices + u"volumes:\n  data:\n"_s);
    bench.open();
    RenamePlan plan{.stack = bench.stack(1), .name = u"market"_s};
    const Operation *rename = bench.run(plan);
    QCOMPARE(rename->outcome(), Outcome::Refused);
    QVERIFY(rename->sentence().contains(u"begin with empty ones"_s));
    QCOMPARE(bench.model.changes(), 0);
    plan.volumesStayAccepted = true;
    QCOMPARE(bench.run(plan)->outcome(), Outcome::Done);
}

void TestStackMoving::aRenameThatFailsStartsTheOldOneAgain()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    bench.cut("POST", "/stacks/create", false, {500, R"({"message":"Bind for 0.0.0.0:80 failed: port is already allocated"})"});
    const Operation *rename = bench.run(RenamePlan{.stack = bench.stack(1), .name = u"market"_s});
    QCOMPARE(rename->outcome(), Outcome::Failed);
    QVERIFY(rename->sentence().endsWith(u"shop was started again: all 2 containers run."_s));
    QVERIFY(bench.model.runs(u"shop"_s));
    QVERIFY(bench.model.stack(1));
}

void TestStackMoving::aTakenNewNameCostsNothing()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.model.add(u"market"_s, TwoServices);
    bench.open();
    QCOMPARE(bench.run(RenamePlan{.stack = bench.stack(1), .name = u"market"_s})->outcome(), Outcome::Refused);
    QCOMPARE(bench.model.changes(), 0);
}

QTEST_GUILESS_MAIN(TestStackMoving)
#include "tst_stackmoving.moc"
