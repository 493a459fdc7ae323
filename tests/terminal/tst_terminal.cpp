// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminal.h"
#include "app/terminal/terminalhistory.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

/// What a full-screen editor of the vi family sends: it takes the other screen, paints it, and gives the old one back.
const QByteArray Editor = "\033[?1049h\033[22;0;0t\033[1;24r\033[H\033[2J\033[2;1H\033[1m\033[34m~\033[0m\033[3;1H\033[1m\033[34m~\033[0m"
                          "\033[1;1Hserver {\033[4;1H    listen \033[33m80\033[39m;\033[24;1H\033[7m-- INSERT --\033[0m\033[24;60H1,1\033[1;1H\033[?25h";
const QByteArray LeaveEditor = "\033[24;1H\033[K\033[?1049l\033[23;0;0t";
/// One page of busybox's top: cursor home, reversed heading, lines cleared to their end.
const QByteArray Top = "\033[H\033[JMem: 815320K used, 3218200K free\033[K\r\nCPU:   2% usr\033[K\r\n\033[7m  PID USER     COMMAND       \033[m\r\n"
                       "    1 root     nginx: master\033[K\r\n   31 nginx    nginx: worker\033[K\r\n";
/// Colours by name, bright ones, by number, and direct; attributes; a wide and a combined character.
const QByteArray Colours = "\033[31mred\033[0m \033[92mbright\033[0m \033[38;5;208mnumber\033[0m \033[48;2;10;20;30mdirect\033[0m "
                           "\033[1;3;4;9mall\033[0m \xe6\x97\xa5\xe6\x9c\xac e\xcc\x81\r\n";

/// A cell as one letter for its colour and its attributes, for snapshots.
QString lookOf(const TerminalCell &cell)
{
    QString look;
    if (cell.foreground.kind == TerminalColour::Kind::Indexed)
        look += u"f%1"_s.arg(cell.foreground.red);
    if (cell.foreground.kind == TerminalColour::Kind::Direct)
        look += u"f#"_s;
    if (cell.background.kind == TerminalColour::Kind::Indexed)
        look += u"b%1"_s.arg(cell.background.red);
    if (cell.background.kind == TerminalColour::Kind::Direct)
        look += u"b%1,%2,%3"_s.arg(cell.background.red).arg(cell.background.green).arg(cell.background.blue);
    for (const auto &[has, letter] : {std::pair(cell.style.bold, u'B'), std::pair(cell.style.italic, u'I'), std::pair(cell.style.underline, u'U'),
                                      std::pair(cell.style.strike, u'S'), std::pair(cell.style.reverse, u'R')})
        if (has)
            look += letter;
    return look;
}

/// "text|look" of each run of cells that look alike, line by line; blank plain ends left out.
QString snapshot(const Terminal &terminal)
{
    QStringList lines;
    for (qint64 number = terminal.firstLine(); number < terminal.endLine(); ++number) {
        const TerminalLine line = terminal.line(number);
        QStringList runs;
        for (int from = 0; from < line.size();) {
            int to = from;
            while (to < line.size() && line.at(to).looksLike(line.at(from)))
                ++to;
            const QString text = textOf(line, from, to);
            const QString look = lookOf(line.at(from));
            if (!text.isEmpty() || !look.isEmpty())
                runs.append(look.isEmpty() ? text : text + u'|' + look);
            from = to;
        }
        lines.append(runs.join(u" / "_s));
    }
    while (!lines.isEmpty() && lines.constLast().isEmpty())
        lines.removeLast();
    return lines.join(u'\n');
}

} // namespace

