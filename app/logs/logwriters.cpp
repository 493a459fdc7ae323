// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logwriters.h"

#include <algorithm>

namespace longshore {

LogWriters::Writer &LogWriters::of(QByteArrayView words, const Number &number)
{
    const auto known = m_writers.find(QByteArray::fromRawData(words.data(), words.size()));
    if (known != m_writers.end())
        return known->second;
    const LogDetails details = LogDetails::of(words).value_or(LogDetails());
    if (!m_numbers.contains(details.task))
        m_numbers.insert(details.task, number(details));
    Writer &made = m_writers[words.toByteArray()];
    made.number = m_numbers.value(details.task);
    made.node = details.node;
    return made;
}

void LogWriters::beginAnswer()
{
    for (auto &[words, writer] : m_writers)
        writer.position.beginAnswer();
}

qint64 LogWriters::since() const
{
    if (m_writers.size() == 1)
        return m_writers.begin()->second.position.since();
    std::map<QByteArray, qint64> nodes; // What each has said last.
    for (const auto &[words, writer] : m_writers) {
        qint64 &last = nodes[writer.node];
        last = std::max(last, writer.position.last());
    }
    qint64 latest = 0;
    for (const auto &[node, last] : nodes)
        latest = std::max(latest, last);
    qint64 since = latest;
    for (const auto &[node, last] : nodes) {
        if (latest - last <= MostSkew)
            since = std::min(since, last);
    }
    return std::max<qint64>(since - LogPosition::Overlap, 0);
}

} // namespace longshore
