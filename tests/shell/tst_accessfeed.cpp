// SPDX-License-Identifier: GPL-3.0-or-later
// The section "Environment access" on the sample server: ticked by keyboard, read before it is sent, sent once.
#include "tests/shell/peoplewindow.h"
#include "tests/shell/scriptedsession.h"

#include "ui/dialogs/accessreviewdialog.h"
#include "ui/dialogs/leaveeditsquestion.h"
#include "ui/pages/accesspage.h"
#include "ui/widgets/elidedlabel.h"

#include <QAccessible>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

/// Goes to a cell of the matrix by keyboard; false when there is none that reads like that.
bool goToCell(PeopleWindow &shown, const QString &sentence)
{
    if (!PeopleWindow::tabTo(u"access"_s))
        return false;
    QTableView &table = shown.table(u"access"_s);
    PeopleWindow::press(Qt::Key_Home, Qt::ControlModifier);
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        PeopleWindow::press(Qt::Key_Home);
        for (int column = 0; column < table.model()->columnCount(); ++column) {
            if (table.currentIndex().data(Qt::AccessibleTextRole).toString() == sentence)
                return true;
            PeopleWindow::press(Qt::Key_Right);
        }
        PeopleWindow::press(Qt::Key_Down);
    }
    return false;
}

/// The section for somebody on a sample server.
struct Open : OpenSection<AccessPage> {
    explicit Open(const QByteArray &user = "admin")
        : OpenSection(u"access"_s, user)
    {
    }
    AccessPolicies policies(qint64 environment) { return demo.ask("admin", requests::environmentAccess(EnvironmentId(environment)))->policies; }
    bool tick(const QString &sentence)
    {
        if (!goToCell(shown, sentence))
            return false;
        PeopleWindow::press(Qt::Key_Space);
        return true;
    }
};

} // namespace

class TestAccessFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cellsAreNamedCheckBoxes();
    void ticksAreReviewedInWordsAndSent();
    void whatMovedMeanwhileIsNotSent();
    void teamsAndDiscarding();
    void takingAccessIsGuardedGivingIsNot();
    void aGuardedServerIsAskedForOnce();
    void changesAreTold();
    void leavingAsksAboutWhatWasNotSent();
    void aLostAnswerIsReadBack_data();
    void aLostAnswerIsReadBack();
    void othersAreRefusedInWords_data();
    void othersAreRefusedInWords();
};

void TestAccessFeed::cellsAreNamedCheckBoxes()
{
    Open open;
    QTRY_COMPARE(open.page().model().rowCount(), 7);
    QVERIFY(goToCell(open.shown, u"bob on swarm-b: allowed, also through team web"_s));
    QVERIFY(goToCell(open.shown, u"maria on swarm-b: allowed through team web"_s));
    QVERIFY(goToCell(open.shown, u"bob on workshop: allowed through team operations and group edge-sites"_s));
    QVERIFY(goToCell(open.shown, u"chris on k8s: allowed as administrator"_s));
    QVERIFY(goToCell(open.shown, u"alice on local: allowed"_s));
    QCOMPARE(open.shown.find<ElidedLabel>(u"cellText"_s)->text(), u"alice on local: allowed"_s);
    QTableView &table = open.shown.table(u"access"_s);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&table);
    QVERIFY(accessible && accessible->tableInterface());
    QAccessibleInterface *cell = accessible->tableInterface()->cellAt(table.currentIndex().row(), table.currentIndex().column());
    QVERIFY(cell);
    QCOMPARE(cell->text(QAccessible::Name), u"alice on local: allowed"_s);
    QVERIFY(cell->state().checked);
}

