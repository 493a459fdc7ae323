// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/peoplefilter.h"

#include "ui/models/stackmerge.h"

#include <algorithm>

namespace longshore {

PeopleFilter::PeopleFilter(QObject *parent)
    : QSortFilterProxyModel(parent), m_collator(naturalCollator())
{
    setSortRole(SortRole);
    setDynamicSortFilter(true);
}

void PeopleFilter::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_words = text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

int PeopleFilter::rowOfId(qint64 id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (index(row, 0).data(IdRole).toLongLong() == id)
            return row;
    }
    return -1;
}

bool PeopleFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty())
        return true;
    const QString text = sourceModel()->index(row, 0, parent).data(FilterTextRole).toString();
    return std::ranges::all_of(m_words, [&](const QString &word) { return text.contains(word); });
}

bool PeopleFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(SortRole);
    const QVariant b = right.data(SortRole);
    if (a.metaType().id() != QMetaType::QString)
        return a.toLongLong() < b.toLongLong();
    return m_collator.compare(a.toString(), b.toString()) < 0;
}

} // namespace longshore
