// SPDX-License-Identifier: GPL-3.0-or-later
// The section "Users" on the sample server: everything by keyboard, and what the server has afterwards.
#include "tests/shell/peoplewindow.h"
#include "tests/shell/scriptedsession.h"

#include "ui/dialogs/adduserdialog.h"
#include "ui/dialogs/deleteuserquestion.h"
#include "ui/dialogs/edituserdialogs.h"
#include "ui/models/usersmodel.h"
#include "ui/pages/userspage.h"

#include <QAccessible>

#include <algorithm>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

/// The section for somebody on a sample server.
struct Open : OpenSection<UsersPage> {
    explicit Open(const QByteArray &user = "admin", const DemoOptions &options = {})
        : OpenSection(u"users"_s, user, options)
    {
    }
    std::optional<User> user(const QString &name)
    {
        const QList<User> users = *demo.ask("admin", requests::users());
        const auto found = std::ranges::find(users, name, &User::name);
        return found == users.end() ? std::nullopt : std::optional(*found);
    }
};

const QString Password = u"correct horse battery"_s;

} // namespace

class TestUsersFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsEverybodyAndCountsTokens();
    void detailsSayWhatPortainerDoesNotTell();
    void filtersByKeyboard();
    void addsAUserWithTeams();
    void aNameWithWhiteSpaceOrTakenIsSaidWhileTyping();
    void aRefusalKeepsWhatWasTyped();
    void ldapAsksForNoPassword();
    void renames();
    void changesARole();
    void resetsAPassword();
    void demotingIsGuardedPromotingIsNot();
    void deletesAfterSayingWhatGoes();
    void deletingIsGuarded();
    void whoCannotBeDeletedIsSaid();
    void aStandardUserIsRefusedInWords();
    void aTeamLeaderSeesButDoesNotChange();
    void opensPortainersOwnPage();
    void asksWhatSomebodySees();
    void aLostAnswerIsLookedUp();
    void everythingHasAName();
};

void TestUsersFeed::showsEverybodyAndCountsTokens()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"users"_s), (QStringList{u"admin (you)"_s, u"alice"_s, u"bob"_s, u"chris"_s, u"kim"_s, u"maria"_s, u"noor"_s}));
    QCOMPARE(open.shown.column(u"users"_s, UsersModel::RoleColumn).at(3), u"Administrator"_s);
    QCOMPARE(open.shown.column(u"users"_s, UsersModel::Teams).at(5), u"web (leads it)"_s);
    QTRY_COMPARE(open.shown.column(u"users"_s, UsersModel::Tokens).at(0), u"2"_s);
    QTRY_COMPARE(open.shown.column(u"users"_s, UsersModel::Tokens).at(3), u"not readable"_s); // Another administrator's.
    QCOMPARE(open.shown.find<QLabel>(u"usersCount"_s)->text(), u"7 users"_s);
}

void TestUsersFeed::detailsSayWhatPortainerDoesNotTell()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"users"_s).size(), 7);
    QVERIFY(open.shown.goTo(u"users"_s, u"bob"_s));
    QTRY_COMPARE(open.shown.find<QLabel>(u"userDetailsName"_s)->text(), u"bob"_s);
    const auto shows = [&](const QString &text) {
        return std::ranges::any_of(open.page().findChildren<QLabel *>(), [&](const QLabel *label) { return label->isVisible() && label->text() == text; })
            || std::ranges::any_of(open.page().findChildren<QWidget *>(), [&](QWidget *widget) { return widget->isVisible() && widget->accessibleName().contains(text); });
    };
    QTRY_VERIFY(shows(u"not told by Portainer"_s));
    QTRY_VERIFY(shows(u"by name, through team web"_s));
}

