// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/holdings.h"

#include "tests/session/demosession.h"

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

class TestHoldings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatIsOnlyAUsersOwn();
    void whatAUserLeads();
    void whatGoesWithATeam();
    void whatGoesWithAMembership();
    void aTeamWithoutMembersTakesNothing();
    void whatOthersStillSeeIsNotOnlyTheirs();

private:
    std::unique_ptr<DemoSessions> m_demo;
    QList<Stack> m_stacks;
    AccessRules m_rules;
};

void TestHoldings::initTestCase()
{
    m_demo = std::make_unique<DemoSessions>();
    m_rules = AccessRules(m_demo->freshDirectoryOf("admin").content());
    m_stacks = *m_demo->ask("admin", requests::stacks());
}

void TestHoldings::whatIsOnlyAUsersOwn()
{
    const UserHoldings alice = userHoldings(UserId(2), m_stacks, m_rules);
    QCOMPARE(alice.onlyTheirs, (QStringList{u"shop (local)"_s, u"chatty (local)"_s, u"web1 (local)"_s, u"web2 (local)"_s, u"web10 (local)"_s}));
    QVERIFY(alice.shared.isEmpty() && alice.led.isEmpty() && alice.teams.isEmpty());
    QCOMPARE(alice.environments, QStringList{u"local"_s});
    QCOMPARE(userHoldings(UserId(7), m_stacks, m_rules), UserHoldings());
}

void TestHoldings::whatAUserLeads()
{
    const UserHoldings maria = userHoldings(UserId(4), m_stacks, m_rules);
    QCOMPARE(maria.led, QStringList{u"web"_s});
    QCOMPARE(maria.onlyLeader, QStringList{u"web"_s});
    const UserHoldings bob = userHoldings(UserId(3), m_stacks, m_rules);
    QVERIFY(bob.led.isEmpty());
    QCOMPARE(bob.teams, (QStringList{u"web"_s, u"operations"_s}));
}

void TestHoldings::whatGoesWithATeam()
{
    const TeamHoldings web = teamHoldings(TeamId(1), m_stacks, m_rules);
    QCOMPARE(web.members, (QStringList{u"maria"_s, u"bob"_s}));
    // Bob has swarm-b by name as well, so only Maria loses it.
    QCOMPARE(web.environments, (QStringList{u"swarm-b (maria)"_s, u"k8s (maria and bob)"_s}));
    QVERIFY(web.stacks.contains(u"minio (local)"_s) && web.stacks.contains(u"shop (swarm-b)"_s));
    QCOMPARE(web.onlyTheirs, web.stacks);
    QVERIFY(!web.stacks.contains(u"gitea (local)"_s)); // Public.
    const TeamHoldings operations = teamHoldings(TeamId(2), m_stacks, m_rules);
    QCOMPARE(operations.environments, QStringList{u"workshop (bob)"_s}); // By its group.
    QVERIFY(operations.stacks.isEmpty());
}

void TestHoldings::whatGoesWithAMembership()
{
    const auto of = [this](UserId user, TeamId team) {
        for (const TeamMembership &each : m_rules.content().membersOf(team))
            if (each.user == user)
                return memberHoldings(each, m_stacks, m_rules);
        return MemberHoldings();
    };
    const MemberHoldings maria = of(UserId(4), TeamId(1));
    QCOMPARE(maria.environments, (QStringList{u"swarm-b"_s, u"k8s"_s}));
    QVERIFY(maria.isOnlyLeader);
    QVERIFY(maria.stacks.contains(u"minio (local)"_s));
    QVERIFY(maria.onlyTheirs.isEmpty()); // Bob goes on seeing them through the team.
    const MemberHoldings bob = of(UserId(3), TeamId(1));
    QCOMPARE(bob.environments, QStringList{u"k8s"_s}); // He has swarm-b by name as well.
    QVERIFY(!bob.isOnlyLeader);
    QCOMPARE(of(UserId(3), TeamId(2)).environments, QStringList{u"workshop"_s}); // By its group.
}

void TestHoldings::aTeamWithoutMembersTakesNothing()
{
    QCOMPARE(teamHoldings(TeamId(99), m_stacks, m_rules), TeamHoldings());
}

void TestHoldings::whatOthersStillSeeIsNotOnlyTheirs()
{
    Stack stack{.id = StackId(1), .name = u"both"_s, .environmentId = EnvironmentId(1), .resourceControl = ResourceControl{.users = {UserId(2), UserId(3)}}};
    stack.type.value = StackType::Compose;
    const UserHoldings alice = userHoldings(UserId(2), {stack}, m_rules);
    QVERIFY(alice.onlyTheirs.isEmpty());
    QCOMPARE(alice.shared, QStringList{u"both (local)"_s});
}

QTEST_GUILESS_MAIN(TestHoldings)
#include "tst_holdings.moc"
