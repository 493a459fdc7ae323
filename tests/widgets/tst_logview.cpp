// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/widgettest.h"
#include "ui/widgets/ansicolours.h"
#include "ui/widgets/logview.h"
#include "ui/widgets/screenreader.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

LogBatch batchOf(qint64 from, qint64 to, const QByteArray &words = "line ")
{
    QByteArray text;
    LogBatch batch;
    for (qint64 number = from; number < to; ++number) {
        const QByteArray line = words + QByteArray::number(number);
        batch.rows.push_back({.stamp = number * 1'000'000'000, .offset = quint32(text.size()), .length = quint32(line.size()),
                              .rawLength = quint32(line.size()), .source = quint16(number % 2)});
        text += line;
    }
    batch.text = std::make_shared<const QByteArray>(text);
    return batch;
}

/// A line as it was sent, and its text apart.
LogBatch single(qint64 stamp, const QByteArray &raw, const QByteArray &text)
{
    LogBatch batch{.text = std::make_shared<const QByteArray>(text + raw), .rows = {}};
    batch.rows.push_back({.stamp = stamp, .length = quint32(text.size()), .rawLength = quint32(raw.size()), .flags = LogRawApart});
    return batch;
}

} // namespace

/// The view of a log: what is in sight, how it moves, what is chosen.
class LogViewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { view.reset(); finder.reset(); store.reset(); }
    void followsTheEnd();
    void staysWhereItIsLookedAt();
    void keepsItsPlaceWhenTheBeginningGoes();
    void keepsItsPlaceWhenALateLineComes();
    void keepsItsPlaceWhenAHiddenLineComes();
    void keepsItsPlaceWhenManyLateLinesCome();
    void forgetsWhatIsNoMore();
    void keys();
    void chooses();
    void choosesWithTheMouse();
    void wraps();
    void prettyJson();
    void cleanText();
    void spoken();
    void saysWhereTheCursorIs();
    void saysWhatIsChosen();
    void coloursCanBeRead();
    void aMillionLines();
    void longLines();

private:
    QString top() const { return view->linesInSight().value(0); }
    QString bottom() const { return view->linesInSight().last(); }

    std::unique_ptr<LogStore> store;
    std::unique_ptr<LogFinder> finder;
    std::unique_ptr<LogView> view;
};

