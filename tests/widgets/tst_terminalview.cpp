// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/screenreader.h"
#include "ui/widgets/terminalcolours.h"
#include "ui/widgets/terminalview.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

struct Shown {
    Shown()
    {
        view.resize(view.sizeHint());
        view.show();
        view.setInput(true);
        view.setFocus();
    }
    int cellWidth() const { return QFontMetrics(view.font()).horizontalAdvance(u'M'); }
    int cellHeight() const { return QFontMetrics(view.font()).height(); }
    /// The middle of a cell of the view.
    QPoint at(int row, int column) const { return {6 + column * cellWidth() + cellWidth() / 4, 6 + row * cellHeight() + cellHeight() / 2}; }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(view.viewport(), to);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, to);
    }

    Terminal terminal;
    TerminalView view{terminal};
};

} // namespace

class TestTerminalView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fitsItsSize();
    void selectsAndCopies();
    void looksBack();
    void paintsColours();
    void typesAndAsks();
    void wheelIsTheProgramsOnItsScreen();
    void nothingIsTypedWithoutInput();
    void noTrapWithoutInput();
    void altGrTypesItsCharacter();
    void isReadAsText();
    void saysWhatCame();
};

void TestTerminalView::fitsItsSize()
{
    Shown shown;
    QSignalSpy resized(&shown.view, &TerminalView::resized);
    shown.view.resize(shown.view.width() / 2, shown.view.height());
    QCOMPARE(resized.size(), 1);
    QCOMPARE(shown.terminal.size(), shown.view.fittingSize());
    QVERIFY(shown.terminal.size().columns < 45);
    shown.view.resize(1, 1);
    QVERIFY(shown.terminal.size().rows >= 2);
}

void TestTerminalView::selectsAndCopies()
{
    Shown shown;
    shown.terminal.feed("first line\r\nsecond /etc/passwd \xe6\x97\xa5\xe6\x9c\xac end\r\nthird");
    shown.drag(shown.at(0, 6), shown.at(1, 6));
    QCOMPARE(shown.view.selectedText(), u"line\nsecond"_s);
    QTest::keyClick(&shown.view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"line\nsecond"_s);
    QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, shown.at(1, 9));
    QCOMPARE(shown.view.selectedText(), u"/etc/passwd"_s);
    QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, shown.at(1, 20));
    QCOMPARE(shown.view.selectedText(), u"\u65e5\u672c"_s);
    QTest::keyClick(&shown.view, Qt::Key_A);
    QVERIFY(shown.view.selectedText().isEmpty());
    QApplication::clipboard()->setText(u"kept"_s);
    shown.view.copy(); // Nothing is selected.
    QCOMPARE(QApplication::clipboard()->text(), u"kept"_s);
}

void TestTerminalView::looksBack()
{
    Shown shown;
    for (int i = 0; i < 200; ++i)
        shown.terminal.feed("line " + QByteArray::number(i) + "\r\n");
    QScrollBar *bar = shown.view.verticalScrollBar();
    QCOMPARE(bar->value(), bar->maximum());
    QTest::keyClick(&shown.view, Qt::Key_PageUp, Qt::ShiftModifier);
    const int back = bar->value();
    QVERIFY(back < bar->maximum());
    shown.drag(shown.at(0, 0), shown.at(0, 8));
    const QString seen = shown.view.selectedText();
    QVERIFY(seen.startsWith(u"line "_s));
    shown.terminal.feed("more\r\nand more\r\n"); // What is looked at stays where it is, and selected.
    QCOMPARE(bar->value(), back);
    QCOMPARE(shown.view.selectedText(), seen);
    QTest::keyClick(&shown.view, Qt::Key_X); // Typing goes to the end.
    QCOMPARE(bar->value(), bar->maximum());
}

