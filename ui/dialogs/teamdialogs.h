// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/holdings.h"
#include "app/store/guard.h"
#include "ui/dialogs/changedialog.h"

class QLineEdit;

namespace longshore {

class ToneLabel;

/// Asks for the name of a new team, or another one of a team.
class TeamNameDialog : public ChangeDialog
{
    Q_OBJECT
public:
    /// `before` is empty for a new team; `taken` are the names of all teams.
    TeamNameDialog(const QString &before, const QString &place, const QStringList &taken, QWidget *parent = nullptr);

Q_SIGNALS:
    void wished(const QString &name);

private:
    void judge();

    QString m_before;
    QStringList m_taken;
    QLineEdit *m_name;
    ToneLabel *m_problem;
};

/// Asks before a team is deleted, and says whose access to what goes with it. Keeping is the default.
class DeleteTeamQuestion : public ChangeDialog
{
    Q_OBJECT
public:
    DeleteTeamQuestion(const Team &team, const TeamHoldings &holdings, const QString &place, Guard guard, QWidget *parent = nullptr);
};

QStringList goesWithTeam(const TeamHoldings &holdings);
QStringList staysWithoutTeam(const TeamHoldings &holdings);

/// What the question about a member names.
struct LeavingMember {
    QString user; ///< Names cleaned for one line.
    QString team;
    MemberHoldings holdings;
    bool isComplete = true; ///< Everything that decides what goes was readable.
};

/// Asks before somebody is taken out of a team, and says what goes with the membership. Keeping is the default.
class RemoveMemberQuestion : public ChangeDialog
{
    Q_OBJECT
public:
    RemoveMemberQuestion(const LeavingMember &leaving, const QString &place, Guard guard, QWidget *parent = nullptr);
};

QStringList goesWithMember(const LeavingMember &leaving);
QStringList staysWithMember(const LeavingMember &leaving);

} // namespace longshore
