// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/enginelookout.h"
#include "app/session/livingstack.h"
#include "app/session/stackcontainers.h"
#include "tests/session/stackbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = StackContainers::State;

namespace {

const QByteArray Events = "/endpoints/1/docker/events";
const QByteArray Listed = "/endpoints/1/docker/containers/json";

/// As an engine tells it (recordings/2.23/events/window-stack.json).
QByteArray told(const QByteArray &action, const QByteArray &project = "shop", const QByteArray &type = "container")
{
    return R"({"Type":")" + type + R"(","Action":")" + action + R"(","Actor":{"ID":"c","Attributes":{"com.docker.compose.project":")" + project
        + R"(","name":")" + project + R"(_web"}},"time":1795468655,"timeNano":1795468655898246282})" + "\n";
}

/// A list of a stack "shop" that would be read once an hour, on an engine whose stream of events goes on.
struct WatchBench : StackBench {
    explicit WatchBench(const Canned &stream = {.goesOn = true}, int type = 2)
    {
        model.add(u"shop"_s, TwoServices, {}, type);
        server.answer(Events, stream);
        open();
        EngineLookout::of(*session).setPace({.heldBackAfter = 300ms, .judgedAfter = 20ms, .reopenAfter = 10s, .retryAfter = 10ms, .retryAtMost = 50ms});
        shop = EngineStack::of(this->stack(1));
        list = std::make_unique<StackContainers>(*session, 1h);
    }
    ~WatchBench() { list.reset(); }

    StreamFlow flow() { return EngineLookout::of(*session).flow(EnvironmentId(1)); }
    void setDb(const QString &state) { model.project(u"shop"_s).states.insert(u"db"_s, state); }
    QString db() const
    {
        const auto found = std::ranges::find_if(list->containers(), [](const Container &each) { return each.service() == u"db"_s; });
        return found == list->containers().cend() ? QString() : found->state;
    }

    EngineStack shop;
    std::unique_ptr<StackContainers> list;
};

} // namespace

class TestEngineWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatHappensIsSeenAtOnce();
    void aServiceOfASwarmIsKnownByItsName();
    void whatIsHeldBackIsFoundOut();
    void whatIsFoundOutIsNotTriedAgain();
    void muchAtOnceIsReadOnce();
    void othersAreNoReason();
    void piecesMakeALine();
    void anEndIsNoNews_data();
    void anEndIsNoNews();
    void liesAreNoStream();
    void aSilentStreamIsOpenedAnew();
    void listensOnlyWhileSomebodyLooks();
    void oneStreamServesAll();
    void aRefusalIsNotRepeated();
    void signedOutIsNotLive();
    void maySeeItsSessionGo();
};

void TestEngineWatch::whatHappensIsSeenAtOnce()
{
    WatchBench bench;
    QVERIFY(!bench.list->isLive());
    bench.list->follow(bench.shop);
    QTRY_COMPARE(bench.list->state(), State::Ready);
    QTRY_VERIFY(bench.list->isLive());
    QCOMPARE(bench.flow(), StreamFlow::Live);
    QCOMPARE(bench.db(), u"running"_s);
    bench.setDb(u"exited"_s);
    bench.server.say(Events, told("die"));
    QTRY_COMPARE(bench.db(), u"exited"_s); // Long before the hour is over.
    bench.setDb(u"running"_s);
    bench.server.say(Events, told("health_status: healthy"));
    QTRY_COMPARE(bench.db(), u"running"_s);
}

void TestEngineWatch::aServiceOfASwarmIsKnownByItsName()
{
    WatchBench bench({.goesOn = true}, 1);
    bench.list->follow(bench.shop);
    QTRY_VERIFY(bench.list->isLive() && bench.list->state() == State::Ready);
    bench.model.project(u"shop"_s).taskError = u"No such image"_s;
    bench.server.say(Events, told("update", "shop", "service"));
    QTRY_COMPARE(bench.list->tasks().first().error, u"No such image"_s);
}

