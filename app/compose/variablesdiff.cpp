// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/variablesdiff.h"

#include <QHash>

#include <algorithm>

namespace longshore {

namespace {

using Key = std::pair<QString, int>; ///< A name and which of that name.

QHash<Key, int> placesOf(const ComposeVariables &variables)
{
    QHash<Key, int> places;
    QHash<QString, int> counts;
    for (int i = 0; i < variables.size(); ++i)
        places.insert({variables[i].name, counts[variables[i].name]++}, i);
    return places;
}

/// The places in `before` that keep their order in `after`, as many as possible.
QList<int> stayers(const QList<int> &order)
{
    QList<int> tops;
    QList<int> before(order.size(), -1);
    for (int i = 0; i < order.size(); ++i) {
        const auto place = std::ranges::lower_bound(tops, order[i], {}, [&order](int top) { return order[top]; });
        before[i] = place == tops.begin() ? -1 : *(place - 1);
        if (place == tops.end())
            tops.append(i);
        else
            *place = i;
    }
    QList<int> kept;
    for (int i = tops.isEmpty() ? -1 : tops.last(); i >= 0; i = before[i])
        kept.prepend(order[i]);
    return kept;
}

} // namespace

VariablesDiff compareVariables(const ComposeVariables &before, const ComposeVariables &after)
{
    using Kind = VariableChange::Kind;
    const QHash<Key, int> old = placesOf(before);
    QHash<QString, int> counts;
    QList<int> order;
    VariablesDiff diff;
    QList<bool> kept(before.size(), false);
    for (int i = 0; i < after.size(); ++i) {
        const int place = old.value({after[i].name, counts[after[i].name]++}, -1);
        VariableChange change{.kind = Kind::Added, .name = after[i].name, .after = after[i].value, .beforeIndex = place, .afterIndex = i};
        if (place >= 0) {
            kept[place] = true;
            order.append(place);
            change.before = before[place].value;
            change.kind = change.before == change.after ? Kind::Same : Kind::Changed;
        }
        diff.changes.append(change);
    }
    const QList<int> stay = stayers(order);
    for (VariableChange &change : diff.changes) {
        if (change.kind == Kind::Same && !std::ranges::binary_search(stay, change.beforeIndex))
            change.kind = Kind::Moved;
    }
    const auto is = [&diff](auto kinds) { return std::ranges::all_of(diff.changes, [kinds](const VariableChange &c) { return kinds(c.kind); }); };
    const bool nothingGone = std::ranges::all_of(kept, [](bool there) { return there; });
    diff.sameInOrder = nothingGone && stay.size() == before.size() && is([](Kind kind) { return kind == Kind::Same; });
    diff.onlyReordered = !diff.sameInOrder && nothingGone && is([](Kind kind) { return kind == Kind::Same || kind == Kind::Moved; });
    for (int i = 0; i < before.size(); ++i) {
        if (kept[i])
            continue;
        const VariableChange gone{.kind = Kind::Removed, .name = before[i].name, .before = before[i].value, .beforeIndex = i};
        const auto place = std::ranges::find_if(diff.changes, [i](const VariableChange &change) { return change.beforeIndex > i; });
        diff.changes.insert(place, gone);
    }
    return diff;
}

} // namespace longshore
