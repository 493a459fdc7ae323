// SPDX-License-Identifier: GPL-3.0-or-later
// What a cluster says, against recorded answers of Kubernetes 1.30 behind Portainer 2.23.
#include "app/core/serveraddress.h"
#include "app/portainer/execrequests.h"
#include "app/portainer/kubernetesdecode.h"
#include "app/portainer/kubernetesrequests.h"
#include "app/portainer/logrequests.h"
#include "tests/portainer/recording.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

Answer recorded(const QString &name)
{
    return readRecording(QStringLiteral(TEST_DATA "/recordings/2.23/kubernetes/%1.json").arg(name)).answer;
}

QString route(const RequestParts &request)
{
    return request.route();
}

QString query(const RequestParts &request)
{
    return request.query.isEmpty() ? QString() : request.query.first().first + u'=' + request.query.first().second;
}

} // namespace

class TestKubernetes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsDeployments();
    void readsStatefulSets();
    void readsDaemonSets();
    void readsCronJobs();
    void readsJobs();
    void readsPods();
    void saysWhyPodsFail();
    void podsBelongToWorkloads();
    void saysThePlainStates();
    void readsServicesAndIngresses();
    void readsWarnings();
    void readsEventsOfNewerReporters();
    void noPodCarriesTheLabel();
    void keepsNoAnnotations();
    void namesThePathOfAMistake();
    void asksTheRoutesThatWereRecorded();
    void asksForTheLogOfAContainer();
    void asksForAConsole();
    void readsPodMetrics();
};

void TestKubernetes::readsDeployments()
{
    const auto deployments = decode::workloads(WorkloadKind::Deployment, recorded(u"proxy-deployments-by-stack"_s));
    QVERIFY(deployments);
    QCOMPARE(deployments->size(), 2);
    const Workload &web = deployments->at(1);
    QCOMPARE(web.kind, WorkloadKind::Deployment);
    QCOMPARE(web.object.name, u"web"_s);
    QCOMPARE(web.object.namespaceName, u"shop"_s);
    QCOMPARE(web.object.uid, u"ae27ff19-f289-4f57-b036-b38c99f13d02"_s);
    QCOMPARE(web.object.created, QDateTime(QDate(2026, 11, 23), QTime(21, 19, 2), Qt::UTC).toSecsSinceEpoch());
    QCOMPARE(web.object.stack(), StackId(1));
    QCOMPARE(web.images, QStringList{u"example/web:3.1"_s});
    QCOMPARE(web.desired, 2);
    QCOMPARE(web.ready, 2);
    QCOMPARE(web.updated, 2);
    QVERIFY(web.isSettled);
    QVERIFY(web.isScalable() && web.isRestartable());
    QCOMPARE(web.condition("Progressing"_L1)->reason, u"NewReplicaSetAvailable"_s);
    QVERIFY(!web.condition("Other"_L1));
    QCOMPARE(deployments->at(0).images, (QStringList{u"example/api:3.1"_s, u"example/proxy:1.0"_s}));
}

void TestKubernetes::readsStatefulSets()
{
    const auto sets = decode::workloads(WorkloadKind::StatefulSet, recorded(u"proxy-statefulsets-by-stack"_s));
    QVERIFY(sets);
    QCOMPARE(sets->size(), 1);
    QCOMPARE(sets->first().object.name, u"store"_s);
    QCOMPARE(sets->first().desired, 1);
    QCOMPARE(sets->first().ready, 1);
    QCOMPARE(sets->first().object.stack(), StackId(2)); // Of a stack without a name.
}

void TestKubernetes::readsDaemonSets()
{
    const auto sets = decode::workloads(WorkloadKind::DaemonSet, recorded(u"proxy-daemonsets-by-stack"_s));
    QVERIFY(sets);
    QCOMPARE(sets->first().desired, 2); // One on each of two nodes.
    QCOMPARE(sets->first().ready, 2);
    QCOMPARE(sets->first().updated, 2);
    QVERIFY(!sets->first().isScalable());
    QVERIFY(sets->first().isRestartable());
}

