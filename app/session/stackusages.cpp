// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackusages.h"

#include "app/core/async.h"
#include "app/portainer/enginerequests.h"
#include "app/portainer/execrequests.h"
#include "app/session/session.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <utility>

namespace longshore {

namespace {

EngineStack ownerOf(EnvironmentId environment, const Container &container)
{
    const bool isSwarm = !container.labels.value(labels::SwarmNamespace).isEmpty();
    return {environment, isSwarm ? StackType::Swarm : StackType::Compose, container.project()};
}

/// Of a long list only what is asked for is kept, in the worker that reads it.
Request<QHash<EngineStack, QStringList>> runningOf(EnvironmentId environment, const QSet<EngineStack> &wanted)
{
    const Request<QList<Container>> all = requests::containers(environment);
    Request<QHash<EngineStack, QStringList>> request{static_cast<const RequestParts &>(all), {}};
    request.decode = [decode = all.decode, environment, wanted](const Answer &answer) -> Result<QHash<EngineStack, QStringList>> {
        const Result<QList<Container>> containers = decode(answer);
        if (!containers)
            return Failure(containers.error());
        QHash<EngineStack, QStringList> found;
        for (const Container &each : *containers)
            if (const EngineStack owner = ownerOf(environment, each); each.isRunning() && wanted.contains(owner))
                found[owner].append(each.id);
        return found;
    };
    return request;
}

void add(StackUsage &sum, const ContainerStats &stats)
{
    constexpr double Tenths = 10;
    sum.cpu += std::llround(stats.cpuPercent().value_or(0) * Tenths);
    sum.memory += stats.memoryUsed();
    ++sum.containers;
}

} // namespace

StackUsages::StackUsages(Session &session)
    : QObject(&session), m_session(session)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &StackUsages::startRound);
    connect(&m_ledger, &UsageLedger::changed, this, &StackUsages::changed);
    connect(&session, &Session::stateChanged, this, &StackUsages::followSession);
}

StackUsages::~StackUsages()
{
    for (QFuture<void> &call : m_calls)
        call.cancel();
}

StackUsages &StackUsages::of(Session &session)
{
    auto *known = session.findChild<StackUsages *>(QString(), Qt::FindDirectChildrenOnly);
    return known ? *known : *new StackUsages(session);
}

/// What is under way goes on; what came into sight has its turn in the next round.
void StackUsages::follow(const QList<EngineStack> &stacks)
{
    const bool isBeginning = m_stacks.isEmpty();
    m_stacks = stacks;
    m_stacks.removeIf([](const EngineStack &stack) { return !stack.hasEngine(); });
    if (m_stacks.isEmpty()) {
        stop();
        m_ledger.clear();
    } else if (isBeginning) {
        startRound();
    }
}

void StackUsages::startRound()
{
    stop();
    if (m_stacks.isEmpty() || m_session.state() != Session::State::Connected)
        return;
    QSet<EnvironmentId> environments;
    for (const EngineStack &stack : std::as_const(m_stacks))
        environments.insert(stack.environment);
    m_listing = static_cast<int>(environments.size());
    for (const EnvironmentId environment : std::as_const(environments))
        list(environment);
}

void StackUsages::list(EnvironmentId environment)
{
    const QFuture<Result<Running>> answer = m_session.send(runningOf(environment, {m_stacks.cbegin(), m_stacks.cend()}));
    m_calls.append(QFuture<void>(answer));
    onResult(answer, this, [this, environment, round = m_round](const Result<Running> &running) {
        if (round == m_round)
            takeList(environment, running);
    });
}

void StackUsages::takeList(EnvironmentId environment, const Result<Running> &running)
{
    --m_listing;
    for (const EngineStack &stack : std::as_const(m_stacks)) {
        if (!running || stack.environment != environment)
            continue;
        const QStringList ids = running->value(stack);
        m_measuring.insert(stack, {.sum = {}, .open = static_cast<int>(ids.size())});
        for (const QString &id : ids)
            m_waiting.append({stack, id});
        if (ids.isEmpty())
            finish(stack);
    }
    while (m_asked < AtOnce && !m_waiting.isEmpty())
        askNext();
    endRoundIfDone();
}

void StackUsages::askNext()
{
    const auto [stack, id] = m_waiting.takeFirst();
    ++m_asked;
    const QFuture<Result<ContainerStats>> answer = m_session.send(requests::containerStats(stack.environment, id));
    m_calls.removeIf([](const QFuture<void> &call) { return call.isFinished(); });
    m_calls.append(QFuture<void>(answer));
    onResult(answer, this, [this, stack = stack, round = m_round](const Result<ContainerStats> &stats) {
        if (round == m_round)
            take(stack, stats);
    });
}

/// One that was stopped or removed meanwhile uses nothing; of what does not answer, the sum would be too small.
void StackUsages::take(const EngineStack &stack, const Result<ContainerStats> &stats)
{
    --m_asked;
    Measuring &measuring = m_measuring[stack];
    if (stats && !stats->readAt.isNull())
        add(measuring.sum, *stats);
    else if (!stats && stats.error().kind != ApiError::Kind::NotFound)
        measuring.isBroken = true;
    if (--measuring.open == 0)
        finish(stack);
    while (m_asked < AtOnce && !m_waiting.isEmpty())
        askNext();
    endRoundIfDone();
}

void StackUsages::finish(const EngineStack &stack)
{
    const Measuring measuring = m_measuring.take(stack);
    if (!measuring.isBroken)
        m_ledger.note(stack, measuring.sum);
}

void StackUsages::endRoundIfDone()
{
    if (m_listing > 0 || m_asked > 0)
        return;
    m_ledger.forgetOld();
    m_pause.start(m_pauseTime);
}

void StackUsages::stop()
{
    ++m_round;
    m_pause.stop();
    for (QFuture<void> &call : m_calls)
        call.cancel();
    m_calls.clear();
    m_waiting.clear();
    m_measuring.clear();
    m_listing = m_asked = 0;
}

/// Nothing of a server that does not answer is fresh.
void StackUsages::followSession()
{
    const bool isUnderWay = m_listing > 0 || m_asked > 0 || m_pause.isActive();
    if (m_session.state() == Session::State::Connected) {
        if (!isUnderWay)
            startRound();
        return;
    }
    stop();
    m_ledger.clear();
}

} // namespace longshore
