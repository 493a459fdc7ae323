// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/variablerules.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

constexpr auto Standalone = VariableReader::Standalone;

/// The environment of the recorded container.
QMap<QString, QString> recordedEnvironment()
{
    QFile file(QStringLiteral(TEST_DATA "/compose/files/odd-env-as-the-container-sees-it.json"));
    QMap<QString, QString> found;
    if (!file.open(QIODevice::ReadOnly))
        return found;
    const QJsonObject body = QJsonDocument::fromJson(file.readAll()).object().value(u"response"_s).toObject().value(u"body"_s).toObject();
    for (const QJsonValue &line : body.value(u"Config"_s).toObject().value(u"Env"_s).toArray()) {
        const QString text = line.toString();
        found.insert(text.section(u'=', 0, 0), text.section(u'=', 1));
    }
    return found;
}

QString randomValue(QRandomGenerator &random)
{
    static const QStringList parts{u"a"_s,  u"B1"_s, u" "_s,  u"  "_s, u"\t"_s,   u"#"_s,  u" #"_s, u"="_s,   u"$"_s,      u"$A"_s,   u"${A}"_s, u"${"_s,
                                   u"}"_s,  u"$$"_s, u"\\"_s, u"\\n"_s, u"\\\""_s, u"'"_s,  u"\""_s, u"\n"_s,  u"\r"_s,     u"\r\n"_s, u":"_s,    u"😀"_s,
                                   u"ž"_s,  u"-"_s,  u"\u00a0"_s, u"\u2003"_s, u"export "_s, u"X=1"_s, u"`"_s, u"\\0123"_s, u"%"_s,    u"!"_s,    u"\\$"_s};
    QString value;
    for (quint32 i = random.bounded(12u); i > 0; --i)
        value += parts[random.bounded(int(parts.size()))];
    return value;
}

} // namespace

class TestVariableRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheRecordedContainer();
    void reads_data();
    void reads();
    void failures_data();
    void failures();
    void lineEndsMakeMoreVariables();
    void openQuoteTakesTheNextVariable();
    void doubleNames();
    void oneMistakeDoesNotHideAnother();
    void swarmTakesEveryCharacter();
    void suggestedSpellingsSurvive();
    void suggestedSpellings_data();
    void suggestedSpellings();
    void names_data();
    void names();
    void everyReasonHasASentence();
};

void TestVariableRules::agreesWithTheRecordedContainer()
{
    // As they were stored (api 4.5); the server's own environment has HOME.
    const ComposeVariables stored{{u"EQUALS"_s, u"a=b=c=="_s},
                                  {u"SPACES"_s, u"  both ends  "_s},
                                  {u"SINGLE"_s, u"'kept $X'"_s},
                                  {u"export Y"_s, u"x"_s},
                                  {u"EMPTY"_s, u""_s},
                                  {u"UNICODE"_s, u"žluťoučký 😀"_s},
                                  {u"HASH"_s, u"pass #word"_s},
                                  {u"BACKSLASH"_s, u"C:\\dir\\new"_s},
                                  {u"TWICE"_s, u"first"_s},
                                  {u"TWICE"_s, u"second"_s},
                                  {u"HASHTIGHT"_s, u"pass#word"_s},
                                  {u"DOLLAR"_s, u"pa$$word $HOME ${X}"_s}};
    const VariablesReading read = readVariables(stored, Standalone, [](const QString &name) -> std::optional<QString> {
        return name == u"HOME"_s ? std::optional(u"/home/app"_s) : std::nullopt;
    });
    QVERIFY(!read.fails);
    QMap<QString, QString> result;
    for (const ComposeVariable &variable : read.result)
        result.insert(variable.name, variable.value);
    QCOMPARE(result.size(), 11);
    QCOMPARE(result, recordedEnvironment());
}

void TestVariableRules::reads_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("got");
    QTest::addColumn<ReadingReason>("reason");
    QTest::newRow("plain") << u"it's"_s << u"it's"_s << ReadingReason::None;
    QTest::newRow("comment") << u"pass #word"_s << u"pass"_s << ReadingReason::CommentCut;
    QTest::newRow("tight") << u"pass#word"_s << u"pass#word"_s << ReadingReason::None;
    QTest::newRow("double quotes") << u"\"closed\""_s << u"closed"_s << ReadingReason::QuotesRemoved;
    QTest::newRow("single quotes") << u"'kept $X'"_s << u"kept $X"_s << ReadingReason::QuotesRemoved;
    QTest::newRow("reference") << u"a$X"_s << u"a"_s << ReadingReason::Expanded;
    QTest::newRow("two dollars") << u"a$$X"_s << u"a$X"_s << ReadingReason::Expanded;
    QTest::newRow("a dollar alone") << u"5$"_s << u"5$"_s << ReadingReason::None;
    QTest::newRow("blanks") << u"  a "_s << u"a"_s << ReadingReason::Trimmed;
    QTest::newRow("escapes") << u"\"a\\tb\""_s << u"a\tb"_s << ReadingReason::EscapesRead;
    QTest::newRow("backslashes") << u"a\\tb"_s << u"a\\tb"_s << ReadingReason::None;
}

