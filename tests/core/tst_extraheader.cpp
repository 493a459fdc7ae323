// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/extraheader.h"

#include <QTest>

using namespace longshore;

class ExtraHeaderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void names_data();
    void names();
    void values_data();
    void values();
    void everyByteOfAName();
    void everyByteOfAValue();
    void tokens_data();
    void tokens();
};

void ExtraHeaderTest::names_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("allowed");
    for (const char *name : {"CF-Access-Client-Id", "CF-Access-Client-Secret", "X-Auth", "x", "X_Y", "X-Api-Key-2", "Origin",
                             "!#$%&'*+-.^_`|~09azAZ"})
        QTest::newRow(name) << QByteArray(name) << true;
    for (const char *name : {"", "X-API-Key", "x-api-key", "Authorization", "authorization", "Cookie", "Host", "HOST", "Content-Length",
                             "Content-Type", "Transfer-Encoding", "Connection", "Accept-Encoding", "Accept", "User-Agent", "Upgrade",
                             "Proxy-Authorization", "Expect", "Range", "TE", "X Y", " X", "X ", "X:", "X\r\nY", "X\tY", "X\x7f", "K\xc3\xb6ln",
                             "X(Y)", "X/Y", "X\"Y", "X@Y", "X=Y", "X;Y", "X,Y", "X[Y]", "X{Y}", "X?Y", "X<Y>", "X\\Y"})
        QTest::addRow("refused '%s'", name) << QByteArray(name) << false;
    QTest::newRow("NUL inside") << QByteArray("X\0Y", 3) << false;
    QTest::newRow("128 bytes") << QByteArray(128, 'x') << true;
    QTest::newRow("129 bytes") << QByteArray(129, 'x') << false;
}

void ExtraHeaderTest::names()
{
    QFETCH(QByteArray, name);
    QTEST(isAllowedHeaderName(name), "allowed");
}

void ExtraHeaderTest::values_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("word") << QByteArray("abc") << true;
    QTest::newRow("words") << QByteArray("a b  c") << true;
    QTest::newRow("all visible") << QByteArray("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~") << true;
    QTest::newRow("4096 bytes") << QByteArray(4096, 'v') << true;
    QTest::newRow("4097 bytes") << QByteArray(4097, 'v') << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("space before") << QByteArray(" a") << false;
    QTest::newRow("space after") << QByteArray("a ") << false;
    QTest::newRow("only a space") << QByteArray(" ") << false;
    QTest::newRow("second header") << QByteArray("a\r\nX-Evil: 1") << false;
    QTest::newRow("line end after") << QByteArray("a\n") << false;
    QTest::newRow("not ASCII") << QByteArray("k\xc3\xb6ln") << false;
}

void ExtraHeaderTest::values()
{
    QFETCH(QByteArray, value);
    QTEST(isAllowedHeaderValue(value), "allowed");
}

void ExtraHeaderTest::everyByteOfAName()
{
    int allowed = 0;
    for (int byte = 0; byte < 256; ++byte)
        allowed += isAllowedHeaderName(QByteArray("X-") + char(byte));
    QCOMPARE(allowed, 10 + 26 + 26 + 15); // RFC 9110 5.6.2: digits, letters and 15 marks
}

void ExtraHeaderTest::everyByteOfAValue()
{
    for (int byte = 0; byte < 256; ++byte) {
        const QByteArray inside = QByteArray("a") + char(byte) + "b";
        QCOMPARE(isAllowedHeaderValue(inside), byte >= 0x20 && byte <= 0x7e);
        QCOMPARE(isPlausibleAccessToken(inside), byte >= 0x21 && byte <= 0x7e);
    }
}

void ExtraHeaderTest::tokens_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<bool>("plausible");
    QTest::newRow("as Portainer makes them") << QByteArray("ptr_") + QByteArray(43, '+') + '=' << true;
    QTest::newRow("other edition") << QByteArray("abc.def-123") << true;
    QTest::newRow("one byte") << QByteArray("x") << true;
    QTest::newRow("4096 bytes") << QByteArray(4096, 't') << true;
    QTest::newRow("4097 bytes") << QByteArray(4097, 't') << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("space before") << QByteArray(" ptr_x") << false;
    QTest::newRow("space inside") << QByteArray("ptr_ x") << false;
    QTest::newRow("line end") << QByteArray("ptr_x\r\nX-Evil: 1") << false;
    QTest::newRow("not ASCII") << QByteArray("ptr_\xe2\x80\x8b") << false;
}

void ExtraHeaderTest::tokens()
{
    QFETCH(QByteArray, token);
    QTEST(isPlausibleAccessToken(token), "plausible");
}

QTEST_GUILESS_MAIN(ExtraHeaderTest)
#include "tst_extraheader.moc"
