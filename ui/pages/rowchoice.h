// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QItemSelectionModel>
#include <QTableView>

namespace longshore {

/// Selects one row alone. QTableView::selectRow() adds to what is selected while Ctrl or Shift is down, as after a shortcut with them.
inline void chooseRow(QTableView &table, int row)
{
    table.selectionModel()->setCurrentIndex(table.model()->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

} // namespace longshore