void TestVariableRules::reads()
{
    QFETCH(QString, stored);
    QFETCH(QString, got);
    QFETCH(ReadingReason, reason);
    const VariableReading read = readVariable({u"NAME"_s, stored}, Standalone);
    QVERIFY(!read.fails);
    QCOMPARE(read.name, u"NAME"_s);
    QCOMPARE(read.value, got);
    QCOMPARE(read.asStored, stored == got);
    if (reason == ReadingReason::None)
        QVERIFY(read.reasons.isEmpty());
    else
        QVERIFY(read.reasons.contains(reason));
}

void TestVariableRules::failures_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<ReadingReason>("reason");
    QTest::newRow("begins with a quote") << u"A"_s << u"\"a\" and 'b'"_s << ReadingReason::NameWithCharacter;
    QTest::newRow("open quote") << u"A"_s << u"\"open"_s << ReadingReason::UnterminatedQuote;
    QTest::newRow("open single quote") << u"A"_s << u"'open"_s << ReadingReason::UnterminatedQuote;
    QTest::newRow("second line with a space") << u"A"_s << u"one\ntwo three=4"_s << ReadingReason::NameWithSpace;
    QTest::newRow("name with a space") << u"A B"_s << u"c"_s << ReadingReason::NameWithSpace;
    QTest::newRow("no name") << u""_s << u"c"_s << ReadingReason::NameEmpty;
    QTest::newRow("name with a dash") << u"A-B"_s << u"c"_s << ReadingReason::NameWithCharacter;
    QTest::newRow("reference to nothing") << u"A"_s << u"${}"_s << ReadingReason::BadReference;
    QTest::newRow("required") << u"A"_s << u"${B:?no}"_s << ReadingReason::RequiredMissing;
    QTest::newRow("NUL") << u"A"_s << QString(QChar(0)) << ReadingReason::ControlCharacter;
}

void TestVariableRules::failures()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(ReadingReason, reason);
    const VariablesReading read = readVariables({{u"BEFORE"_s, u"1"_s}, {name, value}, {u"AFTER"_s, u"2"_s}}, Standalone);
    QVERIFY(read.fails);
    QVERIFY(!read.readings[0].fails && !read.readings[2].fails);
    QVERIFY(read.readings[1].fails);
    QVERIFY(read.readings[1].reasons.contains(reason));
    QVERIFY(!readingSentence(reason, read.readings[1].detail).isEmpty());
}

void TestVariableRules::lineEndsMakeMoreVariables()
{
    const VariablesReading read = readVariables({{u"ONE"_s, u"one\nTWO=x"_s}, {u"THREE"_s, u"3"_s}}, Standalone);
    QVERIFY(!read.fails && !read.asStored());
    QCOMPARE(read.readings[0].value, u"one"_s);
    QCOMPARE(read.readings[0].extra, (ComposeVariables{{u"TWO"_s, u"x"_s}}));
    QVERIFY(read.readings[0].reasons.contains(ReadingReason::SplitAtLineEnd));
    QCOMPARE(read.result, (ComposeVariables{{u"ONE"_s, u"one"_s}, {u"TWO"_s, u"x"_s}, {u"THREE"_s, u"3"_s}}));
    // A word alone asks the server's environment, which does not know it.
    const VariableReading word = readVariable({u"ONE"_s, u"one\ntwo"_s}, Standalone);
    QVERIFY(!word.fails && word.extra.isEmpty());
    QVERIFY(word.reasons.contains(ReadingReason::SplitAtLineEnd));
}

void TestVariableRules::openQuoteTakesTheNextVariable()
{
    const VariablesReading read = readVariables({{u"A"_s, u"\"one"_s}, {u"B"_s, u"two\""_s}, {u"C"_s, u"3"_s}}, Standalone);
    QVERIFY(!read.fails);
    QCOMPARE(read.readings[0].value, u"one\nB=two"_s);
    QVERIFY(read.readings[0].reasons.contains(ReadingReason::SwallowsOthers));
    QVERIFY(read.readings[1].reasons.contains(ReadingReason::SwallowedByAnother));
    QVERIFY(read.readings[2].asStored);
}

