// SPDX-License-Identifier: GPL-3.0-or-later
// The Containers column: what runs, brought to the table beside its stacks.
#include "stackmaker.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

constexpr int Containers = static_cast<int>(StackColumn::Containers);

std::shared_ptr<EngineTally> tally(const QList<std::pair<QString, RunningCount>> &counts, qint64 environment = 1)
{
    auto made = std::make_shared<EngineTally>();
    for (const auto &[name, count] : counts)
        made->stacks.insert({EnvironmentId(environment), StackType::Compose, name}, {.count = count, .created = 0, .resourceControl = {}});
    return made;
}

std::shared_ptr<RunningTable> tableOf(const std::shared_ptr<const EngineTally> &counts, const QString &note = {})
{
    auto table = std::make_shared<RunningTable>();
    table->places.insert(EnvironmentId(1), {counts, note});
    return table;
}

/// A table with the stacks good, bad, part, off and none on one environment, and away on another.
struct Fixture {
    Fixture()
    {
        QList<Stack> stacks;
        for (const QString &name : {u"good"_s, u"bad"_s, u"part"_s, u"off"_s, u"none"_s})
            stacks.append(testStack(stacks.size() + 1, name));
        stacks.append(testStack(6, u"away"_s, 2));
        model.setServer(testServer(1), u"home-lab"_s, stacks, {testEnvironment(1, u"local"_s), testEnvironment(2, u"nas"_s)}, false);
    }
    std::shared_ptr<EngineTally> counts() const
    {
        return tally({{u"good"_s, {.running = 3, .total = 3}}, {u"bad"_s, {.running = 3, .total = 3, .bad = 1}}, {u"part"_s, {.running = 2, .total = 3, .off = 1}},
                      {u"off"_s, {.running = 0, .total = 2, .off = 2}}});
    }
    QString cell(const QString &name, int role = Qt::DisplayRole) const
    {
        return model.index(static_cast<int>(shownNames(model).indexOf(name)), Containers).data(role).toString();
    }
    StacksModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TestRunningColumn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysHowManyRun();
    void anEnvironmentThatDoesNotAnswerSaysSo();
    void sortsTheWorstFirst();
    void changesOnlyWhatIsDifferent();
    void limitedStacksAreRows();
    void staysWhenTheStacksAreReadAgain();
    void canBeFiltered();
};

void TestRunningColumn::saysHowManyRun()
{
    Fixture f;
    QCOMPARE(f.cell(u"good"_s), QString()); // Not known yet, and said so by nothing.
    f.model.setRunning(testServer(1), tableOf(f.counts()));
    QCOMPARE(f.cell(u"good"_s), u"3/3"_s);
    QCOMPARE(f.cell(u"part"_s), u"2/3"_s);
    QCOMPARE(f.cell(u"none"_s), u"None"_s);
    QCOMPARE(f.cell(u"away"_s), QString());
    QCOMPARE(f.cell(u"bad"_s, Qt::ToolTipRole), u"3 of 3 run, 1 in trouble."_s);
    QCOMPARE(f.cell(u"off"_s, Qt::AccessibleTextRole), u"Containers: 0 of 2 run."_s);
    const auto segments = f.model.index(static_cast<int>(shownNames(f.model).indexOf(u"bad"_s)), Containers).data(StacksModel::RunningRole).value<QList<int>>();
    QCOMPARE(segments, (QList<int>{1, 0, 0, 2}));
}

void TestRunningColumn::anEnvironmentThatDoesNotAnswerSaysSo()
{
    Fixture f;
    f.model.setRunning(testServer(1), tableOf(nullptr, u"local is down."_s));
    QCOMPARE(f.cell(u"good"_s), u"Not read"_s);
    QCOMPARE(f.cell(u"good"_s, Qt::ToolTipRole), u"local is down."_s);
    f.model.setRunning(testServer(1), tableOf(f.counts(), u"local is down."_s));
    QCOMPARE(f.cell(u"good"_s), u"3/3"_s); // What was known stays, and the reason is told with it.
    QVERIFY(f.cell(u"good"_s, Qt::ToolTipRole).contains(u"local is down."_s));
}

void TestRunningColumn::sortsTheWorstFirst()
{
    Fixture f;
    f.model.setRunning(testServer(1), tableOf(f.counts()));
    f.model.sort(Containers, Qt::AscendingOrder);
    QCOMPARE(shownNames(f.model), (QStringList{u"bad"_s, u"part"_s, u"off"_s, u"good"_s, u"none"_s, u"away"_s}));
    f.model.sort(Containers, Qt::DescendingOrder);
    QCOMPARE(shownNames(f.model), (QStringList{u"none"_s, u"good"_s, u"off"_s, u"part"_s, u"bad"_s, u"away"_s})); // What is not known is last in both.
}

void TestRunningColumn::changesOnlyWhatIsDifferent()
{
    Fixture f;
    f.model.setRunning(testServer(1), tableOf(f.counts()));
    SignalCounter signalsOfModel(f.model);
    f.model.setRunning(testServer(1), tableOf(f.counts()));
    QCOMPARE(signalsOfModel.count(), 0);
    auto changed = f.counts();
    changed->stacks[{EnvironmentId(1), StackType::Compose, u"good"_s}].count.running = 2;
    QSignalSpy told(&f.model, &QAbstractItemModel::dataChanged);
    f.model.setRunning(testServer(1), tableOf(changed));
    QCOMPARE(told.count(), 1);
    QCOMPARE(f.cell(u"good"_s), u"2/3"_s);
}

void TestRunningColumn::limitedStacksAreRows()
{
    Fixture f;
    auto table = tableOf(tally({{u"by-hand"_s, {.running = 1, .total = 1}}}));
    table->limited = {testStack(-1, u"by-hand"_s)};
    f.model.setRunning(testServer(1), table);
    QCOMPARE(f.model.rowCount(), 7);
    const int row = static_cast<int>(shownNames(f.model).indexOf(u"by-hand"_s));
    QCOMPARE(f.model.row(row)->control, Control::Limited);
    QCOMPARE(f.model.index(row, static_cast<int>(StackColumn::Control)).data().toString(), u"Limited"_s);
    QCOMPARE(f.model.index(row, static_cast<int>(StackColumn::Id)).data().toString(), QString()); // It has no number.
    QCOMPARE(f.model.index(row, Containers).data().toString(), u"1/1"_s);
    f.model.setRunning(testServer(1), tableOf(f.counts()));
    QCOMPARE(f.model.rowCount(), 6);
}

void TestRunningColumn::staysWhenTheStacksAreReadAgain()
{
    Fixture f;
    f.model.setRunning(testServer(1), tableOf(f.counts()));
    f.model.setServer(testServer(1), u"home-lab"_s, {testStack(1, u"good"_s)}, {testEnvironment(1, u"local"_s)}, false);
    QCOMPARE(f.cell(u"good"_s), u"3/3"_s);
    f.model.removeServer(testServer(1));
    f.model.setServer(testServer(1), u"home-lab"_s, {testStack(1, u"good"_s)}, {testEnvironment(1, u"local"_s)}, false);
    QCOMPARE(f.cell(u"good"_s), QString());
}

void TestRunningColumn::canBeFiltered()
{
    Fixture f;
    f.model.setRunning(testServer(1), tableOf(f.counts()));
    f.model.setFilter({.text = u"containers:2/3"_s});
    QCOMPARE(shownNames(f.model), QStringList{u"part"_s});
}

QTEST_GUILESS_MAIN(TestRunningColumn)
#include "tst_runningcolumn.moc"
