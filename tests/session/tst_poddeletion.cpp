// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/clusteractions.h"

#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Outcome = OperationOutcome;

class TestPodDeletion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anotherRunsInItsPlace();
    void ofAStatefulSetItRunsAnew();
    void aPodOfItsOwnIsGoneForGood();
    void ofAJobNoneIsWaitedFor();
    void whatIsGoneIsNothingToDo();
    void anotherOfTheSameNameIsNotDeleted();
    void whatEndsAlreadyIsLeftToEnd();
    void anotherOfTheSameNameInBetween();
    void theOneInItsPlaceSaysWhyNot();
    void aQuotaSaysWhyNoneComes();
    void oneThatDoesNotGoIsSaid();
    void lostAnswers_data();
    void lostAnswers();
    void theClusterRefusesInItsOwnWords();
    void manyGoSideBySide();
};

void TestPodDeletion::anotherRunsInItsPlace()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 2);
    const ClusterModel::PodState pod = bench.cluster.podsOf(u"web"_s).first();
    const Operation *operation = bench.run(bench.planOfPod(pod.name));
    QVERIFY2(operation->outcome() == Outcome::Done, qPrintable(operation->sentence()));
    QCOMPARE(operation->title(), u"Deleting the pod %1"_s.arg(pod.name));
    QCOMPARE(operation->sentence(), u"%1 was deleted. %2 runs in its place."_s.arg(pod.name, bench.cluster.podsOf(u"web"_s).last().name));
    QCOMPARE(bench.cluster.changes, 1);
    QCOMPARE(bench.cluster.lastBody["preconditions"_L1].toObject(), (QJsonObject{{u"uid"_s, pod.uid}}));
    QVERIFY(!operation->canUndo());
}

void TestPodDeletion::ofAStatefulSetItRunsAnew()
{
    ClusterActions bench;
    bench.cluster.add(u"statefulsets"_s, u"db"_s, 2);
    QCOMPARE(bench.run(bench.planOfPod(u"db-1"_s))->sentence(), u"db-1 was deleted, and runs anew."_s);
}

void TestPodDeletion::aPodOfItsOwnIsGoneForGood()
{
    ClusterActions bench;
    bench.cluster.addPod(u"toolbox"_s);
    QCOMPARE(bench.run(bench.planOfPod(u"toolbox"_s))->sentence(), u"toolbox was deleted. Nothing makes it anew but a deploy of its stack."_s);
    QVERIFY(!bench.cluster.pod(u"toolbox"_s));
}

void TestPodDeletion::ofAJobNoneIsWaitedFor()
{
    ClusterActions bench;
    bench.cluster.addPod(u"nightly-1"_s, u"Job"_s, u"nightly"_s);
    QCOMPARE(bench.run(bench.planOfPod(u"nightly-1"_s))->sentence(), u"nightly-1 was deleted."_s);
}

void TestPodDeletion::whatIsGoneIsNothingToDo()
{
    ClusterActions bench;
    bench.cluster.addPod(u"toolbox"_s);
    const WorkloadPlan plan = bench.planOfPod(u"toolbox"_s);
    bench.cluster.pods.clear();
    const Operation *operation = bench.run(plan);
    QCOMPARE(operation->outcome(), Outcome::Done);
    QCOMPARE(operation->sentence(), u"toolbox was gone already, so nothing was sent."_s);
    QCOMPARE(bench.cluster.changes, 0);
}

void TestPodDeletion::anotherOfTheSameNameIsNotDeleted()
{
    ClusterActions bench;
    bench.cluster.add(u"statefulsets"_s, u"db"_s, 1);
    WorkloadPlan plan = bench.planOfPod(u"db-0"_s);
    plan.object.uid = u"of-before"_s;
    const Operation *operation = bench.run(plan);
    QCOMPARE(operation->sentence(), u"db-0 was gone already, and another pod has its name. Nothing was sent."_s);
    QCOMPARE(bench.cluster.changes, 0);
}

void TestPodDeletion::whatEndsAlreadyIsLeftToEnd()
{
    ClusterActions bench;
    ClusterModel::PodState &pod = bench.cluster.addPod(u"toolbox"_s);
    pod.isEnding = pod.isStuckEnding = true;
    QCOMPARE(bench.run(bench.planOfPod(u"toolbox"_s))->sentence(), u"toolbox was being ended already, so nothing was sent."_s);
    QCOMPARE(bench.cluster.changes, 0);
}

/// Between the reading and the change: the cluster itself compares the uid.
void TestPodDeletion::anotherOfTheSameNameInBetween()
{
    ClusterActions bench;
    bench.cluster.add(u"statefulsets"_s, u"db"_s, 1);
    const WorkloadPlan plan = bench.planOfPod(u"db-0"_s);
    bench.answerChange([&bench](const Seen &seen) {
        bench.cluster.pod(u"db-0"_s)->uid = u"made-anew"_s;
        return bench.cluster.answer(seen);
    });
    const Operation *operation = bench.run(plan);
    QCOMPARE(operation->outcome(), Outcome::Done);
    QCOMPARE(operation->sentence(), u"db-0 was gone meanwhile, and another pod has its name. That one was left alone."_s);
    QVERIFY(!bench.cluster.pod(u"db-0"_s)->isEnding);
}

