// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stackmatcher.h"
#include "ui/models/stackmerge.h"
#include "ui/models/stackorder.h"
#include "ui/models/viewchange.h"

#include <atomic>
#include <memory>
#include <optional>

namespace longshore {

/// What is shown and how it came about. Never changed once made: worker and UI thread read it side by side.
struct StacksState {
    std::shared_ptr<const StackSnapshot> snapshot = std::make_shared<StackSnapshot>();
    StackEntries byName; ///< All, by name.
    StackEntries sorted; ///< All, by the chosen column.
    StackEntries shown; ///< Those that pass the filter.
    StackFilter filter;
    StackColumn column = StackColumn::Name;
    Qt::SortOrder order = Qt::AscendingOrder;
};
using StacksStatePtr = std::shared_ptr<const StacksState>;

/// The next state and the way there.
struct StacksOutcome {
    StacksStatePtr next;
    ViewChange change;
    QHash<const StackEntry *, const StackEntry *> replaced;
    bool totalsChanged = false;
};

/// What is to be done to a state. `cancelled` is looked at between the steps.
struct StacksJob {
    StacksStatePtr base;
    QList<ServerEdit> edits;
    StackFilter filter;
    StackColumn column = StackColumn::Name;
    Qt::SortOrder order = Qt::AscendingOrder;
    QTimeZone zone;
    std::shared_ptr<std::atomic_bool> cancelled = std::make_shared<std::atomic_bool>(false);
};

/// Merging, sorting and filtering, with what is kept from one time to the next. One job at a time, on any thread.
class StacksWork
{
public:
    /// None when cancelled.
    std::shared_ptr<StacksOutcome> run(const StacksJob &job);

private:
    void mergeInto(StacksState &next, const StacksJob &job, MergeNotes &notes);
    void sortInto(StacksState &next, const StacksJob &job, bool merged);
    static void filterInto(StacksState &next, const StacksJob &job, bool resorted);

    StackMerger m_merger;
    StackOrder m_order;
};

} // namespace longshore
