// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logsource.h"

#include "app/logs/logingest.h"

#include <utility>

namespace longshore {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

    /// Bytes that may wait for the reading thread. Beyond it the stream is ended, and asked for anew from where it was left.
    constexpr qsizetype MostUntaken = 64 * 1024 * 1024;

} // namespace

LogSource::LogSource(quint16 number, LogOrigin origin, LogAsking &asking, QObject *parent)
    : QObject(parent)
    , m_number(number)
    , m_origin(std::move(origin))
    , m_asking(asking)
{
    m_judge.setSingleShot(true);
    connect(&m_judge, &QTimer::timeout, this, &LogSource::noteFlow);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] { askAgain(m_asking.follows && m_asking.flow != LogFlow::Asked); });
}

LogSource::~LogSource() = default;

void LogSource::start()
{
    ask(false); // Without following it ends by itself, and so comes at once everywhere.
}

/// The first part, or from where it was left on. Of a service whose first part was not told to its end some replicas may not have said
/// anything yet: it is asked for once more as a whole.
LogWindow LogSource::window(bool follows) const
{
    LogWindow window = m_asking.window;
    window.follows = follows;
    if (m_origin.isService && !m_hasTold)
        return window;
    if (m_since > 0)
        window.since = std::max(m_since, window.since);
    if (m_since > 0 || m_hasTold)
        window.tail.reset(); // Of a log that was empty all is new.
    return window;
}

RequestParts LogSource::logRequest(bool follows) const
{
    if (m_origin.pod)
        return requests::podLog(m_asking.environment, *m_origin.pod, window(follows));
    return m_origin.isService ? requests::serviceLog(m_asking.environment, m_origin.id, window(follows))
                              : requests::containerLog(m_asking.environment, m_origin.id, window(follows));
}

/// After a pause or a break. What a service said meanwhile is read to its end before it is followed.
void LogSource::askAgain(bool follows)
{
    ask(follows && m_hasTold && !m_origin.isService);
}

void LogSource::ask(bool follows)
{
    m_isFollowing = follows;
    m_wasHeldBack = m_reopens = false;
    m_sinceOpened.invalidate();
    const auto parts = logRequest(follows);
    QMetaObject::invokeMethod(m_asking.ingest, [ingest = m_asking.ingest, number = m_number, hasDetails = m_origin.isService] { ingest->beginAnswer(number, hasDetails); });
    m_stream = m_asking.open(parts, m_asking.flowWithin);
    connect(m_stream.get(), &Stream::opened, this, &LogSource::opened);
    connect(m_stream.get(), &Stream::chunk, this, &LogSource::takeChunk);
    connect(m_stream.get(), &Stream::quiet, this, &LogSource::quiet);
    connect(m_stream.get(), &Stream::ended, this, &LogSource::streamEnded);
}

void LogSource::opened()
{
    m_error.reset();
    m_sinceOpened.start();
    if (!m_isFollowing)
        return;
    m_judge.start(m_asking.judgedAfter);
    if (m_state != State::Ended) // Else it may end again at once: see quiet().
        setState(State::Live);
}

void LogSource::noteFlow()
{
    if (!m_isFollowing || m_asking.flow != LogFlow::Unknown || !cameAtOnce(*m_stream))
        return;
    m_asking.flow = LogFlow::Live;
    Q_EMIT flowFound();
}

void LogSource::takeChunk(const QByteArray &bytes)
{
    m_untaken += bytes.size();
    QMetaObject::invokeMethod(m_asking.ingest, [ingest = m_asking.ingest, number = m_number, bytes] { ingest->feed(number, bytes); });
    if (m_untaken < MostUntaken || !m_isFollowing)
        return;
    m_reopens = true;
    m_stream->cancel();
}

void LogSource::noteTaken(qsizetype bytes)
{
    m_untaken -= bytes;
}

/// A head that does not come although lines are asked for as they are written is held back: the log is then asked for in parts.
void LogSource::quiet(milliseconds since)
{
    if (!m_isFollowing) {
        m_isStalled = m_origin.isService && m_stream->state() == Stream::State::Open && since >= m_asking.stalledAfter;
        if (m_isStalled)
            m_stream->cancel();
        return;
    }
    const milliseconds patience = m_asking.flow == LogFlow::Live ? m_asking.flowWithin * 3 : m_asking.flowWithin;
    m_wasHeldBack = isHeldBack(*m_stream, since, patience);
    m_reopens = since >= m_asking.reopenAfter;
    if (m_stream->state() == Stream::State::Open)
        setState(State::Live);
    if (m_wasHeldBack || m_reopens)
        m_stream->cancel();
}

