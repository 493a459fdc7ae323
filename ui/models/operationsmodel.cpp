// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/operationsmodel.h"

#include "app/core/displaytext.h"
#include "app/portainer/stack.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/relativetime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

StackStatus lookOf(const Operation &operation)
{
    switch (operation.outcome()) {
    case OperationOutcome::None: return StackStatus::Deploying;
    case OperationOutcome::Done: return StackStatus::Active;
    case OperationOutcome::Refused: return StackStatus::Inactive;
    case OperationOutcome::Failed: return StackStatus::Error;
    case OperationOutcome::Unknown: break;
    }
    return StackStatus::Unknown;
}

QString cell(const Operation &operation, int column, const QTimeZone &zone)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    switch (column) {
    case OperationsModel::Outcome: return operationcells::outcome(operation);
    case OperationsModel::Verb: return operationcells::verb(operation.kind());
    case OperationsModel::Stack: return oneLine(operation.subject().stackName);
    case OperationsModel::Place: return operationcells::place(operation.subject());
    case OperationsModel::Progress: return operationcells::progress(operation);
    case OperationsModel::Started: return relativeTime(operation.startedAt().toSecsSinceEpoch(), now.toSecsSinceEpoch(), zone);
    case OperationsModel::Took: return operationcells::took(operation, now);
    default: return {};
    }
}

QString toolTip(const Operation &operation, int column, const QTimeZone &zone)
{
    return column == OperationsModel::Started ? exactTime(operation.startedAt().toSecsSinceEpoch(), zone)
                                              : plainToolTip(cell(operation, column, zone));
}

QString titleOf(int column)
{
    switch (column) {
    case OperationsModel::Outcome: return OperationsModel::tr("Outcome");
    case OperationsModel::Verb: return OperationsModel::tr("Operation");
    case OperationsModel::Stack: return OperationsModel::tr("Stack");
    case OperationsModel::Place: return OperationsModel::tr("Environment");
    case OperationsModel::Progress: return OperationsModel::tr("What became of it");
    case OperationsModel::Started: return OperationsModel::tr("Started");
    case OperationsModel::Took: return OperationsModel::tr("Took");
    default: return {};
    }
}

} // namespace

OperationsModel::OperationsModel(Operations &operations, QObject *parent)
    : QAbstractTableModel(parent)
{
    for (Operation *operation : operations.all())
        m_rows.prepend(operation);
    connect(&operations, &Operations::added, this, &OperationsModel::add);
    connect(&operations, &Operations::changed, this, &OperationsModel::announce);
    connect(&operations, &Operations::ended, this, &OperationsModel::announce);
    connect(&operations, &Operations::removed, this, &OperationsModel::take);
    connect(&operations, &QObject::destroyed, this, [this] { // Its operations went with it.
        beginResetModel();
        m_rows.clear();
        endResetModel();
    });
}

Operation *OperationsModel::at(int row) const
{
    return m_rows.value(row);
}

int OperationsModel::rowOf(const Operation *operation) const
{
    const auto found = std::ranges::find(m_rows, operation);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int OperationsModel::runningCount() const
{
    return static_cast<int>(std::ranges::count_if(m_rows, [](const Operation *each) { return !each->isEnded(); }));
}

void OperationsModel::add(Operation *operation)
{
    beginInsertRows({}, 0, 0);
    m_rows.prepend(operation);
    endInsertRows();
}

void OperationsModel::announce(const Operation *operation)
{
    if (const int row = rowOf(operation); row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void OperationsModel::take(const Operation *operation)
{
    const int row = rowOf(operation);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

void OperationsModel::retime()
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (!m_rows.at(row)->isEnded())
            Q_EMIT dataChanged(index(row, Started), index(row, Took), {Qt::DisplayRole, Qt::AccessibleTextRole});
}

int OperationsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OperationsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OperationsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Operation &operation = *m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return cell(operation, index.column(), m_zone);
    case Qt::AccessibleTextRole: return u"%1: %2"_s.arg(titleOf(index.column()), cell(operation, index.column(), m_zone));
    case Qt::ToolTipRole: return toolTip(operation, index.column(), m_zone);
    case Qt::TextAlignmentRole: return static_cast<int>((index.column() == Took ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case LookRole: return static_cast<int>(lookOf(operation));
    default: return {};
    }
}

QVariant OperationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Took ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(titleOf(section)) : QVariant();
}

} // namespace longshore
