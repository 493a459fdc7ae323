// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/clusteractions.h"

#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Action = WorkloadAction;
using Outcome = OperationOutcome;

namespace {

constexpr std::chrono::milliseconds Short{400};

WorkloadKind kindOf(const QString &resource)
{
    return resource == "deployments"_L1 ? WorkloadKind::Deployment : resource == "statefulsets"_L1 ? WorkloadKind::StatefulSet : WorkloadKind::DaemonSet;
}

} // namespace

class TestWorkloadOperations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scalesAndFollows();
    void scalesToNoneAndToOne();
    void scalingIsTakenBack();
    void asManyAsThereAreIsNothingToDo();
    void whoWasAskedForAnotherNumberMeanwhileIsLeftAlone();
    void oneOnEveryNodeCannotBeScaled();
    void whatIsGoneIsSaid();
    void anotherOfTheSameNameIsLeftAlone();
    void restartsARollout_data();
    void restartsARollout();
    void restartsTwiceInASecond();
    void whatIsPausedIsNotRestarted();
    void whatReplacesByHandSaysSo();
    void keepsWhatThePartitionKeeps();
    void aPodThatDoesNotRunSaysWhy();
    void aQuotaSaysWhy_data();
    void aQuotaSaysWhy();
    void oldTroubleDoesNotEndIt();
    void anAutoscalerIsNamed();
    void oneAfterTheOther();
};

void TestWorkloadOperations::scalesAndFollows()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 2);
    const int version = bench.cluster.set(u"web"_s).version;
    QStringList told;
    QObject::connect(&bench.operations, &Operations::changed, &bench.server, [&told](const Operation *operation) { told.append(operation->progress()); });
    const Operation *operation = bench.run(bench.plan(Action::Scale, u"web"_s, 4));
    QVERIFY2(operation->outcome() == Outcome::Done, qPrintable(operation->sentence()));
    QCOMPARE(operation->title(), u"Scaling web"_s);
    QCOMPARE(operation->sentence(), u"web was scaled to 4. All 4 pods are ready."_s);
    QVERIFY(told.contains(u"3 of 4 pods ready"_s));
    QCOMPARE(bench.cluster.changes, 1);
    QCOMPARE(bench.cluster.lastBody, (QJsonObject{{u"metadata"_s, QJsonObject{{u"resourceVersion"_s, QString::number(version)}}},
                                                  {u"spec"_s, QJsonObject{{u"replicas"_s, 4}}}}));
    QCOMPARE(bench.cluster.lastType, QByteArray("application/merge-patch+json"));
    QCOMPARE(bench.cluster.podsOf(u"web"_s).size(), 4);
}

void TestWorkloadOperations::scalesToNoneAndToOne()
{
    ClusterActions bench;
    bench.cluster.add(u"statefulsets"_s, u"db"_s, 2);
    QCOMPARE(bench.run(bench.plan(Action::Scale, u"db"_s, 0, WorkloadKind::StatefulSet))->sentence(), u"db was scaled to 0. Nothing of it runs."_s);
    QCOMPARE(bench.run(bench.plan(Action::Scale, u"db"_s, 1, WorkloadKind::StatefulSet))->sentence(), u"db was scaled to 1. Its pod is ready."_s);
}

void TestWorkloadOperations::scalingIsTakenBack()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 2);
    const Operation *operation = bench.run(bench.plan(Action::Scale, u"web"_s, 3));
    QVERIFY(operation->canUndo());
    QCOMPARE(operation->undo()->words, u"Scale it back to 2"_s);
    QCOMPARE(bench.run(operation->undo()->plan)->sentence(), u"web was scaled to 2. All 2 pods are ready."_s);
    bench.cluster.set(u"web"_s).replicas = 7; // What others asked for since is not taken back.
    QCOMPARE(bench.run(operation->undo()->plan)->outcome(), Outcome::Refused);
    QCOMPARE(bench.cluster.changes, 2);
}

void TestWorkloadOperations::asManyAsThereAreIsNothingToDo()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 2);
    const Operation *operation = bench.run(bench.plan(Action::Scale, u"web"_s, 2));
    QCOMPARE(operation->outcome(), Outcome::Done);
    QCOMPARE(operation->sentence(), u"web is to have 2 replicas already, so nothing was sent."_s);
    QVERIFY(!operation->canUndo());
    QCOMPARE(bench.cluster.changes, 0);
}

void TestWorkloadOperations::whoWasAskedForAnotherNumberMeanwhileIsLeftAlone()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 4);
    WorkloadPlan plan = bench.plan(Action::Scale, u"web"_s, 1);
    plan.shownReplicas = 2;
    const Operation *operation = bench.run(plan);
    QCOMPARE(operation->outcome(), Outcome::Refused);
    QCOMPARE(operation->sentence(), u"web is to have 4 replicas by now, not the 2 that were shown. Nothing was sent; look at it again."_s);
    QCOMPARE(bench.cluster.changes, 0);
}

