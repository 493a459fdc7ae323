// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logposition.h"

#include <QHashFunctions>

#include <algorithm>

namespace longshore {

quint64 LogPosition::fingerprint(QByteArrayView bytes, bool fromStderr)
{
    return quint64(qHashBits(bytes.data(), std::size_t(bytes.size()), fromStderr ? 2 : 1));
}

quint64 LogPosition::key(const Seen &seen)
{
    return seen.fingerprint ^ (quint64(seen.stamp) * 0x9E3779B97F4A7C15u);
}

qint64 LogPosition::since() const
{
    return m_last == 0 ? 0 : std::max(m_last - Overlap, m_floor);
}

void LogPosition::beginAnswer()
{
    m_expected.clear();
    const qint64 from = m_from = since();
    for (const Seen &seen : m_recent) {
        if (seen.stamp >= from)
            ++m_expected[key(seen)];
    }
}

bool LogPosition::isNew(qint64 stamp, quint64 fingerprint)
{
    if (stamp < m_from)
        return false;
    const Seen seen{stamp, fingerprint};
    if (!m_expected.empty()) {
        if (const auto known = m_expected.find(key(seen)); known != m_expected.end()) {
            if (--known->second == 0)
                m_expected.erase(known);
            return false;
        }
    }
    if (m_last == 0)
        m_floor = stamp - Disorder; // What the first answer left out, because only the last lines were wanted, stays left out.
    m_last = std::max(m_last, stamp);
    m_recent.push_back(seen);
    // One by one from the front, which is nearly the order of stamps.
    while (!m_recent.empty() && (m_recent.front().stamp < m_last - Overlap || m_recent.size() > MostRemembered)) {
        if (m_recent.front().stamp >= m_last - Overlap)
            m_floor = std::max(m_floor, m_recent.front().stamp + 1);
        m_recent.pop_front();
    }
    return true;
}

} // namespace longshore
