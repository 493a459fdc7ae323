// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/stacklink.h"

#include <QTest>

#include <limits>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestStackLink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAnAddress_data();
    void readsAnAddress();
    void readsAnInstanceId();
    void readsTheLargestId();
    void itsOwnTextReadsBack_data() { readsAnAddress_data(); }
    void itsOwnTextReadsBack();
    void refuses_data();
    void refuses();
    void refusesEveryOtherCharacterBehind();
    void refusesWhatIsTooLong();
};

void TestStackLink::readsAnAddress_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("address");
    QTest::newRow("encoded") << u"longshore://open?server=https%3A%2F%2Fnas%3A9443&stack=12"_s << u"https://nas:9443"_s;
    QTest::newRow("encoded, small letters") << u"longshore://open?server=https%3a%2f%2fnas%3a9443&stack=12"_s << u"https://nas:9443"_s;
    QTest::newRow("plain") << u"longshore://open?server=https://nas:9443&stack=12"_s << u"https://nas:9443"_s;
    QTest::newRow("a slash behind the host") << u"longshore://open/?server=https://nas:9443&stack=12"_s << u"https://nas:9443"_s;
    QTest::newRow("path of a proxy") << u"longshore://open?server=https://example.org:443/portainer&stack=12"_s << u"https://example.org:443/portainer"_s;
    QTest::newRow("IPv6") << u"longshore://open?server=https://[fe80::1]:9443&stack=12"_s << u"https://[fe80::1]:9443"_s;
    QTest::newRow("clear text") << u"longshore://open?server=http://10.0.0.5:9000&stack=12"_s << u"http://10.0.0.5:9000"_s;
}

void TestStackLink::readsAnAddress()
{
    QFETCH(QString, link);
    const auto read = StackLink::parse(link);
    QVERIFY(read);
    QTEST(read->address.text(), "address");
    QVERIFY(read->instanceId.isEmpty());
    QCOMPARE(number(read->stack), 12);
}

void TestStackLink::readsAnInstanceId()
{
    const auto read = StackLink::parse(u"longshore://open?server=299ab403-70a8-4c05-92f7-bf7a994d50df&stack=1"_s);
    QVERIFY(read);
    QVERIFY(read->address.isNull());
    QCOMPARE(read->instanceId, u"299ab403-70a8-4c05-92f7-bf7a994d50df"_s);
    QCOMPARE(StackLink::parse(read->text()), read);
}

void TestStackLink::readsTheLargestId()
{
    const auto read = StackLink::parse(u"longshore://open?server=https://nas:9443&stack=9223372036854775807"_s);
    QVERIFY(read);
    QCOMPARE(number(read->stack), std::numeric_limits<qint64>::max());
}

void TestStackLink::itsOwnTextReadsBack()
{
    QFETCH(QString, link);
    const auto read = StackLink::parse(link);
    QVERIFY(read);
    QCOMPARE(StackLink::parse(read->text()), read);
    QVERIFY(!read->text().contains(u' '));
}

