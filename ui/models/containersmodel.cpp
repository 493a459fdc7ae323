// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/containersmodel.h"

#include "app/core/displaytext.h"
#include "app/session/runningcount.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/relativetime.h"
#include "ui/models/stackcell.h"
#include "ui/models/stackmerge.h"

#include <QDateTime>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

using Mark = ContainersModel::Mark;

Mark stateMark(const Container &container)
{
    switch (levelOf(container)) {
    case RunningLevel::Bad: return container.health() == Health::Unhealthy ? Mark::Well : Mark::Bad; // Its health has a cell of its own.
    case RunningLevel::Wary: return container.health() == Health::Starting ? Mark::Well : Mark::Wary;
    case RunningLevel::Off: return Mark::Off;
    case RunningLevel::Well: break;
    }
    return Mark::Well;
}

Mark healthMark(Health health)
{
    switch (health) {
    case Health::None: return Mark::None;
    case Health::Starting: return Mark::Wary;
    case Health::Healthy: return Mark::Well;
    case Health::Unhealthy: break;
    }
    return Mark::Bad;
}

QString addressesText(const Container &container)
{
    QStringList all;
    for (const QString &address : container.addresses)
        if (!address.isEmpty())
            all.append(address);
    return all.join(", "_L1);
}

QString ownershipText(const Container &container)
{
    return ownershipWord(container.resourceControl ? container.resourceControl->ownership() : Ownership::Administrators);
}

QString portText(const PortMapping &port)
{
    const QString inside = port.protocol == "tcp"_L1 ? QString::number(port.privatePort) : u"%1/%2"_s.arg(port.privatePort).arg(port.protocol);
    return port.publicPort > 0 ? u"%1:%2"_s.arg(port.publicPort).arg(inside) : inside;
}

QString networksToolTip(const Container &container)
{
    QStringList lines;
    for (const QString &network : container.networks) {
        const QString address = container.addresses.value(network);
        lines.append(address.isEmpty() ? oneLine(network) : ContainersModel::tr("%1: %2").arg(oneLine(network), oneLine(address)));
    }
    return lines.join(u'\n');
}

/// Trouble first.
int levelRank(const Container &container)
{
    return static_cast<int>(levelOf(container));
}

} // namespace

QString containerStateWord(const QString &state)
{
    if (state == "running"_L1)
        return ContainersModel::tr("Running");
    if (state == "exited"_L1)
        return ContainersModel::tr("Exited");
    if (state == "paused"_L1)
        return ContainersModel::tr("Paused");
    if (state == "created"_L1)
        return ContainersModel::tr("Created");
    if (state == "restarting"_L1)
        return ContainersModel::tr("Restarting");
    if (state == "removing"_L1)
        return ContainersModel::tr("Removing");
    return state == "dead"_L1 ? ContainersModel::tr("Dead") : oneLine(state);
}

QString healthWord(Health health)
{
    switch (health) {
    case Health::None: break;
    case Health::Starting: return ContainersModel::tr("Starting");
    case Health::Healthy: return ContainersModel::tr("Healthy");
    case Health::Unhealthy: return ContainersModel::tr("Unhealthy");
    }
    return {};
}

QList<PortMapping> publishedPorts(const QList<PortMapping> &ports)
{
    QList<PortMapping> published;
    for (const PortMapping &port : ports) {
        const auto isSame = [&port](const PortMapping &other) { return other.publicPort == port.publicPort && other.protocol == port.protocol; };
        if (port.publicPort > 0 && std::ranges::none_of(published, isSame))
            published.append(port);
    }
    std::ranges::sort(published, {}, &PortMapping::publicPort);
    return published;
}

QString portsText(const QList<PortMapping> &ports)
{
    QStringList words;
    for (const PortMapping &port : publishedPorts(ports))
        words.append(portText(port));
    QList<PortMapping> inside = ports;
    std::ranges::sort(inside, {}, &PortMapping::privatePort);
    for (const PortMapping &port : std::as_const(inside))
        if (port.publicPort == 0 && !words.contains(portText(port)))
            words.append(portText(port));
    return words.join(", "_L1);
}

