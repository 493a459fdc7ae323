// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/viewlook.h"

#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QTableView>
#include <QTreeView>

namespace longshore {

void calmTable(QTableView &table)
{
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::ExtendedSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setMouseTracking(true);
    table.setTabKeyNavigation(false); // Tab leaves the table; arrows move in it.
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setMinimumSectionSize(rowHeight(table.fontMetrics()));
    table.verticalHeader()->setDefaultSectionSize(rowHeight(table.fontMetrics()));
    QHeaderView *header = table.horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(table.fontMetrics().averageCharWidth() * 5);
}

void dimRows(QTableView &table, bool dimmed)
{
    QPalette palette; // Empty: the one of the application again.
    if (dimmed)
        palette.setColor(QPalette::Text, themeColour(ColourRole::Muted, table.palette()));
    table.setPalette(palette);
}

void makeSidebar(QTreeView &tree)
{
    tree.setProperty("sidebar", true);
    tree.setFrameShape(QFrame::NoFrame);
    tree.setHeaderHidden(true);
    tree.setUniformRowHeights(true);
    tree.setIndentation(18);
    tree.setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree.setMouseTracking(true);
    // AlternateBase is the sidebar's ground in our palettes, so light and dark follow by themselves.
    tree.viewport()->setBackgroundRole(QPalette::AlternateBase);
}

} // namespace longshore
