// SPDX-License-Identifier: GPL-3.0-or-later
// Acting on stacks by the keyboard, in the whole window on the sample server; what the server says afterwards decides.
#include "tests/shell/stackswindow.h"

#include "ui/dialogs/closequestion.h"
#include "ui/dialogs/stackquestion.h"
#include "ui/models/operationsmodel.h"
#include "ui/shell/operationswindow.h"

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

class TestStackActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stopsAndStarts();
    void cancelledIsNotDone();
    void restarts();
    void removesWithItsKey();
    void whatIsRefusedSaysWhy();
    void aStandardUserIsToldWhoGrants();
    void aGuardAsksForTheName();
    void theOperationsAreListed();
    void closingAsksWhileSomethingGoesOn();
    void redeploysAFileStack();
    void redeploysFromGit();
};

void TestStackActions::stopsAndStarts()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"shop"_s));
    QVERIFY(window.containersOf(u"shop"_s) > 0);
    const StackKey shop = window.keyOf(u"shop"_s);
    QVERIFY(window.push(u"stopStack"_s));
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    QVERIFY(question);
    QCOMPARE(question->windowTitle(), u"Stop shop - local on Sample data"_s);
    QTRY_VERIFY(PeopleWindow::said(*question, u"goes"_s).contains("container shop-"_L1));
    QVERIFY(PeopleWindow::said(*question, u"goes"_s).contains("network shop_"_L1));
    QVERIFY(PeopleWindow::said(*question, u"owners"_s).contains("alice"_L1));
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QTRY_COMPARE(window.stateOf(shop), u"Stopping..."_s);
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QTRY_COMPARE(window.stateOf(shop), u"Inactive"_s);
    QCOMPARE(window.containersOf(u"shop"_s), 0);
    QCOMPARE(window.stack(u"shop"_s).status.value, StackStatus::Inactive);
    QCOMPARE(window.page().currentKey(), shop); // Still chosen.

    QVERIFY(window.push(u"startStack"_s)); // Nothing is at stake: it is not asked.
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QTRY_COMPARE(window.stateOf(shop), u"Active"_s);
    QVERIFY(window.containersOf(u"shop"_s) > 0);
}

void TestStackActions::cancelledIsNotDone()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"shop"_s));
    QVERIFY(window.push(u"stopStack"_s));
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    QVERIFY(question);
    QTRY_VERIFY(!PeopleWindow::said(*question, u"goes"_s).isEmpty());
    PeopleWindow::press(Qt::Key_Return); // The default is the harmless one.
    QTRY_VERIFY(!PeopleWindow::dialog<StackQuestion>());
    QVERIFY(window.demo.operations().all().isEmpty());
    QCOMPARE(window.stack(u"shop"_s).status.value, StackStatus::Active);
}

void TestStackActions::restarts()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"chatty"_s));
    QVERIFY(window.pushMore(StackAction::Restart));
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    QVERIFY(question);
    QTRY_VERIFY(PeopleWindow::said(*question, u"restarts"_s).contains("container chatty-"_L1));
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QCOMPARE(window.stack(u"chatty"_s).status.value, StackStatus::Active);
    QVERIFY(window.containersOf(u"chatty"_s) > 0);
}

void TestStackActions::removesWithItsKey()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"gitea"_s));
    QTRY_VERIFY(window.page().changes().action(StackAction::Remove)->isEnabled());
    PeopleWindow::press(Qt::Key_Delete);
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    QVERIFY(question);
    QTRY_VERIFY(PeopleWindow::said(*question, u"goes"_s).contains("its file in Portainer"_L1));
    QVERIFY(PeopleWindow::said(*question, u"stays"_s).contains("volume "_L1));
    QVERIFY(PeopleWindow::said(*question, u"owners"_s).contains("public"_L1));
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QCOMPARE(number(window.stack(u"gitea"_s).id), 0);
    QCOMPARE(window.containersOf(u"gitea"_s), 0);
    QTRY_VERIFY(window.page().currentKey().server.isNull()); // Gone from the table.
}

void TestStackActions::whatIsRefusedSaysWhy()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"shop"_s));
    const ChangeActions &changes = window.page().changes();
    QTRY_COMPARE(changes.action(StackAction::Start)->statusTip(), u"shop is already running."_s);
    QVERIFY(!changes.action(StackAction::Start)->isEnabled());
    QVERIFY(changes.action(StackAction::Start)->toolTip().contains(u"shop is already running."_s));
    const auto *button = window.page().details().findChild<QPushButton *>(u"startStack"_s);
    QVERIFY(!button->isEnabled());
    QCOMPARE(button->accessibleDescription(), u"shop is already running."_s);
    QVERIFY(button->toolTip().contains(u"shop is already running."_s));
    QVERIFY(window.choose(u"cnc-router"_s, 6));
    QTRY_COMPARE(changes.action(StackAction::Stop)->statusTip(), u"workshop is down, so nothing can be done there."_s);
    QVERIFY(window.choose(u"loki"_s));
    QTRY_VERIFY(changes.action(StackAction::Start)->isEnabled());
    QCOMPARE(changes.action(StackAction::Stop)->statusTip(), u"loki is already stopped."_s);
}

