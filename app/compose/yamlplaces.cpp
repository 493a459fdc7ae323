// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/yamlplaces.h"

#include <algorithm>

namespace longshore {

YamlPlaces::YamlPlaces(const QString &text)
    : m_text(text)
{
    m_starts.push_back({0, 0});
    size_t codePoint = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isLowSurrogate())
            ++codePoint;
        if (text[i] == u'\n')
            m_starts.push_back({codePoint, i + 1});
    }
    const bool endsOpen = !text.isEmpty() && !text.endsWith(u'\n');
    m_lines = int(m_starts.size()) - (endsOpen ? 0 : 1);
}

qsizetype YamlPlaces::unitOf(size_t codePoint) const
{
    auto line = std::ranges::upper_bound(m_starts, codePoint, {}, &LineStart::codePoint);
    --line;
    // Questions come nearly from left to right; without starting at the last one a long line would cost its square.
    LineStart at = *line;
    const size_t fromLast = m_last.codePoint > codePoint ? m_last.codePoint - codePoint : codePoint - m_last.codePoint;
    if (fromLast < codePoint - at.codePoint)
        at = m_last;
    while (at.codePoint > codePoint && at.unit > 0) {
        --at.unit;
        if (m_text[at.unit].isLowSurrogate() && at.unit > 0 && m_text[at.unit - 1].isHighSurrogate())
            --at.unit;
        --at.codePoint;
    }
    while (at.codePoint < codePoint && at.unit < m_text.size()) {
        at.unit += m_text[at.unit].isHighSurrogate() ? 2 : 1;
        ++at.codePoint;
    }
    m_last = at;
    return std::min(at.unit, m_text.size());
}

YamlPlaces::Place YamlPlaces::placeOf(size_t codePoint) const
{
    auto line = std::ranges::upper_bound(m_starts, codePoint, {}, &LineStart::codePoint);
    --line;
    return {.line = int(line - m_starts.begin()) + 1, .column = int(unitOf(codePoint) - line->unit) + 1};
}

QStringView YamlPlaces::from(size_t codePoint, qsizetype units) const
{
    return QStringView(m_text).mid(unitOf(codePoint), units);
}

QStringView YamlPlaces::between(size_t first, size_t last) const
{
    const qsizetype start = unitOf(first);
    return QStringView(m_text).mid(start, unitOf(last) - start);
}

} // namespace longshore
