// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/variableseditor.h"

#include "app/core/displaytext.h"
#include "ui/pages/rowchoice.h"
#include "ui/pages/valuepanel.h"
#include "ui/pages/variabledelegate.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/viewlook.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr int MostWrappedRows = 500; // Measuring every row of more would hold up the window.

} // namespace

VariablesEditor::VariablesEditor(QWidget *parent)
    : QWidget(parent)
    , m_counts(new QLabel(this))
    , m_banner(new Banner(this))
    , m_table(new QTableView(this))
    , m_text(new CodeEditor(tr("Variables as text"), this))
    , m_panel(new ValuePanel(this))
{
    setObjectName(u"variablesEditor"_s);
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    buildTools(*column);
    buildHints(*column);
    buildTable();
    m_banner->setObjectName(u"variablesBanner"_s);
    m_banner->clear();
    column->addWidget(m_banner);
    m_views = new QStackedLayout;
    m_views->addWidget(m_table);
    m_views->addWidget(m_text);
    column->addLayout(m_views, 1);
    column->addWidget(m_panel);
    addActions();
    connect(&m_model, &VariablesEditModel::edited, this, &VariablesEditor::edited);
    connect(&m_model, &VariablesEditModel::edited, this, &VariablesEditor::refresh);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &VariablesEditor::refresh);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &VariablesEditor::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &VariablesEditor::refresh);
    connect(m_text, &CodeEditor::edited, this, &VariablesEditor::textEdited);
    connect(m_banner, &Banner::actionClicked, this, [this] {
        m_model.undo();
        m_banner->clear();
    });
    connect(m_panel, &ValuePanel::closed, this, [this] {
        m_panel->stop();
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_panel, &ValuePanel::used, this, [this](int row, const QString &value) {
        m_model.setData(m_model.index(row, VariablesModel::ValueColumn), value);
        m_panel->stop();
        m_table->setFocus(Qt::OtherFocusReason);
    });
    refresh();
}