void LogSource::streamEnded(const std::optional<ApiError> &error)
{
    m_endOfStream = error;
    QMetaObject::invokeMethod(m_asking.ingest, [ingest = m_asking.ingest, number = m_number, inOrder = !error] { ingest->endAnswer(number, inOrder); });
}

/// The position that the answer at hand has reached holds for all who write.
bool LogSource::isSettled() const
{
    if (!m_origin.isService)
        return true;
    return m_isFollowing ? m_sinceOpened.isValid() && m_sinceOpened.elapsed() >= SettledAfter.count() : !m_endOfStream;
}

/// All of an answer was read, whatever ended it.
void LogSource::noteRead(qint64 since, bool isBroken, bool isCut)
{
    if (isCut)
        m_endOfStream = ApiError{.kind = ApiError::Kind::Network};
    if (since > m_since)
        m_failures = 0; // What brings something is no failure, however it ends; one that only opens is.
    if (isSettled())
        m_since = since;
    if (std::exchange(m_wasHeldBack, false)) {
        m_asking.flow = LogFlow::Asked;
        Q_EMIT flowFound();
        setState(State::Asked);
        return ask(false);
    }
    if (std::exchange(m_reopens, false))
        return next(false);
    if (std::exchange(m_isStalled, false)) {
        m_isPartial = m_hasTold = true;
        m_since = since;
        return next(false);
    }
    if (isBroken)
        return failed({.kind = ApiError::Kind::Protocol, .httpStatus = 200, .message = u"The log is not in frames."_s});
    if (m_endOfStream)
        return failed(*m_endOfStream);
    m_hasTold = true;
    m_failures = 0;
    m_error.reset();
    next(m_isFollowing);
}

/// `hasEnded`: the server ended what was to go on.
void LogSource::next(bool hasEnded)
{
    if (!m_asking.follows || m_asking.window.until > 0)
        return setState(State::Done);
    if (m_asking.flow == LogFlow::Asked) {
        m_again.start(m_asking.askEvery);
        return setState(State::Asked);
    }
    if (hasEnded) {
        m_again.start(m_asking.endedAgainAfter);
        return setState(State::Ended);
    }
    ask(true);
}

milliseconds LogSource::backOff()
{
    const milliseconds wait = std::min(m_asking.retryAfter * (1 << std::min(m_failures, 10)), m_asking.retryAtMost);
    ++m_failures;
    return wait;
}

void LogSource::failed(const ApiError &error)
{
    using Kind = ApiError::Kind;
    m_error = error;
    switch (error.kind) {
    case Kind::NotFound:
        return setState(State::Gone);
    case Kind::Unauthorized:
    case Kind::Forbidden:
    case Kind::Tls:
    case Kind::ReadOnly:
        return setState(State::Refused);
    default:
        return again(backOff());
    }
}

void LogSource::again(milliseconds wait)
{
    ++m_reconnects;
    m_retryAt = {};
    if (m_asking.follows) { // Nothing is tried unseen.
        m_retryAt = QDateTime::currentDateTimeUtc().addMSecs(wait.count());
        m_again.start(wait);
    }
    setState(State::Waiting);
}

void LogSource::setFollowing(bool follows)
{
    if (!follows) {
        m_again.stop();
        if (m_isFollowing && m_stream && m_stream->state() != Stream::State::Ended) {
            m_reopens = true; // To be read to its end, and then not opened anew.
            m_stream->cancel();
        } else if (m_state == State::Waiting) {
            m_retryAt = {};
            setState(State::Waiting);
        } else if (m_hasTold && m_state != State::Refused && m_state != State::Gone) {
            setState(State::Done);
        }
    } else if (m_state == State::Done || m_state == State::Ended || m_state == State::Waiting) {
        setState(State::Reading);
        askAgain(m_asking.flow == LogFlow::Live);
    }
}

void LogSource::retryNow()
{
    if (m_state != State::Waiting && m_state != State::Refused && m_state != State::Ended)
        return;
    m_again.stop();
    setState(State::Reading);
    askAgain(m_asking.follows && m_asking.flow == LogFlow::Live);
}

void LogSource::setState(State state)
{
    const bool isSame = std::exchange(m_state, state) == state;
    if (!isSame || state == State::Waiting)
        Q_EMIT stateChanged();
}

} // namespace longshore