void TestUsersFeed::filtersByKeyboard()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"users"_s).size(), 7);
    QVERIFY(PeopleWindow::tabTo(u"userFilter"_s));
    PeopleWindow::type(u"web"_s);
    QCOMPARE(open.shown.column(u"users"_s), (QStringList{u"bob"_s, u"maria"_s}));
    QCOMPARE(open.shown.find<QLabel>(u"usersCount"_s)->text(), u"7 users, 2 shown"_s);
    PeopleWindow::press(Qt::Key_Down);
    QVERIFY(open.shown.table(u"users"_s).hasFocus());
    QVERIFY(PeopleWindow::tabTo(u"userFilter"_s));
    PeopleWindow::type(u"zzz"_s);
    QVERIFY(open.shown.find<QWidget>(u"noUserMatches"_s)->isVisible());
    PeopleWindow::press(Qt::Key_Escape);
    QCOMPARE(open.shown.column(u"users"_s).size(), 7);
}

void TestUsersFeed::addsAUserWithTeams()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"users"_s).size(), 7);
    PeopleWindow::press(Qt::Key_D, Qt::AltModifier);
    auto *dialog = PeopleWindow::waitFor<AddUserDialog>();
    QVERIFY(dialog);
    auto *action = open.shown.find<QPushButton>(u"action"_s, dialog);
    QVERIFY(!action->isEnabled());
    PeopleWindow::type(u"dora"_s);
    QVERIFY(PeopleWindow::tabTo(u"newPassword"_s));
    PeopleWindow::type(Password);
    QVERIFY(PeopleWindow::tabTo(u"repeatPassword"_s));
    PeopleWindow::type(Password);
    QVERIFY(PeopleWindow::tabTo(u"teams"_s));
    PeopleWindow::press(Qt::Key_Space); // The first team.
    QVERIFY(action->isEnabled());
    PeopleWindow::press(Qt::Key_Return);
    QTRY_VERIFY(!PeopleWindow::dialog<AddUserDialog>());
    QTRY_COMPARE(open.shown.told(), u"dora was added."_s);
    QTRY_VERIFY(open.shown.column(u"users"_s).contains(u"dora"_s));
    const auto dora = open.user(u"dora"_s);
    QVERIFY(dora && dora->role == Role::Standard);
    const QList<TeamMembership> memberships = *open.demo.ask("admin", requests::memberships());
    QVERIFY(std::ranges::any_of(memberships, [&](const TeamMembership &each) { return each.user == dora->id && each.team == TeamId(1); }));
}

void TestUsersFeed::aNameWithWhiteSpaceOrTakenIsSaidWhileTyping()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"users"_s).size(), 7);
    QVERIFY(PeopleWindow::pushButton(u"addUser"_s));
    auto *dialog = PeopleWindow::waitFor<AddUserDialog>();
    QVERIFY(dialog);
    PeopleWindow::type(u"Bob"_s);
    QCOMPARE(PeopleWindow::said(*dialog, u"nameProblem"_s), u"There is a user of that name already."_s);
    PeopleWindow::type(u" two"_s);
    QCOMPARE(PeopleWindow::said(*dialog, u"nameProblem"_s), u"A user name must not contain white space."_s);
    PeopleWindow::press(Qt::Key_Escape);
    QTRY_VERIFY(!PeopleWindow::dialog<AddUserDialog>());
}

void TestUsersFeed::aRefusalKeepsWhatWasTyped()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"users"_s).size(), 7);
    QVERIFY(PeopleWindow::pushButton(u"addUser"_s));
    auto *dialog = PeopleWindow::waitFor<AddUserDialog>();
    QVERIFY(dialog);
    QVERIFY(open.demo.ask("admin", requests::createUser(u"dora"_s, Secret(Password.toUtf8()), Role::Standard))); // Somebody was faster.
    PeopleWindow::type(u"dora"_s);
    QVERIFY(PeopleWindow::tabTo(u"newPassword"_s));
    PeopleWindow::type(Password);
    QVERIFY(PeopleWindow::tabTo(u"repeatPassword"_s));
    PeopleWindow::type(Password);
    PeopleWindow::press(Qt::Key_Return);
    QTRY_COMPARE(PeopleWindow::said(*dialog, u"outcome"_s), u"home-lab could not add dora: something else is in the way."_s);
    QVERIFY(PeopleWindow::said(*dialog, u"outcomeDetails"_s).contains("Another user with the same username already exists"_L1));
    QCOMPARE(open.shown.find<QLineEdit>(u"userName"_s, dialog)->text(), u"dora"_s);
    QVERIFY(open.shown.find<QPushButton>(u"action"_s, dialog)->isEnabled());
    QCOMPARE(open.demo.server.timesAsked("POST", "users"), 2);
}

