// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackrights.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

using Why = StackVerdict::Why;

User administrator() { return {.id = UserId(1), .name = u"admin"_s, .role = Role::Administrator}; }
User alice() { return {.id = UserId(2), .name = u"alice"_s, .role = Role::Standard}; }

Environment local()
{
    Environment environment{.id = EnvironmentId(1), .name = u"local"_s};
    environment.type = {EnvironmentType::Docker, 1};
    environment.status = {EnvironmentStatus::Up, 1};
    return environment;
}

/// A running Compose stack of alice's, seen by an administrator.
StackScene shop()
{
    Stack stack{.id = StackId(5), .name = u"shop"_s};
    stack.environmentId = EnvironmentId(1);
    stack.type = {StackType::Compose, 2};
    stack.status = {StackStatus::Active, 1};
    stack.resourceControl = ResourceControl{.users = {UserId(2)}};
    return {.stack = stack, .serverName = u"home-lab"_s, .user = administrator(), .environment = local()};
}

} // namespace

class TestStackRights : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void states_data();
    void states();
    void administratorsOfEnvironmentsWithoutManagement();
    void whatBelongsToAdministrators();
    void kubernetes();
    void git();
    void orphans();
    void servers();
    void readOnly();
    void underWay();
    void several();
    void madeOutside();
    void creating();
    void everyRefusalHasAReason();
};

void TestStackRights::states_data()
{
    QTest::addColumn<StackStatus>("status");
    QTest::addColumn<StackAction>("action");
    QTest::addColumn<Why>("why");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, StackStatus status, StackAction action, Why why, const QString &sentence = {}) {
        QTest::newRow(name) << status << action << why << sentence;
    };
    row("start running", StackStatus::Active, StackAction::Start, Why::AlreadySo, u"shop is already running."_s);
    row("stop running", StackStatus::Active, StackAction::Stop, Why::May);
    row("restart running", StackStatus::Active, StackAction::Restart, Why::May);
    row("start stopped", StackStatus::Inactive, StackAction::Start, Why::May);
    row("stop stopped", StackStatus::Inactive, StackAction::Stop, Why::AlreadySo, u"shop is already stopped."_s);
    row("restart stopped", StackStatus::Inactive, StackAction::Restart, Why::NotNow, u"shop is stopped. Start it instead."_s);
    row("remove running", StackStatus::Active, StackAction::Remove, Why::May);
    row("remove stopped", StackStatus::Inactive, StackAction::Remove, Why::May);
    row("stop while deploying", StackStatus::Deploying, StackAction::Stop, Why::NotNow, u"shop is being deployed. Wait until that is over."_s);
    row("edit after an error", StackStatus::Error, StackAction::Edit, Why::May);
    row("stop of an unknown state", StackStatus::Unknown, StackAction::Stop, Why::May);
    row("associate with its environment", StackStatus::Active, StackAction::Associate, Why::NotPossible,
        u"shop has its environment. Only a stack whose environment is gone can be associated."_s);
}

void TestStackRights::states()
{
    QFETCH(StackStatus, status);
    QFETCH(StackAction, action);
    QFETCH(Why, why);
    QFETCH(QString, sentence);
    StackScene scene = shop();
    scene.stack.status = {status, static_cast<qint64>(status)};
    const StackVerdict verdict = verdictOn(action, scene);
    QCOMPARE(verdict.why, why);
    QCOMPARE(verdict.sentence, sentence);
}

void TestStackRights::administratorsOfEnvironmentsWithoutManagement()
{
    StackScene scene = shop();
    scene.environment->stackManagementForRegularUsers = false;
    QVERIFY(verdictOn(StackAction::Stop, scene).may()); // It holds for standard users alone.
    scene.user = alice();
    const StackVerdict verdict = verdictOn(StackAction::Stop, scene);
    QCOMPARE(verdict.why, Why::NotAllowed);
    QCOMPARE(verdict.sentence, u"alice may not stop shop: in local only administrators manage stacks. An administrator of home-lab can change that."_s);
    scene.environment->stackManagementForRegularUsers = true;
    QVERIFY(verdictOn(StackAction::Stop, scene).may());
}

