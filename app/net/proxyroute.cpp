// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/proxyroute.h"

#include "app/net/systemproxy.h"

namespace longshore {

using namespace Qt::StringLiterals;

QNetworkProxy networkProxy(const ServerAddress &address, const ProxyChoice &choice, const Secret &password)
{
    if (choice.kind == ProxyChoice::Kind::System)
        return QNetworkProxy(QNetworkProxy::DefaultProxy);
    if (choice.kind == ProxyChoice::Kind::None)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const bool socks = choice.kind == ProxyChoice::Kind::Socks5;
    QNetworkProxy proxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, choice.host, static_cast<quint16>(choice.port));
    if (!choice.userName.isEmpty() && (socks || address.isEncrypted())) {
        proxy.setUser(choice.userName);
        proxy.setPassword(QString::fromUtf8(password.bytes()));
    }
    return proxy;
}

QNetworkProxy proxyInUse(const ServerAddress &address, const ProxyChoice &choice)
{
    if (choice.kind != ProxyChoice::Kind::System)
        return networkProxy(address, choice, {});
    return SystemProxy().queryProxy(QNetworkProxyQuery(address.apiUrl({}))).value(0, QNetworkProxy(QNetworkProxy::NoProxy));
}

QByteArray proxyCredential(const ServerAddress &address, const ProxyChoice &choice, const Secret &password)
{
    // Over https the header would travel inside the tunnel, to the server.
    if (address.isEncrypted() || choice.kind != ProxyChoice::Kind::Http || choice.userName.isEmpty())
        return {};
    return "Basic " + (choice.userName.toUtf8() + ':' + password.bytes()).toBase64();
}

QString proxyOrigin(const ProxyChoice &choice)
{
    const QLatin1StringView scheme = choice.kind == ProxyChoice::Kind::Socks5 ? "socks5"_L1 : "http"_L1;
    const QString host = choice.host.contains(u':') ? u'[' + choice.host + u']' : choice.host;
    return u"%1://%2:%3"_s.arg(scheme, host, QString::number(choice.port));
}

} // namespace longshore
