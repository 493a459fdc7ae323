// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/linediff.h"
#include "app/compose/textdiff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestTextDiff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsSideBySide();
    void changesWithinALine();
    void lineEndsAndTheEndOfTheFile_data();
    void lineEndsAndTheEndOfTheFile();
    void hunksKeepContext();
    void unifiedOrder();
    void bothTextsAreInTheRows();
    void largeTexts_data();
    void largeTexts();
    void linesOfATable_data();
    void linesOfATable();
};

namespace {

QString kindsOf(const TextDiff &diff)
{
    QString kinds;
    for (const DiffRow &row : diff.rows)
        kinds += QChar(u"=~-+"[int(row.kind)]);
    return kinds;
}

/// What a side of the rows says, line by line; checks the numbers on the way.
QStringList sideOf(const TextDiff &diff, bool left)
{
    QStringList lines;
    for (const DiffRow &row : diff.rows) {
        const int line = left ? row.left : row.right;
        if (line == 0)
            continue;
        if (line != lines.size() + 1)
            return {u"wrong number"_s};
        lines.append(left ? row.leftText : row.rightText);
    }
    return lines;
}

} // namespace

void TestTextDiff::rowsSideBySide()
{
    const TextDiff diff = compareTexts(u"a\nb\nc\nd\n"_s, u"a\nB\nc\nx\nd\ne\n"_s);
    QCOMPARE(kindsOf(diff), u"=~=+=+"_s);
    QCOMPARE(diff.added, 3);
    QCOMPARE(diff.removed, 1);
    QCOMPARE(diff.rows[3].left, 0);
    QCOMPARE(diff.rows[3].right, 4);
    QCOMPARE(kindsOf(compareTexts(u"a\nb\nc\n"_s, u"a\n"_s)), u"=--"_s);
    QVERIFY(compareTexts(u"a\n"_s, u"a\n"_s).isSame());
    QVERIFY(compareTexts({}, {}).isSame());
    QCOMPARE(kindsOf(compareTexts({}, u"a\nb"_s)), u"++"_s);
}

void TestTextDiff::changesWithinALine()
{
    const TextDiff diff = compareTexts(u"    image: nginx:1.0 # x\n"_s, u"    image: nginx:1.10 # x\n"_s);
    QCOMPARE(diff.rows.size(), 1);
    QCOMPARE(diff.rows[0].leftSpans, (QList<TextSpan>{{19, 1}}));
    QCOMPARE(diff.rows[0].rightSpans, (QList<TextSpan>{{19, 2}}));
    const TextDiff faces = compareTexts(u"a 😀 b\n"_s, u"a 😃 b\n"_s);
    QCOMPARE(faces.rows[0].leftSpans, (QList<TextSpan>{{2, 2}})); // Never half a character.
}

void TestTextDiff::lineEndsAndTheEndOfTheFile_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<bool>("ends");
    QTest::addColumn<bool>("finalEnd");
    QTest::newRow("same") << u"a\nb\n"_s << u"a\nb\n"_s << false << false;
    QTest::newRow("Windows") << u"a\nb\n"_s << u"a\r\nb\r\n"_s << true << false;
    QTest::newRow("one of two") << u"a\nb\n"_s << u"a\r\nb\n"_s << true << false;
    QTest::newRow("byte order mark") << u"a\n"_s << u"\ufeffa\n"_s << true << false;
    QTest::newRow("no last end") << u"a\nb\n"_s << u"a\nb"_s << false << true;
    QTest::newRow("no last end, more lines") << u"a\nb"_s << u"a\nb\nc\n"_s << false << true;
}

void TestTextDiff::lineEndsAndTheEndOfTheFile()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(bool, ends);
    QFETCH(bool, finalEnd);
    const TextDiff diff = compareTexts(left, right);
    QCOMPARE(diff.lineEndsDiffer, ends);
    QCOMPARE(diff.finalEndDiffers, finalEnd);
    QCOMPARE(diff.isSame(), left == right);
}

void TestTextDiff::hunksKeepContext()
{
    QStringList left;
    for (int i = 0; i < 40; ++i)
        left.append(u"line %1"_s.arg(i));
    QStringList right = left;
    right[10] = u"other"_s;
    right[14] = u"other"_s;
    right.removeAt(30);
    const TextDiff diff = compareTexts(left.join(u'\n'), right.join(u'\n'));
    QCOMPARE(hunks(diff), (QList<DiffHunk>{{7, 17}, {27, 33}}));
    QCOMPARE(hunks(diff, 0), (QList<DiffHunk>{{10, 10}, {14, 14}, {30, 30}}));
    QVERIFY(hunks(compareTexts(u"a"_s, u"a"_s)).isEmpty());
}

