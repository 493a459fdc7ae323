// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/clusterusages.h"

#include "app/core/async.h"
#include "app/portainer/kubernetesrequests.h"
#include "app/session/session.h"
#include "app/session/workloadlevel.h"

#include <QSet>

#include <algorithm>

namespace longshore {

namespace {

using PodsOfStacks = QHash<QString, EngineStack>; ///< Those that run, by namespace and name.
using Usages = QHash<EngineStack, StackUsage>;

QString placeOf(const QString &namespaceName, const QString &pod)
{
    return namespaceName + u'/' + pod;
}

/// One that waits for its image or to be started again uses nothing, and nothing is measured of it.
bool uses(const Pod &pod)
{
    return !pod.isEnding && std::ranges::any_of(pod.containers, [](const PodContainer &each) { return each.state == PodContainer::State::Running; });
}

/// Pods name who made them, not the stack. Of a long list only what is asked for is kept, in the worker that reads it.
Request<PodsOfStacks> podsOf(EnvironmentId environment, const QString &namespaceName, const QList<Workload> &workloads)
{
    const Request<QList<Pod>> all = requests::pods({environment, namespaceName, {}});
    Request<PodsOfStacks> request{static_cast<const RequestParts &>(all), {}};
    request.decode = [decode = all.decode, environment, workloads](const Answer &answer) -> Result<PodsOfStacks> {
        const Result<QList<Pod>> pods = decode(answer);
        if (!pods)
            return Failure(pods.error());
        PodsOfStacks found;
        for (const Pod &pod : *pods) {
            const auto maker = std::ranges::find_if(workloads, [&pod](const Workload &each) { return pod.belongsTo(each); });
            const std::optional<StackId> stack = maker == workloads.cend() ? pod.object.stack() : maker->object.stack();
            if (stack && uses(pod))
                found.insert(placeOf(pod.object.namespaceName, pod.object.name), countedAs(environment, *stack));
        }
        return found;
    };
    return request;
}

void add(StackUsage &sum, const PodMetrics &pod)
{
    constexpr qint64 NanocoresPerTenth = 1'000'000; // Of a percent of one processor.
    for (const PodContainerUsage &each : pod.containers) {
        sum.cpu += (each.nanocores.value_or(0) + NanocoresPerTenth / 2) / NanocoresPerTenth;
        sum.memory += each.memory.value_or(0);
        ++sum.containers;
    }
}

/// Of a stack with a pod that was not measured yet the sum would be too small: it is left out.
Request<Usages> usagesOf(EnvironmentId environment, const QString &namespaceName, const PodsOfStacks &pods, const QList<EngineStack> &wanted)
{
    const Request<QList<PodMetrics>> all = requests::podMetrics(environment, namespaceName);
    Request<Usages> request{static_cast<const RequestParts &>(all), {}};
    request.decode = [decode = all.decode, pods, wanted](const Answer &answer) -> Result<Usages> {
        const Result<QList<PodMetrics>> metrics = decode(answer);
        if (!metrics)
            return Failure(metrics.error());
        Usages sums;
        for (const EngineStack &each : wanted)
            sums.insert(each, {});
        PodsOfStacks left = pods;
        for (const PodMetrics &each : *metrics)
            if (const auto sum = sums.find(left.take(placeOf(each.namespaceName, each.name))); sum != sums.end())
                add(*sum, each);
        for (const EngineStack &each : std::as_const(left))
            sums.remove(each);
        return sums;
    };
    return request;
}

} // namespace

ClusterUsages::ClusterUsages(Session &session)
    : QObject(&session), m_session(session)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &ClusterUsages::startRound);
    connect(&m_ledger, &UsageLedger::changed, this, &ClusterUsages::changed);
    connect(&session, &Session::stateChanged, this, &ClusterUsages::followSession);
}

ClusterUsages::~ClusterUsages()
{
    m_call.cancel();
}

ClusterUsages &ClusterUsages::of(Session &session)
{
    auto *known = session.findChild<ClusterUsages *>(QString(), Qt::FindDirectChildrenOnly);
    return known ? *known : *new ClusterUsages(session);
}