void TestKubernetes::readsCronJobs()
{
    const auto jobs = decode::workloads(WorkloadKind::CronJob, recorded(u"proxy-cronjobs-by-stack"_s));
    QVERIFY(jobs);
    QCOMPARE(jobs->first().object.name, u"nightly"_s);
    QCOMPARE(jobs->first().schedule, u"0 3 * * *"_s);
    QCOMPARE(jobs->first().images, QStringList{u"example/backup:1"_s});
    QVERIFY(!jobs->first().isSuspended);
    QVERIFY(jobs->first().lastRun.isEmpty());
    // While one of its jobs runs, "active" is a list (Kubernetes API, batch/v1 CronJobStatus).
    const auto running = decode::workload(WorkloadKind::CronJob, {200, R"({"metadata":{"name":"n"},"spec":{"schedule":"@daily","suspend":true},
        "status":{"active":[{"kind":"Job","name":"n-1"}],"lastScheduleTime":"2026-11-23T03:00:00Z"}})", {}});
    QVERIFY(running);
    QCOMPARE(running->workload.active, 0);
    QVERIFY(running->workload.isSuspended);
    QCOMPARE(running->workload.lastRun, u"2026-11-23T03:00:00Z"_s);
}

void TestKubernetes::readsJobs() // Kubernetes API, batch/v1 JobStatus.
{
    const auto jobs = decode::workloads(WorkloadKind::Job, {200, R"({"kind":"JobList","items":[{"metadata":{"name":"once","generation":1},
        "spec":{"completions":3},"status":{"active":1,"succeeded":1,"failed":1,"conditions":[{"type":"Failed","status":"True","reason":"BackoffLimitExceeded"}]}}]})", {}});
    QVERIFY(jobs);
    const Workload &once = jobs->first();
    QCOMPARE(once.desired, 3);
    QCOMPARE(once.active, 1);
    QCOMPARE(once.succeeded, 1);
    QCOMPARE(once.failed, 1);
    QVERIFY(once.isSettled); // Jobs do not say which generation they have seen.
    QCOMPARE(once.condition("Failed"_L1)->reason, u"BackoffLimitExceeded"_s);
}

void TestKubernetes::readsPods()
{
    const auto pods = decode::pods(recorded(u"proxy-pods-by-match-labels"_s));
    QVERIFY(pods);
    QCOMPARE(pods->size(), 2);
    const Pod &pod = pods->first();
    QCOMPARE(pod.object.name, u"web-768d964795-jvqxl"_s);
    QCOMPARE(pod.owner.kind, u"ReplicaSet"_s);
    QCOMPARE(pod.owner.name, u"web-768d964795"_s);
    QCOMPARE(pod.node, u"node-b"_s);
    QCOMPARE(pod.address, u"10.244.0.2"_s);
    QCOMPARE(pod.phase, u"Running"_s);
    QVERIFY(pod.isReady());
    QCOMPARE(pod.restarts(), 0);
    QCOMPARE(pod.readyContainers(), 1);
    QCOMPARE(pod.mainContainers(), 1);
    QCOMPARE(pod.containers.first().state, PodContainer::State::Running);
    QCOMPARE(pod.containers.first().image, u"example/web:3.1"_s);
    QCOMPARE(pod.stateWord(), u"Running"_s);
    QVERIFY(pod.stateMessage().isEmpty());
    QVERIFY(!pod.object.stack());
}