/// The terminal itself: what programs of the world send becomes the right grid, and keys the right bytes.
class TestTerminal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void paintsAnEditor();
    void paintsAList();
    void knowsColoursAndWideCharacters();
    void oneByteAtATimeIsTheSame_data();
    void oneByteAtATimeIsTheSame();
    void answersWhereTheCursorIs();
    void keepsWhatLeavesTheScreen();
    void keepsTheOtherScreenOutOfTheHistory();
    void growingBringsLinesBack();
    void halfOfWhatIsWideDoesNotComeBack();
    void historyIsBounded();
    void keys_data();
    void keys();
    void arrowsFollowTheProgramsWish();
    void pastes_data();
    void pastes();
    void titleAndBell();
    void mouseIsTold();
    void sizesAreBounded();
    void shrinkingKeepsTheCursorInside();
    void marginsGoWithTheSize();
    void goesBackToThePlaceThatWasKept();
    void leavingTheOtherScreenKeepsTheCursorInside();
    void endlessSequencesAreDropped();
    void whatOnlyEndsLikeABeginningIsNone_data();
    void whatOnlyEndsLikeABeginningIsNone();
    void nothingReachesTheClipboardOrFiles();
    void repeatsWhatHasAWidth_data();
    void repeatsWhatHasAWidth();
};

void TestTerminal::paintsAnEditor()
{
    Terminal terminal;
    terminal.feed("/ # vi nginx.conf\r\n");
    const QString before = snapshot(terminal);
    terminal.feed(Editor);
    QVERIFY(terminal.isAlternate());
    const QStringList lines = snapshot(terminal).split(u'\n');
    QCOMPARE(lines.value(0), u"server {"_s);
    QCOMPARE(lines.value(1), u"~|f4B"_s);
    QCOMPARE(lines.value(3), u"    listen  / 80|f3 / ;"_s);
    QCOMPARE(lines.value(23), u"-- INSERT --|R /                                                1,1"_s);
    QCOMPARE(terminal.cursor().row, 0);
    QCOMPARE(terminal.cursor().column, 0);
    terminal.feed(LeaveEditor);
    QVERIFY(!terminal.isAlternate());
    QCOMPARE(snapshot(terminal), before);
}

void TestTerminal::paintsAList()
{
    Terminal terminal({10, 40});
    terminal.feed(Top + Top);
    QCOMPARE(snapshot(terminal), u"Mem: 815320K used, 3218200K free\nCPU:   2% usr\n  PID USER     COMMAND       |R\n    1 root     nginx: master\n   31 nginx    nginx: worker"_s);
}

void TestTerminal::knowsColoursAndWideCharacters()
{
    Terminal terminal;
    terminal.feed(Colours);
    QCOMPARE(snapshot(terminal), u"red|f1 /   / bright|f10 /   / number|f208 /   / direct|b10,20,30 /   / all|BIUS /  \u65e5\u672c e\u0301"_s);
    const TerminalLine line = terminal.line(0);
    const int wide = static_cast<int>(u"red bright number direct all "_s.size());
    QCOMPARE(line.at(wide).width, 2);
    QCOMPARE(line.at(wide + 1).width, 0);
    QVERIFY(line.at(wide + 1).isBlank());
    QCOMPARE(line.at(wide + 2).text[0], U'\u672c');
    QCOMPARE(line.at(wide + 5).text[1], U'\u0301');
    QCOMPARE(terminal.cursor().column, 0);
}

void TestTerminal::oneByteAtATimeIsTheSame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("editor") << Editor;
    QTest::newRow("editor, left again") << QByteArray("first\r\n" + Editor + LeaveEditor);
    QTest::newRow("list") << Top;
    QTest::newRow("colours") << Colours;
    QTest::newRow("many lines") << QByteArray(Colours).repeated(60);
    QTest::newRow("broken text") << QByteArray("a\xff\xc3(\xe6\x97 b\033[999;999Hc\033[;;;;;;;;;;;;;;;;;;m\033]0;no end");
}

void TestTerminal::oneByteAtATimeIsTheSame()
{
    QFETCH(QByteArray, bytes);
    Terminal whole;
    whole.feed(bytes);
    for (const int size : {1, 2, 3, 7}) {
        Terminal pieces;
        for (qsizetype at = 0; at < bytes.size(); at += size)
            pieces.feed(bytes.mid(at, size));
        QCOMPARE(snapshot(pieces), snapshot(whole));
        QCOMPARE(pieces.cursor(), whole.cursor());
    }
}

