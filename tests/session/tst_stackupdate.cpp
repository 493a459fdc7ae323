// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/stackbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Outcome = OperationOutcome;
using Offer = OperationOffer::Kind;

namespace {

const QString OneService = u"services:\n  web:\n    image: nginx:1\n"_s;
const QString Broken = u"services:\n  web:\n    image: broken # BROKEN\n"_s; // It can be read, and yet not be deployed.
const QList<EnvVariable> Variables{{u"PORT"_s, u"8081"_s}, {u"PORT"_s, u""_s}, {u"SECRET"_s, u"a=b \"c\"\nD=é😀"_s}};
const QJsonArray Kept{QJsonObject{{u"name"_s, u"PORT"_s}, {u"value"_s, u"8080"_s}}};

UpdatePlan planOf(StackBench &bench, const QString &file, const QList<EnvVariable> &env = Variables, bool putBack = false)
{
    return {.opened = bench.opened(1), .update = {.file = file, .env = env}, .putBackAtOnce = putBack};
}

} // namespace

class TestStackUpdate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsEverythingAndReadsItBack();
    void pruneAndPullAreAsSaid();
    void whatMovedIsShownAndNothingIsSent_data();
    void whatMovedIsShownAndNothingIsSent();
    void theirsCanBeTakenAsSeen();
    void aGitStackIsDetachedByNothingElse();
    void aFailedUpdateSaysWhatIsLeft();
    void thePreviousVersionIsPutBackAtOnce();
    void thePreviousVersionCanBePutBackLater();
    void aFailedPullLeavesItAlone();
    void valuesDoNotShowInDetails();
    void lostAnswersAreReadBack_data();
    void lostAnswersAreReadBack();
    void aLostAnswerAndAnothersVersionIsSaid();
    void asynchronousDeploysAreFollowed();
    void asynchronousFailuresAreSaid();
    void aKubernetesStackKeepsItsName();
    void aSwarmStackThatDoesNotComeUpIsSaid();
    void isUndoneByTheVersionOfBefore();
    void nothingEmptyIsSent();
};

void TestStackUpdate::sendsEverythingAndReadsItBack()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices, Kept);
    bench.open();
    const QString file = u"\uFEFFservices:\r\n  web:\r\n    # tab\t😀\r\n    image: nginx"_s; // No last line end.
    const Operation *update = bench.run(planOf(bench, file));
    QVERIFY2(update->outcome() == Outcome::Done, qPrintable(update->sentence()));
    const QJsonObject body = bench.model.lastBody("PUT /stacks/1");
    QCOMPARE(body.value(u"StackFileContent"_s).toString(), file);
    QCOMPARE(body.value(u"Env"_s).toArray().size(), 3);
    QCOMPARE(body.value(u"Prune"_s).toBool(true), false);
    QCOMPARE(body.value(u"PullImage"_s).toBool(true), false);
    QCOMPARE(bench.model.lastQuery("PUT /stacks/1"), "endpointId=1");
    QCOMPARE(update->after()->file, file);
    QCOMPARE(update->after()->stack.env, Variables);
    QVERIFY(update->sentence().startsWith(u"shop was updated. All 2 containers run."_s));
}

void TestStackUpdate::pruneAndPullAreAsSaid()
{
    StackBench bench;
    bench.model.add(u"crew"_s, TwoServices, {}, 1);
    bench.open();
    UpdatePlan plan = planOf(bench, OneService);
    plan.update.prune = true;
    plan.update.pullImages = true;
    QCOMPARE(bench.run(plan)->outcome(), Outcome::Done);
    const QJsonObject body = bench.model.lastBody("PUT /stacks/1");
    QCOMPARE(body.value(u"Prune"_s).toBool(), true);
    QCOMPARE(body.value(u"PullImage"_s).toBool(), true);
    QCOMPARE(body.value(u"RepullImageAndRedeploy"_s).toBool(), true);
}

