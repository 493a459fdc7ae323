// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demomodel.h"

#include <QSet>

namespace longshore::demo {

/// Session tokens: JWTs signed with a secret made anew at every start (portainer-api.md 2.2).
class Sessions
{
public:
    Sessions();

    static constexpr qint64 Lifetime = 8 * 60 * 60; ///< Seconds.

    QByteArray issue(const User &user, DemoLine line, qint64 now) const;
    /// The user's id, or nothing for a token that is forged, expired or revoked.
    std::optional<UserId> userOf(const QByteArray &token, qint64 now) const;
    void revoke(const QByteArray &token) { m_revoked.insert(token); }

    /// What a request with the session cookie has to carry to change anything (2.4).
    QByteArray csrfCookie() const { return m_csrfCookie; }
    QByteArray csrfToken() const { return m_csrfToken; }

private:
    QByteArray signature(const QByteArray &text) const;

    QByteArray m_secret;
    QByteArray m_csrfCookie;
    QByteArray m_csrfToken;
    QSet<QByteArray> m_revoked;
};

} // namespace longshore::demo
