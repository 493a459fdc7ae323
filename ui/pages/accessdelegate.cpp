// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accessdelegate.h"

#include "ui/models/peoplefilter.h"
#include "ui/widgets/theme.h"

namespace longshore {

void AccessDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(PeopleFilter::ChangedRole).toBool()) {
        option->backgroundBrush = themeColour(ColourRole::BannerInfo, option->palette);
        option->font.setWeight(QFont::DemiBold);
    } else {
        option->palette.setColor(QPalette::Text, themeColour(ColourRole::Muted, option->palette));
    }
    if (!(index.flags() & Qt::ItemIsUserCheckable))
        option->state &= ~QStyle::State_Enabled;
}

} // namespace longshore
