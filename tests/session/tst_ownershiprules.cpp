// SPDX-License-Identifier: GPL-3.0-or-later
// What may be made of a stack's ownership, beside what the server accepts from the very same people.
#include "app/session/ownershiprules.h"

#include "tests/session/demosession.h"

#include <algorithm>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

Stack stackNamed(DemoSessions &demo, const QString &name, qint64 environment)
{
    const QList<Stack> stacks = *demo.ask("admin", requests::stacks());
    const auto found = std::ranges::find_if(stacks, [&](const Stack &each) { return each.name == name && number(each.environmentId) == environment; });
    return found == stacks.end() ? Stack() : *found;
}

} // namespace

class TestOwnershipRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsOfferedIsWhatTheServerTakes_data();
    void whatIsOfferedIsWhatTheServerTakes();
    void whoHasNoRightIsToldWhy();
    void administratorsNameStandardUsersAndTeams();
    void standardUsersNameThemselvesAndTheirTeams();
    void aChoiceSaysWhatIsMissing();
    void aStackWithoutAControlIsTheAdministrators();
    void saysWhoGainsAndLosesSight();
    void namesAreListedReadably();
};

void TestOwnershipRules::whatIsOfferedIsWhatTheServerTakes_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QString>("stack");
    QTest::addColumn<bool>("mayChange");
    QTest::newRow("an administrator") << "admin"_ba << u"grafana"_s << true;
    QTest::newRow("the owner") << "alice"_ba << u"shop"_s << true;
    QTest::newRow("who may use a public one") << "alice"_ba << u"gitea"_s << true;
    QTest::newRow("a member of its team") << "bob"_ba << u"minio"_s << true;
    QTest::newRow("who may not use it") << "alice"_ba << u"minio"_s << false;
    QTest::newRow("one of the administrators'") << "alice"_ba << u"grafana"_s << false;
}

// Every choice that can be put together, tried on the server: it takes exactly what is offered.
void TestOwnershipRules::whatIsOfferedIsWhatTheServerTakes()
{
    QFETCH(QByteArray, user);
    QFETCH(QString, stack);
    QFETCH(bool, mayChange);
    DemoSessions demo;
    const Stack shared = stackNamed(demo, stack, 1);
    const OwnershipChoice before = choiceOf(shared);
    const User me = *demo.of(user).user();
    const AccessRules rules(demo.freshDirectoryOf(user).content());
    const OwnershipRights rights = ownershipRights(me, shared, rules);
    QCOMPARE(rights.mayChange(), mayChange);
    QCOMPARE(rights.refusal.isEmpty(), mayChange);
    for (const Ownership level : {Ownership::Administrators, Ownership::Private, Ownership::Restricted, Ownership::Public}) {
        OwnershipChoice choice{.level = level, .users = {me.id}, .teams = level == Ownership::Restricted ? QList{TeamId(1)} : QList<TeamId>()};
        if (level == Ownership::Restricted)
            choice.users.clear();
        const bool offered = rights.maySet(level) && (level != Ownership::Restricted || rights.teams.contains(TeamId(1)));
        const auto answer = demo.ask(user, requests::changeOwnership(shared.resourceControl->id, choice));
        QVERIFY2(answer.has_value() == offered, qPrintable(u"level %1: %2"_s.arg(int(level)).arg(rights.whyNot.value(level))));
        QCOMPARE(rights.whyNot.value(level).isEmpty() && rights.mayChange(), rights.maySet(level));
        if (answer)
            QVERIFY(demo.ask("admin", requests::changeOwnership(shared.resourceControl->id, before)));
    }
}

void TestOwnershipRules::whoHasNoRightIsToldWhy()
{
    DemoSessions demo;
    const AccessRules rules(demo.freshDirectoryOf("alice").content());
    const User alice = *demo.of("alice").user();
    QVERIFY(ownershipRights(alice, stackNamed(demo, u"grafana"_s, 1), rules).refusal.contains("administrators"_L1));
    QVERIFY(ownershipRights(alice, stackNamed(demo, u"minio"_s, 1), rules).refusal.contains("may use the stack"_L1));
    QVERIFY(ownershipRights(alice, stackNamed(demo, u"payments"_s, 4), rules).refusal.contains("Kubernetes"_L1));
    QVERIFY(ownershipRights(*demo.of("admin").user(), stackNamed(demo, u"payments"_s, 4), rules).refusal.contains("Kubernetes"_L1));
    const OwnershipRights own = ownershipRights(alice, stackNamed(demo, u"shop"_s, 1), rules);
    QVERIFY(own.whyNot.value(Ownership::Administrators).contains("administrator"_L1));
    QVERIFY(own.whyNot.value(Ownership::Restricted).contains("team"_L1)); // Alice is in none.
}

