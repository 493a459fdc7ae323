// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/workloadsview.h"
#include "ui/widgets/banner.h"

#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

Stack kubernetesStack(qint64 id, const QString &name)
{
    Stack stack = samples::stack(id, name);
    stack.type = Coded<StackType>::fromCode(3);
    stack.namespaceName = u"shop"_s;
    return stack;
}

StackWorkloadsFacts twoWorkloads()
{
    StackWorkloadsFacts facts;
    for (const QString &name : {u"api"_s, u"web"_s}) {
        Workload workload;
        workload.object = {.name = name, .namespaceName = u"shop"_s, .uid = u"uid-"_s + name, .created = 1'700'000'000, .labels = {}};
        workload.desired = workload.updated = workload.ready = 1;
        facts.workloads.append(workload);
        Pod pod;
        pod.object = {.name = name + u"-h1-a"_s, .namespaceName = u"shop"_s, .uid = u"uid-pod-"_s + name, .created = 1'700'000'000,
                      .labels = {{labels::PodTemplateHash, u"h1"_s}}};
        pod.owner = {u"ReplicaSet"_s, name + u"-h1"_s, u"set"_s};
        pod.phase = u"Running"_s;
        pod.conditions = {{u"Ready"_s, u"True"_s, {}, {}}};
        facts.pods.append(pod);
    }
    return facts;
}

/// The Containers tab of a stack of Kubernetes in the page of a window.
struct ViewFixture : PageFixture {
    ViewFixture()
        : view(page.details().containers().workloads())
    {
        feed({kubernetesStack(1, u"shop"_s), samples::stack(2, u"blog"_s)});
        page.selectStack(key(1));
        QTest::qWait(20);
        page.details().setCurrentTab(u"containers"_s);
    }
    WorkloadsShown shown(const StackWorkloadsFacts &facts, WorkloadsShown::State state = WorkloadsShown::State::Ready, const QString &sentence = {})
    {
        return {.state = state, .facts = facts, .readAt = QDateTime::currentDateTimeUtc(), .sentence = sentence, .details = {}, .pace = u"every 5 s"_s};
    }

    WorkloadsView &view;
};

} // namespace

class TestWorkloadsView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void standsInPlaceOfTheContainers();
    void saysWhenSomebodyLooks();
    void hasFourStates();
    void keepsTheSelectionOverReadings();
    void searchesAndCopiesByKeyboard();
    void anotherStackStartsEmpty();
    void wishesForWhatIsSelected();
    void logsAndConsolesOfWhatIsSelected();
    void aMenuHoldsTheActions();
    void everythingHasAName();
};

void TestWorkloadsView::standsInPlaceOfTheContainers()
{
    ViewFixture f;
    QVERIFY(f.view.isVisible());
    QVERIFY(!f.page.details().containers().table().isVisible());
    f.page.selectStack(f.key(2));
    QTRY_VERIFY(!f.view.isVisible());
    QVERIFY(f.find<EmptyState>(u"containersNote"_s)->isVisible());
    f.page.selectStack(f.key(1));
    QTRY_VERIFY(f.view.isVisible());
}

void TestWorkloadsView::saysWhenSomebodyLooks()
{
    ViewFixture f;
    QList<StackKey> looked;
    connect(&f.view, &WorkloadsView::lookedAt, &f.page, [&looked](const StackKey &key) { looked.append(key); });
    f.page.details().setCurrentTab(u"json"_s);
    f.page.details().setCurrentTab(u"containers"_s);
    f.page.selectStack(f.key(2));
    QTRY_COMPARE(looked, (QList<StackKey>{{}, f.key(1), {}}));
}

