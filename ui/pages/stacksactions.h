// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

class QMenu;
class QWidget;

namespace longshore {

class ChangeActions;

/// What can be done on the stacks page, declared once: its context menu and the window's menus use the same actions.
/// Their keys work where they make sense (table, page), so the window must not bind these keys a second time.
class StacksActions : public QObject
{
    Q_OBJECT
public:
    /// `table` owns the keys of copying and selecting, `page` those of searching and tabs.
    StacksActions(QWidget &page, QWidget &table);

    QAction *const find; ///< Ctrl+F, page.
    QAction *const clearFilter;
    QAction *const refresh; ///< No key of its own: F5 belongs to the window.
    QAction *const showDetails; ///< Opens the detail pane and goes there.
    QAction *const showLogs; ///< Ctrl+L, page: the Logs tab of the selected stack.
    QAction *const openConsole; ///< The Console tab of the chosen stack.
    QAction *const copyRows; ///< Ctrl+C, table: the shown columns as text, tabs between.
    QAction *const copyCells; ///< Ctrl+Shift+C, table: the current column of the selected rows.
    QAction *const copyCsv;
    QAction *const copyJson;
    QAction *const exportCsv;
    QAction *const exportJson;
    QAction *const selectAll; ///< Ctrl+A, table.
    QAction *const openInPortainer;
    QAction *const sortByColumn; ///< Ctrl+Shift+S, table: by the current column, again the other way around.

    void setSelection(int selected, int shown); ///< Enables what applies.
    void fillContextMenu(QWidget &table, const ChangeActions &changes) const;
};

} // namespace longshore
