// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmentsbar.h"

#include <QVariant>

#include <array>

namespace longshore {

namespace {

constexpr int Gap = 2;
constexpr int Narrowest = 4;

struct Share {
    int count;
    ColourRole ink;
    bool isOutline;
};

void paintOne(QPainter &painter, const QRect &box, const Share &share, const QPalette &palette, bool isDimmed)
{
    const QColor ink = themeColour(isDimmed && !share.isOutline ? ColourRole::Muted : share.ink, palette);
    if (!share.isOutline)
        return painter.fillRect(box, ink);
    painter.setPen(ink);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box.adjusted(0, 0, -1, -1));
}

} // namespace

Segments Segments::of(const QVariant &value)
{
    const auto counts = value.value<QList<int>>();
    return counts.size() == 4 ? Segments{counts[0], counts[1], counts[2], counts[3]} : Segments{};
}

void paintSegments(QPainter &painter, const QRect &box, const Segments &segments, const QPalette &palette, bool isDimmed)
{
    const int total = segments.total();
    if (total == 0)
        return;
    const std::array<Share, 4> shares{{{segments.well, ColourRole::Good, false}, {segments.wary, ColourRole::Warning, false},
                                       {segments.bad, ColourRole::Bad, false}, {segments.off, ColourRole::Outline, true}}};
    const bool isEach = total * (Narrowest + Gap) - Gap <= box.width();
    int done = 0;
    for (const Share &share : shares) {
        const int pieces = isEach ? share.count : share.count > 0 ? 1 : 0;
        for (int piece = 0; piece < pieces; ++piece) {
            const int left = box.left() + (box.width() + Gap) * done / total;
            done += isEach ? 1 : share.count;
            const int right = box.left() + (box.width() + Gap) * done / total - Gap;
            paintOne(painter, QRect(left, box.top(), std::max(right - left, 1), box.height()), share, palette, isDimmed);
        }
    }
}

} // namespace longshore
