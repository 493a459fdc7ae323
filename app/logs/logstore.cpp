// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logstore.h"

#include <algorithm>
#include <limits>

namespace longshore {

namespace {

    constexpr std::size_t ChunkRows = 4096;
    constexpr qint64 ChunkBytes = 4 * 1024 * 1024;

} // namespace

struct LogStore::Held {
    std::shared_ptr<LogChunk> chunk;
    qint64 first = 0; ///< Number of its first line.
};

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

void LogStore::append(const LogBatch &batch, std::size_t from, std::size_t to)
{
    while (from < to) {
        if (m_chunks.empty() || m_chunks.back().chunk->rows.size() >= ChunkRows || m_chunks.back().chunk->bytes >= ChunkBytes) {
            m_chunks.push_back({std::make_shared<LogChunk>(), m_end});
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
}

void LogStore::insertLate(const LogBatch &batch, const LogRow &row)
{
    // After those with the same stamp, as it came after them.
    const auto held = std::ranges::partition_point(m_chunks, [&](const Held &each) { return each.chunk->rows.back().stamp <= row.stamp; });
    const auto index = std::size_t(held - m_chunks.begin());
    LogChunk &chunk = writable(index);
    const auto at = std::ranges::upper_bound(chunk.rows, row.stamp, {}, &LogRow::stamp);
    const qint64 number = m_chunks[index].first + (at - chunk.rows.begin());
    LogRow late = row;
    late.block = quint32(addText(chunk, batch.text));
    chunk.rows.insert(at, late);
    chunk.bytes += late.bytes();
    m_bytes += late.bytes();
    ++m_end;
    if (chunk.rows.size() > 2 * ChunkRows)
        split(index);
    this->number(index + 1);
    Q_EMIT inserted(number);
}

void LogStore::split(std::size_t index)
{
    const LogChunk &whole = *m_chunks[index].chunk;
    auto front = std::make_shared<LogChunk>();
    auto back = std::make_shared<LogChunk>();
    for (std::size_t i = 0; i < whole.rows.size(); ++i) {
        LogChunk &half = i < whole.rows.size() / 2 ? *front : *back;
        LogRow row = whole.rows[i];
        const LogText &text = whole.texts[row.block];
        row.block = quint32(addText(half, text));
        half.bytes += row.bytes();
        half.rows.push_back(row);
    }
    const qint64 first = m_chunks[index].first;
    m_chunks.insert(m_chunks.begin() + qsizetype(index) + 1, Held{back, first + qint64(front->rows.size())});
    m_chunks[index].chunk = front;
}

/// Gives the chunks from that one on their numbers anew.
void LogStore::number(std::size_t from)
{
    for (std::size_t i = std::max<std::size_t>(from, 1); i < m_chunks.size(); ++i)
        m_chunks[i].first = m_chunks[i - 1].first + qint64(m_chunks[i - 1].chunk->rows.size());
}

void LogStore::add(LogBatch batch)
{
    const qint64 newest = m_chunks.empty() ? std::numeric_limits<qint64>::min() : m_chunks.back().chunk->rows.back().stamp;
    const auto inOrder = std::ranges::lower_bound(batch.rows, newest, {}, &LogRow::stamp);
    for (auto late = batch.rows.begin(); late != inOrder; ++late)
        insertLate(batch, *late);
    const qint64 from = m_end;
    append(batch, std::size_t(inOrder - batch.rows.begin()), batch.rows.size());
    if (m_end > from)
        Q_EMIT appended(from, m_end);
    trim();
}

/// Whole chunks at a time, so that it costs nothing.
void LogStore::trim()
{
    std::size_t gone = 0;
    while (gone + 1 < m_chunks.size()) {
        const auto rows = qint64(m_chunks[gone].chunk->rows.size());
        const bool isWithin = size() - rows < m_limit.lines && m_bytes <= m_limit.bytes;
        if (isWithin)
            break;
        m_bytes -= m_chunks[gone].chunk->bytes;
        m_first += rows;
        m_dropped += rows;
        ++gone;
    }
    if (gone == 0)
        return;
    m_chunks.erase(m_chunks.begin(), m_chunks.begin() + qsizetype(gone));
    Q_EMIT removed(m_first);
}

void LogStore::clear()
{
    m_chunks.clear();
    m_first = m_end = 0;
    m_bytes = m_dropped = 0;
    Q_EMIT cleared();
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
