// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgettest.h"

#include "ui/widgets/codeediting.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/codetext.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <Qsci/qsciscintilla.h>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace longshore;

class TestCodeEditor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheTextExactly_data();
    void keepsTheTextExactly();
    void changesOnlyWhatIsTyped_data() { keepsTheTextExactly_data(); }
    void changesOnlyWhatIsTyped();
    void changeTextIsOneStep_data() { keepsTheTextExactly_data(); }
    void changeTextIsOneStep();
    void randomEditsMatchAString();
    void returnTakesTheLineEndOfTheFile_data();
    void returnTakesTheLineEndOfTheFile();
    void readsFilesWithTheirMark();
    void pasteTakesTheLineEndOfTheFile();
    void tabIndentsByTwo();
    void escThenTabLeaves();
    void readOnlyTabLeaves();
    void returnGoesDeeper();
    void replacesOneAndAll();
    void replaceAllIsOneStep();
    void goesToALine();
    void commentsAndUncomments();
    void foldsByKeyboard();
    void marksProblems();
    void undoGoesBackToUnmodified();
    void coloursFollowTheTheme();
    void isSpoken();

private:
    static QsciScintilla *text(const CodeEditor &editor) { return editor.findChild<QsciScintilla *>(); }
    static QString place(const CodeEditor &editor) { return editor.findChild<QLabel *>(u"codePlace"_s)->text(); }
    static void caretTo(CodeEditor &editor, int line, int column) { text(editor)->setCursorPosition(line, column); }
};

