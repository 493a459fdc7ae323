// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace longshore::test {

/// What other programs could get of this one's windows at this moment, as text.
QByteArray windowTitles(); ///< Titles, tool tips, status tips and object names of every widget.
QByteArray accessibleTexts(); ///< Every text of every node of the accessibility tree, hidden ones too.
QByteArray draggableData(); ///< What every view would hand over of all its rows, in every format, and show of them.
QByteArray clipboardTexts(); ///< Clipboard and selection, in every format.

} // namespace longshore::test
