// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stackcolumn.h"
#include "ui/models/stackmerge.h"

#include <QCollator>
#include <QHash>

namespace longshore {

/// Orders entries: natural order for text, trouble first for states, what has no value last in both directions; ties by
/// name, then server, then id. Keeps the sort keys it has computed. One thread at a time.
class StackOrder
{
public:
    StackOrder();

    /// All entries of `snapshot` by name, server, id. `before` is that order of the snapshot it was merged from; little
    /// news is merged into it instead of sorting everything again.
    StackEntries byName(const StackEntries &before, const StackSnapshot &snapshot, const MergeNotes &notes) const;
    /// The same entries by any column.
    StackEntries by(StackColumn column, Qt::SortOrder order, const StackEntries &byName);

private:
    QList<qint64> ranks(StackColumn column, const StackEntries &entries);
    QList<qint64> textRanks(StackColumn column, const StackEntries &entries);
    const QCollatorSortKey &keyOf(const QString &text);

    QCollator m_collator;
    QHash<QString, QCollatorSortKey> m_keys; ///< Of column texts; names carry theirs.
};

} // namespace longshore
