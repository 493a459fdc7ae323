// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal/terminalcell.h"

#include <QColor>

namespace longshore {

/// Colours of a terminal: dark in both schemes, because programs choose theirs for a dark ground. They come from the theme's dark table.
namespace terminalcolours {
QColor ground();
QColor text();
QColor selection();
/// What a program named for its text; `otherwise` stands for the default.
QColor resolved(const TerminalColour &colour, const QColor &otherwise);
/// The same behind text: colours by name are darker there, so that light text on them can be read.
QColor resolvedGround(const TerminalColour &colour, const QColor &otherwise);
} // namespace terminalcolours

} // namespace longshore
