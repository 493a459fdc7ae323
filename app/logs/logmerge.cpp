// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logmerge.h"

#include <algorithm>

namespace longshore {

namespace {

/// Lines of some texts on their way into chunks of even size.
class ChunkPieces
{
public:
    ChunkPieces(const std::vector<LogText> &texts, std::size_t rows)
        : m_texts(texts)
        , m_blocks(texts.size(), -1)
        , m_pieces(rows <= 2 * LogChunk::FullRows ? 1 : (rows + LogChunk::FullRows - 1) / LogChunk::FullRows)
        , m_rows((rows + m_pieces - 1) / m_pieces)
    {
    }

    void add(LogRow row)
    {
        if (made.empty() || made.back()->rows.size() == m_rows) {
            made.push_back(std::make_shared<LogChunk>());
            made.back()->rows.reserve(std::max(m_rows, LogChunk::FullRows));
            std::ranges::fill(m_blocks, -1);
        }
        LogChunk &chunk = *made.back();
        qint32 &block = m_blocks[row.block];
        if (block < 0) {
            block = qint32(chunk.texts.size());
            chunk.texts.push_back(m_texts[row.block]);
        }
        row.block = quint32(block);
        chunk.rows.push_back(row);
        chunk.bytes += row.bytes();
    }

    std::vector<std::shared_ptr<LogChunk>> made;

private:
    const std::vector<LogText> &m_texts;
    std::vector<qint32> m_blocks; ///< Of the texts in the piece at hand; -1: not there yet.
    std::size_t m_pieces;
    std::size_t m_rows; ///< Of a piece.
};

} // namespace

LogMerged mergeLate(const std::vector<std::shared_ptr<LogChunk>> &chunks, qint64 first, const LogBatch &batch, std::size_t late)
{
    LogMerged merged;
    merged.lines.places.reserve(late);
    std::size_t next = 0; // Of the late ones.
    qint64 number = first;
    for (const std::shared_ptr<LogChunk> &chunk : chunks) {
        const auto &rows = chunk->rows;
        std::size_t end = next;
        while (end < late && batch.rows[end].stamp < rows.back().stamp)
            ++end;
        if (end == next) {
            merged.chunks.push_back(chunk);
            number += qint64(rows.size());
            continue;
        }
        std::vector<LogText> texts = chunk->texts;
        texts.push_back(batch.text);
        ChunkPieces pieces(texts, rows.size() + end - next);
        const auto takeLate = [&] {
            LogRow row = batch.rows[next++];
            row.block = quint32(texts.size() - 1);
            merged.bytes += row.bytes();
            merged.lines.places.push_back(number++);
            pieces.add(row);
        };
        for (const LogRow &row : rows) {
            while (next < end && batch.rows[next].stamp < row.stamp)
                takeLate();
            pieces.add(row);
            ++number;
        }
        merged.chunks.insert(merged.chunks.end(), pieces.made.begin(), pieces.made.end());
    }
    return merged;
}

} // namespace longshore