void TestVariableRules::doubleNames()
{
    for (const auto reader : {VariableReader::Standalone, VariableReader::Swarm}) {
        const VariablesReading read = readVariables({{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}, {u"A"_s, u"3"_s}}, reader);
        QVERIFY(read.readings[0].reasons.contains(ReadingReason::OverriddenLater));
        QVERIFY(read.readings[2].asStored);
        QCOMPARE(read.result, (ComposeVariables{{u"A"_s, u"3"_s}, {u"B"_s, u"2"_s}}));
    }
}

void TestVariableRules::oneMistakeDoesNotHideAnother()
{
    const VariablesReading read = readVariables({{u"A"_s, u"'open"_s}, {u"B C"_s, u"1"_s}, {u"D"_s, u"a #b"_s}}, Standalone);
    QVERIFY(read.readings[0].fails && read.readings[1].fails && !read.readings[2].fails);
    QCOMPARE(read.readings[2].value, u"a"_s);
}

void TestVariableRules::swarmTakesEveryCharacter()
{
    QRandomGenerator random(5);
    for (int i = 0; i < 1000; ++i) {
        const ComposeVariable stored{u"A"_s, randomValue(random)};
        const VariableReading read = readVariable(stored, VariableReader::Swarm);
        QVERIFY(!read.fails && read.asStored);
        QCOMPARE(read.value, stored.value);
    }
    QVERIFY(readVariable({u"A"_s, QString(QChar(0))}, VariableReader::Swarm).fails);
}

void TestVariableRules::suggestedSpellingsSurvive()
{
    QRandomGenerator random(7);
    int bare = 0;
    for (int i = 0; i < 10'000; ++i) {
        const QString value = randomValue(random);
        const QString spelling = suggestedSpelling(value);
        const VariablesReading read = readVariables({{u"BEFORE"_s, u"1"_s}, {u"X"_s, spelling}, {u"A"_s, u"2"_s}}, Standalone);
        QVERIFY2(!read.fails, qPrintable(spelling));
        QCOMPARE(read.result, (ComposeVariables{{u"BEFORE"_s, u"1"_s}, {u"X"_s, value}, {u"A"_s, u"2"_s}}));
        bare += spelling == value ? 1 : 0;
    }
    QVERIFY(bare > 500 && bare < 9500);
}

void TestVariableRules::suggestedSpellings_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("spelling");
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("harmless") << u"a=b's #c"_s.left(5) << u"a=b's"_s;
    QTest::newRow("dollar") << u"pa$word"_s << u"'pa$word'"_s;
    QTest::newRow("hash") << u"pass #word"_s << u"'pass #word'"_s;
    QTest::newRow("lines") << u"one\ntwo"_s << u"'one\ntwo'"_s;
    QTest::newRow("single quote and dollar") << u"it's $X"_s << u"\"it's $$X\""_s;
    QTest::newRow("both quotes") << u"'a' \"b\""_s << u"\"'a' \\\"b\\\"\""_s;
    QTest::newRow("backslash at the end") << u" C:\\"_s << u"\" C:\\\\\""_s;
}

void TestVariableRules::suggestedSpellings()
{
    QFETCH(QString, value);
    QFETCH(QString, spelling);
    QCOMPARE(suggestedSpelling(value), spelling);
}

void TestVariableRules::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("upper") << u"DB_PASSWORD"_s << true;
    QTest::newRow("lower") << u"a1"_s << true;
    QTest::newRow("underscore") << u"_x"_s << true;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("space") << u"A B"_s << false;
    QTest::newRow("digit first") << u"1A"_s << false;
    QTest::newRow("equals") << u"A=B"_s << false;
    QTest::newRow("line end") << u"A\n"_s << false;
    QTest::newRow("dash") << u"A-B"_s << false;
    QTest::newRow("letter of another script") << u"ŽA"_s << false;
}

void TestVariableRules::names()
{
    QFETCH(QString, name);
    QFETCH(bool, good);
    QCOMPARE(variableNameProblem(name).isEmpty(), good);
}

void TestVariableRules::everyReasonHasASentence()
{
    for (int reason = 1; reason <= int(ReadingReason::ControlCharacter); ++reason)
        QVERIFY2(!readingSentence(ReadingReason(reason), u"x"_s).isEmpty(), qPrintable(QString::number(reason)));
}

QTEST_GUILESS_MAIN(TestVariableRules)
#include "tst_variablerules.moc"
