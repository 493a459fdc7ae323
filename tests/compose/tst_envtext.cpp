// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/envtext.h"

#include "app/compose/variablerules.h"

#include <QRandomGenerator>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestEnvText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAFile();
    void readsTheMeaning();
    void problemsDoNotStopIt();
    void roundTrip_data();
    void roundTrip();
    void whatIsWrittenReachesTheContainer();
    void respelledAreNamed();
    void oneMebibyteIsTheLimit();
};

void TestEnvText::readsAFile()
{
    const QString text = u"# comment\nA=1\n\nexport B=two # no comment of ours\nC='x $Y'\nD=\"line\nsecond\"\nE=\nA=3\nF: g\n"_s;
    const EnvTextReading read = parseEnvText(text, EnvTextMeaning::AsWritten);
    QVERIFY(read.problems.isEmpty());
    QCOMPARE(read.commentsLost, 1);
    QCOMPARE(read.variables,
             (ComposeVariables{{u"A"_s, u"1"_s},
                               {u"B"_s, u"two # no comment of ours"_s},
                               {u"C"_s, u"'x $Y'"_s},
                               {u"D"_s, u"\"line\nsecond\""_s},
                               {u"E"_s, u""_s},
                               {u"A"_s, u"3"_s},
                               {u"F"_s, u" g"_s}}));
    QString windows = text;
    windows.replace(u'\n', u"\r\n"_s);
    EnvTextReading same = parseEnvText(QChar(QChar::ByteOrderMark) + windows, EnvTextMeaning::AsWritten);
    same.variables[3].value.remove(u'\r');
    QCOMPARE(same.variables, read.variables);
}

void TestEnvText::readsTheMeaning()
{
    const EnvTextReading read = parseEnvText(u"A= x y # cut\nB='x $Y'\nC=\"a\\n$$b ${C}\"\nD=$E/f\n"_s, EnvTextMeaning::AsMeant);
    QCOMPARE(read.variables,
             (ComposeVariables{{u"A"_s, u"x y"_s}, {u"B"_s, u"x $Y"_s}, {u"C"_s, u"a\n$b ${C}"_s}, {u"D"_s, u"$E/f"_s}}));
}

void TestEnvText::problemsDoNotStopIt()
{
    const EnvTextReading read = parseEnvText(u"A=1\nB C=2\nD-E=3\nF='open\nG=4\nALONE\n"_s, EnvTextMeaning::AsWritten);
    QCOMPARE(read.variables, (ComposeVariables{{u"A"_s, u"1"_s}, {u"G"_s, u"4"_s}}));
    QCOMPARE(read.problems.size(), 4);
    QCOMPARE(read.problems[0].line, 2);
    QCOMPARE(read.problems[0].reason, DotenvFailure::NameWithSpace);
    QCOMPARE(read.problems[1].reason, DotenvFailure::NameWithCharacter);
    QCOMPARE(read.problems[1].detail, u"-"_s);
    QCOMPARE(read.problems[2].line, 4);
    QCOMPARE(read.problems[2].reason, DotenvFailure::UnterminatedQuote);
    QCOMPARE(read.problems[3].reason, DotenvFailure::NameOnly);
    QCOMPARE(read.problems[3].line, 6);
}

void TestEnvText::roundTrip_data()
{
    QTest::addColumn<EnvTextMeaning>("meaning");
    QTest::newRow("as written") << EnvTextMeaning::AsWritten;
    QTest::newRow("as meant") << EnvTextMeaning::AsMeant;
}

void TestEnvText::roundTrip()
{
    QFETCH(EnvTextMeaning, meaning);
    static const QStringList parts{u"a"_s, u" "_s, u"#"_s, u"="_s, u"$"_s, u"${A}"_s, u"$$"_s, u"\\"_s, u"'"_s, u"\""_s, u"\n"_s, u"\r"_s, u"😀"_s, u"\\n"_s, u"X=1"_s};
    QRandomGenerator random(11);
    for (int round = 0; round < 2000; ++round) {
        ComposeVariables variables;
        for (quint32 i = random.bounded(6u); i > 0; --i) {
            QString value;
            for (quint32 j = random.bounded(8u); j > 0; --j)
                value += parts[random.bounded(int(parts.size()))];
            variables.append({QStringList{u"A"_s, u"B_1"_s, u"c"_s}[random.bounded(3)], value});
        }
        const EnvTextWriting written = writeEnvText(variables, meaning);
        QVERIFY(written.left.isEmpty());
        const EnvTextReading read = parseEnvText(written.text, meaning);
        QVERIFY(read.problems.isEmpty());
        QCOMPARE(read.variables.size(), variables.size());
        for (qsizetype i = 0; i < variables.size(); ++i) {
            QCOMPARE(read.variables[i].name, variables[i].name);
            if (!written.respelled.contains(variables[i].name))
                QCOMPARE(read.variables[i].value, variables[i].value);
        }
        if (meaning == EnvTextMeaning::AsMeant)
            QVERIFY(written.respelled.isEmpty());
    }
}

void TestEnvText::whatIsWrittenReachesTheContainer()
{
    // A respelled value is the stored one for whoever reads it by the rules.
    const ComposeVariables variables{{u"A"_s, u"one\ntwo"_s}, {u"B"_s, u"'open"_s}};
    const EnvTextWriting written = writeEnvText(variables, EnvTextMeaning::AsWritten);
    const VariablesReading read = readVariables(parseEnvText(written.text, EnvTextMeaning::AsWritten).variables, VariableReader::Standalone);
    QCOMPARE(read.result, variables);
}

void TestEnvText::respelledAreNamed()
{
    const EnvTextWriting written = writeEnvText({{u"A"_s, u"plain # text"_s}, {u"B"_s, u"two\nlines"_s}, {u"C D"_s, u"x"_s}}, EnvTextMeaning::AsWritten);
    QCOMPARE(written.respelled, QStringList{u"B"_s});
    QCOMPARE(written.left, QStringList{u"C D"_s});
    QCOMPARE(written.text, u"A=plain # text\nB='two\nlines'\n"_s);
}

void TestEnvText::oneMebibyteIsTheLimit()
{
    const QString line = u"NAME=0123456789\n"_s;
    const QString large = line.repeated(MostEnvTextBytes / line.size());
    QCOMPARE(large.size(), MostEnvTextBytes);
    const EnvTextReading read = parseEnvText(large, EnvTextMeaning::AsMeant);
    QVERIFY(!read.tooLarge);
    QCOMPARE(read.variables.size(), MostEnvTextBytes / line.size());
    QVERIFY(parseEnvText(large + u"x"_s, EnvTextMeaning::AsMeant).tooLarge);
    const QString wide = u"N="_s + u"ž"_s.repeated(MostEnvTextBytes / 2);
    QVERIFY(parseEnvText(wide, EnvTextMeaning::AsWritten).tooLarge);
}

QTEST_GUILESS_MAIN(TestEnvText)
#include "tst_envtext.moc"
