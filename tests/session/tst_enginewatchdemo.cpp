// SPDX-License-Identifier: GPL-3.0-or-later
// What happens on the engines of the sample server: one is reached over TCP, one through its socket.
#include "app/portainer/enginerequests.h"
#include "app/portainer/stackrequests.h"
#include "app/session/engineevents.h"
#include "app/session/enginelookout.h"
#include "app/session/enginewatch.h"
#include "app/session/stackcontainers.h"
#include "tests/session/demosession.h"

#include <QSignalSpy>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = StackContainers::State;

namespace {

const EnvironmentId Local{1};
const EnvironmentId Swarm{2};
constexpr char Route[] = "endpoints/{id}/docker/events";

Stack stackOf(const Session &session, const QString &name, EnvironmentId environment)
{
    const QList<Stack> &all = session.stacks();
    const auto found = std::ranges::find_if(all, [&](const Stack &each) { return each.name == name && each.environmentId == environment; });
    return found == all.end() ? Stack() : *found;
}

} // namespace

class TestEngineWatchDemo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void overTcpItIsToldAtOnce();
    void throughASocketItIsAskedFor();
    void eventsAreAskedForWhenHeard();
};

void TestEngineWatchDemo::overTcpItIsToldAtOnce()
{
    DemoSessions demo;
    Session &session = demo.of("admin");
    const Stack mail = stackOf(session, u"mail"_s, Swarm);
    StackContainers list(session, 1h);
    list.follow(EngineStack::of(mail));
    QTRY_VERIFY(list.isLive() && list.state() == State::Ready);
    QVERIFY(!list.services().isEmpty());
    QVERIFY(demo.ask("admin", requests::stopStack(targetOf(mail))).has_value());
    QTRY_VERIFY(list.services().isEmpty());
    QCOMPARE(demo.server.timesAsked("GET", Route), 1);
}

void TestEngineWatchDemo::throughASocketItIsAskedFor()
{
    DemoSessions demo;
    Session &session = demo.of("admin");
    EngineLookout::of(session).setPace({.heldBackAfter = 300ms});
    const Stack shop = stackOf(session, u"shop"_s, Local);
    StackContainers list(session, 50ms);
    list.follow(EngineStack::of(shop));
    QTRY_COMPARE(list.state(), State::Ready);
    QTRY_COMPARE(EngineLookout::of(session).flow(Local), StreamFlow::Asked);
    QVERIFY(!list.isLive());
    const Container first = list.containers().constFirst();
    QVERIFY(demo.ask("admin", requests::pauseContainer(Local, first.id)).has_value());
    QTRY_COMPARE(list.container(first.id)->state, u"paused"_s);
    QCOMPARE(demo.server.timesAsked("GET", Route), 1); // Found out once.
    StackContainers other(session, 50ms);
    other.follow(EngineStack::of(stackOf(session, u"gitea"_s, Local)));
    QTRY_COMPARE(other.state(), State::Ready);
    QCOMPARE(demo.server.timesAsked("GET", Route), 1);
}

/// Asked when something was heard, and hardly else; not listening any more it is asked no more.
void TestEngineWatchDemo::eventsAreAskedForWhenHeard()
{
    DemoSessions demo;
    Session &session = demo.of("admin");
    const Stack mail = stackOf(session, u"mail"_s, Swarm);
    EngineEvents events(session);
    events.follow(EngineStack::of(mail), true);
    QTRY_VERIFY(events.isRead());
    const std::shared_ptr<EngineWatch> watch = EngineLookout::of(session).watch(Swarm);
    QTRY_VERIFY(watch->isLive());
    QTest::qWait(2500); // What was asked before, every 2 s.
    const int before = demo.server.timesAsked("GET", Route);
    QTest::qWait(5000);
    QVERIFY(demo.server.timesAsked("GET", Route) <= before + 1);
    const int quiet = demo.server.timesAsked("GET", Route);
    QVERIFY(demo.ask("admin", requests::stopStack(targetOf(mail))).has_value());
    QTRY_VERIFY_WITH_TIMEOUT(demo.server.timesAsked("GET", Route) > quiet, 4000); // Sooner than it is asked by itself.
    events.stop();
    QTest::qWait(500);
    const int asked = demo.server.timesAsked("GET", Route);
    QTest::qWait(2500);
    QCOMPARE(demo.server.timesAsked("GET", Route), asked);
}

QTEST_GUILESS_MAIN(TestEngineWatchDemo)
#include "tst_enginewatchdemo.moc"
