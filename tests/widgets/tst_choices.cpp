// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgettest.h"

#include "ui/widgets/cardbutton.h"
#include "ui/widgets/pillbutton.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using longshore::CardButton;
using longshore::PillButton;

/// PillButton and CardButton.
class TestChoices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pillTogglesByMouseAndKeys();
    void pillOpensItsChoices_data();
    void pillOpensItsChoices();
    void pillIsSpoken();
    void cardsExcludeEachOther();
    void cardIsHitAnywhere();
    void cardGrowsWithItsSentence();
    void cardIsSpoken();
};

void TestChoices::pillTogglesByMouseAndKeys()
{
    PillButton pill(u"Active"_s);
    QSignalSpy toggled(&pill, &QAbstractButton::toggled);
    QVERIFY(showActive(pill));
    QTest::mouseClick(&pill, Qt::LeftButton);
    QVERIFY(pill.isEngaged());
    QTest::keyClick(&pill, Qt::Key_Space);
    QVERIFY(!pill.isEngaged());
    QTest::keyClick(&pill, Qt::Key_Return);
    QVERIFY(pill.isEngaged());
    QCOMPARE(toggled.count(), 3);
}

void TestChoices::pillOpensItsChoices_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("down") << int(Qt::Key_Down);
    QTest::newRow("space") << int(Qt::Key_Space);
    QTest::newRow("enter") << int(Qt::Key_Return);
    QTest::newRow("mouse") << 0;
}

void TestChoices::pillOpensItsChoices()
{
    QFETCH(int, key);
    PillButton pill(u"Type"_s);
    QMenu menu;
    menu.addAction(u"Compose"_s);
    pill.setMenu(&menu);
    QVERIFY(showActive(pill));
    if (key)
        QTest::keyClick(&pill, Qt::Key(key));
    else
        QTest::mouseClick(&pill, Qt::LeftButton);
    QTRY_VERIFY(menu.isVisible());
    QVERIFY(!pill.isEngaged());
    pill.setEngaged(true);
    QVERIFY(pill.isEngaged());
    menu.close();
}

void TestChoices::pillIsSpoken()
{
    PillButton pill(u"&Active"_s);
    QCOMPARE(spokenName(&pill), u"Active"_s);
    QCOMPARE(spokenRole(&pill), QAccessible::CheckBox);
    QVERIFY(!QAccessible::queryAccessibleInterface(&pill)->state().checked);
    pill.setChecked(true);
    QVERIFY(QAccessible::queryAccessibleInterface(&pill)->state().checked);
}

void TestChoices::cardsExcludeEachOther()
{
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    auto *token = new CardButton(u"Access token"_s, u"Paste one."_s, &window);
    auto *password = new CardButton(u"Password"_s, u"Type one."_s, &window);
    row->addWidget(token);
    row->addWidget(password);
    token->setChecked(true);
    QVERIFY(showActive(window));
    QTest::mouseClick(password, Qt::LeftButton);
    QVERIFY(!token->isChecked());
    password->setFocus();
    QTest::keyClick(password, Qt::Key_Left);
    QVERIFY(token->isChecked());
    QVERIFY(token->hasFocus());
}

void TestChoices::cardIsHitAnywhere()
{
    CardButton card(u"Access token"_s, u"Paste one."_s);
    card.resize(500, 90);
    QVERIFY(showActive(card));
    QTest::mouseClick(&card, Qt::LeftButton, {}, QPoint(card.width() - 4, card.height() - 4));
    QVERIFY(card.isChecked());
}

void TestChoices::cardGrowsWithItsSentence()
{
    const CardButton brief(u"Title"_s, u"Short."_s);
    const CardButton wordy(u"Title"_s, u"A sentence that goes on and on, "_s.repeated(8));
    QVERIFY(wordy.heightForWidth(300) > brief.heightForWidth(300));
    QVERIFY(wordy.heightForWidth(200) > wordy.heightForWidth(600));
}

void TestChoices::cardIsSpoken()
{
    CardButton card(u"Access token"_s, u"Paste one."_s);
    QCOMPARE(spokenName(&card), u"Access token"_s);
    QCOMPARE(spokenRole(&card), QAccessible::RadioButton);
    QCOMPARE(QAccessible::queryAccessibleInterface(&card)->text(QAccessible::Description), u"Paste one."_s);
}

QTEST_MAIN(TestChoices)
#include "tst_choices.moc"
