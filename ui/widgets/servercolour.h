// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/serverprofile.h"
#include "ui/widgets/theme.h"

#include <QIcon>

namespace longshore {

/// The mark by which a server is told from others: its role, its name for those who do not see it, and a small swatch.
ColourRole serverColourRole(ServerColour colour);
QString serverColourName(ServerColour colour); ///< "teal"; empty for None.
QIcon serverColourSwatch(ServerColour colour, const QPalette &palette); ///< Null for None.

/// Paints the mark into `box`: an upright bar, which no state is shown by.
void paintServerMark(QPainter &painter, const QRectF &box, ServerColour colour, const QPalette &palette);

} // namespace longshore