void TestUsersFeed::ldapAsksForNoPassword()
{
    Open open("admin", {.authentication = DemoAuthentication::Ldap});
    QTRY_COMPARE(open.shown.column(u"users"_s).size(), 7);
    QVERIFY(PeopleWindow::pushButton(u"addUser"_s));
    auto *dialog = PeopleWindow::waitFor<AddUserDialog>();
    QVERIFY(dialog);
    QVERIFY(PeopleWindow::said(*dialog, u"noPassword"_s).contains("LDAP"_L1));
    PeopleWindow::type(u"dora"_s);
    PeopleWindow::press(Qt::Key_Return);
    QTRY_COMPARE(open.shown.told(), u"dora was added."_s);
    QVERIFY(open.user(u"dora"_s));
    QVERIFY(open.shown.goTo(u"users"_s, u"alice"_s));
    QTRY_VERIFY(!open.shown.find<QPushButton>(u"resetPassword"_s)->isEnabled());
    QVERIFY(open.shown.find<QLabel>(u"whyNot"_s)->text().contains("LDAP"_L1));
}

void TestUsersFeed::renames()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"users"_s).size(), 7);
    QVERIFY(open.shown.goTo(u"users"_s, u"bob"_s));
    PeopleWindow::press(Qt::Key_F2);
    auto *dialog = PeopleWindow::waitFor<RenameUserDialog>();
    QVERIFY(dialog);
    QVERIFY(!open.shown.find<QPushButton>(u"action"_s, dialog)->isEnabled());
    PeopleWindow::type(u"robert"_s); // Over the old name, which is selected.
    PeopleWindow::press(Qt::Key_Return);
    QTRY_COMPARE(open.shown.told(), u"bob is called robert now."_s);
    QVERIFY(open.user(u"robert"_s));
    QTRY_VERIFY(open.shown.column(u"users"_s).contains(u"robert"_s));
}

void TestUsersFeed::changesARole()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"users"_s).size(), 7);
    QVERIFY(open.shown.goTo(u"users"_s, u"kim"_s));
    QVERIFY(PeopleWindow::pushButton(u"changeRole"_s));
    auto *dialog = PeopleWindow::waitFor<ChangeRoleDialog>();
    QVERIFY(dialog);
    QVERIFY(PeopleWindow::said(*dialog, u"meaning"_s).contains("Access tokens of kim stay valid"_L1));
    PeopleWindow::press(Qt::Key_Down);
    PeopleWindow::press(Qt::Key_Return);
    QTRY_COMPARE(open.shown.told(), u"kim is an administrator now."_s);
    QCOMPARE(open.user(u"kim"_s)->role, Role::Administrator);
}

void TestUsersFeed::resetsAPassword()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"users"_s).size(), 7);
    QVERIFY(open.shown.goTo(u"users"_s, u"alice"_s));
    QVERIFY(PeopleWindow::pushButton(u"resetPassword"_s));
    auto *dialog = PeopleWindow::waitFor<ResetPasswordDialog>();
    QVERIFY(dialog);
    QVERIFY(PeopleWindow::said(*dialog, u"meaning"_s).contains("Ends the sessions of alice in all browsers. Their access tokens stay valid"_L1));
    QVERIFY(PeopleWindow::tabTo(u"newPassword"_s));
    PeopleWindow::type(Password);
    QVERIFY(PeopleWindow::tabTo(u"repeatPassword"_s));
    PeopleWindow::type(Password);
    PeopleWindow::press(Qt::Key_Return);
    QTRY_VERIFY(open.shown.told().startsWith("alice has a new password."_L1));
    QCOMPARE(open.demo.server.timesAsked("PUT", "users/{id}"), 1);
    QVERIFY(!open.shown.told().contains(Password));
}

