// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoroutes.h"

#include "app/demo/demorights.h"

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

/// Of a server without environments the older lines say "Docker Standalone", too.
Response info(Site &site, const Call &)
{
    const bool isEmpty = site.model.environments.empty();
    return jsonResponse([&](JsonWriter &json) {
        json.object([&] {
            json.member("platform", isEmpty && site.line() == DemoLine::V2_23 ? "" : "Docker Standalone");
            json.member("edgeAgents", isEmpty ? 0 : 1);
            json.member("agents", 0);
        });
    });
}

Response nodes(Site &site, const Call &)
{
    const int count = site.model.environments.empty() ? 0 : 6;
    return jsonResponse([count](JsonWriter &json) { json.object([&] { json.member("nodes", count); }); });
}

constexpr Route SystemRoutes[] = {
    {"GET", "system/status", Access::Public, status},
    {"GET", "status", Access::Public, status},
    {"GET", "system/version", Access::Authenticated, version},
    {"GET", "status/version", Access::Authenticated, version},
    {"GET", "system/info", Access::Authenticated, info},
    {"GET", "system/nodes", Access::Authenticated, nodes},
};

} // namespace

std::span<const Route> systemRoutes()
{
    return SystemRoutes;
}

} // namespace longshore::demo
