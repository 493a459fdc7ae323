// SPDX-License-Identifier: GPL-3.0-or-later
// Stacks that leave as folders and come back, by the keyboard in the whole window on the sample server.
#include "tests/shell/stackswindow.h"

#include "app/portainer/stackrequests.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/pages/importstacksdialog.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QTableWidget>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

QString fileOf(StacksWindow &window, const Stack &stack)
{
    const auto answer = window.session().send(requests::stackFile(stack.id));
    if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000) || !answer.resultAt(0))
        return {};
    return answer.resultAt(0)->content;
}

/// Exports what is selected, values and all; the folder it went to.
bool exportTo(StacksWindow &window, const QString &folder)
{
    if (!QDir().mkpath(folder) || !window.pushMore(StackAction::Export))
        return false;
    auto *dialog = PeopleWindow::waitFor<ExportDialog>();
    if (!dialog)
        return false;
    dialog->findChild<QLineEdit *>(u"folder"_s)->setText(folder);
    return PeopleWindow::tabTo(u"withValues"_s) && (PeopleWindow::press(Qt::Key_Space), true) && PeopleWindow::pushButton(u"action"_s)
        && QTest::qWaitFor([&] { return window.outcomeBanner().contains("exported to"_L1); }, 20'000);
}

/// From the menu's action to the questions.
ImportStacksDialog *import(StacksWindow &window, const QString &folder)
{
    QAction *action = window.page().changes().importStacks;
    if (!QTest::qWaitFor([&] { return action->isEnabled() && action->isVisible(); }, 10'000))
        return nullptr;
    action->trigger();
    auto *files = PeopleWindow::waitFor<QFileDialog>();
    if (!files)
        return nullptr;
    Q_EMIT files->fileSelected(folder);
    files->reject();
    return PeopleWindow::waitFor<ImportStacksDialog>();
}

bool allEnded(StacksWindow &window, int count)
{
    return QTest::qWaitFor([&] { return window.demo.operations().all().size() == count && window.demo.operations().running().isEmpty(); }, 60'000);
}

} // namespace

class TestStackImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatLeftComesBack();
    void aTakenNameIsAskedFor();
    void anotherKindOfEngineIsSaid();
    void anEmptyFolderIsSaid();
};

void TestStackImport::whatLeftComesBack()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"web1"_s));
    const Stack before = window.stack(u"web1"_s);
    const QString file = fileOf(window, before);
    const QString folder = window.folder.filePath(u"out"_s);
    QVERIFY(exportTo(window, folder));
    window.demo.operations().start(window.session(), DeletePlan{before});
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QTRY_COMPARE(number(window.stack(u"web1"_s).id), 0);
    QTRY_VERIFY(!window.page().selectStack({window.demo.serverId(), before.id})); // The table knows by now.
    ImportStacksDialog *dialog = import(window, folder);
    QVERIFY(dialog);
    auto *import = dialog->findChild<QPushButton *>(u"importStacks"_s);
    QCOMPARE(import->text(), u"&Import 1 stack"_s);
    QVERIFY(import->isEnabled());
    QVERIFY(PeopleWindow::pushButton(u"importStacks"_s));
    QVERIFY(allEnded(window, 2));
    QVERIFY(window.demo.window().findChild<BulkDialog *>());
    QVERIFY2(window.last()->outcome() == OperationOutcome::Done, qPrintable(window.last()->sentence()));
    const Stack after = window.stack(u"web1"_s);
    QVERIFY(number(after.id) != 0 && after.id != before.id);
    QCOMPARE(after.env, before.env);
    QCOMPARE(fileOf(window, after), file);
}

void TestStackImport::aTakenNameIsAskedFor()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"web1"_s));
    const QString folder = window.folder.filePath(u"out"_s);
    QVERIFY(exportTo(window, folder));
    window.demo.operations().start(window.session(), StopPlan{window.stack(u"web1"_s)}); // It has the port.
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    ImportStacksDialog *dialog = import(window, folder);
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableWidget *>(u"importTable"_s);
    auto *import = dialog->findChild<QPushButton *>(u"importStacks"_s);
    QVERIFY(!import->isEnabled());
    QCOMPARE(table->item(0, 2)->text(), u"There is a stack called web1 already: F2 renames this one."_s);
    table->setFocus();
    table->setCurrentCell(0, 1);
    PeopleWindow::press(Qt::Key_F2);
    PeopleWindow::press(Qt::Key_A, Qt::ControlModifier);
    PeopleWindow::type(u"Web One"_s);
    PeopleWindow::press(Qt::Key_Return);
    QTRY_VERIFY(import->isEnabled());
    QVERIFY(PeopleWindow::dialog<ImportStacksDialog>()); // Return ended the editing, not the dialog.
    QVERIFY(PeopleWindow::pushButton(u"importStacks"_s));
    QVERIFY(allEnded(window, 2));
    QVERIFY2(window.last()->outcome() == OperationOutcome::Done, qPrintable(window.last()->sentence() + window.last()->details()));
    QCOMPARE(window.stack(u"webone"_s).status.value, StackStatus::Active);
    QCOMPARE(fileOf(window, window.stack(u"webone"_s)), fileOf(window, window.stack(u"web1"_s)));
}

void TestStackImport::anotherKindOfEngineIsSaid()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"web1"_s));
    const QString folder = window.folder.filePath(u"out"_s);
    QVERIFY(exportTo(window, folder));
    ImportStacksDialog *dialog = import(window, folder);
    QVERIFY(dialog);
    auto *where = dialog->findChild<QComboBox *>(u"importEnvironment"_s);
    const auto *table = dialog->findChild<QTableWidget *>(u"importTable"_s);
    bool seen = false;
    for (int i = 0; i < where->count() && !seen; ++i) {
        where->setCurrentIndex(i);
        seen = table->item(0, 2)->text().startsWith("Made for a standalone engine"_L1);
    }
    QVERIFY(seen);
    QVERIFY(!dialog->findChild<QPushButton *>(u"importStacks"_s)->isEnabled());
    QVERIFY(dialog->plans().isEmpty());
}

void TestStackImport::anEmptyFolderIsSaid()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(QTest::qWaitFor([&] { return window.page().changes().importStacks->isEnabled(); }, 10'000));
    window.page().changes().importStacks->trigger();
    auto *files = PeopleWindow::waitFor<QFileDialog>();
    QVERIFY(files);
    Q_EMIT files->fileSelected(window.folder.path());
    files->reject();
    QTRY_VERIFY(window.outcomeBanner().startsWith("There is no stack that Longshore exported in"_L1));
}

QTEST_MAIN(TestStackImport)
#include "tst_stackimport.moc"