void TestWorkloadsView::hasFourStates()
{
    using State = WorkloadsShown::State;
    ViewFixture f;
    auto *note = f.find<EmptyState>(u"workloadsNote"_s);
    QVERIFY(note->isVisible());
    QCOMPARE(note->sentence(), u"Loading the workloads..."_s);
    f.view.setShown(f.shown({}));
    QCOMPARE(note->sentence(), u"Nothing of this stack runs: the cluster has no workload with its label."_s);
    f.view.setShown(f.shown({}, State::Failed, u"home-lab does not answer."_s));
    QCOMPARE(note->sentence(), u"home-lab does not answer."_s);
    f.view.setShown(f.shown(twoWorkloads()));
    QVERIFY(!note->isVisible());
    QVERIFY(f.view.table().isVisible());
    QCOMPARE(f.find<QLabel>(u"workloadsSummary"_s)->text(), u"2 of 2 pods ready \u00b7 every 5 s"_s);
    QVERIFY(!f.find<Banner>(u"workloadsBanner"_s)->isVisible());
    f.view.setShown(f.shown(twoWorkloads(), State::Ready, u"The services are not to be had."_s)); // What runs is known all the same.
    QVERIFY(f.view.table().isVisible());
    QCOMPARE(f.find<Banner>(u"workloadsBanner"_s)->sentence(), u"The services are not to be had."_s);
    f.view.setShown(f.shown(twoWorkloads(), State::Stale, u"home-lab does not answer."_s));
    QVERIFY(f.view.table().isVisible()); // What was known stays.
    QCOMPARE(f.find<Banner>(u"workloadsBanner"_s)->sentence(), u"home-lab does not answer."_s);
    QVERIFY(f.find<QLabel>(u"workloadsSummary"_s)->text().contains(u"as of"_s));
    QSignalSpy retried(&f.view, &WorkloadsView::retryRequested);
    f.view.setShown(f.shown({}, State::Failed, u"home-lab does not answer."_s));
    Q_EMIT note->actionClicked();
    QCOMPARE(retried.count(), 1);
}

void TestWorkloadsView::keepsTheSelectionOverReadings()
{
    ViewFixture f;
    f.view.setShown(f.shown(twoWorkloads()));
    f.view.table().setFocus();
    f.view.table().selectRow(2);
    QCOMPARE(f.view.current()->object.name, u"web"_s);
    StackWorkloadsFacts worse = twoWorkloads();
    worse.workloads[1].ready = 0; // It moves to the top.
    worse.pods[1].conditions = {{u"Ready"_s, u"False"_s, {}, {}}};
    f.view.setShown(f.shown(worse));
    QVERIFY(f.view.current());
    QCOMPARE(f.view.current()->object.name, u"web"_s);
    QCOMPARE(f.view.table().currentIndex().row(), 0);
}

