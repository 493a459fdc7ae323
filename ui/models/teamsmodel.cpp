// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/teamsmodel.h"

#include "app/core/displaytext.h"
#include "app/session/visibility.h"
#include "ui/models/peoplefilter.h"
#include "ui/models/plaintooltip.h"

namespace longshore {

using namespace Qt::StringLiterals;

QString teamRoleWord(TeamRole role)
{
    switch (role) {
    case TeamRole::Leader:
        return TeamsModel::tr("Leader");
    case TeamRole::Member:
        return TeamsModel::tr("Member");
    case TeamRole::Unknown: break;
    }
    return TeamsModel::tr("Unknown");
}

void TeamsModel::setTeams(const DirectoryContent &content)
{
    QList<TeamRow> fresh;
    for (const Team &team : content.teams) {
        TeamRow row{.team = team, .leaders = {}};
        for (const TeamMembership &each : content.membersOf(team.id)) {
            ++row.members;
            if (each.isLeader())
                row.leaders.append(content.userName(each.user));
        }
        fresh.append(row);
    }
    merge(fresh);
}

QVariant TeamsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TeamRow &row = rows().at(index.row());
    const QStringList texts{oneLine(row.team.name), memberCount(row.members), row.leaders.join(u", "_s)};
    switch (role) {
    case Qt::DisplayRole:
        return texts.at(index.column());
    case Qt::ToolTipRole:
        return plainToolTip(texts.at(index.column()));
    case PeopleFilter::SortRole:
        return index.column() == Members ? QVariant(qint64(row.members)) : QVariant(texts.at(index.column()));
    case PeopleFilter::FilterTextRole:
        return QString(texts.at(Name) + u'\0' + texts.at(Leaders)).toCaseFolded();
    case PeopleFilter::IdRole:
        return number(row.team.id);
    default:
        return {};
    }
}

QVariant TeamsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return QStringList{tr("Team"), tr("Members"), tr("Led by")}.at(section);
}

void MembersModel::setMembers(const DirectoryContent &content, TeamId team)
{
    QList<MemberRow> fresh;
    for (const TeamMembership &each : content.membersOf(team))
        fresh.append({each, content.userName(each.user)});
    if (m_team == team)
        return merge(fresh);
    m_team = team;
    startOver(fresh);
}

QVariant MembersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const MemberRow &row = rows().at(index.row());
    const QString text = index.column() == Name ? row.name : teamRoleWord(row.membership.role);
    switch (role) {
    case Qt::DisplayRole:
    case PeopleFilter::SortRole:
        return text;
    case Qt::ToolTipRole:
        return plainToolTip(text);
    case PeopleFilter::FilterTextRole:
        return row.name.toCaseFolded();
    case PeopleFilter::IdRole:
        return number(row.membership.id);
    default:
        return {};
    }
}

QVariant MembersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return section == Name ? tr("Member") : tr("In the team");
}

} // namespace longshore
