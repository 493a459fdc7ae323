// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoplan.h"

#include "app/demo/demoenvfile.h"
#include "app/demo/demoyaml.h"

#include <algorithm>
#include <span>

namespace longshore::demo {
namespace {

constexpr const char *RootKeys[] = {"version", "name", "services", "networks", "volumes", "configs", "secrets", "include"};
constexpr const char *ServiceKeys[] = {
    "annotations", "attach", "blkio_config", "build", "cap_add", "cap_drop", "cgroup", "cgroup_parent", "command", "configs",
    "container_name", "cpu_count", "cpu_percent", "cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "cpus",
    "cpuset", "credential_spec", "depends_on", "deploy", "develop", "device_cgroup_rules", "devices", "dns", "dns_opt", "dns_search",
    "domainname", "driver_opts", "entrypoint", "env_file", "environment", "expose", "extends", "external_links", "extra_hosts", "gpus",
    "group_add", "healthcheck", "hostname", "image", "init", "ipc", "isolation", "labels", "links", "logging", "mac_address", "mem_limit",
    "mem_reservation", "mem_swap_limit", "mem_swappiness", "memswap_limit", "network_mode", "networks", "oom_kill_disable",
    "oom_score_adj", "pid", "pids_limit", "platform", "ports", "post_start", "pre_stop", "privileged", "profiles", "pull_policy",
    "read_only", "restart", "runtime", "scale", "secrets", "security_opt", "shm_size", "stdin_open", "stop_grace_period", "stop_signal",
    "storage_opt", "sysctls", "tmpfs", "tty", "ulimits", "user", "userns_mode", "uts", "volumes", "volumes_from", "working_dir"};

/// Reads one compose file; stops at the first problem, as compose does.
class PlanReader
{
public:
    PlanReader(StackKind kind, QByteArray project, QByteArray folder, const QMap<QByteArray, QByteArray> &values)
        : m_isSwarm(kind == StackKind::Swarm), m_project(std::move(project)), m_folder(std::move(folder)), m_values(values)
    {
    }

    ComposePlan read(const QByteArray &file) &&
    {
        const ParsedYaml parsed = parseYaml(file);
        if (!parsed.problem.isEmpty() || parsed.documents.empty()) {
            m_plan.problem = parsed.problem.isEmpty() ? "empty compose file" : parsed.problem;
            return std::move(m_plan);
        }
        readRoot(filledIn(parsed.documents.front()));
        return std::move(m_plan);
    }

private:
    bool isFine() const { return m_plan.problem.isEmpty(); }

    void fail(const QByteArray &words)
    {
        if (isFine())
            m_plan.problem = words;
    }

    /// Mistakes of structure are told with the path of the file, but not by `docker stack deploy`.
    void failValidation(const QByteArray &words)
    {
        fail(m_isSwarm ? words : "validating " + m_folder + "/docker-compose.yml: " + words);
    }

    YamlNode filledIn(const YamlNode &node)
    {
        YamlNode copy;
        copy.kind = node.kind;
        if (node.isScalar()) {
            QByteArray problem;
            copy.text = interpolated(node.text, m_values, problem);
            if (!problem.isEmpty())
                fail("error while interpolating: " + problem);
        }
        for (const YamlNode &each : node.items)
            copy.items.push_back(filledIn(each));
        for (const auto &[key, value] : node.members) {
            if (key != "<<")
                copy.members.push_back({key, filledIn(value)});
        }
        mergeInto(copy, node["<<"]);
        return copy;
    }

    /// What the map says itself comes first.
    void mergeInto(YamlNode &copy, const YamlNode &merged)
    {
        for (const YamlNode &each : merged.items)
            mergeInto(copy, each);
        for (const auto &[key, value] : merged.members) {
            if (!copy.has(key))
                copy.members.push_back({key, filledIn(value)});
        }
    }

    void checkKeys(const YamlNode &map, std::span<const char *const> known, const QByteArray &where)
    {
        for (const auto &[key, value] : map.members) {
            if (!key.startsWith("x-") && std::ranges::none_of(known, [&key = key](const char *name) { return key == name; }))
                return failValidation(where + " Additional property " + key + " is not allowed");
        }
    }

    void readRoot(const YamlNode &root)
    {
        if (!root.isMap())
            return fail(m_isSwarm ? "Top-level object must be a mapping" : "top-level object must be a mapping");
        checkKeys(root, RootKeys, "(root)");
        const YamlNode &services = root["services"];
        if (services && !services.isMap())
            return m_isSwarm ? fail("services must be a mapping") : failValidation("services must be a mapping");
        readThings(root["networks"], m_plan.networks);
        readThings(root["volumes"], m_plan.volumes);
        if (services.members.empty())
            return fail("no service selected");
        for (const auto &[name, service] : services.members) {
            if (isFine())
                readService(name, service);
        }
        addDefaultNetwork();
    }

    void readThings(const YamlNode &map, QList<PlannedThing> &things)
    {
        for (const auto &[key, value] : map.members) {
            PlannedThing thing{key, value["name"].text, value["driver"].text, false};
            thing.isExternal = value["external"] && value["external"].text != "false";
            if (thing.name.isEmpty())
                thing.name = thing.isExternal ? thing.key : m_project + '_' + thing.key;
            things.append(thing);
        }
    }

    void addDefaultNetwork()
    {
        const QByteArray name = m_project + "_default";
        const bool isUsed = std::ranges::any_of(m_plan.services, [&](const PlannedService &each) { return each.networks.contains(name); });
        if (isUsed && !find(m_plan.networks, "default"))
            m_plan.networks.append({"default", name, {}, false});
    }

