// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/yamltree.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestYamlTree : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void placesAreThoseOfAnEditor();
    void lineEndsDoNotMatter_data();
    void lineEndsDoNotMatter();
    void mergesAndAliases();
    void kindsOfScalars_data();
    void kindsOfScalars();
    void endLines();
    void refusesWhatTheServerRefuses_data();
    void refusesWhatTheServerRefuses();
    void takesWhatTheServerTakes_data();
    void takesWhatTheServerTakes();
};

void TestYamlTree::placesAreThoseOfAnEditor()
{
    const YamlText read = readYaml(u"a: 1\nemoji: {😀: x, žluť: [y, z]}\n"_s);
    QVERIFY(read.problems.isEmpty());
    QCOMPARE(read.lines, 2);
    const YamlRef emoji = read.documents.first().value(u"emoji");
    QCOMPARE(emoji.line(), 2);
    QCOMPARE(emoji.column(), 8);
    QCOMPARE(emoji.value(u"😀").column(), 13); // The face is two units wide.
    const QList<YamlRef> items = emoji.value(u"žluť").items();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items[1].column(), 26);
}

void TestYamlTree::lineEndsDoNotMatter_data()
{
    QTest::addColumn<QString>("end");
    QTest::newRow("Unix") << u"\n"_s;
    QTest::newRow("Windows") << u"\r\n"_s;
    QTest::newRow("old") << u"\r"_s;
}

void TestYamlTree::lineEndsDoNotMatter()
{
    QFETCH(QString, end);
    const QString text = QStringList{u"a:"_s, u"  b: |"_s, u"    one"_s, u"    two"_s, u"  c: d"_s}.join(end);
    for (const QString &start : {QString(), QString(QChar::ByteOrderMark)}) {
        const YamlText read = readYaml(start + text);
        QVERIFY(read.problems.isEmpty());
        QCOMPARE(read.lines, 5);
        const YamlRef a = read.documents.first().value(u"a");
        QCOMPARE(a.value(u"b").text(), u"one\ntwo\n"_s);
        QCOMPARE(a.value(u"c").line(), 5);
        QCOMPARE(a.value(u"c").column(), 6);
    }
}

void TestYamlTree::mergesAndAliases()
{
    const YamlText read = readYaml(u"base: &base {a: 1, b: 2}\nother: &other {b: 3, c: 4}\nuse:\n  <<: [*base, *other]\n  a: 9\nsame: *base\n"_s);
    QVERIFY(read.problems.isEmpty());
    const YamlRef root = read.documents.first();
    const YamlRef use = root.value(u"use");
    QCOMPARE(use.value(u"a").text(), u"9"_s); // Its own key wins.
    QCOMPARE(use.value(u"b").text(), u"2"_s); // The earlier source wins.
    QCOMPARE(use.value(u"c").text(), u"4"_s);
    QCOMPARE(use.entries().size(), 3);
    QVERIFY(!use.value(u"<<").isThere());
    QVERIFY(root.value(u"same").isAlias());
    QCOMPARE(root.value(u"same").line(), 6);
    QCOMPARE(root.value(u"same").id(), root.value(u"base").id());
}

void TestYamlTree::kindsOfScalars_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("kind");
    QTest::newRow("empty") << u""_s << u"null"_s;
    QTest::newRow("tilde") << u"~"_s << u"null"_s;
    QTest::newRow("word") << u"null"_s << u"null"_s;
    QTest::newRow("quoted null") << u"'null'"_s << u"text"_s;
    QTest::newRow("true") << u"true"_s << u"bool"_s;
    QTest::newRow("yes") << u"yes"_s << u"text"_s; // YAML 1.2, as go-yaml 3 reads into any type.
    QTest::newRow("quoted true") << u"\"true\""_s << u"text"_s;
    QTest::newRow("integer") << u"12"_s << u"integer"_s;
    QTest::newRow("octal") << u"0440"_s << u"integer"_s;
    QTest::newRow("hexadecimal") << u"0x1F"_s << u"integer"_s;
    QTest::newRow("negative") << u"-1"_s << u"integer"_s;
    QTest::newRow("float") << u"3.8"_s << u"number"_s;
    QTest::newRow("exponent") << u"1e3"_s << u"number"_s;
    QTest::newRow("port") << u"22:22"_s << u"text"_s;
    QTest::newRow("version") << u"3.8.1"_s << u"text"_s;
    QTest::newRow("tagged text") << u"!!str 12"_s << u"text"_s;
}

void TestYamlTree::kindsOfScalars()
{
    QFETCH(QString, written);
    QFETCH(QString, kind);
    const YamlText read = readYaml(u"a: "_s + written + u"\n"_s);
    QVERIFY(read.problems.isEmpty());
    const YamlRef value = read.documents.first().value(u"a");
    QCOMPARE(value.isNull(), kind == u"null"_s);
    QCOMPARE(value.isBool(), kind == u"bool"_s);
    QCOMPARE(value.isInteger(), kind == u"integer"_s);
    QCOMPARE(value.isNumber(), kind == u"integer"_s || kind == u"number"_s);
}