void TestKubernetes::saysWhyPodsFail()
{
    const auto pods = decode::pods(recorded(u"proxy-pods-failing"_s));
    QVERIFY(pods);
    QCOMPARE(pods->size(), 2);
    const Pod &crash = pods->at(0);
    QCOMPARE(crash.phase, u"Running"_s); // It does not.
    QCOMPARE(crash.stateWord(), u"CrashLoopBackOff"_s);
    QCOMPARE(crash.stateMessage(), u"back-off 1m20s restarting failed container"_s);
    QCOMPARE(crash.restarts(), 4);
    QCOMPARE(crash.readyContainers(), 0);
    QVERIFY(!crash.isReady());
    QCOMPARE(crash.containers.first().lastReason, u"Error"_s);
    QCOMPARE(crash.containers.first().lastExitCode, 1);
    const Pod &pull = pods->at(1);
    QCOMPARE(pull.phase, u"Pending"_s);
    QCOMPARE(pull.stateWord(), u"ImagePullBackOff"_s);
    QCOMPARE(pull.stateMessage(), u"Back-off pulling image \"example/nosuch:1\""_s);
}

void TestKubernetes::podsBelongToWorkloads()
{
    const auto deployments = decode::workloads(WorkloadKind::Deployment, recorded(u"proxy-deployments-by-stack"_s));
    const auto pods = decode::pods(recorded(u"proxy-pods-by-match-labels"_s));
    QVERIFY(deployments && pods);
    const Workload &api = deployments->at(0);
    const Workload &web = deployments->at(1);
    for (const Pod &pod : *pods) {
        QVERIFY(pod.belongsTo(web));
        QVERIFY(!pod.belongsTo(api));
    }
    Workload elsewhere = web; // The same name in another namespace.
    elsewhere.object.namespaceName = u"tools"_s;
    QVERIFY(!pods->first().belongsTo(elsewhere));
    Workload nightly;
    nightly.kind = WorkloadKind::CronJob;
    nightly.object.name = u"nightly"_s;
    Pod run;
    run.owner = {u"Job"_s, u"nightly-29392020"_s, u"u"_s};
    QVERIFY(run.belongsTo(nightly));
    run.owner.name = u"nightly-report"_s; // A job of another name.
    QVERIFY(!run.belongsTo(nightly));
    Workload once;
    once.kind = WorkloadKind::Job;
    once.object.uid = u"u"_s;
    QVERIFY(run.belongsTo(once));
    QVERIFY(!Pod().belongsTo(Workload()));
}

void TestKubernetes::saysThePlainStates()
{
    Pod pod;
    pod.phase = u"Pending"_s;
    QCOMPARE(pod.stateWord(), u"Pending"_s);
    pod.conditions = {{u"PodScheduled"_s, u"False"_s, u"Unschedulable"_s, u"0/2 nodes are available: 2 Insufficient memory."_s}};
    QCOMPARE(pod.stateWord(), u"Unschedulable"_s);
    QCOMPARE(pod.stateMessage(), u"0/2 nodes are available: 2 Insufficient memory."_s);
    pod.conditions.clear();
    pod.containers = {{.name = u"init"_s, .image = {}, .state = PodContainer::State::Terminated, .reason = u"Completed"_s, .message = {}, .lastReason = {}, .isInit = true},
                      {.name = u"web"_s, .image = {}, .state = PodContainer::State::Waiting, .reason = u"PodInitializing"_s, .message = {}, .lastReason = {}}};
    QCOMPARE(pod.stateWord(), u"Pending"_s); // An init container that ended well is no trouble.
    pod.containers[0].exitCode = 2;
    pod.containers[0].reason = u"Error"_s;
    QCOMPARE(pod.stateWord(), u"Error"_s);
    pod.containers = {{.name = u"job"_s, .image = {}, .state = PodContainer::State::Terminated, .reason = u"Completed"_s, .message = {}, .lastReason = {}}};
    pod.phase = u"Succeeded"_s;
    QCOMPARE(pod.stateWord(), u"Completed"_s);
    pod.phase = u"Failed"_s;
    pod.reason = u"Evicted"_s;
    QCOMPARE(pod.stateWord(), u"Evicted"_s);
    pod.isEnding = true;
    QCOMPARE(pod.stateWord(), u"Terminating"_s);
}

