// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/secretkeys.h"

#include "app/net/proxyroute.h"

namespace longshore::secretkeys {

using namespace Qt::StringLiterals;

SecretKey accessToken(const ServerProfile &profile)
{
    return {profile.id, profile.address.origin()};
}

SecretKey header(const ServerProfile &profile, const QString &name)
{
    return {profile.id, profile.address.origin(), "header/"_L1 + name};
}

SecretKey proxyPassword(const ServerProfile &profile)
{
    return {profile.id, proxyOrigin(profile.proxy), u"proxy"_s};
}

SecretKey passPhrase(const ServerProfile &profile)
{
    return {profile.id, u"file"_s, u"client-certificate"_s};
}

SecretKey versions(const ServerId &server)
{
    return {server, u"file"_s, u"versions"_s};
}

bool hasProxyPassword(const ServerProfile &profile)
{
    return !profile.proxy.userName.isEmpty();
}

bool hasPassPhrase(const ServerProfile &profile)
{
    return !profile.clientCertificateFile.isEmpty();
}

QList<SecretKey> allOf(const ServerProfile &profile)
{
    QList<SecretKey> keys{accessToken(profile), versions(profile.id)};
    for (const QString &name : profile.extraHeaderNames)
        keys.append(header(profile, name));
    if (hasProxyPassword(profile))
        keys.append(proxyPassword(profile));
    if (hasPassPhrase(profile))
        keys.append(passPhrase(profile));
    return keys;
}

} // namespace longshore::secretkeys
