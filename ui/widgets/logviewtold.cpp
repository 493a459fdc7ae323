// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader is told of the log.
#include "ui/widgets/logview.h"

#include "ui/widgets/loglaid.h"
#include "ui/widgets/screenreader.h"

#include <algorithm>

namespace longshore {

QStringList LogView::linesInSight() const
{
    QStringList lines;
    int y = -m_hidden;
    for (qint64 row = m_top; row < rows() && y < viewport()->height(); ++row) {
        const qint64 line = m_finder->rows().line(row);
        lines.append(seenText(m_finder->store().row(line), m_finder->store().text(line), m_look));
        y += heightOf(row);
    }
    return lines;
}

int LogView::currentInSight() const
{
    if (m_current < 0 || !m_finder || !m_finder->rows().shows(m_current))
        return -1;
    const qint64 row = m_finder->rows().rowOf(m_current);
    int y = -m_hidden;
    for (qint64 each = m_top; each < rows() && y < viewport()->height(); ++each) {
        if (each == row)
            return int(row - m_top);
        y += heightOf(each);
    }
    return -1;
}

/// A part of one line, else whole lines: what copying would take.
std::pair<int, int> LogView::selectionInSight() const
{
    if (!hasSelection())
        return {};
    const Place from = selectionStart();
    const Place to = selectionEnd();
    const QStringList lines = linesInSight();
    int offset = 0;
    std::pair<int, int> found{-1, -1};
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const qint64 line = m_finder->rows().line(m_top + i);
        const auto length = int(lines.at(i).size());
        if (line >= from.line && line <= to.line) {
            const bool isPart = from.line == to.line;
            // The text of a line stands at its end, behind its time and its name.
            const int start = isPart ? length - int(laid(line).layout.text().size()) : 0;
            if (found.first < 0)
                found.first = offset + std::max(0, start) + (isPart ? from.at : 0);
            found.second = isPart ? offset + std::max(0, start) + to.at : offset + length;
        }
        offset += length + 1;
    }
    return found.first < 0 ? std::pair<int, int>() : found;
}

/// The cursor of a screen reader is the current line.
void LogView::tellWhereItIs()
{
    if (!screenreader::isThere())
        return;
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(this);
    if (!spoken)
        return;
    const auto [from, to] = selectionInSight();
    if (from < to) {
        QAccessibleTextSelectionEvent chosen(this, from, to);
        return screenreader::tell(chosen);
    }
    QAccessibleTextCursorEvent moved(this, spoken->textInterface()->cursorPosition());
    screenreader::tell(moved);
}

} // namespace longshore