void TestKubernetes::readsServicesAndIngresses()
{
    const auto services = decode::kubernetesServices(recorded(u"proxy-services-by-stack"_s));
    QVERIFY(services);
    const KubernetesService &web = services->first();
    QCOMPARE(web.type, u"ClusterIP"_s);
    QCOMPARE(web.clusterAddress, u"10.96.176.128"_s);
    QCOMPARE(web.ports, (QList<KubernetesPort>{{u"http"_s, u"TCP"_s, 80, 0}}));
    QVERIFY(web.outsideAddresses.isEmpty());
    const auto ingresses = decode::ingresses(recorded(u"proxy-ingresses-by-stack"_s));
    QVERIFY(ingresses);
    QCOMPARE(ingresses->first().rules, (QList<IngressRule>{{u"shop.example.org"_s, u"/"_s, u"web"_s, u"80"_s}}));
    QVERIFY(ingresses->first().className.isEmpty());
}

void TestKubernetes::readsWarnings()
{
    const auto events = decode::kubernetesEvents(recorded(u"proxy-events"_s));
    QVERIFY(events);
    QCOMPARE(events->size(), 9);
    const KubernetesEvent &crash = events->at(2);
    QCOMPARE(crash.type, u"Warning"_s);
    QCOMPARE(crash.reason, u"BackOff"_s);
    QCOMPARE(crash.message, u"Back-off restarting failed container"_s);
    QCOMPARE(crash.aboutKind, u"Pod"_s);
    QCOMPARE(crash.aboutName, u"crash-797fdf845d-97h6c"_s);
    QCOMPARE(crash.aboutUid, u"b064aa74-b3e2-43b8-9296-2f86a8ba61e1"_s);
    QCOMPARE(crash.count, 1);
    QVERIFY(crash.isWarning());
    QCOMPARE(crash.aboutNamespace, u"tools"_s);
    QVERIFY(!crash.uid.isEmpty() && crash.uid != crash.aboutUid);
    QCOMPARE(crash.last, QDateTime(QDate(2026, 11, 23), QTime(21, 20, 29), Qt::UTC).toSecsSinceEpoch());
}

/// The scheduler, for one, fills neither count nor the older times; what goes on is told as a series (Event v1 of the Kubernetes API).
void TestKubernetes::readsEventsOfNewerReporters()
{
    const Answer answer{.status = 200, .body = R"({"items":[
        {"metadata":{"name":"a","uid":"e1","creationTimestamp":"2026-11-23T21:19:00Z"},"involvedObject":{"kind":"Pod","name":"web","uid":"p1"},
         "reason":"Scheduled","message":"assigned","type":"Normal","firstTimestamp":null,"lastTimestamp":null,"eventTime":"2026-11-23T21:19:02.123456Z"},
        {"metadata":{"name":"b","uid":"e2","creationTimestamp":"2026-11-23T21:19:00Z"},"involvedObject":{"kind":"Pod","name":"web","uid":"p1"},
         "reason":"Unhealthy","type":"Warning","eventTime":"2026-11-23T21:19:02.000000Z","series":{"count":7,"lastObservedTime":"2026-11-23T21:25:00.000000Z"}}]})", .headers = {}};
    const auto events = decode::kubernetesEvents(answer);
    QVERIFY(events);
    QCOMPARE(events->at(0).count, 1);
    QCOMPARE(events->at(0).last, QDateTime(QDate(2026, 11, 23), QTime(21, 19, 2), Qt::UTC).toSecsSinceEpoch());
    QVERIFY(!events->at(0).isWarning());
    QCOMPARE(events->at(1).count, 7);
    QCOMPARE(events->at(1).last, QDateTime(QDate(2026, 11, 23), QTime(21, 25), Qt::UTC).toSecsSinceEpoch());
}

void TestKubernetes::noPodCarriesTheLabel()
{
    const auto pods = decode::pods(recorded(u"proxy-pods-by-stack-label-is-empty"_s));
    QVERIFY(pods);
    QVERIFY(pods->isEmpty());
}

