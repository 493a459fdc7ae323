// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and versions by the keyboard, in the whole window on the sample server; what the server says afterwards decides.
#include "tests/shell/stackswindow.h"

#include "app/portainer/stackrequests.h"
#include "app/session/changerecord.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/dialogs/stackquestion.h"
#include "ui/pages/operationspage.h"
#include "ui/pages/updatestackwindow.h"
#include "ui/pages/versionswindow.h"
#include "ui/widgets/diffview.h"
#include "ui/widgets/emptystate.h"
#include "ui/shell/actions.h"
#include "ui/shell/operationswindow.h"

#include <QCheckBox>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

QString fileOf(StacksWindow &window, const QString &name)
{
    const auto answer = window.session().send(requests::stackFile(window.stack(name).id));
    if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000) || !answer.resultAt(0))
        return {};
    return answer.resultAt(0)->content;
}

/// Another version of a stack, deployed by an operation as the windows do it.
bool update(StacksWindow &window, const QString &name, const QString &file, bool putBack = false)
{
    StackBefore opened;
    opened.stack = window.stack(name);
    opened.file = fileOf(window, name);
    opened.readAt = QDateTime::currentDateTimeUtc();
    window.demo.operations().start(window.session(), UpdatePlan{opened, {.file = file, .env = opened.stack.env}, putBack});
    return QTest::qWaitFor([&] { return window.demo.operations().running().isEmpty(); }, 60'000);
}

QAction &undoOf(StacksWindow &window) { return *window.page().changes().undo; }

/// Presses Undo by its key, and gets the question.
StackQuestion *askUndo(StacksWindow &window)
{
    if (!QTest::qWaitFor([&] { return undoOf(window).isEnabled(); }, 10'000))
        return nullptr;
    PeopleWindow::press(Qt::Key_Z, Qt::ControlModifier);
    return PeopleWindow::waitFor<StackQuestion>();
}

bool confirm(StackQuestion &question)
{
    auto *action = question.findChild<QPushButton *>(u"action"_s);
    return QTest::qWaitFor([&] { return action->isEnabled(); }, 20'000) && PeopleWindow::pushButton(u"action"_s);
}

VersionsWindow *openVersions(StacksWindow &window, const QString &name)
{
    if (!window.choose(name) || !QTest::qWaitFor([&] { return window.page().changes().action(StackAction::Versions)->isEnabled(); }, 10'000))
        return nullptr;
    PeopleWindow::press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    auto *versions = window.demo.window().findChild<VersionsWindow *>();
    if (!versions || !QTest::qWaitFor([&] { return versions->now().has_value(); }, 20'000) || !QTest::qWaitForWindowActive(versions))
        return nullptr;
    return versions;
}

} // namespace

class TestStackUndoing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void undoesAStop();
    void undoesAnUpdateFromTheList();
    void undoesARemoval();
    void nothingToUndoSaysSo();
    void versionsArePutBack();
    void aMovedStackIsNotOverwritten();
    void withoutEarlierVersionsItSaysSo();
    void putsBackAtOnceWhereWanted();
    void whatWasKnownOfAServerGoesWithIt();
};

void TestStackUndoing::undoesAStop()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"shop"_s));
    const int containers = window.containersOf(u"shop"_s);
    window.demo.operations().start(window.session(), StopPlan{window.stack(u"shop"_s)});
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QTRY_COMPARE(undoOf(window).text(), u"&Undo: shop was stopped..."_s);
    StackQuestion *question = askUndo(window);
    QVERIFY(question);
    QCOMPARE(question->windowTitle(), u"Undo: shop was stopped - local on Sample data"_s);
    PeopleWindow::press(Qt::Key_Return); // The default is the harmless one.
    QTRY_VERIFY(!PeopleWindow::dialog<StackQuestion>());
    QCOMPARE(window.stack(u"shop"_s).status.value, StackStatus::Inactive);
    question = askUndo(window);
    QVERIFY(question);
    QVERIFY(confirm(*question));
    QTRY_COMPARE(window.demo.operations().all().size(), 2);
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QCOMPARE(window.containersOf(u"shop"_s), containers);
    QTRY_VERIFY(!undoOf(window).isEnabled()); // An undo is not undone.
}

void TestStackUndoing::undoesAnUpdateFromTheList()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"web1"_s));
    const QString before = fileOf(window, u"web1"_s);
    const QList<EnvVariable> env = window.stack(u"web1"_s).env;
    QVERIFY(update(window, u"web1"_s, before + u"# another\r\n"_s));
    QCOMPARE(fileOf(window, u"web1"_s), before + u"# another\r\n"_s);
    window.demo.window().actions().operations->trigger();
    auto *list = window.demo.window().findChild<OperationsWindow *>();
    QVERIFY(list && QTest::qWaitForWindowActive(list));
    QTRY_VERIFY(list->findChild<QPushButton *>(u"offer0"_s));
    QCOMPARE(list->findChild<QPushButton *>(u"offer0"_s)->text(), u"Put back the version of before"_s);
    QTest::mouseClick(list->findChild<QPushButton *>(u"offer0"_s), Qt::LeftButton);
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    QVERIFY(question);
    QTRY_VERIFY(!PeopleWindow::said(*question, u"changes"_s).isEmpty() || !PeopleWindow::said(*question, u"note"_s).isEmpty());
    QVERIFY(confirm(*question));
    QTRY_COMPARE(window.demo.operations().all().size(), 2);
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QCOMPARE(fileOf(window, u"web1"_s), before);
    QCOMPARE(window.stack(u"web1"_s).env, env);
    list->page().choose(window.demo.operations().all().first());
    QTRY_VERIFY(!list->findChild<QPushButton *>(u"offer0"_s)); // Undone once, it is not offered again.
}

