// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoenvironmentjson.h"

#include "app/demo/demopolicies.h"

namespace longshore::demo {
namespace {

void writeTls(JsonWriter &json)
{
    json.emptyListMember("Gpus");
    json.objectMember("TLSConfig", [&] { json.members({"TLS", "TLSSkipVerify"}, false); });
    json.objectMember("AzureCredentials", [&] { json.members({"ApplicationID", "TenantID", "AuthenticationKey"}, ""); });
    json.emptyListMember("TagIds");
}

void writeAccess(JsonWriter &json, const Environment &environment, EnvironmentView view)
{
    if (view.inList && !view.forAdministrator)
        json.nullMember("UserAccessPolicies");
    else
        writePolicies(json, "UserAccessPolicies", environment.users);
    writePolicies(json, "TeamAccessPolicies", environment.teams);
}

/// null where there is a cluster that has none, as recorded.
void writeIngressClasses(JsonWriter &json, bool isKube)
{
    if (isKube)
        json.nullMember("IngressClasses");
    else
        json.emptyListMember("IngressClasses");
}

void writeKubernetes(JsonWriter &json, const Model &model, const Environment &environment, bool withSnapshot)
{
    const bool isKube = environment.kind == EnvironmentKind::Kubernetes;
    json.objectMember("Kubernetes", [&] {
        json.arrayMember("Snapshots", [&] {
            if (isKube && withSnapshot)
                writeKubernetesSnapshot(json, model);
        });
        json.objectMember("Configuration", [&] {
            json.members({"UseLoadBalancer", "UseServerMetrics"}, false);
            json.member("EnableResourceOverCommit", model.line != DemoLine::V2_19);
            json.member("ResourceOverCommitPercentage", 0);
            json.emptyListMember("StorageClasses");
            writeIngressClasses(json, isKube);
            json.members({"RestrictDefaultNamespace", "IngressAvailabilityPerNamespace", "AllowNoneIngressClass"}, false);
        });
        json.objectMember("Flags", [&] {
            json.members({"IsServerMetricsDetected", "IsServerIngressClassDetected", "IsServerStorageDetected"}, isKube);
        });
    });
}

void writeSecurity(JsonWriter &json, const Environment &environment)
{
    json.member("ComposeSyntaxMaxVersion", "3.9");
    json.objectMember("SecuritySettings", [&] {
        json.members({"allowBindMountsForRegularUsers", "allowPrivilegedModeForRegularUsers"}, true);
        json.member("allowVolumeBrowserForRegularUsers", false);
        json.members({"allowHostNamespaceForRegularUsers", "allowDeviceMappingForRegularUsers"}, true);
        json.member("allowStackManagementForRegularUsers", environment.stacksForStandardUsers);
        json.members({"allowContainerCapabilitiesForRegularUsers", "allowSysctlSettingForRegularUsers"}, true);
        json.member("enableHostManagementFeatures", false);
    });
}

void writeEdge(JsonWriter &json, const Model &model, const Environment &environment)
{
    const bool isEdge = environment.kind == EnvironmentKind::EdgeDocker;
    json.member("LastCheckInDate", environment.lastCheckIn);
    json.member("QueryDate", isEdge ? model.startedAt : qint64(0));
    json.member("Heartbeat", isEdge && environment.up);
    if (model.line == DemoLine::V2_19)
        json.member("UserTrusted", isEdge);
    json.objectMember("PostInitMigrations", [&] { json.members({"MigrateIngresses", "MigrateGPUs"}, false); });
    json.objectMember("Edge", [&] {
        json.member("AsyncMode", false);
        json.members({"PingInterval", "SnapshotInterval", "CommandInterval"}, isEdge ? -1 : 0);
    });
    json.objectMember("Agent", [&] { json.member("Version", isEdge ? versionOf(model.line) : QByteArray()); });
}

void writeHead(JsonWriter &json, const Model &model, const Environment &environment)
{
    json.member("Id", environment.id);
    json.member("Name", environment.name);
    json.member("Type", environment.kind);
    if (model.line == DemoLine::V2_23)
        json.member("ContainerEngine", environment.engine);
    json.member("URL", environment.url);
    json.member("GroupId", environment.group);
    json.member("PublicURL", environment.publicUrl);
}

} // namespace

void writeEnvironment(JsonWriter &json, const Model &model, const Environment &environment, EnvironmentView view)
{
    json.object([&] {
        writeHead(json, model, environment);
        writeTls(json);
        json.member("Status", environment.up ? 1 : 2);
        json.arrayMember("Snapshots", [&] {
            if (view.withSnapshot && environment.kind == EnvironmentKind::Docker)
                writeDockerSnapshot(json, model, environment);
        });
        writeAccess(json, environment, view);
        json.member("EdgeKey", "");
        json.member("EdgeCheckinInterval", view.inList ? 5 : 0);
        writeKubernetes(json, model, environment, view.withSnapshot);
        writeSecurity(json, environment);
        writeEdge(json, model, environment);
        if (model.line == DemoLine::V2_19)
            json.member("EnableGPUManagement", false);
        json.nullMember("AuthorizedUsers");
        json.nullMember("AuthorizedTeams");
        json.nullMember("Tags");
        if (model.line == DemoLine::V2_19)
            json.member("IsEdgeDevice", environment.kind == EnvironmentKind::EdgeDocker);
    });
}

void writeGroup(JsonWriter &json, const Model &model, const EnvironmentGroup &group)
{
    json.object([&] {
        json.member("Id", group.id);
        json.member("Name", group.name);
        json.member("Description", group.description);
        writePolicies(json, "UserAccessPolicies", group.users);
        writePolicies(json, "TeamAccessPolicies", group.teams);
        json.emptyListMember("TagIds");
        json.emptyListMember("Labels");
        json.nullMember("AuthorizedUsers");
        json.nullMember("AuthorizedTeams");
        if (model.line == DemoLine::V2_19)
            json.nullMember("Tags");
    });
}

} // namespace longshore::demo
