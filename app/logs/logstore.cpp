// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logstore.h"

#include "app/logs/logmerge.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <limits>

namespace longshore {

namespace {

    constexpr std::size_t ChunkRows = LogChunk::FullRows;
    constexpr qint64 ChunkBytes = 4 * 1024 * 1024;
    constexpr std::size_t MergedAtOnce = 5 * ChunkRows; ///< Lines, new and old, that a thread is not worth.

} // namespace

LogStore::LogStore(QObject *parent)
    : LogStore(Limit(), parent)
{
}

LogStore::LogStore(Limit limit, QObject *parent)
    : QObject(parent)
    , m_limit(limit)
{
}

LogStore::~LogStore() = default;

void LogStore::setLimit(Limit limit)
{
    m_limit = limit;
    trim();
}

LogStore::Place LogStore::placeOf(qint64 number) const
{
    const auto after = std::ranges::upper_bound(m_chunks, number, {}, &Held::first);
    const auto chunk = std::size_t(after - m_chunks.begin()) - 1;
    return {chunk, std::size_t(number - m_chunks[chunk].first)};
}

const LogRow &LogStore::row(qint64 number) const
{
    const Place place = placeOf(number);
    return m_chunks[place.chunk].chunk->rows[place.row];
}

QByteArrayView LogStore::text(qint64 number) const
{
    const Place place = placeOf(number);
    const LogChunk &chunk = *m_chunks[place.chunk].chunk;
    return chunk.text(chunk.rows[place.row]);
}

QByteArrayView LogStore::raw(qint64 number) const
{
    const Place place = placeOf(number);
    const LogChunk &chunk = *m_chunks[place.chunk].chunk;
    return chunk.raw(chunk.rows[place.row]);
}

qint64 LogStore::find(qint64 stamp) const
{
    const auto chunk = std::ranges::partition_point(m_chunks, [stamp](const Held &held) { return held.chunk->rows.back().stamp < stamp; });
    if (chunk == m_chunks.end())
        return m_end;
    const auto &rows = chunk->chunk->rows;
    return chunk->first + (std::ranges::lower_bound(rows, stamp, {}, &LogRow::stamp) - rows.begin());
}

/// A chunk that somebody else reads is copied first: what was shared never changes.
LogChunk &LogStore::writable(std::size_t index)
{
    std::shared_ptr<LogChunk> &chunk = m_chunks[index].chunk;
    if (chunk.use_count() > 1) {
        chunk = std::make_shared<LogChunk>(*chunk);
        chunk->rows.reserve(ChunkRows);
    }
    return *chunk;
}

std::size_t LogStore::addText(LogChunk &chunk, const LogText &text)
{
    if (chunk.texts.empty() || chunk.texts.back() != text)
        chunk.texts.push_back(text);
    return chunk.texts.size() - 1;
}

void LogStore::append(const LogBatch &batch, std::size_t from)
{
    const std::size_t to = batch.rows.size();
    const qint64 begin = m_end;
    while (from < to) {
        if (m_chunks.empty() || m_chunks.back().chunk->rows.size() >= ChunkRows || m_chunks.back().chunk->bytes >= ChunkBytes) {
            m_chunks.push_back({.chunk = std::make_shared<LogChunk>(), .first = m_end});
            m_chunks.back().chunk->rows.reserve(ChunkRows);
        }
        LogChunk &chunk = writable(m_chunks.size() - 1);
        const quint32 block = quint32(addText(chunk, batch.text));
        qint64 bytes = 0;
        while (from < to && chunk.rows.size() < ChunkRows && chunk.bytes + bytes < ChunkBytes) {
            chunk.rows.push_back(batch.rows[from++]);
            chunk.rows.back().block = block;
            bytes += chunk.rows.back().bytes();
            ++m_end;
        }
        chunk.bytes += bytes;
        m_bytes += bytes;
    }
    if (m_end > begin)
        Q_EMIT appended(begin, m_end);
}

/// Puts the first lines of the batch between those that are there. False: a thread is at it.
bool LogStore::merge(const LogBatch &batch, std::size_t late)
{
    const auto holds = [this](qint64 stamp) {
        return std::size_t(std::ranges::partition_point(m_chunks, [stamp](const Held &each) { return each.chunk->rows.back().stamp <= stamp; }) - m_chunks.begin());
    };
    const std::size_t from = holds(batch.rows.front().stamp);
    const std::size_t end = holds(batch.rows[late - 1].stamp) + 1;
    std::vector<std::shared_ptr<LogChunk>> chunks;
    std::size_t rows = late;
    for (std::size_t i = from; i < end; ++i) {
        chunks.push_back(m_chunks[i].chunk);
        rows += chunks.back()->rows.size();
    }
    const qint64 first = m_chunks[from].first;
    if (rows <= MergedAtOnce) {
        LogMerged merged = mergeLate(chunks, first, batch, late);
        takeMerged(from, chunks.size(), merged);
        return true;
    }
    m_merging = true;
    m_atHand = batch;
    QThreadPool::globalInstance()->start([store = QPointer(this), run = m_run, from, first, batch, late, chunks = std::move(chunks)] {
        const auto merged = std::make_shared<LogMerged>(mergeLate(chunks, first, batch, late));
        QMetaObject::invokeMethod(qApp, [store, run, from, count = chunks.size(), batch, late, merged] {
            if (!store || store->m_run != run)
                return;
            store->takeMerged(from, count, *merged);
            store->append(batch, late);
            store->trim();
            store->takeWaiting();
        });
    });
    return false;
}

void LogStore::takeMerged(std::size_t from, std::size_t count, LogMerged &merged)
{
    std::vector<Held> held;
    for (std::shared_ptr<LogChunk> &chunk : merged.chunks)
        held.push_back({.chunk = std::move(chunk), .first = m_chunks[from].first});
    const auto begin = m_chunks.begin() + qsizetype(from);
    // To give much memory back takes its time too.
    std::vector<Held> gone(std::make_move_iterator(begin), std::make_move_iterator(begin + qsizetype(count)));
    if (count > 2)
        QThreadPool::globalInstance()->start([gone = std::move(gone)] { });
    m_chunks.insert(m_chunks.erase(begin, begin + qsizetype(count)), std::make_move_iterator(held.begin()), std::make_move_iterator(held.end()));
    number(from + 1);
    m_end += merged.lines.count();
    m_bytes += merged.bytes;
    Q_EMIT inserted(merged.lines);
}

void LogStore::takeWaiting()
{
    m_merging = false;
    m_atHand = {};
    while (!m_merging && !m_waiting.empty()) {
        const LogBatch batch = std::move(m_waiting.front());
        m_waiting.pop_front();
        take(batch);
    }
}

/// Gives the chunks from that one on their numbers anew.
void LogStore::number(std::size_t from)
{
    for (std::size_t i = std::max<std::size_t>(from, 1); i < m_chunks.size(); ++i)
        m_chunks[i].first = m_chunks[i - 1].first + qint64(m_chunks[i - 1].chunk->rows.size());
}

void LogStore::add(LogBatch batch)
{
    if (m_merging)
        m_waiting.push_back(std::move(batch));
    else
        take(batch);
}

void LogStore::take(const LogBatch &batch)
{
    const qint64 newest = m_chunks.empty() ? std::numeric_limits<qint64>::min() : m_chunks.back().chunk->rows.back().stamp;
    const auto inOrder = std::ranges::lower_bound(batch.rows, newest, {}, &LogRow::stamp);
    const auto late = std::size_t(inOrder - batch.rows.begin());
    if (late > 0 && !merge(batch, late))
        return;
    append(batch, late);
    trim();
}

/// Whole chunks at a time, so that it costs nothing.
void LogStore::trim()
{
    if (m_merging) // The thread counts on what is there.
        return;
    const Limit &limit = most();
    std::size_t gone = 0;
    while (gone + 1 < m_chunks.size()) {
        const auto rows = qint64(m_chunks[gone].chunk->rows.size());
        const bool isWithin = size() - rows < limit.lines && m_bytes <= limit.bytes;
        if (isWithin)
            break;
        m_bytes -= m_chunks[gone].chunk->bytes;
        m_first += rows;
        m_dropped += rows;
        ++gone;
    }
    if (gone > 0) {
        m_chunks.erase(m_chunks.begin(), m_chunks.begin() + qsizetype(gone));
        Q_EMIT removed(m_first);
    }
    spill();
}

void LogStore::clear()
{
    ++m_run;
    m_merging = false;
    m_atHand = {};
    m_waiting.clear();
    m_chunks.clear();
    m_first = m_end = 0;
    m_bytes = m_dropped = 0;
    if (m_spill)
        keepMore(m_most); // A file of its own.
    Q_EMIT cleared();
}

void LogStore::copyFrom(const LogStore &other)
{
    clear();
    m_chunks = other.m_chunks;
    for (Held &held : m_chunks)
        held.isSpilled = false; // Not into this one's file.
    m_first = other.m_first;
    m_end = other.m_end;
    m_bytes = other.m_bytes;
    m_dropped = other.m_dropped;
    if (m_first > 0)
        Q_EMIT removed(m_first);
    if (size() > 0)
        Q_EMIT appended(m_first, m_end);
    trim();
    if (other.m_merging)
        add(other.m_atHand);
    for (const LogBatch &batch : other.m_waiting)
        add(batch);
}

LogSnapshot LogStore::snapshot() const
{
    LogSnapshot snapshot{.chunks = {}, .first = m_first};
    snapshot.chunks.reserve(m_chunks.size());
    for (const Held &held : m_chunks)
        snapshot.chunks.push_back(held.chunk);
    return snapshot;
}

} // namespace longshore
