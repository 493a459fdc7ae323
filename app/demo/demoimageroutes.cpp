// SPDX-License-Identifier: GPL-3.0-or-later
// The images of an engine, and what their registries have (portainer-api.md 6.2): told from what runs there now.
#include "app/demo/democontainers.h"

#include "app/demo/demoengine.h"
#include "app/demo/demoengines.h"

#include <algorithm>

namespace longshore::demo {
namespace {

/// Built on the engine itself, as far as anybody knows: no registry has seen it.
bool isLocalImage(const QByteArray &name)
{
    return name.startsWith("lab/");
}

QByteArray repositoryOf(const QByteArray &name)
{
    const qsizetype colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.first(colon) : name;
}

QByteArray pulledDigest(const QByteArray &name)
{
    return "sha256:" + longIdFor("pulled " + name);
}

/// Some were pushed anew since they were pulled: databases and caches, so that every larger stack has one.
bool isPushedAnew(const QByteArray &name)
{
    return name.startsWith("postgres") || name.startsWith("redis") || name.startsWith("127.0.0.1:5000/");
}

QByteArrayList imagesOn(Site &site, EnvironmentId environment)
{
    QByteArrayList names;
    const auto add = [&names](const QByteArray &image) {
        const QByteArray name = image.split('@').first();
        if (!names.contains(name) && !isMissingImage(name))
            names.append(name);
    };
    const Engine &engine = engineOf(site, environment);
    for (const EngineContainer &each : engine.containers)
        add(each.image);
    for (const EngineService &each : engine.services)
        add(each.image);
    std::ranges::sort(names);
    return names;
}

/// Its size and age are always the same for the same name.
void writeImage(JsonWriter &json, const QByteArray &name, qint64 now)
{
    const qint64 number = longIdFor(name).left(6).toLongLong(nullptr, 16);
    const qint64 size = 8'000'000 + number * 37;
    constexpr qint64 Day = 24 * 3600;
    json.object([&] {
        json.member("Containers", -1);
        json.member("Created", now / 1000 - (3 + number % 200) * Day);
        json.member("Id", "sha256:" + longIdFor(name));
        json.nullMember("Labels");
        json.member("ParentId", "");
        if (isLocalImage(name))
            json.nullMember("RepoDigests");
        else
            json.arrayMember("RepoDigests", [&] { json.value(repositoryOf(name) + '@' + pulledDigest(name)); });
        json.arrayMember("RepoTags", [&] { json.value(repositoryOf(name) == name ? name + ":latest" : name); });
        json.member("SharedSize", -1);
        json.member("Size", size);
        json.member("VirtualSize", size);
    });
}

Response images(Site &site, const Call &call)
{
    std::optional<Response> refused;
    const Environment *environment = environmentFor(site, call, refused);
    if (!environment)
        return *refused;
    const QByteArrayList names = imagesOn(site, environment->id);
    return asEngine(jsonResponse([&](JsonWriter &json) {
        json.array([&] {
            for (const QByteArray &name : names)
                writeImage(json, name, site.nowInMilliseconds());
        });
    }));
}

/// What the registry has: here no registry is asked, so its answer depends on the name alone.
Response distribution(Site &site, const Call &call)
{
    std::optional<Response> refused;
    const Environment *environment = environmentFor(site, call, refused);
    if (!environment)
        return *refused;
    const QByteArray name = QByteArray::fromPercentEncoding(call.secondId);
    if (isMissingImage(name) || repositoryOf(name).endsWith("/none"))
        return engineFault(404, "manifest unknown: manifest unknown");
    if (name.startsWith("registry.example.org/tools/"))
        return engineFault(401, "unauthorized: authentication required");
    if (name.startsWith("registry.example.org/"))
        return engineFault(500, "Get \"https://registry.example.org/v2/\": dial tcp: lookup registry.example.org: no such host");
    return asEngine(jsonResponse([&](JsonWriter &json) {
        json.object([&] {
            json.objectMember("Descriptor", [&] {
                json.member("mediaType", "application/vnd.docker.distribution.manifest.v2+json");
                json.member("digest", isPushedAnew(name) ? "sha256:" + longIdFor("pushed anew " + name) : pulledDigest(name));
                json.member("size", 527);
            });
            json.arrayMember("Platforms", [&] {
                json.object([&] {
                    json.member("architecture", "amd64");
                    json.member("os", "linux");
                });
            });
        });
    }));
}

constexpr Route ImageRoutes[] = {
    {"GET", "endpoints/{id}/docker/images/json", Access::Authenticated, images},
    {"GET", "endpoints/{id}/docker/distribution/{name}/json", Access::Authenticated, distribution},
};

} // namespace

std::span<const Route> imageRoutes()
{
    return ImageRoutes;
}

} // namespace longshore::demo
