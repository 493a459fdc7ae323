// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/variableseditmodel.h"

#include "app/core/displaytext.h"
#include "ui/models/plaintooltip.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr qsizetype MostSteps = 100;

} // namespace

void VariablesEditModel::start(const QList<EnvVariable> &variables)
{
    m_past.clear();
    m_future.clear();
    beginResetModel();
    m_variables = variables;
    m_revealed = QList<bool>(variables.size(), false);
    m_notes.clear();
    endResetModel();
}

void VariablesEditModel::remember()
{
    m_past.append(m_variables);
    if (m_past.size() > MostSteps)
        m_past.removeFirst();
    m_future.clear();
}

void VariablesEditModel::changed(int row)
{
    if (row < m_notes.size())
        m_notes[row] = {};
    Q_EMIT dataChanged(index(row, 0), index(row, EditColumnCount - 1));
    Q_EMIT edited();
}

void VariablesEditModel::take(const QList<EnvVariable> &variables)
{
    QList<bool> revealed(variables.size(), false);
    QList<VariableNote> notes(variables.size());
    for (qsizetype row = 0; row < std::min(variables.size(), m_variables.size()); ++row) {
        if (variables[row].name != m_variables[row].name)
            continue;
        revealed[row] = m_revealed[row];
        if (variables[row] == m_variables[row])
            notes[row] = m_notes.value(row);
    }
    beginResetModel();
    m_variables = variables;
    m_revealed = revealed;
    m_notes = notes;
    endResetModel();
    Q_EMIT edited();
}

void VariablesEditModel::replaceAll(const QList<EnvVariable> &variables)
{
    if (variables == m_variables)
        return;
    remember();
    take(variables);
}

int VariablesEditModel::add(const EnvVariable &variable, int row)
{
    row = std::clamp(row, 0, rowCount());
    remember();
    beginInsertRows({}, row, row);
    m_variables.insert(row, variable);
    m_revealed.insert(row, true);
    if (row < m_notes.size())
        m_notes.insert(row, VariableNote{});
    endInsertRows();
    Q_EMIT edited();
    return row;
}

void VariablesEditModel::setVariable(int row, const EnvVariable &variable)
{
    if (!has(row) || m_variables[row] == variable)
        return;
    remember();
    m_variables[row] = variable;
    changed(row);
}

void VariablesEditModel::remove(QList<int> rows)
{
    std::ranges::sort(rows, std::ranges::greater());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    rows.removeIf([this](int row) { return !has(row); });
    if (rows.isEmpty())
        return;
    remember();
    for (const int row : std::as_const(rows)) {
        beginRemoveRows({}, row, row);
        m_variables.removeAt(row);
        m_revealed.removeAt(row);
        if (row < m_notes.size())
            m_notes.removeAt(row);
        endRemoveRows();
    }
    Q_EMIT edited();
}

bool VariablesEditModel::moveBy(int row, int by)
{
    const int target = row + by;
    if (!has(row) || !has(target) || row == target)
        return false;
    remember();
    beginMoveRows({}, row, row, {}, by > 0 ? target + 1 : target);
    m_variables.move(row, target);
    m_revealed.move(row, target);
    m_notes.resize(m_variables.size());
    m_notes.move(row, target);
    endMoveRows();
    Q_EMIT edited();
    return true;
}

VariablesEditModel::Merged VariablesEditModel::merge(const QList<EnvVariable> &variables)
{
    Merged merged;
    QList<EnvVariable> result = m_variables;
    const qsizetype known = result.size();
    for (const EnvVariable &variable : variables) {
        // The last of a name is the one that counts.
        const auto there = std::find_if(result.rbegin() + (result.size() - known), result.rend(),
                                        [&](const EnvVariable &one) { return one.name == variable.name; });
        if (there == result.rend()) {
            result.append(variable);
            ++merged.added;
        } else if (there->value != variable.value) {
            there->value = variable.value;
            ++merged.changed;
        }
    }
    replaceAll(result);
    return merged;
}

void VariablesEditModel::swapWith(QList<QList<EnvVariable>> &from, QList<QList<EnvVariable>> &to)
{
    if (from.isEmpty())
        return;
    to.append(m_variables);
    take(from.takeLast());
}

void VariablesEditModel::undo()
{
    swapWith(m_past, m_future);
}

void VariablesEditModel::redo()
{
    swapWith(m_future, m_past);
}

void VariablesEditModel::setNotes(const QList<VariableNote> &notes)
{
    if (notes == m_notes)
        return;
    m_notes = notes;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, EditColumnCount - 1));
}

QList<int> VariablesEditModel::rowsWithSpelling() const
{
    QList<int> rows;
    for (int row = 0; row < std::min(rowCount(), static_cast<int>(m_notes.size())); ++row) {
        if (m_notes[row].spelling)
            rows.append(row);
    }
    return rows;
}

void VariablesEditModel::useSpelling(const QList<int> &rows)
{
    QList<EnvVariable> result = m_variables;
    for (const int row : rows) {
        if (has(row) && note(row).spelling)
            result[row].value = *note(row).spelling;
    }
    replaceAll(result);
}

void VariablesEditModel::setEditable(bool editable)
{
    m_editable = editable;
}

int VariablesEditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(EditColumnCount);
}

QVariant VariablesEditModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (index.column() == RemarkColumn)
        return remark(index.row(), role);
    if (index.column() == NameColumn && role == Qt::EditRole)
        return m_variables[index.row()].name;
    return VariablesModel::data(index, role);
}

QVariant VariablesEditModel::remark(int row, int role) const
{
    const VariableNote one = note(row);
    QString text = one.sentence;
    if (one.gets)
        text = tr("The container gets %1. %2").arg(isRevealed(row) ? oneLine(*one.gets) : tr("something else"), text);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return text;
    case Qt::ToolTipRole: return text.isEmpty() ? QString() : plainToolTip(text);
    default: return {};
    }
}

bool VariablesEditModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !m_editable || !has(index.row()))
        return false;
    EnvVariable variable = m_variables[index.row()];
    if (index.column() == NameColumn)
        variable.name = value.toString();
    else if (index.column() == ValueColumn)
        variable.value = value.toString();
    else
        return false;
    setVariable(index.row(), variable);
    return true;
}

Qt::ItemFlags VariablesEditModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = VariablesModel::flags(index);
    return m_editable && index.isValid() && index.column() != RemarkColumn ? flags | Qt::ItemIsEditable : flags;
}

QVariant VariablesEditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section != RemarkColumn || orientation != Qt::Horizontal)
        return VariablesModel::headerData(section, orientation, role);
    return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? tr("Remarks") : QVariant();
}

} // namespace longshore
