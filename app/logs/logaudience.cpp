// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logaudience.h"

#include "app/logs/logstore.h"

#include <algorithm>
#include <utility>

namespace longshore {

void LogAudience::add(LogStore &store)
{
    Listener made{.store = &store, .reads = true, .hasMissed = false, .kept = {}, .lines = 0};
    if (!m_listeners.empty()) {
        const Listener &other = m_listeners.front();
        store.copyFrom(*other.store);
        made.hasMissed = other.hasMissed;
        made.kept = other.kept;
        made.catchUp();
    }
    m_listeners.push_back(std::move(made));
}

void LogAudience::remove(LogStore &store)
{
    std::erase_if(m_listeners, [&store](const Listener &each) { return each.store == &store; });
}

void LogAudience::setReading(LogStore &store, bool reads)
{
    for (Listener &each : m_listeners) {
        if (each.store != &store)
            continue;
        each.reads = reads;
        if (reads)
            each.catchUp();
    }
}

void LogAudience::deliver(const LogBatch &batch)
{
    for (Listener &each : m_listeners)
        each.reads ? each.store->add(batch) : each.keep(batch);
}

void LogAudience::clear()
{
    for (Listener &each : m_listeners) {
        each.kept.clear();
        each.lines = 0;
        each.hasMissed = false;
        each.store->clear();
    }
}

void LogAudience::Listener::keep(const LogBatch &batch)
{
    kept.push_back(batch);
    lines += qint64(batch.rows.size());
    while (kept.size() > 1 && lines - qint64(kept.front().rows.size()) >= store->most().lines) {
        lines -= qint64(kept.front().rows.size());
        kept.pop_front();
        hasMissed = true;
    }
}

void LogAudience::Listener::catchUp()
{
    if (std::exchange(hasMissed, false))
        store->clear();
    for (const LogBatch &batch : std::exchange(kept, {}))
        store->add(batch);
    lines = 0;
}

} // namespace longshore
