// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminalcell.h"

#include <algorithm>

namespace longshore {

namespace {

bool isWritten(const TerminalCell &cell)
{
    return !cell.isBlank();
}

} // namespace

QString textOf(const TerminalLine &line, int from, int to)
{
    const auto last = std::find_if(line.rbegin(), line.rend(), isWritten);
    const int written = static_cast<int>(line.rend() - last);
    QString text;
    for (int column = std::max(from, 0); column < std::min(to, written); ++column) {
        const TerminalCell &cell = line.at(column);
        if (cell.width == 0)
            continue;
        if (cell.isBlank())
            text.append(u' ');
        for (const char32_t each : cell.text) {
            if (each)
                text.append(QString::fromUcs4(&each, 1));
        }
    }
    return text;
}

} // namespace longshore