void TestCodeEditor::keepsTheTextExactly_data()
{
    QTest::addColumn<QString>("content");
    QTest::newRow("empty") << QString();
    QTest::newRow("plain") << u"services:\n  web: {}\n"_s;
    QTest::newRow("no last line end") << u"services:\n  web: {}"_s;
    QTest::newRow("crlf") << u"a: 1\r\nb: 2\r\n"_s;
    QTest::newRow("cr") << u"a: 1\rb: 2\r"_s;
    QTest::newRow("mixed") << u"a: 1\r\nb: 2\nc: 3\rd: 4\n\r\n\r"_s;
    QTest::newRow("tabs and blanks at ends") << u"a:\t \n\t- b   \n   \n"_s;
    QTest::newRow("byte order mark") << u"\ufeffa: 1\n"_s;
    QTest::newRow("byte order mark and crlf") << u"\ufeffa: 1\r\n"_s;
    QTest::newRow("beyond the basic plane") << u"name: \U0001F6A2 \u00e9\u4e2d\u0301\U0010FFFD\n"_s;
    QTest::newRow("nul") << u"a: 1"_s + QChar(u'\0') + u"b\nc: 2\n"_s + QChar(u'\0');
    QTest::newRow("controls and unicode line ends") << u"a\u0001\u0008\u000b\u000c\u001b\u007f\u0085\u2028\u2029b\n"_s;
    QTest::newRow("one megabyte") << u"  - \"8080:80\" # \u00e9\n"_s.repeated(60'000);
    QTest::newRow("one line of a megabyte") << u"x"_s.repeated(1 << 20);
}

void TestCodeEditor::keepsTheTextExactly()
{
    QFETCH(QString, content);
    CodeEditor editor(u"Compose file"_s);
    QSignalSpy edited(&editor, &CodeEditor::edited);
    editor.setText(content, CodeEditor::Language::Yaml);
    QCOMPARE(editor.text(), content);
    QCOMPARE(codetext::read(*text(editor)), content); // Not only because it was kept beside.
    QVERIFY(!editor.isModified());
    QCOMPARE(edited.count(), 0);
    editor.setText({}, CodeEditor::Language::Yaml);
    QCOMPARE(editor.text(), QString());
}

void TestCodeEditor::changesOnlyWhatIsTyped()
{
    QFETCH(QString, content);
    CodeEditor editor(u"Compose file"_s);
    editor.setText(content, CodeEditor::Language::Yaml);
    QVERIFY(showActive(editor));
    QSignalSpy edited(&editor, &CodeEditor::edited);
    text(editor)->setFocus();
    QTest::keyClick(text(editor), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(text(editor), 'x');
    QVERIFY(editor.isModified());
    QCOMPARE(editor.text(), content + u'x');
    QVERIFY(edited.count() > 0);
    QTest::keyClick(text(editor), Qt::Key_Backspace);
    QCOMPARE(editor.text(), content);
    QTest::keyClick(text(editor), Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(text(editor), 'y');
    QCOMPARE(editor.text(), u'y' + content);
}

void TestCodeEditor::changeTextIsOneStep()
{
    QFETCH(QString, content);
    CodeEditor editor(u"Compose file"_s);
    const QString before = u"# \u00e8\r\nservices: {}\n"_s;
    editor.setText(before, CodeEditor::Language::Yaml);
    editor.changeText(content);
    QCOMPARE(editor.text(), content);
    text(editor)->undo();
    QCOMPARE(editor.text(), before);
    QVERIFY(!editor.isModified());
}

void TestCodeEditor::randomEditsMatchAString()
{
    QRandomGenerator random(5);
    const QStringList pieces{u"\r\n"_s, u"\n"_s, u"\r"_s, u"\t"_s, u"\u00e9"_s, u"\U0001F6A2"_s, u"key: value"_s, u"\ufeff"_s, QString(QChar(u'\0')), u"  "_s};
    CodeEditor editor(u"Compose file"_s);
    for (int round = 0; round < 200; ++round) {
        QStringList wanted;
        for (int i = random.bounded(12); i > 0; --i)
            wanted.append(pieces[random.bounded(static_cast<int>(pieces.size()))]);
        editor.setText(wanted.join(QString()), CodeEditor::Language::Yaml);
        QCOMPARE(editor.text(), wanted.join(QString()));
        const int at = random.bounded(static_cast<int>(wanted.size()) + 1);
        wanted.insert(at, pieces[random.bounded(static_cast<int>(pieces.size()))]);
        editor.changeText(wanted.join(QString()));
        QCOMPARE(editor.text(), wanted.join(QString()));
    }
}

void TestCodeEditor::returnTakesTheLineEndOfTheFile_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("end");
    QTest::newRow("lf") << u"a\nb"_s << u"\n"_s;
    QTest::newRow("crlf") << u"a\r\nb"_s << u"\r\n"_s;
    QTest::newRow("cr") << u"a\rb"_s << u"\r"_s;
    QTest::newRow("mostly crlf") << u"a\r\nb\r\nc\nd"_s << u"\r\n"_s;
    QTest::newRow("one line") << u"a"_s << u"\n"_s;
}

void TestCodeEditor::returnTakesTheLineEndOfTheFile()
{
    QFETCH(QString, content);
    QFETCH(QString, end);
    CodeEditor editor(u"Compose file"_s);
    editor.setText(content, CodeEditor::Language::Yaml);
    QVERIFY(showActive(editor));
    QTest::keyClick(text(editor), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(text(editor), Qt::Key_Return);
    QTest::keyClick(text(editor), 'z');
    QCOMPARE(editor.text(), content + end + u'z');
}

void TestCodeEditor::readsFilesWithTheirMark()
{
    bool ok = false;
    QCOMPARE(codetext::fromUtf8("\xef\xbb\xbf" "a: 1\r\n", &ok), u"\ufeffa: 1\r\n"_s);
    QVERIFY(ok);
    QCOMPARE(codetext::fromUtf8("a\xff", &ok).size(), 2);
    QVERIFY(!ok);
    QCOMPARE(codetext::fromUtf8("cut \xc3", &ok).size(), 5);
    QVERIFY(!ok);
    QCOMPARE(codetext::fromUtf8({}, &ok), QString());
    QVERIFY(ok);
}

void TestCodeEditor::pasteTakesTheLineEndOfTheFile()
{
    CodeEditor editor(u"Compose file"_s);
    editor.setText(u"a: 1\r\n"_s, CodeEditor::Language::Yaml);
    QVERIFY(showActive(editor));
    QApplication::clipboard()->setText(u"b: 2\nc: 3\n"_s);
    QTest::keyClick(text(editor), Qt::Key_End, Qt::ControlModifier);
    QTest::keySequence(text(editor), QKeySequence::Paste);
    QCOMPARE(editor.text(), u"a: 1\r\nb: 2\r\nc: 3\r\n"_s);
}

void TestCodeEditor::tabIndentsByTwo()
{
    CodeEditor editor(u"Compose file"_s);
    editor.setText(u"a:\nb: 1\nc: 2\n"_s, CodeEditor::Language::Yaml);
    QVERIFY(showActive(editor));
    caretTo(editor, 1, 0);
    QTest::keyClick(text(editor), Qt::Key_Tab);
    QCOMPARE(editor.text(), u"a:\n  b: 1\nc: 2\n"_s);
    QTest::keyClick(text(editor), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(editor.text(), u"a:\nb: 1\nc: 2\n"_s);
    text(editor)->setSelection(1, 0, 2, 4);
    QTest::keyClick(text(editor), Qt::Key_Tab);
    QCOMPARE(editor.text(), u"a:\n  b: 1\n  c: 2\n"_s);
    QTest::keyClick(text(editor), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(editor.text(), u"a:\nb: 1\nc: 2\n"_s);
    QVERIFY(text(editor)->hasFocus());
}

void TestCodeEditor::escThenTabLeaves()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    QLineEdit before;
    CodeEditor editor(u"Text"_s);
    QLineEdit after;
    column->addWidget(&before);
    column->addWidget(&editor);
    column->addWidget(&after);
    editor.setText(u"a"_s, CodeEditor::Language::Yaml);
    QVERIFY(showActive(window));
    editor.setFocus();
    QTest::keyClick(text(editor), Qt::Key_Escape);
    QTest::keyClick(text(editor), Qt::Key_Tab);
    QVERIFY(after.hasFocus());
    QCOMPARE(editor.text(), u"a"_s);
    editor.setFocus();
    QTest::keyClick(text(editor), Qt::Key_Escape);
    QTest::keyClick(text(editor), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(before.hasFocus());
    editor.setFocus();
    QTest::keyClick(text(editor), Qt::Key_Escape);
    QTest::keyClick(text(editor), Qt::Key_Right); // Something else in between: Tab is a Tab again.
    QTest::keyClick(text(editor), Qt::Key_Tab);
    QVERIFY(text(editor)->hasFocus());
    QVERIFY(editor.isModified());
}

void TestCodeEditor::readOnlyTabLeaves()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    CodeEditor editor(u"Text"_s);
    QLineEdit after;
    column->addWidget(&editor);
    column->addWidget(&after);
    editor.setText(u"a"_s, CodeEditor::Language::Yaml);
    editor.setReadOnly(true);
    QVERIFY(showActive(window));
    editor.setFocus();
    QTest::keyClicks(text(editor), u"xyz"_s);
    QTest::keyClick(text(editor), Qt::Key_Tab);
    QVERIFY(!text(editor)->hasFocus());
    QCOMPARE(editor.text(), u"a"_s);
}

void TestCodeEditor::returnGoesDeeper()
{
    CodeEditor editor(u"Text"_s);
    editor.setText({}, CodeEditor::Language::Yaml);
    QVERIFY(showActive(editor));
    for (const QString &line : {u"services:"_s, u"web:"_s, u"image: nginx"_s, u"ports:"_s, u"- \"80:80\""_s, u"- \"81:81\""_s}) {
        QTest::keyClicks(text(editor), line);
        QTest::keyClick(text(editor), Qt::Key_Return);
    }
    QCOMPARE(editor.text(), u"services:\n  web:\n    image: nginx\n    ports:\n      - \"80:80\"\n      - \"81:81\"\n      "_s);
}

void TestCodeEditor::replacesOneAndAll()
{
    CodeEditor editor(u"Text"_s);
    editor.setText(u"nginx:1\nNGINX:1\nnginx:1\n"_s, CodeEditor::Language::Yaml);
    QVERIFY(showActive(editor));
    QTest::keyClick(text(editor), Qt::Key_H, Qt::ControlModifier);
    auto *needle = editor.findChild<QLineEdit *>(u"codeSearch"_s);
    auto *with = editor.findChild<QLineEdit *>(u"replacement"_s);
    QVERIFY(with->isVisible());
    QTRY_VERIFY(needle->hasFocus());
    QTest::keyClicks(needle, u"nginx"_s);
    with->setFocus();
    QTest::keyClicks(with, u"caddy"_s);
    QTest::keyClick(with, Qt::Key_Return);
    QCOMPARE(editor.text(), u"caddy:1\nNGINX:1\nnginx:1\n"_s);
    QTest::mouseClick(editor.findChild<QPushButton *>(u"replaceAll"_s), Qt::LeftButton);
    QCOMPARE(editor.text(), u"caddy:1\ncaddy:1\ncaddy:1\n"_s);
    QCOMPARE(editor.findChild<QLabel *>(u"replacedCount"_s)->text(), u"2 replaced"_s);
    QCOMPARE(editor.findChild<QLabel *>(u"matchCount"_s)->text(), u"No match"_s);
    QVERIFY(!editor.findChild<QPushButton *>(u"replaceAll"_s)->isEnabled());
    QTest::keyClick(with, Qt::Key_Escape);
    QVERIFY(!with->isVisible());
    QVERIFY(text(editor)->hasFocus());
}

void TestCodeEditor::replaceAllIsOneStep()
{
    CodeEditor editor(u"Text"_s);
    const QString before = u"e\r\n"_s.repeated(12'000);
    editor.setText(before, CodeEditor::Language::Plain);
    QVERIFY(showActive(editor));
    editor.openReplace();
    editor.findChild<QLineEdit *>(u"codeSearch"_s)->setText(u"e"_s);
    editor.findChild<QLineEdit *>(u"replacement"_s)->setText(u"\u00e9e"_s);
    QTest::mouseClick(editor.findChild<QPushButton *>(u"replaceAll"_s), Qt::LeftButton);
    QCOMPARE(editor.text(), u"\u00e9e\r\n"_s.repeated(12'000)); // Beyond what is counted, and not its own replacement again.
    text(editor)->setFocus();
    QTest::keySequence(text(editor), QKeySequence::Undo);
    QCOMPARE(editor.text(), before);
}

void TestCodeEditor::goesToALine()
{
    CodeEditor editor(u"Text"_s);
    editor.setText(u"line\n"_s.repeated(300), CodeEditor::Language::Yaml);
    QVERIFY(showActive(editor));
    QTest::keyClick(text(editor), Qt::Key_G, Qt::ControlModifier);
    auto *field = editor.findChild<QSpinBox *>(u"goToLine"_s);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"217"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(editor.caretLine(), 217);
    QVERIFY(text(editor)->hasFocus());
    QVERIFY(!field->isVisible());
    QTRY_VERIFY(place(editor).startsWith(u"Line 217, column 1"_s));
    QTest::keyClick(text(editor), Qt::Key_L, Qt::ControlModifier);
    QVERIFY(field->isVisible());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(!editor.isModified());
}

void TestCodeEditor::commentsAndUncomments()
{
    CodeEditor editor(u"Text"_s);
    const QString before = u"a:\r\n  b: 1\r\n\r\n  c: \u00e9\r\n"_s;
    editor.setText(before, CodeEditor::Language::Yaml);
    QVERIFY(showActive(editor));
    text(editor)->setSelection(1, 0, 4, 0);
    QTest::keyClick(text(editor), Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(editor.text(), u"a:\r\n  # b: 1\r\n\r\n  # c: \u00e9\r\n"_s);
    text(editor)->setSelection(1, 0, 4, 0);
    QTest::keyClick(text(editor), Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(editor.text(), before);
}

void TestCodeEditor::foldsByKeyboard()
{
    CodeEditor editor(u"Text"_s);
    editor.setText(u"services:\n  web:\n    image: a\n    init: true\n  db:\n    image: b\n"_s, CodeEditor::Language::Yaml);
    QVERIFY(showActive(editor));
    text(editor)->viewport()->grab(); // Folds follow the colours, which follow what is painted.
    caretTo(editor, 2, 4);
    const auto isShown = [&](int line) { return text(editor)->SendScintilla(QsciScintilla::SCI_GETLINEVISIBLE, static_cast<unsigned long>(line)) != 0; };
    QTest::keyClick(text(editor), Qt::Key_BracketLeft, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!isShown(2));
    QVERIFY(isShown(4));
    QTest::keyClick(text(editor), Qt::Key_BracketRight, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(isShown(2));
    QTest::keyClick(text(editor), Qt::Key_BracketLeft, Qt::ControlModifier | Qt::ShiftModifier);
    editor.goTo(3); // What is looked for is shown.
    QVERIFY(isShown(2));
}

void TestCodeEditor::marksProblems()
{
    CodeEditor editor(u"Text"_s);
    editor.setText(u"a: 1\nb: 2\nc: 3\n"_s, CodeEditor::Language::Yaml);
    QVERIFY(showActive(editor));
    editor.setProblems({{CodeProblem::Severity::Error, 2, 0, u"b is not known here."_s, {}}, {CodeProblem::Severity::Warning, 3, 4, u"c is old."_s, {}},
                        {CodeProblem::Severity::Error, 99, 0, u"beyond the end"_s, {}}});
    QCOMPARE(text(editor)->markersAtLine(1), 1U << 0);
    QCOMPARE(text(editor)->markersAtLine(2), 1U << 1);
    QCOMPARE(text(editor)->markersAtLine(0), 0U);
    editor.goTo(2);
    QTRY_VERIFY(place(editor).contains(u"b is not known here."_s));
    editor.goTo(1);
    QTRY_VERIFY(!place(editor).contains(u"not known"_s));
    editor.setProblems({});
    QCOMPARE(text(editor)->markersAtLine(1), 0U);
    QVERIFY(!editor.isModified());
}

void TestCodeEditor::undoGoesBackToUnmodified()
{
    CodeEditor editor(u"Text"_s);
    editor.setText(u"a\r\n"_s, CodeEditor::Language::Yaml);
    QVERIFY(showActive(editor));
    QTest::keyClicks(text(editor), u"xy"_s);
    QVERIFY(editor.isModified());
    QTest::keySequence(text(editor), QKeySequence::Undo);
    QVERIFY(!editor.isModified());
    QCOMPARE(editor.text(), u"a\r\n"_s);
    QTest::keySequence(text(editor), QKeySequence::Undo); // Not back before the text was set.
    QCOMPARE(editor.text(), u"a\r\n"_s);
    QTest::keyClick(text(editor), Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(editor.text(), u"xya\r\n"_s);
}

void TestCodeEditor::coloursFollowTheTheme()
{
    Theme theme(*qApp);
    CodeEditor editor(u"Text"_s);
    editor.setText(u"a: 1\n"_s, CodeEditor::Language::Yaml);
    QVERIFY(showActive(editor));
    for (const bool dark : {false, true}) {
        theme.apply(Theme::Look::Longshore, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        QTRY_COMPARE(text(editor)->viewport()->grab().toImage().pixelColor(text(editor)->viewport()->width() - 4, text(editor)->viewport()->height() - 4),
                     Theme::colour(ColourRole::Base, dark));
    }
    theme.apply(Theme::Look::System, Theme::Scheme::System);
}

void TestCodeEditor::isSpoken()
{
    CodeEditor editor(u"Compose file of shop"_s);
    editor.setText(u"services: {}\n"_s, CodeEditor::Language::Yaml);
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(text(editor));
    QCOMPARE(spoken->text(QAccessible::Name), u"Compose file of shop"_s);
    QCOMPARE(spoken->role(), QAccessible::EditableText);
    QVERIFY(spoken->text(QAccessible::Description).contains(u"Esc, then Tab"_s));
    QVERIFY(spoken->textInterface());
    QCOMPARE(spoken->textInterface()->text(0, 8), u"services"_s);
}

QTEST_MAIN(TestCodeEditor)
#include "tst_codeeditor.moc"
