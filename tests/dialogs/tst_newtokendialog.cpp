// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dialogs/dialogstates.h"
#include "ui/dialogs/losetokenquestion.h"
#include "ui/dialogs/newtokendialog.h"
#include "ui/dialogs/newtokenform.h"
#include "ui/dialogs/newtokenshown.h"
#include "ui/widgets/secretclipboard.h"
#include "ui/widgets/secretreveal.h"

#include <QAccessible>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

struct Open {
    Open()
    {
        QGuiApplication::clipboard()->setText(u"before"_s);
        dialog.show();
        good = QTest::qWaitForWindowActive(&dialog);
    }
    void showToken() { dialog.showToken(Secret(SampleToken.toUtf8()), u"ci"_s); }
    QPushButton &button(const QString &name) { return *dialog.findChild<QPushButton *>(name); }
    QLabel &label(const QString &name) { return *dialog.findChild<QLabel *>(name); }
    QLineEdit &edit(const QString &name) { return *dialog.findChild<QLineEdit *>(name); }
    LoseTokenQuestion *question() { return dialog.findChild<LoseTokenQuestion *>(); }
    SecretClipboard clipboard;
    NewTokenDialog dialog{u"alice"_s, u"home-lab"_s, clipboard};
    bool good = false;
};

/// Everything the widgets and the accessibility tree of the dialog say.
QString everythingTold(QWidget &dialog)
{
    QString told;
    for (QWidget *widget : dialog.findChildren<QWidget *>()) {
        told += widget->toolTip() + widget->accessibleName() + widget->accessibleDescription() + widget->property("text").toString();
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        for (int kind = QAccessible::Name; spoken && kind <= QAccessible::Accelerator; ++kind)
            told += spoken->text(QAccessible::Text(kind));
    }
    return told;
}

} // namespace

class TestNewTokenDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void descriptions_data();
    void descriptions();
    void asksByKeyboardAlone();
    void refusalsStandBesideTheirFields();
    void theTokenIsHiddenUntilRevealed();
    void doneOnlyAfterCopying();
    void doneOnlyAfterSaving();
    void aFailedSaveIsNoSave();
    void closingBeforeAsks_data();
    void closingBeforeAsks();
    void goingBackKeepsTheToken();
    void afterCopyingEscapeCloses();
    void closingWhileItIsMadeIsTold();
};

void TestNewTokenDialog::descriptions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("blank") << u"   "_s << false;
    QTest::newRow("one") << u"x"_s << true;
    QTest::newRow("127") << QString(127, u'x') << true;
    QTest::newRow("128 is refused by the server") << QString(128, u'x') << false;
    QTest::newRow("characters, not bytes") << QString(127, u'ä') << true;
    QTest::newRow("characters, not UTF-16 units") << u"\U0001F6A2"_s.repeated(127) << true;
    QTest::newRow("128 emoji") << u"\U0001F6A2"_s.repeated(128) << false;
    QTest::newRow("blanks around it do not count") << u' ' + QString(127, u'x') + u' ' << true;
}

void TestNewTokenDialog::descriptions()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    QCOMPARE(tokenDescriptionProblem(text).isEmpty(), good);
}

void TestNewTokenDialog::asksByKeyboardAlone()
{
    Open open;
    QVERIFY(open.good);
    QSignalSpy asked(&open.dialog, &NewTokenDialog::addRequested);
    QTRY_VERIFY(open.edit(u"description"_s).hasFocus());
    QVERIFY(!open.button(u"add"_s).isEnabled());
    QTest::keyClicks(QApplication::focusWidget(), u" ci "_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"my password"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().at(0).toString(), u"ci"_s);
    QCOMPARE(asked.first().at(1).value<Secret>().bytes(), "my password");
    QVERIFY(!open.button(u"add"_s).isEnabled());
    open.dialog.setStep(u"Signing in"_s);
    QCOMPARE(open.label(u"step"_s).text(), u"Signing in"_s);
}

void TestNewTokenDialog::refusalsStandBesideTheirFields()
{
    Open open;
    QVERIFY(open.good);
    open.edit(u"description"_s).setText(QString(129, u'x'));
    QCOMPARE(open.label(u"descriptionProblem"_s).text(), u"2 characters too long; Portainer takes 127."_s);
    open.edit(u"description"_s).setText(u"ci"_s);
    QVERIFY(!open.label(u"descriptionProblem"_s).isVisible());
    open.edit(u"password"_s).setText(u"wrong"_s);
    open.button(u"add"_s).click();
    open.dialog.refusePassword(u"Not this one."_s);
    QVERIFY(open.label(u"passwordProblem"_s).isVisible());
    QVERIFY(open.edit(u"password"_s).hasFocus());
    QCOMPARE(open.edit(u"description"_s).text(), u"ci"_s);
    open.dialog.fail({u"home-lab is not answering."_s, {}});
    QCOMPARE(open.label(u"problem"_s).text(), u"home-lab is not answering."_s);
}

