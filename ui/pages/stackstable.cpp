// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/stackstable.h"

#include "ui/models/stacksmodel.h"
#include "ui/pages/scrollkeeper.h"
#include "ui/widgets/theme.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QResizeEvent>
#include <QScopedValueRollback>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

StacksTable::StacksTable(StacksModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(u"stacksTable"_s);
    setAccessibleName(tr("Stacks"));
    setModel(&model);
    m_scroll = new ScrollKeeper(*this);
    connect(&model, &StacksModel::settled, m_scroll, &ScrollKeeper::settle);
    setUpRows();
    setUpHeader();
    applyDefaultColumns();
}

StacksTable::~StacksTable() = default;

void StacksTable::setUpRows()
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    applyRowHeight();
}

void StacksTable::setUpHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setAccessibleName(tr("Columns of the stacks table"));
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setMinimumSectionSize(fontMetrics().horizontalAdvance(u"nnn"_s));
    header->setSortIndicator(std::max(0, m_model.sortColumn()), m_model.sortOrder());
    connect(header, &QHeaderView::sortIndicatorChanged, this, &StacksTable::expectNewOrder);
    connect(header, &QHeaderView::sectionResized, this, &StacksTable::noteResize);
    connect(header, &QHeaderView::sectionMoved, this, &StacksTable::shownColumnsChanged);
    connect(header, &QWidget::customContextMenuRequested, this, &StacksTable::showHeaderMenu);
    setSortingEnabled(true);
}

void StacksTable::applyRowHeight()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(longshore::rowHeight(fontMetrics()));
}

void StacksTable::applyDefaultColumns()
{
    const QScopedValueRollback arranging(m_arranging, true);
    for (int i = 0; i < StackColumnCount; ++i) {
        const auto column = static_cast<StackColumn>(i);
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(i), i);
        setColumnWidth(i, defaultWidth(column));
        hide(column, !isShownByDefault(column));
    }
    showServerColumn();
}

int StacksTable::defaultWidth(StackColumn column) const
{
    const auto characters = [column] {
        switch (column) {
        case StackColumn::Name: return 18;
        case StackColumn::State: return 14; // "Redeploying..." with its mark.
        case StackColumn::Environment:
        case StackColumn::Server: return 14;
        case StackColumn::Containers: return 13;
        case StackColumn::Control: return 9;
        case StackColumn::Id: return 5;
        case StackColumn::Cpu: return 8;
        case StackColumn::Memory: return 10;
        case StackColumn::Created:
        case StackColumn::Updated: return 11;
        case StackColumn::Ownership: return 12;
        case StackColumn::ProjectPath:
        case StackColumn::AdditionalFiles: return 20;
        case StackColumn::SwarmId:
        case StackColumn::GitRepository: return 28;
        default: return 10;
        }
    }();
    const int title = fontMetrics().horizontalAdvance(columnTitle(column)) + 28; // Room for the mark of the order.
    return std::max(title, fontMetrics().horizontalAdvance(u'n') * characters + 16);
}

int StacksTable::mostWidth() const
{
    return fontMetrics().horizontalAdvance(u'n') * 60;
}

bool StacksTable::isShown(StackColumn column) const
{
    return !isColumnHidden(static_cast<int>(column));
}

void StacksTable::hide(StackColumn column, bool hidden)
{
    setColumnHidden(static_cast<int>(column), hidden);
}

void StacksTable::setShown(StackColumn column, bool shown)
{
    if (!shown && shownColumns() == QList{column})
        return; // A table without columns could not be given any back by mouse.
    if (column == StackColumn::Server)
        m_serverChoice = shown;
    hide(column, !shown);
    giveSpareWidth();
    Q_EMIT shownColumnsChanged();
}

void StacksTable::setServerCount(int count)
{
    m_serverCount = count;
    showServerColumn();
}

void StacksTable::showServerColumn()
{
    const bool shown = m_serverChoice.value_or(m_serverCount > 1);
    if (shown == isShown(StackColumn::Server))
        return;
    hide(StackColumn::Server, !shown);
    giveSpareWidth();
    Q_EMIT shownColumnsChanged();
}

std::pair<int, int> StacksTable::rowsInSight() const
{
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    return {std::max(first, 0), last < 0 ? m_model.rowCount() - 1 : last};
}

QList<StackColumn> StacksTable::shownColumns() const
{
    QList<StackColumn> columns;
    for (int place = 0; place < StackColumnCount; ++place) {
        const auto column = static_cast<StackColumn>(horizontalHeader()->logicalIndex(place));
        if (isShown(column))
            columns.append(column);
    }
    return columns;
}

