// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/session/session.h"
#include "ui/shell/serverwindows.h"

#include <QObject>
#include <QPointer>

namespace longshore {

class AccountPage;
class ChangePasswordDialog;
class ServerWindow;
class SignOutFlow;

/// Feeds "My account" of one server: who is signed in, and the change of the password, which is sent once and never by
/// itself.
class AccountFeed : public QObject
{
    Q_OBJECT
public:
    static void addTo(ServerWindow &window, Session &session, const ServerWindowParts &parts);

private:
    AccountFeed(ServerWindow &window, AccountPage &page, Session &session, const ServerWindowParts &parts);

    void refresh();
    void arrived(const std::optional<ApiError> &error);
    void show();
    void askForPassword();
    void changePassword(const Secret &current, const Secret &next);
    void passwordChanged(const Result<Nothing> &result);
    bool refusedInDialog(const ApiError &error);

    ServerWindow &m_window;
    AccountPage &m_page;
    Session &m_session;
    const ServerWindowParts m_parts;
    SignOutFlow *m_signOut;
    QPointer<ChangePasswordDialog> m_dialog;
    int m_waiting = 0; ///< Answers of a refresh that are not there yet.
    std::optional<ApiError> m_error; ///< The first of them that failed.
    std::optional<PublicSettings> m_settings;
    QList<TeamMembership> m_memberships;
    QList<Team> m_teams;
    InFlight<Result<PublicSettings>> m_settingsCall{this};
    InFlight<Result<QList<TeamMembership>>> m_membershipsCall{this};
    InFlight<Result<QList<Team>>> m_teamsCall{this};
};

} // namespace longshore
