// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/engineevents.h"

#include "app/portainer/enginerequests.h"
#include "app/session/enginelookout.h"
#include "app/session/enginewatch.h"
#include "app/session/session.h"

#include <algorithm>

namespace longshore {

namespace {

constexpr int Every = 2000; ///< Milliseconds.
constexpr int EveryWhereHeard = 10'000; ///< Milliseconds.
constexpr int Breath = 300; ///< Milliseconds: a restart alone is told in five parts.
constexpr int LongestPause = 60'000; ///< Milliseconds: doubled up to here while asking fails.
constexpr int MostDoublings = 5;
constexpr qint64 EverSince = 1; ///< As far back as the engine remembers; 0 would mean from now on.

} // namespace

EngineEvents::EngineEvents(Session &session, QObject *parent)
    : QObject(parent), m_session(&session)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &EngineEvents::ask);
    m_soon.setSingleShot(true);
    m_soon.setInterval(Breath);
    connect(&m_soon, &QTimer::timeout, this, &EngineEvents::askForHeard);
}

EngineEvents::~EngineEvents() = default;

void EngineEvents::follow(const EngineStack &stack, bool wholeEngine)
{
    if (stack.environment != m_stack.environment)
        m_heardUntil = 0;
    if (stack != m_stack || wholeEngine != m_wholeEngine) {
        m_events.clear();
        m_error.reset();
        m_isRead = false;
        m_failures = 0;
    } else if (m_isFollowing && !m_error) {
        return;
    }
    m_stack = stack;
    m_wholeEngine = wholeEngine;
    m_isFollowing = true;
    listen();
    ask();
}

void EngineEvents::setLive(bool isLive)
{
    m_isLive = isLive;
    listen();
    if (isLive && m_isFollowing && !m_asking.isRunning())
        ask();
    if (!isLive)
        m_pause.stop();
}

/// One for all who look at that environment.
void EngineEvents::listen()
{
    const bool listens = m_session && m_isFollowing && m_isLive;
    std::shared_ptr<EngineWatch> watch = listens ? EngineLookout::of(*m_session).watch(m_stack.environment) : nullptr;
    if (watch == m_watch)
        return;
    if (m_watch)
        m_watch->disconnect(this);
    m_soon.stop();
    m_watch = std::move(watch);
    if (!m_watch)
        return;
    connect(m_watch.get(), &EngineWatch::happened, this, &EngineEvents::hear);
    connect(m_watch.get(), &EngineWatch::missed, this, &EngineEvents::askSoon);
    connect(m_watch.get(), &EngineWatch::liveChanged, this, [this] {
        if (m_pause.isActive())
            waitAgain();
    });
}

void EngineEvents::hear(const EngineEvent &event)
{
    m_heardUntil = std::max(m_heardUntil, event.at.toSecsSinceEpoch() + 1);
    askSoon();
}

/// A question under way is not cut off: on a busy engine none would ever be answered.
void EngineEvents::askForHeard()
{
    m_asking.isRunning() ? m_soon.start() : ask();
}

/// Not put off by what happens meanwhile.
void EngineEvents::askSoon()
{
    if (!m_soon.isActive() && !m_error)
        m_soon.start();
}

void EngineEvents::waitAgain()
{
    const int every = m_watch && m_watch->isLive() ? EveryWhereHeard : Every;
    m_pause.start(std::min(every << m_failures, LongestPause));
}

void EngineEvents::stop()
{
    m_isFollowing = false;
    listen();
    m_pause.stop();
    m_asking.cancel();
}

/// From the second of the last one on: what came in it before is known already. This clock may be behind the engine's, which would
/// refuse an end before the beginning, or leave out what was just heard of.
void EngineEvents::ask()
{
    if (!m_session || !m_isFollowing)
        return;
    m_pause.stop();
    m_soon.stop();
    const qint64 since = m_events.isEmpty() ? EverSince : m_events.constLast().at.toSecsSinceEpoch();
    const qint64 until = std::max({QDateTime::currentSecsSinceEpoch(), since, m_heardUntil});
    const auto request = m_wholeEngine ? requests::events(m_stack.environment, since, until)
                                       : requests::eventsOfStack(m_stack.environment, m_stack.type == StackType::Swarm, m_stack.name, since, until);
    m_asking.start(m_session->send(request), [this](const Result<QList<EngineEvent>> &events) {
        m_isRead = m_isRead || events.has_value();
        m_error = events ? std::nullopt : std::optional(events.error());
        if (events)
            take(*events);
        m_failures = events ? 0 : std::min(m_failures + 1, MostDoublings);
        if (m_isLive && m_isFollowing)
            waitAgain();
        Q_EMIT changed();
    });
}

void EngineEvents::take(const QList<EngineEvent> &events)
{
    const qint64 last = m_events.isEmpty() ? 0 : m_events.constLast().nanoseconds;
    for (const EngineEvent &event : events) {
        const bool isKnown = event.nanoseconds < last || (event.nanoseconds == last && std::ranges::find(m_events, event) != m_events.end());
        if (!isKnown)
            m_events.append(event);
    }
    if (m_events.size() > MostEvents)
        m_events.remove(0, m_events.size() - MostEvents);
}

} // namespace longshore
