// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgettest.h"

#include "ui/widgets/newpasswordfields.h"
#include "ui/widgets/secretclipboard.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/tonelabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

struct Shown {
    Shown()
    {
        fields.setRules({.minimumBytes = 12});
        fields.resize(400, 200);
        good = showActive(fields);
        fields.first().setFocus();
    }
    ToneLabel &rule() { return *fields.findChild<ToneLabel *>(u"passwordRule"_s); }
    QPushButton &button(const QString &name) { return *fields.findChild<QPushButton *>(name); }
    NewPasswordFields fields{u"&New password"_s, u"&Repeat the new password"_s};
    bool good = false;
};

} // namespace

/// NewPasswordFields by keyboard.
class TestNewPasswordFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theRuleFollowsEveryKey();
    void onlyAnAcceptablePasswordLeaves();
    void theServersWordsStandUntilTyping();
    void generatedIsAcceptableAndHidden();
    void generatedPasswordsAreLongAndDiffer();
    void aGeneratedOneCanBeCopiedMarkedAsSecret();
    void aCopyDoesNotHideARefusal();
    void makingOneCanBeLeftOut();
    void typingTakesTheCopyBack();
    void wipeForgets();
    void namesAreSpokenAndTellNothing();
};

void TestNewPasswordFields::theRuleFollowsEveryKey()
{
    Shown shown;
    QVERIFY(shown.good);
    QCOMPARE(shown.rule().text(), u"At least 12 characters."_s);
    QCOMPARE(shown.rule().role(), ColourRole::Muted);
    QTest::keyClicks(&shown.fields.first(), u"correct"_s);
    QCOMPARE(shown.rule().text(), u"5 more characters are needed."_s);
    QCOMPARE(shown.rule().role(), ColourRole::Bad);
    QTest::keyClicks(&shown.fields.first(), u" horse"_s);
    QCOMPARE(shown.rule().text(), u"Long enough. Repeat it."_s);
    QTest::keyClick(&shown.fields.first(), Qt::Key_Tab); // To its eye.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(shown.fields.second().hasFocus());
    QTest::keyClicks(&shown.fields.second(), u"correct hors"_s);
    QCOMPARE(shown.rule().text(), u"The two are not the same yet."_s);
    QTest::keyClicks(&shown.fields.second(), u"e"_s);
    QCOMPARE(shown.rule().text(), u"Long enough, and repeated."_s);
    QCOMPARE(shown.rule().role(), ColourRole::Good);
}

void TestNewPasswordFields::onlyAnAcceptablePasswordLeaves()
{
    Shown shown;
    QSignalSpy changed(&shown.fields, &NewPasswordFields::changed);
    shown.fields.first().setText(u"correct horse"_s);
    QVERIFY(!shown.fields.isAcceptable());
    QVERIFY(shown.fields.password().isEmpty());
    shown.fields.second().setText(u"correct horse"_s);
    QVERIFY(shown.fields.isAcceptable());
    QCOMPARE(shown.fields.password().bytes(), "correct horse");
    QCOMPARE(changed.count(), 2);
    shown.fields.setRules({.minimumBytes = 18});
    QVERIFY(!shown.fields.isAcceptable());
}

void TestNewPasswordFields::theServersWordsStandUntilTyping()
{
    Shown shown;
    shown.fields.showProblem(u"Refused."_s);
    QCOMPARE(shown.rule().text(), u"Refused."_s);
    QCOMPARE(shown.rule().role(), ColourRole::Bad);
    QTest::keyClicks(&shown.fields.first(), u"x"_s);
    QCOMPARE(shown.rule().text(), u"11 more characters are needed."_s);
}

void TestNewPasswordFields::generatedIsAcceptableAndHidden()
{
    Shown shown;
    shown.button(u"generatePassword"_s).setFocus();
    QTest::keyClick(&shown.button(u"generatePassword"_s), Qt::Key_Space);
    QVERIFY(shown.fields.isAcceptable());
    QCOMPARE(shown.fields.password().bytes().size(), 20);
    QVERIFY(!shown.fields.first().isRevealed());
    QVERIFY(!shown.button(u"copyPassword"_s).isVisible()); // Nobody offered a clipboard.
}

