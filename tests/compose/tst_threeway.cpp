// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/threeway.h"

#include <QRandomGenerator>
#include <QStringList>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

using Kind = ThreeWayBlock::Kind;

class TestThreeWay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingMoved();
    void eachSideAlone();
    void theSameChange();
    void conflict();
    void insertions();
    void blocksAreTheWhole();
    void mergedInOwnLineEnds();
};

namespace {

QString kindsOf(const ThreeWay &compared)
{
    QString kinds;
    for (const ThreeWayBlock &block : compared.blocks)
        kinds += QChar(u"=mtac"[int(block.kind)]);
    return kinds;
}

} // namespace

void TestThreeWay::nothingMoved()
{
    const ThreeWay compared = compareThree(u"a\nb\n"_s, u"a\nb\n"_s, u"a\nb\n"_s);
    QCOMPARE(kindsOf(compared), u"="_s);
    QVERIFY(!compared.theirsMoved() && !compared.hasConflicts());
    QVERIFY(compareThree({}, {}, {}).blocks.isEmpty());
}

void TestThreeWay::eachSideAlone()
{
    const ThreeWay compared = compareThree(u"a\nb\nc\nd\ne\n"_s, u"a\nB\nc\nd\ne\n"_s, u"a\nb\nc\nD\ne\n"_s);
    QCOMPARE(kindsOf(compared), u"=m=t="_s);
    QVERIFY(compared.theirsMoved() && !compared.hasConflicts());
    QCOMPARE(compared.blocks[1], (ThreeWayBlock{Kind::Mine, 2, 1, 2, 1, 2, 1}));
    QCOMPARE(compared.merged(u"a\nB\nc\nd\ne\n"_s, u"a\nb\nc\nD\ne\n"_s), u"a\nB\nc\nD\ne\n"_s);
}

void TestThreeWay::theSameChange()
{
    const ThreeWay compared = compareThree(u"a\nb\n"_s, u"a\nx\n"_s, u"a\nx\n"_s);
    QCOMPARE(kindsOf(compared), u"=a"_s);
    QVERIFY(compared.theirsMoved() && !compared.hasConflicts());
}

void TestThreeWay::conflict()
{
    const ThreeWay compared = compareThree(u"a\nb\nc\n"_s, u"a\nx\nc\n"_s, u"a\ny\nz\nc\n"_s);
    QCOMPARE(kindsOf(compared), u"=c="_s);
    QCOMPARE(compared.blocks[1], (ThreeWayBlock{Kind::Conflict, 2, 1, 2, 1, 2, 2}));
    QVERIFY(compared.merged(u"a\nx\nc\n"_s, u"a\ny\nz\nc\n"_s).isEmpty());
    // One deletes what the other changes.
    QCOMPARE(kindsOf(compareThree(u"a\nb\nc\n"_s, u"a\nc\n"_s, u"a\nB\nc\n"_s)), u"=c="_s);
}

void TestThreeWay::insertions()
{
    const ThreeWay compared = compareThree(u"a\nb\n"_s, u"a\nm\nb\n"_s, u"a\nb\nt\n"_s);
    QCOMPARE(kindsOf(compared), u"=m=t"_s);
    QCOMPARE(compared.blocks[1].baseCount, 0);
    QCOMPARE(compared.merged(u"a\nm\nb\n"_s, u"a\nb\nt\n"_s), u"a\nm\nb\nt\n"_s);
    // Both add other lines at one place: nobody can say which comes first.
    QCOMPARE(kindsOf(compareThree(u"a\nb\n"_s, u"a\nm\nb\n"_s, u"a\nt\nb\n"_s)), u"=c="_s);
    QCOMPARE(kindsOf(compareThree({}, u"m\n"_s, {})), u"m"_s);
}

void TestThreeWay::blocksAreTheWhole()
{
    QRandomGenerator random(9);
    const auto text = [&random](int most) {
        QStringList lines;
        for (quint32 i = random.bounded(quint32(most)) + 1; i > 0; --i)
            lines.append(QString::number(random.bounded(5)));
        return lines.join(u'\n') + u'\n';
    };
    for (int round = 0; round < 2000; ++round) {
        const QString base = text(12);
        const QString mine = text(12);
        const QString theirs = text(12);
        int atBase = 1, atMine = 1, atTheirs = 1;
        const ThreeWay compared = compareThree(base, mine, theirs);
        for (const ThreeWayBlock &block : compared.blocks) {
            QCOMPARE(block.base, atBase);
            QCOMPARE(block.mine, atMine);
            QCOMPARE(block.theirs, atTheirs);
            atBase += block.baseCount;
            atMine += block.mineCount;
            atTheirs += block.theirsCount;
        }
        QCOMPARE(atBase, base.count(u'\n') + 1);
        QCOMPARE(atMine, mine.count(u'\n') + 1);
        QCOMPARE(atTheirs, theirs.count(u'\n') + 1);
        // Who changes nothing takes over what the other did.
        QCOMPARE(compareThree(base, base, theirs).merged(base, theirs), theirs);
        QCOMPARE(compareThree(base, mine, base).merged(mine, base), mine);
    }
}

void TestThreeWay::mergedInOwnLineEnds()
{
    const QString mine = u"a\r\nB\r\nc\r\nd"_s;
    const QString theirs = u"a\nb\nc\nd\ne\n"_s;
    const ThreeWay compared = compareThree(u"a\nb\nc\nd\n"_s, mine, theirs);
    QVERIFY(!compared.hasConflicts());
    QCOMPARE(compared.merged(mine, theirs), u"a\r\nB\r\nc\r\nd\r\ne"_s);
}

QTEST_GUILESS_MAIN(TestThreeWay)
#include "tst_threeway.moc"
