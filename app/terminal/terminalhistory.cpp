// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminalhistory.h"

namespace longshore {

void TerminalHistory::push(TerminalLine line)
{
    while (!line.isEmpty() && line.constLast().isUntouched())
        line.removeLast();
    line.squeeze();
    m_cells += line.size();
    m_lines.push_back(std::move(line));
    while (static_cast<qsizetype>(m_lines.size()) > MostLines || (m_cells > MostCells && m_lines.size() > 1)) {
        m_cells -= m_lines.front().size();
        m_lines.pop_front();
        ++m_first;
    }
}

TerminalLine TerminalHistory::pop()
{
    if (m_lines.empty())
        return {};
    TerminalLine line = std::move(m_lines.back());
    m_lines.pop_back();
    m_cells -= line.size();
    return line;
}

void TerminalHistory::clear()
{
    m_first = end();
    m_lines.clear();
    m_cells = 0;
}

const TerminalLine &TerminalHistory::line(qint64 number) const
{
    return m_lines.at(static_cast<std::size_t>(number - m_first));
}

} // namespace longshore
