// SPDX-License-Identifier: GPL-3.0-or-later
// What a change of a workload makes of conflicts, refusals, errors and answers that are lost.
#include "tests/session/clusteractions.h"

#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Action = WorkloadAction;
using Outcome = OperationOutcome;

class TestWorkloadFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void somebodyElseWasFaster();
    void podsThatChangeAreNobodyElse();
    void tryingAgainWorks();
    void lostAnswers_data();
    void lostAnswers();
    void anErrorOfTheClusterIsLookedInto();
    void theClusterRefusesInItsOwnWords_data();
    void theClusterRefusesInItsOwnWords();
    void aMissingEnvironmentIsPortainers();
};

void TestWorkloadFaults::somebodyElseWasFaster()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 2);
    bench.answerChange([&bench](const Seen &seen) {
        ClusterModel::Set &web = bench.cluster.set(u"web"_s);
        web.replicas = 9;
        ++web.generation;
        ++web.version;
        return bench.cluster.answer(seen);
    });
    const Operation *operation = bench.run(bench.plan(Action::Scale, u"web"_s, 3));
    QCOMPARE(operation->outcome(), Outcome::Refused);
    QVERIFY2(operation->sentence().contains(u"changed by somebody else"_s), qPrintable(operation->sentence()));
    QVERIFY2(operation->details().contains(u"the object has been modified"_s), qPrintable(operation->details()));
    QCOMPARE(operation->offers().size(), 1);
    QCOMPARE(bench.cluster.set(u"web"_s).replicas, 9);
    QCOMPARE(bench.cluster.changes, 1);
}

void TestWorkloadFaults::podsThatChangeAreNobodyElse()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 2);
    bench.answerChange([&bench](const Seen &seen) {
        bench.cluster.touchStatus(bench.cluster.set(u"web"_s));
        return bench.cluster.answer(seen);
    });
    const Operation *operation = bench.run(bench.plan(Action::Restart, u"web"_s));
    QCOMPARE(operation->outcome(), Outcome::Refused);
    QVERIFY2(operation->sentence().contains(u"pods of web were changing just then"_s), qPrintable(operation->sentence()));
    QCOMPARE(bench.cluster.changes, 1);
}

void TestWorkloadFaults::tryingAgainWorks()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 2);
    bench.answerChange([&bench](const Seen &seen) {
        if (bench.cluster.changes == 0)
            bench.cluster.touchStatus(bench.cluster.set(u"web"_s));
        return bench.cluster.answer(seen);
    });
    const Operation *refused = bench.run(bench.plan(Action::Scale, u"web"_s, 3));
    QCOMPARE(refused->outcome(), Outcome::Refused);
    QCOMPARE(refused->offers().first().kind, OperationOffer::Kind::Retry);
    QCOMPARE(bench.run(refused->offers().first().plan)->sentence(), u"web was scaled to 3. All 3 pods are ready."_s);
}

void TestWorkloadFaults::lostAnswers_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<bool>("carriedOut");
    for (const Action action : {Action::Scale, Action::Restart}) {
        QTest::addRow("%d done", static_cast<int>(action)) << action << true;
        QTest::addRow("%d not done", static_cast<int>(action)) << action << false;
    }
}

void TestWorkloadFaults::lostAnswers()
{
    QFETCH(const Action, action);
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
    const Operation *operation = bench.run(bench.plan(action, u"web"_s, 3));
    QVERIFY2(operation->outcome() == (carriedOut ? Outcome::Done : Outcome::Unknown), qPrintable(operation->sentence()));
    QCOMPARE(sent, 1);
}

/// A 5xx of a cluster may come after it was done.
void TestWorkloadFaults::anErrorOfTheClusterIsLookedInto()
{
    for (const bool carriedOut : {true, false}) {
        ClusterActions bench;
        bench.cluster.add(u"deployments"_s, u"web"_s, 2);
        bench.answerChange([&bench, carriedOut](const Seen &seen) {
            if (carriedOut)
                bench.cluster.answer(seen);
            return ClusterModel::refusal(500, u"InternalError"_s, u"etcdserver: request timed out"_s);
        });
        const Operation *operation = bench.run(bench.plan(Action::Scale, u"web"_s, 3));
        QCOMPARE(operation->outcome(), carriedOut ? Outcome::Done : Outcome::Failed);
        QCOMPARE(operation->sentence(), carriedOut ? u"web was scaled to 3. All 3 pods are ready."_s
                                                   : u"Longshore could not scale web. etcdserver: request timed out"_s);
    }
}

void TestWorkloadFaults::theClusterRefusesInItsOwnWords_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("sentence");
    const QString forbidden = u"deployments.apps \"web\" is forbidden: User \"system:serviceaccount:portainer:portainer-sa-user-1\" cannot patch"_s;
    QTest::newRow("a right is missing") << 403 << forbidden << u"The cluster does not let lea scale web. It says: "_s + forbidden;
    QTest::newRow("the service account is gone") << 401 << u"Unauthorized"_s << u"The cluster does not let lea scale web. It says: Unauthorized"_s;
    QTest::newRow("an admission rule") << 422 << u"denied by policy"_s << u"The cluster did not scale web. It says: denied by policy"_s;
}

void TestWorkloadFaults::theClusterRefusesInItsOwnWords()
{
    QFETCH(const int, status);
    QFETCH(const QString, words);
    QFETCH(const QString, sentence);
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 2);
    bench.answerChange([&](const Seen &) { return ClusterModel::refusal(status, u"X"_s, words); });
    const Operation *operation = bench.run(bench.plan(Action::Scale, u"web"_s, 3));
    QCOMPARE(operation->outcome(), Outcome::Refused);
    QCOMPARE(operation->sentence(), sentence);
    QCOMPARE(bench.session->state(), Session::State::Connected); // Nobody is signed out by it.
}

void TestWorkloadFaults::aMissingEnvironmentIsPortainers()
{
    ClusterActions bench;
    bench.cluster.add(u"deployments"_s, u"web"_s, 2);
    bench.answerChange([](const Seen &) { // kubernetes/user-no-access-proxy
        return Canned{403, R"({"message":"Permission denied to access environment","details":"Access denied to environment"})"};
    });
    const Operation *operation = bench.run(bench.plan(Action::Restart, u"web"_s));
    QCOMPARE(operation->outcome(), Outcome::Refused);
    QVERIFY2(operation->sentence().contains(u"needs access to the environment"_s), qPrintable(operation->sentence()));
}

QTEST_GUILESS_MAIN(TestWorkloadFaults)
#include "tst_workloadfaults.moc"