void TestStackActions::aStandardUserIsToldWhoGrants()
{
    CommandLine line;
    line.demoStandardUser = true;
    StacksWindow window(line);
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"shop"_s));
    QTRY_VERIFY(window.page().changes().action(StackAction::Stop)->isEnabled()); // It is alice's own.
    QVERIFY(window.push(u"stopStack"_s));
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    QVERIFY(question);
    QCOMPARE(PeopleWindow::said(*question, u"owners"_s), QString());
    QTRY_VERIFY(!PeopleWindow::said(*question, u"goes"_s).isEmpty());
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QVERIFY(window.lastEnded(OperationOutcome::Done));
}

void TestStackActions::aGuardAsksForTheName()
{
    StacksWindow window;
    QVERIFY(window.opened);
    ServerProfile profile = window.session().profile();
    profile.lockedEnvironments = {EnvironmentId(1)};
    window.session().setProfile(profile);
    QVERIFY(window.choose(u"web1"_s));
    QVERIFY(window.push(u"stopStack"_s));
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    QVERIFY(question);
    QTRY_VERIFY(!PeopleWindow::said(*question, u"goes"_s).isEmpty());
    QVERIFY(!question->findChild<QPushButton *>(u"action"_s)->isEnabled());
    QVERIFY(PeopleWindow::tabTo(u"confirmEdit"_s));
    PeopleWindow::type(u"web1"_s);
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QCOMPARE(window.stack(u"web1"_s).status.value, StackStatus::Inactive);
}

void TestStackActions::theOperationsAreListed()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"loki"_s));
    QVERIFY(window.push(u"startStack"_s));
    const auto *chip = window.demo.window().findChild<QPushButton *>(u"operationsChip"_s);
    QTRY_VERIFY(chip->isVisible());
    QCOMPARE(chip->text(), u"1 running operation"_s);
    PeopleWindow::press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    auto *list = window.demo.window().findChild<OperationsWindow *>();
    QVERIFY(list);
    QVERIFY(QTest::qWaitForWindowActive(list));
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    const auto *table = list->findChild<QTableView *>(u"operationsTable"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, OperationsModel::Outcome).data().toString(), u"Done"_s);
    QCOMPARE(table->model()->index(0, OperationsModel::Stack).data().toString(), u"loki"_s);
    QCOMPARE(table->model()->index(0, OperationsModel::Place).data().toString(), u"local on Sample data"_s);
    QCOMPARE(list->findChild<QLabel *>(u"operationTitle"_s)->text(), u"Starting loki"_s);
    QTRY_VERIFY(!chip->isVisible());
    PeopleWindow::press(Qt::Key_Escape);
    QTRY_VERIFY(!list->isVisible());
}

void TestStackActions::closingAsksWhileSomethingGoesOn()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"loki"_s));
    QVERIFY(window.push(u"startStack"_s));
    QTRY_VERIFY(window.last() && !window.last()->isEnded());
    window.demo.window().close();
    auto *question = PeopleWindow::waitFor<CloseQuestion>();
    QVERIFY(question);
    QVERIFY(window.demo.window().isVisible());
    const QString named = PeopleWindow::said(*question, u"goesOn"_s) + PeopleWindow::said(*question, u"notDone"_s);
    QVERIFY(named.contains("Starting loki"_L1));
    PeopleWindow::press(Qt::Key_Return); // Stays open.
    QVERIFY(window.demo.window().isVisible());
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    window.demo.window().close(); // Nothing left to ask.
    QTRY_VERIFY(!window.demo.window().isVisible());
}

void TestStackActions::redeploysAFileStack()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"nextcloud"_s));
    const Stack before = window.stack(u"nextcloud"_s);
    QVERIFY(window.pushMore(StackAction::Redeploy));
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    QVERIFY(question);
    QTRY_VERIFY(PeopleWindow::said(*question, u"restarts"_s).contains("container nextcloud-"_L1));
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QVERIFY2(window.lastEnded(OperationOutcome::Done), qPrintable(window.last() ? window.last()->sentence() + window.last()->details() : QString()));
    const Stack after = window.stack(u"nextcloud"_s);
    QCOMPARE(after.env, before.env); // All of them went along.
    QCOMPARE(after.environmentId, before.environmentId);
    QVERIFY(after.updateDate >= before.updateDate);
}

void TestStackActions::redeploysFromGit()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"paperless"_s));
    const Stack before = window.stack(u"paperless"_s);
    QVERIFY(before.gitConfig);
    QVERIFY(window.pushMore(StackAction::Redeploy));
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    QVERIFY(question);
    QTRY_VERIFY(!PeopleWindow::said(*question, u"restarts"_s).isEmpty());
    QVERIFY(!question->pullImages());
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QVERIFY2(window.lastEnded(OperationOutcome::Done), qPrintable(window.last() ? window.last()->sentence() + window.last()->details() : QString()));
    const Stack after = window.stack(u"paperless"_s);
    QVERIFY(after.gitConfig); // Not detached.
    QCOMPARE(after.env, before.env);
    QCOMPARE(after.gitConfig->authentication, before.gitConfig->authentication);
}

QTEST_MAIN(TestStackActions)
#include "tst_stackactions.moc"
