// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgettest.h"

#include "ui/widgets/codeview.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <Qsci/qscilexer.h>
#include <Qsci/qsciscintilla.h>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace longshore;

class TestCodeView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheTextExactly_data();
    void keepsTheTextExactly();
    void cannotBeEdited();
    void coloursFollowTheTheme();
    void searchCountsAndSteps();
    void searchFindsAcrossScripts();
    void searchIsBounded();
    void escapeClosesTheSearch();
    void equalTextKeepsTheSelection();
    void copiesAllAndAsksToSave();
    void wraps();
    void tabLeaves();
    void isSpoken();

private:
    static QsciScintilla *editor(const CodeView &view) { return view.findChild<QsciScintilla *>(); }
    static QLineEdit *needle(const CodeView &view) { return view.findChild<QLineEdit *>(u"codeSearch"_s); }
    static QString count(const CodeView &view) { return view.findChild<QLabel *>(u"matchCount"_s)->text(); }
};

void TestCodeView::keepsTheTextExactly_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("plain") << u"services:\n  web: {}\n"_s;
    QTest::newRow("crlf") << u"a: 1\r\nb: 2\r\n"_s;
    QTest::newRow("tabs and no end") << u"a:\n\t- b"_s;
    QTest::newRow("beyond the basic plane") << u"name: \U0001F6A2 \u00e9\u4e2d"_s;
}

void TestCodeView::keepsTheTextExactly()
{
    QFETCH(QString, text);
    CodeView view(u"Compose file"_s);
    view.setText(text, CodeView::Language::Yaml);
    QCOMPARE(view.text(), text);
    QCOMPARE(editor(view)->text(), text);
}

void TestCodeView::cannotBeEdited()
{
    CodeView view(u"Compose file"_s);
    view.setText(u"a: 1"_s, CodeView::Language::Yaml);
    QVERIFY(showActive(view));
    editor(view)->setFocus();
    QTest::keyClicks(editor(view), u"xyz"_s);
    QTest::keyClick(editor(view), Qt::Key_Delete);
    QTest::keySequence(editor(view), QKeySequence::Cut);
    QCOMPARE(editor(view)->text(), u"a: 1"_s);
}

