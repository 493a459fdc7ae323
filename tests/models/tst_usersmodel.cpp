// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/usersmodel.h"

#include "ui/models/peoplefilter.h"
#include "ui/models/teamsmodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

/// An administrator, three users in two teams, two environments.
DirectoryContent content()
{
    return {.users = {{UserId(1), u"admin"_s, Role::Administrator}, {UserId(2), u"web10"_s, Role::Standard}, {UserId(3), u"web2"_s, Role::Standard},
                      {UserId(4), u"Alice"_s, Role::Standard}},
            .teams = {{TeamId(1), u"web"_s}, {TeamId(2), u"operations"_s}},
            .memberships = {{MembershipId(1), UserId(2), TeamId(1), TeamRole::Leader}, {MembershipId(2), UserId(3), TeamId(1), TeamRole::Member},
                            {MembershipId(3), UserId(2), TeamId(2), TeamRole::Member}},
            .environments = {{EnvironmentId(1), u"local"_s, GroupId(1), {{{UserId(4), 0}}, {}}}, {EnvironmentId(2), u"swarm-b"_s, GroupId(1), {{}, {{TeamId(1), 0}}}}},
            .groups = {}};
}

QStringList column(const QAbstractItemModel &model, int at)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, at).data().toString());
    return texts;
}

} // namespace

class TestUsersModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatIsKnown();
    void mergesAndKeepsPersistentRows();
    void tokensAreCountedWhenToldAndOutliveAReading();
    void ordersNaturallyAndNumbersAsNumbers();
    void filtersByEveryWord();
    void teamsAndTheirMembers();
    void membersOfAnotherTeamAreANewList();
    void aThousandUsersAndFiftyEnvironmentsAreQuick();
};

void TestUsersModel::showsWhatIsKnown()
{
    UsersModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setUsers(AccessRules(content()), UserId(1));
    QCOMPARE(column(model, UsersModel::Name), (QStringList{u"admin (you)"_s, u"web10"_s, u"web2"_s, u"Alice"_s}));
    QCOMPARE(column(model, UsersModel::RoleColumn), (QStringList{u"Administrator"_s, u"Standard user"_s, u"Standard user"_s, u"Standard user"_s}));
    QCOMPARE(column(model, UsersModel::Teams), (QStringList{QString(), u"operations, web (leads it)"_s, u"web"_s, QString()}));
    QCOMPARE(column(model, UsersModel::Environments), (QStringList{u"all 2"_s, u"1 of 2"_s, u"1 of 2"_s, u"1 of 2"_s}));
    DirectoryContent poor = content();
    poor.environments.clear();
    model.setUsers(AccessRules(poor), {});
    QCOMPARE(column(model, UsersModel::Environments).first(), u"none"_s);
}

void TestUsersModel::mergesAndKeepsPersistentRows()
{
    UsersModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setUsers(AccessRules(content()), UserId(1));
    const QPersistentModelIndex alice(model.index(3, 0));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setUsers(AccessRules(content()), UserId(1));
    QCOMPARE(changed.count(), 0);
    DirectoryContent next = content();
    next.users.removeAt(1);
    next.users.last().role = Role::Administrator;
    next.users.append({UserId(9), u"new"_s, Role::Standard});
    model.setUsers(AccessRules(next), UserId(1));
    QCOMPARE(alice.row(), 2);
    QCOMPARE(alice.sibling(alice.row(), UsersModel::RoleColumn).data().toString(), u"Administrator"_s);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(reset.count(), 0);
    QVERIFY(!model.of(UserId(2)) && model.of(UserId(9)));
}

void TestUsersModel::tokensAreCountedWhenToldAndOutliveAReading()
{
    UsersModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setUsers(AccessRules(content()), UserId(1));
    QCOMPARE(column(model, UsersModel::Tokens).first(), u"\u2026"_s);
    model.setTokenCount(UserId(2), {TokenCount::State::Known, 3});
    model.setTokenCount(UserId(3), {TokenCount::State::NotReadable});
    model.setTokenCount(UserId(99), {TokenCount::State::Known, 3});
    model.setUsers(AccessRules(content()), UserId(1));
    QCOMPARE(column(model, UsersModel::Tokens), (QStringList{u"\u2026"_s, u"3"_s, u"not readable"_s, u"\u2026"_s}));
    model.forgetTokenCounts();
    QCOMPARE(column(model, UsersModel::Tokens).count(u"\u2026"_s), 4);
}

