// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackeffect.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

Container container(const QString &name, const QString &state = u"running"_s)
{
    Container made;
    made.id = QString(64, u'a');
    made.names = {name};
    made.state = state;
    return made;
}

/// Two containers, one of which ended, a network, a volume of its own, one of somebody else's, a folder of the host.
StackBefore shop()
{
    StackBefore now;
    now.stack.name = u"shop"_s;
    now.stack.type = {StackType::Compose, 2};
    now.stack.env = {{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}};
    now.engineRead = true;
    Container web = container(u"shop-web-1"_s);
    web.mounts = {{.type = u"bind"_s, .source = u"/srv/shop"_s}, {.type = u"volume"_s, .name = u"shared"_s}};
    Container db = container(u"shop-db-1"_s, u"exited"_s);
    db.mounts = {{.type = u"volume"_s, .name = u"shop_db"_s}, {.type = u"volume"_s, .name = QString(64, u'f')}};
    now.containers = {web, db};
    now.networks = {{.name = u"shop_default"_s}};
    now.volumes = {{.name = u"shop_db"_s}};
    return now;
}

} // namespace

class TestStackEffect : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stopping();
    void removing();
    void redeployingKeepsTheNetworks();
    void swarm();
    void kubernetes();
    void migratingLeavesVolumesBehind();
    void longListsAreCounted();
    void namesAreCleaned();
    void inShort();
};

void TestStackEffect::stopping()
{
    const StackEffect effect = effectOf(StackAction::Stop, shop());
    QCOMPARE(effect.goes, (QStringList{u"container shop-web-1"_s, u"container shop-db-1, which does not run"_s, u"network shop_default"_s}));
    QCOMPARE(effect.stays, (QStringList{u"volume shared"_s, u"volume shop_db"_s, u"1 unnamed volume"_s, u"folder or file /srv/shop on the host"_s,
                                        u"the stack itself, with file and variables: it can be started again"_s}));
    QVERIFY(effect.restarts.isEmpty());
    QCOMPARE(effect.notes, QStringList{u"What the containers wrote outside of volumes and host folders is lost."_s});
}

void TestStackEffect::removing()
{
    StackBefore now = shop();
    StackEffect effect = effectOf(StackAction::Remove, now);
    QVERIFY(effect.goes.contains(u"its file in Portainer"_s));
    QVERIFY(effect.goes.contains(u"its 2 variables in Portainer"_s));
    QVERIFY(!effect.stays.contains(u"the stack itself, with file and variables: it can be started again"_s));
    now.stack.gitConfig = GitConfig{};
    now.stack.autoUpdate = AutoUpdate{.webhook = u"6b8ce3a1"_s};
    effect = effectOf(StackAction::Remove, now);
    QVERIFY(effect.goes.contains(u"its Git settings in Portainer"_s));
    QVERIFY(effect.goes.contains(u"its webhook"_s));
    QVERIFY(!effect.goes.join(u' ').contains(u"6b8ce3a1"_s)); // A secret.
}

void TestStackEffect::redeployingKeepsTheNetworks()
{
    const StackEffect effect = effectOf(StackAction::Redeploy, shop());
    QVERIFY(effect.goes.isEmpty());
    QCOMPARE(effect.restarts.size(), 2);
    QVERIFY(effect.stays.contains(u"volume shop_db"_s));
    QVERIFY(effectOf(StackAction::Restart, shop()).restarts.contains(u"network shop_default"_s)); // Stopped in between.
}

void TestStackEffect::swarm()
{
    StackBefore now = shop();
    now.stack.type = {StackType::Swarm, 1};
    now.services = {{.name = u"shop_web"_s, .runningTasks = 3}, {.name = u"shop_db"_s}};
    const StackEffect effect = effectOf(StackAction::Stop, now);
    QCOMPARE(effect.goes.mid(0, 2), (QStringList{u"service shop_web, 3 tasks running"_s, u"service shop_db"_s}));
}

void TestStackEffect::kubernetes()
{
    StackBefore now = shop();
    now.stack.type = {StackType::Kubernetes, 3};
    now.containers.clear();
    const StackEffect effect = effectOf(StackAction::Remove, now);
    QCOMPARE(effect.notes, QStringList{u"Everything that its manifest names goes with it, persistent volume claims included."_s});
    QVERIFY(effect.stays.isEmpty());
}

void TestStackEffect::migratingLeavesVolumesBehind()
{
    const StackEffect effect = effectOf(StackAction::Migrate, shop());
    QCOMPARE(effect.goes.size(), 2);
    QVERIFY(effect.notes.contains(u"Volumes do not move: it starts there with new, empty ones. Copy their contents first if they matter."_s));
}

void TestStackEffect::longListsAreCounted()
{
    StackBefore now = shop();
    now.containers.clear();
    for (int i = 0; i < 40; ++i)
        now.containers.append(container(u"shop-web-%1"_s.arg(i)));
    const StackEffect effect = effectOf(StackAction::Stop, now);
    QCOMPARE(effect.goes.size(), 12);
    QCOMPARE(effect.goes.last(), u"30 more"_s);
}

void TestStackEffect::namesAreCleaned()
{
    StackBefore now = shop();
    now.containers = {container(u"evil\nname\u202egnp"_s)};
    const QString line = effectOf(StackAction::Stop, now).goes.first();
    QVERIFY(!line.contains(u'\n'));
    QVERIFY(!line.contains(QChar(0x202e)));
}

void TestStackEffect::inShort()
{
    QCOMPARE(goesInShort(StackAction::Stop, shop()), u"2 containers, 1 network"_s);
    QCOMPARE(goesInShort(StackAction::Redeploy, shop()), u"2 containers"_s);
    QCOMPARE(goesInShort(StackAction::Stop, StackBefore()), u"nothing runs"_s);
    QCOMPARE(staysInShort(shop()), u"the volumes shared and shop_db"_s);
    QCOMPARE(staysInShort(StackBefore()), QString());
}

QTEST_GUILESS_MAIN(TestStackEffect)
#include "tst_stackeffect.moc"
