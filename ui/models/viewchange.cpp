// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/viewchange.h"

#include <algorithm>
#include <utility>

namespace longshore {
namespace {

// Each range costs the view a pass over all its rows; so few are worth it in a big table, and any number in a small one.
constexpr qsizetype mostRanges(qsizetype rows) { return rows < 2000 ? 64 : 4; }
constexpr qsizetype mostChangedRanges = 1000;

/// Where each row comes from and goes to; -1 is nowhere.
struct Moves {
    QList<int> newRowOf;
    QList<int> oldRowOf;
    bool orderKept = true;
};

Moves entryMoves(const StackEntries &before, const StackEntries &after,
                   const QHash<const StackEntry *, const StackEntry *> &replaced)
{
    Moves moves;
    moves.oldRowOf.fill(-1, after.size());
    moves.newRowOf.reserve(before.size());
    QHash<const StackEntry *, int> newRows;
    newRows.reserve(after.size());
    for (int row = 0; row < after.size(); ++row)
        newRows.insert(after[row], row);
    int highest = -1;
    for (int row = 0; row < before.size(); ++row) {
        const int now = newRows.value(replaced.value(before[row], before[row]), -1);
        moves.newRowOf.append(now);
        if (now < 0)
            continue;
        moves.oldRowOf[now] = row;
        moves.orderKept &= now > highest;
        highest = now;
    }
    return moves;
}

template <typename Fits>
QList<RowRange> rangesWhere(qsizetype rows, Fits fits)
{
    QList<RowRange> ranges;
    for (int row = 0; row < rows; ++row) {
        if (!fits(row))
            continue;
        if (!ranges.isEmpty() && ranges.constLast().last() == row - 1)
            ++ranges.last().count;
        else
            ranges.append({row, 1});
    }
    return ranges;
}

/// Announcing some unchanged rows between is cheaper than very many signals.
QList<RowRange> coarser(QList<RowRange> ranges)
{
    for (int gap = 8; ranges.size() > mostChangedRanges; gap *= 2) {
        QList<RowRange> joined;
        for (const RowRange &range : std::as_const(ranges)) {
            if (!joined.isEmpty() && range.first - joined.constLast().last() <= gap)
                joined.last().count = range.last() - joined.constLast().first + 1;
            else
                joined.append(range);
        }
        ranges = joined;
    }
    return ranges;
}

bool isAtTop(const QList<RowRange> &ranges) { return ranges.isEmpty() || (ranges.size() == 1 && ranges.constFirst().first == 0); }

bool isInOrder(const QList<int> &rows)
{
    for (int i = 0; i < rows.size(); ++i) {
        if (rows[i] != i)
            return false;
    }
    return true;
}

/// The rows that stay, as old rows in their new order.
QList<int> stayingRows(const Moves &moves)
{
    QList<int> rows;
    rows.reserve(moves.oldRowOf.size());
    std::ranges::copy_if(moves.oldRowOf, std::back_inserter(rows), [](int row) { return row >= 0; });
    return rows;
}

void gather(ViewChange &change, const StackEntries &before, const Moves &moves)
{
    QList<int> order; // of old rows: those that go first
    order.reserve(before.size());
    for (int row = 0; row < before.size(); ++row) {
        if (moves.newRowOf[row] < 0)
            order.append(row);
    }
    order.append(stayingRows(moves));
    change.gatheredRowOf.resize(before.size());
    change.gathered.reserve(before.size());
    for (int row = 0; row < order.size(); ++row) {
        change.gatheredRowOf[order[row]] = row;
        change.gathered.append(before[order[row]]);
    }
}

void placeEntries(ViewChange &change, const StackEntries &after, const Moves &moves)
{
    change.finalRowOf.reserve(after.size());
    for (int row = 0; row < after.size(); ++row) {
        if (moves.oldRowOf[row] >= 0)
            change.finalRowOf.append(row);
    }
    for (int row = 0; row < after.size(); ++row) {
        if (moves.oldRowOf[row] < 0) {
            change.finalRowOf.append(row);
            change.appended.append(after[row]);
        }
    }
    if (isInOrder(change.finalRowOf))
        change.finalRowOf.clear();
}

} // namespace

ViewChange ViewChange::between(const StackEntries &before, const StackEntries &after,
                               const QHash<const StackEntry *, const StackEntry *> &replaced)
{
    const Moves moves = entryMoves(before, after, replaced);
    ViewChange change;
    change.removed = rangesWhere(before.size(), [&](int row) { return moves.newRowOf[row] < 0; });
    change.inserted = rangesWhere(after.size(), [&](int row) { return moves.oldRowOf[row] < 0; });
    change.changed = coarser(rangesWhere(after.size(), [&](int row) {
        return moves.oldRowOf[row] >= 0 && before[moves.oldRowOf[row]] != after[row];
    }));
    const qsizetype ranges = change.removed.size() + change.inserted.size();
    change.inPlace = moves.orderKept && ranges <= mostRanges(std::max(before.size(), after.size()));
    if (change.inPlace)
        return change;
    for (const RowRange &range : std::as_const(change.removed))
        change.goneCount += range.count;
    if (!moves.orderKept || !isAtTop(change.removed))
        gather(change, before, moves);
    placeEntries(change, after, moves);
    return change;
}

} // namespace longshore