void TestStackRights::whatBelongsToAdministrators()
{
    StackScene scene = shop();
    scene.user = alice();
    scene.stack.resourceControl.reset();
    QCOMPARE(verdictOn(StackAction::Remove, scene).sentence, u"alice may not remove shop: it belongs to administrators. An administrator of home-lab can grant it."_s);
    scene.user = administrator();
    QVERIFY(verdictOn(StackAction::Remove, scene).may());
}

void TestStackRights::kubernetes()
{
    StackScene scene = shop();
    scene.stack.type = {StackType::Kubernetes, 3};
    scene.stack.resourceControl.reset(); // It has none.
    QCOMPARE(verdictOn(StackAction::Stop, scene).why, Why::NotPossible);
    QCOMPARE(verdictOn(StackAction::Migrate, scene).why, Why::NotPossible);
    QVERIFY(verdictOn(StackAction::Edit, scene).may());
    QVERIFY(verdictOn(StackAction::Remove, scene).may());
    scene.user = alice();
    QVERIFY(verdictOn(StackAction::Edit, scene).may()); // The cluster decides.
}

void TestStackRights::git()
{
    StackScene scene = shop();
    QCOMPARE(verdictOn(StackAction::Detach, scene).why, Why::NotPossible);
    QVERIFY(verdictOn(StackAction::Edit, scene).may());
    QVERIFY(verdictOn(StackAction::Redeploy, scene).may());
    scene.stack.gitConfig = GitConfig{.url = u"https://git.example/shop.git"_s};
    QVERIFY(verdictOn(StackAction::Detach, scene).may());
    QVERIFY(verdictOn(StackAction::GitSettings, scene).may());
    QVERIFY(verdictOn(StackAction::Edit, scene).may()); // Its variables; the window says what can be edited.
}

void TestStackRights::orphans()
{
    StackScene scene = shop();
    scene.environment.reset();
    QVERIFY(verdictOn(StackAction::Associate, scene).may());
    QVERIFY(verdictOn(StackAction::Remove, scene).may());
    QCOMPARE(verdictOn(StackAction::Stop, scene).sentence, u"The environment of shop is gone. Associate it with another one first."_s);
    scene.user = alice();
    QCOMPARE(verdictOn(StackAction::Remove, scene).why, Why::NotAllowed);
    QCOMPARE(verdictOn(StackAction::Export, scene).why, Why::NotAllowed);
}

void TestStackRights::servers()
{
    StackScene scene = shop();
    scene.server = StackScene::Server::SignedOut;
    QCOMPARE(verdictOn(StackAction::Stop, scene).sentence, u"You are signed out of home-lab. Sign in again first."_s);
    scene.server = StackScene::Server::Silent;
    QCOMPARE(verdictOn(StackAction::Stop, scene).why, Why::NotNow);
    scene.server = StackScene::Server::Answering;
    scene.isKnownOnly = true;
    QCOMPARE(verdictOn(StackAction::Stop, scene).sentence, u"home-lab has not answered yet."_s);
    scene.isKnownOnly = false;
    scene.environment->status = {EnvironmentStatus::Down, 2};
    QCOMPARE(verdictOn(StackAction::Stop, scene).sentence, u"local is down, so nothing can be done there."_s);
}

void TestStackRights::readOnly()
{
    StackScene scene = shop();
    scene.isReadOnly = true;
    QCOMPARE(verdictOn(StackAction::Stop, scene).sentence, u"Longshore is read-only. Server > Read-only switches that off."_s);
    QVERIFY(verdictOn(StackAction::Export, scene).may()); // Only reads.
    scene.isReadOnly = false;
    scene.isServerReadOnly = true;
    QCOMPARE(verdictOn(StackAction::Edit, scene).sentence, u"home-lab is set to read-only in its options."_s);
}

void TestStackRights::underWay()
{
    StackScene scene = shop();
    scene.underWay = u"Stopping shop"_s;
    QCOMPARE(verdictOn(StackAction::Remove, scene).sentence, u"Stopping shop is under way. Wait until that is over."_s);
    QVERIFY(verdictOn(StackAction::Export, scene).may());
}