void LogViewTest::init()
{
    store = std::make_unique<LogStore>(LogStore::Limit{.lines = 1'000'000, .bytes = 1'000'000'000});
    finder = std::make_unique<LogFinder>(*store);
    view = std::make_unique<LogView>();
    view->setFinder(finder.get());
    LogLook look;
    look.stamps = StampStyle::Off;
    view->setLook(look);
    view->resize(500, 300);
    QVERIFY(showActive(*view));
}

void LogViewTest::followsTheEnd()
{
    store->add(batchOf(0, 100));
    QCOMPARE(bottom(), u"line 99"_s);
    store->add(batchOf(100, 200));
    QCOMPARE(bottom(), u"line 199"_s);
    QVERIFY(view->isFollowing());
    view->resize(500, 200);
    QCOMPARE(bottom(), u"line 199"_s);
}

void LogViewTest::staysWhereItIsLookedAt()
{
    QSignalSpy following(view.get(), &LogView::followingChanged);
    store->add(batchOf(0, 1000));
    view->verticalScrollBar()->setValue(100);
    QCOMPARE(top(), u"line 100"_s);
    QVERIFY(!view->isFollowing());
    QCOMPARE(following.size(), 1);
    store->add(batchOf(1000, 2000));
    QCOMPARE(top(), u"line 100"_s);
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
    QVERIFY(view->isFollowing());
    QCOMPARE(bottom(), u"line 1999"_s);
}

void LogViewTest::keepsItsPlaceWhenTheBeginningGoes()
{
    store->setLimit({.lines = 10'000});
    store->add(batchOf(0, 10'000));
    view->verticalScrollBar()->setValue(9000);
    QCOMPARE(top(), u"line 9000"_s);
    store->add(batchOf(10'000, 18'000));
    QVERIFY(store->first() > 0 && store->first() < 9000);
    QCOMPARE(top(), u"line 9000"_s);
}

void LogViewTest::keepsItsPlaceWhenALateLineComes()
{
    store->add(batchOf(0, 1000));
    view->setCurrentLine(500);
    const QString before = top();
    store->add(batchOf(10, 12, "late "));
    QCOMPARE(top(), before);
    QCOMPARE(store->text(view->currentLine()).toByteArray(), QByteArray("line 500"));
}

void LogViewTest::keepsItsPlaceWhenAHiddenLineComes()
{
    store->add(batchOf(0, 1000));
    finder->setQuestion({u"line 5"_s});
    finder->setChoice({.onlyMatches = true});
    QTRY_COMPARE(finder->rows().count(), 111);
    view->setCurrentLine(500);
    view->viewport()->repaint();
    QTest::keyClick(view.get(), Qt::Key_Down, Qt::ShiftModifier);
    store->add(batchOf(10, 12, "late "));
    QCOMPARE(store->text(view->currentLine()).toByteArray(), QByteArray("line 501"));
    QCOMPARE(view->selectedText(), u"line 500\nline 501\n"_s);
}

/// The current line was filtered out when it went.
void LogViewTest::keepsItsPlaceWhenManyLateLinesCome()
{
    for (qint64 second = 0; second < 20'000; second += 2)
        store->add(batchOf(second, second + 1));
    view->verticalScrollBar()->setValue(5000);
    view->setCurrentLine(5003);
    QCOMPARE(top(), u"line 10000"_s);
    LogBatch late;
    QByteArray text;
    for (qint64 second = 1; second < 20'000; second += 2) {
        const LogBatch one = batchOf(second, second + 1);
        LogRow row = one.rows.front();
        row.offset = quint32(text.size());
        text += *one.text;
        late.rows.push_back(row);
    }
    late.text = std::make_shared<const QByteArray>(text);
    store->add(late);
    QTRY_COMPARE(store->size(), 20'000);
    QCOMPARE(top(), u"line 10000"_s);
    QCOMPARE(store->text(view->currentLine()).toByteArray(), QByteArray("line 10006"));
    QCOMPARE(view->linesInSight().value(1), u"line 10001"_s);
}

void LogViewTest::forgetsWhatIsNoMore()
{
    store->setLimit({.lines = 5000});
    store->add(batchOf(0, 5000));
    view->setCurrentLine(10);
    QTest::keyClick(view.get(), Qt::Key_Down, Qt::ShiftModifier);
    finder->setQuestion({u"line 49"_s});
    finder->setChoice({.onlyMatches = true});
    QTRY_COMPARE(finder->rows().count(), 111);
    store->add(batchOf(5000, 10'000));
    QVERIFY(store->first() > 11 && store->first() < 4900);
    QCOMPARE(view->currentLine(), -1);
    QVERIFY(!view->hasSelection());
    QTest::keySequence(view.get(), QKeySequence::Copy);
    QTest::keyClick(view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(view->currentLine() >= store->first());
}

void LogViewTest::keys()
{
    store->add(batchOf(0, 1000));
    QTest::keyClick(view.get(), Qt::Key_Home);
    QCOMPARE(top(), u"line 0"_s);
    QCOMPARE(view->currentLine(), 0);
    QTest::keyClick(view.get(), Qt::Key_Down);
    QCOMPARE(view->currentLine(), 1);
    QTest::keyClick(view.get(), Qt::Key_PageDown);
    QVERIFY(view->currentLine() > 5);
    QTest::keyClick(view.get(), Qt::Key_PageUp);
    QCOMPARE(view->currentLine(), 1);
    QTest::keyClick(view.get(), Qt::Key_End);
    QCOMPARE(bottom(), u"line 999"_s);
    QVERIFY(view->isFollowing());
    QSignalSpy activated(view.get(), &LogView::lineActivated);
    QTest::keyClick(view.get(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toLongLong(), 999);
}

void LogViewTest::chooses()
{
    store->add(batchOf(0, 1000));
    QTest::keyClick(view.get(), Qt::Key_Home);
    QTest::keyClick(view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(view->selectedText(), u"line 0\nline 1\nline 2\n"_s);
    QTest::keySequence(view.get(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"line 0\nline 1\nline 2\n"_s);
    QTest::keyClick(view.get(), Qt::Key_Escape);
    QVERIFY(!view->hasSelection());
    QTest::keySequence(view.get(), QKeySequence::Copy); // The current line then.
    QCOMPARE(QGuiApplication::clipboard()->text(), u"line 2"_s);
    QTest::keySequence(view.get(), QKeySequence::SelectAll);
    QCOMPARE(view->selectedText().count(u'\n'), 1000);
}

void LogViewTest::choosesWithTheMouse()
{
    store->add(batchOf(0, 3));
    const int height = view->fontMetrics().height() + 4;
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, {20, height / 2});
    QCOMPARE(view->selectedText(), u"line"_s);
    QTest::mousePress(view->viewport(), Qt::LeftButton, {}, {9, height / 2});
    QTest::mouseMove(view->viewport(), {480, height + height / 2});
    QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, {480, height + height / 2});
    QCOMPARE(view->selectedText(), u"line 0\nline 1\n"_s);
}

void LogViewTest::wraps()
{
    store->add(batchOf(0, 5));
    store->add(batchOf(5, 6, QByteArray(400, 'x') + ' '));
    LogLook look = view->look();
    QVERIFY(view->horizontalScrollBar()->maximum() >= 0);
    look.isWrapped = true;
    view->setLook(look);
    view->viewport()->repaint();
    QCOMPARE(view->horizontalScrollBar()->maximum(), 0);
    const int height = view->fontMetrics().height() + 4;
    QCOMPARE(view->rowAt(5 * height + 2), 5);
    QCOMPARE(view->rowAt(7 * height), 5); // The same line, further down.
}

void LogViewTest::prettyJson()
{
    store->add(single(1, R"({"a":1,"b":2})", R"({"a":1,"b":2})"));
    LogLook look = view->look();
    look.isPretty = true;
    view->setLook(look);
    QCOMPARE(top(), u"{\n  \"a\": 1,\n  \"b\": 2\n}"_s);
    const int height = view->fontMetrics().height() + 4;
    QCOMPARE(view->rowAt(3 * height + 2), 0);
    QCOMPARE(view->rowAt(4 * height + 2), -1);
}

/// Nothing of a server's text may move what stands around it.
void LogViewTest::cleanText()
{
    store->add(single(1, "", QByteArray("a\0b\xe2\x80\xae" "c\td\xed\xa0\x80", 12)));
    view->viewport()->repaint();
    const QString shown = top();
    QVERIFY(!shown.contains(QChar(0)) && !shown.contains(QChar(0x202e)));
    QVERIFY(shown.startsWith(u"a\u2400b"_s));
}

void LogViewTest::spoken()
{
    store->add(batchOf(0, 3));
    view->setAccessibleName(u"Log of shop"_s);
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(view.get());
    QVERIFY(spoken->textInterface());
    QCOMPARE(spoken->textInterface()->text(0, spoken->textInterface()->characterCount()), u"line 0\nline 1\nline 2"_s);
    QVERIFY(spoken->state().readOnly);
}

namespace {

/// What screen readers would be told.
struct Told {
    Told()
    {
        screenreader::overhear([this](const QAccessibleEvent &event) {
            if (event.type() == QAccessible::TextCaretMoved)
                carets.append(static_cast<const QAccessibleTextCursorEvent &>(event).cursorPosition());
            if (event.type() == QAccessible::TextSelectionChanged)
                selections.append({static_cast<const QAccessibleTextSelectionEvent &>(event).selectionStart(),
                                   static_cast<const QAccessibleTextSelectionEvent &>(event).selectionEnd()});
        });
    }
    ~Told() { screenreader::overhear({}); }
    Q_DISABLE_COPY_MOVE(Told)
    QList<int> carets;
    QList<std::pair<int, int>> selections;
};

} // namespace

void LogViewTest::saysWhereTheCursorIs()
{
    store->add(batchOf(0, 3)); // "line 0\nline 1\nline 2"
    QAccessibleTextInterface *text = QAccessible::queryAccessibleInterface(view.get())->textInterface();
    const Told told;
    view->setCurrentLine(1);
    QCOMPARE(told.carets, QList<int>{7});
    QCOMPARE(text->cursorPosition(), 7);
    int start = 0;
    int end = 0;
    QCOMPARE(text->textAtOffset(text->cursorPosition(), QAccessible::LineBoundary, &start, &end), u"line 1\n"_s);
    QTest::keyClick(view.get(), Qt::Key_Down);
    QCOMPARE(told.carets, (QList<int>{7, 14}));
    QTest::keyClick(view.get(), Qt::Key_Home);
    QCOMPARE(told.carets.last(), 0);
}

void LogViewTest::saysWhatIsChosen()
{
    store->add(batchOf(0, 3));
    QAccessibleTextInterface *text = QAccessible::queryAccessibleInterface(view.get())->textInterface();
    QCOMPARE(text->selectionCount(), 0);
    view->setCurrentLine(1);
    const Told told;
    QTest::keyClick(view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(told.selections.last(), std::pair(7, 20));
    int start = 0;
    int end = 0;
    text->selection(0, &start, &end);
    QCOMPARE(text->text(start, end), u"line 1\nline 2"_s);
    QTest::keyClick(view.get(), Qt::Key_Escape);
    QCOMPARE(text->selectionCount(), 0);
}

void LogViewTest::coloursCanBeRead()
{
    for (const bool dark : {false, true}) {
        QPalette palette;
        palette.setColor(QPalette::Base, Theme::colour(ColourRole::Base, dark));
        palette.setColor(QPalette::Window, Theme::colour(ColourRole::Window, dark));
        palette.setColor(QPalette::Text, Theme::colour(ColourRole::Text, dark));
        palette.setColor(QPalette::WindowText, Theme::colour(ColourRole::Text, dark));
        for (quint32 index = 0; index < 256; ++index) {
            const QColor colour = ansiColour({AnsiColour::Kind::Indexed, index}, palette);
            QVERIFY2(contrastRatio(colour, palette.color(QPalette::Base)) >= 4.5, qPrintable(u"%1 %2"_s.arg(index).arg(dark)));
        }
        for (int source = 0; source < 12; ++source)
            QVERIFY(contrastRatio(sourceColour(source, palette), palette.color(QPalette::Base)) >= 4.5);
    }
}

/// Whatever is done with them takes less than a frame of the screen; the time is printed and only something absurd fails.
void LogViewTest::aMillionLines()
{
    for (qint64 at = 0; at < 1'000'000; at += 50'000)
        store->add(batchOf(at, at + 50'000, "GET /cart?item=17 HTTP/1.1 200 OK in 12 ms from 10.0.0.7, request "));
    QCOMPARE(finder->rows().count(), 1'000'000);
    qint64 slowest = 0;
    QElapsedTimer clock;
    for (const int value : {0, 999'000, 500'000, 123'456, 123'457, 876'543}) {
        clock.start();
        view->verticalScrollBar()->setValue(value);
        view->viewport()->repaint();
        slowest = std::max(slowest, clock.nsecsElapsed());
    }
    clock.start();
    store->add(batchOf(1'000'000, 1'000'200));
    view->viewport()->repaint();
    slowest = std::max(slowest, clock.nsecsElapsed());
    qInfo("slowest step: %.1f ms", double(slowest) / 1e6);
    QVERIFY(slowest < 1'000'000'000);
}

void LogViewTest::longLines()
{
    const QByteArray text(LogTextBytes, 'x');
    for (int i = 0; i < 30; ++i) {
        LogBatch batch{.text = std::make_shared<const QByteArray>(QByteArray(1024 * 1024, 'x')), .rows = {}};
        batch.rows.push_back({.stamp = i + 1, .length = quint32(text.size()), .rawLength = quint32(batch.text->size()), .flags = LogCut});
        store->add(batch);
    }
    QElapsedTimer clock;
    clock.start();
    view->viewport()->repaint();
    qInfo("30 long lines: %.1f ms", double(clock.nsecsElapsed()) / 1e6);
    QCOMPARE(store->raw(0).size(), 1024 * 1024);
}

QTEST_MAIN(LogViewTest)
#include "tst_logview.moc"
