// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/versionsmodel.h"

#include "app/core/displaytext.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/relativetime.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString titleOf(int column)
{
    switch (column) {
    case VersionsModel::Seen: return VersionsModel::tr("First seen");
    case VersionsModel::Saved: return VersionsModel::tr("Saved on the server");
    case VersionsModel::By: return VersionsModel::tr("By");
    case VersionsModel::Commit: return VersionsModel::tr("Commit");
    case VersionsModel::Note: return VersionsModel::tr("Note");
    default: return {};
    }
}

} // namespace

void VersionsModel::setVersions(const QList<SeenVersion> &oldestFirst)
{
    QList<SeenVersion> fresh(oldestFirst.crbegin(), oldestFirst.crend());
    const qsizetype added = fresh.size() - m_versions.size();
    const bool grew = added >= 0 && std::equal(m_versions.cbegin(), m_versions.cend(), fresh.cbegin() + added);
    if (grew && added == 0)
        return;
    if (grew) {
        beginInsertRows({}, 0, static_cast<int>(added) - 1);
        m_versions = std::move(fresh);
        return endInsertRows();
    }
    beginResetModel();
    m_versions = std::move(fresh);
    endResetModel();
}

void VersionsModel::setNow(const std::optional<SeenVersion> &now)
{
    m_now = now;
    retime();
}

void VersionsModel::retime()
{
    if (!m_versions.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool VersionsModel::isNow(int row) const
{
    return m_now && row >= 0 && row < m_versions.size() && m_versions.at(row).sameContent(*m_now);
}

bool VersionsModel::hasOthers() const
{
    return std::ranges::any_of(m_versions, [this](const SeenVersion &version) { return !m_now || !version.sameContent(*m_now); });
}

int VersionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_versions.size());
}

int VersionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString VersionsModel::cell(int row, int column) const
{
    const SeenVersion &version = m_versions.at(row);
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    constexpr qsizetype ShortCommit = 8;
    switch (column) {
    case Seen: return relativeTime(version.seenAt.toSecsSinceEpoch(), now, m_zone);
    case Saved: return relativeTime(version.updateDate, now, m_zone);
    case By: return oneLine(version.updatedBy);
    case Commit: return oneLine(version.commit.left(ShortCommit));
    case Note: return isNow(row) ? tr("On the server now") : QString();
    default: return {};
    }
}

QVariant VersionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SeenVersion &version = m_versions.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return cell(index.row(), index.column());
    case Qt::AccessibleTextRole: return u"%1: %2"_s.arg(titleOf(index.column()), cell(index.row(), index.column()));
    case Qt::ToolTipRole:
        return index.column() == Seen ? exactTime(version.seenAt.toSecsSinceEpoch(), m_zone)
            : index.column() == Saved ? exactTime(version.updateDate, m_zone)
            : index.column() == Commit ? plainToolTip(oneLine(version.commit))
                                       : plainToolTip(cell(index.row(), index.column()));
    default: return {};
    }
}

QVariant VersionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(titleOf(section)) : QVariant();
}

} // namespace longshore
