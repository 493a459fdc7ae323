// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes into a terminal, in pieces, with changes of its size between: it never falls over, and its grid stays whole.
#include "app/terminal/terminal.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace longshore;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

void look(const Terminal &terminal)
{
    const TerminalSize size = terminal.size();
    const TerminalCursor cursor = terminal.cursor();
    check(cursor.row >= 0 && cursor.row < size.rows && cursor.column >= 0 && cursor.column <= size.columns);
    check(terminal.firstLine() <= terminal.screenTop());
    for (qint64 number = terminal.screenTop(); number < terminal.endLine(); ++number)
        check(terminal.line(number).size() == size.columns);
    (void)terminal.screenText();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    Terminal terminal({8, 20});
    for (std::size_t at = 0; at < size;) {
        const uint8_t order = data[at++];
        if (order == 0xff && at + 1 < size) {
            terminal.resize({data[at] % 40, data[at + 1] % 60});
            at += 2;
            continue;
        }
        const std::size_t length = std::min<std::size_t>(size - at, order % 32 + 1);
        terminal.feed(QByteArray(reinterpret_cast<const char *>(data + at), static_cast<qsizetype>(length)));
        at += length;
    }
    look(terminal);
    return 0;
}
