// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/system.h"

#include <QAbstractTableModel>

namespace longshore {

/// The labels by which a server hides containers, as a table to edit: name and value.
class HiddenLabelsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Value, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setLabels(const QList<HiddenLabel> &labels); ///< Equal labels change nothing.
    const QList<HiddenLabel> &labels() const { return m_labels; }
    QModelIndex append(); ///< A new, empty row.
    void removeAt(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void edited(); ///< By a person, or by setLabels().

private:
    QList<HiddenLabel> m_labels;
};

} // namespace longshore