ContainersModel::ContainersModel(QObject *parent)
    : RowsModel(parent), m_zone(QTimeZone::systemTimeZone())
{
}

void ContainersModel::retime()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Created), index(rowCount() - 1, Created), {Qt::DisplayRole, Qt::AccessibleTextRole});
}

QString ContainersModel::text(const Container &container, int column) const
{
    switch (column) {
    case Name: return oneLine(container.name());
    case State: return containerStateWord(container.state);
    case Health: return healthWord(container.health());
    case Service: return oneLine(container.service());
    case Image: return oneLine(container.image);
    case Created: return relativeTime(container.created, QDateTime::currentSecsSinceEpoch(), m_zone);
    case Address: return oneLine(addressesText(container));
    case Ports: return oneLine(portsText(container.ports));
    case Ownership: return ownershipText(container);
    default: return {};
    }
}

QString ContainersModel::toolTip(const Container &container, int column) const
{
    switch (column) {
    case Name: return plainToolTip(tr("%1\n%2").arg(oneLine(container.name()), container.id.left(12)));
    case State:
    case Health: return plainToolTip(oneLine(container.status)); // In the engine's words: since when, and how it ended.
    case Image: return plainToolTip(oneLine(container.image));
    case Created: return plainToolTip(exactTime(container.created, m_zone));
    case Address: return plainToolTip(networksToolTip(container));
    case Ports: return container.ports.isEmpty() ? QString() : plainToolTip(tr("%1\nOutside, then inside the container. Click opens it in the browser.").arg(oneLine(portsText(container.ports))));
    default: return {};
    }
}

QVariant ContainersModel::sortKey(const Container &container, int column) const
{
    switch (column) {
    case State:
    case Health: return levelRank(container);
    case Created: return container.created;
    case Ports: {
        const QList<PortMapping> published = publishedPorts(container.ports);
        return published.isEmpty() ? 1 << 17 : published.first().publicPort;
    }
    default: return text(container, column);
    }
}

QVariant ContainersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Container &container = rows()[index.row()];
    switch (role) {
    case Qt::DisplayRole: return text(container, index.column());
    case Qt::AccessibleTextRole: return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal).toString(), text(container, index.column()));
    case Qt::ToolTipRole: return toolTip(container, index.column());
    case SortRole: return sortKey(container, index.column());
    case LinkRole: return index.column() == Ports && !publishedPorts(container.ports).isEmpty();
    case MarkRole:
        if (index.column() == State)
            return static_cast<int>(stateMark(container));
        return static_cast<int>(index.column() == Health ? healthMark(container.health()) : Mark::None);
    default: return {};
    }
}

QVariant ContainersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QStringList titles{tr("Name"), tr("State"), tr("Health"), tr("Service"), tr("Image"), tr("Created"), tr("IP address"), tr("Ports"), tr("Ownership")};
    return titles.at(section);
}

ContainersOrder::ContainersOrder(ContainersModel &model, QObject *parent)
    : QSortFilterProxyModel(parent), m_collator(naturalCollator())
{
    setSortRole(ContainersModel::SortRole);
    setSourceModel(&model);
}

void ContainersOrder::setText(const QString &text)
{
    m_text = text.trimmed().toCaseFolded();
    invalidateFilter();
}

bool ContainersOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(ContainersModel::SortRole);
    const QVariant b = right.data(ContainersModel::SortRole);
    if (a.metaType() == QMetaType::fromType<QString>())
        return m_collator.compare(a.toString(), b.toString()) < 0;
    return a.toLongLong() < b.toLongLong();
}

bool ContainersOrder::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_text.isEmpty())
        return true;
    for (int column = 0; column < ContainersModel::ColumnCount; ++column)
        if (sourceModel()->index(row, column, parent).data().toString().toCaseFolded().contains(m_text))
            return true;
    return false;
}

} // namespace longshore