void TestNewPasswordFields::generatedPasswordsAreLongAndDiffer()
{
    QSet<QString> made;
    QSet<QChar> signs;
    for (int round = 0; round < 200; ++round) {
        const QString one = generatePassword();
        QCOMPARE(one.size(), 20);
        made.insert(one);
        for (const QChar sign : one)
            signs.insert(sign);
    }
    QCOMPARE(made.size(), 200);
    QVERIFY(signs.size() > 50); // 4,000 draws out of 57.
    for (const QChar confusing : u"0O1lI"_s)
        QVERIFY(!signs.contains(confusing));
}

void TestNewPasswordFields::aGeneratedOneCanBeCopiedMarkedAsSecret()
{
    SecretClipboard clipboard;
    Shown shown;
    shown.fields.offerCopy(clipboard);
    shown.fields.generate();
    QVERIFY(shown.button(u"copyPassword"_s).isVisible());
    QTest::mouseClick(&shown.button(u"copyPassword"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), shown.fields.password().bytes());
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(u"x-kde-passwordManagerHint"_s), "secret");
    QVERIFY(shown.rule().text().startsWith("Copied."_L1));
}

void TestNewPasswordFields::aCopyDoesNotHideARefusal()
{
    SecretClipboard clipboard;
    Shown shown;
    shown.fields.offerCopy(clipboard);
    shown.fields.generate();
    shown.fields.showProblem(u"Refused."_s);
    QTest::mouseClick(&shown.button(u"copyPassword"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), shown.fields.password().bytes());
    QCOMPARE(shown.rule().text(), u"Refused."_s);
    shown.fields.generate(); // Another one, of which nothing was said yet.
    QTest::mouseClick(&shown.button(u"copyPassword"_s), Qt::LeftButton);
    QVERIFY(shown.rule().text().startsWith("Copied."_L1));
}

void TestNewPasswordFields::makingOneCanBeLeftOut()
{
    Shown shown;
    QVERIFY(shown.button(u"generatePassword"_s).isVisible());
    shown.fields.setGenerating(false);
    QVERIFY(!shown.button(u"generatePassword"_s).isVisible());
}

void TestNewPasswordFields::typingTakesTheCopyBack()
{
    SecretClipboard clipboard;
    Shown shown;
    shown.fields.offerCopy(clipboard);
    shown.fields.generate();
    QTest::keyClicks(&shown.fields.first(), u"x"_s);
    QVERIFY(!shown.button(u"copyPassword"_s).isVisible());
    QVERIFY(!shown.fields.isAcceptable());
}

void TestNewPasswordFields::wipeForgets()
{
    Shown shown;
    shown.fields.generate();
    shown.fields.first().setRevealed(true);
    shown.fields.wipe();
    QVERIFY(shown.fields.isEmpty());
    QVERIFY(!shown.fields.first().isRevealed());
    QCOMPARE(shown.rule().text(), u"At least 12 characters."_s);
}

void TestNewPasswordFields::namesAreSpokenAndTellNothing()
{
    Shown shown;
    shown.fields.generate();
    QCOMPARE(spokenName(&shown.fields.first()), u"New password"_s);
    QCOMPARE(spokenName(&shown.fields.second()), u"Repeat the new password"_s);
    const QString secret = QString::fromUtf8(shown.fields.password().bytes());
    for (QWidget *widget : shown.fields.findChildren<QWidget *>()) {
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        for (int kind = QAccessible::Name; spoken && kind <= QAccessible::Accelerator; ++kind)
            QVERIFY(!spoken->text(QAccessible::Text(kind)).contains(secret));
    }
}

QTEST_MAIN(TestNewPasswordFields)
#include "tst_newpasswordfields.moc"
