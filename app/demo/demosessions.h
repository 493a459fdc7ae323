// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demomodel.h"

#include <QHash>

namespace longshore::demo {

/// What a session token stands for.
struct Session {
    UserId user{};
    bool mustChangePassword = false; ///< The password it was opened with is too short by now.
    int requests = 0; ///< So many came with it.
};

/// Session tokens: JWTs signed with a secret made anew at every start (portainer-api.md 2.2).
class Sessions
{
public:
    /// A session ends after so many requests; 0: only by time.
    explicit Sessions(int requestsPerSession = 0);

    /// The token of a new session that ends at the given time.
    QByteArray issue(const User &user, const Model &model, qint64 now, qint64 end);
    /// The session of a request that carries the token, or nothing for one that is forged, expired or revoked.
    std::optional<Session> use(const QByteArray &token, qint64 now);
    void revoke(const QByteArray &token) { m_open.remove(token); }
    /// After a change of password or role. A real server spares sessions begun in the same second, by which a test would
    /// pass on one run and fail on another; here all of them end.
    void revokeAllOf(UserId user);
    void revokeAll() { m_open.clear(); }

    /// What a request with the session cookie has to carry to change anything (2.4).
    QByteArray csrfCookie() const { return m_csrfCookie; }
    QByteArray csrfToken() const { return m_csrfToken; }

private:
    QByteArray signature(const QByteArray &text) const;

    QByteArray m_secret;
    QByteArray m_csrfCookie;
    QByteArray m_csrfToken;
    QHash<QByteArray, Session> m_open; ///< By token.
    int m_requestsPerSession;
};

} // namespace longshore::demo
