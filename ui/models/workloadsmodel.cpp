// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/workloadsmodel.h"

#include "app/core/displaytext.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/relativetime.h"

#include <QDateTime>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// Pods stand under their workload, a step to the right.
QString indented(const WorkloadRow &row)
{
    const QString name = oneLine(row.object.name);
    return row.isUnderWorkload() ? u"\u2003"_s + name : name;
}

QString spokenName(const WorkloadRow &row)
{
    const QString name = oneLine(row.object.name);
    return row.isUnderWorkload() ? WorkloadsModel::tr("%1, pod of %2").arg(name, oneLine(row.under)) : name;
}

/// One line for each container of a pod.
QString containersToolTip(const Pod &pod)
{
    QStringList lines;
    for (const PodContainer &each : pod.containers) {
        QString line = WorkloadsModel::tr("%1: %2").arg(oneLine(each.name), each.isReady ? WorkloadsModel::tr("ready") : WorkloadsModel::tr("not ready"));
        if (!each.reason.isEmpty())
            line += u", "_s + oneLine(each.reason);
        if (!each.lastReason.isEmpty())
            line += WorkloadsModel::tr(", ended with %1 (%2) before").arg(each.lastExitCode).arg(oneLine(each.lastReason));
        lines.append(line);
    }
    return lines.join(u'\n');
}

} // namespace

WorkloadsModel::WorkloadsModel(QObject *parent)
    : RowsModel(parent), m_zone(QTimeZone::systemTimeZone())
{
}

void WorkloadsModel::retime()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Created), index(rowCount() - 1, Created), {Qt::DisplayRole, Qt::AccessibleTextRole});
}

QString WorkloadsModel::text(const WorkloadRow &row, int column) const
{
    switch (column) {
    case Name: return indented(row);
    case Kind: return row.kindWord();
    case State: return oneLine(row.state);
    case Ready: return row.desired < 0 ? QString() : u"%1/%2"_s.arg(row.ready).arg(row.desired);
    case Restarts: return row.restarts < 0 ? QString() : QString::number(row.restarts);
    case Note: return oneLine(row.note);
    case Image: return oneLine(row.image);
    case Node: return oneLine(row.node);
    case Created: return relativeTime(row.object.created, QDateTime::currentSecsSinceEpoch(), m_zone);
    default: return {};
    }
}

QString WorkloadsModel::toolTip(const WorkloadRow &row, int column) const
{
    switch (column) {
    case Name: return plainToolTip(tr("%1\nin the namespace %2").arg(oneLine(row.object.name), oneLine(row.object.namespaceName)));
    case State:
    case Ready:
    case Restarts: return row.pod ? plainToolTip(containersToolTip(*row.pod)) : QString();
    case Note: return row.note.isEmpty() ? QString() : plainToolTip(oneLine(row.note));
    case Image: return row.image.isEmpty() ? QString() : plainToolTip(oneLine(row.image));
    case Node: return row.pod && !row.pod->address.isEmpty() ? plainToolTip(tr("Address in the cluster: %1").arg(oneLine(row.pod->address))) : QString();
    case Created: return plainToolTip(exactTime(row.object.created, m_zone));
    default: return {};
    }
}

QVariant WorkloadsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const WorkloadRow &row = rows()[index.row()];
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::AccessibleTextRole: {
        const QString words = index.column() == Name ? spokenName(row) : text(row, index.column());
        return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal).toString(), words);
    }
    case Qt::ToolTipRole: return toolTip(row, index.column());
    case PositionRole: return row.position;
    case GroupRole: return row.group;
    case MarkRole: return static_cast<int>(index.column() == State && !row.state.isEmpty() ? markOf(row.level) : Mark::None);
    default: return {};
    }
}

QVariant WorkloadsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QStringList titles{tr("Name"), tr("Kind"), tr("State"), tr("Ready"), tr("Restarts"), tr("Details"), tr("Image"), tr("Node"), tr("Created")};
    return titles.at(section);
}

WorkloadsOrder::WorkloadsOrder(WorkloadsModel &model, QObject *parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    setSortRole(WorkloadsModel::PositionRole);
    setSourceModel(&model);
    sort(0);
}

void WorkloadsOrder::setText(const QString &text)
{
    m_text = text.trimmed().toCaseFolded();
    invalidateFilter();
}

bool WorkloadsOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return left.data(WorkloadsModel::PositionRole).toInt() < right.data(WorkloadsModel::PositionRole).toInt();
}

bool WorkloadsOrder::holdsText(int row) const
{
    for (int column = 0; column < WorkloadsModel::ColumnCount; ++column)
        if (m_model.index(row, column).data().toString().toCaseFolded().contains(m_text))
            return true;
    return false;
}

bool WorkloadsOrder::filterAcceptsRow(int row, const QModelIndex &) const
{
    if (m_text.isEmpty() || holdsText(row))
        return true;
    const WorkloadRow *own = m_model.at(row);
    for (int other = 0; own && other < m_model.rowCount(); ++other) {
        const WorkloadRow *there = m_model.at(other);
        const bool isKin = there->group == own->group && (there->isUnderWorkload() != own->isUnderWorkload());
        if (isKin && holdsText(other))
            return true;
    }
    return false;
}

} // namespace longshore