void TestStackUndoing::undoesARemoval()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"web1"_s));
    const Stack before = window.stack(u"web1"_s);
    const QString file = fileOf(window, u"web1"_s);
    window.demo.operations().start(window.session(), DeletePlan{before});
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QCOMPARE(number(window.stack(u"web1"_s).id), 0);
    StackQuestion *question = askUndo(window);
    QVERIFY(question);
    QVERIFY(PeopleWindow::said(*question, u"intro"_s).contains("new id"_L1));
    QVERIFY(confirm(*question));
    QTRY_COMPARE(window.demo.operations().all().size(), 2);
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    const Stack after = window.stack(u"web1"_s);
    QVERIFY(number(after.id) != 0 && after.id != before.id);
    QCOMPARE(after.env, before.env);
    QCOMPARE(fileOf(window, u"web1"_s), file);
}

void TestStackUndoing::nothingToUndoSaysSo()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(!undoOf(window).isEnabled());
    QCOMPARE(undoOf(window).statusTip(), u"Nothing was changed since the start that could be taken back."_s);
    window.demo.operations().start(window.session(), StopPlan{window.stack(u"shop"_s)});
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QTRY_VERIFY(undoOf(window).isEnabled());
    ServerProfile profile = window.session().profile();
    profile.readOnly = true;
    window.session().setProfile(profile);
    window.demo.record().journal().changed();
    QTRY_COMPARE(undoOf(window).statusTip(), u"Sample data is set to read-only in its options."_s);
    QVERIFY(!undoOf(window).isEnabled());
}

