// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/clockskew.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// How far two clocks are apart, and how it is said.
class TestClockSkew : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isMeasured_data();
    void isMeasured();
    void isSaid_data();
    void isSaid();
    void nothingIsSaidOfAClockThatIsRight();
};

void TestClockSkew::isMeasured_data()
{
    QTest::addColumn<qint64>("told"); // seconds after it was asked
    QTest::addColumn<qint64>("answered");
    QTest::addColumn<qint64>("skew");
    QTest::newRow("right") << qint64(0) << qint64(0) << qint64(0);
    QTest::newRow("right, slow line") << qint64(5) << qint64(40) << qint64(0);
    QTest::newRow("a little ahead") << qint64(59) << qint64(0) << qint64(0);
    QTest::newRow("a little behind") << qint64(-59) << qint64(0) << qint64(0);
    QTest::newRow("a minute ahead") << qint64(60) << qint64(0) << qint64(60);
    QTest::newRow("a minute behind") << qint64(-60) << qint64(3) << qint64(-60);
    QTest::newRow("hours ahead, slow line") << qint64(7230) << qint64(30) << qint64(7200);
    QTest::newRow("years behind") << qint64(-100'000'000) << qint64(1) << qint64(-100'000'000);
}

void TestClockSkew::isMeasured()
{
    QFETCH(qint64, told);
    QFETCH(qint64, answered);
    const QDateTime asked = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    QTEST(qint64(clockSkew(asked.toSecsSinceEpoch() + told, asked, asked.addSecs(answered)).count()), "skew");
}

void TestClockSkew::isSaid_data()
{
    QTest::addColumn<int>("skew");
    QTest::addColumn<QString>("text");
    QTest::newRow("minutes") << 61 * 5 << u"5 min ahead of this computer's (12:05 PM there, 12:00 PM here)"_s;
    QTest::newRow("an hour behind") << -3600 << u"1 h behind this computer's (11:00 AM there, 12:00 PM here)"_s;
    QTest::newRow("hours and minutes") << 7500 << u"2 h 5 min ahead of this computer's (2:05 PM there, 12:00 PM here)"_s;
    QTest::newRow("a second less") << -35999 << u"10 h behind this computer's (2:00 AM there, 12:00 PM here)"_s;
    QTest::newRow("another day") << 3600 * 14 << u"14 h ahead of this computer's (1/2/24 2:00 AM there, 1/1/24 12:00 PM here)"_s;
    QTest::newRow("days") << -86400 * 3 << u"3 days behind this computer's (12/29/23 12:00 PM there, 1/1/24 12:00 PM here)"_s;
}

void TestClockSkew::isSaid()
{
    QFETCH(int, skew);
    QFETCH(QString, text);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const QDateTime noon({2024, 1, 1}, {12, 0}, Qt::UTC); // The tests run in UTC.
    // Newer tables of languages have a narrow space before "PM".
    QCOMPARE(clockSkewText(std::chrono::seconds(skew), noon).replace(QChar(0x202f), u' '), text);
    const QString sentence = clockSkewSentence(u"nas"_s, std::chrono::seconds(skew), noon);
    QVERIFY(sentence.startsWith("The clock of nas is "_L1) && sentence.contains("NTP"_L1));
}

void TestClockSkew::nothingIsSaidOfAClockThatIsRight()
{
    QVERIFY(clockSkewText(0s, QDateTime::currentDateTimeUtc()).isEmpty());
    QVERIFY(clockSkewSentence(u"nas"_s, 0s, QDateTime::currentDateTimeUtc()).isEmpty());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(clockSkew(0, now, now), 0s); // A server that told no time.
}

QTEST_GUILESS_MAIN(TestClockSkew)
#include "tst_clockskew.moc"