void TestTextDiff::unifiedOrder()
{
    QStringList lines;
    for (const UnifiedLine &line : unified(compareTexts(u"a\nb\nc\nd\n"_s, u"a\nx\ny\nz\nd\n"_s)))
        lines.append(QChar(u" -+"[int(line.kind)]) + line.text);
    QCOMPARE(lines, (QStringList{u" a"_s, u"-b"_s, u"-c"_s, u"+x"_s, u"+y"_s, u"+z"_s, u" d"_s}));
}

void TestTextDiff::bothTextsAreInTheRows()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 2000; ++round) {
        QStringList left;
        QStringList right;
        for (quint32 i = random.bounded(30u); i > 0; --i)
            left.append(QString::number(random.bounded(6)));
        for (quint32 i = random.bounded(30u); i > 0; --i)
            right.append(QString::number(random.bounded(6)));
        const TextDiff diff = compareTexts(left.join(u'\n') + u'\n', right.join(u'\n') + u'\n');
        if (left.isEmpty() || right.isEmpty())
            continue; // A line end alone is an empty line.
        QCOMPARE(sideOf(diff, true), left);
        QCOMPARE(sideOf(diff, false), right);
        for (const DiffRow &row : diff.rows)
            QCOMPARE(row.kind == DiffRow::Kind::Same, row.left > 0 && row.right > 0 && row.leftText == row.rightText);
    }
}

void TestTextDiff::largeTexts_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<int>("mostChanged");
    QStringList lines;
    for (int i = 0; i < 20'000; ++i)
        lines.append(u"    - KEY_%1=some value that makes the line long enough"_s.arg(i));
    const QString text = lines.join(u'\n');
    QStringList some = lines;
    for (int i = 0; i < some.size(); i += 97)
        some[i] = u"changed %1"_s.arg(i);
    QStringList turned = lines;
    std::reverse(turned.begin(), turned.end());
    QStringList others;
    for (int i = 0; i < 20'000; ++i)
        others.append(u"entirely other %1"_s.arg(i));
    QTest::newRow("one line") << text << QString(text).replace(u"KEY_9999="_s, u"KEY_X="_s) << 1;
    QTest::newRow("every 97th line") << text << some.join(u'\n') << 207;
    QTest::newRow("upside down") << text << turned.join(u'\n') << 20'000;
    QTest::newRow("nothing in common") << text << others.join(u'\n') << 20'000;
    QTest::newRow("the same line") << u"a\n"_s.repeated(20'000) << u"a\n"_s.repeated(19'000) << 1000;
    QTest::newRow("few different lines") << u"a\nb\nc\n"_s.repeated(7000) << u"c\na\nb\nb\n"_s.repeated(5000) << 21'000;
    QTest::newRow("one line of a megabyte") << QString(1'000'000, u'x') << QString(1'000'000, u'y') << 1;
}

void TestTextDiff::largeTexts()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(int, mostChanged);
    const TextDiff diff = compareTexts(left, right);
    QVERIFY2(diff.removed <= mostChanged, qPrintable(QString::number(diff.removed)));
    QVERIFY(!diff.isSame());
    QCOMPARE(sideOf(diff, true), linesOf(left));
    QCOMPARE(sideOf(diff, false), linesOf(right));
}

void TestTextDiff::linesOfATable_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("nothing") << u""_s << QStringList{};
    QTest::newRow("one") << u"a"_s << QStringList{u"a"_s};
    QTest::newRow("ended") << u"a\n"_s << QStringList{u"a"_s};
    QTest::newRow("mixed") << u"a\r\nb\rc\n\nd"_s << QStringList{u"a"_s, u"b"_s, u"c"_s, u""_s, u"d"_s};
}

void TestTextDiff::linesOfATable()
{
    QFETCH(QString, text);
    QFETCH(QStringList, lines);
    QCOMPARE(linesOf(text), lines);
}

QTEST_GUILESS_MAIN(TestTextDiff)
#include "tst_textdiff.moc"
