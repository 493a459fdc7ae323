// SPDX-License-Identifier: GPL-3.0-or-later
// The section "Teams" on the sample server: everything by keyboard, and what the server has afterwards.
#include "tests/shell/peoplewindow.h"

#include "ui/dialogs/teamdialogs.h"
#include "ui/models/teamsmodel.h"
#include "ui/pages/teamspage.h"

#include <QComboBox>

#include <algorithm>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

/// The section for somebody on a sample server.
struct Open : OpenSection<TeamsPage> {
    explicit Open(const QByteArray &user = "admin")
        : OpenSection(u"teams"_s, user)
    {
    }
    std::optional<Team> team(const QString &name)
    {
        const QList<Team> teams = *demo.ask("admin", requests::teams());
        const auto found = std::ranges::find(teams, name, &Team::name);
        return found == teams.end() ? std::nullopt : std::optional(*found);
    }
    std::optional<TeamMembership> membership(UserId user, TeamId team)
    {
        const QList<TeamMembership> all = *demo.ask("admin", requests::memberships());
        const auto found = std::ranges::find_if(all, [&](const TeamMembership &each) { return each.user == user && each.team == team; });
        return found == all.end() ? std::nullopt : std::optional(*found);
    }
};

} // namespace

class TestTeamsFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsTeamsAndMembers();
    void createsATeam();
    void renamesATeam();
    void deletesAfterSayingWhoseAccessGoes();
    void deletingIsGuarded();
    void addsMakesLeaderAndTakesOut();
    void takesOutAfterSayingWhatGoes();
    void takingOutIsGuarded();
    void aLeaderChangesTheirTeamOnly();
    void aStandardUserIsRefusedInWords();
};

void TestTeamsFeed::showsTeamsAndMembers()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"teamsTable"_s), (QStringList{u"operations"_s, u"web"_s}));
    QCOMPARE(open.shown.column(u"teamsTable"_s, TeamsModel::Members), (QStringList{u"1 member"_s, u"2 members"_s}));
    QVERIFY(open.shown.goTo(u"teamsTable"_s, u"web"_s));
    QCOMPARE(open.shown.column(u"members"_s), (QStringList{u"bob"_s, u"maria"_s}));
    QCOMPARE(open.shown.column(u"members"_s, MembersModel::RoleColumn), (QStringList{u"Member"_s, u"Leader"_s}));
    QCOMPARE(open.shown.find<QLabel>(u"membersHeading"_s)->text(), u"Members of web"_s);
}

void TestTeamsFeed::createsATeam()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"teamsTable"_s).size(), 2);
    PeopleWindow::press(Qt::Key_C, Qt::AltModifier);
    auto *dialog = PeopleWindow::waitFor<TeamNameDialog>();
    QVERIFY(dialog);
    PeopleWindow::type(u"WEB"_s);
    QCOMPARE(PeopleWindow::said(*dialog, u"nameProblem"_s), u"There is a team of that name already."_s);
    PeopleWindow::type(u" design"_s);
    PeopleWindow::press(Qt::Key_Return);
    QTRY_COMPARE(open.shown.told(), u"The team WEB design was created."_s);
    QVERIFY(open.team(u"WEB design"_s));
    QTRY_COMPARE(open.page().current(), open.team(u"WEB design"_s)->id); // Its members come next.
    QVERIFY(open.shown.find<QWidget>(u"noMembers"_s)->isVisible());
}

void TestTeamsFeed::renamesATeam()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"teamsTable"_s).size(), 2);
    QVERIFY(open.shown.goTo(u"teamsTable"_s, u"web"_s));
    PeopleWindow::press(Qt::Key_F2);
    QVERIFY(PeopleWindow::waitFor<TeamNameDialog>());
    PeopleWindow::type(u"web crew"_s);
    PeopleWindow::press(Qt::Key_Return);
    QTRY_COMPARE(open.shown.told(), u"The team web is called web crew now."_s);
    QVERIFY(open.team(u"web crew"_s));
    QTRY_VERIFY(open.shown.column(u"teamsTable"_s).contains(u"web crew"_s));
}

void TestTeamsFeed::deletesAfterSayingWhoseAccessGoes()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"teamsTable"_s).size(), 2);
    QVERIFY(open.shown.goTo(u"teamsTable"_s, u"web"_s));
    PeopleWindow::press(Qt::Key_Delete);
    auto *question = PeopleWindow::waitFor<DeleteTeamQuestion>();
    QVERIFY(question);
    const QString goes = PeopleWindow::said(*question, u"goes"_s);
    QVERIFY2(goes.contains("the membership of maria and bob"_L1) && goes.contains("access to swarm-b (maria)"_L1)
                 && goes.contains("access to k8s (maria and bob)"_L1) && goes.contains("sight of 7 stacks"_L1), qPrintable(goes));
    QVERIFY(PeopleWindow::said(*question, u"stays"_s).contains("only administrators see"_L1));
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QTRY_COMPARE(open.shown.told(), u"The team web was deleted."_s);
    QVERIFY(!open.team(u"web"_s));
    QTRY_COMPARE(open.shown.column(u"teamsTable"_s), QStringList{u"operations"_s});
}

