// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/system.h"
#include "app/portainer/user.h"
#include "ui/pages/pageframe.h"

#include <optional>

class QPushButton;

namespace longshore {

class FactGrid;
class ToneLabel;

/// A team of the person who is signed in.
struct OwnTeam {
    QString name;
    bool isLeader = false;
    bool operator==(const OwnTeam &) const = default;
};

/// Who is signed in where, as far as the server tells.
struct AccountFacts {
    QString server; ///< Its name as shown.
    QString address;
    QString version; ///< "2.23.0"; empty while not known.
    std::optional<User> user; ///< Not known for some access tokens at 2.19.
    QString lastUserName; ///< Of the last sign-in, when `user` is not known.
    QList<OwnTeam> teams;
    QStringList environments; ///< Names of those the person may use.
    std::optional<AuthenticationMethod> method; ///< How people sign in there.
    QString tokenPlace; ///< Where the access token is kept: "GNOME Keyring".
    QString tokenPrefix; ///< "ptr_abc", of the token in use; empty when not known.
    bool operator==(const AccountFacts &) const = default;

    QString name() const { return user ? user->name : lastUserName; }
    /// Whether Portainer itself keeps the password; it always does for its first administrator (portainer-api.md 2.2).
    bool hasPasswordThere() const;
};

/// Who am I on this server, my password, and the way out.
class AccountPage : public PageFrame
{
    Q_OBJECT
public:
    explicit AccountPage(QWidget *parent = nullptr);

    void setFacts(const AccountFacts &facts);
    void setBusy(bool busy); ///< The password is being changed.

Q_SIGNALS:
    void changePasswordRequested();
    void signOutRequested();

private:
    QWidget *buildContent();
    QWidget *buildPart(const QString &title, ToneLabel *sentence, QPushButton *button);
    void updateButtons();

    AccountFacts m_facts;
    bool m_busy = false;
    FactGrid *m_grid;
    ToneLabel *m_passwordSentence;
    QPushButton *m_changePassword;
    ToneLabel *m_signOutSentence;
    QPushButton *m_signOut;
};

} // namespace longshore
