// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logaudience.h"
#include "app/logs/logfinder.h"
#include "app/logs/logstore.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

LogBatch batchOf(qint64 from, qint64 to)
{
    QByteArray text;
    LogBatch batch;
    for (qint64 stamp = from; stamp < to; ++stamp) {
        const QByteArray line = "line " + QByteArray::number(stamp);
        batch.rows.push_back({.stamp = stamp, .offset = quint32(text.size()), .length = quint32(line.size()), .rawLength = quint32(line.size())});
        text += line;
    }
    batch.text = std::make_shared<const QByteArray>(text);
    return batch;
}

/// All of the lines, and nothing else, in order.
bool holds(const LogStore &store, qint64 from, qint64 to)
{
    if (store.size() != to - from)
        return false;
    for (qint64 line = store.first(); line < store.end(); ++line)
        if (store.row(line).stamp != from + line - store.first() || store.text(line).toByteArray() != "line " + QByteArray::number(store.row(line).stamp))
            return false;
    return true;
}

} // namespace

/// Several who read along: each has all of it, once.
class LogAudienceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allAreTold();
    void whoComesLater();
    void whoComesWhileLinesArePutInOrder();
    void whoComesToOneThatStopped();
    void stopsAndGoesOn();
    void missesMoreThanItCanHold();
    void goes();
    void textsAreThereOnce();
    void anotherLog();
    void copyOfARing();
};

void LogAudienceTest::allAreTold()
{
    LogStore one;
    LogStore other;
    LogAudience audience;
    audience.add(one);
    audience.add(other);
    audience.deliver(batchOf(0, 5000));
    audience.deliver(batchOf(5000, 5010));
    QVERIFY(holds(one, 0, 5010));
    QVERIFY(holds(other, 0, 5010));
}

void LogAudienceTest::whoComesLater()
{
    LogStore one;
    LogStore other;
    LogFinder finder(other);
    LogAudience audience;
    audience.add(one);
    audience.deliver(batchOf(0, 5000));
    audience.add(other);
    QVERIFY(holds(other, 0, 5000));
    QCOMPARE(finder.rows().count(), 5000);
    audience.deliver(batchOf(5000, 5100)); // Both write into what they shared.
    QVERIFY(holds(one, 0, 5100));
    QVERIFY(holds(other, 0, 5100));
    QCOMPARE(finder.rows().count(), 5100);
}

/// Late lines are on their way into the first, and others wait for them.
void LogAudienceTest::whoComesWhileLinesArePutInOrder()
{
    LogStore one;
    LogStore other;
    LogAudience audience;
    audience.add(one);
    audience.deliver(batchOf(0, 10));
    audience.deliver(batchOf(60'000, 120'000));
    audience.deliver(batchOf(10, 60'000));
    QVERIFY(one.isMerging());
    audience.deliver(batchOf(120'000, 120'010));
    audience.add(other);
    QTRY_VERIFY(holds(one, 0, 120'010));
    QTRY_VERIFY(holds(other, 0, 120'010));
}

void LogAudienceTest::whoComesToOneThatStopped()
{
    LogStore one;
    LogStore other;
    LogAudience audience;
    audience.add(one);
    audience.deliver(batchOf(0, 10));
    audience.setReading(one, false);
    audience.deliver(batchOf(10, 20));
    audience.add(other);
    QVERIFY(holds(one, 0, 10));
    QVERIFY(holds(other, 0, 20));
    audience.setReading(one, true);
    QVERIFY(holds(one, 0, 20));
}

void LogAudienceTest::stopsAndGoesOn()
{
    LogStore one;
    LogStore other;
    LogAudience audience;
    audience.add(one);
    audience.add(other);
    audience.setReading(one, false);
    audience.deliver(batchOf(0, 10));
    audience.deliver(batchOf(10, 20));
    QCOMPARE(one.size(), 0);
    QVERIFY(holds(other, 0, 20));
    audience.setReading(one, true);
    QVERIFY(holds(one, 0, 20));
    audience.setReading(one, true);
    audience.deliver(batchOf(20, 30));
    QVERIFY(holds(one, 0, 30));
}

/// What it had is left too, so that no gap is in what is shown.
void LogAudienceTest::missesMoreThanItCanHold()
{
    LogStore one(LogStore::Limit{.lines = 100, .bytes = 1'000'000});
    LogAudience audience;
    audience.add(one);
    audience.deliver(batchOf(0, 50));
    audience.setReading(one, false);
    for (int i = 1; i < 10; ++i)
        audience.deliver(batchOf(i * 50, i * 50 + 50));
    QVERIFY(holds(one, 0, 50));
    audience.setReading(one, true);
    QVERIFY(one.size() >= 100);
    QVERIFY(holds(one, one.row(one.first()).stamp, 500));
}

void LogAudienceTest::goes()
{
    LogStore one;
    LogAudience audience;
    audience.add(one);
    {
        LogStore other;
        audience.add(other);
        audience.remove(other);
    }
    audience.deliver(batchOf(0, 10));
    QVERIFY(holds(one, 0, 10));
    audience.remove(one);
    QVERIFY(audience.isEmpty());
    audience.deliver(batchOf(10, 20));
    QVERIFY(holds(one, 0, 10));
}

void LogAudienceTest::textsAreThereOnce()
{
    LogStore one;
    LogStore other;
    LogStore third;
    LogAudience audience;
    audience.add(one);
    audience.add(other);
    audience.deliver(batchOf(0, 1000));
    audience.add(third);
    QCOMPARE(one.text(500).data(), other.text(500).data());
    QCOMPARE(one.text(500).data(), third.text(500).data());
}

void LogAudienceTest::anotherLog()
{
    LogStore one;
    LogStore other;
    LogAudience audience;
    audience.add(one);
    audience.add(other);
    audience.deliver(batchOf(0, 10));
    audience.setReading(other, false);
    audience.deliver(batchOf(10, 20));
    audience.clear();
    audience.setReading(other, true);
    audience.deliver(batchOf(100, 110));
    QVERIFY(holds(one, 100, 110));
    QVERIFY(holds(other, 100, 110));
}

/// Lines that are gone in the first have no place in the second.
void LogAudienceTest::copyOfARing()
{
    LogStore one(LogStore::Limit{.lines = 5000, .bytes = 100'000'000});
    one.add(batchOf(0, 30'000));
    QVERIFY(one.first() > 0);
    LogStore other(LogStore::Limit{.lines = 5000, .bytes = 100'000'000});
    LogFinder finder(other);
    other.add(batchOf(0, 7));
    other.copyFrom(one);
    QVERIFY(holds(other, 30'000 - one.size(), 30'000));
    QCOMPARE(other.dropped(), one.dropped());
    QCOMPARE(finder.rows().count(), one.size());
    QCOMPARE(finder.rows().line(0), other.first());
    other.add(batchOf(30'000, 30'010));
    QCOMPARE(finder.rows().count(), other.size());
    LogStore less(LogStore::Limit{.lines = 10, .bytes = 100'000'000});
    less.copyFrom(one);
    QVERIFY(less.size() < one.size()); // Whole parts at a time.
}

QTEST_GUILESS_MAIN(LogAudienceTest)
#include "tst_logaudience.moc"
