// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal/terminalcell.h"

#include <deque>

namespace longshore {

/// Lines that have left the top of a terminal's screen, as many as fit; the oldest go first. Lines are numbered from the first that
/// ever left, so that a number keeps its meaning while others go.
class TerminalHistory
{
public:
    static constexpr qsizetype MostLines = 10'000;
    static constexpr qsizetype MostCells = 2'000'000; ///< About 50 MB.

    void push(TerminalLine line); ///< Without the untouched cells at its end.
    TerminalLine pop(); ///< The newest; it goes back to the screen. Empty when there is none.
    void clear();

    qint64 first() const { return m_first; } ///< Number of the oldest that is kept.
    qint64 end() const { return m_first + static_cast<qint64>(m_lines.size()); } ///< Number of the line at the top of the screen.
    bool isEmpty() const { return m_lines.empty(); }
    const TerminalLine &line(qint64 number) const; ///< From first() to before end().

private:
    std::deque<TerminalLine> m_lines;
    qint64 m_first = 0;
    qsizetype m_cells = 0;
};

} // namespace longshore
