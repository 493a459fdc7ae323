// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/linereader.h"
#include "app/logs/logdetails.h"
#include "app/logs/logposition.h"
#include "app/logs/logstamp.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QtEndian>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

struct Line {
    bool isError;
    qint64 stamp;
    QByteArray text;
    bool operator==(const Line &) const = default;
};

QByteArray frame(int stream, const QByteArray &payload)
{
    QByteArray head(8, '\0');
    head[0] = char(stream);
    qToBigEndian(quint32(payload.size()), head.data() + 4);
    return head + payload;
}

constexpr char Stamp[] = "2026-11-23T21:14:53.140188473Z ";
constexpr qint64 StampNs = 1'795'468'493'140'188'473;

/// Fed in pieces of that size; 0: at once.
QList<Line> linesOf(const QByteArray &bytes, qsizetype piece = 0, bool ends = true)
{
    QList<Line> lines;
    const auto take = [&](const LogLine &line) { lines.append({line.stream == LogStream::Err, line.stamp, line.bytes.toByteArray()}); };
    LineReader reader;
    if (piece == 0)
        piece = std::max<qsizetype>(bytes.size(), 1);
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        reader.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)), take);
    if (ends)
        reader.finish(take);
    return lines;
}

} // namespace

/// From the bytes of an answer to lines, wherever the bytes were cut.
class LogReadingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stamps_data();
    void stamps();
    void recordings_data();
    void recordings();
    void anyPieces_data();
    void anyPieces();
    void messagesOfALongLine();
    void longLineOfATerminal();
    void tenMegabytes();
    void outputsHaveLinesOfTheirOwn();
    void detailsApart_data();
    void detailsApart();
    void replicasMixed();
    void noDetails_data();
    void noDetails();
    void endWithoutLineFeed();
    void noFrames();
    void positions();
    void positionsOutOfOrder();
    void positionsOfTheSameLine();
    void positionsWithMoreThanWasAskedFor();
    void positionsInAFlood();
};

void LogReadingTest::stamps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("nanoseconds");
    QTest::addColumn<int>("length");
    QTest::newRow("UTC") << QByteArray("2026-11-23T21:14:53.140188473Z tick") << StampNs << 31;
    QTest::newRow("ahead") << QByteArray("2026-11-23T23:14:53.140188473+02:00 tick") << StampNs << 36;
    QTest::newRow("behind") << QByteArray("2026-11-23T15:44:53.140188473-05:30 tick") << StampNs << 36;
    QTest::newRow("leap day") << QByteArray("2024-02-29T00:00:00.000000000Z ") << qint64(1'709'164'800'000'000'000) << 31;
    QTest::newRow("too late") << QByteArray("9999-12-31T23:59:59.000000000Z tick") << qint64(0) << 0;
    QTest::newRow("too early") << QByteArray("0001-01-01T00:00:00.000000000Z tick") << qint64(0) << 0;
    QTest::newRow("no space") << QByteArray("2026-11-23T21:14:53.140188473Ztick") << qint64(0) << 0;
    QTest::newRow("fewer digits") << QByteArray("2026-11-23T21:14:53.1401884Z tick") << qint64(0) << 0;
    QTest::newRow("too short") << QByteArray("2026-11-23T21:14:53.140188473Z") << qint64(0) << 0;
    QTest::newRow("words") << QByteArray("once upon a time there was a log line") << qint64(0) << 0;
    QTest::newRow("empty") << QByteArray() << qint64(0) << 0;
}

void LogReadingTest::stamps()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, nanoseconds);
    QFETCH(const int, length);
    const LogStamp stamp = stampAt(text);
    QCOMPARE(stamp.nanoseconds, nanoseconds);
    QCOMPARE(int(stamp.length), length);
    for (qsizetype start = 0; length > 0 && start < length; ++start)
        QVERIFY2(mayBecomeStamp(QByteArrayView(text).first(start)), qPrintable(QString::number(start)));
}

void LogReadingTest::recordings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QDir folder(QStringLiteral(TEST_DATA "/recordings/2.23/logs"));
    for (const QString &name : folder.entryList({u"*.json"_s})) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject response = QJsonDocument::fromJson(file.readAll())["response"_L1].toObject();
        QByteArray bytes = QByteArray::fromBase64(response["body"_L1]["base64"_L1].toString().toLatin1());
        for (const QJsonValue &chunk : response["chunks"_L1].toArray())
            bytes += QByteArray::fromBase64(chunk["base64"_L1].toString().toLatin1());
        if (response["status"_L1].toInt() == 200 && !bytes.isEmpty())
            QTest::newRow(qPrintable(name)) << bytes;
    }
}

