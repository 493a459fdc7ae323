// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"
#include "ui/widgets/stylepaint.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace longshore::stylepaint {

using namespace Qt::StringLiterals;

namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

QColor menuInk(const QStyleOptionMenuItem &option)
{
    if (!has(option, QStyle::State_Enabled))
        return ink(ColourRole::Disabled, option);
    return option.palette.color(has(option, QStyle::State_Selected) ? QPalette::HighlightedText : QPalette::Text);
}

void menuSeparator(QPainter &painter, const QStyleOptionMenuItem &option)
{
    const int y = option.rect.center().y();
    painter.fillRect(QRect(option.rect.left() + 8, y, option.rect.width() - 16, 1), ink(ColourRole::Line, option));
}

/// Tick, radio dot or icon in front of the text.
void menuMark(QPainter &painter, const QStyleOptionMenuItem &option, const QRect &room)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QPoint corner(room.center().x() - 7, room.center().y() - 7);
    if (option.checked && option.checkType == QStyleOptionMenuItem::Exclusive)
        return roundedBox(painter, QRect(corner + QPoint(4, 4), QSize(7, 7)), menuInk(option), {}, 3.5);
    if (option.checked)
        return painter.drawPixmap(corner, iconPixmap(u"check"_s, 16, menuInk(option), ratio));
    const auto mode = !has(option, QStyle::State_Enabled) ? QIcon::Disabled
        : has(option, QStyle::State_Selected)             ? QIcon::Selected
                                                          : QIcon::Normal;
    if (!option.icon.isNull())
        painter.drawPixmap(corner, option.icon.pixmap(QSize(16, 16), ratio, mode));
}

void menuText(QPainter &painter, const QStyleOptionMenuItem &option, const QRect &room)
{
    const int flags = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine;
    const qsizetype tab = option.text.indexOf(u'\t');
    painter.setFont(option.font);
    painter.setPen(menuInk(option));
    painter.drawText(room, flags | int(Qt::AlignLeft), tab < 0 ? option.text : option.text.left(tab));
    if (tab < 0)
        return;
    if (has(option, QStyle::State_Enabled) && !has(option, QStyle::State_Selected))
        painter.setPen(ink(ColourRole::Muted, option));
    painter.drawText(room, flags | int(Qt::AlignRight), option.text.mid(tab + 1));
}

} // namespace

void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &thumb, const QColor &ground)
{
    painter.fillRect(option.rect, ground);
    if (option.minimum == option.maximum)
        return;
    const bool upright = option.orientation == Qt::Vertical;
    const QRect bar = upright ? thumb.adjusted(2, 2, -2, -2) : thumb.adjusted(2, 2, -2, -2);
    const bool busy = option.state.testFlag(QStyle::State_Sunken) || option.state.testFlag(QStyle::State_MouseOver);
    const QColor face = ink(busy ? ColourRole::Muted : ColourRole::Thumb, option);
    roundedBox(painter, bar, face, {}, std::min(bar.width(), bar.height()) / 2.0);
}

void tab(QPainter &painter, const QStyleOptionTab &option)
{
    const bool chosen = has(option, QStyle::State_Selected);
    const bool hover = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (hover && !chosen)
        roundedBox(painter, option.rect.adjusted(1, 3, -1, -5), ink(ColourRole::Pressed, option), {});
    if (chosen)
        painter.fillRect(
            QRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2), ink(ColourRole::Accent, option));
}

void splitter(QPainter &painter, const QStyleOption &option)
{
    const bool upright = has(option, QStyle::State_Horizontal); // A horizontal splitter has an upright line.
    const bool hover = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const QColor line = ink(hover ? ColourRole::Accent : ColourRole::Line, option);
    const QPoint middle = option.rect.center();
    painter.fillRect(upright ? QRect(middle.x(), option.rect.top(), 1, option.rect.height())
                             : QRect(option.rect.left(), middle.y(), option.rect.width(), 1),
        line);
}

void menuBarItem(QPainter &painter, const QStyleOptionMenuItem &option)
{
    painter.fillRect(option.rect, ink(ColourRole::Window, option));
    const bool open = has(option, QStyle::State_Sunken);
    const bool enabled = has(option, QStyle::State_Enabled);
    if (enabled && has(option, QStyle::State_Selected))
        roundedBox(painter, option.rect.adjusted(1, 2, -1, -2),
            ink(open ? ColourRole::Selection : ColourRole::Pressed, option), {}, 5);
    painter.setPen(ink(enabled ? ColourRole::Text : ColourRole::Disabled, option));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
}

void menuItem(QPainter &painter, const QStyleOptionMenuItem &option)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return menuSeparator(painter, option);
    if (has(option, QStyle::State_Selected) && has(option, QStyle::State_Enabled))
        roundedBox(painter, option.rect.adjusted(4, 0, -4, 0), option.palette.color(QPalette::Highlight), {}, 5);
    const bool marks = option.menuHasCheckableItems || option.maxIconWidth > 0;
    const QRect column(option.rect.left() + 8, option.rect.top(), 20, option.rect.height());
    menuMark(painter, option, column);
    const int left = marks ? menuIconColumn + 4 : menuTextInset;
    const bool sub = option.menuItemType == QStyleOptionMenuItem::SubMenu;
    menuText(painter, option, option.rect.adjusted(left, 0, sub ? -30 : -menuTextInset, 0));
    if (sub)
        drawChevron(painter, QRect(option.rect.right() - 26, option.rect.top(), 20, option.rect.height()),
            u"chevron-right"_s, menuInk(option));
}

void menuFrame(QPainter &painter, const QStyleOption &option)
{
    roundedBox(painter, option.rect, {}, ink(ColourRole::Outline, option));
}

void progressBar(QPainter &painter, const QStyleOptionProgressBar &option)
{
    QRect bar = option.rect;
    bar.setHeight(6);
    bar.moveCenter(option.rect.center());
    roundedBox(painter, bar, ink(ColourRole::Pressed, option), {}, 3);
    const double span = double(option.maximum) - option.minimum;
    if (span <= 0)
        return;
    QRect done = bar;
    done.setWidth(int(bar.width() * std::clamp((option.progress - option.minimum) / span, 0.0, 1.0)));
    roundedBox(painter, done, ink(ColourRole::Accent, option), {}, 3);
}

void headerSection(QPainter &painter, const QStyleOption &option)
{
    const bool hover = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    const QRect rect = option.rect;
    painter.fillRect(rect, ink(hover ? ColourRole::Hover : ColourRole::Base, option));
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option);
    if (header ? header->orientation == Qt::Horizontal : has(option, QStyle::State_Horizontal)) // Names of rows stand on the ground of the rows.
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), ink(ColourRole::Line, option));
}

void rowGround(QPainter &painter, const QStyleOptionViewItem &option, bool sidebar)
{
    QColor face;
    if (has(option, QStyle::State_Selected))
        face = option.palette.color(QPalette::Active, QPalette::Highlight);
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        face = ink(sidebar ? ColourRole::Pressed : ColourRole::Hover, option);
    if (!face.isValid())
        return;
    if (sidebar)
        roundedBox(painter, option.rect.adjusted(6, 1, -6, -1), face, {});
    else
        painter.fillRect(option.rect, face);
}

void branch(QPainter &painter, const QStyleOption &option)
{
    if (has(option, QStyle::State_Children))
        drawChevron(painter, option.rect, has(option, QStyle::State_Open) ? u"chevron-down"_s : u"chevron-right"_s,
            ink(ColourRole::Muted, option));
}

} // namespace longshore::stylepaint