void TestStackLink::refuses_data()
{
    QTest::addColumn<QString>("link");
    const char *const good = "longshore://open?server=https://nas:9443&stack=12";
    QVERIFY(StackLink::parse(QString::fromLatin1(good)));
    for (const char *link : {
             "", "longshore:", "longshore://", "longshore://open", "longshore://open?", "https://nas:9443",
             // Another scheme, verb, user, port, path or fragment
             "Longshore2://open?server=https://nas:9443&stack=12", "longshore:open?server=https://nas:9443&stack=12",
             "longshore:///open?server=https://nas:9443&stack=12", "longshore://stop?server=https://nas:9443&stack=12",
             "longshore://delete?server=https://nas:9443&stack=12", "longshore://me@open?server=https://nas:9443&stack=12",
             "longshore://open:1?server=https://nas:9443&stack=12", "longshore://open/more?server=https://nas:9443&stack=12",
             "longshore://open//?server=https://nas:9443&stack=12", "longshore://open?server=https://nas:9443&stack=12#now",
             // Parts missing, twice, too many or in another order
             "longshore://open?server=https://nas:9443", "longshore://open?stack=12", "longshore://open?server=&stack=12",
             "longshore://open?server=https://nas:9443&stack=", "longshore://open?stack=12&server=https://nas:9443",
             "longshore://open?server=https://nas:9443&stack=12&stack=13", "longshore://open?server=https://a:1&server=https://b:1&stack=12",
             "longshore://open?server=https://nas:9443&stack=12&action=stop", "longshore://open?server=https://nas:9443&stack=12&token=ptr_x",
             "longshore://open?server=https://nas:9443;stack=12",
             // No id of a stack
             "longshore://open?server=https://nas:9443&stack=0", "longshore://open?server=https://nas:9443&stack=-1",
             "longshore://open?server=https://nas:9443&stack=+1", "longshore://open?server=https://nas:9443&stack=012",
             "longshore://open?server=https://nas:9443&stack=1.5", "longshore://open?server=https://nas:9443&stack=1e3",
             "longshore://open?server=https://nas:9443&stack=0x1", "longshore://open?server=https://nas:9443&stack=%31",
             "longshore://open?server=https://nas:9443&stack=9223372036854775808", "longshore://open?server=https://nas:9443&stack=99999999999999999999",
             // No address, or one that is spelt in another way than it is saved
             "longshore://open?server=nas&stack=12", "longshore://open?server=https://nas&stack=12", "longshore://open?server=https://nas:9443/&stack=12",
             "longshore://open?server=HTTPS://nas:9443&stack=12", "longshore://open?server=https://NAS:9443&stack=12",
             "longshore://open?server=https://nas:0&stack=12", "longshore://open?server=https://nas:65536&stack=12",
             "longshore://open?server=https://me%3Asecret%40nas:9443&stack=12", "longshore://open?server=file:///etc/passwd&stack=12",
             "longshore://open?server=javascript:alert&stack=12", "longshore://open?server=https://nas:9443/..&stack=12",
             "longshore://open?server=https://nas:9443/%2e%2e&stack=12", "longshore://open?server=https://nas:9443%3Fx&stack=12",
             "longshore://open?server=https://nas:9443%23x&stack=12", "longshore://open?server=https://nas:9443/api&stack=12",
             // Encodings that hide something
             "longshore://open?server=https%253A%252F%252Fnas%253A9443&stack=12", "longshore://open?server=https://nas%00:9443&stack=12",
             "longshore://open?server=https://nas:9443%0a&stack=12", "longshore://open?server=https://nas:9443%20&stack=12",
             "longshore://open?server=https://nas:9443%&stack=12", "longshore://open?server=https://nas:9443%4&stack=12",
             "longshore://open?server=https://nas:9443%zz&stack=12", "longshore://open?server=https://n%C3%A4s:9443&stack=12",
             "longshore://open?server=https://nas:9443&amp;stack=12",
             // No instance id
             "longshore://open?server={299ab403-70a8-4c05-92f7-bf7a994d50df}&stack=1", "longshore://open?server=299AB403-70A8-4C05-92F7-BF7A994D50DF&stack=1",
             "longshore://open?server=299ab40370a84c0592f7bf7a994d50df&stack=1", "longshore://open?server=299ab403-70a8-4c05-92f7-bf7a994d50d&stack=1",
             // Something around it
             " longshore://open?server=https://nas:9443&stack=12", "longshore://open?server=https://nas:9443&stack=12 ",
             "longshore://open?server=https://nas:9443&stack=12\n", "longshore://open?server=https://nas:9443&stack=12\nlongshore://open",
             "--config longshore://open?server=https://nas:9443&stack=12"})
        QTest::newRow(QByteArray(link).replace('\n', "\\n").constData()) << QString::fromLatin1(link);
    QTest::newRow("other digits") << u"longshore://open?server=https://nas:9443&stack=\u0661\u0662"_s;
    QTest::newRow("letters that look the same") << u"longshore://open?server=https://n\u0430s:9443&stack=12"_s;
    QTest::newRow("a turned direction") << u"longshore://open?server=https://nas\u202e:9443&stack=12"_s;
    QTest::newRow("half a surrogate") << u"longshore://open?server=https://nas:9443&stack=12"_s + QChar(0xd800);
    QTest::newRow("NUL") << u"longshore://open?server=https://nas:9443&stack=12"_s + QChar(0) + u"3"_s;
}

void TestStackLink::refuses()
{
    QFETCH(QString, link);
    QVERIFY(!StackLink::parse(link));
}

void TestStackLink::refusesEveryOtherCharacterBehind()
{
    for (char16_t c = 0; c < 0x300; ++c) {
        if (c >= u'0' && c <= u'9')
            continue;
        const QString link = u"longshore://open?server=https://nas:9443&stack=12"_s + QChar(c);
        QVERIFY2(!StackLink::parse(link), qPrintable(QString::number(c)));
    }
}

void TestStackLink::refusesWhatIsTooLong()
{
    const auto ofLength = [](qsizetype length) {
        const QString start = u"longshore://open?server=https://nas:9443/"_s;
        const QString end = u"&stack=12"_s;
        return QString(start + QString(length - start.size() - end.size(), u'p') + end);
    };
    QVERIFY(StackLink::parse(ofLength(StackLink::MostCharacters)));
    QVERIFY(!StackLink::parse(ofLength(StackLink::MostCharacters + 1)));
    QVERIFY(!StackLink::parse(ofLength(10'000'000)));
}

QTEST_APPLESS_MAIN(TestStackLink)
#include "tst_stacklink.moc"
