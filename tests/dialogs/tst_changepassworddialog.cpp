// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/changepassworddialog.h"
#include "ui/widgets/secretclipboard.h"
#include "ui/widgets/secretfield.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

struct Open {
    Open()
    {
        dialog.show();
        good = QTest::qWaitForWindowActive(&dialog);
        QObject::connect(&dialog, &ChangePasswordDialog::changeRequested, &dialog, [this](const Secret &from, const Secret &to) {
            ++asked;
            current = from;
            next = to;
        });
    }
    SecretField &field(const QString &name) { return *dialog.findChild<SecretField *>(name); }
    QPushButton &change() { return *dialog.findChild<QPushButton *>(u"change"_s); }
    QLabel &label(const QString &name) { return *dialog.findChild<QLabel *>(name); }
    /// Past the eye of a field.
    static void tabOn()
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    /// As a person does it who has no mouse.
    void typeAll(const QString &from, const QString &to)
    {
        QTest::keyClicks(&field(u"currentPassword"_s), from);
        tabOn();
        QTest::keyClicks(QApplication::focusWidget(), to);
        tabOn();
        QTest::keyClicks(QApplication::focusWidget(), to);
    }
    SecretClipboard clipboard;
    ChangePasswordDialog dialog{u"alice"_s, u"home-lab"_s, PasswordRules{.minimumBytes = 12}, clipboard};
    bool good = false;
    int asked = 0;
    Secret current;
    Secret next;
};

} // namespace

class TestChangePasswordDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksByKeyboardAlone();
    void cannotBePressedTooEarly();
    void cannotBePressedTwice();
    void saysBeforeWhatEnds();
    void aWrongCurrentPasswordIsSaidBesideItsField();
    void aWeakNewPasswordIsSaidBesideItsField();
    void anyOtherFailureKeepsWhatWasTyped();
    void escapeSendsNothing();
};

void TestChangePasswordDialog::asksByKeyboardAlone()
{
    Open open;
    QVERIFY(open.good);
    QTRY_VERIFY(open.field(u"currentPassword"_s).hasFocus());
    open.typeAll(u"old one"_s, u"correct horse"_s);
    QVERIFY(open.change().isEnabled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(open.asked, 1);
    QCOMPARE(open.current.bytes(), "old one");
    QCOMPARE(open.next.bytes(), "correct horse");
}

void TestChangePasswordDialog::cannotBePressedTooEarly()
{
    Open open;
    QVERIFY(open.good);
    QVERIFY(!open.change().isEnabled());
    open.typeAll({}, u"correct horse"_s);
    QVERIFY(!open.change().isEnabled()); // The current one is missing.
    QTest::keyClicks(&open.field(u"currentPassword"_s), u"x"_s);
    QVERIFY(open.change().isEnabled());
    QTest::keyClicks(&open.field(u"repeatPassword"_s), u"x"_s);
    QVERIFY(!open.change().isEnabled());
}

void TestChangePasswordDialog::cannotBePressedTwice()
{
    Open open;
    QVERIFY(open.good);
    open.typeAll(u"old one"_s, u"correct horse"_s);
    QTest::mouseClick(&open.change(), Qt::LeftButton);
    QVERIFY(!open.change().isEnabled());
    QVERIFY(!open.field(u"newPassword"_s).isEnabled());
    QTest::mouseClick(&open.change(), Qt::LeftButton);
    QTest::keyClick(&open.dialog, Qt::Key_Return);
    QCOMPARE(open.asked, 1);
}

void TestChangePasswordDialog::saysBeforeWhatEnds()
{
    Open open;
    QCOMPARE(open.label(u"consequence"_s).text(), u"All browser sessions of alice end. Access tokens, this computer's too, go on working."_s);
    QVERIFY(open.label(u"consequence"_s).isVisible());
}

void TestChangePasswordDialog::aWrongCurrentPasswordIsSaidBesideItsField()
{
    Open open;
    QVERIFY(open.good);
    open.typeAll(u"old one"_s, u"correct horse"_s);
    open.change().click();
    open.dialog.refuseCurrent(u"This is not the current password."_s);
    QLabel &problem = open.label(u"currentProblem"_s);
    QVERIFY(problem.isVisible());
    QVERIFY(open.field(u"currentPassword"_s).hasFocus());
    QCOMPARE(open.field(u"newPassword"_s).text(), u"correct horse"_s);
    QTest::keyClicks(&open.field(u"currentPassword"_s), u"another"_s); // Over the selected text.
    QVERIFY(!problem.isVisible());
    QVERIFY(open.change().isEnabled());
    open.change().click();
    QCOMPARE(open.current.bytes(), "another");
}

void TestChangePasswordDialog::aWeakNewPasswordIsSaidBesideItsField()
{
    Open open;
    QVERIFY(open.good);
    open.typeAll(u"old one"_s, u"correct horse"_s);
    open.change().click();
    open.dialog.refuseNew(u"Too weak."_s);
    QCOMPARE(open.label(u"passwordRule"_s).text(), u"Too weak."_s);
    QVERIFY(open.field(u"newPassword"_s).hasFocus());
}

void TestChangePasswordDialog::anyOtherFailureKeepsWhatWasTyped()
{
    Open open;
    QVERIFY(open.good);
    open.typeAll(u"old one"_s, u"correct horse"_s);
    open.change().click();
    open.dialog.fail({u"home-lab is not answering."_s, {}});
    QCOMPARE(open.label(u"problem"_s).text(), u"home-lab is not answering."_s);
    QVERIFY(open.change().isEnabled());
    QCOMPARE(open.field(u"currentPassword"_s).text(), u"old one"_s);
}

void TestChangePasswordDialog::escapeSendsNothing()
{
    Open open;
    QVERIFY(open.good);
    open.typeAll(u"old one"_s, u"correct horse"_s);
    QTest::keyClick(&open.dialog, Qt::Key_Escape);
    QVERIFY(!open.dialog.isVisible());
    QCOMPARE(open.asked, 0);
}

QTEST_MAIN(TestChangePasswordDialog)
#include "tst_changepassworddialog.moc"
