// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QPainter>

namespace longshore {

/// How many of something are in trouble, not settled, off and well.
struct Segments {
    int bad = 0;
    int wary = 0;
    int off = 0;
    int well = 0;

    int total() const { return bad + wary + off + well; }
    static Segments of(const QVariant &value); ///< From a QList<int> in that order; all 0 from anything else.
};

/// Paints one segment for each, well first; more than fit are painted as shares of the bar. What is off is an outline, so that the
/// bar is told by more than colour.
void paintSegments(QPainter &painter, const QRect &box, const Segments &segments, const QPalette &palette, bool isDimmed);

} // namespace longshore
