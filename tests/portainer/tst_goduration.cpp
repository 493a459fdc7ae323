// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/goduration.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Durations as Go's time.ParseDuration reads them.
class TestGoDuration : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void TestGoDuration::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("nanoseconds");
    const auto row = [](const char16_t *text, std::chrono::nanoseconds value) {
        const QString shown = QString::fromUtf16(text);
        QTest::newRow(shown.toUtf8().constData()) << shown << qint64(value.count());
    };
    row(u"0", 0s);
    row(u"0s", 0s);
    row(u"5m", 5min);
    row(u"1h30m", 90min);
    row(u"1h30m0s", 90min);
    row(u"8h", 8h);
    row(u"1.5h", 90min);
    row(u".5s", 500ms);
    row(u"1.s", 1s);
    row(u"100ms", 100ms);
    row(u"7us", 7us);
    row(u"7\u00b5s", 7us);
    row(u"7\u03bcs", 7us);
    row(u"3ns", 3ns);
    row(u"-5m", -5min);
    row(u"+5m", 5min);
    row(u"1m1m", 2min);
    row(u"1m1h", 61min);
    row(u"2562047h47m16.854775807s", std::chrono::nanoseconds(std::numeric_limits<qint64>::max()));
}

void TestGoDuration::reads()
{
    QFETCH(QString, text);
    QFETCH(qint64, nanoseconds);
    const auto duration = goDuration(text);
    QVERIFY(duration.has_value());
    if (text.startsWith(u"2562047h"_s)) // A double tells no more of the last part.
        QVERIFY(std::abs(duration->count() - nanoseconds) < 1000);
    else
        QCOMPARE(qint64(duration->count()), nanoseconds);
}

void TestGoDuration::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char16_t *text : {u"", u"5", u"5 m", u" 5m", u"5m ", u"m", u".", u".s", u"5d", u"1w", u"soon", u"1h30", u"--5m", u"5M", u"1,5h",
                                 u"5min", u"9999999999999999999h", u"2562048h", u"\u0665m", u"0x5m", u"1e3s", u"-"})
        QTest::addRow("\"%s\"", QString::fromUtf16(text).toUtf8().constData()) << QString::fromUtf16(text);
}

void TestGoDuration::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!goDuration(text).has_value());
}

QTEST_GUILESS_MAIN(TestGoDuration)
#include "tst_goduration.moc"