void TestStackUpdate::whatMovedIsShownAndNothingIsSent_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("words");
    QTest::newRow("file") << u"file"_s << u"the file"_s;
    QTest::newRow("variables") << u"env"_s << u"the variables"_s;
    QTest::newRow("saved") << u"date"_s << u"the date of its last update"_s;
    QTest::newRow("git") << u"git"_s << u"the git settings"_s;
    QTest::newRow("environment") << u"environment"_s << u"the environment"_s;
    QTest::newRow("name") << u"name"_s << u"the name"_s;
    QTest::newRow("gone") << u"gone"_s << u"the whole stack"_s;
}

void TestStackUpdate::whatMovedIsShownAndNothingIsSent()
{
    QFETCH(QString, what);
    QFETCH(QString, words);
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices, Kept);
    bench.open();
    const UpdatePlan plan = planOf(bench, OneService);
    StackModel::Kept &shop = *bench.model.stack(1);
    if (what == "file"_L1)
        shop.file += u"# theirs\n"_s;
    else if (what == "env"_L1)
        shop.env = QJsonValue();
    else if (what == "date"_L1)
        shop.updateDate = 1'700'000'001;
    else if (what == "git"_L1)
        shop.git = QJsonObject{{u"URL"_s, u"https://git.example/x"_s}, {u"ConfigHash"_s, u"1"_s}};
    else if (what == "environment"_L1)
        shop.environment = 2;
    else if (what == "name"_L1)
        shop.name = u"shop2"_s;
    else
        bench.model.stacks.clear();
    const Operation *update = bench.run(plan);
    QCOMPARE(update->outcome(), Outcome::Refused);
    QCOMPARE(update->moved().words(), words);
    QVERIFY(update->theirs());
    QCOMPARE(bench.model.changes(), 0);
    QVERIFY(!update->wasSent());
}

void TestStackUpdate::theirsCanBeTakenAsSeen()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices, Kept);
    bench.open();
    UpdatePlan plan = planOf(bench, OneService);
    bench.model.stack(1)->file += u"# theirs\n"_s;
    const Operation *first = bench.run(plan);
    plan.opened = *first->theirs();
    QCOMPARE(bench.run(plan)->outcome(), Outcome::Done);
    QCOMPARE(bench.model.stack(1)->file, OneService);
}

void TestStackUpdate::aGitStackIsDetachedByNothingElse()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices, Kept).git = QJsonObject{{u"URL"_s, u"https://git.example/x"_s}, {u"ConfigHash"_s, u"1"_s}};
    bench.open();
    const UpdatePlan plan = planOf(bench, OneService);
    const Operation *update = bench.run(plan);
    QCOMPARE(update->outcome(), Outcome::Refused);
    QVERIFY(update->sentence().contains(u"cut it off from its repository"_s));
    QCOMPARE(bench.run(PutBackPlan{.now = plan.opened, .file = OneService})->outcome(), Outcome::Refused);
    QCOMPARE(bench.model.changes(), 0);
    const Operation *detach = bench.run(DetachPlan{.opened = plan.opened, .update = {.file = plan.opened.file, .env = plan.opened.stack.env}});
    QCOMPARE(detach->outcome(), Outcome::Done);
    QVERIFY(bench.model.stack(1)->git.isNull());
    QCOMPARE(bench.model.stack(1)->file, TwoServices);
    QCOMPARE(bench.model.stack(1)->env.toArray(), Kept);
    QCOMPARE(bench.run(DetachPlan{.opened = bench.opened(1), .update = {.file = OneService}})->outcome(), Outcome::Refused);
}

void TestStackUpdate::aFailedUpdateSaysWhatIsLeft()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices + u"volumes:\n  data:\n"_s, Kept);
    bench.open();
    const Operation *update = bench.run(planOf(bench, Broken));
    QCOMPARE(update->outcome(), Outcome::Failed);
    QCOMPARE(update->sentence(), u"shop could not be updated. The file is no YAML at line 1. The server took it down: its containers and networks are "
                                 "gone, so nothing of it runs now."_s);
    QVERIFY(update->details().contains(u"did not find expected node content"_s));
    QCOMPARE(update->offers().first().kind, Offer::PutBack);
    QCOMPARE(bench.model.count("PUT /stacks/1"), 1); // Nothing by itself.
}

