// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/user.h"

#include <QByteArray>
#include <QString>

namespace longshore {

/// What signing in with a password gives (POST /auth, portainer-api.md 2.2): a session token and the claims inside it.
struct SignInSession {
    QByteArray jwt; ///< A secret, valid until it expires or is ended.
    UserId user{};
    QString userName; ///< As the server spells it.
    Role role = Role::Unknown;
    bool forceChangePassword = false; ///< The password is shorter than the server now asks for.
    qint64 issuedAt = 0; ///< Unix seconds, by the server's clock.
    qint64 expiresAt = 0; ///< Unix seconds, by the server's clock.
    bool operator==(const SignInSession &) const = default;
};

/// What has to stand beside a session cookie in a request that changes something (portainer-api.md 2.4).
struct CsrfProof {
    QByteArray token; ///< The header X-Csrf-Token; empty where the server does not check.
    QByteArray cookie; ///< The value of the cookie `_gorilla_csrf`.
    bool operator==(const CsrfProof &) const = default;
};

} // namespace longshore
