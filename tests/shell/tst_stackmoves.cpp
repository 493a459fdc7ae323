// SPDX-License-Identifier: GPL-3.0-or-later
// Moving, copying, renaming, adopting and the Git settings of stacks, by the keyboard in the whole window on the sample server.
#include "tests/shell/stackswindow.h"

#include "app/portainer/stackrequests.h"
#include "ui/dialogs/gitsettingsdialog.h"
#include "ui/dialogs/movestackdialog.h"
#include "ui/dialogs/stackquestion.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QRadioButton>

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

/// Opens the dialog of one of the moves.
MoveStackDialog *ask(StacksWindow &window, const QString &name, StackAction action, qint64 environment = 1)
{
    return window.choose(name, environment) && window.pushMore(action) ? PeopleWindow::waitFor<MoveStackDialog>() : nullptr;
}

bool typeName(MoveStackDialog &dialog, const QString &name)
{
    auto *field = dialog.findChild<QLineEdit *>(u"stackName"_s);
    field->setFocus();
    field->selectAll();
    PeopleWindow::type(name);
    return field->text() == name;
}

bool confirm(QDialog &dialog)
{
    auto *action = dialog.findChild<QPushButton *>(u"action"_s);
    return QTest::qWaitFor([&] { return action->isEnabled(); }, 20'000) && PeopleWindow::pushButton(u"action"_s);
}

} // namespace

class TestStackMoves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void duplicates();
    void renames();
    void migrates();
    void associatesAnOrphan();
    void gitSettingsAreSaved();
    void detaches();
};

void TestStackMoves::duplicates()
{
    StacksWindow window;
    QVERIFY(window.opened);
    const Stack web = window.stack(u"web1"_s);
    window.demo.operations().start(window.session(), StopPlan{web}); // It has the port that the copy wants, too.
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    MoveStackDialog *dialog = ask(window, u"web1"_s, StackAction::Duplicate);
    QVERIFY(dialog);
    auto *where = dialog->findChild<QComboBox *>(u"target"_s);
    where->setCurrentIndex(where->findText(u"local on Sample data"_s));
    QTRY_COMPARE(dialog->findChild<QLabel *>(u"nameNote"_s)->text(), u"There is a stack of this name in local."_s);
    QVERIFY(typeName(*dialog, u"Web Copy"_s));
    QCOMPARE(dialog->findChild<QLabel *>(u"nameNote"_s)->text(), u"The server will call it webcopy."_s);
    QVERIFY(confirm(*dialog));
    QTRY_COMPARE(window.demo.operations().all().size(), 2);
    QVERIFY(window.lastEnded(OperationOutcome::Done) || (qWarning() << window.last()->sentence() << window.last()->details(), false));
    const Stack copy = window.stack(u"webcopy"_s);
    QVERIFY(number(copy.id) != 0);
    QCOMPARE(copy.env, web.env);
    QCOMPARE(fileOf(window, copy), fileOf(window, web));
    QCOMPARE(window.stack(u"web1"_s).id, web.id); // Nothing is removed.
    QVERIFY(window.containersOf(u"webcopy"_s) > 0);
}

void TestStackMoves::renames()
{
    StacksWindow window;
    QVERIFY(window.opened);
    const Stack web = window.stack(u"web1"_s);
    const QString file = fileOf(window, web);
    MoveStackDialog *dialog = ask(window, u"web1"_s, StackAction::Rename);
    QVERIFY(dialog);
    QVERIFY(typeName(*dialog, u"web1b"_s));
    auto *volumes = dialog->findChild<QCheckBox *>(u"newVolumes"_s);
    QTRY_VERIFY(!dialog->findChild<QLabel *>(u"moveEffect"_s)->text().startsWith("Reading"_L1));
    if (volumes->isVisible())
        volumes->setChecked(true);
    QVERIFY(confirm(*dialog));
    QVERIFY(window.lastEnded(OperationOutcome::Done) || (qWarning() << window.last()->sentence() << window.last()->details(), false));
    QCOMPARE(number(window.stack(u"web1"_s).id), 0);
    const Stack renamed = window.stack(u"web1b"_s);
    QVERIFY(number(renamed.id) != 0);
    QCOMPARE(renamed.env, web.env);
    QCOMPARE(fileOf(window, renamed), file);
    QVERIFY(window.containersOf(u"web1b"_s) > 0);
    QCOMPARE(window.containersOf(u"web1"_s), 0);
}

