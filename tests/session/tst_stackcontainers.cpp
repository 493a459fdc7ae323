// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/livingstack.h"
#include "app/session/stackcontainers.h"
#include "tests/session/stackbench.h"

#include <QSignalSpy>
#include <QTest>

#include <vector>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = StackContainers::State;

namespace {

const QByteArray Listed = "GET /endpoints/1/docker/containers/json";

/// A list of a stack "shop" on the model, looked at every few milliseconds.
struct ContainersBench : StackBench {
    explicit ContainersBench(int type = 2)
    {
        model.add(u"shop"_s, TwoServices, {}, type);
        open();
        list = std::make_unique<StackContainers>(*session, 10ms);
    }
    ~ContainersBench() { list.reset(); }

    EngineStack shop() { return EngineStack::of(stack(1)); }
    QStringList states() const
    {
        QStringList all;
        for (const Container &each : list->containers())
            all.append(each.service() + u' ' + each.state);
        return all;
    }
    std::unique_ptr<StackContainers> list;
};

} // namespace

class TestStackContainers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAtOnceAndGoesOn();
    void tellsOnlyWhatChanged();
    void asksNothingUnlessFollowed();
    void anotherStackForgetsTheFirst();
    void theFirstReadingMayFail();
    void aFailureKeepsWhatWasKnown();
    void afterAFailureItAsksLessOften();
    void aServerThatIsBackIsReadAtOnce();
    void aRefreshWhileReadingReadsOnceMore();
    void swarmHasServicesAndTasks();
    void swarmWithoutAManagerHasContainersOnly();
    void servicesOutliveAFailure();
    void kubernetesHasNoEngine();
    void maySeeItsSessionGo();
    void oneReadingServesAll();
    void theNextWhoLooksFindsItFresh();
    void whoStopsKeepsWhatItSaw();
    void theShortestPauseCounts();
    void aNewLookerTriesAgainWhatFailed();
    void theLastMayGoWhenItHears();
};

void TestStackContainers::readsAtOnceAndGoesOn()
{
    ContainersBench bench;
    QCOMPARE(bench.list->state(), State::Nothing);
    bench.list->follow(bench.shop());
    QCOMPARE(bench.list->state(), State::Loading);
    QVERIFY(bench.list->readAt().isNull());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    QCOMPARE(bench.states(), QStringList({u"db running"_s, u"web running"_s}));
    QVERIFY(bench.list->readAt().isValid());
    QCOMPARE(bench.list->container(u"c-shop-db"_s)->service(), u"db"_s);
    QVERIFY(!bench.list->container(u"c-shop-none"_s));

    bench.model.project(u"shop"_s).states.insert(u"db"_s, u"exited"_s);
    QTRY_COMPARE(bench.states(), QStringList({u"db exited"_s, u"web running"_s}));
    QVERIFY(bench.model.lastQuery(Listed).contains("com.docker.compose.project%3Dshop"));
}

void TestStackContainers::tellsOnlyWhatChanged()
{
    ContainersBench bench;
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    QSignalSpy changed(bench.list.get(), &StackContainers::changed);
    QSignalSpy read(bench.list.get(), &StackContainers::read);
    QTRY_VERIFY(read.count() >= 3);
    QCOMPARE(changed.count(), 0);
    bench.model.project(u"shop"_s).services.removeAll(u"db"_s);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(bench.states(), QStringList({u"web running"_s}));
}

void TestStackContainers::asksNothingUnlessFollowed()
{
    ContainersBench bench;
    bench.list->refresh();
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    bench.list->stop();
    QVERIFY(!bench.list->isFollowing());
    QCOMPARE(bench.list->state(), State::Stale); // Nobody knows what has become of it since.
    QCOMPARE(bench.list->containers().size(), 2);
    QTest::qWait(60); // What was on its way.
    const int asked = bench.model.count(Listed);
    QTest::qWait(60); // Several times the pause.
    QCOMPARE(bench.model.count(Listed), asked);

    bench.list->follow(bench.shop());
    QCOMPARE(bench.list->state(), State::Stale); // Shown at once, as what was known.
    QCOMPARE(bench.list->containers().size(), 2);
    QTRY_COMPARE(bench.list->state(), State::Ready);
    QVERIFY(bench.model.count(Listed) > asked);
}

