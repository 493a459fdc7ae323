// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demosettingsjson.h"

namespace longshore::demo {
namespace {

void writeDeploymentOptions(JsonWriter &json)
{
    json.objectMember("GlobalDeploymentOptions", [&] { json.member("hideStacksFunctionality", false); });
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

void writeLdap(JsonWriter &json)
{
    json.objectMember("LDAPSettings", [&] {
        json.member("AnonymousMode", true);
        json.members({"ReaderDN", "URL"}, "");
        json.objectMember("TLSConfig", [&] { json.members({"TLS", "TLSSkipVerify"}, false); });
        json.member("StartTLS", false);
        json.arrayMember("SearchSettings", [&] {
            json.object([&] { json.members({"BaseDN", "Filter", "UserNameAttribute"}, ""); });
        });
        json.arrayMember("GroupSearchSettings", [&] {
            json.object([&] { json.members({"GroupBaseDN", "GroupFilter", "GroupAttribute"}, ""); });
        });
        json.member("AutoCreateUsers", true);
    });
}

void writeOAuth(JsonWriter &json)
{
    json.objectMember("OAuthSettings", [&] {
        json.members({"ClientID", "AccessTokenURI", "AuthorizationURI", "ResourceURI", "RedirectURI", "UserIdentifier", "Scopes"}, "");
        json.member("OAuthAutoCreateUsers", false);
        json.member("DefaultTeamID", 0);
        json.member("SSO", true);
        json.member("LogoutURI", "");
        json.nullMember("KubeSecretKey");
        json.member("AuthStyle", 0);
    });
}

void writeManagement(JsonWriter &json)
{
    json.objectMember("openAMTConfiguration", [&] {
        json.member("enabled", false);
        json.members({"mpsServer", "mpsUser", "mpsPassword", "mpsToken", "certFileName", "certFileContent", "certFilePassword",
                      "domainName"},
                     "");
    });
    json.nullMember("FeatureFlagSettings");
    json.members({"SnapshotInterval", "TemplatesURL"}, "");
}

void writeEdgeIntervals(JsonWriter &json)
{
    json.members({"CommandInterval", "PingInterval", "SnapshotInterval"}, 0);
}

} // namespace

void writePublicSettings(JsonWriter &json, const Model &model)
{
    const bool hasFdo = model.line != DemoLine::V2_23;
    json.object([&] {
        json.member("LogoURL", "");
        json.member("AuthenticationMethod", 1);
        json.member("RequiredPasswordLength", 12);
        if (model.line != DemoLine::V2_19)
            writeDeploymentOptions(json);
        if (hasFdo)
            json.member("ShowKomposeBuildOption", false);
        json.member("EnableEdgeComputeFeatures", true);
        writeFeatures(json, model.line);
        json.members({"OAuthLoginURI", "OAuthLogoutURI"}, "");
        json.member("EnableTelemetry", false);
        json.member("KubeconfigExpiry", "0");
        json.member("TeamSync", false);
        if (hasFdo)
            json.member("IsFDOEnabled", false);
        json.member("IsAMTEnabled", false);
        json.objectMember("Edge", [&] {
            writeEdgeIntervals(json);
            json.member("CheckinInterval", 5);
        });
        json.member("IsDockerDesktopExtension", false);
    });
}

void writeSettings(JsonWriter &json, const Model &model)
{
    json.object([&] {
        json.member("LogoURL", "");
        json.emptyListMember("BlackListedLabels");
        json.member("AuthenticationMethod", 1);
        json.objectMember("InternalAuthSettings", [&] { json.member("RequiredPasswordLength", 12); });
        writeLdap(json);
        writeOAuth(json);
        writeManagement(json);
        writeDeploymentOptions(json);
        json.member("EdgeAgentCheckinInterval", 5);
        json.member("EnableEdgeComputeFeatures", true);
        json.member("UserSessionTimeout", "8h");
        json.member("KubeconfigExpiry", "0");
        json.member("EnableTelemetry", false);
        json.member("HelmRepositoryURL", "https://charts.bitnami.com/bitnami");
        json.member("KubectlShellImage", "portainer/kubectl-shell:" + versionOf(model.line));
        json.members({"TrustOnFirstConnect", "EnforceEdgeID"}, false);
        json.members({"AgentSecret", "EdgePortainerUrl"}, "");
        json.objectMember("Edge", [&] { writeEdgeIntervals(json); });
    });
}

} // namespace longshore::demo
