// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal/terminal.h"
#include "app/terminal/terminalhistory.h"
#include "app/terminal/terminalintake.h"

#include <vterm.h>

namespace longshore {

/// The library's terminal, and what it told until the end of a call.
class Terminal::Private
{
public:
    explicit Private(TerminalSize wanted);
    ~Private();
    Q_DISABLE_COPY_MOVE(Private)

    void writeControl(const QByteArray &sequences); ///< Ours, between those of the program.
    void keepCursorInside();
    void dropMargins();

    // What the library tells; each says that it was taken.
    int noteChange();
    int moveCursor(VTermPos position);
    int setProperty(VTermProp property, const VTermValue &value);
    int ring();
    int push(int columns, const VTermScreenCell *cells);
    int pop(int columns, VTermScreenCell *cells);

    TerminalSize size;
    VTerm *const vterm;
    VTermScreen *const screen;
    TerminalIntake intake;
    TerminalHistory history;
    TerminalCursor cursor;
    Mouse mouse = Mouse::Nothing;
    bool isAlternate = false;
    bool isReversed = false;
    QString title;
    QString newTitle;
    QByteArray replies;
    bool isChanged = false;
    bool hasRung = false;
};

} // namespace longshore
