// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/variablesdiff.h"

#include <QAbstractTableModel>

namespace longshore {

/// What became of variables, without those that stayed the same. Values hidden until all are revealed.
class VariableChangesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { KindColumn, NameColumn, BeforeColumn, AfterColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setChanges(const VariablesDiff &diff); ///< Hides values again when they are others.
    void setRevealed(bool revealed);
    bool isRevealed() const { return m_revealed; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString value(const VariableChange &change, bool before) const;

    QList<VariableChange> m_changes;
    bool m_revealed = false;
};

} // namespace longshore