void TestYamlTree::endLines()
{
    const YamlText read = readYaml(u"a:\n  b: 1\n  c:\n  - x\n  - |\n    one\n    two\n\n# comment\nd: 1\n"_s);
    const YamlRef root = read.documents.first();
    QCOMPARE(root.value(u"a").line(), 2);
    QVERIFY(root.value(u"a").endLine() >= 7 && root.value(u"a").endLine() <= 9);
    QCOMPARE(root.value(u"d").endLine(), 10);
}

void TestYamlTree::refusesWhatTheServerRefuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    // go-yaml 3.0.1 and 2.4.0 were asked for each of these.
    QTest::newRow("tab for indentation") << u"a:\n\tb: c\n"_s << 2;
    QTest::newRow("tab behind a dash") << u"a:\n\t- b\n"_s << 2;
    QTest::newRow("three colons") << u"a: b: c\n"_s << 1;
    QTest::newRow("double key") << u"a: 1\nb: 2\n'a': 3\n"_s << 3;
    QTest::newRow("double merge") << u"x: &x {a: 1}\n<<: *x\n<<: *x\n"_s << 3;
    QTest::newRow("unknown escape") << u"a: \"\\d\"\n"_s << 1;
    QTest::newRow("escaped slash") << u"a: \"\\/\"\n"_s << 1;
    QTest::newRow("newer YAML") << u"%YAML 1.2\n---\na: b\n"_s << 1;
    QTest::newRow("NUL") << u"a: b"_s + QChar(0) + u"\n"_s << 1;
    QTest::newRow("bell") << u"a: 1\nb: \u0007\n"_s << 2;
    QTest::newRow("escape of a terminal") << u"a: \u001b[1m\n"_s << 1;
    QTest::newRow("delete") << u"a: \u007f\n"_s << 1;
    QTest::newRow("a second byte order mark") << u"a: b\n\ufeffc: d\n"_s << 2;
    QTest::newRow("half a character") << u"a: "_s + QChar(0xd83d) + u"\n"_s << 1;
    QTest::newRow("unknown anchor") << u"a: b\nc: *x\n"_s << 2;
    QTest::newRow("anchor of another document") << u"a: &x b\n---\nc: *x\n"_s << 3;
    QTest::newRow("anchor within itself") << u"a: &x\n  b: *x\n"_s << 2;
    QTest::newRow("anchor without a name") << u"a: & b\n"_s << 1;
    QTest::newRow("list as a key") << u"? [a]\n: b\n"_s << 1;
    QTest::newRow("question mark in brackets") << u"a: [http://b/?c=d]\n"_s << 1;
    QTest::newRow("tag and comma") << u"{a: !!strb, c: d}\n"_s << 1;
    QTest::newRow("no number") << u"a: !!int x\n"_s << 1;
    QTest::newRow("merge of text") << u"a: b\n<<: c\n"_s << 2;
    QTest::newRow("open quote") << u"a: b\nc: 'd\n"_s << 2;
    QTest::newRow("open brace") << u"a: {b: c\n"_s << 1;
    QTest::newRow("percent") << u"a: %b\n"_s << 1;
    QTest::newRow("at sign") << u"a: @b\n"_s << 1;
    QTest::newRow("grave accent") << u"a: `b`\n"_s << 1;
}

void TestYamlTree::refusesWhatTheServerRefuses()
{
    QFETCH(QString, text);
    QFETCH(int, line);
    const YamlText read = readYaml(text);
    QCOMPARE(read.problems.size(), 1);
    QCOMPARE(read.problems.first().severity, ProblemSeverity::Error);
    QCOMPARE(read.problems.first().line, line);
    QVERIFY(!problemSentence(read.problems.first()).isEmpty());
}

void TestYamlTree::takesWhatTheServerTakes_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a comment") << u"# a\n"_s;
    QTest::newRow("two documents") << u"---\na: b\n---\nc: d\n...\n"_s;
    QTest::newRow("YAML 1.1") << u"%YAML 1.1\n---\na: b\n"_s;
    QTest::newRow("tab before a comment") << u"a: b\t# c\n"_s;
    QTest::newRow("tab behind a colon") << u"a:\tb\n"_s;
    QTest::newRow("own tag") << u"a: !reset null\n"_s;
    QTest::newRow("question mark in quotes") << u"a: ['b?c']\n"_s;
    QTest::newRow("question mark in a block") << u"a: b?c\n"_s;
    QTest::newRow("alias as a key") << u"a: &x b\n*x : c\n"_s;
    QTest::newRow("merge that is quoted") << u"a: 1\n\"<<\": 2\n"_s;
    QTest::newRow("colons in brackets") << u"[a:b, http://c:80/d]\n"_s;
}

void TestYamlTree::takesWhatTheServerTakes()
{
    QFETCH(QString, text);
    const YamlText read = readYaml(text);
    QVERIFY2(read.problems.isEmpty(), qPrintable(read.problems.isEmpty() ? QString() : problemSentence(read.problems.first())));
}

QTEST_GUILESS_MAIN(TestYamlTree)
#include "tst_yamltree.moc"
