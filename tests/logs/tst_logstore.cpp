// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logfinder.h"
#include "app/logs/logspill.h"
#include "app/logs/logstore.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

/// Lines "N" with the stamp N, of source N % 3, each fifth from standard error.
LogBatch batchOf(const QList<qint64> &stamps, const QByteArray &words = "line ")
{
    QByteArray text;
    LogBatch batch;
    for (const qint64 stamp : stamps) {
        const QByteArray line = words + QByteArray::number(stamp);
        batch.rows.push_back({.stamp = stamp, .offset = quint32(text.size()), .length = quint32(line.size()), .rawLength = quint32(line.size()),
                              .source = quint16(stamp % 3), .level = stamp % 7 == 0 ? LogLevel::Error : LogLevel::None,
                              .flags = quint8(stamp % 5 == 0 ? LogFromStderr : 0)});
        text += line;
    }
    batch.text = std::make_shared<const QByteArray>(text);
    return batch;
}

QList<qint64> range(qint64 from, qint64 to)
{
    QList<qint64> all;
    for (qint64 i = from; i < to; ++i)
        all.append(i);
    return all;
}

QList<qint64> stampsIn(const LogStore &store)
{
    QList<qint64> all;
    for (qint64 line = store.first(); line < store.end(); ++line)
        all.append(store.row(line).stamp);
    return all;
}

} // namespace

/// The ring of lines, and what is found in it.
class LogStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void appends();
    void lateLinesFindTheirPlace();
    void beforeTheEpoch();
    void manyLateLines();
    void whatComesMeanwhileWaits();
    void clearedWhileMerging();
    void insertionsMove();
    void dropsTheEarliest();
    void dropsByBytes();
    void snapshotsStay();
    void finds();
    void matchers_data();
    void matchers();
    void hits();
    void searches();
    void chosenLines_data();
    void chosenLines();
    void followsWhatComes();
    void contextOnABusyLog();
    void tellsOfLateLinesThatAreHidden();
    void searchGoesOnWithLateLines_data();
    void searchGoesOnWithLateLines();
    void neverLong();
    void keepsMoreInAFile();
    void theFileIsItsOwners();
    void keepsNoMore();
    void randomly();

private:
    static void settle(const LogFinder &finder) { QTRY_VERIFY(!finder.isSearching()); }
};

