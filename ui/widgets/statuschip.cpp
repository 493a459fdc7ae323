// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statuschip.h"

#include <QPainter>

namespace longshore {

namespace {

constexpr int side = 10;
constexpr int shape = 10;
constexpr int gap = 7;

} // namespace

StatusChip::StatusChip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusChip::setState(const StateLook &look, const QString &word)
{
    m_look = look;
    m_word = word;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QSize StatusChip::sizeHint() const
{
    return {2 * side + shape + gap + fontMetrics().horizontalAdvance(m_word), fontMetrics().height() + 8};
}

void StatusChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor ink = themeColour(m_look.ink, palette());
    const QRectF outline = QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.25));
    painter.setBrush(themeColour(ColourRole::Base, palette()));
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2);
    paintStateShape(painter, QRectF(side, (height() - shape) / 2.0, shape, shape), m_look.shape, ink);
    painter.setPen(ink);
    painter.drawText(rect().adjusted(side + shape + gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_word);
}

} // namespace longshore
