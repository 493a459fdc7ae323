// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/servicesmodel.h"

#include "app/core/displaytext.h"
#include "app/session/servicewords.h"
#include "ui/models/containersmodel.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/relativetime.h"

#include <QDateTime>

#include <algorithm>
#include <tuple>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

ServicesModel::Mark markOf(const SwarmService &service)
{
    if (service.updateState == "updating"_L1 || service.updateState == "rollback_started"_L1)
        return ServicesModel::Mark::Wary;
    if (service.updateState == "paused"_L1 || service.updateState == "rollback_paused"_L1)
        return ServicesModel::Mark::Bad; // As many as wanted may run all the same: old ones.
    if (service.desiredTasks <= 0)
        return ServicesModel::Mark::Off;
    return service.runningTasks >= service.desiredTasks ? ServicesModel::Mark::Well : ServicesModel::Mark::Bad;
}

ServicesModel::Mark markOf(const SwarmTask &task)
{
    if (task.state == "running"_L1)
        return ServicesModel::Mark::Well;
    if (task.state == "failed"_L1 || task.state == "rejected"_L1 || task.state == "orphaned"_L1)
        return ServicesModel::Mark::Bad;
    return task.state == "complete"_L1 || task.state == "shutdown"_L1 || task.state == "remove"_L1 ? ServicesModel::Mark::Off : ServicesModel::Mark::Wary;
}

bool isWanted(const SwarmTask &task)
{
    return task.desiredState != "shutdown"_L1 && task.desiredState != "remove"_L1;
}

/// With a capital, as words of our own have.
QString capitalised(const QString &word)
{
    const QString clean = oneLine(word);
    return clean.isEmpty() ? clean : clean.left(1).toUpper() + clean.mid(1);
}

QString stateWords(const SwarmService &service)
{
    if (service.runningTasks < 0)
        return ServicesModel::tr("Not told");
    return ServicesModel::tr("%1 of %2 run").arg(service.runningTasks).arg(std::max<qint64>(0, service.desiredTasks));
}

QString updateWords(const SwarmService &service)
{
    if (service.updateState.isEmpty() || service.updateState == "completed"_L1 || service.updateState == "rollback_completed"_L1)
        return {};
    return oneLine(service.updateMessage.isEmpty() ? service.updateState : service.updateMessage);
}

auto taskOrder(const SwarmTask &task)
{
    return std::tuple(!isWanted(task), task.slot, task.nodeId, -task.at, task.id);
}

} // namespace

ServicesModel::ServicesModel(QObject *parent)
    : QAbstractItemModel(parent), m_zone(QTimeZone::systemTimeZone())
{
}

QList<ServicesModel::Row> ServicesModel::arranged(const QList<SwarmService> &services, const QList<SwarmTask> &tasks)
{
    QList<Row> rows;
    for (const SwarmService &service : services) {
        Row &row = rows.emplaceBack(Row{service, {}, 0});
        std::ranges::copy_if(tasks, std::back_inserter(row.tasks), [&service](const SwarmTask &task) { return task.serviceId == service.id; });
        std::ranges::sort(row.tasks, {}, taskOrder);
    }
    std::ranges::sort(rows, {}, [](const Row &row) { return std::tuple(row.service.name, row.service.id); });
    return rows;
}

/// What is gone goes, then each is put where it belongs; what stays is left to the caller to compare.
template <typename T, typename Id>
void ServicesModel::merge(QList<T> &rows, const QList<T> &fresh, const QModelIndex &parent, Id idOf)
{
    const auto placeOf = [&idOf](const QList<T> &list, const QString &id) {
        return static_cast<int>(std::ranges::find_if(list, [&](const T &each) { return idOf(each) == id; }) - list.begin());
    };
    for (int row = static_cast<int>(rows.size()) - 1; row >= 0; --row) {
        if (placeOf(fresh, idOf(rows.at(row))) < fresh.size())
            continue;
        beginRemoveRows(parent, row, row);
        rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < fresh.size(); ++row) {
        const int known = placeOf(rows, idOf(fresh.at(row)));
        if (known == rows.size()) {
            beginInsertRows(parent, row, row);
            rows.insert(row, fresh.at(row));
            endInsertRows();
        } else if (known != row) {
            beginMoveRows(parent, known, known, parent, row);
            rows.move(known, row);
            endMoveRows();
        }
    }
}

