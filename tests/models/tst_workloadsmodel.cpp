// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/workloadsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

using Model = WorkloadsModel;

namespace {

KubernetesObject object(const QString &name)
{
    return {.name = name, .namespaceName = u"shop"_s, .uid = u"uid-"_s + name, .created = 1'700'000'000, .labels = {}};
}

Workload deployment(const QString &name, qint64 desired, qint64 ready)
{
    Workload made;
    made.object = object(name);
    made.images = {u"example/%1:1"_s.arg(name), u"example/proxy:2"_s};
    made.desired = desired;
    made.updated = desired;
    made.ready = ready;
    return made;
}

/// A pod of a deployment; with a reason it waits for it.
Pod pod(const QString &of, const QString &tail, const QString &reason = {})
{
    Pod made;
    made.object = object(of + u"-h1-"_s + tail);
    made.object.labels = {{labels::PodTemplateHash, u"h1"_s}};
    made.owner = {u"ReplicaSet"_s, of + u"-h1"_s, u"set"_s};
    made.node = u"node-a"_s;
    made.phase = u"Running"_s;
    PodContainer container;
    container.name = of;
    container.image = u"example/%1:1"_s.arg(of);
    container.isReady = reason.isEmpty();
    container.restarts = reason.isEmpty() ? 0 : 4;
    container.state = reason.isEmpty() ? PodContainer::State::Running : PodContainer::State::Waiting;
    container.reason = reason;
    container.lastReason = reason.isEmpty() ? QString() : u"OOMKilled"_s;
    container.lastExitCode = reason.isEmpty() ? 0 : 137;
    made.containers = {container};
    made.conditions = {{u"Ready"_s, reason.isEmpty() ? u"True"_s : u"False"_s, {}, {}}};
    return made;
}

/// "api" runs, one of the two pods of "web" crashes.
StackWorkloadsFacts shop()
{
    StackWorkloadsFacts facts;
    facts.workloads = {deployment(u"api"_s, 1, 1), deployment(u"web"_s, 2, 1)};
    facts.pods = {pod(u"api"_s, u"a"_s), pod(u"web"_s, u"a"_s), pod(u"web"_s, u"b"_s, u"CrashLoopBackOff"_s)};
    facts.services = {{.object = object(u"web-service"_s), .type = u"NodePort"_s, .clusterAddress = u"10.96.0.7"_s, .outsideAddresses = {},
                       .ports = {{u"http"_s, u"TCP"_s, 80, 30080}, {u"dns"_s, u"UDP"_s, 53, 0}}}};
    facts.ingresses = {{.object = object(u"web-ingress"_s), .className = {}, .rules = {{u"shop.example.org"_s, u"/"_s, u"web"_s, u"80"_s}}, .securedHosts = {},
                        .addresses = {}}};
    return facts;
}

QStringList column(const QAbstractItemModel &model, int at)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, at).data().toString().trimmed());
    return texts;
}

} // namespace

class TestWorkloadsModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void worstComesFirst();
    void showsWhatIsKnown();
    void marksStates();
    void namesAreSpokenWithTheirPlace();
    void warningsFillTheGaps();
    void jobsAndCronJobs();
    void mergesByUid();
    void narrowsToATextWithItsKin();
    void serverTextStaysPlain();
};

void TestWorkloadsModel::worstComesFirst()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(workloadRows(shop()));
    const WorkloadsOrder order(model);
    QCOMPARE(column(order, Model::Name),
             (QStringList{u"web"_s, u"web-h1-b"_s, u"web-h1-a"_s, u"api"_s, u"api-h1-a"_s, u"web-service"_s, u"web-ingress"_s}));
    StackWorkloadsFacts later = shop(); // Now it is the other one.
    later.workloads = {deployment(u"api"_s, 1, 0), deployment(u"web"_s, 2, 2)};
    later.pods = {pod(u"api"_s, u"a"_s, u"ImagePullBackOff"_s), pod(u"web"_s, u"a"_s), pod(u"web"_s, u"b"_s)};
    model.setRows(workloadRows(later));
    QCOMPARE(column(order, Model::Name).first(4), (QStringList{u"api"_s, u"api-h1-a"_s, u"web"_s, u"web-h1-a"_s}));
}

