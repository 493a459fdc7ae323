// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logrows.h"

#include <algorithm>

namespace longshore {

void LogRows::showAll(qint64 first, qint64 end)
{
    m_showsAll = true;
    m_first = first;
    m_end = end;
    m_lines = {};
}

void LogRows::showOnly(std::vector<qint64> lines, qint64 end)
{
    m_showsAll = false;
    m_lines = std::move(lines);
    m_end = end;
}

qint64 LogRows::rowOf(qint64 line) const
{
    if (m_showsAll)
        return std::clamp(line, m_first, m_end) - m_first;
    return std::ranges::lower_bound(m_lines, line) - m_lines.begin();
}

bool LogRows::shows(qint64 line) const
{
    if (m_showsAll)
        return line >= m_first && line < m_end;
    return std::ranges::binary_search(m_lines, line);
}

void LogRows::append(qint64 end, const std::vector<qint64> &chosen)
{
    m_end = end;
    if (!m_showsAll)
        m_lines.insert(m_lines.end(), chosen.begin(), chosen.end());
}

LogInsertion LogRows::makeRoom(const LogInsertion &late)
{
    LogInsertion rows;
    const qint64 end = late.movedEnd(m_end);
    if (m_showsAll) {
        for (const qint64 line : late.places) {
            if (line < end)
                rows.places.push_back(line - m_first);
        }
    } else {
        late.move(m_lines);
    }
    m_end = end;
    return rows;
}

LogInsertion LogRows::add(const std::vector<qint64> &lines)
{
    LogInsertion rows;
    if (m_showsAll)
        return rows;
    addSorted(m_lines, lines);
    auto from = m_lines.cbegin();
    for (const qint64 line : lines) {
        from = std::lower_bound(from, m_lines.cend(), line);
        rows.places.push_back(from - m_lines.cbegin());
    }
    return rows;
}

qint64 LogRows::removeBefore(qint64 line)
{
    if (m_showsAll) {
        const qint64 gone = std::clamp<qint64>(line - m_first, 0, m_end - m_first);
        m_first = std::max(m_first, line);
        m_end = std::max(m_end, line);
        return gone;
    }
    m_end = std::max(m_end, line);
    const auto kept = std::ranges::lower_bound(m_lines, line);
    const qint64 gone = kept - m_lines.begin();
    m_lines.erase(m_lines.begin(), kept);
    return gone;
}

} // namespace longshore
