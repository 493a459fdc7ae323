// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/portaddress.h"

#include <QHostAddress>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// The host in "nas.lan", "https://nas.lan:8080/x" or "tcp://10.0.0.5:2375"; empty in "unix:///var/run/docker.sock".
QString hostIn(const QString &text)
{
    const QUrl url = QUrl::fromUserInput(text.contains("://"_L1) ? text : u"http://"_s + text);
    return url.host();
}

bool isForEverybody(const QString &ip)
{
    return ip.isEmpty() || ip == "0.0.0.0"_L1 || ip == "::"_L1;
}

} // namespace

QString publicHost(const Environment &environment, const ServerAddress &server)
{
    if (const QString host = environment.publicUrl.isEmpty() ? QString() : hostIn(environment.publicUrl); !host.isEmpty())
        return host;
    const bool isHere = environment.url.startsWith("unix:"_L1) || environment.url.startsWith("npipe:"_L1);
    if (const QString host = isHere || environment.isEdge() ? QString() : hostIn(environment.url); !host.isEmpty())
        return host;
    return server.host();
}

QUrl portUrl(const PortMapping &port, const QString &host)
{
    if (port.publicPort <= 0 || port.protocol != "tcp"_L1 || host.isEmpty())
        return {};
    if (QHostAddress(port.ip).isLoopback() && !QHostAddress(host).isLoopback() && host != "localhost"_L1)
        return {};
    const bool isSecure = port.publicPort % 1000 == 443 || port.privatePort % 1000 == 443;
    QUrl url;
    url.setScheme(isSecure ? u"https"_s : u"http"_s);
    url.setHost(isForEverybody(port.ip) || QHostAddress(port.ip).isLoopback() ? host : port.ip);
    url.setPort(port.publicPort);
    return url;
}

} // namespace longshore
