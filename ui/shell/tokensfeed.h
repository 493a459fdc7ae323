// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/session/session.h"
#include "ui/shell/serverwindows.h"

#include <QObject>
#include <QPointer>

namespace longshore {

class NewTokenFlow;
class RotateFlow;
class ServerWindow;
class TokensPage;

/// Feeds "Access tokens" of one server: lists, adds, rotates and revokes them.
class TokensFeed : public QObject
{
    Q_OBJECT
public:
    static void addTo(ServerWindow &window, Session &session, const ServerWindowParts &parts);

private:
    /// What became of one token that was to be revoked; without an error it is gone.
    struct Revoked {
        AccessToken token;
        std::optional<ApiError> error;
    };

    TokensFeed(ServerWindow &window, TokensPage &page, Session &session, const ServerWindowParts &parts);

    void refresh();
    void show(const QList<AccessToken> &tokens);
    AccessTokenId ours() const;
    void add();
    void addHere(AuthenticationMethod method);
    void addElsewhere();
    void askToRevoke(const QList<AccessToken> &tokens);
    void revoke(QList<AccessToken> tokens);
    void revokeNext();
    void lookAfterRevoking();
    void tellRevoked();

    ServerWindow &m_window;
    TokensPage &m_page;
    Session &m_session;
    const ServerWindowParts m_parts;
    RotateFlow *m_rotate;
    QPointer<NewTokenFlow> m_new;
    QList<AccessToken> m_tokens; ///< As read last.
    QList<AccessToken> m_toRevoke;
    QList<Revoked> m_revoked;
    InFlight<Result<QList<AccessToken>>> m_list{this};
    InFlight<Result<QList<AccessToken>>> m_look{this}; ///< What became of a revocation; a refresh must not replace it.
    bool m_revoking = false;
    InFlight<Result<PublicSettings>> m_settings{this};
};

} // namespace longshore
