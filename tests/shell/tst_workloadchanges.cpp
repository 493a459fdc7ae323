// SPDX-License-Identifier: GPL-3.0-or-later
// Workloads and pods of the sample's cluster, changed in the whole window by keyboard and mouse.
#include "tests/shell/stackswindow.h"

#include "ui/dialogs/stackquestion.h"
#include "ui/dialogs/workloadquestion.h"
#include "ui/models/workloadsmodel.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/workloadsview.h"

#include <QMenu>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Cluster = 4; // The environment "k8s" of the sample.

struct ChangesWindow : StacksWindow {
    WorkloadsView &view() { return page().details().containers().workloads(); }
    QTableView &table() { return view().table(); }
    QAbstractItemModel &model() { return *table().model(); }
    WorkloadActions &actions() { return view().actions(); }
    /// Opens the Containers tab of a stack, with the keyboard in its rows.
    bool look(const QString &name)
    {
        const StackKey key = keyOf(name, Cluster);
        if (!QTest::qWaitFor([&] { return page().selectStack(key); }) || !QTest::qWaitFor([&] { return page().currentKey() == key; }))
            return false;
        page().details().setCurrentTab(u"containers"_s);
        if (!QTest::qWaitFor([&] { return table().isVisible() && model().rowCount() > 0; }, 10'000))
            return false;
        table().setFocus();
        return true;
    }
    QString cell(int row, int column) { return model().index(row, column).data().toString().trimmed(); }
    QStringList podsOf(const QString &workload)
    {
        QStringList names;
        for (int row = 0; row < model().rowCount(); ++row)
            if (model().index(row, WorkloadsModel::Name).data(Qt::AccessibleTextRole).toString().endsWith(u", pod of "_s + workload)
                && cell(row, WorkloadsModel::State) != "Terminating"_L1)
                names.append(cell(row, WorkloadsModel::Name));
        return names;
    }
    bool select(const QString &kind)
    {
        for (int row = 0; row < model().rowCount(); ++row)
            if (cell(row, WorkloadsModel::Kind) == kind) {
                table().selectRow(row);
                return true;
            }
        return false;
    }
    WorkloadQuestion *question() { return demo.window().findChild<WorkloadQuestion *>(); }
    bool hasQuestion()
    {
        return QTest::qWaitFor([&] { return question() && QApplication::activeWindow() == question() && QApplication::focusWidget(); }, 10'000);
    }
    bool ask(QAction *action)
    {
        if (!QTest::qWaitFor([&] { return action->isEnabled(); }, 10'000) || !PeopleWindow::tabTo(action->objectName()))
            return false;
        PeopleWindow::press(Qt::Key_Space);
        return hasQuestion();
    }
    bool confirm() { return PeopleWindow::pushButton(u"action"_s); }
};

} // namespace

class TestWorkloadChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scalesByKeyboard();
    void undoesAScale();
    void restartsByMouse();
    void aFailingRolloutSaysWhy();
    void deletesAPodByItsKey();
    void deletesSeveralByName();
    void cancelSendsNothing();
    void saysWhatCannotBeDone();
    void readOnlySaysWhy();
};

void TestWorkloadChanges::scalesByKeyboard()
{
    ChangesWindow w;
    QVERIFY(w.opened && w.look(u"shop"_s));
    w.table().selectRow(0);
    QVERIFY(w.ask(w.actions().scale));
    QVERIFY(!w.question()->findChild<QPushButton *>(u"action"_s)->isEnabled()); // As many as now is nothing to do.
    QVERIFY(PeopleWindow::said(*w.question(), u"whatHappens"_s).contains(u"next deploy of the stack"_s));
    auto *replicas = w.question()->findChild<QSpinBox *>(u"replicas"_s);
    QTRY_VERIFY(replicas->hasFocus());
    QTest::keyClick(replicas, Qt::Key_Up);
    QTest::keyClick(replicas, Qt::Key_Return);
    QVERIFY2(w.lastEnded(OperationOutcome::Done), qPrintable(w.last() ? w.last()->sentence() : QString()));
    QCOMPARE(w.last()->sentence(), u"shop was scaled to 3. All 3 pods are ready."_s);
    QTRY_COMPARE(w.cell(0, WorkloadsModel::Ready), u"3/3"_s);
    QCOMPARE(w.podsOf(u"shop"_s).size(), 3);
    QCOMPARE(w.view().selection().workload->object.name, u"shop"_s); // What was selected stays so.
    // A pod stands for its workload; with none nothing runs.
    w.table().selectRow(1);
    QVERIFY(w.ask(w.actions().scale));
    replicas = w.question()->findChild<QSpinBox *>(u"replicas"_s);
    QTRY_VERIFY(replicas->hasFocus());
    QTest::keyClicks(replicas, u"0"_s);
    QVERIFY(PeopleWindow::said(*w.question(), u"whatHappens"_s).contains(u"nothing of it runs"_s));
    QTest::keyClick(replicas, Qt::Key_Return);
    QVERIFY(w.lastEnded(OperationOutcome::Done));
    QCOMPARE(w.last()->sentence(), u"shop was scaled to 0. Nothing of it runs."_s);
    QTRY_COMPARE(w.podsOf(u"shop"_s).size(), 0);
}

void TestWorkloadChanges::undoesAScale()
{
    ChangesWindow w;
    QVERIFY(w.opened && w.look(u"shop"_s));
    w.table().selectRow(0);
    QVERIFY(w.ask(w.actions().scale));
    auto *replicas = w.question()->findChild<QSpinBox *>(u"replicas"_s);
    QTRY_VERIFY(replicas->hasFocus());
    QTest::keyClick(replicas, Qt::Key_Up);
    QTest::keyClick(replicas, Qt::Key_Return);
    QVERIFY(w.lastEnded(OperationOutcome::Done));
    QTRY_VERIFY(w.page().changes().undo->isEnabled());
    QCOMPARE(w.page().changes().undo->text(), u"&Undo: shop was scaled..."_s);
    w.page().changes().undo->trigger();
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    QVERIFY(question);
    QTRY_VERIFY(question->findChild<QPushButton *>(u"action"_s)->isEnabled());
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QTRY_COMPARE(w.demo.operations().all().size(), 2);
    QVERIFY(w.lastEnded(OperationOutcome::Done));
    QCOMPARE(w.last()->sentence(), u"shop was scaled to 2. All 2 pods are ready."_s);
}

void TestWorkloadChanges::restartsByMouse()
{
    ChangesWindow w;
    QVERIFY(w.opened && w.look(u"shop"_s));
    const QStringList before = w.podsOf(u"shop"_s);
    const QPoint at = w.table().visualRect(w.model().index(0, 0)).center();
    QTest::mouseClick(w.table().viewport(), Qt::LeftButton, {}, at);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, w.table().viewport()->mapToGlobal(at));
    QApplication::sendEvent(w.table().viewport(), &event);
    QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
    auto *menu = static_cast<QMenu *>(QApplication::activePopupWidget());
    QCOMPARE(menu->objectName(), u"workloadMenu"_s);
    QTRY_VERIFY(w.actions().restart->isEnabled());
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(w.actions().restart).center());
    QVERIFY(w.hasQuestion());
    QCOMPARE(w.question()->windowTitle(), u"Restart the rollout of shop?"_s);
    auto *confirm = w.question()->findChild<QPushButton *>(u"action"_s);
    QVERIFY(w.question()->findChild<QPushButton *>(u"cancel"_s)->isDefault()); // What runs is ended.
    QTest::mouseClick(confirm, Qt::LeftButton);
    QVERIFY2(w.lastEnded(OperationOutcome::Done), qPrintable(w.last() ? w.last()->sentence() : QString()));
    QCOMPARE(w.last()->sentence(), u"The rollout of shop was restarted. All 2 pods are ready."_s);
    QTRY_VERIFY(w.podsOf(u"shop"_s).size() == 2 && !w.podsOf(u"shop"_s).contains(before.first()) && !w.podsOf(u"shop"_s).contains(before.last()));
}

void TestWorkloadChanges::aFailingRolloutSaysWhy()
{
    ChangesWindow w;
    QVERIFY(w.opened && w.look(u"keycloak"_s)); // The second of its pods crashes, always.
    w.table().selectRow(0);
    QVERIFY(w.ask(w.actions().restart));
    QVERIFY(w.confirm());
    QVERIFY(w.lastEnded(OperationOutcome::Failed));
    QVERIFY2(w.last()->sentence().contains(u"CrashLoopBackOff"_s), qPrintable(w.last()->sentence()));
}

void TestWorkloadChanges::deletesAPodByItsKey()
{
    ChangesWindow w;
    QVERIFY(w.opened && w.look(u"shop"_s));
    w.table().selectRow(1);
    const QString pod = w.cell(1, WorkloadsModel::Name);
    QTRY_VERIFY(w.actions().deletePod->isEnabled());
    QTest::keyClick(&w.table(), Qt::Key_Delete);
    QVERIFY(w.hasQuestion());
    QCOMPARE(w.question()->windowTitle(), u"Delete %1?"_s.arg(pod));
    QCOMPARE(PeopleWindow::said(*w.question(), u"comeBack"_s), u"Deployment shop makes a new one in its place."_s);
    QVERIFY(PeopleWindow::said(*w.question(), u"goForGood"_s).isEmpty());
    QVERIFY(w.confirm());
    QVERIFY2(w.lastEnded(OperationOutcome::Done), qPrintable(w.last() ? w.last()->sentence() : QString()));
    QVERIFY2(w.last()->sentence().startsWith(u"%1 was deleted. shop-"_s.arg(pod)), qPrintable(w.last()->sentence()));
    QTRY_VERIFY(!w.podsOf(u"shop"_s).contains(pod) && w.podsOf(u"shop"_s).size() == 2);
}

void TestWorkloadChanges::deletesSeveralByName()
{
    ChangesWindow w;
    QVERIFY(w.opened && w.look(u"shop"_s));
    const QStringList before = w.podsOf(u"shop"_s);
    w.table().selectRow(1);
    QTest::keyClick(&w.table(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(w.view().selection().pods().size(), 2);
    QTRY_VERIFY(w.actions().deletePod->isEnabled());
    QVERIFY(!w.actions().scale->isEnabled());
    QTest::keyClick(&w.table(), Qt::Key_Delete);
    QVERIFY(w.hasQuestion());
    QCOMPARE(w.question()->windowTitle(), u"Delete 2 pods?"_s);
    const QString named = PeopleWindow::said(*w.question(), u"comeBack"_s);
    for (const QString &pod : before)
        QVERIFY2(named.contains(pod), qPrintable(named));
    QVERIFY(w.confirm());
    QTRY_COMPARE(w.demo.operations().all().size(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(w.demo.operations().running().isEmpty(), 20'000);
    for (const Operation *each : w.demo.operations().all())
        QCOMPARE(each->outcome(), OperationOutcome::Done);
    QTRY_VERIFY(!w.podsOf(u"shop"_s).contains(before.first()) && !w.podsOf(u"shop"_s).contains(before.last()));
}

void TestWorkloadChanges::cancelSendsNothing()
{
    ChangesWindow w;
    QVERIFY(w.opened && w.look(u"shop"_s));
    w.table().selectRow(1);
    QTRY_VERIFY(w.actions().deletePod->isEnabled());
    QTest::keyClick(&w.table(), Qt::Key_Delete);
    QVERIFY(w.hasQuestion());
    PeopleWindow::press(Qt::Key_Return); // Cancel is the default.
    QTRY_VERIFY(!w.question());
    QVERIFY(!w.last());
}

void TestWorkloadChanges::saysWhatCannotBeDone()
{
    ChangesWindow w;
    QVERIFY(w.opened && w.look(QString())); // The stack without a name, in the namespace "monitoring".
    w.table().clearSelection();
    QTRY_VERIFY(w.actions().scale->toolTip().contains(u"Select a workload first."_s));
    QVERIFY(w.select(u"DaemonSet"_s));
    QTRY_VERIFY(w.actions().restart->isEnabled());
    QVERIFY(w.actions().scale->toolTip().contains(u"runs once on every node"_s));
    QVERIFY(w.actions().deletePod->toolTip().contains(u"Select one or more pods first."_s));
    QVERIFY(w.select(u"CronJob"_s));
    QTRY_VERIFY(w.actions().restart->toolTip().contains(u"is a job"_s));
    QVERIFY(w.look(u"shop"_s));
    QVERIFY(w.select(u"Service"_s));
    QTRY_VERIFY(w.actions().scale->toolTip().contains(u"runs nothing itself"_s));
    QTest::keyClick(&w.table(), Qt::Key_Delete);
    QVERIFY(!w.question());
}

void TestWorkloadChanges::readOnlySaysWhy()
{
    ChangesWindow w;
    QVERIFY(w.opened && w.look(u"shop"_s));
    w.table().selectRow(1);
    QTRY_VERIFY(w.actions().deletePod->isEnabled());
    ServerProfile profile = w.session().profile();
    profile.readOnly = true;
    w.session().setProfile(profile);
    QVERIFY(w.look(u"keycloak"_s)); // The rules are looked at again with another stack.
    w.table().selectRow(0);
    for (const QAction *action : w.actions().changes()) {
        QTRY_VERIFY(!action->isEnabled());
        QVERIFY2(action->toolTip().contains(u"read-only"_s), qPrintable(action->toolTip()));
    }
    QTest::keyClick(&w.table(), Qt::Key_Delete);
    QVERIFY(!w.question());
}

QTEST_MAIN(TestWorkloadChanges)
#include "tst_workloadchanges.moc"
