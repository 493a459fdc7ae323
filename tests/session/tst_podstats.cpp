// SPDX-License-Identifier: GPL-3.0-or-later
// What pods use, on a model of a cluster with a metrics server, and without.
#include "app/session/podstats.h"
#include "tests/session/clusterbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

const PodContainerPlace Web{u"shop"_s, u"web-1"_s, u"web"_s};
const PodContainerPlace Sidecar{u"shop"_s, u"web-1"_s, u"sidecar"_s};
constexpr EnvironmentId Cluster{9};

QJsonObject used(const QString &container, const QString &cpu, const QString &memory)
{
    return {{u"name"_s, container}, {u"usage"_s, QJsonObject{{u"cpu"_s, cpu}, {u"memory"_s, memory}}}};
}

QJsonObject measured(const QString &pod, int second, const QJsonArray &containers)
{
    return {{u"metadata"_s, QJsonObject{{u"name"_s, pod}, {u"namespace"_s, u"shop"_s}}},
            {u"timestamp"_s, u"2026-11-23T21:19:%1Z"_s.arg(second, 2, 10, QChar(u'0'))}, {u"containers"_s, containers}};
}

struct Measuring : ClusterBench {
    Measuring()
    {
        lists[u"podmetrics"_s] = {measured(u"web-1"_s, 10, {used(u"web"_s, u"250m"_s, u"100Mi"_s), used(u"sidecar"_s, u"10000000n"_s, u"1Mi"_s)}),
                            measured(u"other"_s, 12, {used(u"web"_s, u"4"_s, u"9Gi"_s)})};
        open();
    }
};

} // namespace

class TestPodStats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void measuresWhatIsFollowed();
    void onlyWhatIsNew();
    void noMetricsServer();
    void failuresKeepWhatWasMeasured();
};

void TestPodStats::measuresWhatIsFollowed()
{
    Measuring bench;
    PodStats stats(*bench.session);
    stats.follow(Cluster, {Web, Sidecar});
    QTRY_COMPARE(stats.state(), PodStats::State::Measured);
    const QList<UsageSample> &web = stats.history(PodStats::keyOf(Web));
    QCOMPARE(web.size(), 1);
    QCOMPARE(*web.first().cpu, 25.0); // Percent of one processor.
    QCOMPARE(web.first().memory, 100 * 1024 * 1024);
    QCOMPARE(web.first().at, QDateTime(QDate(2026, 11, 23), QTime(21, 19, 10), Qt::UTC));
    QVERIFY(!web.first().received && !web.first().read);
    QCOMPARE(*stats.history({}).first().cpu, 26.0); // Of the stack, without what is another's.
    QCOMPARE(stats.history({}).first().memory, 101 * 1024 * 1024);
    QVERIFY(bench.asked.contains(u"apis/metrics.k8s.io/v1beta1/namespaces/shop/pods?"_s));
}

/// It is asked more often than it measures.
void TestPodStats::onlyWhatIsNew()
{
    Measuring bench;
    PodStats stats(*bench.session);
    QSignalSpy changed(&stats, &PodStats::changed);
    stats.follow(Cluster, {Web});
    QTRY_COMPARE(changed.size(), 1);
    stats.stop();
    stats.follow(Cluster, {Web});
    QTRY_COMPARE(changed.size(), 2);
    QCOMPARE(stats.history(PodStats::keyOf(Web)).size(), 1);
    bench.lists[u"podmetrics"_s] = {measured(u"web-1"_s, 25, {used(u"web"_s, u"500m"_s, u"100Mi"_s)})};
    stats.stop();
    stats.follow(Cluster, {Web});
    QTRY_COMPARE(changed.size(), 3);
    QCOMPARE(stats.history(PodStats::keyOf(Web)).size(), 2);
    QCOMPARE(*stats.history({}).last().cpu, 50.0);
    stats.follow(Cluster, {Sidecar});
    QVERIFY(stats.history(PodStats::keyOf(Web)).isEmpty()); // Nobody asks for it any more.
}

/// An unknown group of calls is 404, and no JSON (portainer-api.md 7.2).
void TestPodStats::noMetricsServer()
{
    Measuring bench;
    bench.instead[u"podmetrics"_s] = Canned{404, "404 page not found\n", "text/plain; charset=utf-8"};
    PodStats stats(*bench.session);
    stats.follow(Cluster, {Web});
    QTRY_COMPARE(stats.state(), PodStats::State::NoMetricsServer);
    QVERIFY(stats.history({}).isEmpty());
}

void TestPodStats::failuresKeepWhatWasMeasured()
{
    Measuring bench;
    PodStats stats(*bench.session);
    stats.follow(Cluster, {Web});
    QTRY_COMPARE(stats.state(), PodStats::State::Measured);
    bench.instead[u"podmetrics"_s] = Canned{503, R"({"kind":"Status","status":"Failure","message":"the server is currently unable to handle the request","reason":"ServiceUnavailable","code":503})"};
    stats.stop();
    stats.follow(Cluster, {Web});
    QTRY_COMPARE(stats.state(), PodStats::State::Failed);
    QVERIFY(stats.error());
    QCOMPARE(stats.history(PodStats::keyOf(Web)).size(), 1);
}

QTEST_GUILESS_MAIN(TestPodStats)
#include "tst_podstats.moc"
