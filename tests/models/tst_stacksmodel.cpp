// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stacksmodel.h"

#include "tests/models/stackmaker.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

using C = StackColumn;
const QList<Environment> twoEnvironments{testEnvironment(1, u"local"_s), testEnvironment(2, u"prod"_s)};

void fill(StacksModel &model, const QList<Stack> &stacks, int server = 1)
{
    model.setServer(testServer(server), u"server %1"_s.arg(server), stacks, twoEnvironments, false);
}

StackFilter textFilter(const QString &text)
{
    StackFilter filter;
    filter.text = text;
    return filter;
}

/// Stacks named by their id, big enough a list for the worker.
QList<Stack> manyStacks(int count)
{
    QList<Stack> stacks;
    for (int id = count; id > 0; --id)
        stacks.append(testStack(id, u"s%1"_s.arg(id), 1 + id % 2));
    return stacks;
}

} // namespace

class tst_StacksModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsUnderWayStandsInPlaceOfTheState()
    {
        StacksModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        fill(model, {testStack(1, u"db"_s), testStack(2, u"web"_s)});
        QTRY_VERIFY(model.isSettled());
        const int state = static_cast<int>(C::State);
        const QString before = model.index(0, state).data().toString();
        QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
        model.setUnderWay({{{testServer(1), StackId(1)}, u"Stopping..."_s}});
        QCOMPARE(told.count(), 1); // The other row did not change.
        QCOMPARE(model.index(0, state).data().toString(), u"Stopping..."_s);
        QCOMPARE(model.index(0, state).data(StacksModel::StatusRole).toInt(), static_cast<int>(StackStatus::Deploying));
        QVERIFY(model.index(0, state).data(Qt::AccessibleTextRole).toString().endsWith("Stopping..."_L1));
        QVERIFY(model.index(0, state).data(Qt::ToolTipRole).toString().contains(before));
        QCOMPARE(model.index(1, state).data().toString(), before);
        QCOMPARE(model.underWay({testServer(1), StackId(1)}), u"Stopping..."_s);
        model.setUnderWay({});
        QCOMPARE(model.index(0, state).data().toString(), before);
        QCOMPARE(told.count(), 2);
    }
    void sorts_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("ascending");
        QTest::addColumn<QString>("descending");
        const auto row = [](C column, const QString &up, const QString &down) { QTest::newRow(qPrintable(columnKey(column))) << static_cast<int>(column) << up << down; };
        row(C::Name, u"3 1 2 4"_s, u"4 2 1 3"_s);
        row(C::State, u"4 2 3 1"_s, u"3 1 2 4"_s); // Error, Unknown, Active, Active by name
        row(C::Type, u"3 1 2 4"_s, u"4 2 3 1"_s); // Compose 3 1, Swarm 2, Unknown 4
        row(C::Control, u"1 3 2 4"_s, u"3 2 4 1"_s); // Orphaned, Total
        row(C::Environment, u"3 2 4 1"_s, u"1 4 3 2"_s); // local, local, prod, Removed
        row(C::Created, u"2 1 3 4"_s, u"3 1 2 4"_s); // 4 was never
        row(C::CreatedBy, u"1 2 4 3"_s, u"4 2 1 3"_s); // user2, User10, user10?; nobody last
        row(C::Id, u"1 2 3 4"_s, u"4 3 2 1"_s);
        row(C::VariablesCount, u"1 2 4 3"_s, u"3 1 2 4"_s);
        row(C::ProjectPath, u"2 1 4 3"_s, u"4 1 2 3"_s); // /2 before /10 before /10a, none last
    }
    void sorts()
    {
        QFETCH(int, column);
        QList<Stack> stacks{testStack(1, u"web2"_s, 9), testStack(2, u"Web10"_s), testStack(3, u"db"_s), testStack(4, u"web10b"_s, 2)};
        stacks[1].type = {StackType::Swarm, 1};
        stacks[3].type = {StackType::Unknown, 8};
        stacks[1].status = {StackStatus::Unknown, 8};
        stacks[3].status = {StackStatus::Error, 4};
        stacks[0].creationDate = 500;
        stacks[1].creationDate = 40;
        stacks[2].creationDate = 6000;
        stacks[0].createdBy = u"User2"_s;
        stacks[1].createdBy = u"user10"_s;
        stacks[3].createdBy = u"user10b"_s;
        stacks[2].env = {{u"A"_s, {}}};
        stacks[0].projectPath = u"/10"_s;
        stacks[1].projectPath = u"/2"_s;
        stacks[3].projectPath = u"/10a"_s;
        StacksModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        fill(model, stacks);
        const auto ids = [&model] { return shownNames(model, static_cast<int>(C::Id)).join(u' '); };
        model.sort(column, Qt::AscendingOrder);
        QTEST(ids(), "ascending");
        model.sort(column, Qt::DescendingOrder);
        QTEST(ids(), "descending");
        QCOMPARE(model.sortColumn(), column);
        QCOMPARE(model.sortOrder(), Qt::DescendingOrder);
        model.sort(-1);
        QCOMPARE(ids(), u"3 1 2 4"_s);
        model.sort(StackColumnCount);
        QCOMPARE(model.sortColumn(), 0);
    }

    void tiesGoByServerThenId()
    {
        StacksModel model;
        fill(model, {testStack(9, u"same"_s), testStack(3, u"Same"_s)}, 2);
        fill(model, {testStack(8, u"same"_s)}, 1);
        QCOMPARE(shownNames(model, static_cast<int>(C::Id)), QStringList({u"8"_s, u"3"_s, u"9"_s}));
    }

    void isSilentWhenNothingChanged_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("small") << 50;
        QTest::newRow("in a worker") << 5000;
    }
    void isSilentWhenNothingChanged()
    {
        QFETCH(int, rows);
        StacksModel model;
        fill(model, manyStacks(rows));
        model.setFilter(textFilter(u"env:prod"_s));
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(model.rowCount(), rows / 2);
        const StackRow *first = model.row(0);
        const SignalCounter signalsSent(model);
        QSignalSpy totals(&model, &StacksModel::totalsChanged);
        QSignalSpy settled(&model, &StacksModel::settled);
        QVERIFY(signalsSent.kinds() >= 12);
        fill(model, manyStacks(rows)); // made anew: equal, but nothing shared
        QTRY_COMPARE(settled.size(), 1);
        model.setFilter(model.filter());
        model.sort(0);
        QCOMPARE(signalsSent.count(), 0);
        QCOMPARE(totals.size(), 0);
        QCOMPARE(model.row(0), first);
    }

    void announcesOnlyWhatChanged()
    {
        StacksModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QList<Stack> stacks = manyStacks(50);
        fill(model, stacks);
        const QPersistentModelIndex seventh = model.index(model.shownRowOf({testServer(1), StackId(7)}), 3);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const SignalCounter signalsSent(model);
        stacks[50 - 7].updatedBy = u"dave"_s;
        stacks[50 - 8].updatedBy = u"dave"_s;
        stacks[50 - 20].updatedBy = u"dave"_s;
        fill(model, stacks);
        QCOMPARE(signalsSent.count(), 2);
        QCOMPARE(changed[0][0].toModelIndex(), model.index(6, 0));
        QCOMPARE(changed[0][1].toModelIndex(), model.index(7, StackColumnCount - 1));
        QCOMPARE(changed[1][0].toModelIndex().row(), 19);
        stacks.removeAt(50 - 3);
        fill(model, stacks);
        QCOMPARE(signalsSent.count(), 4); // about to be removed, removed
        QCOMPARE(seventh.row(), 5);
        stacks.prepend(testStack(51, u"a"_s));
        fill(model, stacks);
        QCOMPARE(signalsSent.count(), 6);
        QCOMPARE(seventh.row(), 6);
        QVERIFY(seventh.isValid());
    }

    void countsAndTotals()
    {
        StacksModel model;
        QSignalSpy totals(&model, &StacksModel::totalsChanged);
        fill(model, {testStack(1, u"a"_s, 1), testStack(2, u"b"_s, 2), testStack(3, u"c"_s, 9)}, 1);
        QCOMPARE(totals.size(), 1);
        fill(model, {testStack(1, u"a"_s, 1)}, 2);
        QCOMPARE(model.totalCount(), 4);
        QCOMPARE(model.countOf(testServer(1)), 3);
        QCOMPARE(model.countOf(testServer(1), EnvironmentId(9)), 1);
        QCOMPARE(model.countOf(testServer(2), EnvironmentId(2)), 0);
        QCOMPARE(model.countOf(testServer(3)), 0);
        QCOMPARE(model.environmentNames(), QStringList({u"local"_s, u"prod"_s}));
        model.setFilter(textFilter(u"zzz"_s));
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.totalCount(), 4);
        QCOMPARE(totals.size(), 2);
        model.removeServer(testServer(1));
        model.removeServer(testServer(7));
        QCOMPARE(totals.size(), 3);
        QCOMPARE(model.totalCount(), 1);
        QCOMPARE(model.shownRowOf({testServer(2), StackId(1)}), -1);
        model.setFilter({});
        QCOMPARE(model.shownRowOf({testServer(2), StackId(1)}), 0);
    }

    void keepsTheFirstOfDoubles()
    {
        StacksModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        fill(model, {testStack(1, u"first"_s), testStack(1, u"second"_s)});
        QCOMPARE(shownNames(model), QStringList{u"first"_s});
        fill(model, {testStack(1, u"second"_s), testStack(1, u"first"_s)});
        QCOMPARE(shownNames(model), QStringList{u"second"_s});
        QCOMPARE(model.totalCount(), 1);
    }

    void lastWishWins()
    {
        StacksModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy settled(&model, &StacksModel::settled);
        fill(model, manyStacks(4000));
        fill(model, manyStacks(5000));
        for (const QString &text : {u"s1"_s, u"s12"_s, u"s123"_s})
            model.setFilter(textFilter(text));
        model.sort(static_cast<int>(C::Id), Qt::DescendingOrder);
        QVERIFY(!model.isSettled());
        QCOMPARE(model.rowCount(), 0);
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(settled.size(), 1);
        QCOMPARE(shownNames(model), QStringList({u"s1239"_s, u"s1238"_s, u"s1237"_s, u"s1236"_s, u"s1235"_s, u"s1234"_s,
                                                 u"s1233"_s, u"s1232"_s, u"s1231"_s, u"s1230"_s, u"s123"_s}));
        QCOMPARE(model.totalCount(), 5000);
    }

    void diesWhileAWorkerIsBusy()
    {
        for (int round = 0; round < 5; ++round) {
            StacksModel model;
            fill(model, manyStacks(5000));
            if (round % 2 == 0)
                QTRY_VERIFY(model.isSettled());
            model.setFilter(textFilter(u"s1"_s));
        }
        QCoreApplication::processEvents();
    }

    void mayBeAskedFromItsOwnSignals()
    {
        StacksModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        connect(&model, &QAbstractItemModel::rowsInserted, &model, [&model] { model.setFilter(textFilter(u"s1"_s)); });
        fill(model, manyStacks(30));
        QVERIFY(model.isSettled());
        QCOMPARE(model.rowCount(), 11); // s1, s10 to s19
    }

    void retimeAnnouncesOnlyRecentTimes()
    {
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        QList<Stack> stacks = manyStacks(9);
        for (Stack &stack : stacks)
            stack.creationDate = now - 90 * 86'400LL;
        stacks[9 - 4].creationDate = now - 30;
        stacks[9 - 6].creationDate = now - 7200;
        StacksModel model;
        fill(model, stacks);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const SignalCounter signalsSent(model);
        model.retime();
        const bool overNewYear = QDateTime::currentDateTime().date().dayOfYear() == 1;
        if (overNewYear)
            QSKIP("every date may read differently on this day");
        QCOMPARE(signalsSent.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), model.index(3, static_cast<int>(C::Created)));
        QCOMPARE(changed[0][1].toModelIndex(), model.index(5, static_cast<int>(C::Created)));
    }

    void tablesStayAsTheyWere()
    {
        StacksModel model;
        fill(model, manyStacks(3000));
        QTRY_VERIFY(model.isSettled());
        model.setFilter(textFilter(u"s10"_s));
        QTRY_VERIFY(model.isSettled());
        const StackTable table = model.table({C::Id, C::Name});
        model.removeServer(testServer(1));
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(table.rows.size(), 111); // s10, s100 to s109, s1000 to s1099
        QCOMPARE(table.rows[1]->stack.name, u"s100"_s);
        QCOMPARE(table.columns, QList<C>({C::Id, C::Name}));
    }

    void tablesOfSelections()
    {
        StacksModel model;
        fill(model, manyStacks(9));
        QItemSelection selection;
        selection.select(model.index(1, 0), model.index(2, 1));
        selection.select(model.index(6, 1), model.index(6, 1));
        const StackTable table = model.table(selection, {C::Id, C::State, C::Name});
        QCOMPARE(table.columns, QList<C>({C::State, C::Name}));
        QCOMPARE(table.rows.size(), 3);
        QCOMPARE(table.rows[0]->stack.name, u"s2"_s);
        QCOMPARE(table.rows[2]->stack.name, u"s7"_s);
        QVERIFY(model.table(QItemSelection(), {C::Id}).rows.isEmpty());
    }
};

QTEST_MAIN(tst_StacksModel)
#include "tst_stacksmodel.moc"
