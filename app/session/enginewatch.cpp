// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/enginewatch.h"

#include "app/net/stream.h"
#include "app/portainer/enginerequests.h"
#include "app/session/enginelookout.h"
#include "app/session/session.h"

#include <algorithm>
#include <utility>

namespace longshore {

using std::chrono::milliseconds;

namespace {

constexpr qsizetype LongestLine = 1024 * 1024; ///< Bytes of one event; what is longer is none.
constexpr int MostDoublings = 10;

} // namespace

EngineWatch::EngineWatch(Session &session, EngineLookout &lookout, EnvironmentId environment, const WatchPace &pace)
    : m_session(&session), m_lookout(&lookout), m_environment(environment), m_pace(pace), m_wasConnected(session.state() == Session::State::Connected)
{
    m_judging.setSingleShot(true);
    connect(&m_judging, &QTimer::timeout, this, &EngineWatch::judge);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &EngineWatch::open);
    connect(&session, &Session::stateChanged, this, &EngineWatch::followSession);
    open();
}

EngineWatch::~EngineWatch() = default;

/// Where it is known that streams are held back, none is opened.
void EngineWatch::open()
{
    m_again.stop();
    m_judging.stop();
    m_text.clear();
    m_stream.reset();
    if (!m_session || !m_lookout || m_session->state() != Session::State::Connected || m_lookout->flow(m_environment) == StreamFlow::Asked)
        return setLive(false);
    m_stream = m_session->stream(requests::eventStream(m_environment), std::min(m_pace.heldBackAfter, m_pace.reopenAfter));
    connect(m_stream.get(), &Stream::opened, this, &EngineWatch::opened);
    connect(m_stream.get(), &Stream::chunk, this, &EngineWatch::take);
    connect(m_stream.get(), &Stream::quiet, this, &EngineWatch::quiet);
    connect(m_stream.get(), &Stream::ended, this, &EngineWatch::ended);
}

void EngineWatch::opened()
{
    if (m_lookout && m_lookout->flow(m_environment) == StreamFlow::Live)
        setLive(true);
    else
        m_judging.start(m_pace.judgedAfter);
}

/// In the middle of a deploy so much may happen that it cannot be told: then it is tried again later.
void EngineWatch::judge()
{
    if (!m_stream || !m_lookout)
        return;
    if (!cameAtOnce(*m_stream))
        return tryAgain();
    m_lookout->noteFlow(m_environment, StreamFlow::Live);
    setLive(true);
}

void EngineWatch::take(const QByteArray &bytes)
{
    const std::shared_ptr<EngineWatch> alive = weak_from_this().lock();
    m_text += bytes;
    const qsizetype end = m_text.lastIndexOf('\n') + 1;
    const Result<QList<EngineEvent>> events = eventsIn(m_text.first(end));
    m_text.remove(0, end);
    if (!events || m_text.size() > LongestLine)
        return tryAgain();
    for (const EngineEvent &event : *events)
        if (event.changesLists())
            Q_EMIT happened(event);
}

void EngineWatch::quiet(milliseconds since)
{
    constexpr int Slower = 3; // Where heads came at once before, one that is late is late.
    const bool isKnown = m_lookout && m_lookout->flow(m_environment) == StreamFlow::Live;
    if (m_stream->state() == Stream::State::Open && since >= m_pace.reopenAfter)
        return open(); // It counts as live until the new one turns out not to be.
    if (!isHeldBack(*m_stream, since, isKnown ? m_pace.heldBackAfter * Slower : m_pace.heldBackAfter))
        return;
    if (isKnown)
        return tryAgain();
    m_stream.reset();
    if (m_lookout)
        m_lookout->noteFlow(m_environment, StreamFlow::Asked);
}

/// An engine that is started anew, a proxy that has had enough, a computer that slept.
void EngineWatch::ended(const std::optional<ApiError> &error)
{
    using Kind = ApiError::Kind;
    const bool isRefused = error && (error->kind == Kind::Unauthorized || error->kind == Kind::Forbidden || error->kind == Kind::Tls);
    if (!isRefused)
        return tryAgain();
    m_stream.reset(); // Until the session is another.
    m_judging.stop();
    setLive(false);
}

void EngineWatch::tryAgain()
{
    m_stream.reset();
    m_judging.stop();
    m_again.start(std::min(m_pace.retryAfter * (1 << std::min(m_failures, MostDoublings)), m_pace.retryAtMost));
    ++m_failures;
    setLive(false);
}

void EngineWatch::setLive(bool isLive)
{
    const std::shared_ptr<EngineWatch> alive = weak_from_this().lock(); // Whoever hears of it may be the last to let go.
    const bool wasLive = std::exchange(m_isLive, isLive);
    if (isLive)
        m_failures = 0;
    if (wasLive != isLive)
        Q_EMIT liveChanged();
    if (wasLive || isLive)
        Q_EMIT missed();
}

/// What a token that is let go of still brings is nobody's to see.
void EngineWatch::followSession()
{
    const bool isSignedOut = m_session && m_session->state() == Session::State::SignedOut;
    const bool isConnected = m_session && m_session->state() == Session::State::Connected;
    const bool wasConnected = std::exchange(m_wasConnected, isConnected);
    if (isSignedOut || (isConnected && !wasConnected && !m_isLive)) {
        m_failures = 0;
        open(); // Or what there was is closed.
    }
}

} // namespace longshore