void TestWorkloadsModel::showsWhatIsKnown()
{
    Model model;
    model.setRows(workloadRows(shop()));
    const WorkloadsOrder order(model);
    QCOMPARE(column(order, Model::Kind), (QStringList{u"Deployment"_s, u"Pod"_s, u"Pod"_s, u"Deployment"_s, u"Pod"_s, u"Service"_s, u"Ingress"_s}));
    QCOMPARE(column(order, Model::State).first(3), (QStringList{u"Pods are missing"_s, u"CrashLoopBackOff"_s, u"Running"_s}));
    QCOMPARE(column(order, Model::Ready), (QStringList{u"1/2"_s, u"0/1"_s, u"1/1"_s, u"1/1"_s, u"1/1"_s, QString(), QString()}));
    QCOMPARE(column(order, Model::Restarts), (QStringList{QString(), u"4"_s, u"0"_s, QString(), u"0"_s, QString(), QString()}));
    QCOMPARE(column(order, Model::Image).first(), u"example/web:1, example/proxy:2"_s);
    QCOMPARE(column(order, Model::Node).at(1), u"node-a"_s);
    QCOMPARE(column(order, Model::Note).at(5), u"NodePort at 10.96.0.7, port 80, on every node 30080; 53/UDP"_s);
    QCOMPARE(column(order, Model::Note).at(6), u"shop.example.org/ to web:80"_s);
    QVERIFY(order.index(1, Model::State).data(Qt::ToolTipRole).toString().contains(u"web: not ready, CrashLoopBackOff, ended with 137 (OOMKilled) before"_s));
    for (int i = 0; i < Model::ColumnCount; ++i)
        QVERIFY(!model.headerData(i, Qt::Horizontal).toString().isEmpty());
}

void TestWorkloadsModel::marksStates()
{
    Model model;
    StackWorkloadsFacts facts = shop();
    facts.workloads.append(deployment(u"idle"_s, 0, 0));
    model.setRows(workloadRows(facts));
    const WorkloadsOrder order(model);
    const auto mark = [&order](int row, int at = Model::State) { return static_cast<Model::Mark>(order.index(row, at).data(Model::MarkRole).toInt()); };
    QCOMPARE(mark(0), Model::Mark::Bad);
    QCOMPARE(mark(1), Model::Mark::Bad);
    QCOMPARE(mark(2), Model::Mark::Well);
    QCOMPARE(mark(2, Model::Name), Model::Mark::None);
    QCOMPARE(mark(3), Model::Mark::Off); // Scaled to none.
    QCOMPARE(order.index(3, Model::State).data().toString(), u"Scaled to none"_s);
    QCOMPARE(mark(6), Model::Mark::None); // A service has no state.
}

void TestWorkloadsModel::namesAreSpokenWithTheirPlace()
{
    Model model;
    model.setRows(workloadRows(shop()));
    const WorkloadsOrder order(model);
    QCOMPARE(order.index(0, Model::Name).data(Qt::AccessibleTextRole).toString(), u"Name: web"_s);
    QCOMPARE(order.index(1, Model::Name).data(Qt::AccessibleTextRole).toString(), u"Name: web-h1-b, pod of web"_s);
    QVERIFY(order.index(1, Model::Name).data().toString() != order.index(1, Model::Name).data().toString().trimmed()); // It stands further in.
}

void TestWorkloadsModel::warningsFillTheGaps()
{
    StackWorkloadsFacts facts = shop();
    facts.warnings = {{.type = u"Warning"_s, .reason = u"BackOff"_s, .message = u"Back-off restarting failed container"_s, .aboutKind = u"Pod"_s,
                       .aboutName = u"web-h1-b"_s, .aboutUid = u"uid-web-h1-b"_s, .count = 3, .last = 2},
                      {.type = u"Warning"_s, .reason = u"Old"_s, .message = u"Earlier"_s, .aboutKind = u"Pod"_s, .aboutName = u"web-h1-b"_s,
                       .aboutUid = u"uid-web-h1-b"_s, .count = 1, .last = 1}};
    Model model;
    model.setRows(workloadRows(facts));
    const WorkloadsOrder order(model);
    QCOMPARE(column(order, Model::Note).at(1), u"BackOff: Back-off restarting failed container"_s);
    facts.pods[2].containers[0].message = u"back-off 40s restarting failed container"_s; // What the node says now is better.
    model.setRows(workloadRows(facts));
    QCOMPARE(column(order, Model::Note).at(1), u"back-off 40s restarting failed container"_s);
}

