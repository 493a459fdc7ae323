// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stacksmodel.h"

#include "app/core/displaytext.h"
#include "app/session/enginestack.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/relativetime.h"
#include "ui/models/stackcell.h"
#include "ui/models/stacksmodel_p.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {
namespace {

StackColumn columnOf(const QModelIndex &index) { return static_cast<StackColumn>(index.column()); }
bool isTime(StackColumn column) { return columnKind(column) == ColumnKind::Time; }

QString shownText(const StackRow &row, StackColumn column, const QTimeZone &zone)
{
    if (isTime(column))
        return relativeTime(cellNumber(row, column), QDateTime::currentSecsSinceEpoch(), zone);
    return cellText(row, column);
}

QString accessibleText(const StackRow &row, StackColumn column, const QTimeZone &zone)
{
    if (column == StackColumn::Containers)
        return u"%1: %2"_s.arg(columnTitle(column), runningSentence(row.running));
    if (columnKind(column) == ColumnKind::Measure && !row.running.usage)
        return u"%1: %2"_s.arg(columnTitle(column), StacksModel::tr("not measured"));
    return u"%1: %2"_s.arg(columnTitle(column), shownText(row, column, zone));
}

/// For those who do not see the mark before the name.
QString expansionWord(int expansion)
{
    return expansion == 2 ? StacksModel::tr(", expanded") : expansion == 1 ? StacksModel::tr(", collapsed") : QString();
}

QString toolTip(const StackRow &row, StackColumn column, const QTimeZone &zone)
{
    if (column == StackColumn::Containers)
        return plainToolTip(runningSentence(row.running));
    if (columnKind(column) == ColumnKind::Measure)
        return plainToolTip(usageSentence(row));
    return isTime(column) ? exactTime(cellNumber(row, column), zone) : plainToolTip(cellText(row, column));
}

QVariant alignment(StackColumn column)
{
    const bool right = columnKind(column) == ColumnKind::Number || columnKind(column) == ColumnKind::Measure;
    return static_cast<int>((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

QVariant sortValue(const StackRow &row, StackColumn column)
{
    if (column == StackColumn::State)
        return stateRank(row.stack.status.value);
    if (column == StackColumn::Containers)
        return runningRank(row.running);
    const ColumnKind kind = columnKind(column);
    if (kind == ColumnKind::Time || kind == ColumnKind::Number || kind == ColumnKind::Measure)
        return cellNumber(row, column);
    return cellText(row, column);
}

QVariant exactTimeValue(const StackRow &row, StackColumn column, const QTimeZone &zone)
{
    return isTime(column) ? QVariant(exactTime(cellNumber(row, column), zone)) : QVariant();
}

QVariant runningValue(const StackRow &row)
{
    if (!row.running.count)
        return {};
    const RunningCount &count = *row.running.count;
    return QVariant::fromValue(QList<int>{count.bad, count.wary, count.off, count.well()});
}

StackKey keyOf(const StackRow &row) { return {row.server, row.stack.id}; }

} // namespace

StacksModel::StacksModel(QObject *parent)
    : QAbstractTableModel(parent), d(std::make_unique<Private>(this))
{
}

StacksModel::~StacksModel() = default;

void StacksModel::setServer(const ServerId &server, const QString &serverName, const QList<Stack> &stacks,
                            const QList<Environment> &environments, bool knownOnly, bool allEnvironments)
{
    d->edit({.server = server, .serverName = serverName, .stacks = stacks, .environments = environments, .knownOnly = knownOnly,
             .allEnvironments = allEnvironments, .running = d->running.value(server)});
}

void StacksModel::setRunning(const ServerId &server, const std::shared_ptr<const RunningTable> &running)
{
    d->setRunning(server, running);
}

void StacksModel::removeServer(const ServerId &server)
{
    d->running.remove(server);
    d->told.remove(server);
    d->edit({.server = server, .serverName = {}, .stacks = {}, .environments = {}, .removed = true});
}

void StacksModel::setFilter(const StackFilter &filter)
{
    d->filter = filter;
    d->schedule();
}

const StackFilter &StacksModel::filter() const { return d->filter; }

void StacksModel::sort(int column, Qt::SortOrder order)
{
    if (column >= StackColumnCount)
        return;
    d->column = static_cast<StackColumn>(std::max(column, 0));
    d->order = column < 0 ? Qt::AscendingOrder : order;
    d->schedule();
}

int StacksModel::sortColumn() const { return static_cast<int>(d->column); }
Qt::SortOrder StacksModel::sortOrder() const { return d->order; }

const StackRow *StacksModel::row(int shownRow) const
{
    return shownRow >= 0 && shownRow < d->rows.size() ? &d->rows[shownRow]->row : nullptr;
}

int StacksModel::shownRowOf(const StackKey &key) const
{
    const auto found = std::ranges::find_if(std::as_const(d->rows), [&](const StackEntry *entry) {
        return entry->row.stack.id == key.stack && entry->row.server == key.server;
    });
    return found == d->rows.cend() ? -1 : static_cast<int>(found - d->rows.cbegin());
}

bool StacksModel::contains(const StackKey &key) const
{
    const auto part = d->state->snapshot->partOf(key.server);
    return part && std::ranges::any_of(part->entries, [&](const auto &entry) { return entry->row.stack.id == key.stack; });
}

void StacksModel::setExpanded(const StackKey &key, bool expanded)
{
    expanded ? void(d->expanded.insert(key)) : void(d->expanded.remove(key));
    const int row = shownRowOf(key);
    const QModelIndex name = row < 0 ? QModelIndex() : index(row, static_cast<int>(StackColumn::Name));
    if (name.isValid())
        Q_EMIT dataChanged(name, name, {ExpansionRole, Qt::AccessibleTextRole});
}

int StacksModel::totalCount() const { return d->state->snapshot->total; }

int StacksModel::countOf(const ServerId &server) const
{
    const auto part = d->state->snapshot->partOf(server);
    return part ? static_cast<int>(part->entries.size()) : 0;
}

int StacksModel::countOf(const ServerId &server, EnvironmentId environment) const
{
    const auto part = d->state->snapshot->partOf(server);
    return part ? part->perEnvironment.value(environment) : 0;
}

QStringList StacksModel::environmentNames() const { return d->state->snapshot->environmentNames; }
bool StacksModel::isSettled() const { return d->isSettled(); }

StackTable StacksModel::table(const QList<StackColumn> &columns) const
{
    StackTable table{.rows = {}, .columns = columns, .zone = d->zone, .keep = d->state};
    table.rows.reserve(d->rows.size());
    for (const StackEntry *entry : std::as_const(d->rows))
        table.rows.append(&entry->row);
    return table;
}

StackTable StacksModel::table(const QItemSelection &selection, const QList<StackColumn> &columns) const
{
    QList<bool> rowSelected(d->rows.size());
    QList<bool> columnSelected(StackColumnCount);
    for (const QItemSelectionRange &range : selection) {
        std::fill(rowSelected.begin() + range.top(), rowSelected.begin() + range.bottom() + 1, true);
        std::fill(columnSelected.begin() + range.left(), columnSelected.begin() + range.right() + 1, true);
    }
    StackTable all = table(columns);
    all.columns.removeIf([&](StackColumn column) { return !columnSelected[static_cast<int>(column)]; });
    QList<const StackRow *> rows;
    for (qsizetype row = 0; row < all.rows.size(); ++row) {
        if (rowSelected[row])
            rows.append(all.rows[row]);
    }
    all.rows = std::move(rows);
    return all;
}

int StacksModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(d->rows.size()); }
int StacksModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : StackColumnCount; }

int StacksModel::Private::expansionOf(const StackRow &row) const
{
    if (!EngineStack::of(row.stack).hasEngine() && row.stack.type.value != StackType::Kubernetes)
        return 0;
    const auto runs = runningValue(row).value<QList<int>>();
    return expanded.contains(keyOf(row)) ? 2 : std::ranges::any_of(runs, [](int count) { return count > 0; }) ? 1 : 0;
}

QVariant StacksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const StackRow &row = d->rows[index.row()]->row;
    const StackColumn column = columnOf(index);
    if (const QVariant working = workingValue(row, column, role); working.isValid())
        return working;
    switch (role) {
    case Qt::DisplayRole: return shownText(row, column, d->zone);
    case Qt::AccessibleTextRole: return accessibleText(row, column, d->zone) + (column == StackColumn::Name ? expansionWord(d->expansionOf(row)) : QString());
    case Qt::ToolTipRole: return toolTip(row, column, d->zone);
    case Qt::TextAlignmentRole: return alignment(column);
    case SortRole: return sortValue(row, column);
    case StatusRole: return static_cast<int>(row.stack.status.value);
    case ExpansionRole: return column == StackColumn::Name ? d->expansionOf(row) : 0;
    case RunningRole: return runningValue(row);
    case ExactTimeRole: return exactTimeValue(row, column, d->zone);
    default: return {};
    }
}

