// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/markdelegate.h"

#include "ui/widgets/stackdelegate.h"

#include <QPainter>

namespace longshore {

namespace {

constexpr int Inset = 8;
constexpr int ShapeSize = 12;
constexpr int ShapeGap = 8;

} // namespace

MarkDelegate::MarkDelegate(int markRole, Looks looks, QObject *parent)
    : QStyledItemDelegate(parent), m_role(markRole), m_looks(std::move(looks))
{
}

std::optional<StateLook> MarkDelegate::lookOf(const QModelIndex &index) const
{
    return m_looks ? m_looks(index.data(m_role).toInt()) : std::nullopt;
}

QFont MarkDelegate::fontOf(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QFont font = option.font;
    if (const QVariant own = index.data(Qt::FontRole); own.isValid())
        font = own.value<QFont>();
    if (index.column() == 0)
        font.setWeight(QFont::DemiBold);
    return font;
}

QColor MarkDelegate::inkOf(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return themeColour(ColourRole::Disabled, option.palette);
    if (option.state.testFlag(QStyle::State_Selected))
        return option.palette.color(QPalette::Active, QPalette::HighlightedText);
    if (m_linkRole != 0 && !m_dimmed && index.data(m_linkRole).toBool())
        return themeColour(ColourRole::Accent, option.palette);
    const bool leading = index.column() == 0 || lookOf(index);
    return themeColour(leading && !m_dimmed ? ColourRole::Text : ColourRole::Muted, option.palette);
}

void MarkDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    paintRowGround(*painter, option, index);
    QRect room = option.rect.adjusted(Inset, 0, -Inset, 0);
    if (const auto look = lookOf(index)) {
        const QRectF box(room.left(), room.center().y() - ShapeSize / 2 + 1, ShapeSize, ShapeSize);
        paintStateShape(*painter, box, look->shape, themeColour(m_dimmed ? ColourRole::Muted : look->ink, option.palette));
        room.setLeft(room.left() + ShapeSize + ShapeGap);
    }
    const QFont font = fontOf(option, index);
    painter->setFont(font);
    painter->setPen(inkOf(option, index));
    const QString shown = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, room.width());
    painter->drawText(room, int(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine, shown);
    painter->restore();
}

QSize MarkDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int mark = lookOf(index) ? ShapeSize + ShapeGap : 0;
    const QFontMetrics metrics(fontOf(option, index));
    return {metrics.horizontalAdvance(index.data().toString()) + 2 * Inset + mark + 1, rowHeight(option.fontMetrics)};
}

} // namespace longshore