void TestPodDeletion::theOneInItsPlaceSaysWhyNot()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 1).trouble = u"CrashLoopBackOff"_s;
    const QString name = bench.cluster.podsOf(u"web"_s).first().name;
    const Operation *operation = bench.run(bench.planOfPod(name));
    QCOMPARE(operation->outcome(), Outcome::Failed);
    QCOMPARE(operation->sentence(), u"%1 was deleted, but the pod in its place does not run: %2: CrashLoopBackOff: because of it"_s
                                        .arg(name, bench.cluster.podsOf(u"web"_s).first().name));
}

void TestPodDeletion::aQuotaSaysWhyNoneComes()
{
    ClusterActions bench;
    bench.cluster.add(u"statefulsets"_s, u"db"_s, 1).quota = u"x"_s;
    bench.answerChange([&bench](const Seen &seen) {
        bench.cluster.warnings = {QJsonObject{{u"type"_s, u"Warning"_s}, {u"reason"_s, u"FailedCreate"_s}, {u"message"_s, u"exceeded quota"_s}, {u"count"_s, 1},
            {u"involvedObject"_s, QJsonObject{{u"kind"_s, u"StatefulSet"_s}, {u"name"_s, u"db"_s}, {u"uid"_s, u"uid-db"_s}}}}};
        return bench.cluster.answer(seen);
    });
    const Operation *operation = bench.run(bench.planOfPod(u"db-0"_s));
    QCOMPARE(operation->outcome(), Outcome::Failed);
    QCOMPARE(operation->sentence(), u"db-0 was deleted, but the pod in its place does not run: db: FailedCreate: exceeded quota"_s);
}

void TestPodDeletion::oneThatDoesNotGoIsSaid()
{
    ClusterActions bench(std::chrono::milliseconds(400));
    bench.cluster.addPod(u"toolbox"_s).isStuckEnding = true;
    const Operation *operation = bench.run(bench.planOfPod(u"toolbox"_s));
    QCOMPARE(operation->outcome(), Outcome::Done);
    QCOMPARE(operation->sentence(), u"toolbox is being ended, but is not gone yet."_s);
}

void TestPodDeletion::lostAnswers_data()
{
    QTest::addColumn<bool>("carriedOut");
    QTest::newRow("done") << true;
    QTest::newRow("not done") << false;
}

void TestPodDeletion::lostAnswers()
{
    QFETCH(const bool, carriedOut);
    ClusterActions bench(carriedOut ? std::chrono::milliseconds(20'000) : std::chrono::milliseconds(400));
    bench.cluster.add(u"deployments"_s, u"web"_s, 2);
    int sent = 0;
    bench.answerChange([&](const Seen &seen) {
        ++sent;
        if (carriedOut)
            bench.cluster.answer(seen);
        return Canned{.drop = true};
    });
    const Operation *operation = bench.run(bench.planOfPod(bench.cluster.podsOf(u"web"_s).first().name));
    QVERIFY2(operation->outcome() == (carriedOut ? Outcome::Done : Outcome::Unknown), qPrintable(operation->sentence()));
    QCOMPARE(sent, 1);
    QCOMPARE(bench.cluster.podsOf(u"web"_s).size(), 2);
}

void TestPodDeletion::theClusterRefusesInItsOwnWords()
{
    ClusterActions bench;
    bench.cluster.addPod(u"toolbox"_s);
    bench.answerChange([](const Seen &) { return ClusterModel::refusal(403, u"Forbidden"_s, u"pods \"toolbox\" is forbidden"_s); });
    const Operation *operation = bench.run(bench.planOfPod(u"toolbox"_s));
    QCOMPARE(operation->outcome(), Outcome::Refused);
    QCOMPARE(operation->sentence(), u"The cluster does not let lea delete the pod toolbox. It says: pods \"toolbox\" is forbidden"_s);
}

void TestPodDeletion::manyGoSideBySide()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 3);
    QList<Operation *> all;
    for (const ClusterModel::PodState &pod : bench.cluster.podsOf(u"web"_s))
        all.append(bench.operations.start(*bench.session, bench.planOfPod(pod.name)));
    QTRY_VERIFY(std::ranges::all_of(all, &Operation::isEnded));
    for (const Operation *each : std::as_const(all))
        QCOMPARE(each->outcome(), Outcome::Done);
    QCOMPARE(bench.cluster.changes, 3);
    QCOMPARE(bench.cluster.podsOf(u"web"_s).size(), 3);
}

QTEST_GUILESS_MAIN(TestPodDeletion)
#include "tst_poddeletion.moc"
