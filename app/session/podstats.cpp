// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/podstats.h"

#include "app/core/async.h"
#include "app/portainer/kubernetesrequests.h"
#include "app/session/session.h"

#include <algorithm>

namespace longshore {

namespace {

constexpr std::chrono::seconds AfterNoServer{60}; ///< One may be installed.
constexpr double NanocoresPerPercent = 1e7;

QStringList namespacesOf(const QList<PodContainerPlace> &places)
{
    QStringList names;
    for (const PodContainerPlace &each : places)
        if (!names.contains(each.namespaceName))
            names.append(each.namespaceName);
    return names;
}

UsageSample podSampleOf(const PodMetrics &pod, const PodContainerUsage &usage)
{
    return {.at = pod.at, .cpu = usage.nanocores ? std::optional(double(*usage.nanocores) / NanocoresPerPercent) : std::nullopt,
            .memory = usage.memory.value_or(0)};
}

} // namespace

PodStats::PodStats(Session &session, QObject *parent)
    : QObject(parent), m_session(&session)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &PodStats::ask);
}

PodStats::~PodStats()
{
    stop();
}

QString PodStats::keyOf(const PodContainerPlace &place)
{
    return place.namespaceName + u'/' + place.pod + u'/' + place.container;
}

void PodStats::follow(EnvironmentId environment, const QList<PodContainerPlace> &places)
{
    if (m_isFollowing && environment == m_environment && places == m_places)
        return;
    stop();
    if (environment != m_environment)
        m_histories.clear();
    m_environment = environment;
    m_places = places;
    QStringList keys{{}};
    for (const PodContainerPlace &each : places)
        keys.append(keyOf(each));
    m_histories.removeIf([&keys](const auto &each) { return !keys.contains(each.key()); });
    m_isFollowing = !places.isEmpty();
    ask();
}

void PodStats::stop()
{
    m_isFollowing = false;
    m_pause.stop();
    ++m_round;
    for (auto &asked : m_asked)
        asked.cancel();
    m_asked.clear();
}

void PodStats::setInterval(std::chrono::seconds interval)
{
    m_interval = std::max(interval, ShortestPause);
    if (m_pause.isActive() && m_state == State::Measured)
        m_pause.start(m_interval);
}

const QList<UsageSample> &PodStats::history(const QString &key) const
{
    static const QList<UsageSample> none;
    const auto found = m_histories.constFind(key);
    return found == m_histories.constEnd() ? none : *found;
}

void PodStats::ask()
{
    if (!m_session || !m_isFollowing)
        return;
    ++m_round;
    m_asked.clear();
    m_answered.clear();
    m_roundError.reset();
    const QStringList namespaces = namespacesOf(m_places);
    m_open = static_cast<int>(namespaces.size());
    for (const QString &name : namespaces) {
        m_asked.append(m_session->send(requests::podMetrics(m_environment, name)));
        onResult(m_asked.constLast(), this, [this, round = m_round](const Result<QList<PodMetrics>> &metrics) {
            if (round == m_round)
                take(metrics);
        });
    }
}

void PodStats::take(const Result<QList<PodMetrics>> &metrics)
{
    if (metrics)
        m_answered += *metrics;
    else
        m_roundError = metrics.error();
    if (--m_open == 0)
        endRound();
}

/// What was measured before is known already; the sum is one of the same moment.
void PodStats::endRound()
{
    m_error = m_roundError;
    if (m_error)
        m_state = m_error->kind == ApiError::Kind::NotFound ? State::NoMetricsServer : State::Failed;
    else
        m_state = State::Measured;
    UsageSample sum;
    for (const PodMetrics &pod : std::as_const(m_answered)) {
        for (const PodContainerUsage &usage : pod.containers) {
            const PodContainerPlace place{pod.namespaceName, pod.name, usage.name};
            if (!m_places.contains(place))
                continue;
            const UsageSample sample = podSampleOf(pod, usage);
            append(keyOf(place), sample);
            sum.at = sum.at.isNull() ? sample.at : std::max(sum.at, sample.at);
            sum.memory += sample.memory;
            if (sample.cpu)
                sum.cpu = sum.cpu.value_or(0) + *sample.cpu;
        }
    }
    if (!sum.at.isNull())
        append({}, sum);
    if (m_isFollowing)
        m_pause.start(m_state == State::NoMetricsServer ? AfterNoServer : m_interval);
    Q_EMIT changed();
}

void PodStats::append(const QString &key, const UsageSample &sample)
{
    QList<UsageSample> &history = m_histories[key];
    if (!history.isEmpty() && history.constLast().at >= sample.at)
        return;
    history.append(sample);
    if (history.size() > StackStats::MostSamples)
        history.removeFirst();
}

} // namespace longshore
