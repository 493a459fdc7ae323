// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stacksmodel.h"
#include "ui/models/stackswork.h"

#include <QSet>

namespace longshore {

/// Asks for work and announces its outcome. Up to `smallTable` rows it is done at once, above that in a worker; while one
/// job is under way the next wishes are collected.
class StacksModel::Private
{
public:
    explicit Private(StacksModel *model);
    ~Private();

    void edit(ServerEdit edit);
    void setRunning(const ServerId &server, const std::shared_ptr<const RunningTable> &table);
    void schedule();
    bool isSettled() const;
    int expansionOf(const StackRow &row) const; ///< As ExpansionRole says it.

    StacksModel *const q;
    StacksStatePtr state = std::make_shared<StacksState>();
    StackEntries rows; ///< As announced; on the way from one state to the next it is neither's.
    StackFilter filter; ///< Wished for.
    StackColumn column = StackColumn::Name;
    Qt::SortOrder order = Qt::AscendingOrder;
    QTimeZone zone = QTimeZone::systemTimeZone();
    qint64 now = 0; ///< Unix seconds of the last retime().
    QSet<StackKey> expanded;
    QHash<StackKey, QString> underWay; ///< Words in place of the state.
    QHash<ServerId, std::shared_ptr<const RunningTable>> running;
    QHash<ServerId, ServerEdit> told; ///< What each server was given last, to be merged again with what runs by then.

private:
    void remember(const ServerEdit &edit);
    bool wantsWork() const;
    bool wantsOtherView() const;
    StacksJob takeJob();
    static bool isSmall(const StacksJob &job);
    void start(const StacksJob &job);
    void finish(StacksJob job, std::shared_ptr<StacksOutcome> outcome);
    void takeBack(const StacksJob &job);

    void apply(const StacksOutcome &outcome);
    void applyInPlace(const ViewChange &change, const StackEntries &after);
    void applyInSteps(const ViewChange &change, const StackEntries &after);
    void removeRange(const RowRange &range);
    void insertRange(int at, const StackEntries &entries);
    void relayout(const StackEntries &entries, const QList<int> &rowOf);

    QList<ServerEdit> m_edits;
    std::shared_ptr<StacksWork> m_work = std::make_shared<StacksWork>();
    std::shared_ptr<std::atomic_bool> m_cancelled; ///< Of the job under way in a worker.
    bool m_busy = false;
};

} // namespace longshore