void TestStackContainers::anotherStackForgetsTheFirst()
{
    ContainersBench bench;
    bench.model.add(u"blog"_s, u"services:\n  cms:\n    image: ghost\n"_s);
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    bench.list->follow(EngineStack::of(bench.stack(2)));
    QCOMPARE(bench.list->state(), State::Loading);
    QVERIFY(bench.list->containers().isEmpty());
    QTRY_COMPARE(bench.states(), QStringList({u"cms running"_s}));
}

void TestStackContainers::theFirstReadingMayFail()
{
    ContainersBench bench;
    bench.server.answer("/endpoints/1/docker/containers/json", {500, R"({"message":"Unable to proxy the request via the Docker socket"})"});
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Failed);
    QCOMPARE(bench.list->error()->httpStatus, 500);
    bench.server.forgetAnswer("/endpoints/1/docker/containers/json");
    QTRY_COMPARE(bench.list->state(), State::Ready);
    QVERIFY(!bench.list->error());
}

void TestStackContainers::aFailureKeepsWhatWasKnown()
{
    ContainersBench bench;
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    bench.server.answer("/endpoints/1/docker/containers/json", {502, "", "text/plain"});
    QTRY_COMPARE(bench.list->state(), State::Stale);
    QCOMPARE(bench.list->error()->httpStatus, 502);
    const QDateTime at = bench.list->readAt();
    QTest::qWait(60);
    QCOMPARE(bench.states(), QStringList({u"db running"_s, u"web running"_s}));
    QCOMPARE(bench.list->readAt(), at); // It does not grow younger by failing.
}

void TestStackContainers::afterAFailureItAsksLessOften()
{
    ContainersBench bench;
    bench.list->setPause(20ms);
    bench.server.answer("/endpoints/1/docker/containers/json", {502, "", "text/plain"});
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Failed);
    QTest::qWait(400); // 20 times the pause: 40, 80, 160 ms after one another.
    QVERIFY2(bench.server.countOf("/endpoints/1/docker/containers/json") <= 6,
             qPrintable(QString::number(bench.server.countOf("/endpoints/1/docker/containers/json"))));
}

void TestStackContainers::aServerThatIsBackIsReadAtOnce()
{
    ContainersBench bench;
    bench.list->setPause(1h);
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    bench.server.answer("/stacks", {503, R"({"message":"maintenance"})"});
    bench.session->refresh();
    QTRY_COMPARE(bench.session->state(), Session::State::Trouble);
    QCOMPARE(bench.list->state(), State::Stale); // Nothing shows as fresh that is not.
    bench.model.project(u"shop"_s).states.insert(u"db"_s, u"exited"_s);
    bench.server.forgetAnswer("/stacks");
    bench.session->refresh();
    QTRY_COMPARE(bench.list->state(), State::Ready); // Long before the hour is over.
    QCOMPARE(bench.states(), QStringList({u"db exited"_s, u"web running"_s}));
}

void TestStackContainers::aRefreshWhileReadingReadsOnceMore()
{
    ContainersBench bench;
    bench.list->setPause(1h);
    bench.list->follow(bench.shop());
    bench.list->refresh();
    bench.list->refresh();
    QTRY_COMPARE(bench.model.count(Listed), 1 + 1 + 1); // opened() of the bench has looked as well.
    QSignalSpy read(bench.list.get(), &StackContainers::read);
    bench.list->refresh();
    QTRY_VERIFY(read.count() >= 1);
}

