// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/profileexchange.h"

#include "app/store/profilewords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace longshore::profileexchange {

using namespace Qt::StringLiterals;

namespace {

QJsonObject proxyJson(const ProxyChoice &proxy)
{
    QJsonObject json{{u"kind"_s, profilewords::word(proxy.kind)}};
    if (!proxy.host.isEmpty()) {
        json.insert(u"host"_s, proxy.host);
        json.insert(u"port"_s, proxy.port);
    }
    if (!proxy.userName.isEmpty())
        json.insert(u"user"_s, proxy.userName);
    return json;
}

QJsonObject guardJson(const ServerProfile &profile)
{
    QJsonArray environments;
    for (const EnvironmentId id : profile.lockedEnvironments)
        environments.append(number(id));
    return {{u"server"_s, profile.locked}, {u"environments"_s, environments}};
}

/// What is as by default is left out.
QJsonObject serverJson(const ServerProfile &profile)
{
    const ServerProfile plain;
    QJsonObject json{{u"name"_s, profile.name}, {u"address"_s, profile.address.text()}};
    if (profile.refreshEvery != plain.refreshEvery)
        json.insert(u"refreshSeconds"_s, qint64(profile.refreshEvery.count()));
    if (profile.colour != plain.colour)
        json.insert(u"colour"_s, profilewords::word(profile.colour));
    if (profile.readOnly)
        json.insert(u"readOnly"_s, true);
    if (!profile.enabled)
        json.insert(u"enabled"_s, false);
    if (!profile.extraHeaderNames.isEmpty())
        json.insert(u"headers"_s, QJsonArray::fromStringList(profile.extraHeaderNames));
    if (profile.proxy != plain.proxy)
        json.insert(u"proxy"_s, proxyJson(profile.proxy));
    if (profile.locked || !profile.lockedEnvironments.isEmpty())
        json.insert(u"guard"_s, guardJson(profile));
    if (!profile.pinnedSha256.isEmpty())
        json.insert(u"certificateSha256"_s, QString::fromLatin1(profile.pinnedSha256.toHex()));
    return json;
}

} // namespace

QByteArray exported(const QList<ServerProfile> &profiles)
{
    QJsonArray servers;
    for (const ServerProfile &profile : profiles)
        servers.append(serverJson(profile));
    return QJsonDocument(QJsonObject{{u"format"_s, u"longshore-servers"_s}, {u"version"_s, 1}, {u"servers"_s, servers}}).toJson();
}

} // namespace longshore::profileexchange
