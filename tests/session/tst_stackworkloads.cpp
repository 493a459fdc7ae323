// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackworkloads.h"

#include "app/session/runningstacks.h"
#include "app/session/workloadlevel.h"
#include "tests/session/clusterbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = StackWorkloads::State;

namespace {

/// The living list of the stack "shop", looked at every few milliseconds.
struct WorkloadsBench : ClusterBench {
    explicit WorkloadsBench(const QString &nameSpace = u"shop"_s)
        : ClusterBench(nameSpace)
    {
        lists[u"deployments"_s] = {deployment(u"web"_s, 2, 2)};
        lists[u"pods"_s] = {pod(u"web"_s, u"a"_s), pod(u"web"_s, u"b"_s), pod(u"other"_s, u"a"_s)};
        open();
        list = std::make_unique<StackWorkloads>(*session, 10ms);
    }
    ~WorkloadsBench() { list.reset(); }

    KubernetesStack shop() { return KubernetesStack::of(stack(1)); }
    QStringList podNames() const
    {
        QStringList names;
        for (const Pod &each : list->facts().pods)
            names.append(each.object.name);
        return names;
    }
    std::unique_ptr<StackWorkloads> list;
};

const QByteArray Refused = R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":"pods is forbidden","reason":"Forbidden","code":403})";

} // namespace

class TestStackWorkloads : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWorkloadsWithTheirPods();
    void withoutANamespaceItFindsThem();
    void tellsOnlyWhatChanged();
    void asksNothingUnlessFollowed();
    void theFirstReadingMayFail();
    void aFailureKeepsWhatWasKnown();
    void whatStandsAsideMayFail();
    void aRefusalOfTheClusterEndsNoSession();
    void anotherStackForgetsTheFirst();
    void maySeeItsSessionGo();
    void countsForTheTable();
    void countsOnlyWhereStacksAre();
};

void TestStackWorkloads::readsWorkloadsWithTheirPods()
{
    WorkloadsBench bench;
    bench.lists[u"events"_s] = {QJsonObject{{u"type"_s, u"Warning"_s}, {u"reason"_s, u"BackOff"_s}, {u"involvedObject"_s, QJsonObject{{u"uid"_s, u"uid-web-h1-a"_s}}}},
                                QJsonObject{{u"type"_s, u"Warning"_s}, {u"reason"_s, u"Other"_s}, {u"involvedObject"_s, QJsonObject{{u"uid"_s, u"uid-other-h1-a"_s}}}}};
    bench.lists[u"services"_s] = {QJsonObject{{u"metadata"_s, ClusterBench::meta(u"web"_s)}}};
    QCOMPARE(bench.list->state(), State::Nothing);
    bench.list->follow(bench.shop());
    QCOMPARE(bench.list->state(), State::Loading);
    QVERIFY(bench.list->readAt().isNull());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    QCOMPARE(bench.list->facts().workloads.size(), 1);
    QCOMPARE(bench.podNames(), (QStringList{u"web-h1-a"_s, u"web-h1-b"_s})); // Those of another stack in the namespace stay out.
    QCOMPARE(bench.list->facts().warnings.size(), 1);
    QCOMPARE(bench.list->facts().services.size(), 1);
    QVERIFY(!bench.list->facts().aside);
    QVERIFY(bench.list->readAt().isValid());
    QVERIFY(bench.asked.contains(u"apis/apps/v1/namespaces/shop/deployments?labelSelector=io.portainer.kubernetes.application.stackid=1"_s));
    QVERIFY(bench.asked.contains(u"api/v1/namespaces/shop/pods?"_s)); // Pods carry no label of the stack.
    QVERIFY(bench.asked.contains(u"api/v1/namespaces/shop/events?fieldSelector=type=Warning"_s));
}

/// A stack without a namespace may have objects in several.
void TestStackWorkloads::withoutANamespaceItFindsThem()
{
    WorkloadsBench bench{QString()};
    bench.lists[u"deployments"_s] = {ClusterBench::deployment(u"web"_s, 1, 1, 1, u"one"_s), ClusterBench::deployment(u"api"_s, 1, 1, 1, u"two"_s)};
    QJsonObject lone{{u"metadata"_s, ClusterBench::meta(u"lone"_s, ClusterBench::ofStack(1), u"one"_s)}};
    bench.lists[u"pods"_s] = {ClusterBench::pod(u"web"_s, u"a"_s, true, u"one"_s), ClusterBench::pod(u"api"_s, u"a"_s, true, u"two"_s), lone};
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    QCOMPARE(bench.podNames(), (QStringList{u"api-h1-a"_s, u"lone"_s, u"web-h1-a"_s})); // Each once, though listed more than once.
    QVERIFY(bench.asked.contains(u"apis/apps/v1/deployments?labelSelector=io.portainer.kubernetes.application.stackid=1"_s));
    QVERIFY(bench.asked.contains(u"api/v1/pods?labelSelector=io.portainer.kubernetes.application.stackid=1"_s));
    QVERIFY(bench.asked.contains(u"api/v1/namespaces/one/pods?"_s));
    QVERIFY(bench.asked.contains(u"api/v1/namespaces/two/pods?"_s));
}

void TestStackWorkloads::tellsOnlyWhatChanged()
{
    WorkloadsBench bench;
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    QSignalSpy changed(bench.list.get(), &StackWorkloads::changed);
    QSignalSpy read(bench.list.get(), &StackWorkloads::read);
    QTRY_VERIFY(read.count() >= 3);
    QCOMPARE(changed.count(), 0);
    bench.lists[u"pods"_s] = {ClusterBench::pod(u"web"_s, u"a"_s), ClusterBench::pod(u"web"_s, u"b"_s, false)};
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(!bench.list->facts().pods.at(1).isReady());
}

