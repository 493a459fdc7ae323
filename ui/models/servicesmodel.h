// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/engine.h"
#include "ui/models/rowmark.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QTimeZone>

namespace longshore {

/// The services of a Swarm stack, and beneath each its tasks: where they run, and why they do not. Readings are merged by id, so that what is
/// selected and unfolded survives them.
class ServicesModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, State, Wanted, Node, Image, Ports, Since, Note, ColumnCount };
    enum Role {
        MarkRole = Qt::UserRole + 1, ///< int(Mark) for the shape before the state; 0 for others.
        LinkRole, ///< bool: a click on the cell opens something.
        IdRole, ///< Of the service, or of the task.
    };
    using Mark = RowMark;

    explicit ServicesModel(QObject *parent = nullptr);

    /// Services by name; tasks that are wanted first, then by slot, the newest first. `nodes`: names by id.
    void setServices(const QList<SwarmService> &services, const QList<SwarmTask> &tasks, const QHash<QString, QString> &nodes);
    void retime(); ///< "2 h ago" grows older.
    const SwarmService *service(const QModelIndex &index) const; ///< Of a service or of one of its tasks; null for neither.
    const SwarmTask *task(const QModelIndex &index) const; ///< Null when it is none.

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        SwarmService service;
        QList<SwarmTask> tasks;
        quintptr key = 0; ///< In the indexes of its tasks; services come and go before it.
    };
    static QList<Row> arranged(const QList<SwarmService> &services, const QList<SwarmTask> &tasks);
    template <typename T, typename Id>
    void merge(QList<T> &rows, const QList<T> &fresh, const QModelIndex &parent, Id idOf);
    void tellRow(int row, const QModelIndex &parent);
    int rowOf(quintptr key) const;
    static bool isTask(const QModelIndex &index) { return index.internalId() > 0; }
    QString serviceText(const SwarmService &service, int column) const;
    QString taskText(const SwarmService &service, const SwarmTask &task, int column) const;
    QString toolTip(const QModelIndex &index, const QString &text) const;

    QList<Row> m_rows;
    QHash<QString, QString> m_nodes;
    quintptr m_lastKey = 0;
    QTimeZone m_zone;
};

} // namespace longshore
