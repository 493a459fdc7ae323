// SPDX-License-Identifier: GPL-3.0-or-later
// What stacks of Kubernetes use, on a model of a cluster with a metrics server, and without.
#include "app/session/clusterusages.h"
#include "tests/session/clusterbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr EnvironmentId Cluster{9};
constexpr qint64 MiB = 1024 * 1024;
const EngineStack Shop{Cluster, StackType::Kubernetes, u"1"_s}; // By its number: names may be given twice.
const EngineStack Blog{Cluster, StackType::Kubernetes, u"2"_s};

struct Used {
    QString cpu;
    QString memory;
};

struct Measuring : ClusterBench {
    explicit Measuring(const QString &nameSpace = u"shop"_s)
        : ClusterBench(nameSpace)
    {
        lists[u"deployments"_s] = {deployment(u"web"_s, 2, 2), deployment(u"blog"_s, 1, 1, 2)};
        add(u"web"_s, u"a"_s, {{u"250m"_s, u"100Mi"_s}, {u"10000000n"_s, u"1Mi"_s}});
        add(u"web"_s, u"b"_s, {{u"100m"_s, u"50Mi"_s}});
        add(u"blog"_s, u"c"_s, {{u"4"_s, u"9Gi"_s}});
        open();
    }
    /// A pod that runs; measured, if anything was.
    void add(const QString &deployment, const QString &tail, const QList<Used> &used, const QString &state = u"running"_s)
    {
        QJsonObject made = pod(deployment, tail);
        QJsonObject status = made[u"status"_s].toObject();
        status[u"containerStatuses"_s] = QJsonArray{QJsonObject{{u"name"_s, u"web"_s}, {u"state"_s, QJsonObject{{state, QJsonObject()}}}}};
        made[u"status"_s] = status;
        lists[u"pods"_s].append(made);
        QJsonArray containers;
        for (const Used &each : used)
            containers.append(QJsonObject{{u"name"_s, u"c%1"_s.arg(containers.size())},
                                          {u"usage"_s, QJsonObject{{u"cpu"_s, each.cpu}, {u"memory"_s, each.memory}}}});
        if (!used.isEmpty())
            lists[u"podmetrics"_s].append(QJsonObject{{u"metadata"_s, made[u"metadata"_s]}, {u"timestamp"_s, u"2026-11-23T21:19:10Z"_s}, {u"containers"_s, containers}});
    }
    KubernetesStack shop() { return {Cluster, StackId(1), u"shop"_s}; }
    int rounds() const
    {
        return static_cast<int>(std::ranges::count_if(asked, [](const QString &each) { return each.startsWith("apis/metrics.k8s.io/"_L1); }));
    }
};

} // namespace

class TestClusterUsages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sumsWhatItsPodsUse();
    void theWholeClusterWhereNoNamespaceIsKnown();
    void whatIsNotMeasuredYetIsNoSum();
    void whatWaitsUsesNothing();
    void noMetricsServer();
    void forgetsWhenNobodyLooks();
};

void TestClusterUsages::sumsWhatItsPodsUse()
{
    Measuring bench;
    ClusterUsages &usages = ClusterUsages::of(*bench.session);
    QCOMPARE(&ClusterUsages::of(*bench.session), &usages);
    QTest::qWait(100);
    QCOMPARE(bench.asked, QStringList()); // Nobody looks.
    usages.follow({bench.shop(), {Cluster, StackId(3), u"shop"_s}});
    QTRY_VERIFY(usages.usages().contains(Shop));
    const StackUsage shop = usages.usages().value(Shop);
    QCOMPARE(shop.cpu, 360); // Tenths of a percent: 250 + 10 + 100 thousandths of a processor.
    QCOMPARE(shop.containers, 3);
    QVERIFY(shop.memory <= 151 * MiB && shop.memory > 151 * MiB - 100 * 1024);
    QCOMPARE(usages.usages().value({Cluster, StackType::Kubernetes, u"3"_s}), StackUsage()); // Measured: nothing of it runs.
    QVERIFY(!usages.usages().contains(Blog)); // In the same place, and not asked for.
    for (const QString &each : std::as_const(bench.asked))
        QVERIFY2(each.contains(u"/namespaces/shop/"_s), qPrintable(each));
}

void TestClusterUsages::theWholeClusterWhereNoNamespaceIsKnown()
{
    Measuring bench{QString()};
    ClusterUsages &usages = ClusterUsages::of(*bench.session);
    usages.follow({{Cluster, StackId(1), {}}, {Cluster, StackId(2), u"shop"_s}});
    QTRY_VERIFY(usages.usages().contains(Shop) && usages.usages().contains(Blog));
    QCOMPARE(usages.usages().value(Blog).cpu, 4000);
    QCOMPARE(bench.rounds(), 1); // Both in one.
    QVERIFY(bench.asked.contains(u"apis/metrics.k8s.io/v1beta1/pods?"_s));
}

void TestClusterUsages::whatIsNotMeasuredYetIsNoSum()
{
    Measuring bench;
    bench.add(u"web"_s, u"new"_s, {});
    ClusterUsages &usages = ClusterUsages::of(*bench.session);
    usages.setPause(10ms);
    usages.follow({bench.shop(), {Cluster, StackId(2), u"shop"_s}});
    QTRY_VERIFY(usages.usages().contains(Blog));
    QVERIFY(!usages.usages().contains(Shop));
    bench.lists[u"pods"_s].removeLast();
    bench.add(u"web"_s, u"new"_s, {{u"40m"_s, u"1Mi"_s}});
    QTRY_COMPARE(usages.usages().value(Shop).cpu, 400);
}

void TestClusterUsages::whatWaitsUsesNothing()
{
    Measuring bench;
    bench.add(u"web"_s, u"ill"_s, {}, u"waiting"_s);
    ClusterUsages &usages = ClusterUsages::of(*bench.session);
    usages.follow({bench.shop()});
    QTRY_COMPARE(usages.usages().value(Shop).cpu, 360);
}

void TestClusterUsages::noMetricsServer()
{
    Measuring bench;
    bench.instead[u"podmetrics"_s] = Canned{404, "404 page not found\n", "text/plain; charset=utf-8"};
    ClusterUsages &usages = ClusterUsages::of(*bench.session);
    usages.setPause(10ms);
    usages.follow({bench.shop()});
    QTRY_COMPARE(bench.rounds(), 1);
    const qsizetype asked = bench.asked.size();
    QTest::qWait(300);
    QCOMPARE(bench.asked.size(), asked); // It is not asked again so soon, nor is what comes before.
    QVERIFY(usages.usages().isEmpty());
}

void TestClusterUsages::forgetsWhenNobodyLooks()
{
    Measuring bench;
    ClusterUsages &usages = ClusterUsages::of(*bench.session);
    usages.setPause(10ms);
    usages.follow({bench.shop()});
    QTRY_VERIFY(!usages.usages().isEmpty());
    QSignalSpy changed(&usages, &ClusterUsages::changed);
    usages.follow({});
    QCOMPARE(changed.count(), 1);
    QVERIFY(usages.usages().isEmpty());
    QTest::qWait(200); // What was on its way.
    const qsizetype asked = bench.asked.size();
    QTest::qWait(200);
    QCOMPARE(bench.asked.size(), asked);
    usages.follow({bench.shop()});
    QTRY_VERIFY(!usages.usages().isEmpty());
    bench.session->signOut();
    QTRY_VERIFY(usages.usages().isEmpty()); // Nothing shows as fresh that is not.
}

QTEST_GUILESS_MAIN(TestClusterUsages)
#include "tst_clusterusages.moc"