void TestStackUpdate::thePreviousVersionIsPutBackAtOnce()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices, Kept);
    bench.open();
    const Operation *update = bench.run(planOf(bench, Broken, Variables, true));
    QCOMPARE(update->outcome(), Outcome::Failed); // The update did.
    QVERIFY(update->sentence().endsWith(u"The previous version was put back at once. All 2 containers run."_s));
    QVERIFY(bench.model.runs(u"shop"_s));
    QCOMPARE(bench.model.stack(1)->file, TwoServices);
    QCOMPARE(bench.model.stack(1)->env.toArray(), Kept);
    QCOMPARE(bench.model.count("PUT /stacks/1"), 2);
}

void TestStackUpdate::thePreviousVersionCanBePutBackLater()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices, Kept);
    bench.open();
    const Operation *update = bench.run(planOf(bench, Broken));
    Operation *back = bench.operations.start(*update, update->offers().first());
    QTRY_VERIFY(back->isEnded());
    QCOMPARE(back->outcome(), Outcome::Done);
    QCOMPARE(back->sentence(), u"The previous version of shop was put back. All 2 containers run."_s);
    QCOMPARE(bench.model.stack(1)->env.toArray(), Kept);
}

void TestStackUpdate::aFailedPullLeavesItAlone()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices, Kept);
    bench.model.pullFails = true;
    bench.open();
    UpdatePlan plan = planOf(bench, OneService, Variables, true);
    plan.update.pullImages = true;
    const Operation *update = bench.run(plan);
    QCOMPARE(update->outcome(), Outcome::Failed);
    QVERIFY(update->sentence().contains(u"It was left as it was: all 2 containers run."_s));
    QVERIFY(update->offers().isEmpty());
    QCOMPARE(bench.model.count("PUT /stacks/1"), 1);
}

void TestStackUpdate::valuesDoNotShowInDetails()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices, QJsonArray{QJsonObject{{u"name"_s, u"A"_s}, {u"value"_s, u"old-hunter2"_s}}});
    bench.open();
    bench.cut("PUT", "/stacks/1", false, {500, R"({"message":"failed to deploy a stack: old-hunter2 and new-hunter2","details":"x new-hunter2"})"});
    const Operation *update = bench.run(planOf(bench, OneService, {{u"A"_s, u"new-hunter2"_s}}));
    QCOMPARE(update->outcome(), Outcome::Failed);
    QVERIFY(update->details().contains(u"failed to deploy"_s));
    QVERIFY(!update->details().contains(u"hunter2"_s));
}

void TestStackUpdate::lostAnswersAreReadBack_data()
{
    QTest::addColumn<bool>("carriedOut");
    QTest::addColumn<bool>("isBroken");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("done") << true << false << Outcome::Done;
    QTest::newRow("not done") << false << false << Outcome::Failed;
    QTest::newRow("done and failed") << true << true << Outcome::Failed;
}

void TestStackUpdate::lostAnswersAreReadBack()
{
    QFETCH(bool, carriedOut);
    QFETCH(bool, isBroken);
    QFETCH(Outcome, outcome);
    for (const Canned &instead : {Canned{.drop = true}, Canned{504, "gateway"}, Canned{524, "<html>"}, Canned{200, "[1"}}) {
        StackBench bench;
        bench.model.add(u"shop"_s, TwoServices, Kept);
        bench.open();
        bench.cut("PUT", "/stacks/1", carriedOut, instead);
        const Operation *update = bench.run(planOf(bench, isBroken ? Broken : OneService, Variables, true));
        QVERIFY2(update->outcome() == outcome, qPrintable(update->sentence()));
        int puts = 0;
        for (const Seen &seen : bench.server.seen())
            puts += seen.verb == "PUT" ? 1 : 0;
        QCOMPARE(puts, 1); // Never again, and nothing put back on a guess.
        QVERIFY(carriedOut || update->sentence().contains(u"It was left as it was"_s));
        QCOMPARE(update->offers().size(), isBroken ? 1 : 0);
    }
}

