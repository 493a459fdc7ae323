// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgettest.h"

#include "ui/widgets/certificatecard.h"
#include "ui/widgets/factvalue.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;
using namespace longshore;

class TestCertificateCard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void groupsTheFingerprint();
    void tellsValidity_data();
    void tellsValidity();
    void showsOneOrTwo();
    void copiesTheWholeFingerprint();
    void hostileNamesAreHarmless();

private:
    static Certificate certificate()
    {
        Certificate made;
        made.der = "x";
        for (int i = 0; i < 32; ++i)
            made.sha256.append(char(i));
        made.names = {u"localhost"_s, u"0.0.0.0"_s};
        made.validFrom = QDateTime(QDate(2026, 9, 16), QTime(0, 0), Qt::UTC);
        made.validUntil = QDateTime(QDate(2031, 9, 16), QTime(0, 0), Qt::UTC);
        made.selfSigned = true;
        return made;
    }
    static QStringList values(const CertificateCard &card, const QString &label)
    {
        QStringList found;
        for (const FactValue *value : card.findChildren<FactValue *>())
            if (value->label() == label)
                found.append(value->text());
        return found;
    }
};

void TestCertificateCard::groupsTheFingerprint()
{
    QCOMPARE(groupedFingerprint(QByteArray::fromHex("0001020304050607"), 8), u"00:01:02:03  04:05:06:07"_s);
    QCOMPARE(groupedFingerprint(QByteArray::fromHex("000102030405060708ff"), 8), u"00:01:02:03  04:05:06:07\n08:FF"_s);
    QCOMPARE(groupedFingerprint({}, 8), QString());
}

void TestCertificateCard::tellsValidity_data()
{
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<QString>("text");
    const auto at = [](int year, int month, int day) { return QDateTime(QDate(year, month, day), QTime(12, 0), Qt::UTC); };
    QTest::newRow("valid") << at(2031, 9, 6) << u"16 Sep 2026 to 16 Sep 2031, 10 days left"_s;
    QTest::newRow("last day") << at(2031, 9, 15) << u"16 Sep 2026 to 16 Sep 2031, 1 day left"_s;
    QTest::newRow("expired") << at(2031, 9, 17) << u"16 Sep 2026 to 16 Sep 2031, expired"_s;
    QTest::newRow("not yet") << at(2026, 9, 1) << u"16 Sep 2026 to 16 Sep 2031, not valid yet"_s;
}

void TestCertificateCard::tellsValidity()
{
    QFETCH(QDateTime, now);
    QFETCH(QString, text);
    QCOMPARE(validityText(certificate(), now), text);
}

void TestCertificateCard::showsOneOrTwo()
{
    CertificateCard card;
    card.setCertificate(certificate());
    QVERIFY(!card.isChange());
    QCOMPARE(values(card, u"Made for"_s), QStringList{u"localhost, 0.0.0.0"_s});
    QCOMPARE(values(card, u"Issued by"_s), QStringList{u"itself (self-signed)"_s});
    QCOMPARE(values(card, u"Subject"_s), QStringList{u"not given"_s});
    Certificate fresh = certificate();
    fresh.sha256[0] = char(0xff);
    fresh.selfSigned = false;
    fresh.issuer = u"Example CA"_s;
    card.setChange(certificate(), fresh);
    QVERIFY(card.isChange());
    const QStringList prints = values(card, u"SHA-256"_s);
    QCOMPARE(prints.size(), 2);
    QVERIFY(prints.at(0).startsWith(u"00:01"_s));
    QVERIFY(prints.at(1).startsWith(u"FF:01"_s));
    QCOMPARE(values(card, u"Issued by"_s).at(1), u"Example CA"_s);
}

void TestCertificateCard::copiesTheWholeFingerprint()
{
    CertificateCard card;
    card.setCertificate(certificate());
    card.findChild<FactValue *>()->copyAll();
    QCOMPARE(QGuiApplication::clipboard()->text(), fingerprintText(certificate().sha256));
    QCOMPARE(QGuiApplication::clipboard()->text().size(), 32 * 3 - 1);
}

void TestCertificateCard::hostileNamesAreHarmless()
{
    Certificate hostile = certificate();
    hostile.names = {u"<img src=x>\n\u202egnp.exe"_s};
    CertificateCard card;
    card.setCertificate(hostile);
    const QString shown = values(card, u"Made for"_s).first();
    QVERIFY(!shown.contains(u'\n'));
    QVERIFY(!shown.contains(QChar(0x202e)));
    QVERIFY(shown.contains(u"<img src=x>"_s));
}

QTEST_MAIN(TestCertificateCard)
#include "tst_certificatecard.moc"