void TestStackRights::several()
{
    StackScene stopped = shop();
    stopped.stack.name = u"cache"_s;
    stopped.stack.status = {StackStatus::Inactive, 2};
    QVERIFY(verdictOn(StackAction::Stop, {shop(), stopped}).may()); // Of one of them.
    QVERIFY(verdictOn(StackAction::Remove, {shop(), stopped}).may());
    QCOMPARE(verdictOn(StackAction::Start, {shop(), shop()}).why, Why::AlreadySo);
    QCOMPARE(verdictOn(StackAction::Edit, {shop(), stopped}).sentence, u"Select a single stack for this."_s);
    StackScene foreign = shop();
    foreign.user = alice();
    foreign.stack.resourceControl.reset();
    QCOMPARE(verdictOn(StackAction::Stop, {shop(), foreign}).why, Why::NotAllowed); // Holds all up.
    QCOMPARE(verdictOn(StackAction::Stop, QList<StackScene>()).sentence, u"Select a stack first."_s);
}

void TestStackRights::creating()
{
    StackScene scene = shop();
    QVERIFY(mayCreate(scene).may());
    scene.user = alice();
    QVERIFY(mayCreate(scene).may());
    scene.environment->stackManagementForRegularUsers = false;
    QCOMPARE(mayCreate(scene).why, Why::NotAllowed);
    scene = shop();
    scene.isReadOnly = true;
    QVERIFY(!mayCreate(scene).may());
}

/// Without a record a stack can be removed, and no more.
void TestStackRights::madeOutside()
{
    StackScene scene = shop();
    scene.stack.id = StackId(-3);
    scene.stack.resourceControl.reset();
    QVERIFY(verdictOn(StackAction::Remove, scene).may());
    for (int i = 0; i < StackActionCount; ++i)
        if (static_cast<StackAction>(i) != StackAction::Remove)
            QCOMPARE(verdictOn(static_cast<StackAction>(i), scene).why, Why::NotPossible);
    scene.user = alice();
    QVERIFY(verdictOn(StackAction::Remove, scene).may()); // Who sees its containers may remove them.
    scene.stack.type = {StackType::Swarm, 1};
    QCOMPARE(verdictOn(StackAction::Remove, scene).sentence,
             u"alice may not remove shop: only administrators remove Swarm stacks that were made outside Portainer. An administrator of home-lab can."_s);
    scene.user = administrator();
    QVERIFY(verdictOn(StackAction::Remove, scene).may());
    QCOMPARE(verdictOn(StackAction::Remove, {shop(), scene}).sentence, u"shop was made outside Portainer: select it alone to remove it."_s);
    StackScene changed = scene;
    changed.isReadOnly = true;
    QCOMPARE(verdictOn(StackAction::Remove, changed).why, Why::NotNow);
    changed = scene;
    changed.underWay = u"Removing shop"_s;
    QCOMPARE(verdictOn(StackAction::Remove, changed).why, Why::NotNow);
    changed = scene;
    changed.environment->status = {EnvironmentStatus::Down, 2};
    QCOMPARE(verdictOn(StackAction::Remove, changed).why, Why::NotNow);
    changed.environment.reset();
    QCOMPARE(verdictOn(StackAction::Remove, changed).why, Why::NotPossible);
}

// Over all that decides: who may not, is told why; and nothing is allowed to a stack of somebody else.
void TestStackRights::everyRefusalHasAReason()
{
    int refused = 0;
    for (int i = 0; i < StackActionCount; ++i)
        for (const StackStatus status : {StackStatus::Active, StackStatus::Inactive, StackStatus::Deploying, StackStatus::Error})
            for (const StackType type : {StackType::Swarm, StackType::Compose, StackType::Kubernetes})
                for (const bool isGit : {false, true})
                    for (const bool isAdmin : {false, true})
                        for (const bool hasEnvironment : {false, true}) {
                            StackScene scene = shop();
                            scene.stack.status = {status, 1};
                            scene.stack.type = {type, 1};
                            if (isGit)
                                scene.stack.gitConfig = GitConfig{};
                            scene.user = isAdmin ? administrator() : alice();
                            if (!hasEnvironment)
                                scene.environment.reset();
                            const StackVerdict verdict = verdictOn(static_cast<StackAction>(i), scene);
                            QCOMPARE(verdict.sentence.isEmpty(), verdict.may());
                            QVERIFY(verdict.may() || verdict.sentence.endsWith(u'.'));
                            QVERIFY(!verdict.may() || isAdmin || hasEnvironment);
                            refused += verdict.may() ? 0 : 1;
                        }
    QVERIFY(refused > 500); // The loop did meet refusals.
}

QTEST_GUILESS_MAIN(TestStackRights)
#include "tst_stackrights.moc"