void TestAccessFeed::ticksAreReviewedInWordsAndSent()
{
    Open open;
    QTRY_COMPARE(open.page().model().rowCount(), 7);
    QVERIFY(open.tick(u"noor on local: not allowed"_s));
    QVERIFY(open.tick(u"alice on local: allowed"_s));
    QVERIFY(open.tick(u"alice on swarm-b: not allowed"_s));
    QCOMPARE(open.shown.find<QLabel>(u"pending"_s)->text(), u"3 changes, not sent yet"_s);
    QCOMPARE(open.demo.server.writesAsked(), 0);
    PeopleWindow::press(Qt::Key_V, Qt::AltModifier);
    auto *dialog = PeopleWindow::waitFor<AccessReviewDialog>();
    QVERIFY(dialog);
    const QString changes = PeopleWindow::said(*dialog, u"change"_s);
    QVERIFY2(changes.contains("Gives noor access to local."_L1) && changes.contains("Takes alice's access to local."_L1)
                 && changes.contains("Gives alice access to swarm-b."_L1), qPrintable(changes));
    const QString effects = PeopleWindow::said(*dialog, u"effect"_s);
    QVERIFY2(effects.contains("9 stacks can no longer be used by alice."_L1), qPrintable(effects));
    QCOMPARE(open.demo.server.writesAsked(), 0);
    PeopleWindow::press(Qt::Key_Return);
    QTRY_COMPARE(open.shown.told(), u"2 environments were changed."_s);
    QCOMPARE(open.demo.server.timesAsked("PUT", "endpoints/{id}"), 2);
    QCOMPARE(open.policies(1).users.keys(), (QList{UserId(3), UserId(7)}));
    QCOMPARE(open.policies(2).users.keys(), (QList{UserId(2), UserId(3)}));
    QCOMPARE(open.policies(2).teams.keys(), QList{TeamId(1)});
    QTRY_VERIFY(open.page().model().edit().isEmpty());
    QVERIFY(goToCell(open.shown, u"noor on local: allowed"_s));
}