/// kubectl keeps the whole manifest in one, with the values of secrets (portainer-api.md 7.3).
void TestKubernetes::keepsNoAnnotations()
{
    const Answer answer = recorded(u"proxy-deployments-by-stack"_s);
    QVERIFY(answer.body.contains("last-applied-configuration"));
    const auto deployments = decode::workloads(WorkloadKind::Deployment, answer);
    QVERIFY(deployments);
    for (const Workload &each : *deployments)
        for (const QString &value : each.object.labels)
            QVERIFY(!value.contains(u"apiVersion"_s));
}

void TestKubernetes::namesThePathOfAMistake()
{
    const auto pods = decode::pods({200, R"({"items":[{"metadata":{"name":"a"}},{"metadata":{"name":7}}]})", {}});
    QVERIFY(!pods);
    QCOMPARE(pods.error().kind, ApiError::Kind::Protocol);
    QVERIFY2(pods.error().message.contains(u"pods.items[1].metadata.name: expected a string"_s), qPrintable(pods.error().message));
    // Another server's page, or a Status object, is no list.
    QVERIFY(!decode::pods({200, R"({"kind":"Status","status":"Failure"})", {}}));
}

void TestKubernetes::asksTheRoutesThatWereRecorded()
{
    const auto environment = EnvironmentId(1);
    const auto stack = [](int id) { return KubernetesScope::ofStack(EnvironmentId(1), StackId(id), {}); };
    const auto matches = [](const RequestParts &request, const QString &recording) {
        const Recording was = readRecording(QStringLiteral(TEST_DATA "/recordings/2.23/kubernetes/%1.json").arg(recording));
        const QString key = was.query.isEmpty() ? QString() : was.query.firstKey() + u'=' + was.query.first();
        return u"/api"_s + route(request) == was.path && query(request) == key && verbName(request.verb) == was.method;
    };
    QVERIFY(matches(requests::deployments(stack(1)), u"proxy-deployments-by-stack"_s));
    QVERIFY(matches(requests::statefulSets(stack(2)), u"proxy-statefulsets-by-stack"_s));
    QVERIFY(matches(requests::daemonSets(stack(2)), u"proxy-daemonsets-by-stack"_s));
    QVERIFY(matches(requests::cronJobs(stack(2)), u"proxy-cronjobs-by-stack"_s));
    QVERIFY(matches(requests::kubernetesServices(stack(1)), u"proxy-services-by-stack"_s));
    QVERIFY(matches(requests::ingresses(stack(1)), u"proxy-ingresses-by-stack"_s));
    QVERIFY(matches(requests::pods(stack(1)), u"proxy-pods-by-stack-label-is-empty"_s));
    QVERIFY(matches(requests::kubernetesWarnings(environment, u"tools"_s), u"proxy-events"_s));
    QCOMPARE(route(requests::workloads(WorkloadKind::Job, KubernetesScope::ofStack(environment, StackId(7), u"shop"_s))),
             u"/endpoints/1/kubernetes/apis/batch/v1/namespaces/shop/jobs"_s);
    QCOMPARE(query(requests::deployments(KubernetesScope::ofAllStacks(environment, {}))), u"labelSelector=io.portainer.kubernetes.application.stackid"_s);
    QCOMPARE(requests::pods({environment, u"shop"_s, {}}).right, Right::EnvironmentAccess);
}

