// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader is told of the view of a terminal.
#include "ui/widgets/terminalview.h"

#include "ui/widgets/screenreader.h"
#include "ui/widgets/terminalaccess.h"

#include <algorithm>

namespace longshore {

QStringList TerminalView::linesInSight() const
{
    const TerminalPlace cursor = placeOfCursor();
    const qint64 end = std::min<qint64>(m_terminal.endLine(), topLine() + m_terminal.size().rows);
    QStringList lines;
    for (qint64 number = topLine(); number < end; ++number) {
        const TerminalLine line = m_terminal.line(number);
        QString text = textOf(line, 0, m_terminal.size().columns);
        if (number == cursor.line)
            text = text.leftJustified(TerminalAccess::offsetIn(line, cursor.column));
        lines.append(text);
    }
    while (!lines.isEmpty() && lines.constLast().isEmpty() && topLine() + lines.size() - 1 != cursor.line)
        lines.removeLast();
    return lines;
}

TerminalPlace TerminalView::placeOfCursor() const
{
    const TerminalCursor cursor = m_terminal.cursor();
    return {m_terminal.screenTop() + cursor.row, cursor.column};
}

/// What has come, and where the cursor is now. Only what differs is said, so that a reader reads what a program wrote and no more.
void TerminalView::tellChange()
{
    if (!screenreader::isThere())
        return;
    const QString text = linesInSight().join(u'\n');
    if (text != m_told) {
        const auto [was, is] = std::ranges::mismatch(m_told, text);
        const auto from = is - text.cbegin();
        qsizetype same = 0; // At the end.
        while (same < std::min(m_told.size(), text.size()) - from && m_told.at(m_told.size() - 1 - same) == text.at(text.size() - 1 - same))
            ++same;
        QAccessibleTextUpdateEvent changed(this, static_cast<int>(from), m_told.mid(from, m_told.size() - from - same), text.mid(from, text.size() - from - same));
        m_told = text;
        screenreader::tell(changed);
    }
    if (QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(this)) {
        QAccessibleTextCursorEvent moved(this, spoken->textInterface()->cursorPosition());
        screenreader::tell(moved);
    }
}

} // namespace longshore