void TestAccessFeed::whatMovedMeanwhileIsNotSent()
{
    Open open;
    QTRY_COMPARE(open.page().model().rowCount(), 7);
    QVERIFY(open.tick(u"noor on local: not allowed"_s));
    QVERIFY(open.tick(u"alice on swarm-b: not allowed"_s));
    QVERIFY(PeopleWindow::pushButton(u"reviewChanges"_s));
    QVERIFY(PeopleWindow::waitFor<AccessReviewDialog>());
    AccessPolicies others = open.policies(1);
    others.users.insert(UserId(8), 4); // Kim, by another administrator.
    others.users.remove(UserId(2));
    QVERIFY(open.demo.ask("admin", requests::setEnvironmentAccess(EnvironmentId(1), others)));
    PeopleWindow::press(Qt::Key_Return);
    QTRY_COMPARE(open.shown.told(), u"1 environment was changed. Nothing was sent: meanwhile access to local was given to kim and taken from alice."_s);
    auto *dialog = PeopleWindow::dialog<AccessReviewDialog>();
    QVERIFY(dialog); // Stays, so that it can be read.
    QCOMPARE(PeopleWindow::said(*dialog, u"step1"_s), u"Nothing was sent: meanwhile access to local was given to kim and taken from alice."_s);
    QCOMPARE(PeopleWindow::said(*dialog, u"step2"_s), u"Changed."_s);
    QCOMPARE(open.policies(1), others);
    QCOMPARE(open.demo.server.timesAsked("PUT", "endpoints/{id}"), 2); // Ours and the other one's.
    PeopleWindow::press(Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QTRY_COMPARE(open.page().model().edit().count(), 1); // Ticked still, over what the server has now:
    QVERIFY(PeopleWindow::pushButton(u"reviewChanges"_s));
    QVERIFY(PeopleWindow::waitFor<AccessReviewDialog>());
    PeopleWindow::press(Qt::Key_Return);
    QTRY_COMPARE(open.shown.told(), u"1 environment was changed."_s);
    others.users.insert(UserId(7), 0);
    QCOMPARE(open.policies(1), others); // with the role of kim as it was.
}

void TestAccessFeed::teamsAndDiscarding()
{
    Open open;
    QTRY_COMPARE(open.page().model().rowCount(), 7);
    QVERIFY(open.tick(u"noor on local: not allowed"_s));
    PeopleWindow::press(Qt::Key_T, Qt::AltModifier);
    QTRY_COMPARE(open.page().model().rowCount(), 2);
    QVERIFY(open.tick(u"web on local: not allowed"_s));
    QVERIFY(goToCell(open.shown, u"operations on workshop: allowed through group edge-sites"_s));
    QCOMPARE(open.page().model().edit().count(), 2);
    QVERIFY(PeopleWindow::pushButton(u"discardChanges"_s));
    QVERIFY(open.page().model().edit().isEmpty());
    QVERIFY(!open.shown.find<QPushButton>(u"reviewChanges"_s)->isEnabled());
    QCOMPARE(open.demo.server.writesAsked(), 0);
}

void TestAccessFeed::takingAccessIsGuardedGivingIsNot()
{
    Open open;
    open.guard({EnvironmentId(1)});
    QTRY_COMPARE(open.page().model().rowCount(), 7);
    QVERIFY(open.tick(u"noor on local: not allowed"_s));
    QVERIFY(PeopleWindow::pushButton(u"reviewChanges"_s));
    auto *dialog = PeopleWindow::waitFor<AccessReviewDialog>();
    QVERIFY(dialog);
    QVERIFY(open.shown.find<QPushButton>(u"action"_s, dialog)->isEnabled());
    QVERIFY(!dialog->findChild<QWidget *>(u"confirmName"_s));
    PeopleWindow::press(Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QVERIFY(open.tick(u"alice on local: allowed"_s));
    QVERIFY(PeopleWindow::pushButton(u"reviewChanges"_s));
    dialog = PeopleWindow::waitFor<AccessReviewDialog>();
    QVERIFY(dialog);
    QCOMPARE(PeopleWindow::said(*dialog, u"confirmRequest"_s), u"This environment is guarded. Type local to go on."_s);
    QVERIFY(typeGuardedName(*dialog, u"local"_s));
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QTRY_COMPARE(open.shown.told(), u"1 environment was changed."_s);
}

void TestAccessFeed::aGuardedServerIsAskedForOnce()
{
    Open open;
    open.guard();
    QTRY_COMPARE(open.page().model().rowCount(), 7);
    QVERIFY(open.tick(u"alice on local: allowed"_s));
    QVERIFY(open.tick(u"bob on swarm-b: allowed, also through team web"_s));
    QVERIFY(PeopleWindow::pushButton(u"reviewChanges"_s));
    auto *dialog = PeopleWindow::waitFor<AccessReviewDialog>();
    QVERIFY(dialog);
    QCOMPARE(PeopleWindow::said(*dialog, u"confirmRequest"_s), u"This server is guarded. Type home-lab to go on."_s);
    QVERIFY(typeGuardedName(*dialog, u"home-lab"_s));
}

void TestAccessFeed::changesAreTold()
{
    Open open;
    QTRY_COMPARE(open.page().model().rowCount(), 7);
    QVERIFY(open.tick(u"alice on local: allowed"_s));
    QTableView &table = open.shown.table(u"access"_s);
    const QModelIndex at = table.currentIndex();
    QAccessibleInterface *cell = QAccessible::queryAccessibleInterface(&table)->tableInterface()->cellAt(at.row(), at.column());
    QCOMPARE(cell->text(QAccessible::Name), u"alice on local: not allowed, to be taken"_s);
    QCOMPARE(cell->text(QAccessible::Description), u"Changed, not sent yet"_s);
    // The ground of the cell is that of something that is said; the one beside it is that of the table.
    const auto groundOf = [&](const QModelIndex &index) {
        const QRect place = table.visualRect(index);
        return table.viewport()->grab().toImage().pixelColor(place.right() - 3, place.center().y());
    };
    table.setCurrentIndex(at.siblingAtRow(at.row() + 2));
    QCOMPARE(groundOf(at), themeColour(ColourRole::BannerInfo, table.palette()));
    QVERIFY(groundOf(at.siblingAtColumn(at.column() + 1)) != groundOf(at));
}

void TestAccessFeed::leavingAsksAboutWhatWasNotSent()
{
    Open open;
    QTRY_COMPARE(open.page().model().rowCount(), 7);
    QVERIFY(open.tick(u"alice on local: allowed"_s));
    PeopleWindow::press(Qt::Key_PageUp, Qt::ControlModifier); // Another section.
    auto *question = PeopleWindow::waitFor<LeaveEditsQuestion>();
    QVERIFY(question);
    QCOMPARE(PeopleWindow::said(*question, u"sentence"_s),
             u"One change to who may use which environment was not sent yet. Nothing was changed on the server."_s);
    QCOMPARE(open.shown.window.currentSection(), u"access"_s);
    PeopleWindow::press(Qt::Key_Return); // Going on is the default.
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QCOMPARE(open.shown.window.currentSection(), u"access"_s);
    QCOMPARE(open.page().model().edit().count(), 1);
    PeopleWindow::press(Qt::Key_Escape); // Closes the window.
    QVERIFY(PeopleWindow::waitFor<LeaveEditsQuestion>());
    QVERIFY(open.shown.window.isVisible());
    QVERIFY(PeopleWindow::pushButton(u"discard"_s));
    QTRY_VERIFY(!open.shown.window.isVisible());
    QVERIFY(open.page().model().edit().isEmpty());
    QCOMPARE(open.demo.server.writesAsked(), 0);
}

void TestAccessFeed::aLostAnswerIsReadBack_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("told");
    QTest::newRow("it happened") << R"({"Id":1,"Name":"local","GroupId":1,"UserAccessPolicies":{"3":{"RoleId":0}},"TeamAccessPolicies":{}})"_ba
                                 << u"1 environment was changed."_s;
    QTest::newRow("it did not") << R"({"Id":1,"Name":"local","GroupId":1,"UserAccessPolicies":{},"TeamAccessPolicies":{}})"_ba
                                << u"0 environments were changed. The answer was lost, and local was not changed."_s;
}

void TestAccessFeed::aLostAnswerIsReadBack()
{
    QFETCH(QByteArray, after);
    QFETCH(QString, told);
    const QByteArray before = R"({"Id":1,"Name":"local","GroupId":1,"UserAccessPolicies":{},"TeamAccessPolicies":{}})";
    ScriptedSession scripted;
    ScriptedServer &server = scripted.server;
    server.answer("/endpoints", {200, '[' + before + ']'});
    server.answer("GET /endpoints/1", {200, before});
    server.answer("PUT /endpoints/1", {.drop = true, .effect = [&] { server.answer("GET /endpoints/1", {200, after}); }});
    QVERIFY(scripted.open());
    PeopleWindow shown(*scripted.session);
    shown.window.showSection(u"access"_s);
    QTRY_COMPARE(static_cast<AccessPage *>(shown.page())->model().rowCount(), 2);
    QVERIFY(goToCell(shown, u"bob on local: not allowed"_s));
    PeopleWindow::press(Qt::Key_Space);
    QVERIFY(PeopleWindow::pushButton(u"reviewChanges"_s));
    QVERIFY(PeopleWindow::waitFor<AccessReviewDialog>());
    PeopleWindow::press(Qt::Key_Return);
    QTRY_COMPARE(shown.told(), told);
    QCOMPARE(scripted.timesAsked("PUT"), 1);
}

void TestAccessFeed::othersAreRefusedInWords_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::newRow("a standard user") << "alice"_ba;
    QTest::newRow("a team leader") << "maria"_ba;
}

void TestAccessFeed::othersAreRefusedInWords()
{
    QFETCH(QByteArray, user);
    Open open(user);
    QTRY_COMPARE(open.page().problem(), u"%1 may not see who may use which environment. That needs the administrator role; an administrator of home-lab can grant it."_s
                     .arg(QString::fromLatin1(user)));
}

QTEST_MAIN(TestAccessFeed)
#include "tst_accessfeed.moc"
