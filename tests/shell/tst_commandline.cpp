// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandline.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

CommandLine parsed(const QString &arguments)
{
    return CommandLine::parse(u"longshore "_s.append(arguments).split(u' ', Qt::SkipEmptyParts));
}

}

class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingAskedIsAnOrdinaryStart();
    void demoTakesANumberOrNone_data();
    void demoTakesANumberOrNone();
    void readsEveryOption();
    void nonsenseIsSaid_data();
    void nonsenseIsSaid();
    void helpNamesEveryOptionOfTheDesign();
    void aLinkStandsAlone();
};

void TestCommandLine::nothingAskedIsAnOrdinaryStart()
{
    const CommandLine line = parsed({});
    QVERIFY(line.problem.isEmpty());
    QVERIFY(line.answer.isEmpty());
    QVERIFY(!line.demo && !line.readOnly && !line.selfTest && !line.traceStartup);
}

void TestCommandLine::demoTakesANumberOrNone_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("stacks");
    QTest::newRow("none") << u"--demo"_s << 50;
    QTest::newRow("one") << u"--demo 1"_s << 1;
    QTest::newRow("most") << u"--demo 100000"_s << 100000;
    QTest::newRow("an option follows") << u"--demo --read-only"_s << 50;
    QTest::newRow("number, then an option") << u"--demo 7 --read-only"_s << 7;
}

void TestCommandLine::demoTakesANumberOrNone()
{
    QFETCH(QString, arguments);
    const CommandLine line = parsed(arguments);
    QVERIFY2(line.problem.isEmpty(), qPrintable(line.problem));
    QVERIFY(line.demo);
    QTEST(line.demoStacks, "stacks");
    QCOMPARE(line.readOnly, arguments.contains("--read-only"_L1));
}

void TestCommandLine::readsEveryOption()
{
    const CommandLine line = parsed(
        u"--server nas --config /tmp/x --read-only --trace-startup --screenshot a.png --self-test --demo-line 2.19 --demo-user --color-scheme dark --connect"_s);
    QVERIFY2(line.problem.isEmpty(), qPrintable(line.problem));
    QCOMPARE(line.server, u"nas"_s);
    QCOMPARE(line.configDir, u"/tmp/x"_s);
    QCOMPARE(line.screenshot, u"a.png"_s);
    QCOMPARE(line.demoLine, u"2.19"_s);
    QCOMPARE(line.colourScheme, u"dark"_s);
    QVERIFY(line.readOnly && line.traceStartup && line.selfTest && line.demoStandardUser && line.connectServer);
}

void TestCommandLine::nonsenseIsSaid_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : {"--demo 0", "--demo 100001", "--demo many", "--demo 5x", "--demo-line 2.20", "--color-scheme blue", "--token abc",
                                  "http://nas", "--server", "--config", "longshore://stop?server=https://nas:9443&stack=12",
                                  "LONGSHORE://open", "longshore://open?server=https://nas:9443&stack=1 more", "more longshore://open?server=https://nas:9443&stack=1"})
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
}

void TestCommandLine::nonsenseIsSaid()
{
    QFETCH(QString, arguments);
    QVERIFY(!parsed(arguments).problem.isEmpty());
}

void TestCommandLine::helpNamesEveryOptionOfTheDesign()
{
    const QString help = parsed(u"--help"_s).answer;
    QVERIFY(help.startsWith("Usage: longshore [options] [LINK]"_L1));
    for (const QLatin1StringView option : {"--demo"_L1, "--server"_L1, "--config"_L1, "--read-only"_L1, "--trace-startup"_L1, "--screenshot"_L1,
                                           "--self-test"_L1, "--version"_L1, "--help"_L1})
        QVERIFY2(help.contains(option), option.data());
    QVERIFY(parsed(u"--version"_s).answer.startsWith("longshore "_L1));
}

void TestCommandLine::aLinkStandsAlone()
{
    const CommandLine line = parsed(u"longshore://open?server=https%3A%2F%2Fnas%3A9443&stack=12"_s);
    QVERIFY2(line.problem.isEmpty(), qPrintable(line.problem));
    QVERIFY(line.link);
    QCOMPARE(line.link->address.text(), u"https://nas:9443"_s);
    QVERIFY(!parsed({}).link);
}

QTEST_APPLESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
