// SPDX-License-Identifier: GPL-3.0-or-later
// An access token that is in nobody's use: how it is named, and what can be done about it.
#include "ui/dialogs/orphandialog.h"
#include "ui/dialogs/orphannotice.h"
#include "ui/widgets/thinprogress.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;
using Phase = OrphanState::Phase;


namespace {

OrphanState stateOf(Phase phase)
{
    return {.phase = phase,
            .server = u"home-lab"_s,
            .userName = u"alice"_s,
            .tokenName = u"Longshore on study-pc"_s,
            .prefix = u"ptr_abc"_s,
            .problem = u"It said no."_s,
            .details = {}};
}

QString textOf(const OrphanNotice &notice, const QString &label)
{
    return notice.findChild<QLabel *>(label)->text();
}

} // namespace

class TestOrphan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPhaseNamesTheToken_data();
    void everyPhaseNamesTheToken();
    void theServersTextIsPlain();
    void revokesAndLeavesByKeyboard();
    void isSpoken();
    void theDialogTellsOfClosing();
    void escStaysWhileClosing();
    void aKeyringThatIsNotPutBackIsSaid_data();
    void aKeyringThatIsNotPutBackIsSaid();
};

void TestOrphan::everyPhaseNamesTheToken_data()
{
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<QString>("word"); // of the title
    QTest::addColumn<bool>("canRevoke");
    QTest::addColumn<QString>("leave"); // empty: cannot be left now
    QTest::addColumn<bool>("works");
    QTest::addColumn<bool>("linksToAccount");
    QTest::newRow("making") << Phase::Making << u"is being made"_s << false << u"Leave it"_s << true << false;
    QTest::newRow("in no use") << Phase::InNoUse << u"is not in use"_s << true << u"Leave it"_s << false << false;
    QTest::newRow("may exist") << Phase::MayExist << u"may exist"_s << false << u"Leave it"_s << false << true;
    QTest::newRow("revoking") << Phase::Revoking << u"Revoking"_s << false << QString() << true << false;
    QTest::newRow("revoked") << Phase::Revoked << u"was revoked"_s << false << u"Close"_s << false << false;
    QTest::newRow("not revoked") << Phase::NotRevoked << u"was not revoked"_s << true << u"Leave it"_s << false << true;
    QTest::newRow("unknown") << Phase::Unknown << u"may be revoked or not"_s << true << u"Leave it"_s << false << true;
}

void TestOrphan::everyPhaseNamesTheToken()
{
    QFETCH(Phase, phase);
    QFETCH(QString, word);
    QFETCH(QString, leave);
    OrphanNotice notice;
    notice.show();
    notice.setState(stateOf(phase));
    QVERIFY2(textOf(notice, u"orphanTitle"_s).contains(word), qPrintable(textOf(notice, u"orphanTitle"_s)));
    QVERIFY(textOf(notice, u"orphanTitle"_s).contains("home-lab"_L1));
    QVERIFY(textOf(notice, u"orphanSentence"_s).contains("Longshore on study-pc"_L1));
    QVERIFY(textOf(notice, u"orphanSentence"_s).contains("ptr_abc"_L1));
    QCOMPARE(textOf(notice, u"orphanSentence"_s).contains("It said no."_L1), phase == Phase::NotRevoked);
    QTEST(notice.findChild<QWidget *>(u"revokeOrphan"_s)->isVisible(), "canRevoke");
    auto *left = notice.findChild<QPushButton *>(u"leaveOrphan"_s);
    QCOMPARE(left->isVisible() ? left->text().remove(u'&') : QString(), leave);
    QTEST(notice.findChild<ThinProgress *>()->isRunning(), "works");
    QTEST(notice.findChild<QWidget *>(u"orphanAccount"_s)->isVisible(), "linksToAccount");
}

void TestOrphan::theServersTextIsPlain()
{
    OrphanNotice notice;
    OrphanState state = stateOf(Phase::InNoUse);
    state.tokenName = u"a\u202e<b>b</b>\nc"_s;
    state.userName = u"al\u0007ice"_s;
    notice.setState(state);
    const QString said = textOf(notice, u"orphanSentence"_s);
    QVERIFY(!said.contains(u'\u202e') && !said.contains(u'\n') && !said.contains(u'\u0007'));
    QVERIFY(said.contains("<b>"_L1));
    QCOMPARE(notice.findChild<QLabel *>(u"orphanSentence"_s)->textFormat(), Qt::PlainText);
}