void TestWorkloadOperations::oneOnEveryNodeCannotBeScaled()
{
    ClusterActions bench;
    bench.cluster.add(u"daemonsets"_s, u"node"_s, 2);
    QCOMPARE(bench.run(bench.plan(Action::Scale, u"node"_s, 3, WorkloadKind::DaemonSet))->outcome(), Outcome::Refused);
    QCOMPARE(bench.cluster.changes, 0);
}

void TestWorkloadOperations::whatIsGoneIsSaid()
{
    ClusterActions bench;
    const Operation *operation = bench.run(bench.plan(Action::Restart, u"web"_s));
    QCOMPARE(operation->outcome(), Outcome::Refused);
    QCOMPARE(operation->sentence(), u"There is no Deployment web any more. Nothing was sent."_s);
    QCOMPARE(bench.cluster.changes, 0);
}

void TestWorkloadOperations::anotherOfTheSameNameIsLeftAlone()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 2);
    WorkloadPlan plan = bench.plan(Action::Scale, u"web"_s, 3);
    plan.object.uid = u"uid-of-before"_s;
    const Operation *operation = bench.run(plan);
    QCOMPARE(operation->outcome(), Outcome::Refused);
    QVERIFY2(operation->sentence().contains(u"removed and made anew"_s), qPrintable(operation->sentence()));
    QCOMPARE(bench.cluster.changes, 0);
}

void TestWorkloadOperations::restartsARollout_data()
{
    QTest::addColumn<QString>("resource");
    for (const char *resource : {"deployments", "statefulsets", "daemonsets"})
        QTest::newRow(resource) << QString::fromLatin1(resource);
}

void TestWorkloadOperations::restartsARollout()
{
    QFETCH(const QString, resource);
    ClusterActions bench;
    bench.cluster.add(resource, u"web"_s, 3);
    const Operation *operation = bench.run(bench.plan(Action::Restart, u"web"_s, 0, kindOf(resource)));
    QVERIFY2(operation->outcome() == Outcome::Done, qPrintable(operation->sentence()));
    QCOMPARE(operation->sentence(), u"The rollout of web was restarted. All 3 pods are ready."_s);
    QVERIFY(!operation->canUndo());
    QCOMPARE(bench.cluster.changes, 1);
    QCOMPARE(bench.cluster.lastType, QByteArray("application/strategic-merge-patch+json"));
    const QDateTime moment = QDateTime::fromString(bench.cluster.set(u"web"_s).restartedAt, Qt::ISODate);
    QVERIFY(moment.isValid() && qAbs(moment.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    for (const ClusterModel::PodState &pod : bench.cluster.podsOf(u"web"_s))
        QVERIFY(pod.batch == 2 && pod.isReady);
}

/// The second mark has to differ from the first, or nothing would roll out.
void TestWorkloadOperations::restartsTwiceInASecond()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 1);
    for (int batch = 2; batch <= 4; ++batch) {
        QCOMPARE(bench.run(bench.plan(Action::Restart, u"web"_s))->sentence(), u"The rollout of web was restarted. Its pod is ready."_s);
        QCOMPARE(bench.cluster.podsOf(u"web"_s).first().batch, batch);
    }
}

void TestWorkloadOperations::whatIsPausedIsNotRestarted()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 1).isPaused = true;
    const Operation *operation = bench.run(bench.plan(Action::Restart, u"web"_s));
    QCOMPARE(operation->outcome(), Outcome::Refused);
    QCOMPARE(operation->sentence(), u"The rollout of web is paused, so a restart would replace nothing. Nothing was sent."_s);
    QCOMPARE(bench.cluster.changes, 0);
}

void TestWorkloadOperations::whatReplacesByHandSaysSo()
{
    ClusterActions bench;
    bench.cluster.add(u"statefulsets"_s, u"db"_s, 2).isByHand = true;
    const Operation *operation = bench.run(bench.plan(Action::Restart, u"db"_s, 0, WorkloadKind::StatefulSet));
    QCOMPARE(operation->outcome(), Outcome::Done);
    QCOMPARE(operation->sentence(), u"The rollout of db was restarted, but it replaces no pod by itself: each is made anew once it is deleted."_s);
}

void TestWorkloadOperations::keepsWhatThePartitionKeeps()
{
    ClusterActions bench;
    bench.cluster.add(u"statefulsets"_s, u"db"_s, 3).partition = 2;
    const Operation *operation = bench.run(bench.plan(Action::Restart, u"db"_s, 0, WorkloadKind::StatefulSet));
    QCOMPARE(operation->sentence(), u"The rollout of db was restarted. 1 of its 3 pods are new; the others stay, as its update settings say."_s);
}

