// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demosettings.h"

#include "app/demo/demomodel.h"
#include "app/demo/demorandom.h"

#include <QJsonArray>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

QJsonObject directory(bool inUse)
{
    return {{u"AnonymousMode"_s, !inUse},
            {u"ReaderDN"_s, inUse ? u"cn=reader,dc=example,dc=org"_s : QString()},
            {u"Password"_s, inUse ? QString::fromLatin1(secretText(16)) : QString()},
            {u"URL"_s, inUse ? u"ldap.example.org:636"_s : QString()},
            {u"TLSConfig"_s, QJsonObject{{u"TLS"_s, inUse}, {u"TLSSkipVerify"_s, false}}},
            {u"StartTLS"_s, false},
            {u"SearchSettings"_s,
             QJsonArray{QJsonObject{{u"BaseDN"_s, inUse ? u"ou=people,dc=example,dc=org"_s : QString()},
                                    {u"Filter"_s, QString()},
                                    {u"UserNameAttribute"_s, inUse ? u"uid"_s : QString()}}}},
            {u"GroupSearchSettings"_s,
             QJsonArray{QJsonObject{{u"GroupBaseDN"_s, QString()}, {u"GroupFilter"_s, QString()}, {u"GroupAttribute"_s, QString()}}}},
            {u"AutoCreateUsers"_s, true}};
}

QJsonObject provider(bool inUse)
{
    const auto text = [inUse](const QString &used) { return inUse ? used : QString(); };
    return {{u"ClientID"_s, text(u"portainer"_s)},
            {u"ClientSecret"_s, text(QString::fromLatin1(secretText(24)))},
            {u"AccessTokenURI"_s, text(u"https://login.example.org/token"_s)},
            {u"AuthorizationURI"_s, text(u"https://login.example.org/authorize"_s)},
            {u"ResourceURI"_s, text(u"https://login.example.org/userinfo"_s)},
            {u"RedirectURI"_s, text(u"https://portainer.example.org/"_s)},
            {u"UserIdentifier"_s, text(u"preferred_username"_s)},
            {u"Scopes"_s, text(u"openid profile"_s)},
            {u"OAuthAutoCreateUsers"_s, false},
            {u"DefaultTeamID"_s, 0},
            {u"SSO"_s, true},
            {u"LogoutURI"_s, text(u"https://login.example.org/logout"_s)},
            {u"KubeSecretKey"_s, QJsonValue::Null},
            {u"AuthStyle"_s, 0}};
}

} // namespace

Settings settingsFor(const DemoOptions &options)
{
    Settings settings;
    settings.authentication = options.authentication;
    settings.requiredPasswordLength = options.requiredPasswordLength;
    settings.ldap = directory(options.authentication == DemoAuthentication::Ldap);
    settings.oauth = provider(options.authentication == DemoAuthentication::OAuth);
    if (options.sessionSeconds != DemoOptions().sessionSeconds)
        settings.sessionTimeout = QByteArray::number(options.sessionSeconds) + 's';
    settings.shellImage = "portainer/kubectl-shell:" + versionOf(options.line);
    return settings;
}

} // namespace longshore::demo