void TestCodeView::coloursFollowTheTheme()
{
    Theme theme(*qApp);
    CodeView view(u"JSON"_s);
    view.setText(u"{\"Id\": 5}"_s, CodeView::Language::Json);
    QVERIFY(showActive(view));
    for (const bool dark : {false, true, false}) {
        theme.apply(Theme::Look::Longshore, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        QTRY_COMPARE(
            editor(view)->lexer()->color(1), Theme::colour(ColourRole::CodeNumber, dark)); // 1 is a number in QsciLexerJSON.
        QCOMPARE(editor(view)->lexer()->paper(1), Theme::colour(ColourRole::Base, dark));
        const QImage picture = editor(view)->viewport()->grab().toImage();
        QCOMPARE(picture.pixelColor(picture.width() - 4, picture.height() - 4), Theme::colour(ColourRole::Base, dark));
    }
    theme.apply(Theme::Look::System, Theme::Scheme::System);
}

void TestCodeView::searchCountsAndSteps()
{
    CodeView view(u"Compose file"_s);
    view.setText(u"shop\nSHOP db\nnothing\nshopshop\n"_s, CodeView::Language::Yaml);
    QVERIFY(showActive(view));
    editor(view)->setFocus();
    QTest::keySequence(editor(view), QKeySequence::Find);
    QVERIFY(needle(view)->isVisible());
    QTRY_VERIFY(needle(view)->hasFocus());
    QTest::keyClicks(needle(view), u"shop"_s);
    QCOMPARE(count(view), u"1 of 4"_s);
    QTest::keyClick(needle(view), Qt::Key_F3);
    QCOMPARE(count(view), u"2 of 4"_s);
    QTest::keyClick(needle(view), Qt::Key_F3, Qt::ShiftModifier);
    QTest::keyClick(needle(view), Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(count(view), u"4 of 4"_s);
    QTest::keyClick(needle(view), Qt::Key_Return);
    QCOMPARE(count(view), u"1 of 4"_s);
    QTest::mouseClick(view.findChild<QToolButton *>(u"nextMatch"_s), Qt::LeftButton);
    QCOMPARE(count(view), u"2 of 4"_s);
    int line = 0;
    int column = 0;
    editor(view)->getCursorPosition(&line, &column);
    QCOMPARE(line, 1);
    needle(view)->setText(u"absent"_s);
    QCOMPARE(count(view), u"No match"_s);
    QVERIFY(!view.findChild<QToolButton *>(u"nextMatch"_s)->isEnabled());
}

void TestCodeView::searchFindsAcrossScripts()
{
    CodeView view(u"Text"_s);
    view.setText(u"\u00e9t\u00e9 \U0001F6A2 \u4e2d\u6587 \u00e9t\u00e9"_s, CodeView::Language::Plain);
    QVERIFY(showActive(view));
    view.openSearch();
    needle(view)->setText(u"\u00e9t\u00e9"_s);
    QCOMPARE(count(view), u"1 of 2"_s);
    needle(view)->setText(u"\U0001F6A2"_s);
    QCOMPARE(count(view), u"1 of 1"_s);
}

void TestCodeView::searchIsBounded()
{
    CodeView view(u"Text"_s);
    view.setText(u"e\n"_s.repeated(30'000), CodeView::Language::Plain);
    QVERIFY(showActive(view));
    view.openSearch();
    needle(view)->setText(u"e"_s);
    QCOMPARE(count(view), u"1 of 10,000+"_s);
}

void TestCodeView::escapeClosesTheSearch()
{
    CodeView view(u"Text"_s);
    view.setText(u"one two"_s, CodeView::Language::Plain);
    QVERIFY(showActive(view));
    view.openSearch();
    QTest::keyClicks(needle(view), u"two"_s);
    QTest::keyClick(needle(view), Qt::Key_Escape);
    QVERIFY(!needle(view)->isVisible());
    QVERIFY(editor(view)->hasFocus());
}

void TestCodeView::equalTextKeepsTheSelection()
{
    CodeView view(u"Text"_s);
    view.setText(u"one\ntwo\n"_s, CodeView::Language::Yaml);
    editor(view)->setSelection(1, 0, 1, 3);
    view.setText(u"one\ntwo\n"_s, CodeView::Language::Yaml);
    QCOMPARE(editor(view)->selectedText(), u"two"_s);
    view.setText(u"three"_s, CodeView::Language::Yaml);
    QVERIFY(!editor(view)->hasSelectedText());
}

void TestCodeView::copiesAllAndAsksToSave()
{
    CodeView view(u"Text"_s);
    view.setText(u"one\ntwo"_s, CodeView::Language::Plain);
    QSignalSpy copied(&view, &CodeView::copied);
    QSignalSpy save(&view, &CodeView::saveRequested);
    QVERIFY(showActive(view));
    QTest::mouseClick(view.findChild<QToolButton *>(u"copyCode"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"one\ntwo"_s);
    auto *saveButton = view.findChild<QToolButton *>(u"saveCode"_s);
    saveButton->setFocus();
    QTest::keyClick(saveButton, Qt::Key_Space);
    QCOMPARE(copied.count(), 1);
    QCOMPARE(save.count(), 1);
}

void TestCodeView::wraps()
{
    CodeView view(u"Text"_s);
    QSignalSpy changed(&view, &CodeView::wrappedChanged);
    QVERIFY(!view.isWrapped());
    view.setWrapped(true);
    QVERIFY(view.isWrapped());
    QCOMPARE(changed.count(), 0);
    QTest::mouseClick(view.findChild<QToolButton *>(u"wrapCode"_s), Qt::LeftButton);
    QVERIFY(!view.isWrapped());
    QCOMPARE(changed.count(), 1);
}

void TestCodeView::tabLeaves()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    CodeView view(u"Text"_s);
    QLineEdit after;
    column->addWidget(&view);
    column->addWidget(&after);
    QVERIFY(showActive(window));
    view.setFocus();
    QVERIFY(editor(view)->hasFocus());
    QTest::keyClick(editor(view), Qt::Key_Tab);
    QVERIFY(!editor(view)->hasFocus());
}

void TestCodeView::isSpoken()
{
    CodeView view(u"Compose file of shop"_s);
    QCOMPARE(spokenName(editor(view)), u"Compose file of shop"_s);
    view.setAccessibleTitle(u"Compose file of web"_s);
    QCOMPARE(spokenName(editor(view)), u"Compose file of web"_s);
    for (QToolButton *button : view.findChildren<QToolButton *>())
        if (!button->objectName().startsWith(u"qt_"_s) && button->parent() != needle(view))
            QVERIFY2(!spokenName(button).isEmpty(), qPrintable(button->objectName()));
}

QTEST_MAIN(TestCodeView)
#include "tst_codeview.moc"