    static const PlannedThing *find(const QList<PlannedThing> &things, const QByteArray &key)
    {
        const auto found = std::ranges::find(things, key, &PlannedThing::key);
        return found == things.end() ? nullptr : &*found;
    }

    void readService(const QByteArray &name, const YamlNode &node)
    {
        if (!node.isMap())
            return failValidation("services." + name + " must be a mapping");
        checkKeys(node, ServiceKeys, "services." + name);
        PlannedService service;
        service.name = name;
        service.text = node.flat();
        service.image = node["image"].text;
        if (service.image.isEmpty() && !node["build"])
            return fail(m_isSwarm ? "invalid image reference for service " + name + ": no image specified"
                                  : "service \"" + name + "\" has neither an image nor a build context specified: invalid compose project");
        if (service.image.isEmpty())
            service.image = m_project + '-' + name;
        service.command = words(node["command"]);
        service.hasHealthCheck = bool(node["healthcheck"]);
        readDeploy(service, node);
        readPorts(service, node["ports"]);
        readNetworks(service, node);
        readMounts(service, node["volumes"]);
        m_plan.services.append(service);
    }

    static QByteArray words(const YamlNode &node)
    {
        QByteArrayList all;
        for (const YamlNode &each : node.items)
            all.append(each.text);
        return node.isSequence() ? all.join(' ') : node.text;
    }

    void readDeploy(PlannedService &service, const YamlNode &node)
    {
        if (node["scale"])
            service.replicas = node["scale"].text.toInt();
        const YamlNode &deploy = node["deploy"];
        service.isGlobal = m_isSwarm && deploy["mode"].text == "global";
        if (m_isSwarm && deploy["replicas"])
            service.replicas = deploy["replicas"].text.toInt();
    }

    void readPorts(PlannedService &service, const YamlNode &ports)
    {
        for (const YamlNode &each : ports.items) {
            PlannedPort port;
            if (each.isMap()) {
                port.inside = each["target"].text.toInt();
                port.outside = each["published"].text.toInt();
                if (each["protocol"])
                    port.protocol = each["protocol"].text;
            } else {
                const QByteArrayList parts = each.text.split('/').first().split(':');
                port.inside = parts.last().toInt();
                port.outside = parts.size() > 1 ? parts.at(parts.size() - 2).toInt() : 0;
                port.protocol = each.text.contains('/') ? each.text.split('/').last() : "tcp";
            }
            if (each.isScalar() && each.text.contains('-'))
                continue; // A range: nothing here takes notice of those.
            if (port.inside <= 0 || port.inside > 65535)
                return fail("services." + service.name + ".ports: invalid containerPort: " + each.text);
            service.ports.append(port);
        }
    }

    void readNetworks(PlannedService &service, const YamlNode &node)
    {
        if (node["network_mode"])
            return;
        QByteArrayList keys;
        for (const YamlNode &each : node["networks"].items)
            keys.append(each.text);
        for (const auto &[key, value] : node["networks"].members)
            keys.append(key);
        if (keys.isEmpty())
            keys.append("default");
        for (const QByteArray &key : std::as_const(keys)) {
            const PlannedThing *thing = find(m_plan.networks, key);
            if (!thing && key != "default")
                return fail("service \"" + service.name + "\" refers to undefined network " + key + ": invalid compose project");
            service.networks.append(thing ? thing->name : m_project + "_default");
        }
    }

    static PlannedMount mountOf(const YamlNode &node)
    {
        PlannedMount mount;
        if (node.isMap()) {
            mount = {node["type"].text, node["source"].text, node["target"].text, node["read_only"].text != "true"};
        } else {
            const QByteArrayList parts = node.text.split(':');
            mount.source = parts.size() > 1 ? parts.first() : QByteArray();
            mount.destination = parts.value(parts.size() > 1 ? 1 : 0);
            mount.isWritable = !parts.value(2).split(',').contains("ro");
        }
        if (mount.type.isEmpty())
            mount.type = mount.source.startsWith('/') || mount.source.startsWith('.') || mount.source.startsWith('~') ? "bind" : "volume";
        return mount;
    }

    void readMounts(PlannedService &service, const YamlNode &volumes)
    {
        for (const YamlNode &each : volumes.items) {
            PlannedMount mount = mountOf(each);
            const PlannedThing *thing = find(m_plan.volumes, mount.source);
            if (mount.type == "volume" && !mount.source.isEmpty() && !thing)
                return fail("service \"" + service.name + "\" refers to undefined volume " + mount.source + ": invalid compose project");
            if (mount.type == "volume" && thing)
                mount.source = thing->name;
            service.mounts.append(mount);
        }
    }

    const bool m_isSwarm;
    const QByteArray m_project;
    const QByteArray m_folder;
    const QMap<QByteArray, QByteArray> &m_values;
    ComposePlan m_plan;
};

} // namespace

bool ComposePlan::hasBindMount() const
{
    return std::ranges::any_of(services, [](const PlannedService &service) {
        return std::ranges::any_of(service.mounts, [](const PlannedMount &mount) { return mount.type == "bind"; });
    });
}

ComposePlan planOf(const QByteArray &file, StackKind kind, const QByteArray &project, const QByteArray &folder,
                   const QMap<QByteArray, QByteArray> &values)
{
    return PlanReader(kind, project, folder, values).read(file);
}

} // namespace longshore::demo