/// What is under way goes on; what came into sight has its turn in the next round, and that at once if it was not measured lately.
void ClusterUsages::follow(const QList<KubernetesStack> &stacks)
{
    m_stacks = stacks;
    if (m_stacks.isEmpty()) {
        stop();
        m_ledger.clear();
        return;
    }
    const Usages known = usages();
    const bool isNew = std::ranges::any_of(m_stacks, [&known](const KubernetesStack &each) { return !known.contains(countedAs(each.environment, each.id)); });
    if (!m_isMeasuring && (isNew || !m_pause.isActive()))
        startRound();
}

/// Where one stack's namespace is not known its whole cluster is listed, and with it all others of that cluster.
QList<ClusterUsages::Place> ClusterUsages::places() const
{
    QSet<EnvironmentId> whole;
    for (const KubernetesStack &each : m_stacks)
        if (each.namespaceName.isEmpty())
            whole.insert(each.environment);
    QList<Place> places;
    for (const KubernetesStack &each : m_stacks) {
        const Place place{each.environment, whole.contains(each.environment) ? QString() : each.namespaceName};
        const auto without = m_without.constFind(each.environment);
        const bool isWithout = without != m_without.cend() && !without->hasExpired(WithoutServer.count());
        if (!isWithout && !places.contains(place))
            places.append(place);
    }
    return places;
}

QList<EngineStack> ClusterUsages::wantedAt(const Place &place) const
{
    QList<EngineStack> wanted;
    for (const KubernetesStack &each : m_stacks)
        if (each.environment == place.environment && (place.namespaceName.isEmpty() || each.namespaceName == place.namespaceName))
            wanted.append(countedAs(each.environment, each.id));
    return wanted;
}

void ClusterUsages::startRound()
{
    stop();
    if (m_stacks.isEmpty() || m_session.state() != Session::State::Connected)
        return;
    m_isMeasuring = true;
    m_left = places();
    nextPlace();
}

void ClusterUsages::nextPlace()
{
    if (m_left.isEmpty()) {
        m_isMeasuring = false;
        m_ledger.forgetOld();
        m_pause.start(m_pauseTime);
        return;
    }
    const Place place = m_left.takeFirst();
    askWorkloads(place, {WorkloadKinds.cbegin(), WorkloadKinds.cend()}, {});
}

/// Of what fails for now the old figures stay for a while.
template <typename T, typename Fn>
void ClusterUsages::ask(const Request<T> &request, Fn take)
{
    const QFuture<Result<T>> answer = m_session.send(request);
    m_call = QFuture<void>(answer);
    onResult(answer, this, [this, take, round = m_round](const Result<T> &got) {
        if (round != m_round)
            return;
        if (got)
            take(*got);
        else
            nextPlace();
    });
}

void ClusterUsages::askWorkloads(const Place &place, QList<WorkloadKind> left, const QList<Workload> &soFar)
{
    if (left.isEmpty())
        return askPods(place, soFar);
    const Request<QList<Workload>> request = requests::workloads(left.takeFirst(), KubernetesScope::ofAllStacks(place.environment, place.namespaceName));
    ask(request, [this, place, left, soFar](const QList<Workload> &workloads) { askWorkloads(place, left, soFar + workloads); });
}

void ClusterUsages::askPods(const Place &place, const QList<Workload> &workloads)
{
    ask(podsOf(place.environment, place.namespaceName, workloads), [this, place](const PodsOfStacks &pods) { askMetrics(place, pods); });
}

/// A cluster without a metrics server knows nothing of the whole group of calls: 404.
void ClusterUsages::askMetrics(const Place &place, const PodsOfStacks &pods)
{
    const QFuture<Result<Usages>> answer = m_session.send(usagesOf(place.environment, place.namespaceName, pods, wantedAt(place)));
    m_call = QFuture<void>(answer);
    onResult(answer, this, [this, place, round = m_round](const Result<Usages> &usages) {
        if (round != m_round)
            return;
        if (usages)
            for (auto at = usages->cbegin(); at != usages->cend(); ++at)
                m_ledger.note(at.key(), *at);
        else if (usages.error().kind == ApiError::Kind::NotFound)
            m_without[place.environment].start();
        nextPlace();
    });
}

void ClusterUsages::stop()
{
    ++m_round;
    m_pause.stop();
    m_call.cancel();
    m_left.clear();
    m_isMeasuring = false;
}

/// Nothing of a server that does not answer is fresh.
void ClusterUsages::followSession()
{
    if (m_session.state() == Session::State::Connected) {
        if (!m_isMeasuring && !m_pause.isActive())
            startRound();
        return;
    }
    stop();
    m_ledger.clear();
}

} // namespace longshore
