// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accessdelegate.h"

#include "ui/models/peoplefilter.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace longshore {

// Painted here: a style need not paint the ground of an item.
void AccessDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.data(PeopleFilter::ChangedRole).toBool())
        painter->fillRect(option.rect, themeColour(ColourRole::BannerInfo, option.palette));
    QStyledItemDelegate::paint(painter, option, index);
}

void AccessDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(PeopleFilter::ChangedRole).toBool())
        option->font.setWeight(QFont::DemiBold);
    else
        option->palette.setColor(QPalette::Text, themeColour(ColourRole::Muted, option->palette));
    if (!(index.flags() & Qt::ItemIsUserCheckable))
        option->state &= ~QStyle::State_Enabled;
}

} // namespace longshore
