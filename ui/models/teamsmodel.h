// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/directory.h"
#include "ui/models/rowsmodel.h"

namespace longshore {

/// One team, as the list shows it.
struct TeamRow {
    Team team;
    qsizetype members = 0;
    QStringList leaders; ///< Names.
    bool operator==(const TeamRow &) const = default;
};

/// The teams of a server with the number of their members and who leads them. Roles are those of PeopleFilter.
class TeamsModel : public RowsModel<TeamRow, TeamId, 3>
{
    Q_OBJECT
public:
    enum Column { Name, Members, Leaders, ColumnCount };

    using RowsModel::RowsModel;
    void setTeams(const DirectoryContent &content);
    const TeamRow *of(TeamId team) const { return at(rowOf(team)); } ///< Null when there is none.

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    TeamId idOf(const TeamRow &row) const override { return row.team.id; }
};

/// One member of a team.
struct MemberRow {
    TeamMembership membership;
    QString name; ///< Cleaned for one line.
    bool operator==(const MemberRow &) const = default;
};

/// The members of one team; another team is a new list. The id is that of the membership; roles are those of PeopleFilter.
class MembersModel : public RowsModel<MemberRow, MembershipId, 2>
{
    Q_OBJECT
public:
    enum Column { Name, RoleColumn, ColumnCount };

    using RowsModel::RowsModel;
    void setMembers(const DirectoryContent &content, TeamId team);

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    MembershipId idOf(const MemberRow &row) const override { return row.membership.id; }

private:
    TeamId m_team{};
};

QString teamRoleWord(TeamRole role); ///< "Leader", "Member"

} // namespace longshore
