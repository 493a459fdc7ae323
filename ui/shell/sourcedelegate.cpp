// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sourcedelegate.h"

#include "ui/models/sourcesmodel.h"
#include "ui/widgets/servercolour.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

namespace longshore {

namespace {

constexpr int Gap = 8;
constexpr int MarkSize = 10;

// A disc is well, a ring is on its way, a triangle is trouble, a square is signed out: told apart without colour.
void paintMark(QPainter &painter, const QRectF &box, SourceState state, const QPalette &palette)
{
    painter.setPen(Qt::NoPen);
    switch (state) {
    case SourceState::Connected:
        painter.setBrush(themeColour(ColourRole::Good, palette));
        return painter.drawEllipse(box);
    case SourceState::Trouble:
        painter.setBrush(themeColour(ColourRole::Warning, palette));
        return painter.drawPolygon(QPolygonF{{box.center().x(), box.top()}, box.bottomRight(), box.bottomLeft()});
    case SourceState::SignedOut:
        painter.setBrush(themeColour(ColourRole::Bad, palette));
        return painter.drawRoundedRect(box, 2, 2);
    case SourceState::Connecting:
    case SourceState::Disabled:
        break;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(themeColour(ColourRole::Muted, palette), 2));
    painter.drawEllipse(box.adjusted(1, 1, -1, -1));
}

} // namespace

QSize SourceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    constexpr int Padding = 12;
    return {QStyledItemDelegate::sizeHint(option, index).width(), option.fontMetrics.height() + Padding};
}

void SourceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString name = item.text;
    item.text.clear();
    item.icon = {};
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect rest = item.rect.adjusted(Gap / 2, 0, -Gap, 0);
    const QVariant state = index.data(SourcesModel::StateRole);
    if (state.isValid()) {
        const QRectF mark(rest.left(), rest.center().y() - MarkSize / 2.0 + 0.5, MarkSize, MarkSize);
        paintMark(*painter, mark, static_cast<SourceState>(state.toInt()), item.palette);
        rest.setLeft(rest.left() + MarkSize + Gap);
    }
    if (const auto mark = static_cast<ServerColour>(index.data(SourcesModel::MarkRole).toInt()); mark != ServerColour::None) {
        constexpr qreal MarkWidth = 4;
        paintServerMark(*painter, QRectF(item.rect.left(), item.rect.top() + 5, MarkWidth, item.rect.height() - 10), mark, item.palette);
    }
    const QString count = QLocale().toString(index.data(SourcesModel::CountRole).toInt());
    painter->setFont(item.font);
    painter->setPen(themeColour(ColourRole::Muted, item.palette));
    painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, count);
    rest.setRight(rest.right() - item.fontMetrics.horizontalAdvance(count) - Gap);
    QFont font = item.font;
    if (!index.parent().isValid())
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(item.palette.color(item.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(font).elidedText(name, Qt::ElideRight, rest.width()));
    painter->restore();
}

} // namespace longshore
