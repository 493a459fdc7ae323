// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stackdelegate.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/segmentsbar.h"
#include "ui/widgets/stateshape.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int inset = 8;
constexpr int shapeSize = 12;
constexpr int shapeGap = 8;
constexpr int barWidth = 40;
constexpr int barHeight = 8;

bool isCurrentRow(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view && view->hasFocus() && view->currentIndex().row() == index.row()
        && view->currentIndex().parent() == index.parent();
}

void paintRowRing(QPainter &painter, const QStyleOptionViewItem &option)
{
    const QColor ring = themeColour(ColourRole::Focus, option.palette);
    const QRect cell = option.rect;
    painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), 1), ring);
    painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), ring);
}

QString cellText(const QModelIndex &index)
{
    return index.data(Qt::DisplayRole).toString();
}

} // namespace

void paintRowGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, option.palette.brush(QPalette::Active, QPalette::Highlight));
    if (isCurrentRow(option, index))
        paintRowRing(painter, option);
}

StackDelegate::StackDelegate(const Columns &columns, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_columns(columns)
{
}

QColor StackDelegate::inkOf(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return themeColour(ColourRole::Disabled, option.palette);
    if (option.state.testFlag(QStyle::State_Selected))
        return option.palette.color(QPalette::Active, QPalette::HighlightedText);
    const QVariant own = index.data(Qt::ForegroundRole);
    if (own.isValid())
        return own.value<QBrush>().color();
    const int column = index.column();
    const bool leading = column == m_columns.name || column == m_columns.state || column == m_columns.environment;
    return themeColour(leading && !m_dimmed ? ColourRole::Text : ColourRole::Muted, option.palette);
}

int StackDelegate::paintState(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const StateLook look = stackStateLook(index.data(m_columns.statusRole).toInt());
    const QColor ink = option.state.testFlag(QStyle::State_Enabled) ? themeColour(m_dimmed ? ColourRole::Muted : look.ink, option.palette)
                                                                    : themeColour(ColourRole::Disabled, option.palette);
    const QRectF box(option.rect.left() + inset, option.rect.center().y() - shapeSize / 2 + 1, shapeSize, shapeSize);
    paintStateShape(*painter, box, look.shape, ink);
    return shapeSize + shapeGap;
}

/// Trouble has a shape beside the bar: colour alone would not tell it.
int StackDelegate::paintRunning(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Segments segments = Segments::of(index.data(m_columns.runningRole));
    if (segments.total() == 0)
        return 0;
    const bool isPlain = m_dimmed || !option.state.testFlag(QStyle::State_Enabled);
    const QRect bar(option.rect.left() + inset, option.rect.center().y() - barHeight / 2 + 1, barWidth, barHeight);
    paintSegments(*painter, bar, segments, option.palette, isPlain);
    if (segments.bad == 0)
        return barWidth + shapeGap;
    const QRectF box(bar.right() + shapeGap, option.rect.center().y() - shapeSize / 2 + 1, shapeSize, shapeSize);
    paintStateShape(*painter, box, StateShape::Triangle, themeColour(isPlain ? ColourRole::Muted : ColourRole::Bad, option.palette));
    return barWidth + shapeSize + 2 * shapeGap;
}

int StackDelegate::paintExpansion(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    constexpr int Size = 12;
    if (m_columns.expansionRole == 0)
        return 0;
    const int expansion = index.data(m_columns.expansionRole).toInt();
    const QRect box(option.rect.left() + inset - 2, option.rect.center().y() - Size / 2 + 1, Size, Size);
    if (expansion != 0)
        painter->drawPixmap(box.topLeft(), iconPixmap(expansion == 2 ? u"chevron-down"_s : u"chevron-right"_s, Size, inkOf(option, index),
                                                      painter->device()->devicePixelRatio()));
    return ExpansionWidth - inset;
}

int StackDelegate::markWidth(const QModelIndex &index) const
{
    if (index.column() == m_columns.name && m_columns.expansionRole != 0)
        return ExpansionWidth - inset;
    if (index.column() == m_columns.state)
        return shapeSize + shapeGap;
    if (index.column() != m_columns.running)
        return 0;
    const Segments segments = Segments::of(index.data(m_columns.runningRole));
    return segments.total() == 0 ? 0 : barWidth + shapeGap + (segments.bad > 0 ? shapeSize + shapeGap : 0);
}

void StackDelegate::paint(QPainter *painter, const QStyleOptionViewItem &whole, const QModelIndex &index) const
{
    QStyleOptionViewItem option = whole; // What stands below a row that is expanded is not of the cells.
    option.rect.setHeight(std::min(option.rect.height(), rowHeight(option.fontMetrics)));
    paintRowGround(*painter, option, index);
    QRect room = option.rect.adjusted(inset, 0, -inset, 0);
    if (index.column() == m_columns.name)
        room.setLeft(room.left() + paintExpansion(painter, option, index));
    if (index.column() == m_columns.state)
        room.setLeft(room.left() + paintState(painter, option, index));
    if (index.column() == m_columns.running)
        room.setLeft(room.left() + paintRunning(painter, option, index));
    QFont font = option.font;
    if (index.column() == m_columns.name)
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(inkOf(option, index));
    const QFontMetrics metrics(font);
    const Qt::Alignment across = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignHorizontal_Mask;
    const QString shown = metrics.elidedText(cellText(index), Qt::ElideRight, room.width());
    painter->drawText(room, int(Qt::AlignVCenter | (across ? across : Qt::AlignLeft)) | Qt::TextSingleLine, shown);
}

QSize StackDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QFont font = option.font;
    if (index.column() == m_columns.name)
        font.setWeight(QFont::DemiBold);
    return {QFontMetrics(font).horizontalAdvance(cellText(index)) + 2 * inset + markWidth(index) + 1, rowHeight(option.fontMetrics)};
}

bool StackDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    // A name that does not fit is told in full; tooltips would otherwise guess rich text in server words.
    const QString own = index.data(Qt::ToolTipRole).toString();
    const bool cut = sizeHint(option, index).width() > option.rect.width();
    const QString told = own.isEmpty() && cut ? cellText(index).toHtmlEscaped() : own; // The model escapes its own.
    if (event->type() != QEvent::ToolTip || told.isEmpty())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), told, view->viewport(), option.rect);
    return true;
}

} // namespace longshore
