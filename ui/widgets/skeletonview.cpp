// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/skeletonview.h"

#include "ui/widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace longshore {

SkeletonView::SkeletonView(QWidget *parent)
    : QWidget(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setAccessibleName(tr("Loading"));
}

void SkeletonView::paintEvent(QPaintEvent *)
{
    // Widths in percent of their column, so that rows do not look like a ruled page.
    constexpr std::array<int, 7> widths{62, 48, 80, 55, 70, 40, 66};
    constexpr int columns = 5;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor ink = themeColour(ColourRole::Pressed, palette());
    const int row = rowHeight(fontMetrics());
    const int bar = fontMetrics().ascent() - 2;
    const int column = width() / columns;
    for (int y = 0, line = 0; y < height(); y += row, ++line) {
        ink.setAlphaF(std::max(0.0F, 1.0F - float(line) / 14));
        painter.setBrush(ink);
        for (int x = 0; x < columns; ++x) {
            const int wide = (column - 16) * widths.at(size_t(line * 3 + x * 2) % widths.size()) / 100;
            painter.drawRoundedRect(QRectF(x * column + 8, y + (row - bar) / 2.0, wide, bar), 4, 4);
        }
    }
}

} // namespace longshore
