// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/runningtable.h"
#include "ui/models/stackcolumn.h"
#include "ui/models/stackfilter.h"
#include "ui/models/stackrow.h"
#include "ui/models/stacktable.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QItemSelection>

#include <memory>

namespace longshore {

/// All stacks of all servers in one table, filtered and sorted. Comparing, filtering and sorting run in a worker
/// for big lists; the UI thread only applies the outcome. A refresh merges by StackKey: persistent indexes survive,
/// an equal answer emits no signal at all.
class StacksModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        SortRole = Qt::UserRole + 1, ///< Real types: numbers, dates as qint64 seconds, text.
        StatusRole, ///< int(StackStatus), for the delegate's shape.
        ExactTimeRole, ///< Absolute local time with zone, for time columns.
        ExpansionRole, ///< int, of names: 0 nothing runs that could be shown below the row, 1 it can be, 2 it is.
        RunningRole, ///< QList<int>: how many are in trouble, not settled, off and well; invalid where it is not known.
    };

    explicit StacksModel(QObject *parent = nullptr);
    ~StacksModel() override;

    /// Replaces one server's rows by merging; O(changes) signals. `environments` gives names, and tells orphans where it
    /// holds all of the server: users who are no administrators get only what is shared with them. Stacks with negative ids
    /// are Limited ones.
    void setServer(const ServerId &server, const QString &serverName, const QList<Stack> &stacks,
                   const QList<Environment> &environments, bool knownOnly, bool allEnvironments = true);
    /// What runs of the stacks of one server; stays until it is given anew. Stacks it does not name have nothing to show.
    void setRunning(const ServerId &server, const std::shared_ptr<const RunningTable> &running);
    void removeServer(const ServerId &server);

    /// Asked again before a worker is done, only the last filter and order are carried out.
    void setFilter(const StackFilter &filter);
    const StackFilter &filter() const; ///< As asked for last.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override; ///< -1: by name.
    int sortColumn() const;
    Qt::SortOrder sortOrder() const;

    /// The row behind a shown index; null for an invalid index. Valid until the model changes.
    const StackRow *row(int shownRow) const;
    int shownRowOf(const StackKey &key) const; ///< -1 when not shown.
    /// Operations under way, in words that stand in place of the state: "Stopping...". Stacks that are not named have none.
    void setUnderWay(const QHash<StackKey, QString> &words);
    QString underWay(const StackKey &key) const; ///< Empty without one.
    bool contains(const StackKey &key) const; ///< Shown or not.
    void setExpanded(const StackKey &key, bool expanded); ///< That what runs of it stands below its row; views do that.
    int totalCount() const; ///< Before filtering.
    int countOf(const ServerId &server) const;
    int countOf(const ServerId &server, EnvironmentId environment) const;
    QStringList environmentNames() const; ///< Of all rows, for the filter menu.
    bool isSettled() const; ///< False while a worker still merges, filters or sorts.

    /// What is shown, or the selected part of it, to be copied or exported; stays as it is when the model goes on.
    StackTable table(const QList<StackColumn> &columns) const;
    /// Rows and columns that have a selected cell; whole rows give all of `columns`.
    StackTable table(const QItemSelection &selection, const QList<StackColumn> &columns) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void retime(); ///< "2 h ago" grows older: announces the time cells that read differently by now.

Q_SIGNALS:
    void settled(); ///< All that was asked is done, or there was nothing to do. Not about data: views need not listen.
    void totalsChanged();

private:
    QVariant workingValue(const StackRow &row, StackColumn column, int role) const;

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
