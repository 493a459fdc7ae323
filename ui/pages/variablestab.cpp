// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/variablestab.h"

#include "ui/pages/revealdelegate.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr int MostWrappedRows = 500; // Measuring every row of more would hold up the window.

void copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

VariablesTab::VariablesTab(QWidget *parent)
    : DetailTab(parent)
    , m_pages(new QStackedLayout(this))
    , m_empty(new EmptyState(this))
    , m_table(new QTableView(this))
{
    setObjectName(u"variablesTab"_s);
    setUpTable();
    m_pages->addWidget(makeList());
    m_pages->addWidget(m_empty);
    addActions();
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &VariablesTab::retitle);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &VariablesTab::retitle);
    retitle();
}

QWidget *VariablesTab::makeList()
{
    auto *list = new QWidget(this);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 8, 0, 0);
    addTools(*column);
    column->addWidget(m_table);
    return list;
}

void VariablesTab::addTools(QBoxLayout &column)
{
    auto *row = new QHBoxLayout;
    m_revealAll = new QPushButton(this);
    m_revealAll->setObjectName(u"revealAllVariables"_s);
    connect(m_revealAll, &QPushButton::clicked, this, &VariablesTab::toggleAll);
    auto *copyAll = new QPushButton(themedIcon(u"copy"_s), tr("Copy all as .env"), this);
    copyAll->setObjectName(u"copyAllVariables"_s);
    connect(copyAll, &QPushButton::clicked, this, [this] { copyText(m_model.asDotEnv()); });
    row->addWidget(m_revealAll);
    row->addWidget(copyAll);
    row->addStretch(1);
    column.addLayout(row);
}

void VariablesTab::setUpTable()
{
    m_table->setObjectName(u"variablesTable"_s);
    m_table->setAccessibleName(tr("Variables"));
    m_table->setAccessibleDescription(tr("Space reveals and hides the value of the selected row."));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new RevealDelegate(m_model, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setCornerButtonEnabled(false);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(VariablesModel::NameColumn, fontMetrics().horizontalAdvance(u'n') * 30);
    m_table->installEventFilter(this);
}

void VariablesTab::addActions()
{
    const auto add = [this](const QString &text, auto slot, const QKeySequence &keys = {}) {
        auto *action = new QAction(text, m_table);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, slot);
        m_table->addAction(action);
        return action;
    };
    add(tr("&Reveal or hide"), [this] {
        for (const int row : selectedRows())
            toggle(row);
    })->setObjectName(u"revealVariable"_s);
    add(tr("Copy &name"), &VariablesTab::copyNames)->setObjectName(u"copyVariableName"_s);
    add(tr("Copy &value"), &VariablesTab::copyValue, QKeySequence::Copy)->setObjectName(u"copyVariableValue"_s);
    add(tr("Copy as .&env"), &VariablesTab::copySelectedAsDotEnv)->setObjectName(u"copyVariableAsEnv"_s);
}

void VariablesTab::setDetails(const StackDetails &details)
{
    m_model.setVariables(details.row.stack.env);
    const bool few = m_model.rowCount() <= MostWrappedRows;
    m_table->verticalHeader()->setSectionResizeMode(few ? QHeaderView::ResizeToContents : QHeaderView::Fixed);
    if (details.row.knownOnly)
        m_empty->setState(u"history"_s, tr("Variables are not kept on disk. They appear when the server answers."));
    else
        m_empty->setState(u"stack"_s, tr("This stack has no variables."));
    m_pages->setCurrentIndex(details.row.stack.env.isEmpty() ? 1 : 0);
}

void VariablesTab::forget()
{
    m_model.revealAll(false);
}

void VariablesTab::toggle(int row)
{
    m_model.setRevealed(row, !m_model.isRevealed(row));
}

void VariablesTab::toggleAll()
{
    m_model.revealAll(!m_model.isAllRevealed());
}

void VariablesTab::retitle()
{
    const bool shown = m_model.isAllRevealed();
    m_revealAll->setText(shown ? tr("Hide all values") : tr("Reveal all values"));
    m_revealAll->setIcon(themedIcon(shown ? u"eye-off"_s : u"eye"_s));
}

QList<int> VariablesTab::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::ranges::sort(rows);
    return rows;
}

void VariablesTab::copyNames()
{
    QStringList names;
    for (const int row : selectedRows())
        names.append(m_model.index(row, VariablesModel::NameColumn).data().toString());
    copyText(names.join(u'\n'));
}

void VariablesTab::copyValue()
{
    QStringList values;
    for (const int row : selectedRows())
        values.append(m_model.plainValue(row));
    if (!values.isEmpty())
        copyText(values.join(u'\n'));
}

void VariablesTab::copySelectedAsDotEnv()
{
    copyText(m_model.asDotEnv(selectedRows()));
}

bool VariablesTab::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || watched != m_table)
        return DetailTab::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Space && key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    if (m_table->currentIndex().isValid())
        toggle(m_table->currentIndex().row());
    return true;
}

} // namespace longshore
