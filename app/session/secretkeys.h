// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/secretstore.h"
#include "app/store/serverprofile.h"

#include <QList>

/// Where the secrets of a saved server are kept: each bound to the entry and to the only place it may be sent to.
namespace longshore::secretkeys {

SecretKey accessToken(const ServerProfile &profile); ///< Bound to the server's origin.
SecretKey header(const ServerProfile &profile, const QString &name); ///< Bound to the server's origin.
SecretKey proxyPassword(const ServerProfile &profile); ///< Bound to the proxy, which is who gets it.
SecretKey versions(const ServerId &server); ///< Never sent: it opens the file of the versions of stacks.
SecretKey passPhrase(const ServerProfile &profile); ///< Never sent: it opens the file of the client certificate.

bool hasProxyPassword(const ServerProfile &profile);
bool hasPassPhrase(const ServerProfile &profile);

/// Every entry that the keychain may hold for this server.
QList<SecretKey> allOf(const ServerProfile &profile);

} // namespace longshore::secretkeys
