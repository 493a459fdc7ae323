// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logfeed.h"

#include "app/logs/logingest.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

LogFeed::LogFeed(LogStore &store, LogAsking::Opener open, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_asking.open = std::move(open);
    m_thread.setObjectName(u"log"_s);
}

LogFeed::~LogFeed()
{
    stop();
    m_thread.quit();
    m_thread.wait(); // For the batch at hand at most.
}

void LogFeed::makeIngest()
{
    auto *ingest = new LogIngest;
    m_asking.ingest = ingest;
    ingest->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, ingest, &QObject::deleteLater);
    // What is on its way already when an ingest is dropped arrives all the same: the run tells.
    connect(ingest, &LogIngest::ready, this, [this, run = m_run](const LogBatch &batch) {
        if (run == m_run)
            m_store.add(batch);
    });
    connect(ingest, &LogIngest::taken, this, [this, run = m_run](quint16 number, qsizetype bytes) {
        if (LogSource *source = run == m_run ? sourceOf(number) : nullptr)
            source->noteTaken(bytes);
    });
    connect(ingest, &LogIngest::answerRead, this, [this, run = m_run](quint16 number, qint64 since, bool isBroken) {
        if (LogSource *source = run == m_run ? sourceOf(number) : nullptr)
            source->noteRead(since, isBroken);
    });
    m_thread.start();
}

/// What it still has to say is about something else by now.
void LogFeed::dropIngest()
{
    if (!m_asking.ingest)
        return;
    ++m_run;
    m_asking.ingest->disconnect(this);
    m_asking.ingest->deleteLater();
    m_asking.ingest = nullptr;
}

void LogFeed::watch(EnvironmentId environment, const QList<LogOrigin> &origins, const LogWindow &window, LogFlow flow)
{
    stop();
    m_store.clear();
    makeIngest();
    m_asking.environment = environment;
    m_asking.window = window;
    m_asking.flow = flow;
    QMetaObject::invokeMethod(m_asking.ingest, [ingest = m_asking.ingest, count = int(origins.size())] { ingest->waitFor(count); });
    QMetaObject::invokeMethod(m_asking.ingest, [ingest = m_asking.ingest, until = window.until] { ingest->endAt(until); });
    for (const LogOrigin &origin : origins)
        addSource(origin);
    Q_EMIT changed();
}

void LogFeed::addSource(const LogOrigin &origin)
{
    m_sources.push_back(std::make_unique<LogSource>(quint16(m_sources.size()), origin, m_asking, nullptr));
    LogSource &source = *m_sources.back();
    connect(&source, &LogSource::stateChanged, this, &LogFeed::changed);
    connect(&source, &LogSource::flowFound, this, [this] { Q_EMIT flowFound(m_asking.flow); });
    source.start();
}

void LogFeed::setOrigins(const QList<LogOrigin> &origins)
{
    if (!m_asking.ingest)
        return;
    bool isChanged = false;
    for (const LogOrigin &origin : origins) {
        const bool isKnown = std::ranges::any_of(m_sources, [&](const auto &source) { return source->origin().id == origin.id; });
        if (isKnown)
            continue;
        addSource(origin);
        isChanged = true;
    }
    if (isChanged)
        Q_EMIT changed();
}

void LogFeed::stop()
{
    dropIngest();
    m_sources.clear();
}

void LogFeed::setFollowing(bool follows)
{
    if (std::exchange(m_asking.follows, follows) == follows)
        return;
    for (const auto &source : m_sources)
        source->setFollowing(follows);
    Q_EMIT changed();
}

void LogFeed::retryNow()
{
    for (const auto &source : m_sources)
        source->retryNow();
}

bool LogFeed::hasTold() const
{
    return std::ranges::all_of(m_sources, [](const auto &source) { return source->hasTold() || source->state() != LogSource::State::Reading; });
}

LogSource *LogFeed::sourceOf(quint16 number) const
{
    return number < m_sources.size() ? m_sources[number].get() : nullptr;
}

} // namespace longshore
