// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longshore {

/// Server text made safe for one line on screen: each control, bidi-override, bidi-isolate and lone surrogate
/// character becomes a visible mark, each line end and tab a space. Never for text that goes back to the server.
QString oneLine(const QString &text);
/// The same, but line ends (of Unix, Windows and Unicode) and tabs stay as they are.
QString manyLines(const QString &text);

} // namespace longshore
