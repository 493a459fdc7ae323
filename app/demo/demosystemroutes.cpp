// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoroutes.h"

#include "app/demo/demorights.h"
#include "app/demo/demosettingsjson.h"

namespace longshore::demo {
namespace {

Response status(Site &site, const Call &)
{
    return jsonResponse([&](JsonWriter &json) {
        json.object([&] {
            json.member("Version", versionOf(site.line()));
            json.member("InstanceID", site.model.instance);
            if (site.line() == DemoLine::V2_23)
                return;
            json.objectMember("DemoEnvironment", [&] {
                json.member("enabled", false);
                json.nullMember("users");
                json.nullMember("environments");
            });
        });
    });
}

Response publicSettings(Site &site, const Call &)
{
    return jsonResponse([&](JsonWriter &json) { writePublicSettings(json, site.model); });
}

Response settings(Site &site, const Call &)
{
    return jsonResponse([&](JsonWriter &json) { writeSettings(json, site.model); });
}

Response administratorCheck(Site &site, const Call &)
{
    if (site.model.administratorExists)
        return noContent();
    return refusal(site.line(), 404, "No administrator account found inside the database", "object not found inside the database");
}

void writeBuild(JsonWriter &json, DemoLine line, bool forAdministrator)
{
    json.objectMember("Build", [&] {
        json.members({"BuildNumber", "ImageTag", "NodejsVersion", "YarnVersion", "WebpackVersion"}, "");
        json.member("GoVersion", line == DemoLine::V2_19 ? "" : "go1.22.9");
        if (line == DemoLine::V2_19)
            return;
        json.member("GitCommit", "");
        if (forAdministrator)
            json.arrayMember("Env", [&] { json.value("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"); });
    });
}

Response version(Site &site, const Call &call)
{
    return jsonResponse([&](JsonWriter &json) {
        json.object([&] {
            json.member("UpdateAvailable", false);
            json.member("LatestVersion", "");
            json.member("ServerVersion", versionOf(site.line()));
            if (site.line() != DemoLine::V2_19)
                json.member("ServerEdition", "CE");
            json.member("DatabaseVersion", versionOf(site.line()));
            writeBuild(json, site.line(), isAdministrator(call.user()));
        });
    });
}

Response info(Site &, const Call &)
{
    return jsonResponse([](JsonWriter &json) {
        json.object([&] {
            json.member("platform", "Docker Standalone");
            json.member("edgeAgents", 1);
            json.member("agents", 0);
        });
    });
}

Response nodes(Site &, const Call &)
{
    return jsonResponse([](JsonWriter &json) { json.object([&] { json.member("nodes", 6); }); });
}

constexpr Route Routes[] = {
    {"GET", "system/status", Access::Public, status},
    {"GET", "status", Access::Public, status},
    {"GET", "settings/public", Access::Public, publicSettings},
    {"GET", "settings", Access::Administrator, settings},
    {"GET", "users/admin/check", Access::Public, administratorCheck},
    {"GET", "system/version", Access::Authenticated, version},
    {"GET", "status/version", Access::Authenticated, version},
    {"GET", "system/info", Access::Authenticated, info},
    {"GET", "system/nodes", Access::Authenticated, nodes},
};

} // namespace

std::span<const Route> systemRoutes()
{
    return Routes;
}

} // namespace longshore::demo