void TestTeamsFeed::deletingIsGuarded()
{
    Open open;
    open.guard();
    QTRY_COMPARE(open.shown.column(u"teamsTable"_s).size(), 2);
    QVERIFY(open.shown.goTo(u"teamsTable"_s, u"web"_s));
    PeopleWindow::press(Qt::Key_Delete);
    auto *question = PeopleWindow::waitFor<DeleteTeamQuestion>();
    QVERIFY(question);
    QVERIFY(typeGuardedName(*question, u"web"_s));
    PeopleWindow::press(Qt::Key_Return); // Still in the field: the harmless button is the default.
    QTRY_VERIFY(!PeopleWindow::dialog<DeleteTeamQuestion>());
    QCOMPARE(open.demo.server.writesAsked(), 0);
}

void TestTeamsFeed::takesOutAfterSayingWhatGoes()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"teamsTable"_s).size(), 2);
    QVERIFY(open.shown.goTo(u"teamsTable"_s, u"web"_s));
    QVERIFY(open.shown.goTo(u"members"_s, u"maria"_s));
    PeopleWindow::press(Qt::Key_Delete);
    auto *question = PeopleWindow::waitFor<RemoveMemberQuestion>();
    QVERIFY(question);
    QCOMPARE(question->windowTitle(), u"Take maria out of web?"_s);
    const QString goes = PeopleWindow::said(*question, u"goes"_s);
    QVERIFY2(goes.contains("the membership in web"_L1) && goes.contains("the only leader of web"_L1) && goes.contains("swarm-b"_L1)
                 && goes.contains("the sight of"_L1), qPrintable(goes));
    QVERIFY(PeopleWindow::said(*question, u"stays"_s).contains("the account of maria"_L1));
    PeopleWindow::press(Qt::Key_Return); // Keeping is the default.
    QTRY_VERIFY(!PeopleWindow::dialog<RemoveMemberQuestion>());
    QCOMPARE(open.demo.server.writesAsked(), 0);
    QVERIFY(open.membership(UserId(4), TeamId(1)));
}

void TestTeamsFeed::takingOutIsGuarded()
{
    Open open;
    open.guard();
    QTRY_COMPARE(open.shown.column(u"teamsTable"_s).size(), 2);
    QVERIFY(open.shown.goTo(u"teamsTable"_s, u"web"_s));
    QVERIFY(open.shown.goTo(u"members"_s, u"bob"_s));
    QVERIFY(PeopleWindow::pushButton(u"removeMember"_s));
    auto *question = PeopleWindow::waitFor<RemoveMemberQuestion>();
    QVERIFY(question);
    QVERIFY(typeGuardedName(*question, u"bob"_s));
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QTRY_COMPARE(open.shown.told(), u"bob no longer belongs to web."_s);
    QVERIFY(!open.membership(UserId(3), TeamId(1)));
}

void TestTeamsFeed::addsMakesLeaderAndTakesOut()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"teamsTable"_s).size(), 2);
    QVERIFY(open.shown.goTo(u"teamsTable"_s, u"operations"_s));
    QVERIFY(PeopleWindow::tabTo(u"candidates"_s) || PeopleWindow::tabTo(u"candidateName"_s));
    PeopleWindow::type(u"noor"_s);
    QVERIFY(PeopleWindow::pushButton(u"addMember"_s));
    QTRY_COMPARE(open.shown.told(), u"noor belongs to operations now."_s);
    QTRY_COMPARE(open.shown.column(u"members"_s), (QStringList{u"bob"_s, u"noor"_s}));
    QVERIFY(open.shown.goTo(u"members"_s, u"noor"_s));
    QVERIFY(PeopleWindow::pushButton(u"memberRole"_s));
    QTRY_COMPARE(open.shown.told(), u"noor leads operations now."_s);
    QVERIFY(open.membership(UserId(7), TeamId(2))->isLeader());
    QTRY_COMPARE(open.shown.find<QPushButton>(u"memberRole"_s)->text(), u"&Make plain member"_s);
    QVERIFY(open.shown.goTo(u"members"_s, u"noor"_s));
    PeopleWindow::press(Qt::Key_Delete);
    QVERIFY(PeopleWindow::waitFor<RemoveMemberQuestion>());
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QTRY_COMPARE(open.shown.told(), u"noor no longer belongs to operations."_s);
    QVERIFY(!open.membership(UserId(7), TeamId(2)));
    QTRY_COMPARE(open.shown.column(u"members"_s), QStringList{u"bob"_s});
}

void TestTeamsFeed::aLeaderChangesTheirTeamOnly()
{
    Open open("maria");
    QTRY_COMPARE(open.shown.column(u"teamsTable"_s), QStringList{u"web"_s});
    for (const char *name : {"createTeam", "renameTeam", "deleteTeam"})
        QVERIFY2(!open.shown.find<QPushButton>(QLatin1StringView(name))->isEnabled(), name);
    QCOMPARE(open.shown.find<QLabel>(u"whyNot"_s)->text(), u"Teams are made, renamed and deleted by administrators of home-lab."_s);
    QVERIFY(PeopleWindow::tabTo(u"candidates"_s) || PeopleWindow::tabTo(u"candidateName"_s));
    PeopleWindow::type(u"alice"_s);
    PeopleWindow::press(Qt::Key_Return);
    QTRY_COMPARE(open.shown.told(), u"alice belongs to web now."_s);
    QVERIFY(open.membership(UserId(2), TeamId(1)));
}

void TestTeamsFeed::aStandardUserIsRefusedInWords()
{
    Open open("bob");
    QTRY_COMPARE(open.page().problem(),
                 u"bob may not list the members of teams. That needs the administrator role; an administrator of home-lab can grant it."_s);
    QVERIFY(!open.shown.find<QPushButton>(u"createTeam"_s)->isEnabled());
}

QTEST_MAIN(TestTeamsFeed)
#include "tst_teamsfeed.moc"