void TestStackWorkloads::asksNothingUnlessFollowed()
{
    WorkloadsBench bench;
    bench.list->refresh();
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    bench.list->stop();
    QCOMPARE(bench.list->state(), State::Stale); // Nobody knows what has become of it since.
    QCOMPARE(bench.podNames().size(), 2);
    QTest::qWait(60); // What was on its way arrives.
    const int asked = bench.timesAsked(u"deployments"_s);
    QTest::qWait(60); // Several times the pause.
    QCOMPARE(bench.timesAsked(u"deployments"_s), asked);
    bench.list->follow(bench.shop());
    QCOMPARE(bench.list->state(), State::Stale); // Shown at once, as what was known.
    QTRY_COMPARE(bench.list->state(), State::Ready);
}

void TestStackWorkloads::theFirstReadingMayFail()
{
    WorkloadsBench bench;
    bench.instead[u"daemonsets"_s] = {403, Refused};
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Failed); // A list with holes would be a lie.
    QCOMPARE(bench.list->error()->kind, ApiError::Kind::Forbidden);
    QCOMPARE(bench.list->error()->message, u"pods is forbidden"_s);
    bench.instead.clear();
    QTRY_COMPARE(bench.list->state(), State::Ready); // It goes on asking.
    QVERIFY(!bench.list->error());
}

void TestStackWorkloads::aFailureKeepsWhatWasKnown()
{
    WorkloadsBench bench;
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    const QDateTime then = bench.list->readAt();
    bench.instead[u"pods"_s] = {500, R"({"message":"etcd is away"})"};
    QTRY_COMPARE(bench.list->state(), State::Stale);
    QCOMPARE(bench.podNames().size(), 2);
    QVERIFY(bench.list->error());
    QVERIFY(bench.list->readAt() >= then);
    bench.instead.clear();
    bench.list->refresh();
    QTRY_COMPARE(bench.list->state(), State::Ready);
}

void TestStackWorkloads::whatStandsAsideMayFail()
{
    WorkloadsBench bench;
    bench.lists[u"services"_s] = {QJsonObject{{u"metadata"_s, ClusterBench::meta(u"web"_s)}}};
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    bench.instead[u"services"_s] = {403, Refused};
    QTRY_VERIFY(bench.list->facts().aside);
    QCOMPARE(bench.list->state(), State::Ready); // What runs is known all the same.
    QCOMPARE(bench.list->facts().services.size(), 1); // As they were.
    QCOMPARE(bench.podNames().size(), 2);
}

/// A cluster says 401 in its own words when the server's account is not known to it any more (portainer-api.md 7.2).
void TestStackWorkloads::aRefusalOfTheClusterEndsNoSession()
{
    WorkloadsBench bench;
    bench.instead[u"deployments"_s] = {401, R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":"Unauthorized","reason":"Unauthorized","code":401})"};
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Failed);
    QCOMPARE(bench.list->error()->kind, ApiError::Kind::Forbidden);
    QCOMPARE(bench.session->state(), Session::State::Connected);
}

void TestStackWorkloads::anotherStackForgetsTheFirst()
{
    WorkloadsBench bench;
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    bench.list->follow({EnvironmentId(9), StackId(77), u"shop"_s});
    QCOMPARE(bench.list->state(), State::Loading);
    QVERIFY(bench.list->facts().pods.isEmpty());
    bench.list->follow({});
    QCOMPARE(bench.list->state(), State::Nothing);
}

void TestStackWorkloads::maySeeItsSessionGo()
{
    WorkloadsBench bench;
    bench.list->follow(bench.shop());
    bench.session.reset();
    bench.list->refresh();
    bench.list->stop();
    QVERIFY(bench.list->facts().pods.isEmpty());
}

void TestStackWorkloads::countsForTheTable()
{
    ClusterBench bench;
    bench.lists[u"deployments"_s] = {ClusterBench::deployment(u"web"_s, 2, 2), ClusterBench::deployment(u"gone"_s, 3, 3, 55)};
    bench.lists[u"statefulsets"_s] = {ClusterBench::deployment(u"db"_s, 1, 0)};
    bench.open();
    RunningStacks &running = RunningStacks::of(*bench.session);
    running.read({EnvironmentId(9)});
    QTRY_VERIFY(running.isRead(EnvironmentId(9)));
    QCOMPARE(running.countOf(countedAs(bench.stack(1))), (RunningCount{.running = 2, .total = 3, .bad = 1}));
    QVERIFY(running.limited().isEmpty()); // What is left of a stack without a record is known by a number alone.
    QVERIFY(bench.asked.contains(u"apis/apps/v1/deployments?labelSelector=io.portainer.kubernetes.application.stackid"_s)); // Of all stacks in one call.
    QCOMPARE(bench.timesAsked(u"deployments"_s), 1);

    bench.instead[u"statefulsets"_s] = {500, R"({"message":"etcd is away"})"};
    running.read({EnvironmentId(9)});
    QTRY_VERIFY(running.error(EnvironmentId(9)));
    QCOMPARE(running.countOf(countedAs(bench.stack(1))), (RunningCount{.running = 2, .total = 3, .bad = 1})); // As it was.
}

void TestStackWorkloads::countsOnlyWhereStacksAre()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    RunningStacks &running = RunningStacks::of(*bench.session);
    running.readAll();
    QTRY_VERIFY(!running.isReading());
    QVERIFY(!running.isRead(EnvironmentId(9))); // A cluster without stacks of this server is not asked.
    QVERIFY(!running.error(EnvironmentId(9)));
}

QTEST_GUILESS_MAIN(TestStackWorkloads)
#include "tst_stackworkloads.moc"
