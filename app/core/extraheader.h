// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace longshore {

/// A header an access proxy in front of the server asks for (such as "CF-Access-Client-Id").
struct ExtraHeader {
    QByteArray name;
    QByteArray value; ///< Treated as a secret: never logged, never in plain settings.

    bool operator==(const ExtraHeader &) const = default;
};

/// RFC 9110 token; and not one that this client sets itself (X-API-Key, Host, Content-Length, ...).
bool isAllowedHeaderName(QByteArrayView name);
/// Bytes 0x20..0x7E without leading or trailing space, at most 4096. Refused, never repaired.
bool isAllowedHeaderValue(QByteArrayView value);
/// `ptr_` and base64 text, as Portainer makes them, or any 1..4096 bytes of 0x21..0x7E from other editions.
bool isPlausibleAccessToken(QByteArrayView token);

} // namespace longshore