void StacksTable::moveColumn(StackColumn column, int steps)
{
    const QList<StackColumn> shown = shownColumns();
    const qsizetype from = shown.indexOf(column);
    const qsizetype to = std::clamp<qsizetype>(from + steps, 0, shown.size() - 1);
    if (from < 0 || from == to)
        return;
    QHeaderView *header = horizontalHeader();
    header->moveSection(header->visualIndex(static_cast<int>(column)), header->visualIndex(static_cast<int>(shown[to])));
}

void StacksTable::fitColumns()
{
    m_widthsChosen = true;
    const QScopedValueRollback arranging(m_arranging, true);
    resizeColumnsToContents();
    for (const StackColumn column : shownColumns())
        setColumnWidth(static_cast<int>(column), std::min(columnWidth(static_cast<int>(column)), mostWidth()));
}

void StacksTable::resetColumns()
{
    m_serverChoice.reset();
    m_widthsChosen = false;
    applyDefaultColumns();
    giveSpareWidth();
    Q_EMIT shownColumnsChanged();
}

void StacksTable::sortBy(StackColumn column, Qt::SortOrder order)
{
    sortByColumn(static_cast<int>(column), order);
}

void StacksTable::sortByCurrentColumn()
{
    const QHeaderView *header = horizontalHeader();
    const StackColumn column = currentColumn();
    const bool again = header->sortIndicatorSection() == static_cast<int>(column);
    const bool ascending = header->sortIndicatorOrder() == Qt::AscendingOrder;
    sortBy(column, again && ascending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

StackColumn StacksTable::currentColumn() const
{
    return currentIndex().isValid() ? static_cast<StackColumn>(currentIndex().column()) : StackColumn::Name;
}

QList<int> StacksTable::selectedRows() const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

QList<StackKey> StacksTable::selectedKeys() const
{
    QList<StackKey> keys;
    for (const int row : selectedRows()) {
        if (const StackRow *stack = m_model.row(row))
            keys.append({stack->server, stack->stack.id});
    }
    return keys;
}

int StacksTable::selectedCount() const
{
    int count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.height();
    return count;
}

StackKey StacksTable::currentKey() const
{
    const StackRow *row = currentIndex().isValid() ? m_model.row(currentIndex().row()) : nullptr;
    return row ? StackKey{row->server, row->stack.id} : StackKey{};
}

bool StacksTable::select(const StackKey &key)
{
    const int row = m_model.shownRowOf(key);
    if (row < 0)
        return false;
    const QModelIndex index = m_model.index(row, static_cast<int>(currentColumn()));
    // Not setCurrentIndex(): that looks at the keys held down, as if the user had clicked.
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
    return true;
}

void StacksTable::expectNewOrder()
{
    m_scroll->letGo();
}

/// When the current row goes, a neighbour becomes current but is not selected: what is selected can be stopped or
/// removed, so nobody but the user selects.
void StacksTable::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && current.row() >= first && current.row() <= last) {
        const int neighbour = last + 1 < m_model.rowCount() ? last + 1 : first - 1;
        selectionModel()->setCurrentIndex(neighbour < 0 ? QModelIndex() : m_model.index(neighbour, current.column()),
                                          QItemSelectionModel::NoUpdate);
    }
    QTableView::rowsAboutToBeRemoved(parent, first, last);
}

// The focus ring runs along the whole row, but the base class repaints only the cell that lost it.
void StacksTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (previous.isValid())
        viewport()->update(0, rowViewportPosition(previous.row()), viewport()->width(), rowHeight(previous.row()));
}

// Our own menu instead of the policy's: that one runs an event loop, and does not tell why something cannot be done.
void StacksTable::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"stacksMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions(actions());
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid();
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()) : event->globalPos());
}

void StacksTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT leaveRequested();
    else
        QTableView::keyPressEvent(event);
}

void StacksTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        applyRowHeight();
}

void StacksTable::resizeEvent(QResizeEvent *event)
{
    const bool wasInSight = currentIndex().isValid() && QRect({}, event->oldSize()).intersects(visualRect(currentIndex()));
    QTableView::resizeEvent(event);
    giveSpareWidth();
    if (wasInSight)
        scrollTo(currentIndex());
}

/// Until the user resizes a column, names take what the others leave.
void StacksTable::giveSpareWidth()
{
    if (m_widthsChosen || m_arranging || !isShown(StackColumn::Name))
        return;
    const QScopedValueRollback arranging(m_arranging, true);
    const int name = static_cast<int>(StackColumn::Name);
    const int others = horizontalHeader()->length() - columnWidth(name);
    setColumnWidth(name, std::clamp(viewport()->width() - others, defaultWidth(StackColumn::Name), mostWidth()));
}

void StacksTable::noteResize(int, int before, int after)
{
    if (!m_arranging && before != 0 && after != 0) // Hiding and showing go through 0.
        m_widthsChosen = true;
}

} // namespace longshore