void TestTerminal::answersWhereTheCursorIs()
{
    Terminal terminal;
    QSignalSpy replies(&terminal, &Terminal::reply);
    terminal.feed("~ # \033[6n"); // As busybox asks after each prompt.
    QCOMPARE(replies.size(), 1);
    QCOMPARE(replies.at(0).at(0).toByteArray(), "\033[1;5R");
}

void TestTerminal::keepsWhatLeavesTheScreen()
{
    Terminal terminal({5, 20});
    for (int i = 1; i <= 12; ++i)
        terminal.feed("line " + QByteArray::number(i) + "\r\n");
    QCOMPARE(terminal.firstLine(), 0);
    QCOMPARE(terminal.screenTop(), 8);
    QCOMPARE(textOf(terminal.line(0), 0, 20), u"line 1"_s);
    QCOMPARE(textOf(terminal.line(7), 0, 20), u"line 8"_s);
    QCOMPARE(textOf(terminal.line(8), 0, 20), u"line 9"_s);
    QVERIFY(terminal.line(terminal.endLine()).isEmpty());
    QVERIFY(terminal.line(-1).isEmpty());
    terminal.reset();
    QCOMPARE(terminal.firstLine(), terminal.screenTop());
    QCOMPARE(terminal.screenText(), QString());
}

void TestTerminal::keepsTheOtherScreenOutOfTheHistory()
{
    Terminal terminal({5, 20});
    terminal.feed("\033[?1049h");
    for (int i = 0; i < 50; ++i)
        terminal.feed("noise\r\n");
    QCOMPARE(terminal.screenTop(), 0);
}

void TestTerminal::growingBringsLinesBack()
{
    Terminal terminal({4, 20});
    terminal.feed("a\r\nb\r\n\033[31mwide \xe6\x97\xa5\033[0m\r\nd\r\ne\r\nf");
    QCOMPARE(terminal.screenTop(), 2);
    terminal.resize({6, 20});
    QCOMPARE(terminal.screenTop(), 0);
    QCOMPARE(snapshot(terminal), u"a\nb\nwide \u65e5|f1\nd\ne\nf"_s);
    terminal.resize({4, 10});
    QCOMPARE(terminal.screenText().section(u'\n', -1), u"f"_s);
}

/// What is wide had room when it left the screen, and has none when it comes back.
void TestTerminal::halfOfWhatIsWideDoesNotComeBack()
{
    Terminal terminal({2, 4});
    terminal.feed("a\xe6\x97\xa5\r\nb\r\nc");
    QCOMPARE(terminal.screenTop(), 1);
    terminal.resize({2, 2});
    terminal.resize({4, 2});
    QCOMPARE(terminal.screenTop(), 0);
    QCOMPARE(terminal.screenText(), u"a\nb\nc"_s);
}

void TestTerminal::historyIsBounded()
{
    TerminalHistory history;
    for (int i = 0; i < TerminalHistory::MostLines + 500; ++i)
        history.push(TerminalLine(3, TerminalCell{.text = {U'x'}}));
    QCOMPARE(history.end() - history.first(), TerminalHistory::MostLines);
    QCOMPARE(history.first(), 500);
    for (int i = 0; i < 5000; ++i)
        history.push(TerminalLine(500, TerminalCell{.text = {U'x'}}));
    QVERIFY((history.end() - history.first()) * 500 <= TerminalHistory::MostCells + 500);
    const qint64 end = history.end();
    history.clear();
    QCOMPARE(history.first(), end);
    QVERIFY(history.pop().isEmpty());
}