void TestStackUpdate::aLostAnswerAndAnothersVersionIsSaid()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices, Kept);
    bench.open();
    const UpdatePlan plan = planOf(bench, OneService);
    bench.server.answerBy([&bench](const Seen &seen) {
        if (seen.verb != "PUT")
            return bench.model.answer(seen);
        bench.model.stack(1)->file = u"services:\n  theirs:\n"_s;
        bench.model.stack(1)->updateDate = 1'800'000'000;
        return Canned{.drop = true};
    });
    const Operation *update = bench.run(plan);
    QCOMPARE(update->outcome(), Outcome::Unknown);
    QVERIFY(update->sentence().contains(u"saved by somebody else"_s));
}

void TestStackUpdate::asynchronousDeploysAreFollowed()
{
    StackBench bench;
    bench.model.isAsynchronous = true;
    bench.model.looksToDeploy = 4;
    bench.model.add(u"shop"_s, OneService, Kept);
    bench.open();
    const Operation *update = bench.run(planOf(bench, TwoServices));
    QVERIFY2(update->outcome() == Outcome::Done, qPrintable(update->sentence()));
    QCOMPARE(update->after()->stack.status.value, StackStatus::Active);
    QCOMPARE(bench.model.count("PUT /stacks/1"), 1);
}

void TestStackUpdate::asynchronousFailuresAreSaid()
{
    StackBench bench;
    bench.model.isAsynchronous = true;
    bench.model.add(u"shop"_s, OneService, Kept);
    bench.open();
    const Operation *update = bench.run(planOf(bench, Broken));
    QCOMPARE(update->outcome(), Outcome::Failed);
    QVERIFY(update->sentence().contains(u"The file is no YAML at line 1."_s));
    QCOMPARE(update->offers().first().kind, Offer::PutBack);
}

void TestStackUpdate::aKubernetesStackKeepsItsName()
{
    StackBench bench;
    bench.model.add(u"Pods"_s, u"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n"_s, {}, 3, 9);
    bench.open();
    const QString file = u"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\n"_s;
    const Operation *update = bench.run(planOf(bench, file, {}));
    QVERIFY2(update->outcome() == Outcome::Done, qPrintable(update->sentence()));
    QCOMPARE(bench.model.lastBody("PUT /stacks/1").value(u"StackName"_s).toString(), u"Pods"_s);
    QCOMPARE(bench.model.stack(1)->name, u"Pods"_s);
    QCOMPARE(update->sentence(), u"Pods was updated."_s);
}

void TestStackUpdate::aSwarmStackThatDoesNotComeUpIsSaid()
{
    StackBench bench;
    bench.model.add(u"crew"_s, OneService, {}, 1);
    bench.open();
    const UpdatePlan plan = planOf(bench, OneService);
    bench.model.project(u"crew"_s).taskError = u"No such image: nginx:1.99"_s;
    const Operation *update = bench.run(plan);
    QCOMPARE(update->outcome(), Outcome::Failed);
    QCOMPARE(update->sentence(), u"home-lab took the new version of crew, but it does not run. Its task does not run; web: No such image: nginx:1.99."_s);
    QCOMPARE(update->offers().first().kind, Offer::PutBack);
}

void TestStackUpdate::isUndoneByTheVersionOfBefore()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices, Kept);
    bench.open();
    const Operation *update = bench.run(planOf(bench, OneService));
    QVERIFY(update->canUndo());
    QCOMPARE(bench.run(update->undo()->plan)->outcome(), Outcome::Done);
    QCOMPARE(bench.model.stack(1)->file, TwoServices);
    QCOMPARE(bench.model.stack(1)->env.toArray(), Kept);
    bench.model.stack(1)->file += u"# theirs"_s; // Guarded as any other.
    QCOMPARE(bench.run(update->undo()->plan)->outcome(), Outcome::Refused);
}

void TestStackUpdate::nothingEmptyIsSent()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices, Kept);
    bench.open();
    const Operation *update = bench.run(planOf(bench, u" \n"_s));
    QCOMPARE(update->outcome(), Outcome::Refused);
    QCOMPARE(bench.model.changes(), 0);
}

QTEST_GUILESS_MAIN(TestStackUpdate)
#include "tst_stackupdate.moc"