QVariant StacksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= StackColumnCount)
        return {};
    const auto column = static_cast<StackColumn>(section);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return columnTitle(column);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: return columnExplanation(column);
    case Qt::TextAlignmentRole: return alignment(column);
    default: return {};
    }
}

// While an operation runs on a stack its State cell says so; the server's own word comes back when that is over.
QVariant StacksModel::workingValue(const StackRow &row, StackColumn column, int role) const
{
    if (d->underWay.isEmpty() || (column != StackColumn::State && role != StatusRole))
        return {};
    const QString words = d->underWay.value(keyOf(row));
    if (words.isEmpty())
        return {};
    if (role == StatusRole)
        return static_cast<int>(StackStatus::Deploying);
    if (role == Qt::DisplayRole)
        return words;
    if (role == Qt::AccessibleTextRole)
        return u"%1: %2"_s.arg(columnTitle(column), words);
    return role == Qt::ToolTipRole ? QVariant(plainToolTip(tr("%1 Before: %2.").arg(words, stateWord(row.stack.status)))) : QVariant();
}

void StacksModel::setUnderWay(const QHash<StackKey, QString> &words)
{
    const QHash<StackKey, QString> before = std::exchange(d->underWay, words);
    for (qsizetype row = 0; row < d->rows.size(); ++row) {
        const StackKey key = keyOf(d->rows[row]->row);
        if (before.value(key) != words.value(key))
            Q_EMIT dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), StackColumnCount - 1));
    }
}

QString StacksModel::underWay(const StackKey &key) const { return d->underWay.value(key); }

void StacksModel::retime()
{
    const qint64 before = std::exchange(d->now, QDateTime::currentSecsSinceEpoch());
    d->zone = QTimeZone::systemTimeZone();
    const qint64 since = changingSince(before, d->now, d->zone);
    for (const StackColumn column : {StackColumn::Created, StackColumn::Updated}) {
        const auto differs = [&](const StackEntry *entry) { return cellNumber(entry->row, column) >= since; };
        const auto first = std::ranges::find_if(std::as_const(d->rows), differs);
        if (first == d->rows.cend())
            continue;
        const auto last = std::find_if(d->rows.crbegin(), d->rows.crend(), differs);
        const int top = static_cast<int>(first - d->rows.cbegin());
        const int bottom = static_cast<int>(d->rows.size() - 1 - (last - d->rows.crbegin()));
        Q_EMIT dataChanged(index(top, static_cast<int>(column)), index(bottom, static_cast<int>(column)), {Qt::DisplayRole, Qt::AccessibleTextRole});
    }
}

} // namespace longshore