void TestTerminal::keys_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<char32_t>("character");
    QTest::addColumn<QString>("held");
    QTest::addColumn<QByteArray>("sent");
    const auto key = [](const char *name, TerminalKey which, const QString &held, const QByteArray &sent) {
        QTest::newRow(name) << static_cast<int>(which) << char32_t(0) << held << sent;
    };
    const auto text = [](const char *name, char32_t which, const QString &held, const QByteArray &sent) {
        QTest::newRow(name) << -1 << which << held << sent;
    };
    key("enter", TerminalKey::Enter, {}, "\r");
    key("shift+enter", TerminalKey::Enter, u"s"_s, "\r");
    key("backspace", TerminalKey::Backspace, {}, "\x7f");
    key("ctrl+backspace", TerminalKey::Backspace, u"c"_s, "\b");
    key("alt+backspace", TerminalKey::Backspace, u"a"_s, "\033\x7f");
    key("tab", TerminalKey::Tab, {}, "\t");
    key("shift+tab", TerminalKey::Tab, u"s"_s, "\033[Z");
    key("escape", TerminalKey::Escape, {}, "\033");
    key("up", TerminalKey::Up, {}, "\033[A");
    key("ctrl+left", TerminalKey::Left, u"c"_s, "\033[1;5D");
    key("home", TerminalKey::Home, {}, "\033[H");
    key("end", TerminalKey::End, {}, "\033[F");
    key("delete", TerminalKey::Delete, {}, "\033[3~");
    key("page up", TerminalKey::PageUp, {}, "\033[5~");
    key("f1", TerminalKey::F1, {}, "\033OP");
    key("f5", TerminalKey::F5, {}, "\033[15~");
    key("f12", TerminalKey::F12, {}, "\033[24~");
    text("letter", U'a', {}, "a");
    text("umlaut", U'\u00e4', {}, "\xc3\xa4");
    text("emoji", U'\U0001F600', {}, "\xf0\x9f\x98\x80");
    text("alt+letter", U'b', u"a"_s, "\033b");
    text("ctrl+c", U'c', u"c"_s, "\x03");
    text("ctrl+i", U'i', u"c"_s, "\t");
    text("ctrl+m", U'm', u"c"_s, "\r");
    text("ctrl+[", U'[', u"c"_s, "\033");
    text("ctrl+space", U' ', u"c"_s, QByteArray(1, '\0'));
    text("ctrl+alt+a", U'a', u"ca"_s, "\033\x01");
}

void TestTerminal::keys()
{
    QFETCH(int, key);
    QFETCH(char32_t, character);
    QFETCH(QString, held);
    QFETCH(QByteArray, sent);
    Terminal terminal;
    QSignalSpy replies(&terminal, &Terminal::reply);
    const TerminalModifiers modifiers{.shift = held.contains(u's'), .alt = held.contains(u'a'), .control = held.contains(u'c')};
    if (key >= 0)
        terminal.press(static_cast<TerminalKey>(key), modifiers);
    else
        terminal.type(character, modifiers);
    QCOMPARE(replies.size(), 1);
    QCOMPARE(replies.at(0).at(0).toByteArray(), sent);
}

void TestTerminal::arrowsFollowTheProgramsWish()
{
    Terminal terminal;
    QSignalSpy replies(&terminal, &Terminal::reply);
    terminal.feed("\033[?1h");
    terminal.press(TerminalKey::Up);
    QCOMPARE(replies.constLast().at(0).toByteArray(), "\033OA");
}

