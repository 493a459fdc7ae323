// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/secret.h"
#include "app/portainer/system.h"
#include "app/portainer/user.h"
#include "ui/dialogs/changedialog.h"

class QLineEdit;
class QListWidget;

namespace longshore {

class CardButton;
class NewPasswordFields;
class SecretClipboard;
class ToneLabel;

/// What a new user is to be.
struct NewUserWish {
    QString name;
    Secret password; ///< Empty where the server asks for none.
    Role role = Role::Standard;
    QList<TeamId> teams;
};

/// Asks for a new user: name, password, role and teams.
class AddUserDialog : public ChangeDialog
{
    Q_OBJECT
public:
    /// `taken` are names that are in use already, whatever their case.
    AddUserDialog(const QString &place, const QStringList &taken, const QList<Team> &teams, QWidget *parent = nullptr);

    /// The server's rules; with LDAP and OAuth no password is asked, and that is explained.
    void setSettings(const PublicSettings &settings);
    void offerCopy(SecretClipboard &clipboard);
    /// What is wrong with the name, as the server takes names; empty when nothing is.
    QString nameProblem() const;

Q_SIGNALS:
    void wished(const longshore::NewUserWish &wish);

private:
    void buildName();
    void buildPassword();
    void buildRole();
    void buildTeams(const QList<Team> &teams);
    void judge();
    QList<TeamId> chosenTeams() const;
    NewUserWish wish() const;

    QStringList m_taken;
    QLineEdit *m_name;
    ToneLabel *m_nameProblem;
    NewPasswordFields *m_password;
    ToneLabel *m_noPassword;
    CardButton *m_standard;
    CardButton *m_administrator;
    QListWidget *m_teams = nullptr;
    bool m_asksPassword = true;
};

/// What is wrong with a user name in one sentence: white space, or somebody has it. Empty when nothing is.
QString userNameProblem(const QString &name, const QStringList &taken);

} // namespace longshore