void TestTerminalView::paintsColours()
{
    Shown shown;
    shown.terminal.feed("\033[?25l\033[48;2;200;10;20m  \033[0m\033[7m  \033[0m  ");
    const QImage image = shown.view.viewport()->grab().toImage();
    const qreal ratio = image.devicePixelRatio();
    const auto colourAt = [&](int column) { return image.pixelColor((QPointF(shown.at(0, column)) * ratio).toPoint()); };
    QCOMPARE(colourAt(0), QColor(200, 10, 20));
    QCOMPARE(colourAt(2), terminalcolours::text());
    QCOMPARE(colourAt(5), terminalcolours::ground());
}

void TestTerminalView::typesAndAsks()
{
    Shown shown;
    QSignalSpy replies(&shown.terminal, &Terminal::reply);
    QSignalSpy asked(&shown.view, &TerminalView::pasteOfLines);
    QSignalSpy left(&shown.view, &TerminalView::leaveRequested);
    QTest::keyClick(&shown.view, Qt::Key_Tab);
    QTest::keyClick(&shown.view, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(replies.takeFirst().at(0).toByteArray(), "\t");
    QCOMPARE(replies.takeFirst().at(0).toByteArray(), "\033[Z");
    QApplication::clipboard()->setText(u"a\r\nb"_s);
    QTest::keyClick(&shown.view, Qt::Key_Insert, Qt::ShiftModifier);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(1).toInt(), 2);
    QVERIFY(replies.isEmpty());
    shown.view.paste(u"a\r\nb"_s);
    QCOMPARE(replies.takeFirst().at(0).toByteArray(), "a\rb");
    QTest::keyClick(&shown.view, Qt::Key_Escape, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(left.size(), 1);
    QVERIFY(replies.isEmpty());
}

void TestTerminalView::wheelIsTheProgramsOnItsScreen()
{
    Shown shown;
    QSignalSpy replies(&shown.terminal, &Terminal::reply);
    const auto wheel = [&] {
        QWheelEvent event(QPointF(20, 20), shown.view.mapToGlobal(QPointF(20, 20)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(shown.view.viewport(), &event);
    };
    wheel();
    QVERIFY(replies.isEmpty());
    shown.terminal.feed("\033[?1049h");
    wheel();
    QCOMPARE(replies.size(), 3);
    QCOMPARE(replies.at(0).at(0).toByteArray(), "\033[A");
    replies.clear();
    shown.terminal.feed("\033[?1000h\033[?1006h");
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.at(2, 4));
    QCOMPARE(replies.constFirst().at(0).toByteArray(), "\033[<0;5;3M");
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, Qt::ShiftModifier, shown.at(2, 4)); // With Shift it is the view's.
    QCOMPARE(replies.size(), 2);
}

void TestTerminalView::nothingIsTypedWithoutInput()
{
    Shown shown;
    shown.view.setInput(false);
    QSignalSpy replies(&shown.terminal, &Terminal::reply);
    QTest::keyClicks(&shown.view, u"rm -rf"_s);
    QTest::keyClick(&shown.view, Qt::Key_Return);
    shown.view.paste(u"x"_s);
    QVERIFY(replies.isEmpty());
}

/// Tab goes on, and keys are the window's, unless somebody takes what is typed.
void TestTerminalView::noTrapWithoutInput()
{
    QWidget window;
    Terminal terminal;
    auto *view = new TerminalView(terminal, &window);
    auto *next = new QPushButton(u"Next"_s, &window);
    auto *row = new QHBoxLayout(&window);
    row->addWidget(view);
    row->addWidget(next);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto takes = [view](int key, Qt::KeyboardModifiers held) {
        QKeyEvent event(QEvent::ShortcutOverride, key, held);
        event.ignore();
        QApplication::sendEvent(view, &event);
        return event.isAccepted();
    };
    view->setFocus();
    view->setInput(true);
    QTest::keyClick(view, Qt::Key_Tab);
    QVERIFY(view->hasFocus());
    QVERIFY(takes(Qt::Key_F5, Qt::NoModifier));
    view->setInput(false);
    QVERIFY(!takes(Qt::Key_F5, Qt::NoModifier));
    QVERIFY(takes(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier));
    QTest::keyClick(view, Qt::Key_Tab);
    QVERIFY(next->hasFocus());
}

void TestTerminalView::altGrTypesItsCharacter()
{
    Shown shown;
    QSignalSpy replies(&shown.terminal, &Terminal::reply);
    QKeyEvent event(QEvent::KeyPress, Qt::Key_At, Qt::ControlModifier | Qt::AltModifier, u"@"_s);
    QApplication::sendEvent(&shown.view, &event);
    QCOMPARE(replies.size(), 1);
    QCOMPARE(replies.at(0).at(0).toByteArray(), "@");
}

void TestTerminalView::isReadAsText()
{
    Shown shown;
    shown.terminal.feed("one\r\n\xe6\xbc\xa2 two\r\n$ "); // The character takes two cells.
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&shown.view);
    QCOMPARE(spoken->role(), QAccessible::Terminal);
    QAccessibleTextInterface *text = spoken->textInterface();
    QVERIFY(text);
    const QString whole = u"one\n\u6f22 two\n$ "_s;
    QCOMPARE(text->text(0, text->characterCount()), whole);
    QCOMPARE(text->cursorPosition(), whole.size());
    int start = 0;
    int end = 0;
    QCOMPARE(text->textAtOffset(5, QAccessible::LineBoundary, &start, &end), u"\u6f22 two\n"_s);
    shown.terminal.feed("\x1b[2;4H"); // To the t of "two": column 3 from 0.
    QCOMPARE(text->cursorPosition(), whole.indexOf(u't'));
    shown.terminal.feed("\x1b[2;20H");
    QCOMPARE(text->text(0, text->characterCount()).section(u'\n', 1, 1).size(), 18); // As far as the cursor: 19 columns, one of them of a wide one.
    QCOMPARE(text->characterRect(0).topLeft(), shown.view.viewport()->mapToGlobal(QPoint(6, 6)));
    QCOMPARE(text->offsetAtPoint(shown.view.viewport()->mapToGlobal(shown.at(0, 2))), 2);
    QCOMPARE(text->characterRect(6).topLeft(), shown.view.viewport()->mapToGlobal(QPoint(6 + 3 * shown.cellWidth(), 6 + shown.cellHeight())));
    QCOMPARE(text->selectionCount(), 0);
    shown.drag(shown.at(0, 0), shown.at(0, 2));
    QCOMPARE(text->selectionCount(), 1);
    text->selection(0, &start, &end);
    QCOMPARE(text->text(start, end), u"on"_s);
}

void TestTerminalView::saysWhatCame()
{
    Shown shown;
    QStringList told; // "at 3: old -> new"
    QList<int> carets;
    screenreader::overhear([&](const QAccessibleEvent &event) {
        if (event.type() == QAccessible::TextUpdated) {
            const auto &changed = static_cast<const QAccessibleTextUpdateEvent &>(event);
            told.append(u"at %1: %2 -> %3"_s.arg(changed.changePosition()).arg(changed.textRemoved(), changed.textInserted()));
        }
        if (event.type() == QAccessible::TextCaretMoved)
            carets.append(static_cast<const QAccessibleTextCursorEvent &>(event).cursorPosition());
    });
    shown.terminal.feed("$ ");
    told.clear();
    carets.clear();
    shown.terminal.feed("ls");
    shown.terminal.feed("\r\nfile\r\n$ ");
    shown.terminal.feed("\x1b[1;1H#");
    screenreader::overhear({});
    QCOMPARE(told, (QStringList{u"at 2:  -> ls"_s, u"at 4:  -> \nfile\n$ "_s, u"at 0: $ -> #"_s}));
    QCOMPARE(carets, (QList<int>{4, 12, 1}));
}

QTEST_MAIN(TestTerminalView)
#include "tst_terminalview.moc"
