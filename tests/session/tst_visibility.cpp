// SPDX-License-Identifier: GPL-3.0-or-later
// What the access rules work out, beside what the server really gives to each of its users.
#include "app/session/visibility.h"

#include "tests/session/demosession.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArrayList Asked{"alice", "bob", "maria", "noor", "kim", "admin"};

/// Changes who may see what through the API, as an administrator would; the same seed gives the same changes.
class Shuffler
{
public:
    Shuffler(DemoSessions &demo, quint32 seed)
        : m_demo(demo), m_random(seed)
    {
    }

    void change()
    {
        switch (m_random.bounded(5)) {
        case 0:
        case 1: return shareStack();
        case 2:
        case 3: return openEnvironment();
        default: return changeTeams();
        }
    }

private:
    template <typename T>
    QList<T> some(const QList<T> &all, int percent)
    {
        QList<T> picked;
        std::ranges::copy_if(all, std::back_inserter(picked), [&](const T &) { return m_random.bounded(100) < percent; });
        return picked;
    }
    template <typename T>
    T one(const QList<T> &all)
    {
        return all.at(m_random.bounded(all.size()));
    }

    void shareStack()
    {
        const Stack stack = one(*m_demo.ask("admin", requests::stacks()));
        if (stack.type.value == StackType::Kubernetes)
            return;
        OwnershipChoice choice{.level = one(QList{Ownership::Administrators, Ownership::Private, Ownership::Restricted, Ownership::Public})};
        choice.users = choice.level == Ownership::Private ? QList{one(People)} : some(People, 20);
        choice.teams = {one(Teams)};
        if (stack.resourceControl)
            QVERIFY(m_demo.ask("admin", requests::changeOwnership(stack.resourceControl->id, choice)));
        else
            QVERIFY(m_demo.ask("admin", requests::createStackOwnership(u"%1_%2"_s.arg(number(stack.environmentId)).arg(stack.name), choice)));
    }
    void openEnvironment()
    {
        AccessPolicies policies;
        for (const UserId user : some(People, 40))
            policies.users.insert(user, 0);
        for (const TeamId team : some(Teams, 40))
            policies.teams.insert(team, 0);
        QVERIFY(m_demo.ask("admin", requests::setEnvironmentAccess(one(Environments), policies)));
    }
    void changeTeams()
    {
        const QList<TeamMembership> all = *m_demo.ask("admin", requests::memberships());
        const UserId user = one(People);
        const TeamId team = one(Teams);
        const auto known = std::ranges::find_if(all, [&](const auto &each) { return each.user == user && each.team == team; });
        if (known == all.end())
            QVERIFY(m_demo.ask("admin", requests::addToTeam(user, team, one(QList{TeamRole::Leader, TeamRole::Member}))));
        else
            QVERIFY(m_demo.ask("admin", requests::removeFromTeam(known->id)));
    }

    const QList<UserId> People{UserId(2), UserId(3), UserId(4), UserId(7), UserId(8)};
    const QList<TeamId> Teams{TeamId(1), TeamId(2)};
    const QList<EnvironmentId> Environments{EnvironmentId(1), EnvironmentId(2), EnvironmentId(4), EnvironmentId(6)};
    DemoSessions &m_demo;
    QRandomGenerator m_random;
};

QSet<StackId> idsOf(const QList<Stack> &stacks)
{
    QSet<StackId> ids;
    for (const Stack &stack : stacks)
        ids.insert(stack.id);
    return ids;
}

} // namespace

class TestVisibility : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theListIsWhatTheServerGives_data() { lines(); }
    void theListIsWhatTheServerGives();
    void usableIsWhatTheServerOpens_data() { lines(); }
    void usableIsWhatTheServerOpens();
    void everyWayIntoAnEnvironmentIsFound();
    void aTeamsWaysAreItsOwnAndItsGroups();
    void stacksWithoutAControlAreForAdministrators();
    void stackManagementSwitchedOffHidesNothing();

private:
    static void lines()
    {
        QTest::addColumn<DemoLine>("line");
        QTest::newRow("2.19") << DemoLine::V2_19;
        QTest::newRow("2.21") << DemoLine::V2_21;
        QTest::newRow("2.23") << DemoLine::V2_23;
    }
    static void compareAll(DemoSessions &demo)
    {
        QList<QFuture<Result<QList<Stack>>>> given; // Side by side, as they do not wait for each other.
        for (const QByteArray &name : Asked)
            given.append(demo.of(name).send(requests::stacks()));
        const AccessRules rules(demo.freshDirectoryOf("admin").content());
        const QList<Stack> stacks = *demo.ask("admin", requests::stacks());
        for (qsizetype i = 0; i < Asked.size(); ++i) {
            const std::optional<Result<QList<Stack>>> answer = await(given.at(i));
            QVERIFY(answer && *answer);
            const QSet<StackId> really = idsOf(**answer);
            const QSet<StackId> computed = stacksSeenBy(demo.of(Asked.at(i)).user()->id, stacks, rules).listed;
            QVERIFY2(computed == really, qPrintable(u"%1: %2 computed, %3 given"_s.arg(QString::fromLatin1(Asked.at(i))).arg(computed.size()).arg(really.size())));
        }
    }
};

