// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/variablechangesmodel.h"

#include "app/core/displaytext.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/variablesmodel.h"

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

using Kind = VariableChange::Kind;

QString wordOf(Kind kind)
{
    switch (kind) {
    case Kind::Added: return VariableChangesModel::tr("Added");
    case Kind::Removed: return VariableChangesModel::tr("Removed");
    case Kind::Changed: return VariableChangesModel::tr("Changed");
    case Kind::Moved: return VariableChangesModel::tr("Moved");
    default: return {};
    }
}

} // namespace

void VariableChangesModel::setChanges(const VariablesDiff &diff)
{
    QList<VariableChange> changes = diff.changes;
    changes.removeIf([](const VariableChange &change) { return change.kind == Kind::Same; });
    if (changes == m_changes)
        return;
    beginResetModel();
    m_changes = changes;
    m_revealed = false;
    endResetModel();
}

void VariableChangesModel::setRevealed(bool revealed)
{
    if (m_revealed == revealed)
        return;
    m_revealed = revealed;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, BeforeColumn), index(rowCount() - 1, AfterColumn));
}

int VariableChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_changes.size());
}

int VariableChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString VariableChangesModel::value(const VariableChange &change, bool before) const
{
    if (change.kind == (before ? Kind::Added : Kind::Removed))
        return {};
    return m_revealed ? oneLine(before ? change.before : change.after) : VariablesModel::mask();
}

QVariant VariableChangesModel::data(const QModelIndex &index, int role) const
{
    const bool wanted = role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole;
    if (!wanted || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const VariableChange &change = m_changes.at(index.row());
    const auto text = [&]() -> QString {
        switch (index.column()) {
        case KindColumn: return wordOf(change.kind);
        case NameColumn: return oneLine(change.name);
        case BeforeColumn: return value(change, true);
        default: return value(change, false);
        }
    }();
    return role == Qt::ToolTipRole && !text.isEmpty() ? plainToolTip(text) : text;
}

QVariant VariableChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case KindColumn: return tr("Change");
    case NameColumn: return tr("Name");
    case BeforeColumn: return tr("Before");
    case AfterColumn: return tr("After");
    default: return {};
    }
}

} // namespace longshore
