// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/proxychoice.h"
#include "app/core/secret.h"
#include "app/core/serveraddress.h"

#include <QNetworkProxy>

namespace longshore {

/// Words in ApiError::message (kind Network) that tell a proxy's fault from the server's. For people they are said anew
/// elsewhere.
namespace ProxyMessage {
    inline const QString Unreachable = QStringLiteral("The proxy does not answer.");
    inline const QString WantsPassword = QStringLiteral("The proxy does not accept the user name and password.");
    inline const QString Refused = QStringLiteral("The proxy does not open the way to the server.");
} // namespace ProxyMessage

/// The proxy as the network library takes it; DefaultProxy for the system's choice. Without user name and password where
/// proxyCredential() says them already, else the library would answer a refusal by sending the request again.
QNetworkProxy networkProxy(const ServerAddress &address, const ProxyChoice &choice, const Secret &password);

/// The way that requests to the address take: for the system's choice what the system says now. NoProxy: straight.
QNetworkProxy proxyInUse(const ServerAddress &address, const ProxyChoice &choice);

/// Proxy-Authorization for a plain request that an HTTP proxy forwards; empty where it would reach anybody else. Said at
/// once, because a change that is refused for want of it could not be sent again.
QByteArray proxyCredential(const ServerAddress &address, const ProxyChoice &choice, const Secret &password);

/// "http://proxy:3128": what the password of a proxy is bound to.
QString proxyOrigin(const ProxyChoice &choice);

} // namespace longshore
