// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/containerrights.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

using Action = ContainerAction;
using Why = StackVerdict::Why;

namespace {

Container container(const QString &state)
{
    return {.id = u"c"_s, .names = {u"shop-web-1"_s}, .state = state};
}

StackScene scene()
{
    StackScene scene;
    scene.serverName = u"home-lab"_s;
    scene.environment = Environment{};
    return scene;
}

} // namespace

class TestContainerRights : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byState_data();
    void byState();
    void byScene();
    void severalLeaveOutWhatIsSoAlready();
    void portainerAndSwarm();
    void everyRefusalHasAReason();
};

void TestContainerRights::byState_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QList<Action>>("may");
    using A = Action;
    QTest::newRow("running") << u"running"_s << QList<A>{A::Stop, A::Restart, A::Kill, A::Pause, A::Remove, A::Recreate};
    QTest::newRow("paused") << u"paused"_s << QList<A>{A::Stop, A::Restart, A::Kill, A::Resume, A::Remove, A::Recreate};
    QTest::newRow("exited") << u"exited"_s << QList<A>{A::Start, A::Remove, A::Recreate};
    QTest::newRow("created") << u"created"_s << QList<A>{A::Start, A::Remove, A::Recreate};
    QTest::newRow("restarting") << u"restarting"_s << QList<A>{A::Stop, A::Restart, A::Kill, A::Remove, A::Recreate};
}

void TestContainerRights::byState()
{
    QFETCH(const QString, state);
    QFETCH(const QList<Action>, may);
    for (int i = 0; i < ContainerActionCount; ++i) {
        const auto action = static_cast<Action>(i);
        QVERIFY2(verdictOn(action, container(state), scene()).may() == may.contains(action), qPrintable(QString::number(i)));
    }
}

void TestContainerRights::byScene()
{
    const auto whyNot = [](auto change) {
        StackScene changed = scene();
        change(changed);
        return verdictOn(Action::Stop, container(u"running"_s), changed).sentence;
    };
    QCOMPARE(whyNot([](StackScene &s) { s.server = StackScene::Server::Silent; }), u"home-lab is not answering. Refresh first."_s);
    QCOMPARE(whyNot([](StackScene &s) { s.server = StackScene::Server::SignedOut; }), u"You are signed out of home-lab. Sign in again first."_s);
    QCOMPARE(whyNot([](StackScene &s) { s.isReadOnly = true; }), u"Longshore is read-only. Server > Read-only switches that off."_s);
    QCOMPARE(whyNot([](StackScene &s) { s.isServerReadOnly = true; }), u"home-lab is set to read-only in its options."_s);
    QVERIFY(!whyNot([](StackScene &s) { s.environment.reset(); }).isEmpty());
}

void TestContainerRights::severalLeaveOutWhatIsSoAlready()
{
    const QList<Container> mixed{container(u"running"_s), container(u"exited"_s)};
    QVERIFY(verdictOn(Action::Stop, mixed, scene()).may());
    QVERIFY(verdictOn(Action::Start, mixed, scene()).may());
    QCOMPARE(verdictOn(Action::Start, QList{container(u"running"_s), container(u"running"_s)}, scene()).why, Why::AlreadySo);
    QCOMPARE(verdictOn(Action::Restart, mixed, scene()).why, Why::NotNow); // Nobody asked to start the other one.
    QCOMPARE(verdictOn(Action::Stop, QList<Container>(), scene()).sentence, u"Select a container first."_s);
}

void TestContainerRights::portainerAndSwarm()
{
    Container portainer = container(u"running"_s);
    portainer.isPortainer = true;
    QCOMPARE(verdictOn(Action::Stop, portainer, scene()).why, Why::NotPossible);
    Container task = container(u"running"_s);
    task.labels.insert(labels::SwarmNamespace, u"crew"_s);
    QCOMPARE(verdictOn(Action::Recreate, task, scene()).why, Why::NotPossible);
    QVERIFY(verdictOn(Action::Restart, task, scene()).may());
}

void TestContainerRights::everyRefusalHasAReason()
{
    for (int i = 0; i < ContainerActionCount; ++i)
        for (const QString &state : {u"running"_s, u"paused"_s, u"exited"_s, u"created"_s, u"dead"_s, u"removing"_s}) {
            const StackVerdict verdict = verdictOn(static_cast<Action>(i), container(state), scene());
            QCOMPARE(verdict.may(), verdict.sentence.isEmpty());
        }
}

QTEST_GUILESS_MAIN(TestContainerRights)
#include "tst_containerrights.moc"
