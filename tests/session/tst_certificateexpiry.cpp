// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/certificateexpiry.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

/// When the end of a certificate is warned of.
class TestCertificateExpiry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void warnsInTime_data();
    void warnsInTime();
    void saysNothingWithoutOne();
};

void TestCertificateExpiry::warnsInTime_data()
{
    QTest::addColumn<int>("secondsLeft");
    QTest::addColumn<QString>("says");
    constexpr int Day = 24 * 60 * 60;
    QTest::newRow("a year") << 365 * Day << QString();
    QTest::newRow("31 days") << 31 * Day << QString();
    QTest::newRow("30 days") << 30 * Day << u"in 30 days"_s;
    QTest::newRow("2 days") << 2 * Day << u"in 2 days"_s;
    QTest::newRow("an hour") << 3600 << u"within a day"_s;
    QTest::newRow("a second ago") << -1 << u"expired on"_s;
    QTest::newRow("long ago") << -400 * Day << u"expired on"_s;
}

void TestCertificateExpiry::warnsInTime()
{
    QFETCH(int, secondsLeft);
    QFETCH(QString, says);
    const QDateTime now(QDate(2026, 11, 25), QTime(0, 0), Qt::UTC);
    const Certificate certificate{.der = "x", .validUntil = now.addSecs(secondsLeft)};
    const QString sentence = expirySentence(u"home-lab"_s, certificate, now);
    QCOMPARE(sentence.isEmpty(), says.isEmpty());
    QVERIFY2(sentence.contains(says), qPrintable(sentence));
    QVERIFY(says.isEmpty() || sentence.contains(u"home-lab"_s));
}

void TestCertificateExpiry::saysNothingWithoutOne()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(expirySentence(u"home-lab"_s, {}, now).isEmpty());
    QVERIFY(expirySentence(u"home-lab"_s, {.der = "x"}, now).isEmpty());
}

QTEST_GUILESS_MAIN(TestCertificateExpiry)
#include "tst_certificateexpiry.moc"
