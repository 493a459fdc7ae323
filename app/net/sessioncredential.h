// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace longshore {

/// A session of a sign-in by password (portainer-api.md 2.1 to 2.4): used to make an access token, then ended.
struct SessionCredential {
    QByteArray jwt;
    QByteArray csrfToken; ///< For ending it: the header X-Csrf-Token of an answer to the cookie.
    QByteArray csrfCookie; ///< The cookie `_gorilla_csrf` that belongs to it.

    bool isEmpty() const { return jwt.isEmpty(); }
};

} // namespace longshore
