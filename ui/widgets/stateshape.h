// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QPainter>

namespace longshore {

/// How something is, told by shape first and colour second: disc, ring, triangle, square, question mark, dash.
enum class StateShape { Disc, Ring, Triangle, Square, Question, Dash };

/// What a state looks like everywhere: in tables, in the sources list, in chips and stages.
struct StateLook {
    StateShape shape = StateShape::Question;
    ColourRole ink = ColourRole::Muted;
};

/// Stack states by number of longshore::StackStatus.
StateLook stackStateLook(int stackStatus);

/// Paints the shape filling `box` (a square of 8 to 16 px). Needs no antialiasing hint set, restores nothing but pen,
/// brush and that hint.
void paintStateShape(QPainter &painter, const QRectF &box, StateShape shape, const QColor &ink);

} // namespace longshore