/// The containers of the recordings write "tick N" to one output and "warn N" to the other; what is read says nothing else.
void LogReadingTest::recordings()
{
    QFETCH(const QByteArray, bytes);
    const bool isStamped = bytes.contains("T21:");
    const QList<Line> whole = linesOf(bytes, 0, false);
    QVERIFY(!whole.isEmpty());
    for (const Line &line : whole) {
        const QByteArray text = line.text.contains("swarm.task") ? line.text.mid(line.text.indexOf(' ') + 1) : line.text;
        QVERIFY2(text.startsWith(line.isError ? "warn " : "tick "), line.text.constData());
        QCOMPARE(line.stamp > 0, isStamped);
    }
    QCOMPARE(linesOf(bytes, 1, false), whole);
    QCOMPARE(linesOf(bytes, 7, false), whole);
}

void LogReadingTest::anyPieces_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<QByteArray>>("texts");
    const QByteArray stamp = Stamp;
    QTest::newRow("multi-byte over frames") << frame(1, stamp + "caf\xc3") + frame(1, "\xa9\n") << QList<QByteArray>{"caf\xc3\xa9"};
    QTest::newRow("empty frame") << frame(1, "") + frame(1, stamp + "a\n") << QList<QByteArray>{"a"};
    QTest::newRow("empty line") << frame(1, stamp + "\n") + frame(2, stamp + "\n") << QList<QByteArray>{"", ""};
    QTest::newRow("several in a frame") << frame(1, stamp + "a\n" + stamp + "b\nc\n") << QList<QByteArray>{"a", "b", "c"};
    QTest::newRow("NUL") << frame(1, stamp + QByteArray("a\0b\n", 4)) << QList<QByteArray>{QByteArray("a\0b", 3)};
    QTest::newRow("lone surrogate") << frame(1, stamp + "\xed\xa0\x80\n") << QList<QByteArray>{"\xed\xa0\x80"};
    QTest::newRow("progress") << frame(1, stamp + "10 %\r") + frame(1, stamp + "100 %\r\n") << QList<QByteArray>{"10 %\r100 %\r"};
    QTest::newRow("looks like a stamp") << frame(1, stamp + "2026-11-23 is a day\n") << QList<QByteArray>{"2026-11-23 is a day"};
    QTest::newRow("more digits") << frame(1, stamp + "2026-11-23T21:14:53.14018847366\nnext\n") << QList<QByteArray>{"2026-11-23T21:14:53.14018847366", "next"};
    QTest::newRow("half an offset") << frame(1, stamp + "a\n" + "2026-11-23T21:14:53.140188473+0\nnext\n") << QList<QByteArray>{"a", "2026-11-23T21:14:53.140188473+0", "next"};
    QTest::newRow("stamp and no more") << frame(1, "2026-11\n") << QList<QByteArray>{"2026-11"};
    QTest::newRow("terminal") << stamp + "tick\r\n" + stamp + "warn\r\n" << QList<QByteArray>{"tick\r", "warn\r"};
    QTest::newRow("terminal, unstamped") << QByteArray("tick\r\nwarn\r\n") << QList<QByteArray>{"tick\r", "warn\r"};
}

void LogReadingTest::anyPieces()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QList<QByteArray>, texts);
    for (qsizetype piece = 0; piece <= bytes.size(); ++piece) {
        QList<QByteArray> read;
        for (const Line &line : linesOf(bytes, piece))
            read.append(line.text);
        QCOMPARE(read, texts);
    }
}

/// An engine cuts a line after 16 KiB and puts a stamp before each part.
void LogReadingTest::messagesOfALongLine()
{
    const QByteArray part(16 * 1024, 'x');
    const QByteArray later = "2026-11-23T21:14:53.140188999Z ";
    const QByteArray bytes = frame(1, Stamp + part) + frame(2, QByteArray(Stamp) + "between\n") + frame(1, later + part) + frame(1, later + "end\n");
    const QList<Line> expected{{true, StampNs, "between"}, {false, StampNs, part + part + "end"}};
    QCOMPARE(linesOf(bytes), expected);
    QCOMPARE(linesOf(bytes, 1), expected);
    QCOMPARE(linesOf(bytes, 4096), expected);
}

void LogReadingTest::longLineOfATerminal()
{
    const QByteArray part(16 * 1024, 'x');
    const QList<Line> expected{{false, StampNs, part + "end\r"}, {false, StampNs, part + "and no stamp"}};
    const QByteArray bytes = Stamp + part + Stamp + "end\r\n" + Stamp + part + "and no stamp\n";
    QCOMPARE(linesOf(bytes), expected);
    QCOMPARE(linesOf(bytes, 1), expected);
}

