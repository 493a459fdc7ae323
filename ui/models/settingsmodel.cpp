// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/settingsmodel.h"

#include "app/core/displaytext.h"

namespace longshore {

void HiddenLabelsModel::setLabels(const QList<HiddenLabel> &labels)
{
    if (labels == m_labels)
        return;
    beginResetModel();
    m_labels = labels;
    endResetModel();
    Q_EMIT edited();
}

QModelIndex HiddenLabelsModel::append()
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_labels.append(HiddenLabel());
    endInsertRows();
    Q_EMIT edited();
    return index(row, Name);
}

void HiddenLabelsModel::removeAt(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_labels.removeAt(row);
    endRemoveRows();
    Q_EMIT edited();
}

int HiddenLabelsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_labels.size());
}

int HiddenLabelsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HiddenLabelsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HiddenLabel &label = m_labels.at(index.row());
    const QString &text = index.column() == Name ? label.name : label.value;
    if (role == Qt::EditRole)
        return text;
    return role == Qt::DisplayRole ? QVariant(oneLine(text)) : QVariant();
}

bool HiddenLabelsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    HiddenLabel &label = m_labels[index.row()];
    QString &text = index.column() == Name ? label.name : label.value;
    const QString typed = value.toString().trimmed();
    if (typed == text)
        return false;
    text = typed;
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
    return true;
}

QVariant HiddenLabelsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return section == Name ? tr("Label") : tr("Value");
}

Qt::ItemFlags HiddenLabelsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable : flags;
}

} // namespace longshore
