// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/adduserdialog.h"
#include "ui/pages/userspage.h"
#include "ui/shell/peoplefeed.h"

#include <QSet>

namespace longshore {

class SecretClipboard;

/// The section "Users": feeds its page, counts access tokens of the rows in view, and carries out what is wanted there.
class UsersFeed : public PeopleFeed
{
    Q_OBJECT
public:
    UsersFeed(Session &session, UsersPage &page, SecretClipboard &clipboard, QObject *parent);
    void refresh();

Q_SIGNALS:
    void seenRequested(longshore::UserId user);
    void linkRequested(const QString &fragment); ///< A page of Portainer's own.

protected:
    void show() override;
    void setBusy(bool busy) override { m_page.setBusy(busy); }
    Directory::Part needed() const override { return Directory::Part::Users; }
    QString reading() const override { return tr("list the users"); }

private:
    void connectPage();
    void readSettings();
    void sayWhoManages();
    void showDetails();
    UserDetails detailsOf(const UserRow &row) const;
    QMap<QString, QString> whyNot(const UserRow &row) const;
    void countNext();
    void takeCount(UserId user, const Result<QList<AccessToken>> &tokens);
    void add();
    void create(AddUserDialog *dialog, const NewUserWish &wish);
    void joinTeams(const NewUserWish &wish, UserId user, QList<TeamId> teams, const QStringList &failed, ChangeDialog *dialog);
    void rename(UserId user);
    void changeRole(UserId user);
    void resetPassword(UserId user);
    void askDelete(UserId user);
    QStringList takenNames() const;

    UsersPage &m_page;
    SecretClipboard &m_clipboard;
    PublicSettings m_settings;
    QList<UserId> m_wanted; ///< Whose tokens are still to be counted.
    InFlight<Result<PublicSettings>> m_settingsAsked{this};
    InFlight<Result<QList<AccessToken>>> m_counting{this};
};

} // namespace longshore
