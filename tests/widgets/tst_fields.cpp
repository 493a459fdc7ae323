// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgettest.h"

#include "ui/widgets/filterfield.h"
#include "ui/widgets/secretfield.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QShortcut>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using longshore::FilterField;
using longshore::SecretField;

/// FilterField and SecretField.
class TestFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void escapeClearsThenLeaves();
    void escapeIsNotTakenByTheWindow();
    void downLeaves();
    void clearButtonShowsWithText();
    void filterIsSpoken();
    void secretIsHiddenUntilRevealed();
    void secretTellsNothing();
    void secretIsNotCopied();
    void wipeLeavesNothingToUndo();
};

void TestFields::escapeClearsThenLeaves()
{
    FilterField field(u"Search stacks"_s);
    QSignalSpy left(&field, &FilterField::left);
    QVERIFY(showActive(field));
    QTest::keyClicks(&field, u"shop"_s);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(field.text(), QString());
    QCOMPARE(left.count(), 0);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
}

void TestFields::escapeIsNotTakenByTheWindow()
{
    QWidget window;
    FilterField field(u"Search"_s, &window);
    QShortcut escape(Qt::Key_Escape, &window);
    QSignalSpy taken(&escape, &QShortcut::activated);
    QVERIFY(showActive(window));
    field.setFocus();
    field.setText(u"x"_s);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(field.text(), QString());
    QCOMPARE(taken.count(), 0);
}

void TestFields::downLeaves()
{
    FilterField field(u"Search"_s);
    QSignalSpy left(&field, &FilterField::left);
    field.setText(u"shop"_s);
    QTest::keyClick(&field, Qt::Key_Down);
    QCOMPARE(left.count(), 1);
    QCOMPARE(field.text(), u"shop"_s);
}

void TestFields::clearButtonShowsWithText()
{
    FilterField field(u"Search"_s);
    auto *clear = field.findChild<QAction *>(u"clearFilter"_s);
    QVERIFY(!clear->isVisible());
    field.setText(u"a"_s);
    QVERIFY(clear->isVisible());
    clear->trigger();
    QCOMPARE(field.text(), QString());
    QVERIFY(!clear->isVisible());
}

void TestFields::filterIsSpoken()
{
    FilterField field(u"Search stacks"_s);
    QCOMPARE(spokenName(&field), u"Search stacks"_s);
    QCOMPARE(spokenRole(&field), QAccessible::EditableText);
}

void TestFields::secretIsHiddenUntilRevealed()
{
    SecretField field(u"Access token"_s);
    QVERIFY(showActive(field));
    QTest::keyClicks(&field, u"ptr_abc"_s);
    QCOMPARE(field.echoMode(), QLineEdit::Password);
    field.findChild<QAction *>(u"revealSecret"_s)->trigger();
    QCOMPARE(field.echoMode(), QLineEdit::Normal);
    field.findChild<QAction *>(u"revealSecret"_s)->trigger();
    QCOMPARE(field.echoMode(), QLineEdit::Password);
}

void TestFields::secretTellsNothing()
{
    SecretField field(u"Access token"_s);
    field.setText(u"ptr_abcdef"_s);
    for (const bool revealed : {false, true}) {
        field.setRevealed(revealed);
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&field);
        QCOMPARE(spoken->text(QAccessible::Name), u"Access token"_s);
        QCOMPARE(spoken->role(), QAccessible::EditableText);
        QVERIFY(spoken->state().passwordEdit);
        QCOMPARE(spoken->textInterface(), nullptr); // It would tell characterCount().
        for (int kind = QAccessible::Name; kind <= QAccessible::Accelerator; ++kind) {
            const QString told = spoken->text(QAccessible::Text(kind));
            QVERIFY2(!told.contains(u"ptr"_s) && told.size() != 10, qPrintable(told));
        }
    }
}

void TestFields::secretIsNotCopied()
{
    QGuiApplication::clipboard()->setText(u"before"_s);
    SecretField field(u"Access token"_s);
    QVERIFY(showActive(field));
    field.setText(u"ptr_abc"_s);
    field.selectAll();
    QTest::keySequence(&field, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
}

void TestFields::wipeLeavesNothingToUndo()
{
    SecretField field(u"Access token"_s);
    QVERIFY(showActive(field));
    QTest::keyClicks(&field, u"ptr_abc"_s);
    field.setRevealed(true);
    field.wipe();
    field.undo();
    QCOMPARE(field.text(), QString());
    QVERIFY(!field.isRevealed());
}

QTEST_MAIN(TestFields)
#include "tst_fields.moc"