void TestStackMoves::migrates()
{
    StacksWindow window;
    QVERIFY(window.opened);
    const Stack web = window.stack(u"web1"_s);
    MoveStackDialog *dialog = ask(window, u"web1"_s, StackAction::Migrate);
    QVERIFY(dialog);
    auto *where = dialog->findChild<QComboBox *>(u"target"_s);
    QVERIFY(where->count() > 0);
    QCOMPARE(where->findText(u"local on Sample data"_s), -1); // Not to where it is.
    QTRY_VERIFY(dialog->findChild<QLabel *>(u"moveEffect"_s)->text().contains("Volumes do not move"_L1));
    QVERIFY(dialog->findChild<QPushButton *>(u"cancel"_s)->hasFocus()); // The harmless one.
    const QString target = where->currentText();
    QVERIFY(confirm(*dialog));
    QVERIFY(window.lastEnded(OperationOutcome::Done) || (qWarning() << target << window.last()->sentence() << window.last()->details(), false));
    QCOMPARE(window.containersOf(u"web1"_s), 0);
    QCOMPARE(number(window.stack(u"web1"_s).id), 0); // Not in environment 1 any more.
    const auto answer = window.session().send(requests::stacks());
    QVERIFY(QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000));
    const QList<Stack> all = *answer.resultAt(0);
    const auto moved = std::ranges::find(all, web.id, &Stack::id);
    QVERIFY(moved != all.end());
    QVERIFY(window.containersOf(u"web1"_s, number(moved->environmentId)) > 0);
}

void TestStackMoves::associatesAnOrphan()
{
    StacksWindow window;
    QVERIFY(window.opened);
    const auto answer = window.session().send(requests::stacks());
    QVERIFY(QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000));
    const QList<Stack> all = *answer.resultAt(0);
    const auto orphan = std::ranges::find(all, u"old-wiki"_s, &Stack::name);
    QVERIFY(orphan != all.end());
    MoveStackDialog *dialog = ask(window, u"old-wiki"_s, StackAction::Associate, number(orphan->environmentId));
    QVERIFY(dialog);
    auto *where = dialog->findChild<QComboBox *>(u"target"_s);
    where->setCurrentIndex(where->findText(u"local on Sample data"_s));
    QVERIFY(confirm(*dialog));
    QVERIFY(window.lastEnded(OperationOutcome::Done) || (qWarning() << window.last()->sentence() << window.last()->details(), false));
    QCOMPARE(window.stack(u"old-wiki"_s).id, orphan->id);
}

void TestStackMoves::gitSettingsAreSaved()
{
    StacksWindow window;
    QVERIFY(window.opened);
    const Stack before = window.stack(u"traefik"_s);
    QVERIFY(window.choose(u"traefik"_s) && window.pushMore(StackAction::GitSettings));
    auto *dialog = PeopleWindow::waitFor<GitSettingsDialog>();
    QVERIFY(dialog);
    auto *interval = dialog->findChild<QRadioButton *>(u"updatesInterval"_s);
    interval->setFocus();
    PeopleWindow::press(Qt::Key_Space);
    QVERIFY(dialog->findChild<QLabel *>(u"updatesNote"_s)->text().contains("stops working"_L1)); // Its webhook.
    auto *every = dialog->findChild<QLineEdit *>(u"interval"_s);
    every->setFocus();
    every->selectAll();
    PeopleWindow::type(u"2d"_s);
    QVERIFY(!dialog->findChild<QPushButton *>(u"action"_s)->isEnabled());
    every->selectAll();
    PeopleWindow::type(u"1h30m"_s);
    QVERIFY(confirm(*dialog));
    QVERIFY(window.lastEnded(OperationOutcome::Done) || (qWarning() << window.last()->sentence() << window.last()->details(), false));
    const Stack after = window.stack(u"traefik"_s);
    QVERIFY(after.autoUpdate);
    QCOMPARE(after.autoUpdate->interval, u"1h30m"_s);
    QCOMPARE(after.env, before.env);
    QVERIFY(after.gitConfig);
    QCOMPARE(after.gitConfig->referenceName, before.gitConfig->referenceName);
}

void TestStackMoves::detaches()
{
    StacksWindow window;
    QVERIFY(window.opened);
    const Stack before = window.stack(u"wiki"_s);
    QVERIFY(before.gitConfig);
    const QString file = fileOf(window, before);
    QVERIFY(window.choose(u"wiki"_s) && window.pushMore(StackAction::Detach));
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    QVERIFY(question);
    QVERIFY(confirm(*question));
    QVERIFY(window.lastEnded(OperationOutcome::Done) || (qWarning() << window.last()->sentence() << window.last()->details(), false));
    const Stack after = window.stack(u"wiki"_s);
    QVERIFY(!after.gitConfig);
    QCOMPARE(after.env, before.env);
    QCOMPARE(fileOf(window, after), file);
}

QTEST_MAIN(TestStackMoves)
#include "tst_stackmoves.moc"
