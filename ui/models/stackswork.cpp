// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stackswork.h"

#include <algorithm>

namespace longshore {
namespace {

bool sameTotals(const StackSnapshot &a, const StackSnapshot &b)
{
    return a.environmentNames == b.environmentNames
        && std::ranges::equal(a.parts, b.parts, [](const auto &x, const auto &y) {
               return x->server == y->server && x->perEnvironment == y->perEnvironment;
           });
}

bool isSameSort(const StacksState &state, const StacksJob &job) { return state.column == job.column && state.order == job.order; }

} // namespace

std::shared_ptr<StacksOutcome> StacksWork::run(const StacksJob &job)
{
    auto next = std::make_shared<StacksState>(*job.base);
    MergeNotes notes;
    mergeInto(*next, job, notes);
    if (*job.cancelled)
        return nullptr;
    const bool resorted = notes.changed || !isSameSort(*next, job);
    sortInto(*next, job, notes.changed);
    if (*job.cancelled)
        return nullptr;
    filterInto(*next, job, resorted);
    if (*job.cancelled)
        return nullptr;
    auto outcome = std::make_shared<StacksOutcome>();
    if (next->shown.constData() != job.base->shown.constData())
        outcome->change = ViewChange::between(job.base->shown, next->shown, notes.replaced);
    outcome->totalsChanged = !sameTotals(*job.base->snapshot, *next->snapshot);
    outcome->replaced = std::move(notes.replaced);
    outcome->next = std::move(next);
    return outcome;
}

void StacksWork::mergeInto(StacksState &next, const StacksJob &job, MergeNotes &notes)
{
    if (job.edits.isEmpty())
        return;
    auto merged = m_merger.merge(*job.base->snapshot, job.edits, notes);
    if (!notes.changed)
        return;
    next.snapshot = std::move(merged);
    next.byName = m_order.byName(job.base->byName, *next.snapshot, notes);
}

void StacksWork::sortInto(StacksState &next, const StacksJob &job, bool merged)
{
    if (!merged && isSameSort(next, job))
        return;
    next.column = job.column;
    next.order = job.order;
    next.sorted = m_order.by(job.column, job.order, next.byName);
}

void StacksWork::filterInto(StacksState &next, const StacksJob &job, bool resorted)
{
    if (!resorted && next.filter == job.filter)
        return;
    next.filter = job.filter;
    if (job.filter.isEmpty()) {
        next.shown = next.sorted;
        return;
    }
    const StackMatcher matcher(job.filter, job.zone);
    StackEntries shown;
    shown.reserve(next.sorted.size());
    std::ranges::copy_if(std::as_const(next.sorted), std::back_inserter(shown),
                         [&](const StackEntry *entry) { return matcher.matches(*entry); });
    next.shown = std::move(shown);
}

} // namespace longshore
