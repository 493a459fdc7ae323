// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusline.h"

#include <QTest>
#include <QTimeZone>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestStatusLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void says_data();
    void says();
};

void TestStatusLine::says_data()
{
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("shown");
    QTest::addColumn<bool>("refreshing");
    QTest::addColumn<bool>("knownOnly");
    QTest::addColumn<int>("age");
    QTest::addColumn<QString>("text");
    QTest::newRow("all shown") << 50 << 50 << false << false << 12 << u"50 stacks · refreshed 12 s ago"_s;
    QTest::newRow("some shown") << 50 << 48 << false << false << 12 << u"50 stacks, 48 shown · refreshed 12 s ago"_s;
    QTest::newRow("one") << 1 << 1 << false << false << 0 << u"1 stack · refreshed just now"_s;
    QTest::newRow("none") << 0 << 0 << false << false << 300 << u"0 stacks · refreshed 5 min ago"_s;
    QTest::newRow("thousands") << 10000 << 10000 << false << false << 59 << u"10,000 stacks · refreshed 59 s ago"_s;
    QTest::newRow("refreshing") << 50 << 50 << true << false << 60 << u"50 stacks · refreshing"_s;
    QTest::newRow("first load") << 0 << 0 << true << false << -1 << u"0 stacks · loading"_s;
    QTest::newRow("never read") << 0 << 0 << false << false << -1 << u"0 stacks"_s;
    QTest::newRow("hours ago") << 3 << 3 << false << false << 7200 << u"3 stacks · refreshed at 10:00 AM"_s;
}

void TestStatusLine::says()
{
    QFETCH(int, total);
    QFETCH(int, shown);
    QFETCH(bool, refreshing);
    QFETCH(bool, knownOnly);
    QFETCH(int, age);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::utc());
    const StatusFacts facts{total, shown, refreshing, knownOnly, age < 0 ? QDateTime() : now.addSecs(-age)};
    QTEST(statusText(facts, now), "text");
}

QTEST_APPLESS_MAIN(TestStatusLine)
#include "tst_statusline.moc"