/// Behind the socket of an engine not even a head comes (recordings/2.23/events/follow-socket.json).
void TestEngineWatch::whatIsHeldBackIsFoundOut()
{
    WatchBench bench({.hang = true});
    bench.list->setPause(20ms);
    bench.list->follow(bench.shop);
    QTRY_COMPARE(bench.list->state(), State::Ready); // Nothing waits for it.
    QTRY_COMPARE(bench.flow(), StreamFlow::Asked);
    QVERIFY(!bench.list->isLive());
    QTRY_COMPARE(bench.server.listeners(Events), 0);
    bench.setDb(u"exited"_s);
    QTRY_COMPARE(bench.db(), u"exited"_s); // By asking.
}

void TestEngineWatch::whatIsFoundOutIsNotTriedAgain()
{
    WatchBench bench;
    EngineLookout::of(*bench.session).noteFlow(EnvironmentId(1), StreamFlow::Asked); // As the log of a container found out.
    bench.list->follow(bench.shop);
    QTRY_COMPARE(bench.list->state(), State::Ready);
    QCOMPARE(bench.server.countOf(Events), 0);
    QVERIFY(!bench.list->isLive());
}

void TestEngineWatch::muchAtOnceIsReadOnce()
{
    WatchBench bench;
    bench.list->follow(bench.shop);
    QTRY_VERIFY(bench.list->isLive() && bench.list->state() == State::Ready);
    QTest::qWait(int(LivingStack::Breath.count()) + 100); // What the opened stream made it read.
    const int asked = bench.server.countOf(Listed);
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 30; ++i) {
        bench.server.say(Events, told("restart") + told("die") + told("start"));
        QTest::qWait(20);
    }
    bench.setDb(u"exited"_s);
    bench.server.say(Events, told("die"));
    QTRY_COMPARE(bench.db(), u"exited"_s); // The last of them is not lost.
    const auto most = clock.elapsed() / LivingStack::Breath.count() + 1;
    QVERIFY2(bench.server.countOf(Listed) - asked <= most, qPrintable(u"%1 of %2"_s.arg(bench.server.countOf(Listed) - asked).arg(most)));
}

void TestEngineWatch::othersAreNoReason()
{
    WatchBench bench;
    bench.list->follow(bench.shop);
    QTRY_VERIFY(bench.list->isLive() && bench.list->state() == State::Ready);
    QTest::qWait(int(LivingStack::Breath.count()) + 100);
    const int asked = bench.server.countOf(Listed);
    bench.server.say(Events, told("die", "blog") + told("exec_start: /bin/check") + told("top") + told("connect", "shop", "network"));
    QTest::qWait(200);
    QCOMPARE(bench.server.countOf(Listed), asked);
    bench.setDb(u"paused"_s);
    bench.server.say(Events, told("pause")); // The positive control.
    QTRY_COMPARE(bench.db(), u"paused"_s);
}

void TestEngineWatch::piecesMakeALine()
{
    WatchBench bench;
    bench.list->follow(bench.shop);
    QTRY_VERIFY(bench.list->isLive() && bench.list->state() == State::Ready);
    bench.setDb(u"exited"_s);
    const QByteArray line = told("die");
    for (const char byte : line)
        bench.server.say(Events, QByteArray(1, byte));
    QTRY_COMPARE(bench.db(), u"exited"_s);
    QVERIFY(bench.list->isLive());
}

void TestEngineWatch::anEndIsNoNews_data()
{
    QTest::addColumn<bool>("inOrder");
    QTest::newRow("the engine was started anew") << true;
    QTest::newRow("the connection was lost") << false;
}

/// What happens meanwhile is seen all the same: by reading, once the stream is gone and once it is there again.
void TestEngineWatch::anEndIsNoNews()
{
    QFETCH(bool, inOrder);
    WatchBench bench;
    bench.list->follow(bench.shop);
    QTRY_VERIFY(bench.list->isLive() && bench.list->state() == State::Ready);
    QSignalSpy changed(bench.list.get(), &StackContainers::changed);
    bench.setDb(u"exited"_s);
    bench.server.breakOff(Events, inOrder);
    QTRY_VERIFY(changed.count() >= 1 && bench.server.countOf(Events) >= 2);
    QTRY_COMPARE(bench.db(), u"exited"_s);
    QTRY_VERIFY(bench.list->isLive());
    bench.setDb(u"running"_s);
    bench.server.say(Events, told("start"));
    QTRY_COMPARE(bench.db(), u"running"_s);
}

