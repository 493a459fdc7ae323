// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackstats.h"

#include "app/core/async.h"
#include "app/portainer/execrequests.h"
#include "app/session/session.h"

#include <utility>

namespace longshore {

namespace {

std::optional<double> rate(qint64 before, qint64 now, double seconds)
{
    if (seconds <= 0 || now < before) // Counted from zero again: it was started anew.
        return {};
    return double(now - before) / seconds;
}

void add(std::optional<double> &sum, const std::optional<double> &part)
{
    if (part)
        sum = sum.value_or(0) + *part;
}

} // namespace

StackStats::StackStats(Session &session, QObject *parent)
    : QObject(parent), m_session(&session)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &StackStats::startRound);
}

StackStats::~StackStats()
{
    stop();
}

void StackStats::follow(EnvironmentId environment, const QStringList &containers)
{
    const bool isSame = m_isFollowing && environment == m_environment && containers == m_containers;
    if (isSame)
        return;
    stop();
    m_environment = environment;
    m_containers = containers;
    m_histories.removeIf([&](const auto &each) { return !each.key().isEmpty() && !containers.contains(each.key()); });
    m_last.removeIf([&](const auto &each) { return !containers.contains(each.key()); });
    m_isFollowing = !containers.isEmpty();
    if (m_isFollowing)
        startRound();
}

void StackStats::stop()
{
    m_isFollowing = false;
    m_pause.stop();
    ++m_round;
    for (QFuture<Result<ContainerStats>> &asked : m_asked)
        asked.cancel();
    m_asked.clear();
}

void StackStats::setInterval(std::chrono::seconds interval)
{
    m_interval = interval;
    if (m_pause.isActive())
        m_pause.start(std::max(std::chrono::milliseconds(0), interval - std::chrono::milliseconds(m_roundTime.elapsed())));
}

const QList<UsageSample> &StackStats::history(const QString &container) const
{
    static const QList<UsageSample> none;
    const auto found = m_histories.constFind(container);
    return found == m_histories.constEnd() ? none : *found;
}

void StackStats::startRound()
{
    if (!m_session || !m_isFollowing)
        return;
    m_roundTime.start();
    ++m_round;
    m_asked.clear();
    m_waiting = m_containers;
    m_running = m_answered = 0;
    m_sum = {.at = QDateTime::currentDateTimeUtc()};
    m_roundError.reset();
    for (int i = 0; i < AtOnce; ++i)
        askNext();
}

void StackStats::askNext()
{
    if (m_waiting.isEmpty() || !m_session)
        return;
    const QString container = m_waiting.takeFirst();
    ++m_running;
    m_asked.append(m_session->send(requests::containerStats(m_environment, container)));
    onResult(m_asked.constLast(), this, [this, container, round = m_round](const Result<ContainerStats> &stats) {
        if (round == m_round)
            take(container, stats);
    });
}

void StackStats::take(const QString &container, const Result<ContainerStats> &stats)
{
    --m_running;
    if (!stats) {
        m_roundError = stats.error();
    } else if (!stats->readAt.isNull()) {
        ++m_answered;
        const UsageSample sample = sampleOf(container, *stats);
        QList<UsageSample> &history = m_histories[container];
        history.append(sample);
        if (history.size() > MostSamples)
            history.removeFirst();
        add(m_sum.cpu, sample.cpu);
        add(m_sum.received, sample.received);
        add(m_sum.sent, sample.sent);
        add(m_sum.read, sample.read);
        add(m_sum.written, sample.written);
        m_sum.memory += sample.memory;
        m_sum.processes += sample.processes;
        m_last.insert(container, *stats);
    } else {
        ++m_answered; // Stopped meanwhile.
    }
    askNext();
    if (m_running == 0)
        endRound();
}

UsageSample StackStats::sampleOf(const QString &container, const ContainerStats &stats)
{
    UsageSample sample{.at = QDateTime::currentDateTimeUtc(),
                       .cpu = stats.cpuPercent(),
                       .memory = stats.memoryUsed(),
                       .memoryLimit = stats.memoryLimit,
                       .received = {},
                       .sent = {},
                       .read = {},
                       .written = {},
                       .processes = stats.processes};
    const auto last = m_last.constFind(container);
    if (last == m_last.constEnd())
        return sample;
    const double seconds = double(last->readAt.msecsTo(stats.readAt)) / 1000;
    const NetworkCounters before = last->network();
    const NetworkCounters now = stats.network();
    sample.received = rate(before.received, now.received, seconds);
    sample.sent = rate(before.sent, now.sent, seconds);
    sample.read = rate(last->blockRead, stats.blockRead, seconds);
    sample.written = rate(last->blockWritten, stats.blockWritten, seconds);
    return sample;
}

void StackStats::endRound()
{
    if (m_answered > 0) {
        QList<UsageSample> &sums = m_histories[QString()];
        sums.append(m_sum);
        if (sums.size() > MostSamples)
            sums.removeFirst();
        m_error.reset();
    } else {
        m_error = m_roundError;
    }
    const auto passed = std::chrono::milliseconds(m_roundTime.elapsed());
    m_pause.start(std::max(std::chrono::milliseconds(0), std::chrono::milliseconds(m_interval) - passed));
    Q_EMIT changed();
}

} // namespace longshore