void TestVisibility::theListIsWhatTheServerGives()
{
    QFETCH(DemoLine, line);
    DemoSessions demo({.line = line});
    Shuffler shuffler(demo, 20'240 + static_cast<quint32>(line));
    compareAll(demo);
    constexpr int Changes = 100;
    for (int i = 0; i < Changes && !QTest::currentTestFailed(); ++i) {
        shuffler.change();
        compareAll(demo);
    }
}

void TestVisibility::usableIsWhatTheServerOpens()
{
    QFETCH(DemoLine, line);
    DemoSessions demo({.line = line});
    Shuffler shuffler(demo, 7);
    for (int round = 0; round < 4; ++round) {
        for (int i = 0; i < 10; ++i)
            shuffler.change();
        const AccessRules rules(demo.freshDirectoryOf("admin").content(), demo.of("admin").environments());
        const QList<Stack> stacks = *demo.ask("admin", requests::stacks());
        for (const Stack &stack : stacks) {
            for (const QByteArray &name : {"alice"_ba, "maria"_ba, "kim"_ba, "admin"_ba}) {
                const bool opened = demo.ask(name, requests::stack(stack.id)).has_value();
                QVERIFY2(opened == rules.isUsable(demo.of(name).user()->id, stack), qPrintable(stack.name + u" for "_s + QString::fromLatin1(name)));
            }
        }
    }
}

void TestVisibility::everyWayIntoAnEnvironmentIsFound()
{
    DemoSessions demo;
    const AccessRules rules(demo.freshDirectoryOf("admin").content());
    const auto words = [&](qint64 user, qint64 environment) {
        QStringList all;
        for (const AccessWay &way : rules.waysOf(UserId(user), EnvironmentId(environment)))
            all.append(way.kind == AccessWay::Kind::Own ? u"own"_s : wayWords(way, rules.content()));
        return all.join(u", "_s);
    };
    QCOMPARE(words(1, 1), u"as administrator"_s);
    QCOMPARE(words(2, 1), u"own"_s);
    QCOMPARE(words(2, 2), QString());
    QCOMPARE(words(3, 2), u"own, through team web"_s);
    QCOMPARE(words(4, 2), u"through team web"_s);
    QCOMPARE(words(3, 6), u"through team operations and group edge-sites"_s);
    QCOMPARE(words(4, 6), QString());
    QVERIFY(rules.mayUse(UserId(3), EnvironmentId(6)));
    QVERIFY(!rules.mayUse(UserId(4), EnvironmentId(6)));
    QVERIFY(!rules.mayUse(UserId(3), EnvironmentId(99)));
    QVERIFY(rules.isLeader(UserId(4), TeamId(1)) && !rules.isLeader(UserId(3), TeamId(1)));
}

void TestVisibility::aTeamsWaysAreItsOwnAndItsGroups()
{
    DemoSessions demo;
    const AccessRules rules(demo.freshDirectoryOf("admin").content());
    QCOMPARE(rules.waysOf(TeamId(1), EnvironmentId(2)), QList<AccessWay>{{AccessWay::Kind::Own}});
    const QList<AccessWay> byGroup = rules.waysOf(TeamId(2), EnvironmentId(6));
    QCOMPARE(byGroup.size(), 1);
    QCOMPARE(wayWords(byGroup.first(), rules.content()), u"through group edge-sites"_s);
    QVERIFY(rules.waysOf(TeamId(2), EnvironmentId(1)).isEmpty());
}

void TestVisibility::stacksWithoutAControlAreForAdministrators()
{
    const AccessRules rules(DirectoryContent{.users = {{UserId(1), u"admin"_s, Role::Administrator}, {UserId(2), u"alice"_s, Role::Standard}},
                                             .environments = {{EnvironmentId(1), u"local"_s, GroupId(1), {.users = {{UserId(2), 0}}}}}});
    Stack stack{.id = StackId(5), .environmentId = EnvironmentId(1)};
    stack.type.value = StackType::Compose;
    QVERIFY(rules.isListed(UserId(1), stack) && rules.isUsable(UserId(1), stack));
    QVERIFY(!rules.isListed(UserId(2), stack) && !rules.isUsable(UserId(2), stack));
    stack.type.value = StackType::Kubernetes; // Never listed, yet usable by who may use the environment.
    QVERIFY(!rules.isListed(UserId(2), stack) && rules.isUsable(UserId(2), stack));
    stack.resourceControl = ResourceControl{.isPublic = true};
    QVERIFY(!rules.isListed(UserId(2), stack));
    stack.type.value = StackType::Compose;
    QVERIFY(rules.isListed(UserId(2), stack) && rules.isUsable(UserId(2), stack));
    stack.environmentId = EnvironmentId(3); // An orphan is listed, and cannot be opened.
    QVERIFY(rules.isListed(UserId(2), stack) && !rules.isUsable(UserId(2), stack));
    QCOMPARE(stacksSeenBy(UserId(2), {stack}, rules), (SeenStacks{{StackId(5)}, 0}));
}

void TestVisibility::stackManagementSwitchedOffHidesNothing()
{
    DemoSessions demo; // The workshop has it switched off; "labels" there is bob's own.
    const QList<Stack> bobs = *demo.ask("bob", requests::stacks());
    QVERIFY(std::ranges::any_of(bobs, [](const Stack &stack) { return stack.environmentId == EnvironmentId(6) && stack.name == "labels"_L1; }));
}

QTEST_GUILESS_MAIN(TestVisibility)
#include "tst_visibility.moc"