void TestEngineWatch::liesAreNoStream()
{
    WatchBench bench;
    bench.list->follow(bench.shop);
    QTRY_VERIFY(bench.list->isLive() && bench.list->state() == State::Ready);
    const int opened = bench.server.countOf(Events);
    bench.server.say(Events, "<html>Bad gateway</html>\n");
    QTRY_COMPARE(bench.server.countOf(Events), opened + 1); // Given up, and tried anew.
    QTRY_VERIFY(bench.list->isLive());
    bench.server.say(Events, QByteArray(3 * 1024 * 1024, 'x')); // A line without an end.
    QTRY_COMPARE(bench.server.countOf(Events), opened + 2);
    QCOMPARE(bench.list->state(), State::Ready);
}

void TestEngineWatch::aSilentStreamIsOpenedAnew()
{
    WatchBench bench;
    EngineLookout::of(*bench.session).setPace({.heldBackAfter = 300ms, .judgedAfter = 20ms, .reopenAfter = 50ms, .retryAfter = 10ms, .retryAtMost = 50ms});
    bench.list->follow(bench.shop);
    QTRY_VERIFY(bench.list->isLive());
    QTRY_VERIFY(bench.server.countOf(Events) >= 3); // A vanished peer says nothing either.
    bench.setDb(u"exited"_s); // Nobody tells of it.
    QTRY_COMPARE(bench.db(), u"exited"_s);
}

void TestEngineWatch::listensOnlyWhileSomebodyLooks()
{
    WatchBench bench;
    bench.list->follow(bench.shop);
    QTRY_COMPARE(bench.server.listeners(Events), 1);
    bench.list->stop();
    QVERIFY(!bench.list->isLive());
    QTRY_COMPARE(bench.server.listeners(Events), 0);
    bench.list->follow(bench.shop);
    QTRY_VERIFY(bench.list->isLive());
    QCOMPARE(bench.server.listeners(Events), 1);
}

void TestEngineWatch::oneStreamServesAll()
{
    WatchBench bench;
    bench.model.add(u"blog"_s, u"services:\n  cms:\n    image: ghost\n"_s);
    StackContainers another(*bench.session, 1h);
    StackContainers again(*bench.session, 1h);
    another.follow(EngineStack::of(bench.stack(2)));
    again.follow(bench.shop);
    bench.list->follow(bench.shop);
    QTRY_VERIFY(bench.list->isLive() && another.isLive() && again.isLive());
    QCOMPARE(bench.server.countOf(Events), 1);
    QTRY_COMPARE(another.state(), State::Ready);
    bench.model.project(u"blog"_s).states.insert(u"cms"_s, u"exited"_s);
    bench.server.say(Events, told("die", "blog"));
    QTRY_COMPARE(another.containers().first().state, u"exited"_s);
}

void TestEngineWatch::aRefusalIsNotRepeated()
{
    WatchBench bench({.status = 403, .body = R"({"message":"Permission denied to access environment"})"});
    bench.list->follow(bench.shop);
    QTRY_COMPARE(bench.server.countOf(Events), 1);
    QTRY_COMPARE(bench.list->state(), State::Ready);
    QTest::qWait(200); // Several times the pace of trying again.
    QCOMPARE(bench.server.countOf(Events), 1);
    QVERIFY(!bench.list->isLive());
}

void TestEngineWatch::signedOutIsNotLive()
{
    WatchBench bench;
    bench.list->follow(bench.shop);
    QTRY_VERIFY(bench.list->isLive() && bench.list->state() == State::Ready);
    bench.session->signOut();
    QTRY_VERIFY(!bench.list->isLive());
    QTRY_COMPARE(bench.list->state(), State::Stale);
    QTRY_COMPARE(bench.server.listeners(Events), 0);
    bench.setDb(u"exited"_s);
    bench.session->openWith("ptr_" + QByteArray(43, 'B') + '=');
    QTRY_VERIFY(bench.list->isLive());
    QTRY_COMPARE(bench.db(), u"exited"_s);
}

void TestEngineWatch::maySeeItsSessionGo()
{
    WatchBench bench;
    bench.list->follow(bench.shop);
    QTRY_VERIFY(bench.list->isLive());
    bench.session.reset();
    QTRY_VERIFY(!bench.list->isLive());
    bench.list->stop();
}

QTEST_GUILESS_MAIN(TestEngineWatch)
#include "tst_enginewatch.moc"
