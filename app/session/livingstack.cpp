// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/livingstack.h"

#include "app/portainer/enginerequests.h"
#include "app/session/enginelookout.h"
#include "app/session/session.h"

#include <algorithm>
#include <tuple>

namespace longshore {

using State = StackContainers::State;
using std::chrono::milliseconds;

namespace {

/// A pause grows to this many times itself while readings fail.
constexpr int LongestPause = 8;

bool comesBefore(const Container &left, const Container &right)
{
    return std::tuple(left.service(), left.name(), left.id) < std::tuple(right.service(), right.name(), right.id);
}

/// A service carries no label in what is told of it, but its name begins with the stack's.
bool isAbout(const EngineEvent &event, const EngineStack &stack)
{
    if (event.type == QLatin1StringView("service"))
        return stack.type == StackType::Swarm && event.name().startsWith(stack.name + u'_');
    return event.attributes.value(stack.type == StackType::Swarm ? labels::SwarmNamespace : labels::ComposeProject) == stack.name;
}

} // namespace

LivingStack::LivingStack(Session &session, const EngineStack &stack)
    : m_session(&session), m_stack(stack), m_wasConnected(session.state() == Session::State::Connected)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { m_lookers.isEmpty() ? age() : look(); });
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &LivingStack::refresh);
    connect(&session, &Session::stateChanged, this, &LivingStack::followSession);
}

void LivingStack::enter(const QObject *who, milliseconds pause)
{
    const bool wasAlone = m_lookers.isEmpty();
    const bool isNew = !m_lookers.contains(who);
    m_lookers.insert(who, pause);
    if (!m_stack.hasEngine())
        return;
    watch();
    const bool isFresh = m_listing.state == State::Ready && (m_open > 0 || m_timer.isActive());
    if (isFresh || (!wasAlone && !m_listing.error) || !isNew) {
        waitAgain();
        return;
    }
    if (wasAlone)
        show(m_readAt.isNull() ? State::Loading : State::Stale);
    if (m_open == 0)
        look();
}

/// What comes of a reading that nobody waits for is of no use; what came is, for as long as it would have been shown.
void LivingStack::leave(const QObject *who)
{
    if (!m_lookers.remove(who))
        return;
    if (!m_lookers.isEmpty())
        return waitAgain();
    if (m_open > 0 || !m_timer.isActive())
        age();
    else
        m_timer.start(std::min(Linger, m_timer.remainingTimeAsDuration()));
}

void LivingStack::refresh()
{
    if (m_lookers.isEmpty())
        return;
    if (m_open > 0)
        m_againAfterThis = true;
    else
        look();
}

void LivingStack::watch()
{
    if (m_watch || !m_session)
        return;
    m_watch = EngineLookout::of(*m_session).watch(m_stack.environment);
    connect(m_watch.get(), &EngineWatch::happened, this, &LivingStack::hear);
    connect(m_watch.get(), &EngineWatch::missed, this, &LivingStack::refreshSoon);
    connect(m_watch.get(), &EngineWatch::liveChanged, this, [this] {
        StackListing next = m_listing;
        next.isLive = m_watch && m_watch->isLive();
        publish(next);
        waitAgain();
    });
    m_listing.isLive = m_watch->isLive();
}

void LivingStack::hear(const EngineEvent &event)
{
    if (isAbout(event, m_stack))
        refreshSoon();
}

/// A restart alone is told in five parts.
void LivingStack::refreshSoon()
{
    if (m_soon.isActive())
        return;
    const milliseconds passed = m_sinceAsked.isValid() ? milliseconds(m_sinceAsked.elapsed()) : Breath;
    m_soon.start(std::max(milliseconds(0), Breath - passed));
}

/// Nobody looks any more: it is as it was at readAt().
void LivingStack::age()
{
    cancel();
    if (m_watch)
        m_watch->disconnect(this);
    m_watch.reset();
    StackListing next = m_listing;
    next.isLive = false;
    if (next.state == State::Ready)
        next.state = State::Stale;
    publish(next);
}

