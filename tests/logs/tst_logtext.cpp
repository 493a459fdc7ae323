// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/ansitext.h"
#include "app/logs/logjson.h"
#include "app/logs/loglevel.h"

#include <QRandomGenerator>
#include <QTest>

using namespace longshore;

namespace {

AnsiLook inked(quint32 index)
{
    return {.text = {AnsiColour::Kind::Indexed, index}};
}

} // namespace

/// What is read of a line: colours as spans, levels, JSON.
class LogTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void texts_data();
    void texts();
    void colours();
    void styles();
    void needsWork_data();
    void needsWork();
    void junk();
    void levels_data();
    void levels();
    void json_data();
    void json();
};

void LogTextTest::texts_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &line, const QByteArray &text) { QTest::newRow(name) << line << text; };
    row("plain", "plain", "plain");
    row("coloured", "\x1b[31mred\x1b[0m and \x1b[1;32mgreen\x1b[m", "red and green");
    row("cursor moves", "a\x1b[2Kb\x1b[10;5Hc\x1b[?25ld", "abcd");
    row("title", "\x1b]0;a title\x07text", "text");
    row("link", "\x1b]8;;https://example.org\x1b\\here\x1b]8;;\x1b\\ it is", "here it is");
    row("charset", "\x1b(Bx\x1b=y", "xy");
    row("progress", "10 %\r 50 %\r100 %", "100 %");
    row("return at the end", "100 %\r", "100 %");
    row("returns at the end", "100 %\r\r", "100 %");
    row("broken off", "text\x1b[3", "text");
    row("escape alone", "text\x1b", "text");
    row("title without end", "a\x1b]0;title", "a0;title");
    row("colour written over", "\x1b[31mred\rplain", "plain");
    row("NUL", QByteArray("a\0b", 3), QByteArray("a\0b", 3));
}

void LogTextTest::texts()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, text);
    QCOMPARE(withoutAnsi(line), text);
}

void LogTextTest::colours()
{
    const AnsiText read = readAnsi("a\x1b[31mred\x1b[38;5;200mpink\x1b[38;2;1;2;3mown\x1b[39mplain\x1b[97;44mon\x1b[0m.");
    QCOMPARE(read.text, QByteArray("aredpinkownplainon."));
    QCOMPARE(read.spans.size(), std::size_t(4));
    QVERIFY((read.spans[0] == AnsiSpan{1, 3, inked(1)}));
    QVERIFY((read.spans[1] == AnsiSpan{4, 4, inked(200)}));
    QVERIFY((read.spans[2] == AnsiSpan{8, 3, {.text = {AnsiColour::Kind::Rgb, 0x010203}}}));
    QVERIFY((read.spans[3] == AnsiSpan{16, 2, {.text = {AnsiColour::Kind::Indexed, 15}, .behind = {AnsiColour::Kind::Indexed, 4}}}));
}

void LogTextTest::styles()
{
    const AnsiText read = readAnsi("\x1b[1;3;4;7;9mall\x1b[22;23;24;27;29mnone\x1b[>4;2mkept\x1b[2mfaint");
    QCOMPARE(read.spans.size(), std::size_t(2));
    QVERIFY((read.spans[0] == AnsiSpan{0, 3, {.bold = true, .italic = true, .underlined = true, .struck = true, .inverse = true}}));
    QVERIFY((read.spans[1] == AnsiSpan{11, 5, {.faint = true}}));
}

void LogTextTest::needsWork_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("has");
    QTest::newRow("plain") << QByteArray("plain") << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("Windows") << QByteArray("plain\r") << false;
    QTest::newRow("escape") << QByteArray("\x1b[0mplain") << true;
    QTest::newRow("written over") << QByteArray("1\r2") << true;
}

void LogTextTest::needsWork()
{
    QFETCH(const QByteArray, line);
    QFETCH(const bool, has);
    QCOMPARE(hasAnsi(line), has);
}

