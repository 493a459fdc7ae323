// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/clusterstats.h"

#include "app/session/refusal.h"
#include "app/session/session.h"
#include "ui/pages/statstab.h"

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// It may be the sender of what led here.
void retireReading(auto &reading, const QObject *listener)
{
    if (!reading)
        return;
    reading->disconnect(listener);
    reading->stop();
    reading.release()->deleteLater();
}

} // namespace

ClusterStats::ClusterStats(StatsTab &tab, QObject *parent)
    : QObject(parent), m_tab(tab)
{
    connect(&m_tab, &StatsTab::left, this, &ClusterStats::stopLooking);
    connect(&m_tab, &StatsTab::visibilityChanged, this, &ClusterStats::setWatching);
    connect(&m_tab, &StatsTab::choiceChanged, this, &ClusterStats::showStats);
    connect(&m_tab, &StatsTab::intervalChanged, this, [this] {
        if (m_stats)
            m_stats->setInterval(m_tab.interval());
    });
    connect(&m_tab, &StatsTab::retryRequested, this, [this] {
        if (!m_pods)
            return;
        m_pods->refresh();
        m_stats->stop();
        showPods();
    });
}

ClusterStats::~ClusterStats() = default;

void ClusterStats::look(Session &session, const Stack &stack)
{
    if (&session != m_session || !m_pods) {
        stopLooking();
        m_session = &session;
        m_pods = std::make_unique<StackWorkloads>(session);
        m_stats = std::make_unique<PodStats>(session);
        m_stats->setInterval(m_tab.interval());
        connect(m_pods.get(), &StackWorkloads::changed, this, &ClusterStats::showPods);
        connect(m_stats.get(), &PodStats::changed, this, &ClusterStats::showStats);
        connect(&session, &QObject::destroyed, m_pods.get(), [this] { stopLooking(); });
    }
    m_stack = stack;
    m_tab.setKind(ConsoleKind::Cluster);
    m_pods->follow(KubernetesStack::of(stack));
    showPods();
}

void ClusterStats::stopLooking()
{
    retireReading(m_pods, this);
    retireReading(m_stats, this);
    m_running.clear();
    m_session = nullptr;
}

/// Measuring costs nothing more there, but asking does.
void ClusterStats::setWatching(bool isWatching)
{
    if (!m_pods)
        return;
    if (isWatching) {
        m_pods->follow(KubernetesStack::of(m_stack));
        showPods();
    } else {
        m_pods->stop();
        m_stats->stop();
    }
}

void ClusterStats::showPods()
{
    if (!m_pods || !m_session || !m_tab.isVisible())
        return;
    m_running.clear();
    QList<PodContainerPlace> places;
    for (const Pod &pod : m_pods->facts().pods) {
        for (const PodContainer &container : pod.containers) {
            if (container.state != PodContainer::State::Running)
                continue;
            const QString name = pod.mainContainers() == 1 && !container.isInit ? pod.object.name : u"%1/%2"_s.arg(pod.object.name, container.name);
            places.append({pod.object.namespaceName, pod.object.name, container.name});
            m_running.append({name, places.constLast()});
        }
    }
    m_stats->follow(m_stack.environmentId, places);
    showStats();
}

/// Why there is nothing to show; empty when there is.
QString ClusterStats::nothingYet() const
{
    using Read = StackWorkloads::State;
    const auto why = [this](const ApiError &error, const QString &attempt) { return explain(error, attemptOn(*m_session, attempt)).sentence; };
    if (m_pods->state() == Read::Failed && m_pods->error())
        return why(*m_pods->error(), tr("list the pods"));
    if (m_running.isEmpty())
        return m_pods->state() == Read::Ready ? tr("No container in a pod of this stack runs, so there is nothing to measure.") : tr("Looking for pods...");
    if (m_stats->state() == PodStats::State::NoMetricsServer)
        return tr("This cluster has no metrics server, so nothing measures what its pods use. Whoever runs the cluster can install one.");
    if (m_stats->state() == PodStats::State::Failed && m_stats->history({}).isEmpty() && m_stats->error())
        return why(*m_stats->error(), tr("read what the pods use"));
    return {};
}

void ClusterStats::showStats()
{
    if (!m_pods || !m_session)
        return;
    if (const QString nothing = nothingYet(); !nothing.isEmpty()) {
        const bool isOver = m_pods->state() == StackWorkloads::State::Failed || m_stats->error();
        return m_tab.setNote(nothing, isOver ? tr("Try again") : QString());
    }
    QList<ConsoleChoice> choices;
    QList<ContainerUsage> usage;
    for (const auto &[name, place] : std::as_const(m_running)) {
        const QString key = PodStats::keyOf(place);
        const QList<UsageSample> &history = m_stats->history(key);
        choices.append({key, name});
        usage.append({name, history.isEmpty() ? std::nullopt : std::optional(history.constLast())});
    }
    m_tab.setContainers(choices);
    m_tab.setSamples(m_stats->history(m_tab.container()));
    m_tab.setUsage(usage);
    m_tab.setStale(m_stats->error() ? explain(*m_stats->error(), attemptOn(*m_session, tr("read what the pods use"))).sentence : QString());
}

} // namespace longshore