void TestStackUndoing::versionsArePutBack()
{
    StacksWindow window;
    QVERIFY(window.opened);
    const QString first = fileOf(window, u"web1"_s);
    QVERIFY(update(window, u"web1"_s, first + u"# second\n"_s));
    QVERIFY(update(window, u"web1"_s, first + u"# third\n"_s));
    VersionsWindow *versions = openVersions(window, u"web1"_s);
    QVERIFY(versions);
    QCOMPARE(versions->windowTitle(), u"Versions of web1 - local on Sample data"_s);
    auto *table = versions->findChild<QTableView *>(u"versionsTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QCOMPARE(table->model()->index(0, VersionsModel::Note).data().toString(), u"On the server now"_s);
    auto *putBack = versions->findChild<QPushButton *>(u"putBack"_s);
    QTRY_COMPARE(table->currentIndex().row(), 1); // The newest that is not there now.
    QVERIFY2(putBack->isEnabled(), qPrintable(putBack->toolTip()));
    table->setFocus();
    PeopleWindow::press(Qt::Key_Up);
    QVERIFY(!putBack->isEnabled());
    QCOMPARE(versions->findChild<QLabel *>(u"whyNot"_s)->text(), u"This version is on the server now."_s);
    PeopleWindow::press(Qt::Key_Down);
    PeopleWindow::press(Qt::Key_Down);
    QTRY_VERIFY(putBack->isEnabled());
    QTRY_COMPARE(versions->findChild<DiffView *>()->differences(), 1);
    QVERIFY(PeopleWindow::pushButton(u"putBack"_s));
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    QVERIFY(question);
    QVERIFY(confirm(*question));
    QTRY_COMPARE(window.demo.operations().all().size(), 3);
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QCOMPARE(fileOf(window, u"web1"_s), first);
    QTRY_COMPARE(versions->now()->file, first);
    QTRY_COMPARE(table->model()->index(0, VersionsModel::Note).data().toString(), u"On the server now"_s);
    QTest::mouseClick(versions->findChild<QPushButton *>(u"closeVersions"_s), Qt::LeftButton);
    QTRY_VERIFY(!window.demo.window().findChild<VersionsWindow *>());
}

void TestStackUndoing::aMovedStackIsNotOverwritten()
{
    StacksWindow window;
    QVERIFY(window.opened);
    const QString first = fileOf(window, u"web1"_s);
    QVERIFY(update(window, u"web1"_s, first + u"# second\n"_s));
    VersionsWindow *versions = openVersions(window, u"web1"_s);
    QVERIFY(versions);
    const Stack stack = window.stack(u"web1"_s);
    const auto theirs = window.session().send(requests::updateStack(targetOf(stack), {.file = first + u"# theirs\n"_s, .env = stack.env}));
    QVERIFY(QTest::qWaitFor([&] { return theirs.isFinished(); }, 20'000));
    QTRY_VERIFY(versions->findChild<QPushButton *>(u"putBack"_s)->isEnabled());
    QVERIFY(PeopleWindow::pushButton(u"putBack"_s));
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    QVERIFY(question);
    QVERIFY(confirm(*question));
    QTRY_COMPARE(window.demo.operations().all().size(), 2);
    QVERIFY(window.lastEnded(OperationOutcome::Refused));
    QCOMPARE(fileOf(window, u"web1"_s), first + u"# theirs\n"_s);
    QTRY_COMPARE(versions->now()->file, first + u"# theirs\n"_s); // Shown as it is now.
}

void TestStackUndoing::withoutEarlierVersionsItSaysSo()
{
    StacksWindow window;
    QVERIFY(window.opened);
    VersionsWindow *versions = openVersions(window, u"loki"_s);
    QVERIFY(versions);
    const auto *empty = versions->findChild<EmptyState *>(u"noVersions"_s);
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->sentence(), u"No earlier version of loki was seen yet."_s);
    QVERIFY(!versions->findChild<QPushButton *>(u"putBack"_s)->isEnabled());
    QCOMPARE(versions->findChild<QLabel *>(u"keeping"_s)->text(), u"Kept until Longshore is closed."_s);
}

void TestStackUndoing::putsBackAtOnceWhereWanted()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(!window.demo.settings().putBackAtOnce());
    window.demo.window().actions().settings->trigger();
    auto *settings = PeopleWindow::waitFor<SettingsDialog>();
    QVERIFY(settings);
    QVERIFY(PeopleWindow::tabTo(u"putBackAtOnce"_s));
    PeopleWindow::press(Qt::Key_Space);
    QVERIFY(window.demo.settings().putBackAtOnce());
    PeopleWindow::press(Qt::Key_Escape);
    const QString before = fileOf(window, u"grafana"_s);
    QVERIFY(window.choose(u"grafana"_s));
    QTRY_VERIFY(window.page().changes().action(StackAction::Edit)->isEnabled());
    PeopleWindow::press(Qt::Key_F2);
    UpdateStackWindow *edit = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((edit = window.demo.window().findChild<UpdateStackWindow *>()) && edit->opened().isRead(), 20'000);
    QSignalSpy plans(edit, &UpdateStackWindow::updateWanted);
    PeopleWindow::press(Qt::Key_A, Qt::ControlModifier);
    PeopleWindow::type(u"services: {web: {image: 'missing/image:none'}}"_s);
    const auto *apply = edit->findChild<QPushButton *>(u"applyUpdate"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(apply->isEnabled(), qPrintable(apply->accessibleDescription()), 20'000);
    PeopleWindow::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(window.lastEnded(OperationOutcome::Failed));
    QVERIFY2(window.last()->sentence().contains("put back at once"_L1), qPrintable(window.last()->sentence()));
    QCOMPARE(fileOf(window, u"grafana"_s), before);
    QVERIFY(window.containersOf(u"grafana"_s) > 0);
}

void TestStackUndoing::whatWasKnownOfAServerGoesWithIt()
{
    StacksWindow window;
    QVERIFY(window.opened);
    const StackKey key = window.keyOf(u"web1"_s);
    QVERIFY(update(window, u"web1"_s, fileOf(window, u"web1"_s) + u"# another\n"_s));
    QCOMPARE(window.demo.record().versions().versions(key.server, key.stack).size(), 2);
    QCOMPARE(window.demo.record().journal().entries().size(), 1);
    Q_EMIT window.demo.servers().forgotten(key.server);
    QVERIFY(window.demo.record().versions().versions(key.server, key.stack).isEmpty());
    QVERIFY(window.demo.record().journal().entries().isEmpty());
}

QTEST_MAIN(TestStackUndoing)
#include "tst_stackundoing.moc"