void TestStackContainers::swarmHasServicesAndTasks()
{
    ContainersBench bench(1);
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    QCOMPARE(bench.states(), QStringList({u"db running"_s, u"web running"_s}));
    QCOMPARE(bench.list->services().size(), 2);
    QCOMPARE(bench.list->services().first().name, u"shop_db"_s);
    QCOMPARE(bench.list->tasks().size(), 2);
    QVERIFY(!bench.list->servicesError());
    bench.model.project(u"shop"_s).taskError = u"No such image: shop"_s;
    QTRY_COMPARE(bench.list->tasks().first().error, u"No such image: shop"_s);
}

void TestStackContainers::swarmWithoutAManagerHasContainersOnly()
{
    ContainersBench bench(1);
    bench.server.answer("/endpoints/1/docker/services", {503, R"({"message":"This node is not a swarm manager."})"});
    bench.server.answer("/endpoints/1/docker/tasks", {503, R"({"message":"This node is not a swarm manager."})"});
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    QCOMPARE(bench.list->containers().size(), 2);
    QCOMPARE(bench.list->servicesError()->httpStatus, 503);
}

void TestStackContainers::servicesOutliveAFailure()
{
    ContainersBench bench(1);
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->services().size(), 2);
    bench.server.answer("/endpoints/1/docker/services", {502, "", "text/plain"});
    QTRY_VERIFY(bench.list->servicesError());
    QCOMPARE(bench.list->state(), State::Ready);
    QCOMPARE(bench.list->services().size(), 2);
    QCOMPARE(bench.list->tasks().size(), 2);
    bench.server.forgetAnswer("/endpoints/1/docker/services");
    QTRY_VERIFY(!bench.list->servicesError());
    QCOMPARE(bench.list->services().size(), 2);
}

void TestStackContainers::kubernetesHasNoEngine()
{
    ContainersBench bench;
    const int asked = bench.model.count(Listed);
    bench.list->follow({EnvironmentId(1), StackType::Kubernetes, u"shop"_s});
    QCOMPARE(bench.list->state(), State::Nothing);
    QTest::qWait(40);
    QCOMPARE(bench.model.count(Listed), asked);
}

void TestStackContainers::maySeeItsSessionGo()
{
    ContainersBench bench;
    bench.list->follow(bench.shop());
    bench.session.reset(); // With the call under way.
    QTRY_COMPARE(bench.list->state(), State::Failed);
    bench.list->refresh();
    bench.list->stop();
}

void TestStackContainers::oneReadingServesAll()
{
    ContainersBench bench;
    bench.list->setPause(1h);
    std::vector<std::unique_ptr<StackContainers>> others;
    for (int i = 0; i < 4; ++i)
        others.push_back(std::make_unique<StackContainers>(*bench.session, 1h));
    const EngineStack shop = bench.shop();
    const int asked = bench.model.count(Listed);
    bench.list->follow(shop);
    for (const auto &other : others) {
        other->follow(shop);
        QCOMPARE(other->state(), State::Loading);
    }
    QTRY_COMPARE(bench.list->state(), State::Ready);
    for (const auto &other : others) {
        QCOMPARE(other->state(), State::Ready);
        QCOMPARE(other->containers(), bench.list->containers());
        QCOMPARE(other->readAt(), bench.list->readAt());
    }
    QCOMPARE(bench.model.count(Listed), asked + 1);
    QSignalSpy read(others.back().get(), &StackContainers::read);
    bench.list->refresh(); // Of one, for all.
    QTRY_COMPARE(read.count(), 1);
    QCOMPARE(bench.model.count(Listed), asked + 2);
    StackContainers ofAnother(*bench.session, 1h);
    bench.model.add(u"blog"_s, u"services:\n  cms:\n    image: ghost\n"_s);
    ofAnother.follow(EngineStack::of(bench.stack(2)));
    QTRY_COMPARE(ofAnother.containers().size(), 1); // Another stack is another list.
    QCOMPARE(bench.list->containers().size(), 2);
}

