// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"
#include "app/session/signout.h"
#include "ui/dialogs/leftovertokens.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

namespace longshore {

/// Before the program closes: names the access tokens that it made, that are kept nowhere, and that nobody could use
/// afterwards, and offers to revoke them.
class ClosingTokens : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this. The window is closed again once it is decided.
    ClosingTokens(Servers &servers, ApiClient::ManagerFactory managers, QWidget &window, QObject *parent = nullptr);
    ~ClosingTokens() override;

    /// True with the question shown, until a person decided: the close is refused.
    bool holdsClosing();

private:
    /// One server whose token goes with the program.
    struct Leaving {
        ServerId server;
        QString name;
        std::unique_ptr<SignOut> signOut;
    };

    QList<Session *> leaving() const;
    bool isBesideAKeptOne(const Session &session) const;
    std::unique_ptr<SignOut> signOutOf(const ServerId &server);
    void ask(const QList<Session *> &sessions);
    void revoke(const QList<int> &rows);
    void revoked(int row, const SignOut::Outcome &outcome);
    void close();

    Servers &m_servers;
    const ApiClient::ManagerFactory m_managers;
    QWidget &m_window;
    QPointer<LeftoverTokens> m_dialog;
    std::vector<Leaving> m_leaving;
    int m_running = 0;
    int m_failed = 0;
    bool m_decided = false;
};

} // namespace longshore