void TestUsersModel::ordersNaturallyAndNumbersAsNumbers()
{
    UsersModel model;
    PeopleFilter filter;
    QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setSourceModel(&model);
    model.setUsers(AccessRules(content()), UserId(1));
    filter.sort(UsersModel::Name);
    QCOMPARE(column(filter, 0), (QStringList{u"admin (you)"_s, u"Alice"_s, u"web2"_s, u"web10"_s}));
    model.setTokenCount(UserId(2), {TokenCount::State::Known, 10});
    model.setTokenCount(UserId(3), {TokenCount::State::Known, 9});
    filter.sort(UsersModel::Tokens, Qt::DescendingOrder);
    QCOMPARE(column(filter, 0).first(2), (QStringList{u"web10"_s, u"web2"_s}));
    QCOMPARE(filter.rowOfId(3), 1);
    QCOMPARE(filter.rowOfId(77), -1);
}

void TestUsersModel::filtersByEveryWord()
{
    UsersModel model;
    PeopleFilter filter;
    filter.setSourceModel(&model);
    model.setUsers(AccessRules(content()), UserId(1));
    filter.setText(u"WEB"_s);
    QCOMPARE(filter.rowCount(), 2);
    filter.setText(u"web oper"_s); // By team as well.
    QCOMPARE(column(filter, 0), QStringList{u"web10"_s});
    filter.setText(u"admin"_s); // By name, and by role.
    QCOMPARE(column(filter, 0), QStringList{u"admin (you)"_s});
    filter.setText(u"  "_s);
    QCOMPARE(filter.rowCount(), 4);
}

void TestUsersModel::teamsAndTheirMembers()
{
    TeamsModel teams;
    MembersModel members;
    QAbstractItemModelTester teamsTester(&teams, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester membersTester(&members, QAbstractItemModelTester::FailureReportingMode::QtTest);
    teams.setTeams(content());
    QCOMPARE(column(teams, TeamsModel::Name), (QStringList{u"web"_s, u"operations"_s}));
    QCOMPARE(column(teams, TeamsModel::Members), (QStringList{u"2 members"_s, u"1 member"_s}));
    QCOMPARE(column(teams, TeamsModel::Leaders), (QStringList{u"web10"_s, QString()}));
    members.setMembers(content(), TeamId(1));
    QCOMPARE(column(members, MembersModel::Name), (QStringList{u"web10"_s, u"web2"_s}));
    QCOMPARE(column(members, MembersModel::RoleColumn), (QStringList{u"Leader"_s, u"Member"_s}));
    DirectoryContent next = content();
    next.memberships.removeFirst();
    teams.setTeams(next);
    QSignalSpy reset(&members, &QAbstractItemModel::modelReset);
    members.setMembers(next, TeamId(1));
    QCOMPARE(reset.count(), 0);
    QCOMPARE(column(teams, TeamsModel::Members), (QStringList{u"1 member"_s, u"1 member"_s}));
    QCOMPARE(column(members, MembersModel::Name), QStringList{u"web2"_s});
}

void TestUsersModel::membersOfAnotherTeamAreANewList()
{
    MembersModel members;
    members.setMembers(content(), TeamId(1));
    QSignalSpy reset(&members, &QAbstractItemModel::modelReset);
    members.setMembers(content(), TeamId(2));
    QCOMPARE(reset.count(), 1);
    QCOMPARE(members.rowCount(), 1);
    QCOMPARE(members.at(0)->membership.user, UserId(2));
    QVERIFY(!members.at(1));
}

// Not a timing that decides: the shape of the work. It is told, so that somebody sees it grow.
void TestUsersModel::aThousandUsersAndFiftyEnvironmentsAreQuick()
{
    DirectoryContent big;
    for (qint64 i = 1; i <= 1000; ++i)
        big.users.append({UserId(i), u"user%1"_s.arg(i), Role::Standard});
    for (qint64 i = 1; i <= 50; ++i)
        big.environments.append({EnvironmentId(i), u"environment%1"_s.arg(i), GroupId(1), {{{UserId(i), 0}}, {}}});
    UsersModel model;
    QElapsedTimer clock;
    clock.start();
    model.setUsers(AccessRules(big), UserId(1));
    qInfo("1,000 users on 50 environments: %lld ms", clock.elapsed());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setUsers(AccessRules(big), UserId(1));
    QCOMPARE(changed.count(), 0);
    QCOMPARE(model.rowCount(), 1000);
}

QTEST_GUILESS_MAIN(TestUsersModel)
#include "tst_usersmodel.moc"
