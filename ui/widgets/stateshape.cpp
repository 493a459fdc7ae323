// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stateshape.h"

#include "app/portainer/stack.h"

#include <array>

namespace longshore {

namespace {

void paintTriangle(QPainter &painter, const QRectF &box)
{
    const std::array<QPointF, 3> corners{QPointF(box.center().x(), box.top() + 0.5),
        QPointF(box.right(), box.bottom() - 0.5), QPointF(box.left(), box.bottom() - 0.5)};
    painter.drawPolygon(corners.data(), int(corners.size()));
}

void paintRing(QPainter &painter, const QRectF &box, const QColor &ink)
{
    const qreal stroke = box.width() / 6;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, stroke));
    const qreal inset = stroke / 2 + 0.25;
    painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset));
}

void paintQuestion(QPainter &painter, const QRectF &box, const QColor &ink)
{
    const QFont kept = painter.font();
    QFont font = kept;
    font.setPixelSize(int(box.height()) + 1);
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(box.adjusted(-2, -2, 2, 2), Qt::AlignCenter, QString(u'?'));
    painter.setFont(kept);
}

} // namespace

StateLook stackStateLook(int stackStatus)
{
    switch (static_cast<StackStatus>(stackStatus)) {
    case StackStatus::Active:
        return {StateShape::Disc, ColourRole::Good};
    case StackStatus::Inactive:
        return {StateShape::Ring, ColourRole::Muted};
    case StackStatus::Deploying:
        return {StateShape::Triangle, ColourRole::Warning};
    case StackStatus::Error:
        return {StateShape::Square, ColourRole::Bad};
    case StackStatus::Unknown:
        break;
    }
    return {StateShape::Question, ColourRole::Muted};
}

void paintStateShape(QPainter &painter, const QRectF &box, StateShape shape, const QColor &ink)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    switch (shape) {
    case StateShape::Disc:
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    case StateShape::Ring:
        paintRing(painter, box, ink);
        break;
    case StateShape::Triangle:
        paintTriangle(painter, box);
        break;
    case StateShape::Square:
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5);
        break;
    case StateShape::Question:
        paintQuestion(painter, box, ink);
        break;
    case StateShape::Dash:
        painter.drawRoundedRect(QRectF(box.left(), box.center().y() - 1, box.width(), 2), 1, 1);
        break;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace longshore