void LogStoreTest::appends()
{
    LogStore store;
    QSignalSpy appended(&store, &LogStore::appended);
    store.add(batchOf(range(1, 10'001)));
    QCOMPARE(store.size(), 10'000);
    QCOMPARE(appended.size(), 1);
    QCOMPARE(stampsIn(store), range(1, 10'001));
    QCOMPARE(store.text(0).toByteArray(), QByteArray("line 1"));
    QCOMPARE(store.text(9999).toByteArray(), QByteArray("line 10000"));
}

void LogStoreTest::lateLinesFindTheirPlace()
{
    LogStore store;
    QSignalSpy inserted(&store, &LogStore::inserted);
    store.add(batchOf({10, 20, 30}));
    store.add(batchOf({5, 20, 25, 40}, "late "));
    QCOMPARE(stampsIn(store), (QList<qint64>{5, 10, 20, 20, 25, 30, 40}));
    QCOMPARE(store.text(3).toByteArray(), QByteArray("late 20")); // After the one that was there.
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.at(0).at(0).value<LogInsertion>().places, (std::vector<qint64>{0, 3, 4}));
}

void LogStoreTest::beforeTheEpoch()
{
    LogStore store;
    store.add(batchOf({-20, -10, 5}));
    QCOMPARE(stampsIn(store), (QList<qint64>{-20, -10, 5}));
}

void LogStoreTest::manyLateLines()
{
    LogStore store;
    QList<qint64> even;
    QList<qint64> odd;
    for (qint64 i = 0; i < 20'000; ++i)
        (i % 2 ? odd : even).append(i);
    store.add(batchOf(even));
    QSignalSpy inserted(&store, &LogStore::inserted);
    store.add(batchOf(odd));
    QTRY_VERIFY(!store.isMerging());
    QCOMPARE(stampsIn(store), range(0, 20'000));
    QCOMPARE(inserted.size(), 1); // In one pass; the very last came in order.
    QCOMPARE(inserted.at(0).at(0).value<LogInsertion>().count(), 9999);
    QCOMPARE(store.text(7777).toByteArray(), QByteArray("line 7777"));
    qint64 bytes = 0;
    for (qint64 line = 0; line < store.end(); ++line)
        bytes += store.row(line).bytes();
    QCOMPARE(store.bytes(), bytes);
}

/// Lines that come while late ones are put into their places in a thread are there afterwards, in their order.
void LogStoreTest::whatComesMeanwhileWaits()
{
    LogStore store(LogStore::Limit{.lines = 100'000});
    QList<qint64> even;
    QList<qint64> odd;
    for (qint64 i = 0; i < 60'000; ++i)
        (i % 2 ? odd : even).append(i);
    store.add(batchOf(even));
    store.add(batchOf(odd));
    QVERIFY(store.isMerging());
    QCOMPARE(store.size(), 30'000); // As it was.
    store.add(batchOf(range(60'000, 60'010)));
    store.add(batchOf({100, 60'020}, "late "));
    QCOMPARE(store.size(), 30'000);
    QTRY_VERIFY(!store.isMerging() && store.size() == 60'012);
    QList<qint64> expected = range(0, 60'010);
    expected.insert(101, 100);
    expected.append(60'020);
    QCOMPARE(stampsIn(store), expected);
    QCOMPARE(store.text(101).toByteArray(), QByteArray("late 100"));
}

void LogStoreTest::clearedWhileMerging()
{
    LogStore store;
    store.add(batchOf(range(30'000, 60'000)));
    store.add(batchOf(range(0, 30'000)));
    QVERIFY(store.isMerging());
    store.clear();
    QVERIFY(!store.isMerging());
    store.add(batchOf(range(5, 8)));
    QTest::qWait(50);
    QCOMPARE(stampsIn(store), range(5, 8));
}

void LogStoreTest::insertionsMove()
{
    // a b c d e with x before b, y and z before d: a x b c y z d e
    const LogInsertion late{{1, 4, 5}};
    QList<qint64> moved;
    for (const qint64 old : {0, 1, 2, 3, 4})
        moved.append(late.moved(old));
    QCOMPARE(moved, (QList<qint64>{0, 2, 3, 6, 7}));
    QCOMPARE(late.movedEnd(1), 1); // What came in right there is behind the end.
    QCOMPARE(late.movedEnd(3), 4);
    QCOMPARE(late.movedEnd(5), 8);
    std::vector<qint64> numbers{0, 2, 3, 4};
    late.move(numbers);
    QCOMPARE(numbers, (std::vector<qint64>{0, 3, 6, 7}));
    addSorted(numbers, {1, 5, 9});
    QCOMPARE(numbers, (std::vector<qint64>{0, 1, 3, 5, 6, 7, 9}));
}

void LogStoreTest::dropsTheEarliest()
{
    LogStore store(LogStore::Limit{.lines = 10'000});
    QSignalSpy removed(&store, &LogStore::removed);
    for (qint64 at = 0; at < 50'000; at += 100)
        store.add(batchOf(range(at, at + 100)));
    QVERIFY(store.size() >= 10'000 && store.size() < 10'000 + 4096);
    QCOMPARE(store.end(), 50'000);
    QCOMPARE(store.row(store.first()).stamp, store.first()); // Numbers stay with their lines.
    QCOMPARE(store.dropped(), store.first());
    QCOMPARE(removed.last().at(0).toLongLong(), store.first());
}

void LogStoreTest::dropsByBytes()
{
    LogStore store(LogStore::Limit{.lines = 1'000'000, .bytes = 1'000'000});
    for (qint64 at = 0; at < 400; ++at)
        store.add(batchOf(range(at * 100, at * 100 + 100), QByteArray(100, 'x')));
    QVERIFY(store.bytes() <= 1'000'000 && store.bytes() > 400'000);
}

void LogStoreTest::snapshotsStay()
{
    LogStore store(LogStore::Limit{.lines = 5000});
    store.add(batchOf(range(0, 1000)));
    const LogSnapshot before = store.snapshot();
    store.add(batchOf({500}, "late "));
    store.add(batchOf(range(1000, 20'000)));
    qint64 stamp = 0;
    for (const auto &chunk : before.chunks) {
        for (const LogRow &row : chunk->rows) {
            QCOMPARE(row.stamp, stamp);
            QCOMPARE(chunk->text(row).toByteArray(), "line " + QByteArray::number(stamp++));
        }
    }
    QCOMPARE(stamp, 1000);
}

void LogStoreTest::finds()
{
    LogStore store;
    store.add(batchOf({10, 20, 20, 30}));
    QCOMPARE(store.find(5), 0);
    QCOMPARE(store.find(20), 1);
    QCOMPARE(store.find(21), 3);
    QCOMPARE(store.find(31), 4);
}

void LogStoreTest::matchers_data()
{
    QTest::addColumn<LogQuestion>("question");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *name, const LogQuestion &question, const QByteArray &text, bool matches) { QTest::newRow(name) << question << text << matches; };
    row("plain", {u"time"_s}, "a TIMEOUT", true);
    row("plain, case", {u"time"_s, false, true}, "a TIMEOUT", false);
    row("plain is no pattern", {u"a.c"_s}, "abc", false);
    row("plain with signs", {u"[x] (y)"_s}, "z [x] (y)", true);
    row("umlaut, case", {u"ÜBER"_s}, "\xc3\xbc" "ber", true);
    row("pattern", {u"time(out)?|refused"_s, true}, "connection Refused", true);
    row("anchors are of the line", {u"^b"_s, true}, "ab", false);
    row("a character is one", {u"^.$"_s, true}, "\xc3\xbc", true);
    row("behind what is no UTF-8", {u"end"_s, true}, "\xff\xfe\xed\xa0\x80 end", true);
    row("behind a NUL", {u"end"_s}, QByteArray("a\0end", 5), true);
    row("empty text", {u"^$"_s, true}, "", true);
    row("runs away", {u"(a+)+$"_s, true}, QByteArray(40, 'a') + "b", false);
    row("broken pattern", {u"("_s, true}, "(", false);
}

void LogStoreTest::matchers()
{
    QFETCH(const LogQuestion, question);
    QFETCH(const QByteArray, text);
    QFETCH(const bool, matches);
    const LogMatcher matcher(question);
    QCOMPARE(matcher.matches(text), matches);
    QCOMPARE(!matcher.problem().isEmpty(), question.text == u"("_s);
}

void LogStoreTest::hits()
{
    using Hits = std::vector<LogHit>;
    QCOMPARE(LogMatcher({u"an"_s}).hits("banana"), (Hits{{1, 2}, {3, 2}}));
    QCOMPARE(LogMatcher({u"a*"_s, true}).hits("baab"), (Hits{{1, 2}})); // The empty ones are left out.
    QCOMPARE(LogMatcher({u"x*"_s, true}).hits("\xc3\xbcx"), (Hits{{2, 1}}));
    QCOMPARE(LogMatcher(LogQuestion()).hits("anything"), Hits());
    QCOMPARE(LogMatcher({u"a"_s}).hits(QByteArray(1000, 'a'), 10).size(), std::size_t(10));
}

void LogStoreTest::searches()
{
    LogStore store;
    store.add(batchOf(range(0, 60'000)));
    LogFinder finder(store);
    QCOMPARE(finder.rows().count(), 60'000);
    finder.setQuestion({u"999$"_s, true});
    QTRY_COMPARE(finder.matches().size(), std::size_t(60));
    QCOMPARE(finder.rows().count(), 60'000);
    QCOMPARE(finder.matches().front(), 999);
    QCOMPARE(finder.step(999, false), 1999);
    QCOMPARE(finder.step(999, true), 59'999);
    QCOMPARE(finder.step(59'999, false), 999);
    LogChoice choice;
    choice.onlyMatches = true;
    choice.context = 2;
    finder.setChoice(choice);
    QTRY_COMPARE(finder.rows().count(), 60 * 5 - 2);
    QCOMPARE(finder.rows().line(0), 997);
    QCOMPARE(finder.rows().line(4), 1001);
    finder.setQuestion({});
    QTRY_COMPARE(finder.rows().count(), 60'000);
}

void LogStoreTest::chosenLines_data()
{
    QTest::addColumn<LogChoice>("choice");
    QTest::addColumn<QList<qint64>>("lines");
    QTest::newRow("all") << LogChoice() << range(0, 16);
    QTest::newRow("no source 1") << LogChoice{.hiddenSources = {false, true}} << QList<qint64>{0, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15};
    QTest::newRow("no errors") << LogChoice{.hidesErr = true} << QList<qint64>{1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14};
    QTest::newRow("only errors") << LogChoice{.hidesOut = true} << QList<qint64>{0, 5, 10, 15};
    QTest::newRow("level") << LogChoice{.least = LogLevel::Warning} << QList<qint64>{0, 7, 14};
}

void LogStoreTest::chosenLines()
{
    QFETCH(const LogChoice, choice);
    QFETCH(const QList<qint64>, lines);
    LogStore store;
    LogFinder finder(store);
    store.add(batchOf(range(0, 8)));
    finder.setChoice(choice);
    QTRY_COMPARE(finder.choice(), choice);
    QTest::qWait(10);
    settle(finder);
    store.add(batchOf(range(8, 16))); // Chosen as they come.
    QList<qint64> shown;
    for (qint64 row = 0; row < finder.rows().count(); ++row)
        shown.append(finder.rows().line(row));
    QCOMPARE(shown, lines);
}

void LogStoreTest::followsWhatComes()
{
    LogStore store(LogStore::Limit{.lines = 5000});
    LogFinder finder(store);
    finder.setQuestion({u"99"_s});
    for (qint64 at = 0; at < 30'000; at += 50)
        store.add(batchOf(range(at, at + 50)));
    QTRY_VERIFY(!finder.isSearching() && !finder.matches().empty());
    QTest::qWait(150);
    settle(finder);
    std::vector<qint64> expected;
    for (qint64 line = store.first(); line < store.end(); ++line) {
        if (QByteArray::number(line).contains("99"))
            expected.push_back(line);
    }
    QCOMPARE(finder.matches(), expected);
    QCOMPARE(finder.rows().count(), store.size());
}

/// Something comes all the time, and the context of what matches is shown all the same.
void LogStoreTest::contextOnABusyLog()
{
    LogStore store;
    LogFinder finder(store);
    finder.setQuestion({u"99"_s});
    finder.setChoice({.onlyMatches = true, .context = 1});
    qint64 at = 0;
    const auto isShown = [&] {
        store.add(batchOf(range(at, at + 100)));
        at += 100;
        return finder.rows().count() >= 9;
    };
    QTest::qWait(150);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), 3000); // Looks every 50 ms at most.
}

void LogStoreTest::tellsOfLateLinesThatAreHidden()
{
    LogStore store;
    LogFinder finder(store);
    store.add(batchOf(range(0, 100)));
    finder.setChoice({.hidesErr = true});
    QTRY_COMPARE(finder.rows().count(), 80);
    QSignalSpy inserted(&finder, &LogFinder::linesInserted);
    store.add(batchOf({50, 51}));
    QCOMPARE(inserted.size(), 2);
    const auto told = [&](int index, int argument) { return inserted.at(index).at(argument).value<LogInsertion>().places; };
    QCOMPARE(told(0, 0), (std::vector<qint64>{51, 53})); // All numbers have moved,
    QCOMPARE(told(0, 1), std::vector<qint64>());
    QCOMPARE(told(1, 0), std::vector<qint64>());
    QCOMPARE(told(1, 1), (std::vector<qint64>{41})); // and of the two one is shown: 12 of those before it are hidden.
    QCOMPARE(finder.rows().line(41), 53);
}

void LogStoreTest::searchGoesOnWithLateLines_data()
{
    QTest::addColumn<LogChoice>("choice");
    QTest::newRow("all lines") << LogChoice();
    QTest::newRow("only matches") << LogChoice{.onlyMatches = true};
    QTest::newRow("only one source") << LogChoice{.hiddenSources = {true, false, true}};
}

/// Late lines, few and many, come while a search runs, and while it does not: nothing begins anew for them, and nothing is missed.
void LogStoreTest::searchGoesOnWithLateLines()
{
    QFETCH(const LogChoice, choice);
    LogStore store(LogStore::Limit{.lines = 400'000});
    LogFinder finder(store);
    QList<qint64> first;
    for (qint64 i = 0; i < 200'000; i += 2)
        first.append(i);
    store.add(batchOf(first));
    finder.setChoice(choice);
    finder.setQuestion({u"[48]1?$"_s, true});
    QTRY_VERIFY(finder.isSearching() || !finder.matches().empty()); // A quick machine is through with it between two looks.
    for (qint64 late = 1; late < 2000; late += 200)
        store.add(batchOf({late, late + 100'000}));
    QTRY_VERIFY(!finder.matches().empty());
    QList<qint64> many;
    for (qint64 i = 3; i < 150'000; i += 4)
        many.append(i);
    store.add(batchOf(many));
    store.add(batchOf(range(200'000, 200'500)));
    QTRY_VERIFY(!store.isMerging() && store.end() == 100'000 + 20 + many.size() + 500);
    store.add(batchOf({17, 177}));
    QTest::qWait(150);
    settle(finder);
    std::vector<qint64> expected;
    std::vector<qint64> shown;
    const LogMatcher matcher(finder.question());
    for (qint64 line = store.first(); line < store.end(); ++line) {
        const bool isPossible = choice.shows(store.row(line));
        const bool isMatch = isPossible && matcher.matches(store.text(line));
        if (isMatch)
            expected.push_back(line);
        if (isPossible && (isMatch || !choice.onlyMatches))
            shown.push_back(line);
    }
    QVERIFY(!expected.empty());
    QCOMPARE(finder.matches(), expected);
    std::vector<qint64> rows;
    for (qint64 row = 0; row < finder.rows().count(); ++row)
        rows.push_back(finder.rows().line(row));
    QCOMPARE(rows, shown);
}

/// Half a million lines, and 10 batches of 20,000 that are all over them, with a search: the longest time in which the window's thread does
/// nothing else is printed; only something absurd fails.
void LogStoreTest::neverLong()
{
    LogStore store(LogStore::Limit{.lines = 2'000'000, .bytes = 1'000'000'000});
    LogFinder finder(store);
    for (qint64 at = 0; at < 500'000; at += 50'000)
        store.add(batchOf(range(at, at + 50'000)));
    finder.setQuestion({u"77$"_s, true});
    QTRY_VERIFY(!finder.matches().empty());
    std::vector<LogBatch> batches;
    for (qint64 round = 0; round < 10; ++round) {
        QList<qint64> late;
        for (qint64 i = round; i < 500'000; i += 25)
            late.append(i);
        batches.push_back(batchOf(late));
    }
    qint64 longest = 0;
    QElapsedTimer clock;
    const auto measured = [&](auto &&step) {
        clock.start();
        step();
        longest = std::max(longest, clock.nsecsElapsed());
    };
    for (const LogBatch &batch : batches)
        measured([&] { store.add(batch); });
    QElapsedTimer whole;
    whole.start();
    while ((store.isMerging() || finder.isSearching()) && whole.elapsed() < 60'000)
        measured([] { QTest::qWait(0); });
    QCOMPARE(store.size(), 700'000);
    qInfo("200,000 late lines among half a million: %lld ms, the longest step %.1f ms", whole.elapsed(), double(longest) / 1e6);
    QVERIFY(longest < 2'000'000'000);
}

/// Beyond the limit of memory the texts lie in a file, and everything is there as before.
void LogStoreTest::keepsMoreInAFile()
{
    LogStore store(LogStore::Limit{.lines = 10'000, .bytes = 400'000});
    LogFinder finder(store);
    finder.setQuestion({u"999$"_s, true});
    store.keepMore({.lines = 50'000, .bytes = 10'000'000});
    for (qint64 at = 0; at < 60'000; at += 500)
        store.add(batchOf(range(at, at + 500)));
    QVERIFY(store.size() >= 50'000 && store.size() < 50'000 + 4096);
    QTRY_VERIFY(store.spilledBytes() > 0);
    QTest::qWait(100);
    settle(finder);
    qint64 inFile = 0;
    for (qint64 line = store.first(); line < store.end(); ++line) {
        const QByteArray expected = "line " + QByteArray::number(store.row(line).stamp);
        QCOMPARE(store.text(line).toByteArray(), expected);
        QCOMPARE(store.raw(line).toByteArray(), expected);
        inFile += expected.size();
    }
    QVERIFY(store.spilledBytes() > inFile / 2);
    store.add(batchOf({store.row(store.first() + 100).stamp}, "late ")); // Among those in the file.
    QCOMPARE(store.text(store.first() + 101).toByteArray(), "late " + QByteArray::number(store.row(store.first() + 101).stamp));
    std::vector<qint64> expected;
    for (qint64 line = store.first(); line < store.end(); ++line)
        if (store.text(line).endsWith("999"))
            expected.push_back(line);
    QTRY_COMPARE(finder.matches(), expected);
    const LogSnapshot before = store.snapshot();
    store.clear();
    QCOMPARE(before.chunks.front()->text(before.chunks.front()->rows.front()).startsWith("line "), true); // Whoever holds it can go on.
    QVERIFY(store.keepsMore());
}

void LogStoreTest::theFileIsItsOwners()
{
    LogSpill spill;
    LogChunk chunk;
    const LogBatch batch = batchOf(range(0, 100));
    chunk.rows = batch.rows;
    chunk.texts.push_back(batch.text);
    const auto moved = spill.moved(chunk);
    QVERIFY(moved);
    QCOMPARE(moved->text(moved->rows.at(42)).toByteArray(), QByteArray("line 42"));
#ifdef Q_OS_UNIX
    struct stat facts{};
    QCOMPARE(fstat(spill.handle(), &facts), 0);
    QCOMPARE(facts.st_mode & 07777, mode_t(0600));
    QCOMPARE(facts.st_size, off_t(spill.bytes()));
#endif
}

void LogStoreTest::keepsNoMore()
{
    LogStore store(LogStore::Limit{.lines = 10'000});
    store.keepMore({.lines = 100'000, .bytes = 100'000'000});
    store.add(batchOf(range(0, 40'000)));
    QCOMPARE(store.size(), 40'000);
    store.keepNoMore();
    QVERIFY(store.size() >= 10'000 && store.size() < 10'000 + 4096);
    QVERIFY(!store.keepsMore());
}

/// Batches in and out of order with a small ring: the finder always agrees with a search of its own.
void LogStoreTest::randomly()
{
    QRandomGenerator random(11);
    LogStore store(LogStore::Limit{.lines = 4500});
    LogFinder finder(store);
    finder.setQuestion({u"7"_s});
    LogChoice choice;
    choice.onlyMatches = true;
    finder.setChoice(choice);
    qint64 now = 1000;
    for (int round = 0; round < 600; ++round) {
        QList<qint64> stamps;
        for (int i = random.bounded(60); i > 0; --i)
            stamps.append(now + random.bounded(100) - 20);
        std::ranges::sort(stamps);
        now += 40;
        store.add(batchOf(stamps));
        if (random.bounded(10) == 0)
            QTest::qWait(1);
    }
    QTest::qWait(500);
    settle(finder);
    const QList<qint64> stamps = stampsIn(store);
    QVERIFY(std::ranges::is_sorted(stamps));
    std::vector<qint64> expected;
    for (qint64 line = store.first(); line < store.end(); ++line) {
        if (store.text(line).contains('7'))
            expected.push_back(line);
    }
    QCOMPARE(finder.matches(), expected);
    QCOMPARE(finder.rows().count(), qint64(expected.size()));
}

QTEST_GUILESS_MAIN(LogStoreTest)
#include "tst_logstore.moc"
