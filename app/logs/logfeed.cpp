// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logfeed.h"

#include "app/logs/logingest.h"

#include <QCollator>

#include <algorithm>
#include <limits>

namespace longshore {

using namespace Qt::StringLiterals;

LogFeed::LogFeed(LogStore &store, LogAsking::Opener open, QObject *parent)
    : LogFeed(nullptr, std::move(open), parent)
{
    m_own.add(store);
}

LogFeed::LogFeed(LogAudience &audience, LogAsking::Opener open, QObject *parent)
    : LogFeed(&audience, std::move(open), parent)
{
}

LogFeed::LogFeed(LogAudience *audience, LogAsking::Opener open, QObject *parent)
    : QObject(parent)
    , m_audience(audience ? *audience : m_own)
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
    m_numbers = std::make_shared<std::atomic<int>>(0);
    m_writers.clear();
    m_known.clear();
    auto *ingest = new LogIngest(m_numbers);
    m_asking.ingest = ingest;
    ingest->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, ingest, &QObject::deleteLater);
    // What is on its way already when an ingest is dropped arrives all the same: the run tells.
    connect(ingest, &LogIngest::ready, this, [this, run = m_run](const LogBatch &batch) {
        if (run == m_run)
            m_audience.deliver(batch);
    });
    connect(ingest, &LogIngest::writerFound, this, [this, run = m_run](quint16 number, quint16 source, const QByteArray &task) {
        if (run == m_run)
            writerFound(number, source, task);
    });
    connect(ingest, &LogIngest::taken, this, [this, run = m_run](quint16 number, qsizetype bytes) {
        if (LogSource *source = run == m_run ? sourceOf(number) : nullptr)
            source->noteTaken(bytes);
    });
    connect(ingest, &LogIngest::answerRead, this, [this, run = m_run](quint16 number, qint64 since, bool isBroken, bool isCut) {
        if (LogSource *source = run == m_run ? sourceOf(number) : nullptr)
            source->noteRead(since, isBroken, isCut);
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
    m_audience.clear();
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
    if (origin.isService)
        nameReplicas(source);
    else
        know(source.number(), {}, m_numbers->fetch_add(1));
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
        const auto known = std::ranges::find_if(m_sources, [&](const auto &source) { return source->origin().id == origin.id; });
        if (known == m_sources.end()) {
            addSource(origin);
            isChanged = true;
        } else if ((*known)->origin().replicas != origin.replicas) {
            (*known)->setReplicas(origin.replicas);
            isChanged = nameReplicas(**known) || isChanged;
        }
    }
    if (isChanged)
        Q_EMIT changed();
}

/// Each name gets a number, in the order of people, whether it has written or not; tasks that are called the same share it.
bool LogFeed::nameReplicas(LogSource &source)
{
    bool isChanged = false;
    const QHash<QString, QString> &replicas = source.origin().replicas;
    for (Writer &writer : m_writers) {
        const QString name = writer.source == source.number() ? replicas.value(writer.task) : QString();
        isChanged = isChanged || (!name.isEmpty() && name != writer.name);
        if (!name.isEmpty())
            writer.name = name;
    }
    QStringList tasks = replicas.keys();
    QCollator order;
    order.setNumericMode(true);
    std::ranges::sort(tasks, [&](const QString &one, const QString &other) { return order.compare(replicas.value(one), replicas.value(other)) < 0; });
    for (const QString &task : tasks) {
        if (m_known.contains(task))
            continue;
        const auto isSame = [&](const Writer &each) { return each.source == source.number() && each.name == replicas.value(task); };
        const auto named = std::ranges::find_if(m_writers, isSame);
        know(source.number(), task, named == m_writers.end() ? m_numbers->fetch_add(1) : int(named - m_writers.begin()));
        isChanged = isChanged || named == m_writers.end();
    }
    return isChanged;
}

/// What the thread has given a number by then keeps it.
void LogFeed::know(quint16 source, const QString &task, int number)
{
    if (number > std::numeric_limits<quint16>::max())
        return;
    const LogSource &known = *m_sources[source];
    m_known.insert(task);
    if (number >= int(m_writers.size()) || m_writers[std::size_t(number)].name.isEmpty())
        addWriter(number, {.source = source, .task = task, .name = task.isEmpty() ? known.origin().name : known.origin().replicas.value(task), .isThere = true});
    QMetaObject::invokeMethod(m_asking.ingest, [ingest = m_asking.ingest, source, id = task.toLatin1(), number = quint16(number)] { ingest->know(source, id, number); });
}

void LogFeed::addWriter(int number, const Writer &writer)
{
    if (number >= int(m_writers.size()))
        m_writers.resize(std::size_t(number) + 1);
    m_writers[std::size_t(number)] = writer;
}

void LogFeed::writerFound(quint16 number, quint16 source, const QByteArray &task)
{
    const LogSource *known = sourceOf(source);
    if (!known)
        return;
    const QString id = QString::fromLatin1(task);
    addWriter(number, {.source = source, .task = id, .name = id.isEmpty() ? known->origin().name : known->origin().replicas.value(id), .isThere = true});
    Q_EMIT changed();
}

QStringList LogFeed::names() const
{
    QStringList names;
    for (const Writer &writer : m_writers) {
        const LogSource *source = sourceOf(writer.source);
        names.append(!writer.name.isEmpty() || !source || !writer.isThere ? writer.name : source->origin().name);
    }
    return names;
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
