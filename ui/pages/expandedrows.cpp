// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/expandedrows.h"

#include "app/core/displaytext.h"
#include "ui/models/stacksmodel.h"
#include "ui/pages/marklook.h"
#include "ui/pages/stackstable.h"
#include "ui/widgets/markdelegate.h"
#include "ui/widgets/stackdelegate.h"
#include "ui/widgets/viewlook.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostLines = 12; // At once; more are scrolled to.
constexpr int Indent = 24; // Below the name, behind the mark before it.
constexpr int Below = 4;

/// Names of pods are long, and what they fail of must be read; what comes last has the rest.
void fitColumns(QTableView &list)
{
    const int letter = list.fontMetrics().averageCharWidth();
    const auto fit = [&list, letter](int column, int least, int most) {
        list.resizeColumnToContents(column);
        list.setColumnWidth(column, std::clamp(list.columnWidth(column), letter * least, letter * most));
    };
    fit(RunningLinesModel::Name, 32, 64);
    fit(RunningLinesModel::State, 26, 60);
}

} // namespace

ExpandedRows::ExpandedRows(StacksTable &table, StacksModel &model)
    : QObject(&table), m_table(table), m_viewport(table.viewport()), m_model(model)
{
    table.installEventFilter(this);
    table.viewport()->installEventFilter(this);
    connect(table.verticalScrollBar(), &QScrollBar::valueChanged, this, &ExpandedRows::place);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &ExpandedRows::locate, Qt::QueuedConnection);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &ExpandedRows::locate, Qt::QueuedConnection);
    connect(&model, &QAbstractItemModel::layoutChanged, this, &ExpandedRows::locate, Qt::QueuedConnection);
    connect(&model, &QAbstractItemModel::modelReset, this, &ExpandedRows::locate, Qt::QueuedConnection);
    connect(&model, &StacksModel::settled, this, &ExpandedRows::forgetGone, Qt::QueuedConnection);
}

ExpandedRows::~ExpandedRows() = default;

bool ExpandedRows::canExpand(const StackKey &key) const
{
    const int row = m_model.shownRowOf(key);
    return row >= 0 && m_model.index(row, 0).data(StacksModel::ExpansionRole).toInt() != 0;
}

void ExpandedRows::setExpanded(const StackKey &key, bool expanded)
{
    if (expanded == isExpanded(key) || (expanded && !canExpand(key)))
        return;
    if (expanded)
        m_shown.insert(key, make(key));
    else
        drop(key);
    m_model.setExpanded(key, expanded);
    Q_EMIT expandedChanged();
    place();
    if (const int row = m_model.shownRowOf(key); expanded && row >= 0)
        m_table.scrollTo(m_model.index(row, static_cast<int>(StackColumn::Name)));
}

ExpandedRows::Shown ExpandedRows::make(const StackKey &key)
{
    const int row = m_model.shownRowOf(key);
    auto *list = new QTableView(m_table.viewport());
    auto *model = new RunningLinesModel(list);
    list->setObjectName(u"expandedRow"_s);
    list->setAccessibleName(tr("What runs of %1").arg(oneLine(m_model.row(row)->stack.displayName())));
    list->setModel(model);
    calmTable(*list);
    list->setItemDelegate(new MarkDelegate(RunningLinesModel::MarkRole, lookOfMark, list));
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    list->horizontalHeader()->hide();
    list->horizontalHeader()->setStretchLastSection(true);
    fitColumns(*list);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->installEventFilter(this);
    connect(list, &QTableView::activated, this, [this, key, model](const QModelIndex &index) {
        if (const RunningLine *line = model->at(index.row()); line && !line->id.isEmpty())
            Q_EMIT lineActivated(key, line->id);
    });
    return {m_model.index(row, static_cast<int>(StackColumn::Name)), model, list};
}

void ExpandedRows::drop(const StackKey &key)
{
    const Shown shown = m_shown.take(key);
    if (shown.list->hasFocus())
        m_table.setFocus(Qt::OtherFocusReason);
    shown.list->hide();
    shown.list->deleteLater(); // It may be the sender of what led here.
}

QTableView *ExpandedRows::list(const StackKey &key) const
{
    const auto found = m_shown.constFind(key);
    return found == m_shown.cend() ? nullptr : found->list;
}

void ExpandedRows::setLines(const StackKey &key, const QList<RunningLine> &lines)
{
    if (const auto found = m_shown.constFind(key); found != m_shown.cend()) {
        found->list->clearSpans();
        found->model->setLines(lines);
        fitColumns(*found->list);
        place();
    }
}