void TestWorkloadsView::searchesAndCopiesByKeyboard()
{
    ViewFixture f;
    f.view.setShown(f.shown(twoWorkloads()));
    auto *filter = f.find<FilterField>(u"workloadsFilter"_s);
    filter->setFocus();
    QTest::keyClicks(filter, u"web-h1"_s);
    QCOMPARE(f.view.table().model()->rowCount(), 2);
    QTest::keyClick(filter, Qt::Key_Down); // Into the table.
    QTRY_VERIFY(f.view.table().hasFocus());
    f.view.table().selectRow(1);
    QTest::keyClick(&f.view.table(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY2(QGuiApplication::clipboard()->text().startsWith(u"web-h1-a\tPod\tRunning\t"_s), qPrintable(QGuiApplication::clipboard()->text()));
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_Escape);
    QCOMPARE(f.view.table().model()->rowCount(), 4);
}

void TestWorkloadsView::anotherStackStartsEmpty()
{
    ViewFixture f;
    f.view.setShown(f.shown(twoWorkloads()));
    f.feed({kubernetesStack(1, u"shop"_s), kubernetesStack(3, u"api"_s)});
    f.page.selectStack(f.key(3));
    QTRY_VERIFY(f.find<EmptyState>(u"workloadsNote"_s)->isVisible());
    QCOMPARE(f.view.table().model()->rowCount(), 0);
}

void TestWorkloadsView::wishesForWhatIsSelected()
{
    ViewFixture f;
    f.view.setShown(f.shown(twoWorkloads()));
    QList<WorkloadAction> wishes;
    connect(&f.view.actions(), &WorkloadActions::wished, &f.page, [&wishes](WorkloadAction action) { wishes.append(action); });
    f.view.table().selectRow(0);
    f.view.actions().scale->trigger();
    f.view.actions().restart->trigger();
    QVERIFY(!f.view.actions().deletePod->isEnabled()); // It is no pod.
    f.view.table().selectRow(1);
    QCOMPARE(f.view.selection().workload->object.name, u"api"_s); // The one the pod is of.
    f.view.table().setFocus();
    QTest::keyClick(&f.view.table(), Qt::Key_Delete);
    QCOMPARE(wishes, (QList<WorkloadAction>{WorkloadAction::Scale, WorkloadAction::Restart, WorkloadAction::DeletePod}));
    StackWorkloadsFacts ending = twoWorkloads();
    ending.pods.first().isEnding = true;
    ending.workloads.first().desired = 0;
    f.view.setShown(f.shown(ending));
    const auto says = [](const QAction *action, const QString &why) { return !action->isEnabled() && action->toolTip().contains(why); };
    QTRY_VERIFY(says(f.view.actions().deletePod, u"is being ended already"_s));
    QVERIFY(says(f.view.actions().restart, u"nothing to restart"_s));
    f.view.actions().setVerdict({StackVerdict::Why::NotNow, u"home-lab is not answering."_s});
    for (const QAction *action : f.view.actions().changes())
        QVERIFY(says(action, u"home-lab is not answering."_s));
    f.view.actions().setVerdict({});
    f.view.table().clearSelection();
    QTRY_VERIFY(says(f.view.actions().scale, u"Select a workload first."_s));
}

/// Reading changes nothing: it can be asked for whatever may be changed.
void TestWorkloadsView::logsAndConsolesOfWhatIsSelected()
{
    ViewFixture f;
    StackWorkloadsFacts facts = twoWorkloads();
    facts.pods.first().containers = {{.name = u"main"_s, .image = {}, .state = PodContainer::State::Running, .reason = {}, .message = {}, .lastReason = {}}};
    Pod second = facts.pods.first();
    second.object.name = u"api-h1-b"_s;
    second.object.uid = u"uid-pod-api-b"_s;
    facts.pods.append(second);
    KubernetesService front;
    front.object = {.name = u"front"_s, .namespaceName = u"shop"_s, .uid = u"uid-front"_s, .created = 0, .labels = {}};
    facts.services.append(front);
    f.view.setShown(f.shown(facts));
    f.view.actions().setVerdict({StackVerdict::Why::NotNow, u"home-lab is read-only."_s});
    QSignalSpy logs(&f.view, &WorkloadsView::logRequested);
    QSignalSpy consoles(&f.view, &WorkloadsView::consoleRequested);
    const auto names = [&logs] {
        QStringList all;
        const QList<Pod> pods = logs.takeFirst().first().value<QList<Pod>>();
        for (const Pod &each : pods)
            all.append(each.object.name);
        return all;
    };
    const auto says = [](const QAction *action, const QString &why) { return !action->isEnabled() && action->toolTip().contains(why); };
    QTRY_VERIFY(says(f.view.actions().showLog, u"Select workloads or pods first."_s));
    f.view.choose(u"uid-api"_s); // Its two pods.
    QTest::keyClick(&f.view.table(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(names(), (QStringList{u"api-h1-a"_s, u"api-h1-b"_s}));
    QVERIFY(says(f.view.actions().openConsole, u"Select one pod"_s));
    f.view.choose(second.object.uid);
    QTest::keyClick(&f.view.table(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(names(), QStringList{u"api-h1-b"_s});
    QTest::keyClick(&f.view.table(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(consoles.count(), 1);
    QCOMPARE(consoles.first().first().value<Pod>().object.name, u"api-h1-b"_s);
    f.view.choose(u"uid-pod-web"_s); // None of its containers is known to run.
    QTRY_VERIFY(says(f.view.actions().openConsole, u"No container of web-h1-a runs"_s));
    f.view.choose(u"uid-front"_s);
    QTRY_VERIFY(says(f.view.actions().showLog, u"no pod in what is selected"_s));
}

void TestWorkloadsView::aMenuHoldsTheActions()
{
    ViewFixture f;
    f.view.setShown(f.shown(twoWorkloads()));
    f.view.table().selectRow(0);
    Q_EMIT f.view.table().customContextMenuRequested({5, 5});
    auto *menu = f.find<QMenu>(u"workloadMenu"_s);
    QVERIFY(menu);
    QCOMPARE(menu->actions().mid(0, 6), f.view.actions().inOrder());
    QVERIFY(menu->toolTipsVisible());
    menu->close();
}

void TestWorkloadsView::everythingHasAName()
{
    ViewFixture f;
    f.view.setShown(f.shown(twoWorkloads()));
    QCOMPARE(f.view.table().accessibleName(), u"Workloads"_s);
    QVERIFY(!f.find<FilterField>(u"workloadsFilter"_s)->accessibleName().isEmpty());
}

QTEST_MAIN(TestWorkloadsView)
#include "tst_workloadsview.moc"