void ServicesModel::setServices(const QList<SwarmService> &services, const QList<SwarmTask> &tasks, const QHash<QString, QString> &nodes)
{
    QList<Row> fresh = arranged(services, tasks);
    for (Row &row : fresh) {
        const auto known = std::ranges::find_if(m_rows, [&row](const Row &each) { return each.service.id == row.service.id; });
        row.key = known == m_rows.end() ? ++m_lastKey : known->key;
    }
    const bool nodesChanged = nodes != m_nodes;
    m_nodes = nodes;
    merge(m_rows, fresh, {}, [](const Row &row) { return row.service.id; });
    for (int row = 0; row < fresh.size(); ++row) {
        if (m_rows.at(row).service != fresh.at(row).service) {
            m_rows[row].service = fresh.at(row).service;
            tellRow(row, {});
        }
        const QModelIndex parent = index(row, 0);
        merge(m_rows[row].tasks, fresh.at(row).tasks, parent, [](const SwarmTask &task) { return task.id; });
        for (int task = 0; task < fresh.at(row).tasks.size(); ++task) {
            SwarmTask &shown = m_rows[row].tasks[task];
            if (shown == fresh.at(row).tasks.at(task) && !nodesChanged)
                continue;
            shown = fresh.at(row).tasks.at(task);
            tellRow(task, parent);
        }
    }
}

void ServicesModel::tellRow(int row, const QModelIndex &parent)
{
    Q_EMIT dataChanged(index(row, 0, parent), index(row, ColumnCount - 1, parent));
}

void ServicesModel::retime()
{
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex parent = index(row, 0);
        if (const int count = rowCount(parent); count > 0)
            Q_EMIT dataChanged(index(0, Since, parent), index(count - 1, Since, parent), {Qt::DisplayRole});
    }
}

int ServicesModel::rowOf(quintptr key) const
{
    return static_cast<int>(std::ranges::find(m_rows, key, &Row::key) - m_rows.begin());
}

const SwarmService *ServicesModel::service(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const int row = isTask(index) ? rowOf(index.internalId()) : index.row();
    return row < m_rows.size() ? &m_rows.at(row).service : nullptr;
}

const SwarmTask *ServicesModel::task(const QModelIndex &index) const
{
    const int row = index.isValid() && isTask(index) ? rowOf(index.internalId()) : static_cast<int>(m_rows.size());
    return row < m_rows.size() && index.row() < m_rows.at(row).tasks.size() ? &m_rows.at(row).tasks.at(index.row()) : nullptr;
}

QModelIndex ServicesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? m_rows.at(parent.row()).key : quintptr(0));
}

QModelIndex ServicesModel::parent(const QModelIndex &index) const
{
    const int row = index.isValid() && isTask(index) ? rowOf(index.internalId()) : static_cast<int>(m_rows.size());
    return row < m_rows.size() ? createIndex(row, 0, quintptr(0)) : QModelIndex();
}

int ServicesModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_rows.size());
    return isTask(parent) || parent.column() > 0 || parent.row() >= m_rows.size() ? 0 : static_cast<int>(m_rows.at(parent.row()).tasks.size());
}

int ServicesModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString ServicesModel::serviceText(const SwarmService &service, int column) const
{
    switch (column) {
    case Name: return oneLine(service.name);
    case State: return stateWords(service);
    case Wanted: return servicewords::mode(service.replicas, service.isJob);
    case Image: return servicewords::imageName(service.image);
    case Ports: return portsText(service.ports);
    case Note: return updateWords(service);
    default: return {};
    }
}

QString ServicesModel::taskText(const SwarmService &service, const SwarmTask &task, int column) const
{
    switch (column) {
    case Name: return task.slot > 0 ? u"%1.%2"_s.arg(oneLine(service.name)).arg(task.slot) : oneLine(service.name);
    case State: return capitalised(task.state);
    case Wanted: return capitalised(task.desiredState);
    case Node: return oneLine(m_nodes.value(task.nodeId, task.nodeId));
    case Since: return task.at > 0 ? relativeTime(task.at, QDateTime::currentSecsSinceEpoch(), m_zone) : QString();
    case Note: return oneLine(task.error);
    default: return {};
    }
}

QString ServicesModel::toolTip(const QModelIndex &index, const QString &text) const
{
    const SwarmTask *of = task(index);
    if (of && index.column() == Since && of->at > 0)
        return plainToolTip(exactTime(of->at, m_zone));
    return text.isEmpty() ? QString() : plainToolTip(text);
}

QVariant ServicesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SwarmService &of = *service(index);
    const SwarmTask *const own = task(index);
    const QString text = own ? taskText(of, *own, index.column()) : serviceText(of, index.column());
    switch (role) {
    case Qt::DisplayRole: return text;
    case Qt::AccessibleTextRole:
        return text.isEmpty() ? QVariant() : QVariant(u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal).toString(), text));
    case Qt::ToolTipRole: return toolTip(index, text);
    case IdRole: return own ? own->id : of.id;
    case LinkRole: return !own && index.column() == Ports && !publishedPorts(of.ports).isEmpty();
    case MarkRole:
        if (index.column() != State)
            return static_cast<int>(Mark::None);
        return static_cast<int>(own ? markOf(*own) : markOf(of));
    default: return {};
    }
}

QVariant ServicesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QStringList titles{tr("Service or task"), tr("State"), tr("Wanted"), tr("Node"), tr("Image"), tr("Ports"), tr("Since"), tr("What is wrong")};
    return titles.at(section);
}

} // namespace longshore
