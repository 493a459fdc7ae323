// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bulkmodel.h"

#include "app/core/displaytext.h"
#include "app/session/operationwords.h"
#include "ui/models/operationsmodel.h"
#include "ui/models/plaintooltip.h"

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

StackStatus lookOf(const Bulk::Item &item)
{
    switch (item.outcome) {
    case OperationOutcome::Done: return StackStatus::Active;
    case OperationOutcome::Failed: return StackStatus::Error;
    case OperationOutcome::Unknown: return StackStatus::Unknown;
    case OperationOutcome::None: return item.operation ? StackStatus::Deploying : StackStatus::Inactive;
    case OperationOutcome::Refused: break;
    }
    return StackStatus::Inactive;
}

} // namespace

BulkModel::BulkModel(Bulk &bulk, QObject *parent)
    : QAbstractTableModel(parent), m_bulk(bulk)
{
    connect(&bulk, &Bulk::changed, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
}

int BulkModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_bulk.items().size());
}

int BulkModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BulkModel::text(const Bulk::Item &item, int column)
{
    switch (column) {
    case Outcome:
        if (item.outcome == OperationOutcome::None && !item.operation)
            return tr("Waiting");
        return operationwords::outcomeName(item.outcome);
    case Stack: return oneLine(item.stackName);
    case Sentence: return item.operation && !item.operation->isEnded() ? operationcells::progress(*item.operation) : oneLine(item.sentence);
    default: return {};
    }
}

QVariant BulkModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Bulk::Item &item = m_bulk.items().at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(item, index.column());
    case Qt::AccessibleTextRole: return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal).toString(), text(item, index.column()));
    case Qt::ToolTipRole: return plainToolTip(text(item, index.column()));
    case LookRole: return static_cast<int>(lookOf(item));
    default: return {};
    }
}

QVariant BulkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case Outcome: return tr("Outcome");
    case Stack: return tr("Stack");
    case Sentence: return tr("What became of it");
    default: return {};
    }
}

} // namespace longshore
