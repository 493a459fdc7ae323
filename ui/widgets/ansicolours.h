// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/ansitext.h"
#include "app/logs/logrow.h"

#include <QColor>
#include <QPalette>
#include <QTextCharFormat>

namespace longshore {

/// What a program's colour looks like in the window: the terminal's own take the roles of the theme, any other is made lighter or darker
/// until it can be read on the background. Invalid for the default.
QColor ansiColour(const AnsiColour &colour, const QPalette &palette);
/// The same as a format of text, inverse and faint worked out.
QTextCharFormat ansiFormat(const AnsiLook &look, const QPalette &palette);

/// Of a source of a log, by its number: a handful that repeat, as its name stands beside it.
QColor sourceColour(int number, const QPalette &palette);
/// Of the text of a line; invalid where it is the plain one.
QColor levelColour(LogLevel level, const QPalette &palette);

} // namespace longshore
