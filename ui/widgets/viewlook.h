// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;
class QTreeView;

namespace longshore {

/// Rows instead of a grid: whole-row selection, no lines, movable flat header, rows of rowHeight().
void calmTable(QTableView &table);

/// Rows that may no longer be true: their text is muted.
void dimRows(QTableView &table, bool dimmed);

/// The list at the side: its own ground, rounded selections, no header or frame.
void makeSidebar(QTreeView &tree);

} // namespace longshore