void TestTerminal::pastes_data()
{
    QTest::addColumn<bool>("bracketed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("plain") << false << u"ls -l"_s << QByteArray("ls -l");
    QTest::newRow("line ends") << false << u"a\nb\r\nc\rd"_s << QByteArray("a\rb\rc\rd");
    QTest::newRow("bracketed") << true << u"a\nb"_s << QByteArray("\033[200~a\rb\033[201~");
    QTest::newRow("an end of its own") << true << u"a\u001b[201~rm -rf /\u009b201~"_s << QByteArray("\033[200~a[201~rm -rf /201~\033[201~");
    QTest::newRow("controls") << false << u"a\u0003b\u0004c\td\u007f"_s << QByteArray("abc\td");
    QTest::newRow("any script") << false << u"\u65e5\u672c"_s << QByteArray("\xe6\x97\xa5\xe6\x9c\xac");
}

void TestTerminal::pastes()
{
    QFETCH(bool, bracketed);
    QFETCH(QString, text);
    QFETCH(QByteArray, sent);
    Terminal terminal;
    if (bracketed)
        terminal.feed("\033[?2004h");
    QSignalSpy replies(&terminal, &Terminal::reply);
    terminal.paste(text);
    QCOMPARE(replies.size(), 1);
    QCOMPARE(replies.at(0).at(0).toByteArray(), sent);
}

void TestTerminal::titleAndBell()
{
    Terminal terminal;
    QSignalSpy titles(&terminal, &Terminal::titleChanged);
    QSignalSpy bells(&terminal, &Terminal::rang);
    terminal.feed("\033]0;web: ~\007\007");
    QCOMPARE(titles.size(), 1);
    QCOMPARE(terminal.title(), u"web: ~"_s);
    QCOMPARE(bells.size(), 1);
}

void TestTerminal::mouseIsTold()
{
    Terminal terminal;
    QCOMPARE(terminal.wantedMouse(), Terminal::Mouse::Nothing);
    terminal.feed("\033[?1000h\033[?1006h");
    QCOMPARE(terminal.wantedMouse(), Terminal::Mouse::Clicks);
    QSignalSpy replies(&terminal, &Terminal::reply);
    terminal.mouse(2, 4, 1, true, {});
    QCOMPARE(replies.size(), 1);
    QCOMPARE(replies.at(0).at(0).toByteArray(), "\033[<0;5;3M");
}

void TestTerminal::sizesAreBounded()
{
    Terminal terminal({0, -5});
    QVERIFY(terminal.size().rows >= 2 && terminal.size().columns >= 2);
    terminal.resize({100'000, 100'000});
    QCOMPARE(terminal.size().rows, Terminal::MostRows);
    QCOMPARE(terminal.size().columns, Terminal::MostColumns);
    terminal.feed("fits\r\n");
    terminal.resize({2, 2});
    terminal.feed(Editor + Colours);
}

/// An editor with its cursor at the top of a full screen, in a window that is made smaller.
void TestTerminal::shrinkingKeepsTheCursorInside()
{
    Terminal terminal({32, 42});
    terminal.feed("\033#8\0337\033[32;40H\0337\033[H");
    terminal.resize({25, 43});
    QVERIFY(terminal.cursor().row >= 0 && terminal.cursor().row < 25);
    terminal.feed("\033[K");
    terminal.resize({10, 20});
    terminal.feed("\0338\033[K\033[1Jx");
    QVERIFY(terminal.cursor().row < 10 && terminal.cursor().column <= 20);
}

/// Lines scroll between margins that are no longer on the screen, as an editor sets them.
void TestTerminal::marginsGoWithTheSize()
{
    Terminal terminal({12, 20});
    terminal.feed("\033[8;12r\033[10;3Hx");
    terminal.resize({4, 20});
    QCOMPARE(terminal.cursor().row, 3);
    QCOMPARE(terminal.cursor().column, 3);
    terminal.feed("\r\n1\r\n2\r\n3\r\n4\033M\033M\033M\033M");
    QCOMPARE(terminal.screenText(), u"\n1\n2\n3"_s);
}

void TestTerminal::goesBackToThePlaceThatWasKept()
{
    Terminal terminal;
    terminal.feed("ab\033[scd\033[5;5H\033[uX");
    QCOMPARE(terminal.screenText(), u"abXd"_s);
    terminal.feed("\033[2;10r\033[3;4Hm\033[s\033[Hn\033[uo"); // Nor are margins taken for it.
    QCOMPARE(terminal.screenText(), u"nbXd\n\n   mo"_s);
}

/// A program with a screen of its own began far right and ends in a narrower window.
void TestTerminal::leavingTheOtherScreenKeepsTheCursorInside()
{
    Terminal terminal({10, 20});
    terminal.feed("\033[3;13H\033[?1049h");
    terminal.resize({10, 5});
    terminal.feed("\033[?1049l");
    QCOMPARE(terminal.cursor().row, 2);
    QCOMPARE(terminal.cursor().column, 4);
}

void TestTerminal::endlessSequencesAreDropped()
{
    Terminal terminal;
    terminal.feed("\033[" + QByteArray("1;").repeated(5000) + "1mplain\033]0;" + QByteArray(1'000'000, 't') + "\007 and \033P" + QByteArray(1'000'000, 'q')
                  + "\033\\on\033[99999999999999999999C.");
    QCOMPARE(terminal.line(0).at(0).style, TerminalStyle());
    QVERIFY(terminal.screenText().startsWith(u"plain and on"_s));
    QVERIFY(terminal.title().isEmpty());
}

void TestTerminal::whatOnlyEndsLikeABeginningIsNone_data()
{
    QTest::addColumn<QByteArray>("escape");
    for (const char *final : {"[", "P", "]", "_", "^", "X"}) {
        QTest::addRow("behind a star %s", final) << "\033*" + QByteArray(final);
        QTest::addRow("behind two %s", final) << "\033()" + QByteArray(final);
    }
}

/// The numbers behind it are text; as a sequence they would have gone past the end of what the library counts.
void TestTerminal::whatOnlyEndsLikeABeginningIsNone()
{
    QFETCH(QByteArray, escape);
    const QByteArray numbers = QByteArray("1;").repeated(30) + 'm';
    Terminal terminal;
    terminal.feed('a' + escape + numbers + 'b');
    QCOMPARE(terminal.screenText(), QString::fromLatin1('a' + numbers + 'b'));
}

/// Sequences by which programs reach further in other terminals: each does nothing here but what can be seen.
void TestTerminal::nothingReachesTheClipboardOrFiles()
{
    Terminal terminal;
    QSignalSpy replies(&terminal, &Terminal::reply);
    terminal.feed("\033]52;c;cm0gLXJmIC8=\007\033]52;c;?\007\033]50;#\007\033[21t\033P+q544e\033\\\033]8;;file:///etc/passwd\007link\033]8;;\007");
    QCOMPARE(terminal.screenText(), u"link"_s);
    for (const auto &reply : replies)
        QVERIFY(!reply.at(0).toByteArray().contains("cm0g"));
    QCOMPARE(replies.size(), 0);
}

void TestTerminal::repeatsWhatHasAWidth_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("screen");
    QTest::newRow("a letter") << QByteArray("x\x1b[3b") << u"xxxx"_s;
    QTest::newRow("once more") << QByteArray("x\x1b[2b\x1b[2b") << u"xxxxx"_s;
    QTest::newRow("at the next place") << QByteArray("x\r\n\x1b[2b") << u"x\nxx"_s;
    // What follows would never end in the library.
    QTest::newRow("nothing") << QByteArray("\x1b[b.") << u"."_s;
    QTest::newRow("a space of no width") << QByteArray("a\xe2\x80\x8b\x1b[5b.") << u"a\u200b."_s;
    QTest::newRow("text of a title") << QByteArray("\x1b]0;x\x07\x1b[b.") << u"."_s;
}

/// The repetition of the latest character (ECMA-48, REP).
void TestTerminal::repeatsWhatHasAWidth()
{
    QFETCH(QByteArray, output);
    Terminal terminal;
    terminal.feed(output);
    QString shown = terminal.screenText().trimmed();
    QFETCH(QString, screen);
    QCOMPARE(shown.remove(u'\u200b'), screen.remove(u'\u200b'));
    Terminal slow;
    for (const char byte : output)
        slow.feed(QByteArray(1, byte));
    QCOMPARE(slow.screenText(), terminal.screenText());
}

QTEST_GUILESS_MAIN(TestTerminal)
#include "tst_terminal.moc"