void TestUsersFeed::deletesAfterSayingWhatGoes()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"users"_s).size(), 7);
    QVERIFY(open.shown.goTo(u"users"_s, u"alice"_s));
    QTRY_COMPARE(open.shown.column(u"users"_s, UsersModel::Tokens).at(1), u"1"_s);
    PeopleWindow::press(Qt::Key_Delete);
    auto *question = PeopleWindow::waitFor<DeleteUserQuestion>();
    QVERIFY(question);
    const QString goes = PeopleWindow::said(*question, u"goes"_s);
    QVERIFY2(goes.contains("1 access token"_L1) && goes.contains("the access to local by name"_L1), qPrintable(goes));
    const QString stays = PeopleWindow::said(*question, u"stays"_s);
    QVERIFY2(stays.contains("5 stacks, which only administrators see from then on: shop (local)"_L1), qPrintable(stays));
    PeopleWindow::press(Qt::Key_Return); // The harmless button is the default.
    QTRY_VERIFY(!PeopleWindow::dialog<DeleteUserQuestion>());
    QVERIFY(open.user(u"alice"_s));
    QVERIFY(open.shown.goTo(u"users"_s, u"alice"_s));
    PeopleWindow::press(Qt::Key_Delete);
    QVERIFY(PeopleWindow::waitFor<DeleteUserQuestion>());
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QTRY_COMPARE(open.shown.told(), u"alice was deleted."_s);
    QVERIFY(!open.user(u"alice"_s));
    QTRY_VERIFY(!open.shown.column(u"users"_s).contains(u"alice"_s));
}

void TestUsersFeed::demotingIsGuardedPromotingIsNot()
{
    Open open;
    open.guard();
    QTRY_COMPARE(open.shown.column(u"users"_s).size(), 7);
    QVERIFY(open.shown.goTo(u"users"_s, u"chris"_s)); // An administrator.
    QVERIFY(PeopleWindow::pushButton(u"changeRole"_s));
    auto *dialog = PeopleWindow::waitFor<ChangeRoleDialog>();
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QWidget *>(u"confirmName"_s)->isVisible());
    PeopleWindow::press(Qt::Key_Up);
    QTRY_VERIFY(dialog->findChild<QWidget *>(u"confirmName"_s)->isVisible());
    QCOMPARE(PeopleWindow::said(*dialog, u"confirmRequest"_s), u"This server is guarded. Type chris to go on."_s);
    QVERIFY(typeGuardedName(*dialog, u"chris"_s));
    QCOMPARE(open.demo.server.writesAsked(), 0);
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QTRY_COMPARE(open.shown.told(), u"chris is a standard user now."_s);
    QCOMPARE(open.user(u"chris"_s)->role, Role::Standard);
    QVERIFY(open.shown.goTo(u"users"_s, u"chris"_s));
    QVERIFY(PeopleWindow::pushButton(u"changeRole"_s));
    dialog = PeopleWindow::waitFor<ChangeRoleDialog>();
    QVERIFY(dialog);
    PeopleWindow::press(Qt::Key_Down);
    QVERIFY(!dialog->findChild<QWidget *>(u"confirmName"_s)->isVisible()); // Nothing goes by that.
    QVERIFY(open.shown.find<QPushButton>(u"action"_s, dialog)->isEnabled());
}

void TestUsersFeed::deletingIsGuarded()
{
    Open open;
    open.guard();
    QTRY_COMPARE(open.shown.column(u"users"_s).size(), 7);
    QVERIFY(open.shown.goTo(u"users"_s, u"kim"_s));
    PeopleWindow::press(Qt::Key_Delete);
    auto *question = PeopleWindow::waitFor<DeleteUserQuestion>();
    QVERIFY(question);
    QVERIFY(typeGuardedName(*question, u"kim"_s));
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QTRY_COMPARE(open.shown.told(), u"kim was deleted."_s);
}

void TestUsersFeed::whoCannotBeDeletedIsSaid()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"users"_s).size(), 7);
    QVERIFY(open.shown.goTo(u"users"_s, u"admin (you)"_s));
    auto *remove = open.shown.find<QPushButton>(u"deleteUser"_s);
    QTRY_VERIFY(!remove->isEnabled());
    QCOMPARE(remove->toolTip(), u"The first administrator cannot be deleted."_s);
    QCOMPARE(remove->accessibleDescription(), remove->toolTip());
    QVERIFY(open.shown.find<QLabel>(u"whyNot"_s)->text().contains("first administrator"_L1));
    QVERIFY(!open.shown.find<QPushButton>(u"changeRole"_s)->isEnabled());
    PeopleWindow::press(Qt::Key_Delete);
    QVERIFY(!QApplication::activeModalWidget());
}