void TestOwnershipRules::administratorsNameStandardUsersAndTeams()
{
    DemoSessions demo;
    const AccessRules rules(demo.freshDirectoryOf("admin").content());
    const OwnershipRights rights = ownershipRights(*demo.of("admin").user(), stackNamed(demo, u"shop"_s, 1), rules);
    QVERIFY(rights.mayNameUsers);
    QStringList names;
    for (const UserId id : rights.users)
        names.append(rules.content().userName(id));
    QCOMPARE(names, (QStringList{u"alice"_s, u"bob"_s, u"kim"_s, u"maria"_s, u"noor"_s}));
    QCOMPARE(rights.teams.size(), 2);
    QVERIFY(rights.whyNot.isEmpty());
}

void TestOwnershipRules::standardUsersNameThemselvesAndTheirTeams()
{
    DemoSessions demo;
    const AccessRules rules(demo.freshDirectoryOf("maria").content());
    const OwnershipRights rights = ownershipRights(*demo.of("maria").user(), stackNamed(demo, u"shop"_s, 2), rules);
    QVERIFY(rights.mayChange() && !rights.mayNameUsers);
    QCOMPARE(rights.users, QList{UserId(4)});
    QCOMPARE(rights.teams, QList{TeamId(1)});
}

void TestOwnershipRules::aChoiceSaysWhatIsMissing()
{
    QVERIFY(choiceProblem({.level = Ownership::Administrators}).isEmpty());
    QVERIFY(choiceProblem({.level = Ownership::Public}).isEmpty());
    QVERIFY(!choiceProblem({.level = Ownership::Private}).isEmpty());
    QVERIFY(choiceProblem({.level = Ownership::Private, .users = {UserId(2)}}).isEmpty());
    QVERIFY(!choiceProblem({.level = Ownership::Restricted}).isEmpty());
    QVERIFY(choiceProblem({.level = Ownership::Restricted, .teams = {TeamId(1)}}).isEmpty());
}

void TestOwnershipRules::aStackWithoutAControlIsTheAdministrators()
{
    DemoSessions demo;
    const Stack immich = stackNamed(demo, u"immich"_s, 1);
    QVERIFY(!immich.resourceControl);
    QCOMPARE(choiceOf(immich), OwnershipChoice());
    QCOMPARE(stackResourceId(immich), u"1_immich"_s);
    const AccessRules rules(demo.freshDirectoryOf("admin").content());
    QVERIFY(ownershipRights(*demo.of("admin").user(), immich, rules).mayChange());
    QVERIFY(!ownershipRights(*demo.of("alice").user(), immich, rules).mayChange());
}

void TestOwnershipRules::saysWhoGainsAndLosesSight()
{
    DemoSessions demo;
    const AccessRules rules(demo.freshDirectoryOf("admin").content());
    const Stack shop = stackNamed(demo, u"shop"_s, 1); // Alice's own.
    const SightChange toTeam = sightChange(shop, {.level = Ownership::Restricted, .teams = {TeamId(1)}}, rules);
    QCOMPARE(toTeam, (SightChange{{u"bob"_s, u"maria"_s}, {u"alice"_s}}));
    QCOMPARE(sightWords(toTeam, true), u"Gains sight of it: bob and maria. Loses sight of it: alice."_s);
    QCOMPARE(sightChange(shop, {.level = Ownership::Public}, rules).gains, (QStringList{u"bob"_s, u"kim"_s, u"maria"_s, u"noor"_s}));
    QCOMPARE(sightWords(sightChange(shop, choiceOf(shop), rules), true), u"Nobody gains or loses sight of it."_s);
    QVERIFY(sightWords({}, false).contains("not known"_L1));
}

void TestOwnershipRules::namesAreListedReadably()
{
    QCOMPARE(nameList({}), QString());
    QCOMPARE(nameList({u"a"_s}), u"a"_s);
    QCOMPARE(nameList({u"a"_s, u"b"_s}), u"a and b"_s);
    QCOMPARE(nameList({u"a"_s, u"b"_s, u"c"_s}), u"a, b and c"_s);
    QCOMPARE(nameList({u"a"_s, u"b"_s, u"c"_s, u"d"_s}, 3), u"a, b and 2 more"_s);
}

QTEST_GUILESS_MAIN(TestOwnershipRules)
#include "tst_ownershiprules.moc"
