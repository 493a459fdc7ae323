// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/stacksactions.h"

#include "ui/pages/changeactions.h"
#include "ui/widgets/icons.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

QAction *make(QWidget &owner, const char *name, const QString &text, const QString &icon = {}, const QKeySequence &keys = {})
{
    auto *action = new QAction(text, &owner);
    action->setObjectName(QLatin1StringView(name));
    if (!icon.isEmpty())
        action->setIcon(themedIcon(icon));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    owner.addAction(action);
    return action;
}

QAction *separator(QWidget &owner)
{
    auto *action = new QAction(&owner);
    action->setSeparator(true);
    return action;
}

} // namespace

StacksActions::StacksActions(QWidget &page, QWidget &table)
    : QObject(&page)
    , find(make(page, "findStacks", tr("&Search stacks"), u"search"_s, QKeySequence::Find))
    , clearFilter(make(page, "clearFilter", tr("&Clear the filter")))
    , refresh(make(page, "refreshStacks", tr("&Refresh"), u"refresh"_s))
    , showDetails(make(page, "showDetails", tr("Show &details")))
    , showLogs(make(page, "showLogs", tr("Show &logs"), u"history"_s, Qt::CTRL | Qt::Key_L))
    , openConsole(make(page, "openConsole", tr("Open a co&nsole"), u"terminal"_s))
    , copyRows(make(table, "copyRows", tr("&Copy"), u"copy"_s, QKeySequence::Copy))
    , copyCells(make(table, "copyCells", tr("Copy c&ells of this column"), {}, Qt::CTRL | Qt::SHIFT | Qt::Key_C))
    , copyCsv(make(table, "copyCsv", tr("Copy as C&SV")))
    , copyJson(make(table, "copyJson", tr("Copy as &JSON")))
    , exportCsv(make(page, "exportCsv", tr("Export the table as C&SV..."), u"export"_s))
    , exportJson(make(page, "exportJson", tr("Export the table as &JSON...")))
    , selectAll(make(table, "selectAll", tr("Select &all"), {}, QKeySequence::SelectAll))
    , openInPortainer(make(page, "openStackInPortainer", tr("&Open in Portainer"), u"external-link"_s))
    , sortByColumn(make(table, "sortByColumn", tr("S&ort by this column"), {}, Qt::CTRL | Qt::SHIFT | Qt::Key_S))
{
    setSelection(0, 0);
}

void StacksActions::setSelection(int selected, int shown)
{
    for (QAction *action : {copyRows, copyCells, copyCsv, copyJson})
        action->setEnabled(selected > 0);
    for (QAction *action : {exportCsv, exportJson, selectAll, sortByColumn})
        action->setEnabled(shown > 0);
    openInPortainer->setEnabled(selected == 1);
    openConsole->setEnabled(selected == 1);
    showDetails->setEnabled(selected > 0);
    showLogs->setEnabled(selected == 1);
}

/// The table shows its own actions as its context menu; their order is the menu's.
void StacksActions::fillContextMenu(QWidget &table, const ChangeActions &changes) const
{
    for (QAction *action : table.actions())
        table.removeAction(action);
    table.addActions({showDetails, showLogs, openConsole, openInPortainer, separator(table)});
    table.addActions(changes.inOrder());
    table.addActions({separator(table), copyRows, copyCells, copyCsv, copyJson, selectAll,
                      separator(table), sortByColumn, exportCsv, exportJson, separator(table), refresh});
}

} // namespace longshore