void TestUsersFeed::aStandardUserIsRefusedInWords()
{
    Open open("bob");
    QTRY_COMPARE(open.page().problem(), u"bob may not list the users. That needs the administrator role; an administrator of home-lab can grant it."_s);
    QTRY_VERIFY(!open.shown.find<QPushButton>(u"addUser"_s)->isEnabled());
}

void TestUsersFeed::aTeamLeaderSeesButDoesNotChange()
{
    Open open("maria");
    QTRY_VERIFY(open.shown.column(u"users"_s).contains(u"bob"_s));
    QVERIFY(!open.shown.column(u"users"_s).contains(u"admin"_s));
    QVERIFY(open.shown.goTo(u"users"_s, u"bob"_s));
    for (const char *name : {"addUser", "renameUser", "changeRole", "resetPassword", "deleteUser"})
        QVERIFY2(!open.shown.find<QPushButton>(QLatin1StringView(name))->isEnabled(), name);
    QCOMPARE(open.shown.find<QLabel>(u"whyNot"_s)->text(), u"Users are added and changed by administrators of home-lab."_s);
    QTRY_COMPARE(open.shown.column(u"users"_s, UsersModel::Tokens).at(1), u"not readable"_s); // Bob's.
}

void TestUsersFeed::opensPortainersOwnPage()
{
    Open open;
    QVERIFY(PeopleWindow::pushButton(u"openNewUser"_s));
    QCOMPARE(open.shown.links.size(), 1);
    QCOMPARE(open.shown.links.first().toString(), open.demo.server.address().text() + u"/#!/users/new"_s);
}

void TestUsersFeed::asksWhatSomebodySees()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"users"_s).size(), 7);
    QVERIFY(open.shown.goTo(u"users"_s, u"kim"_s));
    QVERIFY(PeopleWindow::pushButton(u"whatUserSees"_s));
    QCOMPARE(open.shown.seen, QList{UserId(8)});
}

void TestUsersFeed::aLostAnswerIsLookedUp()
{
    ScriptedSession scripted;
    ScriptedServer &server = scripted.server;
    server.answer("/users/1/tokens", {200, "[]"});
    server.answer("/users/3/tokens", {200, "[]"});
    QVERIFY(scripted.open());
    PeopleWindow shown(*scripted.session);
    shown.window.showSection(u"users"_s);
    QTRY_COMPARE(shown.column(u"users"_s).size(), 2);
    for (const bool happened : {false, true}) {
        server.answer("DELETE /users/3", {.drop = true, .effect = [&server, happened] {
            if (happened)
                server.answer("/users", {200, R"([{"Id":1,"Username":"admin","Role":1}])"});
        }});
        QVERIFY(shown.goTo(u"users"_s, u"bob"_s));
        PeopleWindow::press(Qt::Key_Delete);
        QVERIFY(PeopleWindow::waitFor<DeleteUserQuestion>());
        QVERIFY(PeopleWindow::pushButton(u"action"_s));
        QTRY_COMPARE(shown.told(), happened ? u"The answer was lost, but it happened: bob was deleted."_s
                                            : u"The answer was lost, and it did not happen: nothing was changed."_s);
        PeopleWindow::press(Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
    }
    QCOMPARE(scripted.timesAsked("DELETE"), 2); // Once for each press.
}

void TestUsersFeed::everythingHasAName()
{
    Open open;
    QTRY_COMPARE(open.shown.column(u"users"_s).size(), 7);
    QStringList nameless;
    for (QWidget *widget : open.page().findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (accessible && accessible->text(QAccessible::Name).isEmpty())
            nameless.append(QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName());
    }
    QCOMPARE(nameless, QStringList());
}

QTEST_MAIN(TestUsersFeed)
#include "tst_usersfeed.moc"
