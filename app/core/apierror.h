// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/certificate.h"

#include <QString>
#include <QStringList>

namespace longshore {

/// What a call needs of its user; a refusal names it (portainer-api.md 2.6, 4.2, 5.3).
enum class Right { None, SignedIn, EnvironmentAccess, StackAccess, Administrator };

/// Why a call gave no value, as a value.
struct ApiError {
    enum class Kind {
        Network, ///< The server could not be reached, or the connection broke while reading.
        Timeout, ///< Our idle or absolute deadline ended it.
        Tls, ///< The certificate was not trusted; `certificate` says which one. Nothing was sent.
        Unauthorized, ///< 401: the access token is missing, wrong or revoked.
        Forbidden, ///< 403: signed in, but not allowed; `right` says what is missing.
        NotFound, ///< 404.
        Conflict, ///< 409.
        RateLimited, ///< The ban of the sign-in routes, or 429.
        Server, ///< Any other refusal of the server, 4xx or 5xx.
        Protocol, ///< An answer that is not what Portainer says: HTML, a redirect, cut or wrong JSON.
        OutcomeUnknown, ///< A change was sent and its answer was lost. Never retried.
        Cancelled, ///< Ended by us on request.
        ReadOnly, ///< A change, while Longshore or the server is set to read-only. Nothing was sent.
    };

    Kind kind = Kind::Network;
    int httpStatus = 0; ///< 0 when no answer came.
    QString message; ///< The server's own `message`, or for kinds of ours a plain technical reason.
    QString details; ///< The server's own `details`.
    bool mayEcho = false; ///< The texts may repeat what was sent (400 answers do): never show or log them.
    Right right = Right::None; ///< What the call needed.
    QString redirectTarget; ///< Origin a 3xx pointed to; never followed.
    Certificate certificate; ///< For Tls: what the server presented.
    QStringList tlsProblems; ///< For Tls: what is wrong with it, in the words of the TLS library.

    bool operator==(const ApiError &) const = default;
};

/// Whether a change may have happened in spite of this answer to it: the answer was lost, a proxy gave up waiting for it, or it
/// says success and cannot be read. Then the state is read back; nothing is sent again.
bool leavesItOpen(const ApiError &error);

/// Name of a kind for logs and tests ("Forbidden").
QString kindName(ApiError::Kind kind);

} // namespace longshore

