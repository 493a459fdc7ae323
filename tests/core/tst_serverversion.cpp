// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/serverversion.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestServerVersion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void compares();
    void oldestSupported_data();
    void oldestSupported();
};

void TestServerVersion::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("line");
    const auto row = [](const QString &text, const QString &version, const QString &line) {
        QTest::addRow("<%s>", qPrintable(text.simplified())) << text << version << line;
    };
    row(u"2.23.0"_s, u"2.23.0"_s, u"2.23"_s);
    row(u"2.19.5"_s, u"2.19.5"_s, u"2.19"_s);
    row(u"2.9.10"_s, u"2.9.10"_s, u"2.9"_s);
    row(u"2.23"_s, u"2.23.0"_s, u"2.23"_s);
    row(u" 2.23.1\n"_s, u"2.23.1"_s, u"2.23"_s);
    row(u"2.23.0-ee"_s, u"2.23.0"_s, u"2.23"_s);
    row(u"2.33.0-rc1"_s, u"2.33.0"_s, u"2.33"_s);
    row(u"2.23-ee"_s, u"2.23.0"_s, u"2.23"_s);
    row(u"2.23.0+build.5"_s, u"2.23.0"_s, u"2.23"_s);
    row(u"3.0.0"_s, u"3.0.0"_s, u"3.0"_s);
    row(u"2.2147483647.0"_s, u"2.2147483647.0"_s, u"2.2147483647"_s);
    for (const QString &none : {u""_s, u"2"_s, u"2."_s, u"2.23."_s, u".23.0"_s, u"a.b.c"_s, u"2.x.0"_s, u"2.23.0.1"_s,
             u"2.23.0ee"_s, u"v2.23.0"_s, u"-2.23.0"_s, u"2.-3.0"_s, u"2. 23.0"_s, u"2.2147483648.0"_s,
             u"99999999999999999999.1"_s, u"٢.٢٣.٠"_s, u"latest"_s})
        row(none, u"0.0.0"_s, u"0.0"_s);
}

void TestServerVersion::reads()
{
    QFETCH(const QString, text);
    QFETCH(const QString, version);
    const ServerVersion read = ServerVersion::fromText(text);
    QCOMPARE(read.text(), version);
    QTEST(read.line(), "line");
    QCOMPARE(read.isKnown(), version != u"0.0.0"_s);
}

void TestServerVersion::compares()
{
    const QStringList ascending{
        u"none"_s, u"2.9.0"_s, u"2.19.0"_s, u"2.19.5"_s, u"2.20.3"_s, u"2.21.0"_s, u"2.100.0"_s, u"3.0.0"_s};
    for (qsizetype i = 0; i < ascending.size(); ++i) {
        for (qsizetype j = 0; j < ascending.size(); ++j)
            QCOMPARE(ServerVersion::fromText(ascending.at(i)) < ServerVersion::fromText(ascending.at(j)), i < j);
    }
    QVERIFY(ServerVersion::fromText(u"2.23") == ServerVersion::fromText(u"2.23.0"));
}

void TestServerVersion::oldestSupported_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("supported");
    QTest::newRow("before") << u"2.18.4"_s << false;
    QTest::newRow("first") << u"2.19.0"_s << true;
    QTest::newRow("later") << u"2.45.0"_s << true;
    QTest::newRow("next generation") << u"3.0.0"_s << true;
    QTest::newRow("unknown") << u"?"_s << false;
}

void TestServerVersion::oldestSupported()
{
    QFETCH(const QString, text);
    QTEST(ServerVersion::fromText(text) >= OldestSupported, "supported");
}

QTEST_GUILESS_MAIN(TestServerVersion)
#include "tst_serverversion.moc"