void TestNewTokenDialog::theTokenIsHiddenUntilRevealed()
{
    Open open;
    QVERIFY(open.good);
    open.showToken();
    QVERIFY(!everythingTold(open.dialog).contains(SampleToken));
    QCOMPARE(open.label(u"revealedText"_s).text().left(7), u"ptr_5up"_s);
    auto *reveal = open.dialog.findChild<QToolButton *>(u"reveal"_s);
    reveal->setFocus();
    QTest::keyClick(reveal, Qt::Key_Space);
    QCOMPARE(open.label(u"revealedText"_s).text(), SampleToken);
    QVERIFY(everythingTold(open.dialog).contains(SampleToken)); // Asked for, it can be read out.
    QTest::keyClick(reveal, Qt::Key_Space);
    QVERIFY(!everythingTold(open.dialog).contains(SampleToken));
}

void TestNewTokenDialog::doneOnlyAfterCopying()
{
    Open open;
    QVERIFY(open.good);
    open.showToken();
    QPushButton &done = open.button(u"add"_s);
    QCOMPARE(done.text(), u"&Done"_s);
    QVERIFY(!done.isEnabled());
    QTRY_VERIFY(open.button(u"copyToken"_s).hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), SampleToken);
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(u"x-kde-passwordManagerHint"_s), "secret");
    QVERIFY(open.label(u"clipboardSentence"_s).text().startsWith("Copied."_L1));
    QVERIFY(done.isEnabled());
    QSignalSpy accepted(&open.dialog, &QDialog::accepted);
    QTest::mouseClick(&done, Qt::LeftButton);
    QCOMPARE(accepted.count(), 1);
}

void TestNewTokenDialog::doneOnlyAfterSaving()
{
    QTemporaryDir folder;
    Open open;
    QVERIFY(open.good);
    open.showToken();
    const QString path = folder.filePath(u"token.txt"_s);
    open.dialog.findChild<NewTokenShown *>()->saveTo(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), SampleToken.toUtf8() + '\n');
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
    QVERIFY(open.button(u"add"_s).isEnabled());
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
}

void TestNewTokenDialog::aFailedSaveIsNoSave()
{
    Open open;
    QVERIFY(open.good);
    open.showToken();
    open.dialog.findChild<NewTokenShown *>()->saveTo(u"/nowhere/at/all/token.txt"_s);
    QVERIFY(open.label(u"fileSentence"_s).text().startsWith("It could not be saved"_L1));
    QVERIFY(!open.button(u"add"_s).isEnabled());
}

void TestNewTokenDialog::closingBeforeAsks_data()
{
    QTest::addColumn<bool>("byEscape");
    QTest::newRow("Escape") << true;
    QTest::newRow("the window's own button") << false;
}

void TestNewTokenDialog::closingBeforeAsks()
{
    QFETCH(bool, byEscape);
    Open open;
    QVERIFY(open.good);
    open.showToken();
    QSignalSpy revoke(&open.dialog, &NewTokenDialog::revokeRequested);
    if (byEscape)
        QTest::keyClick(&open.dialog, Qt::Key_Escape);
    else
        open.dialog.close();
    QVERIFY(open.dialog.isVisible());
    QVERIFY(open.question() && open.question()->isVisible());
    QTRY_VERIFY(open.question()->findChild<QPushButton *>(u"goBack"_s)->hasFocus());
    QTest::mouseClick(open.question()->findChild<QPushButton *>(u"revoke"_s), Qt::LeftButton);
    QCOMPARE(revoke.count(), 1);
    QVERIFY(open.dialog.isVisible()); // Until it is known to be gone.
    QTRY_VERIFY(!open.question());
    open.dialog.revokeFailed({u"home-lab is not answering."_s, {}});
    QVERIFY(open.label(u"problem"_s).isVisible());
    QTest::keyClick(&open.dialog, Qt::Key_Escape);
    QVERIFY(open.question());
}

void TestNewTokenDialog::goingBackKeepsTheToken()
{
    Open open;
    QVERIFY(open.good);
    open.showToken();
    QTest::keyClick(&open.dialog, Qt::Key_Escape);
    QTRY_VERIFY(open.question()->findChild<QPushButton *>(u"goBack"_s)->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!open.question());
    QVERIFY(open.dialog.isVisible());
    open.button(u"copyToken"_s).click();
    QCOMPARE(QGuiApplication::clipboard()->text(), SampleToken);
}

void TestNewTokenDialog::afterCopyingEscapeCloses()
{
    Open open;
    QVERIFY(open.good);
    open.showToken();
    open.button(u"copyToken"_s).click();
    QTest::keyClick(&open.dialog, Qt::Key_Escape);
    QVERIFY(!open.dialog.isVisible());
    QVERIFY(!open.question());
}

void TestNewTokenDialog::closingWhileItIsMadeIsTold()
{
    Open open;
    QVERIFY(open.good);
    QSignalSpy abandoned(&open.dialog, &NewTokenDialog::abandoned);
    open.edit(u"description"_s).setText(u"ci"_s);
    open.edit(u"password"_s).setText(u"my password"_s);
    open.button(u"add"_s).click();
    QTest::keyClick(&open.dialog, Qt::Key_Escape);
    QVERIFY(!open.dialog.isVisible());
    QCOMPARE(abandoned.count(), 1);
}

QTEST_MAIN(TestNewTokenDialog)
#include "tst_newtokendialog.moc"
