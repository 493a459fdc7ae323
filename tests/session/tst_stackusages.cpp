// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/enginerequests.h"
#include "app/portainer/execrequests.h"
#include "app/session/stackusages.h"
#include "tests/session/demosession.h"

#include <QSignalSpy>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const EnvironmentId Local{1};
constexpr char StatsRoute[] = "endpoints/{id}/docker/containers/{containerId}/stats";

EngineStack local(const QString &name)
{
    return {Local, StackType::Compose, name};
}

} // namespace

class TestStackUsages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksNothingUnlessSomebodyLooks();
    void sumsOverTheRunningContainers();
    void goesOnAndFollows();
    void forgetsWhenNobodyLooks();
    void aServerThatIsGoneHasNoFigures();
};

void TestStackUsages::asksNothingUnlessSomebodyLooks()
{
    DemoSessions demo;
    StackUsages &usages = StackUsages::of(demo.of("admin"));
    QCOMPARE(&StackUsages::of(demo.of("admin")), &usages);
    QTest::qWait(100);
    QCOMPARE(demo.server.timesAsked("GET", StatsRoute), 0);
    usages.follow({{EnvironmentId(3), StackType::Kubernetes, u"shop"_s}}); // No engine measures it.
    QTest::qWait(100);
    QCOMPARE(demo.server.timesAsked("GET", StatsRoute), 0);
}

void TestStackUsages::sumsOverTheRunningContainers()
{
    DemoSessions demo;
    Session &session = demo.of("admin");
    StackUsages &usages = StackUsages::of(session);
    const auto containers = demo.ask("admin", requests::containersOfProject(Local, u"shop"_s));
    QVERIFY(containers && containers->size() > 1);
    qint64 most = 0; // Memory of the sample goes up and down a little.
    int running = 0;
    for (const Container &each : *containers) {
        if (!each.isRunning())
            continue;
        ++running;
        const auto stats = demo.ask("admin", requests::containerStats(Local, each.id));
        QVERIFY(stats.has_value());
        most += stats->memoryUsed();
    }
    usages.follow({local(u"shop"_s), local(u"no such stack"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(usages.usages().contains(local(u"shop"_s)), 20'000);
    const StackUsage shop = usages.usages().value(local(u"shop"_s));
    QCOMPARE(shop.containers, running);
    QVERIFY(shop.cpu > 0);
    QVERIFY2(shop.memory > most / 2 && shop.memory < most * 2, qPrintable(u"%1 of %2"_s.arg(shop.memory).arg(most)));
    QCOMPARE(usages.usages().value(local(u"no such stack"_s)), StackUsage()); // Measured: nothing.
    QVERIFY(usages.usages().contains(local(u"no such stack"_s)));
}

void TestStackUsages::goesOnAndFollows()
{
    DemoSessions demo;
    Session &session = demo.of("admin");
    StackUsages &usages = StackUsages::of(session);
    usages.setPause(10ms);
    usages.follow({local(u"shop"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(usages.usages().contains(local(u"shop"_s)), 20'000);
    const int before = usages.usages().value(local(u"shop"_s)).containers;
    const auto containers = demo.ask("admin", requests::containersOfProject(Local, u"shop"_s));
    QVERIFY(demo.ask("admin", requests::stopContainer(Local, containers->constFirst().id)).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(usages.usages().value(local(u"shop"_s)).containers, before - 1, 20'000);
    usages.follow({local(u"gitea"_s)}); // Scrolled on.
    QTRY_VERIFY_WITH_TIMEOUT(usages.usages().contains(local(u"gitea"_s)), 20'000);
    QVERIFY(usages.usages().contains(local(u"shop"_s))); // Not long ago.
}

void TestStackUsages::forgetsWhenNobodyLooks()
{
    DemoSessions demo;
    StackUsages &usages = StackUsages::of(demo.of("admin"));
    usages.setPause(10ms);
    usages.follow({local(u"shop"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(!usages.usages().isEmpty(), 20'000);
    QSignalSpy changed(&usages, &StackUsages::changed);
    usages.follow({});
    QCOMPARE(changed.count(), 1);
    QVERIFY(usages.usages().isEmpty());
    QTest::qWait(200); // What was on its way.
    const int asked = demo.server.timesAsked("GET", StatsRoute);
    QTest::qWait(200);
    QCOMPARE(demo.server.timesAsked("GET", StatsRoute), asked);
}

void TestStackUsages::aServerThatIsGoneHasNoFigures()
{
    DemoSessions demo;
    Session &session = demo.of("admin");
    StackUsages &usages = StackUsages::of(session);
    usages.follow({local(u"shop"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(!usages.usages().isEmpty(), 20'000);
    session.signOut();
    QTRY_VERIFY(usages.usages().isEmpty()); // Nothing shows as fresh that is not.
    session.openWith(demo.server.tokenOf("admin"));
    QTRY_VERIFY_WITH_TIMEOUT(!usages.usages().isEmpty(), 20'000);
}

QTEST_GUILESS_MAIN(TestStackUsages)
#include "tst_stackusages.moc"
