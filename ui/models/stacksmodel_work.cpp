// SPDX-License-Identifier: GPL-3.0-or-later
// How StacksModel has its work done and announces the outcome; what the cells say is in stacksmodel.cpp.
#include "app/core/async.h"
#include "ui/models/stacksmodel_p.h"

#include <QDateTime>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <utility>

namespace longshore {
namespace {

constexpr qsizetype smallTable = 2000; // some 10 ms of work

/// Taking 100,000 rows apart takes longer than a frame, so the last hold on them is let go in a worker.
template <typename... T>
void discard(T... values)
{
    auto bundle = std::make_shared<std::tuple<T...>>(std::move(values)...);
    QThreadPool::globalInstance()->start([bundle = std::move(bundle)] {});
}

} // namespace

StacksModel::Private::Private(StacksModel *model)
    : q(model), now(QDateTime::currentSecsSinceEpoch())
{
}

StacksModel::Private::~Private()
{
    if (m_cancelled)
        *m_cancelled = true;
    if (state->snapshot->total >= smallTable)
        discard(std::move(state), std::move(m_edits), std::move(told));
}

void StacksModel::Private::edit(ServerEdit edit)
{
    if (!edit.removed)
        remember(edit);
    m_edits.removeIf([&](const ServerEdit &earlier) { return earlier.server == edit.server; });
    m_edits.append(std::move(edit));
    schedule();
}

void StacksModel::Private::remember(const ServerEdit &edit)
{
    const auto last = told.find(edit.server);
    if (last == told.end())
        told.insert(edit.server, edit);
    else if (last->stacks.size() >= smallTable)
        discard(std::exchange(*last, edit));
    else
        *last = edit;
}

/// The same stacks again, so that only those rows change of which something else runs.
void StacksModel::Private::setRunning(const ServerId &server, const std::shared_ptr<const RunningTable> &table)
{
    running.insert(server, table);
    const auto last = told.constFind(server);
    if (last == told.cend())
        return;
    ServerEdit again = *last;
    again.running = table;
    edit(std::move(again));
}

bool StacksModel::Private::wantsOtherView() const
{
    return filter != state->filter || column != state->column || order != state->order;
}

bool StacksModel::Private::wantsWork() const { return !m_edits.isEmpty() || wantsOtherView(); }
bool StacksModel::Private::isSettled() const { return !m_busy && !wantsWork(); }

void StacksModel::Private::schedule()
{
    if (m_busy) {
        if (m_cancelled && m_edits.isEmpty()) // another answer can wait its turn, another filter is what is looked at
            *m_cancelled = true;
        return;
    }
    if (!wantsWork()) {
        Q_EMIT q->settled();
        return;
    }
    m_busy = true;
    const StacksJob job = takeJob();
    isSmall(job) ? finish(job, m_work->run(job)) : start(job);
}

StacksJob StacksModel::Private::takeJob()
{
    return {.base = state, .edits = std::exchange(m_edits, {}), .filter = filter, .column = column, .order = order, .zone = zone};
}

bool StacksModel::Private::isSmall(const StacksJob &job)
{
    qsizetype size = job.base->snapshot->total;
    for (const ServerEdit &edit : job.edits)
        size += edit.stacks.size();
    return size < smallTable;
}

void StacksModel::Private::start(const StacksJob &job)
{
    m_cancelled = job.cancelled;
    onResult(QtConcurrent::run([work = m_work, job] { return work->run(job); }), q,
             [this, job](const std::shared_ptr<StacksOutcome> &outcome) mutable {
                 m_cancelled.reset();
                 // the future keeps its result a while longer: it is left with an empty shell
                 finish(std::move(job), outcome ? std::make_shared<StacksOutcome>(std::move(*outcome)) : nullptr);
             });
}

void StacksModel::Private::finish(StacksJob job, std::shared_ptr<StacksOutcome> outcome)
{
    if (outcome) {
        const StacksStatePtr before = std::exchange(state, outcome->next);
        apply(*outcome);
        if (outcome->totalsChanged)
            Q_EMIT q->totalsChanged();
    } else {
        takeBack(job);
    }
    if (!isSmall(job))
        discard(std::move(job), std::move(outcome));
    m_busy = false;
    schedule();
}

/// Answers that a cancelled job did not get to merge, unless there are newer ones.
void StacksModel::Private::takeBack(const StacksJob &job)
{
    QList<ServerEdit> edits = job.edits;
    for (const ServerEdit &newer : std::as_const(m_edits))
        edits.removeIf([&](const ServerEdit &edit) { return edit.server == newer.server; });
    m_edits = edits + m_edits;
}

void StacksModel::Private::apply(const StacksOutcome &outcome)
{
    const StackEntries &after = outcome.next->shown;
    const ViewChange &change = outcome.change;
    change.inPlace ? applyInPlace(change, after) : applyInSteps(change, after);
    rows = after;
    for (const RowRange &range : change.changed)
        Q_EMIT q->dataChanged(q->index(range.first, 0), q->index(range.last(), StackColumnCount - 1));
}

void StacksModel::Private::applyInPlace(const ViewChange &change, const StackEntries &after)
{
    for (qsizetype i = change.removed.size() - 1; i >= 0; --i)
        removeRange(change.removed[i]);
    for (const RowRange &range : change.inserted)
        insertRange(range.first, after.sliced(range.first, range.count));
}

void StacksModel::Private::applyInSteps(const ViewChange &change, const StackEntries &after)
{
    if (!change.gatheredRowOf.isEmpty())
        relayout(change.gathered, change.gatheredRowOf);
    if (change.goneCount > 0)
        removeRange({0, change.goneCount});
    if (!change.appended.isEmpty())
        insertRange(static_cast<int>(rows.size()), change.appended);
    if (!change.finalRowOf.isEmpty())
        relayout(after, change.finalRowOf);
}

void StacksModel::Private::removeRange(const RowRange &range)
{
    q->beginRemoveRows({}, range.first, range.last());
    rows.remove(range.first, range.count);
    q->endRemoveRows();
}

void StacksModel::Private::insertRange(int at, const StackEntries &entries)
{
    q->beginInsertRows({}, at, at + static_cast<int>(entries.size()) - 1);
    rows = rows.first(at) + entries + rows.sliced(at);
    q->endInsertRows();
}

void StacksModel::Private::relayout(const StackEntries &entries, const QList<int> &rowOf)
{
    Q_EMIT q->layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList from = q->persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &index : from)
        to.append(q->createIndex(rowOf[index.row()], index.column()));
    rows = entries;
    q->changePersistentIndexList(from, to);
    Q_EMIT q->layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

} // namespace longshore
