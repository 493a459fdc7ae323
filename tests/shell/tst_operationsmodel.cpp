// SPDX-License-Identifier: GPL-3.0-or-later
// The list of operations as a table and as a page, with real operations on the sample server.
#include "tests/session/demosession.h"
#include "ui/models/operationsmodel.h"
#include "ui/pages/operationspage.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include <algorithm>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

/// A list of operations on the sample server, watched by a model tester.
struct List {
    List()
        : operations({}, {.look = std::chrono::milliseconds(50), .settle = std::chrono::seconds(5), .deploy = std::chrono::seconds(20),
                          .swarmGone = std::chrono::seconds(30)})
    {
    }
    Stack stack(const QString &name)
    {
        const QList<Stack> &all = session.stacks();
        const auto found = std::ranges::find_if(all, [&](const Stack &each) { return each.name == name && number(each.environmentId) == 1; });
        return found == all.end() ? Stack() : *found;
    }
    QString cell(int row, int column) const { return model.index(row, column).data().toString(); }

    DemoSessions demo;
    Session &session = demo.of("admin");
    Operations operations;
    OperationsModel model{operations};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TestOperationsModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatBecameOfIt();
    void theNewestIsFirst();
    void whatEndedCanBeCleared();
    void thePageShowsTheChosenOne();
    void waitingCanBeEnded();
    void everyKindHasWords();
};

void TestOperationsModel::tellsWhatBecameOfIt()
{
    List list;
    Operation *stop = list.operations.start(list.session, StopPlan{list.stack(u"shop"_s)});
    QCOMPARE(list.model.rowCount(), 1);
    QCOMPARE(list.cell(0, OperationsModel::Verb), u"Stop"_s);
    QCOMPARE(list.cell(0, OperationsModel::Stack), u"shop"_s);
    QCOMPARE(list.cell(0, OperationsModel::Place), u"local on home-lab"_s);
    QCOMPARE(list.cell(0, OperationsModel::Outcome), u"Waiting"_s);
    QCOMPARE(list.model.runningCount(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(stop->isEnded(), 30'000);
    QCOMPARE(list.cell(0, OperationsModel::Outcome), u"Done"_s);
    QCOMPARE(list.cell(0, OperationsModel::Progress), stop->sentence());
    QCOMPARE(list.model.index(0, 0).data(OperationsModel::LookRole).toInt(), static_cast<int>(StackStatus::Active));
    QCOMPARE(list.model.runningCount(), 0);
    QVERIFY(list.model.index(0, OperationsModel::Stack).data(Qt::AccessibleTextRole).toString().endsWith("shop"_L1));
}

void TestOperationsModel::theNewestIsFirst()
{
    List list;
    list.operations.start(list.session, StopPlan{list.stack(u"shop"_s)});
    Operation *second = list.operations.start(list.session, StopPlan{list.stack(u"chatty"_s)});
    QCOMPARE(list.model.at(0), second);
    QCOMPARE(list.model.rowOf(second), 0);
    QCOMPARE(list.model.at(7), nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(list.model.runningCount() == 0, 30'000);
}

void TestOperationsModel::whatEndedCanBeCleared()
{
    List list;
    Operation *stop = list.operations.start(list.session, StopPlan{list.stack(u"shop"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(stop->isEnded(), 30'000);
    list.operations.forgetEnded();
    QCOMPARE(list.model.rowCount(), 0);
}

void TestOperationsModel::thePageShowsTheChosenOne()
{
    List list;
    OperationsPage page(list.model);
    page.resize(900, 500);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QVERIFY(page.findChild<QWidget *>(u"noOperations"_s)->isVisible());
    Operation *first = list.operations.start(list.session, StopPlan{list.stack(u"shop"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(first->isEnded(), 30'000);
    QCOMPARE(page.chosen(), first); // The only one.
    QCOMPARE(page.findChild<QLabel *>(u"operationTitle"_s)->text(), u"Stopping shop"_s);
    QVERIFY(page.findChild<QLabel *>(u"operationSentence"_s)->text().contains(first->sentence()));
    // A second stop has nothing to do, and says so kindly.
    Operation *second = list.operations.start(list.session, StopPlan{list.stack(u"shop"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(second->isEnded(), 30'000);
    page.focusTable();
    QTest::keyClick(page.findChild<QTableView *>(u"operationsTable"_s), Qt::Key_Up);
    QCOMPARE(page.chosen(), second);
    QVERIFY(page.findChild<QLabel *>(u"operationSentence"_s)->text().contains(second->sentence()));
    QVERIFY(second->sentence() != first->sentence());
}

void TestOperationsModel::waitingCanBeEnded()
{
    List list;
    OperationsPage page(list.model);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QSignalSpy wanted(&page, &OperationsPage::stopWaitingRequested);
    list.operations.start(list.session, StopPlan{list.stack(u"chatty"_s)});
    Operation *waits = list.operations.start(list.session, StopPlan{list.stack(u"shop"_s)});
    page.choose(waits);
    auto *button = page.findChild<QPushButton *>(u"stopWaiting"_s);
    QVERIFY(button);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(wanted.count(), 1);
    waits->stopWaiting();
    QCOMPARE(waits->outcome(), OperationOutcome::Refused); // Nothing was sent yet.
    QTRY_VERIFY_WITH_TIMEOUT(list.model.runningCount() == 0, 30'000);
}

void TestOperationsModel::everyKindHasWords()
{
    for (int kind = 0; kind <= static_cast<int>(OperationKind::Last); ++kind) {
        QVERIFY(!operationcells::verb(static_cast<OperationKind>(kind)).isEmpty());
        QVERIFY(operationcells::workingWord(static_cast<OperationKind>(kind)).endsWith("..."_L1));
    }
}

QTEST_MAIN(TestOperationsModel)
#include "tst_operationsmodel.moc"