/// Whatever comes, spans lie within the text, in order, and nothing of an escape is left.
void LogTextTest::junk()
{
    QRandomGenerator random(7);
    const QByteArray bits[] = {"\x1b", "[", "]", "m", ";", "3", "8", "\r", "\x07", "\\", "text", QByteArray(1, '\0'), "\xff", "\xc3", " ", "P"};
    for (int round = 0; round < 20'000; ++round) {
        QByteArray line;
        for (int i = random.bounded(30); i > 0; --i)
            line += bits[random.bounded(int(std::size(bits)))];
        const AnsiText read = readAnsi(line);
        qsizetype end = 0;
        for (const AnsiSpan &span : read.spans) {
            QVERIFY(span.length > 0 && span.from >= end);
            end = span.from + span.length;
        }
        QVERIFY(end <= read.text.size());
        QVERIFY(!read.text.contains('\x1b') && !read.text.contains('\r'));
    }
}

void LogTextTest::levels_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<LogLevel>("level");
    const auto row = [](const char *text, LogLevel level) { QTest::newRow(text) << QByteArray(text) << level; };
    row(R"({"level":"error","msg":"x"})", LogLevel::Error);
    row(R"({"time":"x","severity":"WARNING"})", LogLevel::Warning);
    row("time=2026 level=warn msg=slow", LogLevel::Warning);
    row("[ERROR] no such file", LogLevel::Error);
    row("2026-11-23 10:00:00 INFO  ready", LogLevel::Info);
    row("ERROR:  duplicate key", LogLevel::Error);
    row("error: cannot open", LogLevel::Error);
    row("warn: retry 1 of 3", LogLevel::Warning);
    row("warn 165", LogLevel::Warning);
    row("panic: runtime error", LogLevel::Error);
    row("[debug] cache", LogLevel::Debug);
    row("TRACE enter", LogLevel::Trace);
    row("<3>disk is full", LogLevel::Error);
    row("<6>link is up", LogLevel::Info);
    row(R"(10.0.0.2 - - [x] "GET /pay HTTP/1.1" 502 12)", LogLevel::Error);
    row("GET /pay 502 upstream timeout", LogLevel::Error);
    row(R"(10.0.0.2 - - [x] "GET /pay HTTP/1.1" 200 512)", LogLevel::None);
    row("served without an error today", LogLevel::None);
    row("tick 165", LogLevel::None);
    row("the information desk", LogLevel::None);
    row("", LogLevel::None);
}

void LogTextTest::levels()
{
    QFETCH(const QByteArray, text);
    QFETCH(const LogLevel, level);
    QCOMPARE(levelOf(text), level);
}

void LogTextTest::json_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("pretty");
    QTest::newRow("object") << QByteArray(R"({"a":1,"b":[true,null],"c":{}})")
                            << QByteArray("{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ],\n  \"c\": {}\n}");
    QTest::newRow("numbers as they are") << QByteArray(R"({"n":1.0e2,"big":12345678901234567890})")
                                         << QByteArray("{\n  \"n\": 1.0e2,\n  \"big\": 12345678901234567890\n}");
    QTest::newRow("strings as they are") << QByteArray(R"({"s":"a {\"x\": [1,2]} \\"})") << QByteArray("{\n  \"s\": \"a {\\\"x\\\": [1,2]} \\\\\"\n}");
    QTest::newRow("after words") << QByteArray(R"(app | {"a":1})") << QByteArray("app |\n{\n  \"a\": 1\n}");
    QTest::newRow("no JSON") << QByteArray("{not json}") << QByteArray();
    QTest::newRow("brackets") << QByteArray("[error] wrong [1]") << QByteArray();
    QTest::newRow("words") << QByteArray("words") << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void LogTextTest::json()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, pretty);
    QCOMPARE(prettyJson(line), pretty);
}

QTEST_GUILESS_MAIN(LogTextTest)
#include "tst_logtext.moc"
