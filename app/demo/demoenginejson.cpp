// SPDX-License-Identifier: GPL-3.0-or-later
// Containers, networks and volumes as an engine spells them.
#include "app/demo/demoenginejson.h"

#include "app/demo/demostackjson.h"

#include <QDateTime>
#include <QTimeZone>

namespace longshore::demo {
namespace {

constexpr char ComposeVersion[] = "2.29.2";

/// "3 hours", as Docker says how long something has been so.
QByteArray lasting(qint64 milliseconds)
{
    const qint64 seconds = std::max<qint64>(0, milliseconds / 1000);
    if (seconds < 1)
        return "Less than a second";
    if (seconds < 60)
        return QByteArray::number(seconds) + (seconds == 1 ? " second" : " seconds");
    if (seconds < 120)
        return "About a minute";
    if (seconds < 3600)
        return QByteArray::number(seconds / 60) + " minutes";
    if (seconds < 7200)
        return "About an hour";
    if (seconds < 48 * 3600)
        return QByteArray::number(seconds / 3600) + " hours";
    if (seconds < 14 * 24 * 3600)
        return QByteArray::number(seconds / (24 * 3600)) + " days";
    if (seconds < 60 * 24 * 3600)
        return QByteArray::number(seconds / (7 * 24 * 3600)) + " weeks";
    return QByteArray::number(seconds / (30 * 24 * 3600)) + " months";
}

} // namespace

qint64 endOf(const EngineContainer &container, qint64 now)
{
    return container.ended ? container.ended : now - (now - container.runsFrom) / 3;
}

namespace {

QByteArray statusOf(const EngineContainer &container, qint64 now)
{
    const QByteArray state = stateOf(container, now);
    if (state == "created")
        return "Created";
    if (state == "exited")
        return "Exited (" + QByteArray::number(container.exitCode) + ") " + lasting(now - endOf(container, now)) + " ago";
    const QByteArray up = "Up " + lasting(now - container.runsFrom);
    if (container.isPaused)
        return up + " (Paused)";
    if (!container.hasHealthCheck)
        return up;
    if (container.isUnhealthy)
        return up + " (unhealthy)";
    return up + (now - container.runsFrom < 1000 ? " (health: starting)" : " (healthy)");
}

void writeLabels(JsonWriter &json, const Labels &labels)
{
    json.objectMember("Labels", [&] {
        for (auto each = labels.begin(); each != labels.end(); ++each) {
            json.key(each.key());
            json.value(each.value());
        }
    });
}

void writeMounts(JsonWriter &json, const QList<PlannedMount> &mounts)
{
    json.arrayMember("Mounts", [&] {
        for (const PlannedMount &each : mounts) {
            const bool isVolume = each.type == "volume";
            json.object([&] {
                json.member("Destination", each.destination);
                if (isVolume)
                    json.member("Driver", "local");
                json.member("Mode", isVolume ? "z" : each.isWritable ? "rw" : "ro");
                if (isVolume)
                    json.member("Name", each.source);
                json.member("Propagation", isVolume ? "" : "rprivate");
                json.member("RW", each.isWritable);
                json.member("Source", isVolume ? "/var/lib/docker/volumes/" + each.source + "/_data" : each.source);
                json.member("Type", each.type);
            });
        }
    });
}

void writeAttachments(JsonWriter &json, const QByteArrayList &networks, const QByteArray &words, bool isRunning, bool isSwarm)
{
    json.objectMember("NetworkSettings", [&] {
        json.objectMember("Networks", [&] {
            for (const QByteArray &each : networks) {
                const QByteArray digest = longIdFor(words + each);
                const QByteArray octet = QByteArray::number(2 + digest.left(2).toInt(nullptr, 16) % 250);
                json.key(each);
                json.object([&] {
                    json.nullMember("Aliases");
                    json.nullMember("DriverOpts");
                    json.member("EndpointID", isRunning ? digest : "");
                    json.member("Gateway", isRunning && !isSwarm ? "172.26.0.1" : "");
                    json.member("GlobalIPv6Address", "");
                    json.member("GlobalIPv6PrefixLen", 0);
                    json.nullMember("IPAMConfig");
                    json.member("IPAddress", !isRunning ? QByteArray() : (isSwarm ? "10.0.2." : "172.26.0.") + octet);
                    json.member("IPPrefixLen", !isRunning ? 0 : isSwarm ? 24 : 16);
                    json.member("IPv6Gateway", "");
                    json.nullMember("Links");
                    json.member("MacAddress", isRunning ? "02:42:ac:1a:00:02" : "");
                    json.member("NetworkID", longIdFor(each));
                });
            }
        });
    });
}

void writePorts(JsonWriter &json, const QList<PlannedPort> &ports, bool isRunning, bool isPublished)
{
    json.arrayMember("Ports", [&] {
        for (const PlannedPort &each : ports) {
            if (!isRunning)
                continue;
            json.object([&] {
                if (each.outside && isPublished)
                    json.member("IP", "0.0.0.0");
                json.member("PrivatePort", each.inside);
                if (each.outside && isPublished)
                    json.member("PublicPort", each.outside);
                json.member("Type", each.protocol);
            });
        }
    });
}

void writeOwner(JsonWriter &json, Owned owned)
{
    if (!owned.stack || !owned.stack->control)
        return;
    json.objectMember("Portainer", [&] {
        json.key("ResourceControl");
        writeControl(json, *owned.stack->control, *owned.stack);
    });
}

Labels thingLabels(const EngineThing &thing, const char *kind)
{
    if (thing.isSwarm)
        return {{"com.docker.stack.namespace", thing.project}};
    return {{"com.docker.compose.project", thing.project}, {"com.docker.compose.version", ComposeVersion},
            {QByteArray("com.docker.compose.") + kind, thing.key}};
}

} // namespace

QByteArray engineTime(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")).toLatin1() + "000000Z";
}

QByteArray stateOf(const EngineContainer &container, qint64 now)
{
    return container.runsFrom > now ? "created" : container.isExited ? "exited" : container.isPaused ? "paused" : "running";
}

Labels labelsOf(const EngineContainer &container)
{
    Labels labels{{"com.docker.compose.config-hash", longIdFor(container.text)},
                  {"com.docker.compose.container-number", QByteArray::number(container.index)},
                  {"com.docker.compose.depends_on", ""},
                  {"com.docker.compose.image", "sha256:" + longIdFor(container.image)},
                  {"com.docker.compose.oneoff", "False"},
                  {"com.docker.compose.project", container.project},
                  {"com.docker.compose.project.config_files", container.folder + "/docker-compose.yml"},
                  {"com.docker.compose.project.working_dir", container.folder},
                  {"com.docker.compose.service", container.service},
                  {"com.docker.compose.version", ComposeVersion}};
    if (container.hasEnvFile)
        labels["com.docker.compose.project.environment_file"] = container.folder + "/stack.env";
    return labels;
}

Labels labelsOf(const EngineService &service, const EngineTask &task)
{
    return {{"com.docker.stack.namespace", service.project},
            {"com.docker.swarm.node.id", swarmIdFor("node 1")},
            {"com.docker.swarm.service.id", service.id},
            {"com.docker.swarm.service.name", service.name},
            {"com.docker.swarm.task", ""},
            {"com.docker.swarm.task.id", task.id},
            {"com.docker.swarm.task.name", service.name + '.' + placeOf(task) + '.' + task.id}};
}

void writeContainer(JsonWriter &json, const EngineContainer &container, Owned owned, qint64 now)
{
    const bool isRunning = stateOf(container, now) == "running" || stateOf(container, now) == "paused";
    json.object([&] {
        json.member("Command", container.command.isEmpty() ? "/docker-entrypoint.sh" : container.command);
        json.member("Created", container.created / 1000);
        json.objectMember("HostConfig", [&] { json.member("NetworkMode", container.networks.value(0, "host")); });
        json.member("Id", container.id);
        json.member("Image", container.image);
        json.member("ImageID", "sha256:" + longIdFor(container.image));
        writeLabels(json, labelsOf(container));
        writeMounts(json, container.mounts);
        json.arrayMember("Names", [&] { json.value('/' + container.name); });
        writeAttachments(json, container.networks, container.id, isRunning, false);
        writeOwner(json, owned);
        writePorts(json, container.ports, isRunning, true);
        json.member("State", stateOf(container, now));
        json.member("Status", statusOf(container, now));
    });
}

void writeTaskContainer(JsonWriter &json, const EngineService &service, const EngineTask &task, Owned owned, qint64 now)
{
    json.object([&] {
        json.member("Command", "/docker-entrypoint.sh");
        json.member("Created", service.updated / 1000);
        json.objectMember("HostConfig", [&] { json.member("NetworkMode", "default"); });
        json.member("Id", task.container);
        json.member("Image", service.image);
        json.member("ImageID", "sha256:" + longIdFor(service.image));
        writeLabels(json, labelsOf(service, task));
        writeMounts(json, {});
        json.arrayMember("Names", [&] { json.value('/' + service.name + '.' + placeOf(task) + '.' + task.id); });
        writeAttachments(json, service.networks, task.container, true, true);
        writeOwner(json, owned);
        writePorts(json, service.ports, true, false);
        json.member("State", "running");
        json.member("Status", "Up " + lasting(now - service.updated));
    });
}

void writeNetwork(JsonWriter &json, const EngineThing &network, Owned owned)
{
    json.object([&] {
        json.member("Attachable", false);
        json.objectMember("ConfigFrom", [&] { json.member("Network", ""); });
        json.member("ConfigOnly", false);
        json.objectMember("Containers", [] {});
        json.member("Created", engineTime(network.created));
        json.member("Driver", !network.driver.isEmpty() ? network.driver : network.isSwarm ? "overlay" : "bridge");
        json.member("EnableIPv6", false);
        json.objectMember("IPAM", [&] {
            json.arrayMember("Config", [&] {
                json.object([&] {
                    json.member("Gateway", "172.26.0.1");
                    json.member("Subnet", "172.26.0.0/16");
                });
            });
            json.member("Driver", "default");
            json.nullMember("Options");
        });
        json.member("Id", network.isSwarm ? swarmIdFor(network.id) : network.id);
        json.members({"Ingress", "Internal"}, false);
        writeLabels(json, thingLabels(network, "network"));
        json.member("Name", network.name);
        json.objectMember("Options", [] {});
        writeOwner(json, owned);
        json.member("Scope", network.isSwarm ? "swarm" : "local");
    });
}

void writeBuiltInNetwork(JsonWriter &json, const char *name, const char *driver)
{
    json.object([&] {
        json.member("Attachable", false);
        json.objectMember("ConfigFrom", [&] { json.member("Network", ""); });
        json.member("ConfigOnly", false);
        json.objectMember("Containers", [] {});
        json.member("Created", engineTime(1'700'000'000'000));
        json.member("Driver", driver);
        json.member("EnableIPv6", false);
        json.objectMember("IPAM", [&] {
            json.emptyListMember("Config");
            json.member("Driver", "default");
            json.nullMember("Options");
        });
        const QByteArray id = longIdFor(name);
        json.member("Id", id);
        json.members({"Ingress", "Internal"}, false);
        json.objectMember("Labels", [] {});
        json.member("Name", name);
        json.objectMember("Options", [] {});
        json.objectMember("Portainer", [&] {
            json.objectMember("ResourceControl", [&] {
                json.member("Id", 0);
                json.member("ResourceId", id);
                json.emptyListMember("SubResourceIds");
                json.member("Type", 4);
                json.emptyListMember("UserAccesses");
                json.emptyListMember("TeamAccesses");
                json.member("Public", true);
                json.member("AdministratorsOnly", false);
                json.member("System", true);
            });
        });
        json.member("Scope", "local");
    });
}

void writeVolume(JsonWriter &json, const EngineThing &volume, Owned owned)
{
    json.object([&] {
        json.member("CreatedAt", engineTime(volume.created).left(19) + 'Z');
        json.member("Driver", volume.driver.isEmpty() ? "local" : volume.driver);
        writeLabels(json, thingLabels(volume, "volume"));
        json.member("Mountpoint", "/var/lib/docker/volumes/" + volume.name + "/_data");
        json.member("Name", volume.name);
        json.nullMember("Options");
        writeOwner(json, owned);
        json.member("ResourceID", volume.name + "_TBIQ:OKBU:DGIL:WSWO:A4ZB:7EON:TL57:NZAJ:KBU4:MOGZ:KIHF:XB6C");
        json.member("Scope", "local");
    });
}

} // namespace longshore::demo
