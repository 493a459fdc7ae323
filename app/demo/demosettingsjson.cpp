// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demosettingsjson.h"

#include <QJsonArray>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

void writeValue(JsonWriter &json, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return json.value(value.toBool());
    case QJsonValue::Double:
        return json.value(value.toInteger());
    case QJsonValue::String:
        return json.value(value.toString().toUtf8());
    case QJsonValue::Array:
        return json.array([&] {
            for (const QJsonValue &element : value.toArray())
                writeValue(json, element);
        });
    case QJsonValue::Object:
        return json.object([&] {
            const QJsonObject object = value.toObject();
            for (auto member = object.begin(); member != object.end(); ++member) {
                json.key(member.key().toUtf8());
                writeValue(json, member.value());
            }
        });
    default:
        json.null();
    }
}

void writeMember(JsonWriter &json, const char *name, const QJsonObject &object)
{
    json.key(name);
    writeValue(json, object);
}

void writeDeploymentOptions(JsonWriter &json, const Settings &settings)
{
    json.objectMember("GlobalDeploymentOptions", [&] { json.member("hideStacksFunctionality", settings.hidesStacks); });
}

void writeFeatures(JsonWriter &json, DemoLine line)
{
    json.objectMember("Features", [&] {
        if (line != DemoLine::V2_23)
            json.member("fdo", false);
        if (line == DemoLine::V2_19)
            json.member("noTx", false);
        else
            json.members({"hsts", "csp"}, false);
    });
}

/// The stored secrets do not leave the server.
void writeSignIn(JsonWriter &json, const Settings &settings)
{
    json.member("AuthenticationMethod", settings.authentication);
    json.objectMember("InternalAuthSettings", [&] { json.member("RequiredPasswordLength", settings.requiredPasswordLength); });
    QJsonObject ldap = settings.ldap;
    ldap.remove("Password"_L1);
    writeMember(json, "LDAPSettings", ldap);
    QJsonObject oauth = settings.oauth;
    oauth.remove("ClientSecret"_L1);
    oauth["KubeSecretKey"_L1] = QJsonValue::Null;
    writeMember(json, "OAuthSettings", oauth);
}

void writeManagement(JsonWriter &json, DemoLine line)
{
    json.objectMember("openAMTConfiguration", [&] {
        json.member("enabled", false);
        json.members({"mpsServer", "mpsUser", "mpsPassword", "mpsToken", "certFileName", "certFileContent", "certFilePassword",
                      "domainName"},
                     "");
    });
    if (line != DemoLine::V2_23) {
        json.objectMember("fdoConfiguration", [&] {
            json.member("enabled", false);
            json.members({"ownerURL", "ownerUsername", "ownerPassword"}, "");
        });
        json.member("ShowKomposeBuildOption", false);
    }
    json.nullMember("FeatureFlagSettings");
}

/// What 2.19 still sends of versions before it.
void writeLeftOvers(JsonWriter &json)
{
    json.members({"DisplayDonationHeader", "DisplayExternalContributors", "EnableHostManagementFeatures",
                  "AllowVolumeBrowserForRegularUsers", "AllowBindMountsForRegularUsers", "AllowPrivilegedModeForRegularUsers",
                  "AllowHostNamespaceForRegularUsers", "AllowStackManagementForRegularUsers", "AllowDeviceMappingForRegularUsers",
                  "AllowContainerCapabilitiesForRegularUsers", "IsDockerDesktopExtension"},
                 false);
}

void writeEdgeIntervals(JsonWriter &json)
{
    json.members({"CommandInterval", "PingInterval", "SnapshotInterval"}, 0);
}

void writeLabels(JsonWriter &json, const Settings &settings)
{
    json.arrayMember("BlackListedLabels", [&] {
        for (const auto &each : settings.hiddenLabels) {
            json.object([&] {
                json.member("name", each.first);
                json.member("value", each.second);
            });
        }
    });
}

