// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/peoplefilter.h"
#include "ui/models/teamsmodel.h"
#include "ui/pages/pageframe.h"

#include <optional>

class QComboBox;
class QPushButton;
class QTableView;

namespace longshore {

class EmptyState;

/// The teams of a server at the left, the members of the chosen one at the right. Says what is wanted and asks no server.
class TeamsPage : public PageFrame
{
    Q_OBJECT
public:
    explicit TeamsPage(QWidget *parent = nullptr);

    void setServer(const QString &server);
    void setTeams(const DirectoryContent &content);
    void setBusy(bool busy); ///< A change is under way: none can be started.
    void setMayManage(const QString &whyNot); ///< Empty: teams can be made, renamed and deleted.
    /// Teams whose members may be changed; none: those of all.
    void setManageable(const std::optional<QList<TeamId>> &teams, const QString &whyNot);
    std::optional<TeamId> current() const;
    bool select(TeamId team); ///< False when it is not there.
    QTableView &teams() const { return *m_teams; }
    QTableView &members() const { return *m_members; }

Q_SIGNALS:
    void createRequested();
    void renameRequested(longshore::TeamId team);
    void deleteRequested(longshore::TeamId team);
    void addMemberRequested(longshore::TeamId team, longshore::UserId user);
    void roleRequested(const longshore::TeamMembership &changed);
    void removeMemberRequested(const longshore::TeamMembership &membership);

private:
    QPushButton *button(const char *name, const QString &text, const char *icon);
    static void setUpTable(QTableView &table, const QString &name);
    QWidget *buildTeams();
    QWidget *buildMembers();
    void connectButtons();
    void addKeys();
    void showTeam();
    void fillCandidates();
    std::optional<UserId> candidate() const;
    void updateActions();
    bool mayChangeMembers() const;
    std::optional<TeamMembership> currentMember() const;

    DirectoryContent m_content;
    TeamsModel m_teamsModel;
    MembersModel m_membersModel;
    PeopleFilter m_teamsOrder;
    PeopleFilter m_membersOrder;
    QTableView *m_teams;
    QTableView *m_members;
    EmptyState *m_noMembers;
    QLabel *m_heading = nullptr;
    QLabel *m_why = nullptr;
    QComboBox *m_candidates;
    QPushButton *m_create;
    QPushButton *m_rename;
    QPushButton *m_delete;
    QPushButton *m_add;
    QPushButton *m_role;
    QPushButton *m_remove;
    QString m_whyNot;
    std::optional<QList<TeamId>> m_manageable;
    QString m_whyNotMembers;
    bool m_busy = false;
};

} // namespace longshore
