// SPDX-License-Identifier: GPL-3.0-or-later
// Who may use what, and the settings of the server.
#include "app/portainer/decode.h"
#include "app/portainer/requestmaking.h"
#include "app/portainer/requests.h"

#include <QJsonArray>

namespace longshore::requests {

using namespace Qt::StringLiterals;
using namespace making;

namespace {

template <typename Id>
QJsonArray idList(const QList<Id> &ids)
{
    QJsonArray list;
    for (const Id id : ids)
        list.append(number(id));
    return list;
}

template <typename Id>
QJsonObject policyMap(const QMap<Id, qint64> &policies)
{
    QJsonObject map;
    for (auto at = policies.cbegin(); at != policies.cend(); ++at)
        map.insert(part(at.key()), QJsonObject{{u"RoleId"_s, at.value()}});
    return map;
}

/// Everything is said each time, as the server replaces everything.
QJsonObject ownershipBody(const OwnershipChoice &choice)
{
    const bool named = choice.level == Ownership::Private || choice.level == Ownership::Restricted;
    return {{u"Public"_s, choice.level == Ownership::Public},
            {u"AdministratorsOnly"_s, choice.level == Ownership::Administrators},
            {u"Users"_s, named ? idList(choice.users) : QJsonArray()},
            {u"Teams"_s, choice.level == Ownership::Restricted ? idList(choice.teams) : QJsonArray()}};
}

QJsonArray labelList(const QList<HiddenLabel> &labels)
{
    QJsonArray list;
    for (const HiddenLabel &label : labels)
        list.append(QJsonObject{{u"name"_s, label.name}, {u"value"_s, label.value}});
    return list;
}

template <typename T>
void insertIfSaid(QJsonObject &body, const QString &key, const std::optional<T> &value)
{
    if (value)
        body.insert(key, *value);
}

QJsonObject settingsBody(const SettingsChange &what)
{
    QJsonObject body;
    insertIfSaid(body, u"LogoURL"_s, what.logoUrl);
    insertIfSaid(body, u"SnapshotInterval"_s, what.snapshotInterval);
    insertIfSaid(body, u"TemplatesURL"_s, what.templatesUrl);
    insertIfSaid(body, u"UserSessionTimeout"_s, what.userSessionTimeout);
    insertIfSaid(body, u"KubeconfigExpiry"_s, what.kubeconfigExpiry);
    insertIfSaid(body, u"HelmRepositoryURL"_s, what.helmRepositoryUrl);
    insertIfSaid(body, u"EnableTelemetry"_s, what.telemetry);
    if (what.requiredPasswordLength)
        body.insert(u"InternalAuthSettings"_s, QJsonObject{{u"RequiredPasswordLength"_s, *what.requiredPasswordLength}});
    if (what.hiddenLabels)
        body.insert(u"BlackListedLabels"_s, labelList(*what.hiddenLabels));
    return body;
}

} // namespace

Request<ServerSettings> changeSettings(const SettingsChange &what)
{
    return change(Verb::Put, {u"settings"_s}, settingsBody(what), Right::Administrator, decode::settings);
}

Request<SystemVersion> systemVersion()
{
    return get({u"system"_s, u"version"_s}, Right::SignedIn, StatusCap, decode::systemVersion);
}

Request<QList<EnvironmentAccess>> environmentAccesses()
{
    Request<QList<EnvironmentAccess>> request = get({u"endpoints"_s}, Right::SignedIn, ListCap, decode::environmentAccesses);
    request.query = {{u"excludeSnapshots"_s, u"true"_s}};
    return request;
}

Request<EnvironmentAccess> environmentAccess(EnvironmentId id)
{
    Request<EnvironmentAccess> request = get({u"endpoints"_s, part(id)}, Right::EnvironmentAccess, ObjectCap, decode::environmentAccess);
    request.query = {{u"excludeSnapshot"_s, u"true"_s}};
    return request;
}

Request<EnvironmentAccess> setEnvironmentAccess(EnvironmentId id, const AccessPolicies &policies)
{
    Request<EnvironmentAccess> request = change(
        Verb::Put, {u"endpoints"_s, part(id)},
        {{u"UserAccessPolicies"_s, policyMap(policies.users)}, {u"TeamAccessPolicies"_s, policyMap(policies.teams)}},
        Right::Administrator, decode::environmentAccess);
    request.byteCap = ListCap; // It answers with the environment's whole snapshot.
    return request;
}

Request<QList<EnvironmentGroup>> environmentGroups()
{
    return get({u"endpoint_groups"_s}, Right::SignedIn, ListCap, decode::environmentGroups);
}

Request<ResourceControl> changeOwnership(ResourceControlId id, const OwnershipChoice &choice)
{
    return change(Verb::Put, {u"resource_controls"_s, part(id)}, ownershipBody(choice), Right::StackAccess, decode::resourceControl);
}

Request<ResourceControl> createStackOwnership(const QString &resourceId, const OwnershipChoice &choice)
{
    constexpr int StackResource = 6; // portainer-api.md 4.2, Type
    QJsonObject body = ownershipBody(choice);
    body.insert(u"ResourceID"_s, resourceId);
    body.insert(u"Type"_s, StackResource);
    return change(Verb::Post, {u"resource_controls"_s}, body, Right::Administrator, decode::resourceControl);
}

} // namespace longshore::requests