void ExpandedRows::setSentence(const StackKey &key, const QString &sentence)
{
    if (const auto found = m_shown.constFind(key); found != m_shown.cend()) {
        found->model->setSentence(sentence);
        found->list->clearSpans();
        found->list->setSpan(0, 0, 1, 3);
        place();
    }
}

/// Stacks that are gone, not those that a filter hides: they are expanded when they are shown again.
void ExpandedRows::forgetGone()
{
    bool any = false;
    for (const StackKey &key : expanded()) {
        if (m_model.contains(key))
            continue;
        drop(key);
        any = true;
    }
    if (any)
        Q_EMIT expandedChanged();
    locate();
}

void ExpandedRows::locate()
{
    for (auto at = m_shown.begin(); at != m_shown.end(); ++at)
        if (!at->row.isValid())
            at->row = m_model.index(m_model.shownRowOf(at.key()), static_cast<int>(StackColumn::Name));
    place();
}

int ExpandedRows::heightOf(const Shown &shown) const
{
    const int lines = std::clamp(shown.model->rowCount(), 1, MostLines);
    return lines * shown.list->verticalHeader()->defaultSectionSize() + Below;
}

/// Gives rows their height and lists their place; both move with every change of the table.
void ExpandedRows::place()
{
    QHeaderView *heights = m_table.verticalHeader();
    const int usual = heights->defaultSectionSize();
    QHash<int, int> tall;
    for (const Shown &each : std::as_const(m_shown))
        if (each.row.isValid())
            tall.insert(each.row.row(), usual + heightOf(each));
    for (auto at = m_tall.cbegin(); at != m_tall.cend(); ++at)
        if (at.key() < heights->count() && !tall.contains(at.key()))
            heights->resizeSection(at.key(), usual);
    for (auto at = tall.cbegin(); at != tall.cend(); ++at)
        if (heights->sectionSize(at.key()) != at.value())
            heights->resizeSection(at.key(), at.value());
    m_tall = tall;
    const QRect room = m_table.viewport()->rect();
    for (const Shown &each : std::as_const(m_shown)) {
        const QRect place(Indent, m_table.rowViewportPosition(each.row.row()) + usual, room.width() - Indent, heightOf(each) - Below);
        each.list->setGeometry(place);
        each.list->setVisible(each.row.isValid() && place.intersects(room));
    }
}

bool ExpandedRows::pressed(const QPoint &at)
{
    const QModelIndex index = m_table.indexAt(at);
    const StackRow *row = index.isValid() && index.column() == static_cast<int>(StackColumn::Name) ? m_model.row(index.row()) : nullptr;
    const QRect cell = m_table.visualRect(index);
    if (!row || at.x() - cell.left() > StackDelegate::ExpansionWidth || at.y() - cell.top() > m_table.verticalHeader()->defaultSectionSize())
        return false;
    const StackKey key{row->server, row->stack.id};
    if (!isExpanded(key) && !canExpand(key))
        return false;
    setExpanded(key, !isExpanded(key));
    return true;
}

bool ExpandedRows::keyPressed(int key)
{
    const StackKey current = m_table.currentKey();
    if ((key != Qt::Key_Plus && key != Qt::Key_Minus) || current.server.isNull())
        return false;
    setExpanded(current, key == Qt::Key_Plus);
    return true;
}

/// Back to the row of the stack.
bool ExpandedRows::leaveList(const QTableView &list, int key)
{
    const bool leaves = key == Qt::Key_Escape || key == Qt::Key_Minus || (key == Qt::Key_Up && list.currentIndex().row() <= 0);
    const auto found = std::ranges::find_if(m_shown, [&list](const Shown &each) { return each.list == &list; });
    if (!leaves || found == m_shown.end())
        return false;
    const StackKey stack = found.key();
    m_table.select(stack);
    m_table.setFocus(Qt::OtherFocusReason);
    if (key == Qt::Key_Minus)
        setExpanded(stack, false);
    return true;
}

bool ExpandedRows::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_viewport) {
        if (event->type() == QEvent::Resize)
            QMetaObject::invokeMethod(this, &ExpandedRows::place, Qt::QueuedConnection);
        const auto *mouse = event->type() == QEvent::MouseButtonPress ? static_cast<QMouseEvent *>(event) : nullptr;
        return mouse && mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::NoModifier && pressed(mouse->position().toPoint());
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (watched == &m_table)
        return keyPressed(key);
    const auto *list = qobject_cast<QTableView *>(watched);
    return list && leaveList(*list, key);
}

} // namespace longshore