QToolButton *VariablesEditor::addTool(QBoxLayout &row, const QString &name, const QString &icon, const QString &text, bool showText)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text);
    if (!icon.isEmpty())
        button->setIcon(themedIcon(icon));
    button->setToolButtonStyle(!showText ? Qt::ToolButtonIconOnly : icon.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    if (!showText)
        button->setToolTip(text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    row.addWidget(button);
    return button;
}

void VariablesEditor::buildTools(QBoxLayout &column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(2);
    m_add = addTool(*row, u"addVariable"_s, u"add"_s, tr("Add variable"), true);
    m_remove = addTool(*row, u"removeVariables"_s, u"delete"_s, tr("Remove the selected variables (Del)"), false);
    m_up = addTool(*row, u"variableUp"_s, u"chevron-up"_s, tr("Move up (Alt+Up)"), false);
    m_down = addTool(*row, u"variableDown"_s, u"chevron-down"_s, tr("Move down (Alt+Down)"), false);
    m_reveal = addTool(*row, u"revealAllVariables"_s, u"eye"_s, tr("Reveal all values"), true);
    row->addStretch(1);
    m_load = addTool(*row, u"loadVariables"_s, u"upload"_s, tr("Load .env..."), true);
    auto *save = addTool(*row, u"saveVariables"_s, u"save"_s, tr("Save as .env..."), true);
    m_asText = addTool(*row, u"variablesAsText"_s, u"edit"_s, tr("Edit as text"), true);
    m_asText->setCheckable(true);
    m_asText->setToolTip(tr("Shows the names and values as the lines of a .env file"));
    column.addLayout(row);
    connect(m_add, &QToolButton::clicked, this, &VariablesEditor::addVariable);
    connect(m_remove, &QToolButton::clicked, this, &VariablesEditor::removeSelected);
    connect(m_up, &QToolButton::clicked, this, [this] { moveSelected(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveSelected(1); });
    connect(m_reveal, &QToolButton::clicked, this, [this] { m_model.revealAll(!m_model.isAllRevealed()); });
    connect(m_load, &QToolButton::clicked, this, &VariablesEditor::askWhatToLoad);
    connect(save, &QToolButton::clicked, this, &VariablesEditor::askWhereToSave);
    connect(m_asText, &QToolButton::clicked, this, &VariablesEditor::toggleText);
}

void VariablesEditor::buildHints(QBoxLayout &column)
{
    auto *counts = new QHBoxLayout;
    counts->setContentsMargins(4, 0, 0, 0);
    m_counts->setObjectName(u"variablesCounts"_s);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    m_fix = new QPushButton(this);
    m_fix->setObjectName(u"useSpelling"_s);
    m_fix->setAutoDefault(false);
    m_fix->setToolTip(tr("Writes the values so that the container gets them as they stand here now"));
    counts->addWidget(m_counts, 1);
    counts->addWidget(m_fix);
    column.addLayout(counts);
    auto *missing = new QHBoxLayout;
    missing->setContentsMargins(4, 0, 0, 0);
    m_missingText = new QLabel(this);
    m_missingText->setObjectName(u"missingVariables"_s);
    m_missingText->setTextFormat(Qt::PlainText);
    m_missingText->setWordWrap(true);
    m_addMissing = new QPushButton(tr("Add them"), this);
    m_addMissing->setObjectName(u"addMissing"_s);
    m_addMissing->setAutoDefault(false);
    missing->addWidget(m_missingText, 1);
    missing->addWidget(m_addMissing);
    column.addLayout(missing);
    connect(m_fix, &QPushButton::clicked, this, &VariablesEditor::useSpelling);
    connect(m_addMissing, &QPushButton::clicked, this, &VariablesEditor::addMissing);
}

void VariablesEditor::buildTable()
{
    m_table->setObjectName(u"variablesTable"_s);
    m_table->setAccessibleName(tr("Variables"));
    m_table->setAccessibleDescription(tr("Enter edits, Space reveals and hides a value, Del removes, Alt+Up and Alt+Down move."));
    m_table->setModel(&m_model);
    auto *delegate = new VariableDelegate(m_model, m_table);
    m_table->setItemDelegate(delegate);
    connect(delegate, &VariableDelegate::roomWanted, this, &VariablesEditor::editInRoom, Qt::QueuedConnection);
    calmTable(*m_table);
    m_table->setWordWrap(true);
    m_table->setFrameShape(QFrame::StyledPanel);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->horizontalHeader()->setSectionsMovable(false);
    m_table->setColumnWidth(VariablesModel::NameColumn, fontMetrics().averageCharWidth() * 26);
    m_table->setColumnWidth(VariablesModel::ValueColumn, fontMetrics().averageCharWidth() * 38);
    m_table->installEventFilter(this);
}

void VariablesEditor::setVariables(const QList<EnvVariable> &variables)
{
    m_original = variables;
    m_panel->stop();
    m_banner->clear();
    m_text->setText({}, CodeEditor::Language::Plain);
    m_textProblems.clear();
    m_asText->setChecked(false);
    m_views->setCurrentWidget(m_table);
    m_model.start(variables);
    refresh();
}

void VariablesEditor::changeVariables(const QList<EnvVariable> &variables)
{
    if (isText()) {
        m_asText->setChecked(false);
        m_views->setCurrentWidget(m_table);
    }
    m_model.replaceAll(variables);
}

QList<EnvVariable> VariablesEditor::variables() const
{
    return isText() ? readText() : m_model.variables();
}

bool VariablesEditor::isModified() const
{
    return variables() != m_original;
}

void VariablesEditor::setMeaning(EnvTextMeaning meaning)
{
    m_meaning = meaning;
}

void VariablesEditor::setNotes(const QList<VariableNote> &notes)
{
    if (!isText()) // The rows of a text are not those of the table.
        m_model.setNotes(notes);
}

void VariablesEditor::setMissing(const QStringList &names)
{
    m_missing = names;
    refresh();
}

void VariablesEditor::setEditable(bool editable)
{
    m_editable = editable;
    m_model.setEditable(editable);
    m_text->setReadOnly(!editable);
    setAcceptDrops(editable);
    refresh();
}

void VariablesEditor::goTo(const QString &name)
{
    const auto &all = m_model.variables();
    const auto found = std::ranges::find(all, name, &EnvVariable::name);
    if (isText() || found == all.end())
        return (isText() ? static_cast<QWidget *>(m_text) : m_table)->setFocus(Qt::OtherFocusReason);
    select(static_cast<int>(found - all.begin()));
}

void VariablesEditor::hideValues()
{
    m_model.revealAll(false);
}

bool VariablesEditor::isText() const
{
    return m_views->currentWidget() == m_text;
}

void VariablesEditor::refresh()
{
    const bool table = !isText();
    const bool chosen = table && m_editable && !selectedRows().isEmpty();
    m_add->setEnabled(table && m_editable);
    m_load->setEnabled(m_editable && table);
    m_remove->setEnabled(chosen);
    m_up->setEnabled(chosen && selectedRows().first() > 0);
    m_down->setEnabled(chosen && selectedRows().last() + 1 < m_model.rowCount());
    const bool shown = m_model.isAllRevealed();
    m_reveal->setEnabled(table && m_model.rowCount() > 0);
    m_reveal->setText(shown ? tr("Hide all values") : tr("Reveal all values"));
    m_reveal->setAccessibleName(m_reveal->text());
    m_reveal->setIcon(themedIcon(shown ? u"eye-off"_s : u"eye"_s));
    const auto fixable = static_cast<int>(m_model.rowsWithSpelling().size());
    m_fix->setVisible(table && m_editable && fixable > 0);
    m_fix->setText(fixable == 1 ? tr("Use the spelling that survives") : tr("Use the spellings that survive (%1)").arg(fixable));
    m_missingText->setText(tr("Used in the file, but not defined here: %1").arg(oneLine(m_missing.mid(0, 12).join(", "_L1)) + (m_missing.size() > 12 ? u", \u2026"_s : QString())));
    m_missingText->setVisible(!m_missing.isEmpty());
    m_addMissing->setVisible(!m_missing.isEmpty() && m_editable && table);
    m_table->verticalHeader()->setSectionResizeMode(m_model.rowCount() <= MostWrappedRows ? QHeaderView::ResizeToContents : QHeaderView::Fixed);
    sayCounts();
}

void VariablesEditor::sayCounts()
{
    if (!m_textProblems.isEmpty())
        return m_counts->setText(whyNot());
    const auto count = static_cast<int>(variables().size());
    QString text = count == 0 ? tr("No variables") : count == 1 ? tr("1 variable") : tr("%1 variables").arg(count);
    if (isText())
        text += tr(" \u00b7 one NAME=value per line; comments are not kept");
    m_counts->setText(text);
}

QList<int> VariablesEditor::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::ranges::sort(rows);
    return rows;
}

void VariablesEditor::select(int row)
{
    chooseRow(*m_table, row);
    m_table->setFocus(Qt::OtherFocusReason);
}

void VariablesEditor::addVariable()
{
    const int row = m_model.add({}, m_model.rowCount());
    select(row);
    m_table->edit(m_model.index(row, VariablesModel::NameColumn));
}

void VariablesEditor::removeSelected()
{
    const QList<int> rows = selectedRows();
    if (rows.isEmpty() || !m_editable)
        return;
    m_panel->stop();
    m_model.remove(rows);
    if (m_model.rowCount() > 0)
        select(std::min(rows.first(), m_model.rowCount() - 1));
}

void VariablesEditor::moveSelected(int by)
{
    const QList<int> rows = selectedRows();
    if (rows.size() != 1 || !m_editable || !m_model.moveBy(rows.first(), by))
        return;
    m_panel->stop();
    select(rows.first() + by);
}

void VariablesEditor::editInRoom(int row)
{
    if (row >= 0 && m_editable)
        m_panel->start(row, m_model.variables().at(row).name, m_model.plainValue(row));
}

void VariablesEditor::toggleReveal()
{
    for (const int row : selectedRows())
        m_model.setRevealed(row, !m_model.isRevealed(row));
}

void VariablesEditor::useSpelling()
{
    m_model.useSpelling(m_model.rowsWithSpelling());
}

void VariablesEditor::addMissing()
{
    QList<EnvVariable> all = m_model.variables();
    for (const QString &name : std::as_const(m_missing))
        all.append({name, {}});
    m_model.replaceAll(all);
    if (!m_missing.isEmpty())
        goTo(m_missing.first());
}

} // namespace longshore
