// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longshore {

/// Server text made safe for one line on screen: control, bidi-override and lone surrogate characters become
/// visible marks, line ends become spaces. Never used for text that goes back to the server.
QString oneLine(const QString &text);
/// The same, but line ends and tabs stay.
QString manyLines(const QString &text);

} // namespace longshore
