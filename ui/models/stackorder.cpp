// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stackorder.h"

#include "ui/models/stackcell.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <numeric>

namespace longshore {
namespace {

constexpr qint64 noValue = std::numeric_limits<qint64>::max();
constexpr qsizetype mostKeys = 500'000; // some 100 MB; above it the keys of texts long gone are worth dropping

int compareTies(const StackRow &a, const StackRow &b)
{
    if (const int server = a.serverName.compare(b.serverName); server != 0)
        return server;
    if (a.server != b.server)
        return a.server.value < b.server.value ? -1 : 1;
    return a.stack.id < b.stack.id ? -1 : a.stack.id > b.stack.id;
}

int compareNames(const StackEntry *a, const StackEntry *b) { return a->nameKey.compare(b->nameKey); }

bool lessByName(const StackEntry *a, const StackEntry *b)
{
    const int name = compareNames(a, b);
    return name != 0 ? name < 0 : compareTies(a->row, b->row) < 0;
}

bool lessByNameDown(const StackEntry *a, const StackEntry *b) { return compareNames(a, b) > 0; }

StackEntries allEntries(const StackSnapshot &snapshot)
{
    StackEntries entries;
    entries.reserve(snapshot.total);
    for (const auto &part : snapshot.parts) {
        for (const StackEntryPtr &entry : part->entries)
            entries.append(entry.get());
    }
    return entries;
}

/// The entries of `before` that are still there, in order, with `fresh` merged in.
StackEntries mergedByName(const StackEntries &before, const StackEntries &all, StackEntries fresh)
{
    QSet<const StackEntry *> waiting(all.cbegin(), all.cend());
    for (const StackEntry *entry : std::as_const(fresh))
        waiting.remove(entry);
    StackEntries kept;
    kept.reserve(waiting.size());
    std::ranges::copy_if(before, std::back_inserter(kept), [&](const StackEntry *entry) { return waiting.contains(entry); });
    std::ranges::sort(fresh, lessByName);
    StackEntries merged(all.size());
    std::ranges::merge(std::as_const(kept), std::as_const(fresh), merged.begin(), lessByName);
    return merged;
}

qint64 plainRank(const StackRow &row, StackColumn column)
{
    if (column == StackColumn::State)
        return stateRank(row.stack.status.value);
    if (column == StackColumn::Containers) {
        const qint64 rank = runningRank(row.running);
        return rank < 0 ? noValue : rank;
    }
    const qint64 number = cellNumber(row, column);
    const bool none = columnKind(column) == ColumnKind::Time ? number <= 0 : number < 0;
    return none ? noValue : number;
}

struct Ranked {
    qint64 rank;
    const StackEntry *entry;
};

qint64 directed(qint64 rank, Qt::SortOrder order) { return rank == noValue || order == Qt::AscendingOrder ? rank : -rank; }

} // namespace

StackOrder::StackOrder()
    : m_collator(naturalCollator())
{
}

StackEntries StackOrder::byName(const StackEntries &before, const StackSnapshot &snapshot, const MergeNotes &notes) const
{
    StackEntries all = allEntries(snapshot);
    if (notes.fresh.size() * 4 < all.size())
        return mergedByName(before, all, notes.fresh);
    std::ranges::sort(all, lessByName);
    return all;
}

StackEntries StackOrder::by(StackColumn column, Qt::SortOrder order, const StackEntries &byName)
{
    StackEntries sorted = byName;
    if (column == StackColumn::Name) {
        if (order == Qt::DescendingOrder)
            std::ranges::stable_sort(sorted, lessByNameDown);
        return sorted;
    }
    const QList<qint64> ranks = this->ranks(column, byName);
    QList<Ranked> ranked;
    ranked.reserve(byName.size());
    for (qsizetype i = 0; i < byName.size(); ++i)
        ranked.append({directed(ranks[i], order), byName[i]});
    std::ranges::stable_sort(ranked, std::less<>(), &Ranked::rank);
    std::ranges::transform(std::as_const(ranked), sorted.begin(), &Ranked::entry);
    return sorted;
}

QList<qint64> StackOrder::ranks(StackColumn column, const StackEntries &entries)
{
    const ColumnKind kind = columnKind(column);
    const bool isRanked = column == StackColumn::State || column == StackColumn::Containers;
    if (!isRanked && (kind == ColumnKind::Text || kind == ColumnKind::Word))
        return textRanks(column, entries);
    QList<qint64> ranks;
    ranks.reserve(entries.size());
    for (const StackEntry *entry : entries)
        ranks.append(plainRank(entry->row, column));
    return ranks;
}

QList<qint64> StackOrder::textRanks(StackColumn column, const StackEntries &entries)
{
    if (m_keys.size() > mostKeys)
        m_keys.clear();
    QHash<QString, qsizetype> placeOf; // few different texts in most columns: each is compared once
    QList<qsizetype> places;
    QList<QCollatorSortKey> keys;
    places.reserve(entries.size());
    for (const StackEntry *entry : entries) {
        const QString text = cellText(entry->row, column);
        const auto known = placeOf.constFind(text);
        places.append(known != placeOf.cend() ? *known : *placeOf.insert(text, text.isEmpty() ? -1 : keys.size()));
        if (places.constLast() == keys.size())
            keys.append(keyOf(text));
    }
    QList<qsizetype> order(keys.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, [&](qsizetype a, qsizetype b) { return keys[a].compare(keys[b]) < 0; });
    QList<qint64> rankAt(keys.size());
    for (qsizetype i = 0; i < order.size(); ++i)
        rankAt[order[i]] = i > 0 && keys[order[i - 1]].compare(keys[order[i]]) == 0 ? rankAt[order[i - 1]] : i;
    QList<qint64> ranks;
    ranks.reserve(places.size());
    std::ranges::transform(std::as_const(places), std::back_inserter(ranks), [&](qsizetype place) { return place < 0 ? noValue : rankAt[place]; });
    return ranks;
}

const QCollatorSortKey &StackOrder::keyOf(const QString &text)
{
    const auto known = m_keys.constFind(text);
    return known != m_keys.cend() ? *known : *m_keys.insert(text, m_collator.sortKey(text));
}

} // namespace longshore