void TestOrphan::revokesAndLeavesByKeyboard()
{
    OrphanDialog dialog;
    auto *notice = new OrphanNotice(&dialog);
    notice->setState(stateOf(Phase::InNoUse));
    dialog.add(notice);
    QSignalSpy revoke(notice, &OrphanNotice::revokeRequested);
    QSignalSpy leave(notice, &OrphanNotice::leaveRequested);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QCOMPARE(QApplication::focusWidget()->objectName(), u"revokeOrphan"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(revoke.size(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_R, Qt::AltModifier);
    QTRY_COMPARE(revoke.size(), 2);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_L, Qt::AltModifier);
    QTRY_COMPARE(leave.size(), 1);
    notice->setState(stateOf(Phase::Unknown));
    QSignalSpy page(notice, &OrphanNotice::accountPageRequested);
    notice->findChild<QWidget *>(u"orphanAccount"_s)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(page.size(), 1);
}

void TestOrphan::isSpoken()
{
    OrphanNotice notice;
    notice.setState(stateOf(Phase::InNoUse));
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&notice);
    QCOMPARE(spoken->text(QAccessible::Name), textOf(notice, u"orphanTitle"_s));
    QCOMPARE(spoken->text(QAccessible::Description), textOf(notice, u"orphanSentence"_s));
}

void TestOrphan::theDialogTellsOfClosing()
{
    OrphanDialog dialog;
    dialog.show();
    auto *closing = dialog.findChild<QLabel *>(u"closingSentence"_s);
    QVERIFY(!closing->isVisible());
    dialog.setClosing(true);
    QVERIFY(closing->isVisible());
    QVERIFY(!dialog.isModal());
}

void TestOrphan::escStaysWhileClosing()
{
    OrphanDialog dialog;
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QSignalSpy stay(&dialog, &OrphanDialog::stayRequested);
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    QVERIFY(!dialog.findChild<QWidget *>(u"stay"_s)->isVisible());
    dialog.setClosing(true);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(stay.count(), 1);
    QVERIFY(dialog.isVisible());
    dialog.findChild<QWidget *>(u"stay"_s)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(stay.count(), 2);
    dialog.close(); // By the window manager: the same.
    QCOMPARE(stay.count(), 3);
    QCOMPARE(rejected.count(), 0);
    dialog.setClosing(false);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(rejected.count(), 1);
    QVERIFY(!dialog.isVisible());
}

void TestOrphan::aKeyringThatIsNotPutBackIsSaid_data()
{
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<bool>("canRevoke");
    QTest::newRow("in no use") << Phase::InNoUse << true;
    QTest::newRow("revoked") << Phase::Revoked << false;
    QTest::newRow("not revoked") << Phase::NotRevoked << true;
}

void TestOrphan::aKeyringThatIsNotPutBackIsSaid()
{
    QFETCH(Phase, phase);
    OrphanState state = stateOf(phase);
    state.store = u"GNOME Keyring has it in place of the earlier one. GNOME Keyring is locked. Unlock it, then try again."_s;
    QVERIFY(state.isOpen());
    OrphanNotice notice;
    notice.show();
    notice.setState(state);
    QVERIFY(QTest::qWaitForWindowActive(&notice));
    QVERIFY(textOf(notice, u"orphanSentence"_s).contains("in place of the earlier one. GNOME Keyring is locked"_L1));
    QVERIFY(!textOf(notice, u"orphanSentence"_s).contains("Nothing of this sign-in is left"_L1) || phase != Phase::Revoked);
    QTEST(notice.findChild<QWidget *>(u"revokeOrphan"_s)->isVisible(), "canRevoke");
    QSignalSpy putBack(&notice, &OrphanNotice::putBackRequested);
    QTest::keyClick(&notice, Qt::Key_P, Qt::AltModifier);
    QTRY_COMPARE(putBack.count(), 1);
    state.store.clear();
    notice.setState(state);
    QVERIFY(!notice.findChild<QWidget *>(u"putBackOrphan"_s)->isVisible());
    QCOMPARE(state.isOpen(), phase != Phase::Revoked);
}

QTEST_MAIN(TestOrphan)
#include "tst_orphan.moc"