void TestWorkloadOperations::aPodThatDoesNotRunSaysWhy()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 2).trouble = u"ImagePullBackOff"_s;
    const Operation *operation = bench.run(bench.plan(Action::Scale, u"web"_s, 3));
    QCOMPARE(operation->outcome(), Outcome::Failed);
    const QString pod = bench.cluster.podsOf(u"web"_s).last().name;
    QCOMPARE(operation->sentence(), u"web was scaled to 3, but its pods do not all run: %1: ImagePullBackOff: because of it (2 of 3 pods ready)"_s.arg(pod));
    QCOMPARE(operation->offers().first().words, u"Scale it back to 2"_s);
    QCOMPARE(bench.run(operation->offers().first().plan)->sentence(), u"web was scaled to 2. All 2 pods are ready."_s);
}

void TestWorkloadOperations::aQuotaSaysWhy_data()
{
    restartsARollout_data();
}

/// Only deployments say it themselves; of the others the cluster warns.
void TestWorkloadOperations::aQuotaSaysWhy()
{
    QFETCH(const QString, resource);
    if (resource == "daemonsets"_L1)
        return; // Nobody asks for more of them.
    ClusterActions bench;
    bench.cluster.add(resource, u"web"_s, 2).quota = u"pods is forbidden: exceeded quota: compute"_s;
    bench.cluster.warnings = {QJsonObject{{u"type"_s, u"Warning"_s}, {u"reason"_s, u"Old"_s}, {u"message"_s, u"of before"_s}, {u"count"_s, 1},
                                          {u"involvedObject"_s, QJsonObject{{u"kind"_s, u"StatefulSet"_s}, {u"name"_s, u"web"_s}, {u"uid"_s, u"uid-web"_s}}}}};
    bench.answerChange([&bench, resource](const Seen &seen) {
        if (resource == "statefulsets"_L1)
            bench.cluster.warnings.append(QJsonObject{{u"type"_s, u"Warning"_s}, {u"reason"_s, u"FailedCreate"_s}, {u"message"_s, bench.cluster.set(u"web"_s).quota},
                {u"count"_s, 3}, {u"involvedObject"_s, QJsonObject{{u"kind"_s, u"StatefulSet"_s}, {u"name"_s, u"web"_s}, {u"uid"_s, u"uid-web"_s}}}});
        return bench.cluster.answer(seen);
    });
    const Operation *operation = bench.run(bench.plan(Action::Scale, u"web"_s, 3, kindOf(resource)));
    QCOMPARE(operation->outcome(), Outcome::Failed);
    QVERIFY2(operation->sentence().contains(u"exceeded quota: compute"_s), qPrintable(operation->sentence()));
    QVERIFY2(!operation->sentence().contains(u"of before"_s), qPrintable(operation->sentence()));
}

/// A pod that failed before does not end it; it is named when the time is over.
void TestWorkloadOperations::oldTroubleDoesNotEndIt()
{
    ClusterActions bench(Short);
    bench.cluster.add(u"deployments"_s, u"web"_s, 2);
    const QString failing = bench.cluster.podsOf(u"web"_s).first().name;
    bench.cluster.pod(failing)->trouble = u"CrashLoopBackOff"_s;
    bench.cluster.pod(failing)->isReady = false;
    const Operation *operation = bench.run(bench.plan(Action::Scale, u"web"_s, 3));
    QCOMPARE(operation->outcome(), Outcome::Done);
    QCOMPARE(operation->sentence(), u"web was scaled to 3. So far: 2 of 3 pods ready. %1: CrashLoopBackOff: because of it"_s.arg(failing));
}

void TestWorkloadOperations::anAutoscalerIsNamed()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 2);
    bench.answerChange([&bench](const Seen &seen) {
        const Canned answer = bench.cluster.answer(seen);
        bench.cluster.set(u"web"_s).replicas = 6;
        ++bench.cluster.set(u"web"_s).generation;
        return answer;
    });
    QCOMPARE(bench.run(bench.plan(Action::Scale, u"web"_s, 3))->sentence(),
             u"web was scaled to 3. Since then somebody, or an autoscaler, has asked for 6."_s);
}

/// Two on one workload go one after the other.
void TestWorkloadOperations::oneAfterTheOther()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 2);
    Operation *first = bench.operations.start(*bench.session, bench.plan(Action::Scale, u"web"_s, 3));
    Operation *second = bench.operations.start(*bench.session, bench.plan(Action::Restart, u"web"_s));
    QTRY_VERIFY(first->isEnded() && second->isEnded());
    QCOMPARE(first->outcome(), Outcome::Done);
    QCOMPARE(second->outcome(), Outcome::Done);
    QCOMPARE(bench.cluster.changes, 2);
}

QTEST_GUILESS_MAIN(TestWorkloadOperations)
#include "tst_workloadoperations.moc"
