// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stackentry.h"

#include <QList>

namespace longshore {

/// Neighbouring rows.
struct RowRange {
    int first = 0;
    int count = 0;
    int last() const { return first + count - 1; }
    bool operator==(const RowRange &) const = default;
};

/// How the shown rows become other rows, worked out beforehand so that the UI thread only announces it. Few differences
/// are announced where they are. Many, or another order, in at most four signals whatever the number of rows: the rows
/// that go are brought together at the top and removed as one, new ones are appended as one, then all take their places.
class ViewChange
{
public:
    /// `replaced` says which old entries live on with other content.
    static ViewChange between(const StackEntries &before, const StackEntries &after,
                              const QHash<const StackEntry *, const StackEntry *> &replaced);

    bool isNothing() const { return inPlace && removed.isEmpty() && inserted.isEmpty() && changed.isEmpty(); }

    bool inPlace = true; ///< removed and inserted are announced where they are; otherwise the steps below.
    QList<RowRange> removed; ///< Of the old rows, ascending.
    QList<RowRange> inserted; ///< Of the new rows, ascending.
    QList<RowRange> changed; ///< Of the new rows, ascending: same key, other content.

    QList<int> gatheredRowOf; ///< Old row to its row once those that go are at the top; empty when that is where they are.
    StackEntries gathered; ///< The rows then.
    int goneCount = 0; ///< The rows at the top that go.
    StackEntries appended; ///< The new rows in the order they are appended in.
    QList<int> finalRowOf; ///< Row after removing and appending to new row; empty when nothing moves any more.
};

} // namespace longshore
