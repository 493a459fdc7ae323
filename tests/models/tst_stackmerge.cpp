// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/stackmaker.h"
#include "ui/models/stackmerge.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestStackMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstAnswerIsShared();
    void refreshKeepsNoAnswerAlive();
    void answerAfterKnownRowsIsShared();

private:
    void merge(const QList<Stack> &stacks, bool knownOnly = false);
    bool isInside(StackId id, const QByteArray &answer) const;

    StackMerger m_merger;
    std::shared_ptr<const StackSnapshot> m_snapshot;
};

namespace {

/// Stacks that share the memory of their answer, as decoded ones do.
QList<Stack> stacksIn(const QByteArray &answer, const QList<qint64> &ids, const QString &name)
{
    QList<Stack> stacks;
    for (const qint64 id : ids) {
        stacks.append(testStack(id, name));
        stacks.last().json = RawJson(answer, 1, 2);
    }
    return stacks;
}

} // namespace

void TestStackMerge::merge(const QList<Stack> &stacks, bool knownOnly)
{
    MergeNotes notes;
    const StackSnapshot base = m_snapshot ? *m_snapshot : StackSnapshot();
    const ServerEdit edit{.server = testServer(1), .stacks = stacks, .knownOnly = knownOnly};
    m_snapshot = m_merger.merge(base, {edit}, notes);
}

bool TestStackMerge::isInside(StackId id, const QByteArray &answer) const
{
    for (const StackEntryPtr &entry : m_snapshot->parts.first()->entries) {
        const QByteArrayView text = entry->row.stack.json.text();
        if (entry->row.stack.id == id)
            return text.begin() >= answer.constBegin() && text.end() <= answer.constEnd();
    }
    return false;
}

void TestStackMerge::firstAnswerIsShared()
{
    m_snapshot.reset();
    const QByteArray answer = "[{},{}]";
    merge(stacksIn(answer, {1, 2}, u"web"_s));
    QVERIFY(isInside(StackId(1), answer));
    QVERIFY(isInside(StackId(2), answer));
}

void TestStackMerge::refreshKeepsNoAnswerAlive()
{
    m_snapshot.reset();
    const QByteArray first = "[{},{},0]";
    merge(stacksIn(first, {1, 2}, u"web"_s));
    const QByteArray second = "[{},{},1]";
    merge(stacksIn(second, {1}, u"web"_s) + stacksIn(second, {2, 3}, u"changed"_s));
    QCOMPARE(m_snapshot->parts.first()->entries.size(), 3);
    QVERIFY(isInside(StackId(1), first));
    for (const StackId id : {StackId(1), StackId(2), StackId(3)})
        QVERIFY(!isInside(id, second));
    QCOMPARE(m_snapshot->parts.first()->entries.last()->row.stack.json.text(), "{}");
}

void TestStackMerge::answerAfterKnownRowsIsShared()
{
    m_snapshot.reset();
    merge(stacksIn("[{}]", {1}, u"web"_s), true);
    const QByteArray answer = "[{},{}]";
    merge(stacksIn(answer, {1, 2}, u"web"_s));
    QVERIFY(isInside(StackId(1), answer));
    QVERIFY(isInside(StackId(2), answer));
}

QTEST_GUILESS_MAIN(TestStackMerge)
#include "tst_stackmerge.moc"