/// Asks all there is side by side; finish() is called once, when the last has answered.
void LivingStack::look()
{
    m_timer.stop();
    if (m_lookers.isEmpty() || !m_session || !m_stack.hasEngine())
        return;
    if (isOverdue())
        show(State::Stale); // The computer slept, and nobody knows what became of it since.
    const bool isSwarm = m_stack.type == StackType::Swarm;
    m_reading = {};
    m_reading.state = State::Ready;
    m_againAfterThis = false;
    m_sinceAsked.start();
    m_open = isSwarm ? 3 : 1;
    m_containersCall.start(m_session->send(isSwarm ? requests::containersOfSwarmStack(m_stack.environment, m_stack.name)
                                                   : requests::containersOfProject(m_stack.environment, m_stack.name)),
                           [this](const Result<QList<Container>> &answer) { take(answer); });
    if (!isSwarm)
        return;
    m_servicesCall.start(m_session->send(requests::servicesOfStack(m_stack.environment, m_stack.name)),
                         [this](const Result<QList<SwarmService>> &answer) { takeSwarm(answer, &StackListing::services); });
    m_tasksCall.start(m_session->send(requests::tasksOfStack(m_stack.environment, m_stack.name)),
                      [this](const Result<QList<SwarmTask>> &answer) { takeSwarm(answer, &StackListing::tasks); });
}

void LivingStack::take(const Result<QList<Container>> &answer)
{
    if (answer) {
        m_reading.containers = *answer;
        std::ranges::sort(m_reading.containers, comesBefore);
    } else {
        m_reading.error = answer.error();
    }
    finishPart();
}

template <typename T>
void LivingStack::takeSwarm(const Result<QList<T>> &answer, QList<T> StackListing::*list)
{
    m_reading.*list = answer ? *answer : m_listing.*list; // A stack does not lose its services because a manager did not answer once.
    if (!answer && !m_reading.servicesError)
        m_reading.servicesError = answer.error();
    finishPart();
}

void LivingStack::finishPart()
{
    if (--m_open == 0)
        finish();
}

void LivingStack::finish()
{
    const std::shared_ptr<LivingStack> alive = weak_from_this().lock(); // Whoever hears of it may be the last to let go.
    m_sinceReading.start();
    if (m_reading.error) {
        // What was known stays, with its date.
        StackListing next = m_listing;
        next.state = m_readAt.isNull() ? State::Failed : State::Stale;
        next.error = m_reading.error;
        m_failures = std::min(m_failures + 1, LongestPause);
        waitAgain();
        publish(next);
        return;
    }
    m_failures = 0;
    m_readAt = QDateTime::currentDateTimeUtc();
    m_reading.isLive = m_watch && m_watch->isLive();
    std::ranges::sort(m_reading.services, {}, &SwarmService::name);
    waitAgain();
    publish(m_reading);
    Q_EMIT read();
}

milliseconds LivingStack::pause() const
{
    const auto shortest = std::ranges::min_element(m_lookers);
    const milliseconds wanted = shortest == m_lookers.cend() ? StackContainers::DefaultPause : *shortest;
    return (m_watch && m_watch->isLive() ? std::max(wanted, LivePause) : wanted) * std::min(1 << m_failures, LongestPause);
}

/// From the end of the last reading on.
void LivingStack::waitAgain()
{
    if (m_open > 0 || !m_sinceReading.isValid() || m_lookers.isEmpty())
        return;
    const milliseconds passed(m_sinceReading.elapsed());
    m_timer.start(m_againAfterThis ? milliseconds(0) : std::max(milliseconds(0), pause() - passed));
}

/// Once the server does not answer, nothing of it is fresh; once it does, all is read anew.
void LivingStack::followSession()
{
    const bool isConnected = m_session && m_session->state() == Session::State::Connected;
    if (isConnected == m_wasConnected)
        return;
    m_wasConnected = isConnected;
    if (!m_stack.hasEngine())
        return;
    if (m_lookers.isEmpty())
        return age();
    if (isConnected) {
        m_failures = 0;
        return refresh();
    }
    StackListing next = m_listing;
    if (next.state == State::Ready)
        next.state = State::Stale;
    next.error = m_session ? m_session->error() : std::nullopt;
    publish(next);
}

bool LivingStack::isOverdue() const
{
    constexpr qint64 Slack = 20'000; // Milliseconds.
    return m_listing.state == State::Ready && m_readAt.msecsTo(QDateTime::currentDateTimeUtc()) > pause().count() + Slack;
}

void LivingStack::show(State state)
{
    StackListing next = m_listing;
    next.state = state;
    publish(next);
}

void LivingStack::publish(const StackListing &next)
{
    if (next == m_listing)
        return;
    const std::shared_ptr<LivingStack> alive = weak_from_this().lock();
    m_listing = next;
    Q_EMIT changed();
}

void LivingStack::cancel()
{
    m_timer.stop();
    m_soon.stop();
    m_containersCall.cancel();
    m_servicesCall.cancel();
    m_tasksCall.cancel();
    m_open = 0;
    m_againAfterThis = false;
}

} // namespace longshore
