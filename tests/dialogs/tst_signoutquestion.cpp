// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/signoutquestion.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

struct Open {
    Open()
    {
        question.show();
        good = QTest::qWaitForWindowActive(&question);
    }
    QPushButton &button(const QString &name) { return *question.findChild<QPushButton *>(name); }
    QLabel &outcome() { return *question.findChild<QLabel *>(u"outcome"_s); }
    SignOutQuestion question{u"alice"_s, u"home-lab"_s, u"GNOME Keyring"_s};
    bool good = false;
};

} // namespace

class TestSignOutQuestion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stayingIsTheDefault();
    void revokingThereIsChosenFirst();
    void forgettingAloneByKeyboard();
    void cannotBePressedTwice();
    void saysWhatBecameOfIt();
    void afterAFailureForgettingIsOffered();
    void onAGuardedServerRevokingAsksForItsName();
};

void TestSignOutQuestion::stayingIsTheDefault()
{
    Open open;
    QVERIFY(open.good);
    QSignalSpy asked(&open.question, &SignOutQuestion::signOutRequested);
    QTRY_VERIFY(open.button(u"stay"_s).hasFocus());
    QTest::keyClick(&open.question, Qt::Key_Return);
    QVERIFY(!open.question.isVisible());
    QCOMPARE(asked.count(), 0);
}

void TestSignOutQuestion::revokingThereIsChosenFirst()
{
    Open open;
    QSignalSpy asked(&open.question, &SignOutQuestion::signOutRequested);
    QTest::mouseClick(&open.button(u"signOutNow"_s), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toBool(), true);
}

void TestSignOutQuestion::forgettingAloneByKeyboard()
{
    Open open;
    QVERIFY(open.good);
    QSignalSpy asked(&open.question, &SignOutQuestion::signOutRequested);
    auto *forget = open.question.findChild<QRadioButton *>(u"onlyForget"_s);
    auto *revoke = open.question.findChild<QRadioButton *>(u"revokeThere"_s);
    for (int step = 0; step < 5 && !revoke->hasFocus(); ++step)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(revoke->hasFocus());
    QTest::keyClick(revoke, Qt::Key_Down);
    QVERIFY(forget->isChecked());
    QVERIFY(forget->accessibleDescription().contains("goes on working for whoever has a copy"_L1));
    for (int step = 0; step < 5 && !open.button(u"signOutNow"_s).hasFocus(); ++step)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toBool(), false);
}

void TestSignOutQuestion::cannotBePressedTwice()
{
    Open open;
    QSignalSpy asked(&open.question, &SignOutQuestion::signOutRequested);
    open.button(u"signOutNow"_s).click();
    QVERIFY(open.question.isWaiting());
    open.button(u"signOutNow"_s).click();
    QCOMPARE(asked.count(), 1);
    QVERIFY(open.button(u"stay"_s).isEnabled()); // Closing is always possible.
}

void TestSignOutQuestion::saysWhatBecameOfIt()
{
    Open open;
    open.button(u"signOutNow"_s).click();
    open.question.setDone(u"The access token was revoked on home-lab."_s);
    QVERIFY(!open.question.isWaiting());
    QCOMPARE(open.outcome().text(), u"The access token was revoked on home-lab."_s);
    QVERIFY(!open.button(u"signOutNow"_s).isVisible());
    QTest::keyClick(&open.question, Qt::Key_Return);
    QVERIFY(!open.question.isVisible());
}

void TestSignOutQuestion::afterAFailureForgettingIsOffered()
{
    Open open;
    QSignalSpy anyway(&open.question, &SignOutQuestion::forgetAnywayRequested);
    open.button(u"signOutNow"_s).click();
    open.question.setFailed(u"The access token could not be revoked on home-lab."_s);
    QVERIFY(open.outcome().isVisible());
    QCOMPARE(open.button(u"signOutNow"_s).text(), u"&Forget it here anyway"_s);
    open.button(u"signOutNow"_s).click();
    QCOMPARE(anyway.count(), 1);
}

void TestSignOutQuestion::onAGuardedServerRevokingAsksForItsName()
{
    SignOutQuestion question(u"alice"_s, u"home-lab"_s, u"GNOME Keyring"_s, nullptr, Guard::Server);
    question.show();
    QVERIFY(QTest::qWaitForWindowActive(&question));
    QSignalSpy asked(&question, &SignOutQuestion::signOutRequested);
    auto *signOut = question.findChild<QPushButton *>(u"signOutNow"_s);
    auto *name = question.findChild<QLineEdit *>(u"confirmEdit"_s);
    QVERIFY(name && name->isVisible() && !signOut->isEnabled());
    QTest::mouseClick(signOut, Qt::LeftButton);
    QCOMPARE(asked.count(), 0);
    question.findChild<QRadioButton *>(u"onlyForget"_s)->click();
    QVERIFY(signOut->isEnabled() && !name->isVisible()); // Forgetting destroys nothing on the server.
    question.findChild<QRadioButton *>(u"revokeThere"_s)->click();
    QVERIFY(!signOut->isEnabled() && name->isVisible());
    name->setFocus();
    QTest::keyClicks(name, u"home-lab"_s);
    QVERIFY(signOut->isEnabled());
    QTest::mouseClick(signOut, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QVERIFY(!name->isEnabled());
    question.setFailed(u"Not revoked."_s);
    QVERIFY(signOut->isEnabled() && !name->isVisible());
}

QTEST_MAIN(TestSignOutQuestion)
#include "tst_signoutquestion.moc"
