// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logingest.h"
#include "app/logs/logwriters.h"
#include "tests/logs/serviceserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Second = ServiceServer::Second;
constexpr qint64 Day = ServiceServer::Day * Second;

QByteArray line(qint64 stamp, const QByteArray &words)
{
    return ServiceServer::frame(ServiceServer::stampOf(stamp) + ' ' + words + '\n');
}

QByteArray detailsOf(const QByteArray &task, const QByteArray &node = "n")
{
    return "com.docker.swarm.node.id=" + node + ",com.docker.swarm.service.id=s,com.docker.swarm.task.id=" + task;
}

} // namespace

/// Bytes of answers on their way to lines: which of them count, and whose they are.
class LogIngestTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        ingest = std::make_unique<LogIngest>();
        told.clear();
        connect(ingest.get(), &LogIngest::ready, this, [this](const LogBatch &batch) {
            for (const LogRow &row : batch.rows)
                told.append({row.source, batch.text->mid(row.offset, row.length)});
        });
        connect(ingest.get(), &LogIngest::writerFound, this, [this](quint16 number, quint16 source, const QByteArray &task) {
            told.append({number, "is " + task + " of " + QByteArray::number(source)});
        });
    }
    void serviceCutWithinAFrame();
    void endsAtATime_data();
    void endsAtATime();
    void endOfAClusterIsKept();
    void numbersWhoWrites();
    void knowsWhoWrites();
    void positionsOfWriters();
    void clocksOfNodes_data();
    void clocksOfNodes();

private:
    using Told = QList<std::pair<int, QByteArray>>;
    void answer(const QByteArray &frames, bool hasDetails = false, quint16 source = 0)
    {
        ingest->beginAnswer(source, hasDetails);
        ingest->feed(source, frames);
        ingest->endAnswer(source, true);
    }

    std::unique_ptr<LogIngest> ingest;
    Told told;
};

void LogIngestTest::endsAtATime_data()
{
    QTest::addColumn<qint64>("until");
    QTest::addColumn<int>("lines");
    QTest::newRow("no end") << qint64(0) << 4;
    QTest::newRow("before all") << Day - 1 << 0;
    QTest::newRow("at the first") << Day << 1;
    QTest::newRow("just before one") << Day + 2 * Second - 1 << 2;
    QTest::newRow("at one") << Day + 2 * Second << 3;
    QTest::newRow("after all") << Day + 9 * Second << 4;
}

/// A line at the very end counts, as an engine has it; what is later is not even remembered as told.
void LogIngestTest::endsAtATime()
{
    QFETCH(const qint64, until);
    QFETCH(const int, lines);
    ingest->endAt(until);
    QByteArray frames;
    for (int i = 0; i < 4; ++i)
        frames += line(Day + i * Second, "line " + QByteArray::number(i));
    ingest->know(0, {}, 0);
    QSignalSpy read(ingest.get(), &LogIngest::answerRead);
    answer(frames);
    QCOMPARE(told.size(), lines);
    for (int i = 0; i < lines; ++i)
        QCOMPARE(told.at(i).second, "line " + QByteArray::number(i));
    QCOMPARE(read.size(), 1);
    QVERIFY(read.first().at(1).toLongLong() <= (until == 0 ? Day + 3 * Second : until));
}

/// The library takes some breaks of a connection for the end of the answer.
void LogIngestTest::serviceCutWithinAFrame()
{
    const QByteArray frames = line(Day, "k=v whole") + line(Day + Second, "k=v cut off");
    QSignalSpy read(ingest.get(), &LogIngest::answerRead);
    for (const qsizetype missing : {0, 3, 22}) {
        ingest->beginAnswer(0, true);
        ingest->feed(0, frames.chopped(missing));
        ingest->endAnswer(0, true);
        QCOMPARE(read.last().at(3).toBool(), missing > 0);
    }
    ingest->beginAnswer(0, false); // A container: its latest line says where to go on.
    ingest->feed(0, frames.chopped(3));
    ingest->endAnswer(0, true);
    QVERIFY(!read.last().at(3).toBool());
}

/// A cluster cannot be asked for an end, and tells all of it again with each answer; another end is another log.
void LogIngestTest::endOfAClusterIsKept()
{
    ingest->endAt(Day + Second);
    ingest->know(0, {}, 0);
    const QByteArray frames = line(Day, "first") + line(Day + Second, "second") + line(Day + 2 * Second, "third");
    answer(frames);
    answer(frames);
    QCOMPARE(told, (Told{{0, "first"}, {0, "second"}}));
    ingest->endAt(0);
    answer(frames);
    QCOMPARE(told, (Told{{0, "first"}, {0, "second"}, {0, "third"}}));
}

/// Told before its first line; one number for all its lines.
void LogIngestTest::numbersWhoWrites()
{
    answer(line(Day, detailsOf("a") + " one") + line(Day + 1, detailsOf("b") + " two") + line(Day + 2, detailsOf("a") + " three"), true, 5);
    QCOMPARE(told, (Told{{0, "is a of 5"}, {1, "is b of 5"}, {0, "one"}, {1, "two"}, {0, "three"}}));
    answer(line(Day + 3, detailsOf("b") + " four") + line(Day + 4, "without any"), true, 5);
    QCOMPARE(told.mid(5), (Told{{2, "is  of 5"}, {1, "four"}, {2, "without any"}}));
}

/// A number that was given keeps it, whatever is said later.
void LogIngestTest::knowsWhoWrites()
{
    ingest->know(0, "a", 7);
    answer(line(Day, detailsOf("a") + " one") + line(Day + 1, detailsOf("b") + " two"), true);
    QCOMPARE(told, (Told{{0, "is b of 0"}, {7, "one"}, {0, "two"}}));
    ingest->know(0, "b", 9);
    answer(line(Day + 2, detailsOf("b") + " three"), true);
    QCOMPARE(told.last(), (std::pair<int, QByteArray>{0, "three"}));
}

/// The same words at the same time of two replicas are two lines; told again they are none.
void LogIngestTest::positionsOfWriters()
{
    const QByteArray frames = line(Day, detailsOf("a") + " same") + line(Day, detailsOf("b") + " same");
    answer(frames, true);
    answer(frames, true);
    QCOMPARE(told.size(), 4);
    answer(frames + line(Day - 5 * Second, detailsOf("c") + " late"), true); // Of one whose turn had not come.
    QCOMPARE(told.size(), 6);
    QCOMPARE(told.last().second, QByteArray("late"));
}

void LogIngestTest::clocksOfNodes_data()
{
    QTest::addColumn<qint64>("behind");
    QTest::addColumn<qint64>("since");
    QTest::newRow("the same") << qint64(0) << Day + 99 * Second;
    QTest::newRow("a little") << 2 * Second << Day + 97 * Second;
    QTest::newRow("a lot") << 10 * Second << Day + 89 * Second;
    QTest::newRow("has been silent") << 60 * Second << Day + 99 * Second;
}

void LogIngestTest::clocksOfNodes()
{
    QFETCH(const qint64, behind);
    QFETCH(const qint64, since);
    LogWriters writers;
    int next = 0;
    const auto number = [&](const LogDetails &) { return quint16(next++); };
    writers.of(detailsOf("a", "one"), number).position.isNew(Day + 100 * Second, 1);
    writers.of(detailsOf("idle", "one"), number).position.isNew(Day, 2); // Its node has said more.
    writers.of(detailsOf("b", "two"), number).position.isNew(Day + 100 * Second - behind, 3);
    QCOMPARE(writers.since(), since);
}

QTEST_GUILESS_MAIN(LogIngestTest)
#include "tst_logingest.moc"
