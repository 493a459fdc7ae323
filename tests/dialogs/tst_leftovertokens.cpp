// SPDX-License-Identifier: GPL-3.0-or-later
// Access tokens that nothing will use any more: named, chosen, and what became of them, by keyboard.
#include "ui/dialogs/leftovertokens.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;
using Occasion = LeftoverTokens::Occasion;


namespace {

const QList<LeftoverTokens::Row> Rows{
    {u"Longshore on study-pc (ptr_abc)"_s, u"Made yesterday, last used 2 h ago"_s},
    {u"Longshore on study-pc (ptr_def)"_s, u"Made 12 Sep, never used"_s, false, u"Only named like those of this computer"_s},
};

struct Shown {
    explicit Shown(Occasion occasion, const QList<LeftoverTokens::Row> &rows = Rows)
        : dialog(occasion, rows, u"home-lab"_s, u"alice"_s)
    {
        dialog.show();
        active = QTest::qWaitForWindowActive(&dialog);
    }
    QPushButton &button(const char *name) { return *dialog.findChild<QPushButton *>(QString::fromLatin1(name)); }
    QListWidget &list() { return *dialog.findChild<QListWidget *>(u"tokens"_s); }
    QString text(const char *name) { return dialog.findChild<QLabel *>(QString::fromLatin1(name))->text(); }
    static QString focus() { return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(); }
    static void key(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(QApplication::focusWidget(), key, with); }

    LeftoverTokens dialog;
    bool active = false;
    QSignalSpy revoke{&dialog, &LeftoverTokens::revokeRequested};
    QSignalSpy close{&dialog, &LeftoverTokens::closeRequested};
};

} // namespace

class TestLeftoverTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<QList<int>>(); }
    void namesThemAndTheServer();
    void theHarmlessAnswerIsFirst_data();
    void theHarmlessAnswerIsFirst();
    void choosesByKeyboard();
    void withoutAChoiceNothingIsRevoked();
    void saysWhatBecameOfEach();
    void whileItWorksItStays();
    void closingHasThreeAnswers();
};

void TestLeftoverTokens::namesThemAndTheServer()
{
    Shown shown(Occasion::SignedIn);
    QCOMPARE(shown.dialog.windowTitle(), u"2 earlier access tokens are still valid on home-lab"_s);
    QVERIFY(shown.text("sentence").contains("alice"_L1) && shown.text("sentence").contains("home-lab"_L1));
    QVERIFY(shown.list().item(0)->text().contains("ptr_abc"_L1));
    QVERIFY(shown.list().item(1)->text().contains("Only named like"_L1));
    QCOMPARE(shown.dialog.chosen(), QList<int>{0}); // Not the one that may be somebody else's.
    QVERIFY(!shown.button("stay").isVisible());
    QCOMPARE(LeftoverTokens(Occasion::SignedIn, Rows.mid(0, 1), u"nas"_s, u"al"_s).windowTitle(), u"An earlier access token is still valid on nas"_s);
}

void TestLeftoverTokens::theHarmlessAnswerIsFirst_data()
{
    QTest::addColumn<Occasion>("occasion");
    QTest::addColumn<QString>("focus");
    QTest::addColumn<bool>("revokes");
    QTest::newRow("signed in: they are left") << Occasion::SignedIn << u"leave"_s << false;
    QTest::newRow("closing: nobody could use them") << Occasion::Closing << u"revoke"_s << true;
}

void TestLeftoverTokens::theHarmlessAnswerIsFirst()
{
    QFETCH(Occasion, occasion);
    QFETCH(QString, focus);
    QFETCH(bool, revokes);
    Shown shown(occasion);
    QVERIFY(shown.active);
    QCOMPARE(Shown::focus(), focus);
    Shown::key(Qt::Key_Return);
    QCOMPARE(shown.revoke.count(), revokes ? 1 : 0);
    QCOMPARE(shown.dialog.isVisible(), revokes);
}

