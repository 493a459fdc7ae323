// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/relativetime.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

#include <limits>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const QTimeZone berlin("Europe/Berlin");

qint64 at(const char *text) { return QDateTime(QDate::fromString(QString::fromLatin1(text).left(10), Qt::ISODate),
                                               QTime::fromString(QString::fromLatin1(text).mid(11), Qt::ISODate), berlin).toSecsSinceEpoch(); }

} // namespace

class tst_RelativeTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QVERIFY(berlin.isValid());
    }

    void words_data()
    {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<qint64>("now");
        QTest::addColumn<QString>("words");
        const qint64 noon = at("2024-09-20 12:00:00");
        const qint64 night = at("2024-09-20 01:00:00");
        const auto row = [](const char *name, qint64 time, qint64 now, const QString &words) { QTest::newRow(name) << time << now << words; };
        row("zero", 0, noon, u"never"_s);
        row("below zero", -1, noon, u"never"_s);
        row("least number", std::numeric_limits<qint64>::min(), noon, u"never"_s);
        row("greatest number", std::numeric_limits<qint64>::max(), noon, u"unknown time"_s);
        row("milliseconds taken for seconds", 1'726'826'400'000, noon, u"unknown time"_s);
        row("first second of all", 1, noon, u"1 Jan 1970"_s);
        row("now", noon, noon, u"just now"_s);
        row("59 s", noon - 59, noon, u"just now"_s);
        row("60 s", noon - 60, noon, u"1 min ago"_s);
        row("119 s", noon - 119, noon, u"1 min ago"_s);
        row("120 s", noon - 120, noon, u"2 min ago"_s);
        row("59 min 59 s", noon - 3599, noon, u"59 min ago"_s);
        row("60 min", noon - 3600, noon, u"1 h ago"_s);
        row("1 h 59 min 59 s", noon - 7199, noon, u"1 h ago"_s);
        row("2 h", noon - 7200, noon, u"2 h ago"_s);
        row("midnight today", at("2024-09-20 00:00:00"), noon, u"12 h ago"_s);
        row("a second before midnight", at("2024-09-19 23:59:59"), noon, u"yesterday"_s);
        row("2 h ago over midnight", at("2024-09-19 23:00:00"), night, u"2 h ago"_s);
        row("5 h 59 min 59 s over midnight", night - 21'599, night, u"5 h ago"_s);
        row("6 h over midnight", night - 21'600, night, u"yesterday"_s);
        row("first second of yesterday", at("2024-09-19 00:00:00"), noon, u"yesterday"_s);
        row("a second before yesterday", at("2024-09-18 23:59:59"), noon, u"18 Sep"_s);
        row("earlier this year", at("2024-01-01 00:00:00"), noon, u"1 Jan"_s);
        row("last second of last year", at("2023-12-31 23:59:59"), noon, u"31 Dec 2023"_s);
        row("yesterday was last year", at("2023-12-31 12:00:00"), at("2024-01-01 23:00:00"), u"yesterday"_s);
        row("clock 59 s behind", noon + 59, noon, u"just now"_s);
        row("60 s ahead", noon + 60, noon, u"20 Sep"_s);
        row("next year", at("2025-02-03 10:00:00"), noon, u"3 Feb 2025"_s);
        row("last second of 9999", 253'402'214'400, noon, u"31 Dec 9999"_s);
        row("day of 25 hours", at("2024-10-27 00:30:00"), at("2024-10-27 23:30:00"), u"24 h ago"_s);
        row("over the lost hour", at("2024-03-31 01:30:00"), at("2024-03-31 03:30:00"), u"1 h ago"_s);
    }
    void words()
    {
        QFETCH(qint64, time);
        QFETCH(qint64, now);
        QTEST(relativeTime(time, now, berlin), "words");
    }

    void dayIsThatOfTheZone()
    {
        const qint64 now = at("2024-09-20 12:00:00");
        const qint64 time = at("2024-09-19 01:00:00"); // still the 18th in UTC
        QCOMPARE(relativeTime(time, now, berlin), u"yesterday"_s);
        QCOMPARE(relativeTime(time, now, QTimeZone::utc()), u"18 Sep"_s);
    }

    void exact_data()
    {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<QString>("words");
        QTest::newRow("summer") << at("2024-09-12 14:02:11") << u"12 September 2024, 14:02:11 CEST"_s;
        QTest::newRow("winter") << at("2024-01-02 03:04:05") << u"2 January 2024, 03:04:05 CET"_s;
        QTest::newRow("never") << qint64(0) << u"never"_s;
        QTest::newRow("beyond") << std::numeric_limits<qint64>::max() << u"unknown time"_s;
    }
    void exact()
    {
        QFETCH(qint64, time);
        QTEST(exactTime(time, berlin), "words");
    }

    void iso()
    {
        QCOMPARE(isoTime(at("2024-09-12 14:02:11"), berlin), u"2024-09-12T14:02:11+02:00"_s);
        QCOMPARE(isoTime(at("2024-01-12 14:02:11"), berlin), u"2024-01-12T14:02:11+01:00"_s);
        QCOMPARE(isoTime(0, berlin), QString());
        QCOMPARE(isoTime(std::numeric_limits<qint64>::max(), berlin), QString());
    }

    void whatIsBeforeChangingSinceReadsTheSame()
    {
        const QList<std::pair<qint64, qint64>> spans{{at("2024-09-20 12:00:00"), at("2024-09-20 12:01:00")},
                                                     {at("2024-09-20 23:59:30"), at("2024-09-21 00:00:30")},
                                                     {at("2024-10-27 23:59:30"), at("2024-10-28 00:00:30")},
                                                     {at("2024-12-31 23:59:30"), at("2025-01-01 00:00:30")},
                                                     {at("2024-09-20 12:00:00"), at("2024-09-20 11:00:00")}};
        for (const auto &[now, later] : spans) {
            const qint64 since = changingSince(now, later, berlin);
            for (qint64 time = now - 400 * 86'400LL; time < since; time += 599)
                QCOMPARE(relativeTime(time, now, berlin), relativeTime(time, later, berlin));
            QVERIFY(since <= now - 86'400); // what was "yesterday" at the latest
        }
    }
};

QTEST_GUILESS_MAIN(tst_RelativeTime)
#include "tst_relativetime.moc"
