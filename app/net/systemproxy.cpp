// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/systemproxy.h"

#include <QHostAddress>

namespace longshore {

using namespace Qt::StringLiterals;

QList<QNetworkProxy> SystemProxy::queryProxy(const QNetworkProxyQuery &query)
{
    if (isLoopback(query.peerHostName()))
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    return systemProxyForQuery(query);
}

bool isLoopback(const QString &host)
{
    const QString name = host.toLower();
    if (name == "localhost"_L1 || name.endsWith(".localhost"_L1))
        return true;
    const QHostAddress address(name);
    return !address.isNull() && (address.isLoopback() || address.isEqual(QHostAddress(QHostAddress::AnyIPv4)) || address.isEqual(QHostAddress(QHostAddress::AnyIPv6)));
}

} // namespace longshore
