// SPDX-License-Identifier: GPL-3.0-or-later
// The columns CPU and Memory: what was measured of the stacks, brought to the table beside what runs.
#include "stackmaker.h"
#include "ui/models/stackcell.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

constexpr int Cpu = static_cast<int>(StackColumn::Cpu);
constexpr int Memory = static_cast<int>(StackColumn::Memory);
constexpr qint64 MiB = 1024 * 1024;

/// A table with the stacks busy, calm, off and unseen on one environment.
struct Fixture {
    Fixture()
    {
        QList<Stack> stacks;
        for (const QString &name : {u"busy"_s, u"calm"_s, u"off"_s, u"unseen"_s})
            stacks.append(testStack(stacks.size() + 1, name));
        model.setServer(testServer(1), u"home-lab"_s, stacks, {testEnvironment(1, u"local"_s)}, false);
    }
    void measure(qint64 cpuOfBusy = 1254)
    {
        auto table = std::make_shared<RunningTable>();
        table->places.insert(EnvironmentId(1), {std::make_shared<EngineTally>(), {}});
        const auto add = [&](const QString &name, const StackUsage &usage) { table->usages.insert({EnvironmentId(1), StackType::Compose, name}, usage); };
        add(u"busy"_s, {.cpu = cpuOfBusy, .memory = 1536 * MiB, .containers = 3});
        add(u"calm"_s, {.cpu = 4, .memory = 12 * MiB, .containers = 1});
        add(u"off"_s, {});
        model.setRunning(testServer(1), table);
    }
    QVariant cell(const QString &name, int column, int role = Qt::DisplayRole) const
    {
        return model.index(static_cast<int>(shownNames(model).indexOf(name)), column).data(role);
    }
    StacksModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TestUsageColumns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void areHiddenUntilChosen();
    void sayWhatWasMeasured();
    void sortByWhatIsUsed();
    void changeOnlyWhatIsDifferent();
    void areFiltered_data();
    void areFiltered();
    void areExportedAsNumbers();
};

void TestUsageColumns::areHiddenUntilChosen()
{
    QVERIFY(!isShownByDefault(StackColumn::Cpu) && !isShownByDefault(StackColumn::Memory));
}

void TestUsageColumns::sayWhatWasMeasured()
{
    Fixture f;
    QCOMPARE(f.cell(u"busy"_s, Cpu).toString(), QString());
    QCOMPARE(f.cell(u"busy"_s, Cpu, Qt::AccessibleTextRole).toString(), u"CPU: not measured"_s);
    f.measure();
    QCOMPARE(f.cell(u"busy"_s, Cpu).toString(), u"125.4 %"_s);
    QCOMPARE(f.cell(u"busy"_s, Memory).toString(), u"1.5 GiB"_s);
    QCOMPARE(f.cell(u"calm"_s, Cpu).toString(), u"0.4 %"_s);
    QCOMPARE(f.cell(u"calm"_s, Memory, Qt::AccessibleTextRole).toString(), u"Memory: 12.0 MiB"_s);
    QCOMPARE(f.cell(u"off"_s, Cpu).toString(), u"None"_s); // Nothing of it runs: that is known.
    QCOMPARE(f.cell(u"unseen"_s, Memory).toString(), QString());
    QCOMPARE(f.cell(u"busy"_s, Cpu, Qt::ToolTipRole).toString(), u"Sum over 3 running containers."_s);
    QVERIFY(f.cell(u"unseen"_s, Cpu, Qt::ToolTipRole).toString().startsWith(u"Not measured."_s));
    QVERIFY(f.cell(u"busy"_s, Cpu, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
}

void TestUsageColumns::sortByWhatIsUsed()
{
    Fixture f;
    f.measure();
    QCOMPARE(f.cell(u"busy"_s, Memory, StacksModel::SortRole).typeId(), QMetaType::LongLong);
    f.model.sort(Cpu, Qt::DescendingOrder);
    QCOMPARE(shownNames(f.model), (QStringList{u"busy"_s, u"calm"_s, u"off"_s, u"unseen"_s}));
    f.model.sort(Memory, Qt::AscendingOrder);
    QCOMPARE(shownNames(f.model), (QStringList{u"off"_s, u"calm"_s, u"busy"_s, u"unseen"_s})); // What is not known is last in both.
    f.model.sort(Cpu, Qt::DescendingOrder);
    f.measure(1);
    QCOMPARE(shownNames(f.model), (QStringList{u"calm"_s, u"busy"_s, u"off"_s, u"unseen"_s}));
}

void TestUsageColumns::changeOnlyWhatIsDifferent()
{
    Fixture f;
    f.measure();
    SignalCounter signalsOfModel(f.model);
    f.measure();
    QCOMPARE(signalsOfModel.count(), 0);
    QSignalSpy told(&f.model, &QAbstractItemModel::dataChanged);
    f.measure(1300);
    QCOMPARE(told.count(), 1);
    QCOMPARE(told.constFirst().at(0).toModelIndex().row(), told.constFirst().at(1).toModelIndex().row());
}

void TestUsageColumns::areFiltered_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("more") << u"cpu:>100"_s << QStringList{u"busy"_s};
    QTest::newRow("at least") << u"cpu:0.4%"_s << QStringList{u"busy"_s, u"calm"_s};
    QTest::newRow("not more than itself") << u"cpu:>0.4"_s << QStringList{u"busy"_s};
    QTest::newRow("less") << u"cpu:<1"_s << QStringList{u"calm"_s, u"off"_s};
    QTest::newRow("not less") << u"-cpu:<1"_s << QStringList{u"busy"_s, u"unseen"_s};
    QTest::newRow("bytes with a unit") << u"memory:>100m"_s << QStringList{u"busy"_s};
    QTest::newRow("in another spelling") << u"memory:\">1.5 GiB\""_s << QStringList{};
    QTest::newRow("at least so much") << u"memory:1.5gib"_s << QStringList{u"busy"_s};
    QTest::newRow("comma") << u"memory:1,5g"_s << QStringList{u"busy"_s};
    QTest::newRow("bytes") << u"memory:<13000000"_s << QStringList{u"calm"_s, u"off"_s};
    QTest::newRow("no quantity") << u"cpu:much"_s << QStringList{};
    QTest::newRow("a wrong unit") << u"cpu:>1g"_s << QStringList{};
    QTest::newRow("the other one") << u"memory:>1%"_s << QStringList{};
}

void TestUsageColumns::areFiltered()
{
    QFETCH(QString, text);
    QFETCH(QStringList, names);
    Fixture f;
    f.measure();
    f.model.setFilter({.text = text});
    QCOMPARE(shownNames(f.model), names);
}

void TestUsageColumns::areExportedAsNumbers()
{
    Fixture f;
    f.measure();
    const StackRow &busy = *f.model.row(static_cast<int>(shownNames(f.model).indexOf(u"busy"_s)));
    QCOMPARE(cellValue(busy, StackColumn::Cpu, QTimeZone::utc()), QVariant(125.4));
    QCOMPARE(cellValue(busy, StackColumn::Memory, QTimeZone::utc()), QVariant(1536 * MiB));
    const StackRow &unseen = *f.model.row(static_cast<int>(shownNames(f.model).indexOf(u"unseen"_s)));
    QVERIFY(!cellValue(unseen, StackColumn::Cpu, QTimeZone::utc()).isValid());
}

QTEST_GUILESS_MAIN(TestUsageColumns)
#include "tst_usagecolumns.moc"
