// SPDX-License-Identifier: GPL-3.0-or-later
// How a log keeps more than memory is to hold.
#include "app/logs/logspill.h"
#include "app/logs/logstore.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>

namespace longshore {

const LogStore::Limit LogStore::More{.lines = 5'000'000, .bytes = 4LL * 1024 * 1024 * 1024};

void LogStore::keepMore(Limit most)
{
    m_spill = std::make_shared<LogSpill>();
    m_most = most;
    m_isSpilling = false;
    for (Held &held : m_chunks)
        held.isSpilled = false;
    trim();
}

void LogStore::keepNoMore()
{
    m_spill.reset();
    m_isSpilling = false;
    trim();
}

qint64 LogStore::spilledBytes() const
{
    return m_spill ? m_spill->bytes() : 0;
}

/// The earliest ones, in a thread; nothing of their numbers changes. The last chunk grows, and stays.
void LogStore::spill()
{
    if (!m_spill || m_isSpilling)
        return;
    qint64 lines = 0;
    qint64 bytes = 0;
    for (const Held &held : m_chunks) {
        lines += held.isSpilled ? 0 : qint64(held.chunk->rows.size());
        bytes += held.isSpilled ? 0 : held.chunk->bytes;
    }
    std::vector<std::shared_ptr<LogChunk>> chosen;
    for (std::size_t i = 0; i + 1 < m_chunks.size() && (lines > m_limit.lines || bytes > m_limit.bytes); ++i) {
        if (m_chunks[i].isSpilled)
            continue;
        chosen.push_back(m_chunks[i].chunk);
        lines -= qint64(chosen.back()->rows.size());
        bytes -= chosen.back()->bytes;
    }
    if (chosen.empty())
        return;
    m_isSpilling = true;
    QThreadPool::globalInstance()->start([store = QPointer(this), spill = m_spill, chosen = std::move(chosen)] {
        std::vector<std::shared_ptr<LogChunk>> moved;
        for (const auto &chunk : chosen) {
            moved.push_back(spill->moved(*chunk));
            if (!moved.back())
                break;
        }
        QMetaObject::invokeMethod(qApp, [store, spill, chosen, moved] {
            if (store && store->m_spill == spill)
                store->takeSpilled(chosen, moved, spill->problem());
        });
    });
}

void LogStore::takeSpilled(const std::vector<std::shared_ptr<LogChunk>> &from, const std::vector<std::shared_ptr<LogChunk>> &to, const QString &problem)
{
    m_isSpilling = false;
    if (!problem.isEmpty()) {
        keepNoMore();
        return Q_EMIT keepingFailed(problem);
    }
    auto held = m_chunks.begin();
    for (std::size_t i = 0; i < from.size(); ++i) {
        const auto found = std::find_if(held, m_chunks.end(), [&](const Held &each) { return each.chunk == from[i]; });
        if (found == m_chunks.end()) // Late lines came into it meanwhile, or it is gone.
            continue;
        found->chunk = to[i];
        found->isSpilled = true;
        held = found + 1;
    }
    spill();
}

} // namespace longshore