void TestLeftoverTokens::choosesByKeyboard()
{
    Shown shown(Occasion::SignedIn);
    QVERIFY(shown.active);
    QCOMPARE(shown.button("revoke").text(), u"&Revoke it"_s);
    for (int step = 0; step < 5 && Shown::focus() != "tokens"_L1; ++step)
        Shown::key(Qt::Key_Tab);
    QCOMPARE(Shown::focus(), u"tokens"_s);
    Shown::key(Qt::Key_Down);
    Shown::key(Qt::Key_Space);
    QCOMPARE(shown.dialog.chosen(), QList<int>({0, 1}));
    QCOMPARE(shown.button("revoke").text(), u"&Revoke 2 access tokens"_s);
    Shown::key(Qt::Key_R, Qt::AltModifier);
    QTRY_COMPARE(shown.revoke.count(), 1);
    QCOMPARE(shown.revoke.first().first().value<QList<int>>(), QList<int>({0, 1}));
    QVERIFY(shown.dialog.isVisible()); // Until it is known what became of it.
}

void TestLeftoverTokens::withoutAChoiceNothingIsRevoked()
{
    Shown shown(Occasion::SignedIn);
    shown.list().item(0)->setCheckState(Qt::Unchecked);
    QVERIFY(!shown.button("revoke").isEnabled());
    Shown::key(Qt::Key_Escape);
    QVERIFY(!shown.dialog.isVisible());
    QCOMPARE(shown.revoke.count(), 0);
}

void TestLeftoverTokens::saysWhatBecameOfEach()
{
    Shown shown(Occasion::SignedIn);
    shown.list().item(1)->setCheckState(Qt::Checked);
    shown.dialog.setBusy(true);
    shown.dialog.setRevoked(0);
    shown.dialog.setFailed(1, u"It said\nno."_s);
    shown.dialog.setBusy(false);
    shown.dialog.setOutcome(u"1 of 2 were revoked."_s, false);
    QVERIFY(shown.list().item(0)->text().endsWith("Revoked"_L1));
    QVERIFY(!shown.list().item(0)->flags().testFlag(Qt::ItemIsUserCheckable));
    QVERIFY(shown.list().item(1)->text().contains("It said no."_L1));
    QCOMPARE(shown.text("outcome"), u"1 of 2 were revoked."_s);
    QCOMPARE(shown.dialog.chosen(), QList<int>{1}); // It can be tried again.
    QVERIFY(shown.button("revoke").isEnabled());
    shown.dialog.setRevoked(1);
    QVERIFY(!shown.button("revoke").isVisible());
    QCOMPARE(shown.button("leave").text(), u"&Close"_s);
}

void TestLeftoverTokens::whileItWorksItStays()
{
    Shown shown(Occasion::Closing);
    shown.dialog.setBusy(true);
    QTest::keyClick(&shown.dialog, Qt::Key_Escape);
    QVERIFY(shown.dialog.isVisible());
    for (const char *name : {"revoke", "leave", "stay"})
        QVERIFY(!shown.button(name).isEnabled());
}

void TestLeftoverTokens::closingHasThreeAnswers()
{
    Shown shown(Occasion::Closing, Rows.mid(0, 1));
    QVERIFY(shown.active);
    QCOMPARE(shown.dialog.windowTitle(), u"Revoke the access token of this session?"_s);
    QVERIFY(shown.button("stay").isVisible());
    Shown::key(Qt::Key_L, Qt::AltModifier);
    QTRY_COMPARE(shown.close.count(), 1);
    QSignalSpy rejected(&shown.dialog, &QDialog::rejected);
    Shown::key(Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE(rejected.count(), 1);
    QCOMPARE(shown.close.count(), 1);
    shown.dialog.show();
    QTest::keyClick(&shown.dialog, Qt::Key_Escape);
    QCOMPARE(rejected.count(), 2); // Esc is to stay.
    QCOMPARE(shown.close.count(), 1);
    QCOMPARE(shown.revoke.count(), 0);
}

QTEST_MAIN(TestLeftoverTokens)
#include "tst_leftovertokens.moc"