void TestKubernetes::asksForTheLogOfAContainer()
{
    const PodContainerPlace place{u"shop"_s, u"web-768d964795-jvqxl"_s, u"web"_s};
    RequestParts log = requests::podLog(EnvironmentId(1), place, {.tail = 3});
    const Recording was = readRecording(QStringLiteral(TEST_DATA "/recordings/2.23/kubernetes/pod-log.json"));
    QCOMPARE(u"/api"_s + log.route(), was.path);
    for (auto each = was.query.cbegin(); each != was.query.cend(); ++each)
        QVERIFY(log.query.contains(std::pair(each.key(), *each)));
    QVERIFY(log.query.contains(std::pair(u"container"_s, u"web"_s))); // Else a pod with two containers answers 400.
    log = requests::podLog(EnvironmentId(1), place, {.tail = {}, .since = 1'795'468'495'999'999'999, .until = 1'795'468'999'000'000'000, .follows = true});
    QVERIFY(log.query.contains(std::pair(u"sinceTime"_s, u"2026-11-23T21:14:55Z"_s))); // Whole seconds, earlier rather than later.
    QVERIFY(log.query.contains(std::pair(u"follow"_s, u"true"_s)));
    QCOMPARE(log.query.size(), 4); // There is no way to ask for an end.
    QCOMPARE(log.deadline, DeadlineClass::Stream);
}

/// portainer-api.md 6.5: all five are required.
void TestKubernetes::asksForAConsole()
{
    const RequestParts socket = requests::podSocket(EnvironmentId(4), {u"shop"_s, u"web-1"_s, u"web"_s}, u"sh -c exit;\t1"_s);
    QCOMPARE(route(socket), u"/websocket/pod"_s);
    QVERIFY(socket.mutating); // Read-only refuses it.
    QCOMPARE(socket.right, Right::EnvironmentAccess);
    const QList<QPair<QString, QString>> query{{u"endpointId"_s, u"4"_s}, {u"namespace"_s, u"shop"_s}, {u"podName"_s, u"web-1"_s},
                                               {u"containerName"_s, u"web"_s}, {u"command"_s, u"sh -c exit;\t1"_s}};
    QCOMPARE(socket.query, query);
    const ServerAddress address = ServerAddress::parse(u"https://h:9443"_s).address;
    QVERIFY(address.apiUrl(socket.path, socket.query).toEncoded().endsWith("&command=sh%20-c%20exit%3B%091")); // Go takes no bare semicolon.
    const auto pod = requests::pod(EnvironmentId(4), u"shop"_s, u"web-1"_s);
    QCOMPARE(route(pod), u"/endpoints/4/kubernetes/api/v1/namespaces/shop/pods/web-1"_s);
}

/// As the metrics API spells it (metrics.k8s.io/v1beta1, PodMetricsList).
void TestKubernetes::readsPodMetrics()
{
    const auto request = requests::podMetrics(EnvironmentId(4), u"shop"_s);
    QCOMPARE(route(request), u"/endpoints/4/kubernetes/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods"_s);
    const Answer answer{.status = 200, .body = R"({"kind":"PodMetricsList","apiVersion":"metrics.k8s.io/v1beta1","metadata":{},"items":[
        {"metadata":{"name":"web-1","namespace":"shop","creationTimestamp":"2026-11-23T21:19:40Z"},"timestamp":"2026-11-23T21:19:25Z","window":"15.023s",
         "containers":[{"name":"web","usage":{"cpu":"12345678n","memory":"20396Ki"}},{"name":"sidecar","usage":{"cpu":"0","memory":"?"}}]}]})", .headers = {}};
    const auto metrics = decode::podMetrics(answer);
    QVERIFY(metrics);
    QCOMPARE(metrics->size(), 1);
    const PodMetrics &pod = metrics->constFirst();
    QCOMPARE(pod.name, u"web-1"_s);
    QCOMPARE(pod.at, QDateTime(QDate(2026, 11, 23), QTime(21, 19, 25), Qt::UTC));
    QCOMPARE(pod.containers.at(0), (PodContainerUsage{u"web"_s, 12'345'678, 20'396 * 1024}));
    QCOMPARE(pod.containers.at(1), (PodContainerUsage{u"sidecar"_s, 0, std::nullopt})); // What cannot be read is not known.
}

QTEST_GUILESS_MAIN(TestKubernetes)
#include "tst_kubernetes.moc"