void TestWorkloadsModel::jobsAndCronJobs()
{
    StackWorkloadsFacts facts;
    Workload job = deployment(u"once"_s, 1, 0);
    job.kind = WorkloadKind::Job;
    job.succeeded = 1;
    job.conditions = {{u"Complete"_s, u"True"_s, {}, {}}};
    Workload nightly = deployment(u"nightly"_s, 0, 0);
    nightly.kind = WorkloadKind::CronJob;
    nightly.schedule = u"0 3 * * *"_s;
    facts.workloads = {job, nightly};
    Pod run = pod(u"nightly"_s, u"x"_s);
    run.owner = {u"Job"_s, u"nightly-29392020"_s, u"job"_s};
    run.phase = u"Failed"_s;
    facts.pods = {run};
    Model model;
    model.setRows(workloadRows(facts));
    const WorkloadsOrder order(model);
    QCOMPARE(column(order, Model::Name), (QStringList{u"nightly"_s, u"nightly-h1-x"_s, u"once"_s})); // A run that failed pulls it up.
    QCOMPARE(column(order, Model::State), (QStringList{u"Scheduled"_s, u"Failed"_s, u"Complete"_s}));
    QCOMPARE(column(order, Model::Ready), (QStringList{QString(), u"1/1"_s, u"1/1"_s}));
    QCOMPARE(column(order, Model::Note).first(), u"0 3 * * *"_s);
}

void TestWorkloadsModel::mergesByUid()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(workloadRows(shop()));
    const QPersistentModelIndex web = model.index(0, 0);
    QCOMPARE(web.data().toString(), u"web"_s);
    QSignalSpy changed(&model, &Model::dataChanged);
    model.setRows(workloadRows(shop()));
    QCOMPARE(changed.count(), 0);
    StackWorkloadsFacts fewer = shop();
    fewer.pods.removeLast();
    model.setRows(workloadRows(fewer));
    QCOMPARE(model.rowCount(), 6);
    QVERIFY(web.isValid());
    QCOMPARE(web.data().toString(), u"web"_s);
    model.setRows({});
    QCOMPARE(model.rowCount(), 0);
}

void TestWorkloadsModel::narrowsToATextWithItsKin()
{
    Model model;
    model.setRows(workloadRows(shop()));
    WorkloadsOrder order(model);
    QAbstractItemModelTester tester(&order, QAbstractItemModelTester::FailureReportingMode::QtTest);
    order.setText(u"crashloop"_s);
    QCOMPARE(column(order, Model::Name), (QStringList{u"web"_s, u"web-h1-b"_s})); // With the workload it is of.
    order.setText(u"api-h1"_s);
    QCOMPARE(column(order, Model::Name), (QStringList{u"api"_s, u"api-h1-a"_s}));
    order.setText(u"missing"_s);
    QCOMPARE(column(order, Model::Name), (QStringList{u"web"_s, u"web-h1-b"_s, u"web-h1-a"_s})); // With its pods.
    order.setText({});
    QCOMPARE(order.rowCount(), 7);
}

void TestWorkloadsModel::serverTextStaysPlain()
{
    StackWorkloadsFacts facts = shop();
    facts.workloads[0].object.name = u"<b>a\u202Epi"_s;
    facts.pods.clear();
    Model model;
    model.setRows(workloadRows(facts));
    for (int row = 0; row < model.rowCount(); ++row) {
        QVERIFY(!model.index(row, Model::Name).data().toString().contains(QChar(0x202E)));
        const QString tip = model.index(row, Model::Name).data(Qt::ToolTipRole).toString();
        QVERIFY2(!tip.contains(u"<b>a"_s), qPrintable(tip));
    }
}

QTEST_MAIN(TestWorkloadsModel)
#include "tst_workloadsmodel.moc"