void LogReadingTest::tenMegabytes()
{
    const QByteArray part(16 * 1024, 'y');
    QByteArray bytes;
    for (int i = 0; i < 640; ++i)
        bytes += frame(1, Stamp + part);
    bytes += frame(1, QByteArray(Stamp) + "\n") + frame(1, QByteArray(Stamp) + "next\n");
    const QList<Line> lines = linesOf(bytes, 65'536);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].text.size(), 640 * 16 * 1024);
    QCOMPARE(lines[0].text.count('y'), lines[0].text.size());
    QCOMPARE(lines[1].text, QByteArray("next"));
}

void LogReadingTest::outputsHaveLinesOfTheirOwn()
{
    const QByteArray bytes = frame(1, QByteArray(Stamp) + "half ") + frame(2, QByteArray(Stamp) + "error\n") + frame(1, QByteArray(Stamp) + "line\n");
    const QList<Line> expected{{true, StampNs, "error"}, {false, StampNs, "half line"}};
    QCOMPARE(linesOf(bytes), expected);
}

void LogReadingTest::endWithoutLineFeed()
{
    const QByteArray bytes = frame(1, QByteArray(Stamp) + "no line feed");
    QCOMPARE(linesOf(bytes, 0, false), QList<Line>());
    const QList<Line> expected{{false, StampNs, "no line feed"}};
    QCOMPARE(linesOf(bytes), expected);
}

void LogReadingTest::noFrames()
{
    LineReader reader;
    int lines = 0;
    reader.feed(frame(1, "fine\n") + "\1\0\0\7 that is no frame", [&](const LogLine &) { ++lines; });
    QCOMPARE(lines, 1);
    QVERIFY(!reader.isBroken()); // Cut by the NUL of the literal: a head that has not come whole yet.
    reader.feed(QByteArrayLiteral("\0\0\7 that is no frame"), [&](const LogLine &) { ++lines; });
    QVERIFY(reader.isBroken());
    QCOMPARE(lines, 1);
}

namespace {

/// The same with who wrote each: "TASK text".
QByteArrayList withDetails(const QByteArray &bytes, qsizetype piece)
{
    QByteArrayList lines;
    const auto take = [&](const LogLine &line) { lines.append(LogDetails::of(line.details).value_or(LogDetails()).task + '|' + line.bytes.toByteArray()); };
    LineReader reader(true);
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        reader.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)), take);
    reader.finish(take);
    return lines;
}

QByteArray detailsOf(const QByteArray &task)
{
    return "com.docker.swarm.node.id=n,com.docker.swarm.service.id=s,com.docker.swarm.task.id=" + task + ' ';
}

} // namespace

