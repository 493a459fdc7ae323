// SPDX-License-Identifier: GPL-3.0-or-later
// How the columns of the stacks table are kept and arranged.
#include "ui/models/stacksmodel.h"
#include "ui/pages/checklistmenu.h"
#include "ui/pages/stackstable.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QScopedValueRollback>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

std::optional<StackColumn> columnOf(const QString &key)
{
    for (int i = 0; i < StackColumnCount; ++i) {
        if (columnKey(static_cast<StackColumn>(i)) == key)
            return static_cast<StackColumn>(i);
    }
    return {};
}

} // namespace

QJsonObject StacksTable::layoutState() const
{
    QJsonArray columns;
    for (int place = 0; place < StackColumnCount; ++place) {
        const int logical = horizontalHeader()->logicalIndex(place);
        const auto column = static_cast<StackColumn>(logical);
        columns.append(QJsonObject{{u"key"_s, columnKey(column)}, {u"shown"_s, isShown(column)}, {u"width"_s, columnWidth(logical)}});
        if (!isShown(column)) // A hidden one says 0; its default returns with it.
            columns[place] = QJsonObject{{u"key"_s, columnKey(column)}, {u"shown"_s, false}};
    }
    QJsonObject state{{u"columns"_s, columns},
                      {u"sort"_s, columnKey(static_cast<StackColumn>(std::max(0, horizontalHeader()->sortIndicatorSection())))},
                      {u"descending"_s, horizontalHeader()->sortIndicatorOrder() == Qt::DescendingOrder},
                      {u"widthsChosen"_s, m_widthsChosen}};
    if (m_serverChoice)
        state.insert(u"showServer"_s, *m_serverChoice);
    return state;
}

void StacksTable::restoreLayoutState(const QJsonObject &state)
{
    {
        const QScopedValueRollback arranging(m_arranging, true);
        int place = 0;
        for (const QJsonValue &column : state["columns"_L1].toArray())
            restoreColumn(column.toObject(), place++);
        m_widthsChosen = state["widthsChosen"_L1].toBool();
        m_serverChoice.reset();
        if (state.contains("showServer"_L1))
            m_serverChoice = state["showServer"_L1].toBool();
    }
    if (shownColumns().isEmpty())
        hide(StackColumn::Name, false);
    showServerColumn();
    giveSpareWidth();
    if (const auto sorted = columnOf(state["sort"_L1].toString()))
        sortBy(*sorted, state["descending"_L1].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
    Q_EMIT shownColumnsChanged();
}

void StacksTable::restoreColumn(const QJsonObject &state, int place)
{
    const auto column = columnOf(state["key"_L1].toString());
    if (!column || place >= StackColumnCount)
        return;
    const int logical = static_cast<int>(*column);
    horizontalHeader()->moveSection(horizontalHeader()->visualIndex(logical), place);
    hide(*column, !state["shown"_L1].toBool(isShownByDefault(*column)));
    const int width = state["width"_L1].toInt();
    if (width > 0)
        setColumnWidth(logical, std::clamp(width, horizontalHeader()->minimumSectionSize(), 4 * mostWidth()));
}

void StacksTable::fillColumnsMenu(QMenu &menu)
{
    for (int i = 0; i < StackColumnCount; ++i) {
        const auto column = static_cast<StackColumn>(i);
        QAction *shown = menu.addAction(columnTitle(column));
        shown->setObjectName(u"column-"_s + columnKey(column));
        shown->setCheckable(true);
        shown->setChecked(isShown(column));
        connect(shown, &QAction::toggled, this, [this, column, shown](bool on) {
            setShown(column, on);
            shown->setChecked(isShown(column)); // The last column stays.
        });
    }
    menu.addSeparator();
    menu.addAction(tr("Fit columns to their contents"), this, &StacksTable::fitColumns);
    menu.addAction(tr("Reset columns"), this, &StacksTable::resetColumns)->setObjectName(u"resetColumns"_s);
}

void StacksTable::addArrangement(QMenu &menu, StackColumn column)
{
    menu.addAction(tr("Sort ascending"), this, [this, column] { sortBy(column, Qt::AscendingOrder); });
    menu.addAction(tr("Sort descending"), this, [this, column] { sortBy(column, Qt::DescendingOrder); });
    menu.addSeparator();
    menu.addAction(tr("Move left"), this, [this, column] { moveColumn(column, -1); });
    menu.addAction(tr("Move right"), this, [this, column] { moveColumn(column, 1); });
    menu.addAction(tr("Hide %1").arg(columnTitle(column)), this, [this, column] { setShown(column, false); });
}

void StacksTable::showHeaderMenu(const QPoint &at)
{
    const int logical = horizontalHeader()->logicalIndexAt(at);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (logical >= 0)
        addArrangement(*menu, static_cast<StackColumn>(logical));
    auto *columns = new ChecklistMenu(tr("Columns"), menu);
    fillColumnsMenu(*columns);
    menu->addSeparator();
    menu->addMenu(columns);
    menu->popup(horizontalHeader()->viewport()->mapToGlobal(at));
}

} // namespace longshore