void writeEdge(JsonWriter &json, const Settings &settings)
{
    json.members({"TrustOnFirstConnect"}, settings.trustsOnFirstConnect);
    json.members({"EnforceEdgeID"}, settings.enforcesEdgeId);
    json.member("AgentSecret", "");
    json.member("EdgePortainerUrl", settings.edgeUrl);
    json.objectMember("Edge", [&] { writeEdgeIntervals(json); });
}

/// With the values as they are: nothing is encoded, and nothing protects against forged requests (portainer-api.md 2.7).
QByteArray signInAddress(const QJsonObject &oauth)
{
    const auto text = [&oauth](QLatin1StringView name) { return oauth[name].toString().toUtf8(); };
    return text("AuthorizationURI"_L1) + "?response_type=code&client_id=" + text("ClientID"_L1) + "&redirect_uri=" + text("RedirectURI"_L1)
        + "&scope=" + text("Scopes"_L1) + (oauth["SSO"_L1].toBool() ? "" : "&prompt=login");
}

bool syncsTeams(const Settings &settings)
{
    const QJsonValue groups = settings.ldap["GroupSearchSettings"_L1].toArray().at(0);
    return settings.authentication == DemoAuthentication::Ldap && !groups["GroupBaseDN"_L1].toString().isEmpty();
}

} // namespace

void writePublicSettings(JsonWriter &json, const Model &model)
{
    const Settings &settings = model.settings;
    const bool isOAuth = settings.authentication == DemoAuthentication::OAuth;
    const bool hasFdo = model.line != DemoLine::V2_23;
    json.object([&] {
        json.member("LogoURL", settings.logoUrl);
        json.member("AuthenticationMethod", settings.authentication);
        json.member("RequiredPasswordLength", settings.requiredPasswordLength);
        if (model.line != DemoLine::V2_19)
            writeDeploymentOptions(json, settings);
        if (hasFdo)
            json.member("ShowKomposeBuildOption", false);
        json.member("EnableEdgeComputeFeatures", settings.hasEdge);
        writeFeatures(json, model.line);
        json.member("OAuthLoginURI", isOAuth ? signInAddress(settings.oauth) : QByteArray());
        json.member("OAuthLogoutURI", isOAuth ? settings.oauth["LogoutURI"_L1].toString().toUtf8() : QByteArray());
        json.member("EnableTelemetry", settings.hasTelemetry);
        json.member("KubeconfigExpiry", settings.kubeconfigExpiry);
        json.member("TeamSync", syncsTeams(settings));
        if (hasFdo)
            json.member("IsFDOEnabled", false);
        json.member("IsAMTEnabled", false);
        json.objectMember("Edge", [&] {
            writeEdgeIntervals(json);
            json.member("CheckinInterval", settings.edgeCheckIn);
        });
        json.member("IsDockerDesktopExtension", false);
    });
}

void writeSettings(JsonWriter &json, const Model &model)
{
    const Settings &settings = model.settings;
    json.object([&] {
        json.member("LogoURL", settings.logoUrl);
        writeLabels(json, settings);
        writeSignIn(json, settings);
        writeManagement(json, model.line);
        json.member("SnapshotInterval", settings.snapshotInterval);
        json.member("TemplatesURL", settings.templatesUrl);
        if (model.line != DemoLine::V2_19)
            writeDeploymentOptions(json, settings);
        json.member("EdgeAgentCheckinInterval", settings.edgeCheckIn);
        json.member("EnableEdgeComputeFeatures", settings.hasEdge);
        json.member("UserSessionTimeout", settings.sessionTimeout);
        json.member("KubeconfigExpiry", settings.kubeconfigExpiry);
        json.member("EnableTelemetry", settings.hasTelemetry);
        json.member("HelmRepositoryURL", settings.helmRepository);
        json.member("KubectlShellImage", settings.shellImage);
        writeEdge(json, settings);
        if (model.line == DemoLine::V2_19)
            writeLeftOvers(json);
    });
}

} // namespace longshore::demo
