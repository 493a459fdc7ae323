// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/rotatedialog.h"
#include "ui/widgets/stagelist.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;
using Step = TokenRotation::Step;

namespace {

struct Open {
    Open()
    {
        dialog.show();
        good = QTest::qWaitForWindowActive(&dialog);
    }
    /// Asks by keyboard; the description is filled in already.
    void ask()
    {
        QTRY_VERIFY(edit(u"password"_s).hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), u"my password"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }
    QPushButton &button(const QString &name) { return *dialog.findChild<QPushButton *>(name); }
    QLineEdit &edit(const QString &name) { return *dialog.findChild<QLineEdit *>(name); }
    QLabel &outcome() { return *dialog.findChild<QLabel *>(u"outcome"_s); }
    StageState state(int step) { return dialog.findChild<StageList *>()->state(step); }
    RotateDialog dialog{u"alice"_s, u"home-lab"_s, u"Longshore on study-pc (ptr_abc)"_s, u"Longshore on study-pc"_s, u"GNOME Keyring"_s};
    bool good = false;
};

} // namespace

class TestRotateDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksOnceByKeyboard();
    void stepsTickOff();
    void aWrongPasswordStandsBesideItsField();
    void whatCouldNotBeKeptCanBeUndoneOrUsed();
    void aHalfFinishedRotationCannotBeRepeated();
};

void TestRotateDialog::asksOnceByKeyboard()
{
    Open open;
    QVERIFY(open.good);
    QSignalSpy asked(&open.dialog, &RotateDialog::rotateRequested);
    QVERIFY(!open.button(u"rotate"_s).isEnabled());
    open.ask();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().at(0).toString(), u"Longshore on study-pc"_s);
    QCOMPARE(asked.first().at(1).value<Secret>().bytes(), "my password");
    open.button(u"rotate"_s).click();
    QCOMPARE(asked.count(), 1);
    QVERIFY(open.dialog.isBusy());
    QVERIFY(open.button(u"cancel"_s).isEnabled());
}

void TestRotateDialog::stepsTickOff()
{
    Open open;
    open.ask();
    open.dialog.startStep(Step::Making);
    QCOMPARE(open.state(0), StageState::Running);
    open.dialog.startStep(Step::Keeping);
    QCOMPARE(open.state(0), StageState::Done);
    open.dialog.startStep(Step::Revoking);
    QCOMPARE(open.state(1), StageState::Done);
    open.dialog.finish(u"This computer uses the new one now."_s, true);
    QCOMPARE(open.state(2), StageState::Done);
    QVERIFY(!open.button(u"rotate"_s).isVisible());
    QTest::keyClick(&open.dialog, Qt::Key_Return);
    QVERIFY(!open.dialog.isVisible());
}

void TestRotateDialog::aWrongPasswordStandsBesideItsField()
{
    Open open;
    open.ask();
    open.dialog.startStep(Step::Making);
    open.dialog.refusePassword(u"Not this one."_s);
    QVERIFY(open.dialog.findChild<QLabel *>(u"passwordProblem"_s)->isVisible());
    QVERIFY(open.edit(u"password"_s).hasFocus());
    QCOMPARE(open.state(0), StageState::Pending);
    QVERIFY(!open.dialog.isBusy());
}

void TestRotateDialog::whatCouldNotBeKeptCanBeUndoneOrUsed()
{
    Open open;
    QSignalSpy undo(&open.dialog, &RotateDialog::undoRequested);
    QSignalSpy use(&open.dialog, &RotateDialog::useAnywayRequested);
    open.ask();
    open.dialog.startStep(Step::Keeping);
    open.dialog.fail(u"It could not be kept."_s, RotateDialog::Remedy::UndoOrUse);
    QCOMPARE(open.state(1), StageState::Failed);
    QVERIFY(!open.button(u"rotate"_s).isVisible());
    QVERIFY(open.button(u"useAnyway"_s).isVisible());
    open.button(u"useAnyway"_s).click();
    QCOMPARE(use.count(), 1);
    open.dialog.fail(u"Still not."_s, RotateDialog::Remedy::Undo);
    QVERIFY(!open.button(u"useAnyway"_s).isVisible());
    open.button(u"undo"_s).click();
    QCOMPARE(undo.count(), 1);
}

void TestRotateDialog::aHalfFinishedRotationCannotBeRepeated()
{
    Open open;
    open.ask();
    open.dialog.startStep(Step::Revoking);
    open.dialog.finish(u"The old one could not be revoked."_s, false);
    QCOMPARE(open.state(1), StageState::Done);
    QCOMPARE(open.state(2), StageState::Failed);
    QVERIFY(!open.button(u"rotate"_s).isVisible());
    QCOMPARE(open.outcome().text(), u"The old one could not be revoked."_s);
}

QTEST_MAIN(TestRotateDialog)
#include "tst_rotatedialog.moc"