void LogReadingTest::detailsApart_data()
{
    QTest::addColumn<int>("piece");
    for (const int piece : {1, 7, 64, 100'000})
        QTest::addRow("%d", piece) << piece;
}

/// A recorded answer, and one with what a log driver was told to add, as 20.10 spells it.
void LogReadingTest::detailsApart()
{
    QFETCH(const int, piece);
    QFile file(QStringLiteral(TEST_DATA "/recordings/2.23/logs/service-details.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray recorded = QByteArray::fromBase64(QJsonDocument::fromJson(file.readAll())["response"_L1]["body"_L1]["base64"_L1].toString().toLatin1());
    QCOMPARE(withDetails(recorded, piece), (QByteArrayList{"php8fy1gplxo51s3vruw7tgmy|tick 1", "php8fy1gplxo51s3vruw7tgmy|warn 1", "php8fy1gplxo51s3vruw7tgmy|warn 2",
                                                          "php8fy1gplxo51s3vruw7tgmy|tick 2"}));
    const QByteArray more = "FOO=x+y,app=a+b%2Cc%3D%C3%A9," + detailsOf("one");
    QCOMPARE(withDetails(frame(1, QByteArray(Stamp) + more + " indented, a=b\n"), piece), QByteArrayList{"one| indented, a=b"});
    QCOMPARE(withDetails(QByteArray(Stamp) + more + "of a terminal\r\n", piece), QByteArrayList{"one|of a terminal\r"});
}

/// A message of one comes between two of another's long line.
void LogReadingTest::replicasMixed()
{
    const auto message = [](const QByteArray &task, const QByteArray &text) { return frame(1, QByteArray(Stamp) + detailsOf(task) + text); };
    const QByteArray part(16 * 1024, 'x');
    const QByteArray bytes = message("one", part) + message("two", part) + message("two", "short\n") + message("one", "end\n") + message("three", "open");
    QCOMPARE(withDetails(bytes, 1000), (QByteArrayList{"two|" + part + "short", "one|" + part + "end", "three|open"}));
}

void LogReadingTest::noDetails_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("words") << QByteArray("once upon a time") << QByteArray("|once upon a time");
    QTest::newRow("one word") << QByteArray("word") << QByteArray("|word");
    QTest::newRow("a container") << QByteArray(" its line") << QByteArray("|its line"); // An engine leaves the space.
    QTest::newRow("nothing") << QByteArray() << QByteArray("|");
    QTest::newRow("very long word") << QByteArray(100'000, 'x') << "|" + QByteArray(100'000, 'x');
}

void LogReadingTest::noDetails()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, line);
    for (const int piece : {1, 1000, 200'000}) {
        if (piece > 1 || text.size() < 1000)
            QCOMPARE(withDetails(frame(1, Stamp + text + '\n'), piece), QByteArrayList{line});
    }
}

namespace {

/// Lines of an answer from a stamp on, as an engine gives them; returns those taken as new.
QList<int> answer(LogPosition &position, const QList<std::pair<qint64, int>> &log)
{
    QList<int> fresh;
    const qint64 since = position.since();
    position.beginAnswer();
    for (const auto &[stamp, what] : log) {
        if (stamp >= since && position.isNew(stamp, quint64(what)))
            fresh.append(what);
    }
    return fresh;
}

constexpr qint64 Second = 1'000'000'000;

} // namespace

void LogReadingTest::positions()
{
    LogPosition position;
    QCOMPARE(position.since(), 0);
    QList<std::pair<qint64, int>> log{{10 * Second, 1}, {11 * Second, 2}};
    QCOMPARE(answer(position, log), (QList<int>{1, 2}));
    QCOMPARE(answer(position, log), QList<int>());
    log.append({12 * Second, 3});
    log.append({12 * Second, 4});
    QCOMPARE(answer(position, log), (QList<int>{3, 4}));
    QCOMPARE(answer(position, log), QList<int>());
}

/// A line of the other output with an earlier stamp that was written later.
void LogReadingTest::positionsOutOfOrder()
{
    LogPosition position;
    QList<std::pair<qint64, int>> log{{10 * Second, 1}};
    QCOMPARE(answer(position, log), QList<int>{1});
    log.append({10 * Second - 5000, 2});
    QCOMPARE(answer(position, log), QList<int>{2});
    log.append({10 * Second - 4000, 3});
    QCOMPARE(answer(position, log), QList<int>{3});
    QCOMPARE(answer(position, log), QList<int>());
}

/// The same words with the same stamp count as often as they came.
void LogReadingTest::positionsOfTheSameLine()
{
    LogPosition position;
    QList<std::pair<qint64, int>> log{{10 * Second, 7}, {10 * Second, 7}};
    QCOMPARE(answer(position, log), (QList<int>{7, 7}));
    log.append({10 * Second, 7});
    QCOMPARE(answer(position, log), QList<int>{7});
    QCOMPARE(answer(position, log), QList<int>());
}

/// A cluster is asked in whole seconds, and so tells again what was told long before.
void LogReadingTest::positionsWithMoreThanWasAskedFor()
{
    LogPosition position;
    position.beginAnswer();
    QVERIFY(position.isNew(10 * Second, 1));
    QVERIFY(position.isNew(10 * Second + 100, 2));
    QVERIFY(position.isNew(11 * Second + 500'000'000, 3)); // Now the next answer is asked for from 10.5 s on.
    position.beginAnswer();
    QVERIFY(!position.isNew(10 * Second, 1));
    QVERIFY(!position.isNew(10 * Second + 100, 2));
    QVERIFY(!position.isNew(11 * Second + 500'000'000, 3));
    QVERIFY(position.isNew(11 * Second + 600'000'000, 4));
}

void LogReadingTest::positionsInAFlood()
{
    LogPosition position;
    QList<std::pair<qint64, int>> log;
    for (int i = 0; i < 300'000; ++i)
        log.append({10 * Second + i, i});
    QCOMPARE(answer(position, log).size(), log.size());
    QVERIFY(position.since() > 10 * Second); // Not all of it is asked for again.
    log.append({10 * Second + 400'000, -1});
    QCOMPARE(answer(position, log), QList<int>{-1});
}

QTEST_GUILESS_MAIN(LogReadingTest)
#include "tst_logreading.moc"
