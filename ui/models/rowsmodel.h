// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

namespace longshore {

/// A table of values that takes new readings by merging: the same ids are replaced in place, gone ones go, new ones come
/// at the end; persistent indexes survive and an equal reading emits nothing. A model says what a row's id is.
template <typename Row, typename Id, int Columns>
class RowsModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    const Row *at(int row) const ///< Null out of range; valid until the model changes.
    {
        return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }

protected:
    virtual Id idOf(const Row &row) const = 0;

    const QList<Row> &rows() const { return m_rows; }
    int rowOf(Id id) const ///< -1 when there is none.
    {
        for (int row = 0; row < rowCount(); ++row) {
            if (idOf(m_rows.at(row)) == id)
                return row;
        }
        return -1;
    }
    void replace(int row, const Row &value)
    {
        if (m_rows.at(row) == value)
            return;
        m_rows[row] = value;
        Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1));
    }
    void merge(const QList<Row> &fresh)
    {
        removeMissing(fresh);
        QHash<Id, int> known;
        for (int row = 0; row < rowCount(); ++row)
            known.insert(idOf(m_rows.at(row)), row);
        QList<Row> added;
        for (const Row &row : fresh) {
            const auto at = known.constFind(idOf(row));
            if (at == known.cend())
                added.append(row);
            else
                replace(*at, row);
        }
        if (added.isEmpty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
        m_rows.append(added);
        endInsertRows();
    }
    void startOver(const QList<Row> &fresh)
    {
        beginResetModel();
        m_rows = fresh;
        endResetModel();
    }

private:
    void removeMissing(const QList<Row> &fresh)
    {
        QHash<Id, bool> there;
        for (const Row &row : fresh)
            there.insert(idOf(row), true);
        for (int row = rowCount() - 1; row >= 0; --row) {
            if (there.contains(idOf(m_rows.at(row))))
                continue;
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            endRemoveRows();
        }
    }

    QList<Row> m_rows;
};

} // namespace longshore