/// From tab to tab: what was read a moment ago is neither read again nor called stale.
void TestStackContainers::theNextWhoLooksFindsItFresh()
{
    ContainersBench bench;
    bench.list->setPause(1h);
    StackContainers next(*bench.session, 1h);
    const EngineStack shop = bench.shop();
    bench.list->follow(shop);
    QTRY_COMPARE(bench.list->state(), State::Ready);
    const int asked = bench.model.count(Listed);
    bench.list->stop();
    next.follow(shop);
    QCOMPARE(next.state(), State::Ready);
    QCOMPARE(next.containers().size(), 2);
    QCOMPARE(bench.list->state(), State::Stale);
    QCOMPARE(bench.model.count(Listed), asked);
    next.stop();
    QTest::qWait(int(LivingStack::Linger.count()) + 200); // Nobody has looked for longer than it counts as fresh.
    next.follow(shop);
    QCOMPARE(next.state(), State::Stale);
    QTRY_COMPARE(next.state(), State::Ready);
    QCOMPARE(bench.model.count(Listed), asked + 1);
}

void TestStackContainers::whoStopsKeepsWhatItSaw()
{
    ContainersBench bench;
    StackContainers other(*bench.session, 10ms);
    bench.list->follow(bench.shop());
    other.follow(bench.shop());
    QTRY_COMPARE(other.state(), State::Ready);
    bench.list->stop();
    QSignalSpy changed(bench.list.get(), &StackContainers::changed);
    bench.model.project(u"shop"_s).states.insert(u"db"_s, u"exited"_s);
    QTRY_COMPARE(other.containers().first().state, u"exited"_s);
    QCOMPARE(bench.states(), QStringList({u"db running"_s, u"web running"_s}));
    QCOMPARE(bench.list->state(), State::Stale);
    QCOMPARE(changed.count(), 0);
    bench.list->follow(bench.shop());
    QCOMPARE(bench.list->state(), State::Ready); // The other one kept it fresh.
    QCOMPARE(bench.states(), QStringList({u"db exited"_s, u"web running"_s}));
}

void TestStackContainers::theShortestPauseCounts()
{
    ContainersBench bench;
    bench.list->setPause(1h);
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Ready);
    QSignalSpy read(bench.list.get(), &StackContainers::read);
    StackContainers eager(*bench.session, 10ms);
    eager.follow(bench.shop());
    QTRY_VERIFY(read.count() >= 3);
    eager.stop();
    QTest::qWait(100); // What was under way.
    const int asked = bench.model.count(Listed);
    QTest::qWait(100);
    QCOMPARE(bench.model.count(Listed), asked);
    QCOMPARE(bench.list->state(), State::Ready);
}

void TestStackContainers::aNewLookerTriesAgainWhatFailed()
{
    ContainersBench bench;
    bench.list->setPause(1h);
    bench.server.answer("/endpoints/1/docker/containers/json", {502, "", "text/plain"});
    bench.list->follow(bench.shop());
    QTRY_COMPARE(bench.list->state(), State::Failed);
    bench.server.forgetAnswer("/endpoints/1/docker/containers/json");
    StackContainers other(*bench.session, 1h);
    other.follow(bench.shop());
    QTRY_COMPARE(other.state(), State::Ready);
    QCOMPARE(bench.list->state(), State::Ready);
}

void TestStackContainers::theLastMayGoWhenItHears()
{
    ContainersBench bench;
    connect(bench.list.get(), &StackContainers::changed, this, [&] {
        if (bench.list->state() == State::Ready)
            bench.list.release()->deleteLater();
    });
    StackContainers other(*bench.session, 10ms);
    connect(&other, &StackContainers::changed, &other, [&] { other.stop(); }, Qt::SingleShotConnection);
    other.follow(bench.shop());
    bench.list->follow(bench.shop());
    QTRY_VERIFY(!bench.list);
    QVERIFY(!other.isFollowing());
}

QTEST_GUILESS_MAIN(TestStackContainers)
#include "tst_stackcontainers.moc"
