// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serverfacts.h"

#include "app/core/displaytext.h"
#include "ui/widgets/certificatecard.h"

#include <QCoreApplication>
#include <QLocale>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("ServerInfoDialog", text);
}

QString roleText(const User &user)
{
    switch (user.role) {
    case Role::Administrator:
        return say("administrator");
    case Role::Standard:
        return say("standard user");
    case Role::Unknown:
        break;
    }
    return say("role not known");
}

QString userText(const ServerOverview &facts)
{
    if (facts.user)
        return say("%1, %2").arg(oneLine(facts.user->name), roleText(*facts.user));
    return facts.profile.userName.isEmpty() ? say("not told by this server") : oneLine(facts.profile.userName);
}

QString trustText(const ServerOverview &facts)
{
    if (!facts.profile.address.isEncrypted())
        return say("not encrypted: plain http");
    return facts.certificate.isNull() ? say("encrypted; the certificate is trusted by this computer")
                                      : say("encrypted; only the certificate below is trusted");
}

QString methodText(AuthenticationMethod method)
{
    switch (method) {
    case AuthenticationMethod::Internal:
        return say("Portainer's own users");
    case AuthenticationMethod::Ldap:
        return say("LDAP");
    case AuthenticationMethod::OAuth:
        return say("OAuth");
    case AuthenticationMethod::Unknown:
        break;
    }
    return say("not known to Longshore");
}

QString onOff(bool on)
{
    return on ? say("on") : say("off");
}

FactGroup certificateGroup(const Certificate &certificate)
{
    const QString fingerprint = fingerprintText(certificate.sha256);
    return {say("Trusted certificate"),
            {{.label = say("SHA-256"), .value = groupedFingerprint(certificate.sha256, 8), .monospace = true, .copy = fingerprint},
             {.label = say("Names"), .value = oneLine(certificate.names.join(", "_L1))},
             {.label = say("Valid"), .value = validityText(certificate, QDateTime::currentDateTimeUtc())}}};
}

} // namespace

QList<FactGroup> serverFactGroups(const ServerOverview &facts)
{
    QList<FactGroup> groups{
        {say("Server"),
         {{.label = say("Address"), .value = facts.profile.address.text(), .link = facts.profile.address.pageUrl()},
          {.label = say("Portainer"), .value = oneLine(facts.version.isEmpty() ? facts.profile.lastVersion : facts.version)},
          {.label = say("Instance"), .value = oneLine(facts.profile.instanceId), .monospace = true},
          {.label = say("Connection"), .value = trustText(facts)},
          {.label = say("Proxy"), .value = facts.proxy.isEmpty() ? say("none") : oneLine(facts.proxy)}}},
        {say("You"),
         {{.label = say("Signed in as"), .value = userText(facts)},
          {.label = say("Environments"), .value = QLocale().toString(facts.environments)},
          {.label = say("Stacks"), .value = QLocale().toString(facts.stacks)}}}};
    if (!facts.certificate.isNull())
        groups.append(certificateGroup(facts.certificate));
    return groups;
}

QList<FactGroup> settingsFactGroups(const ServerSettings &settings)
{
    const QString kubeconfig = settings.kubeconfigExpiry == "0"_L1 ? say("never") : oneLine(settings.kubeconfigExpiry);
    const QString password = QCoreApplication::translate("ServerInfoDialog", "at least %n characters", nullptr, settings.requiredPasswordLength);
    return {{say("Signing in"),
             {{.label = say("Users come from"), .value = methodText(settings.authenticationMethod)},
              {.label = say("Passwords"), .value = password},
              {.label = say("A session lasts"), .value = oneLine(settings.userSessionTimeout)},
              {.label = say("Kubeconfig expires after"), .value = kubeconfig}}},
            {say("Server"),
             {{.label = say("Snapshot every"), .value = oneLine(settings.snapshotInterval)},
              {.label = say("Edge compute"), .value = onOff(settings.edgeComputeFeatures)},
              {.label = say("Telemetry"), .value = onOff(settings.telemetry)},
              {.label = say("Templates"), .value = oneLine(settings.templatesUrl)},
              {.label = say("Helm repository"), .value = oneLine(settings.helmRepositoryUrl)},
              {.label = say("Logo"), .value = oneLine(settings.logoUrl)}}}};
}

} // namespace longshore
