// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/bulk.h"

#include <QAbstractTableModel>

namespace longshore {

/// What became of each stack of a bulk operation, in the order they were given.
class BulkModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Outcome, Stack, Sentence, ColumnCount };
    enum Role {
        LookRole = Qt::UserRole + 1, ///< As in OperationsModel.
    };

    explicit BulkModel(Bulk &bulk, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString text(const Bulk::Item &item, int column);

    Bulk &m_bulk;
};

} // namespace longshore
