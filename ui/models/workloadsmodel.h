// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowmark.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/workloadrow.h"

#include <QSortFilterProxyModel>
#include <QTimeZone>

namespace longshore {

/// What runs of a stack of Kubernetes as a flat table; readings are merged by uid, so that a selection survives them.
class WorkloadsModel : public RowsModel<WorkloadRow, QString, 9>
{
    Q_OBJECT
public:
    enum Column { Name, Kind, State, Ready, Restarts, Note, Image, Node, Created, ColumnCount };
    enum Role {
        PositionRole = Qt::UserRole + 1, ///< int: the order of the rows.
        MarkRole, ///< int(Mark) for the shape before the state; 0 for others.
        GroupRole, ///< Uid of the workload it stands under, or its own.
    };
    using Mark = RowMark;

    explicit WorkloadsModel(QObject *parent = nullptr);

    void setRows(const QList<WorkloadRow> &rows) { merge(rows); }
    void retime(); ///< "2 h ago" grows older.

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    QString idOf(const WorkloadRow &row) const override { return row.object.uid; }

private:
    QString text(const WorkloadRow &row, int column) const;
    QString toolTip(const WorkloadRow &row, int column) const;

    QTimeZone m_zone;
};

/// The rows in their order; narrowed to those that hold a text in what is shown, with the workload of a pod that does and all pods of a
/// workload that does.
class WorkloadsOrder : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit WorkloadsOrder(WorkloadsModel &model, QObject *parent = nullptr);

    void setText(const QString &text);

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool holdsText(int row) const;

    WorkloadsModel &m_model;
    QString m_text;
};

} // namespace longshore
