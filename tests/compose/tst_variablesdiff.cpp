// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/variablesdiff.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestVariablesDiff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingChanged();
    void addedRemovedChanged();
    void reordered();
    void doubleNames();
};

namespace {

QString kindsOf(const VariablesDiff &diff)
{
    QStringList words;
    for (const VariableChange &change : diff.changes)
        words.append(change.name + QString(QChar(u"=+-~^"[int(change.kind)])));
    return words.join(u' ');
}

} // namespace

void TestVariablesDiff::nothingChanged()
{
    const ComposeVariables list{{u"A"_s, u"1"_s}, {u"A"_s, u"2"_s}, {u"B"_s, u""_s}};
    const VariablesDiff diff = compareVariables(list, list);
    QVERIFY(diff.sameInOrder && !diff.onlyReordered);
    QCOMPARE(kindsOf(diff), u"A= A= B="_s);
    QVERIFY(compareVariables({}, {}).sameInOrder);
}

void TestVariablesDiff::addedRemovedChanged()
{
    const VariablesDiff diff = compareVariables({{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}, {u"C"_s, u"3"_s}}, {{u"A"_s, u"9"_s}, {u"D"_s, u"4"_s}, {u"C"_s, u"3"_s}});
    QVERIFY(!diff.sameInOrder && !diff.onlyReordered);
    QCOMPARE(kindsOf(diff), u"A~ D+ B- C="_s);
    QCOMPARE(diff.changes[0].before, u"1"_s);
    QCOMPARE(diff.changes[0].after, u"9"_s);
    QCOMPARE(diff.changes[2].beforeIndex, 1);
    QCOMPARE(diff.changes[2].afterIndex, -1);
}

void TestVariablesDiff::reordered()
{
    const VariablesDiff diff = compareVariables({{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}, {u"C"_s, u"3"_s}}, {{u"C"_s, u"3"_s}, {u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}});
    QVERIFY(!diff.sameInOrder && diff.onlyReordered);
    QCOMPARE(kindsOf(diff), u"C^ A= B="_s);
}

void TestVariablesDiff::doubleNames()
{
    const VariablesDiff diff = compareVariables({{u"A"_s, u"1"_s}, {u"A"_s, u"2"_s}}, {{u"A"_s, u"1"_s}});
    QCOMPARE(kindsOf(diff), u"A= A-"_s);
    QVERIFY(!diff.onlyReordered);
}

QTEST_GUILESS_MAIN(TestVariablesDiff)
#include "tst_variablesdiff.moc"
