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

    YAML::Node filledIn(const YAML::Node &node)
    {
        if (node.IsScalar()) {
            QByteArray problem;
            const QByteArray text = interpolated(scalar(node), m_values, problem);
            if (!problem.isEmpty())
                fail("error while interpolating: " + problem);
            YAML::Node copy(text.toStdString());
            return copy;
        }
        YAML::Node copy(node.Type());
        if (node.IsSequence()) {
            for (const auto &each : node)
                copy.push_back(filledIn(each));
        } else if (node.IsMap()) {
            for (const auto &each : node) {
                if (scalar(each.first) == "<<")
                    mergeInto(copy, each.second);
                else
                    copy[each.first.as<std::string>()] = filledIn(each.second);
            }
        }
        return copy;
    }

    void mergeInto(YAML::Node &copy, const YAML::Node &merged)
    {
        if (merged.IsSequence()) {
            for (const auto &each : merged)
                mergeInto(copy, each);
        }
        for (const auto &each : merged) {
            if (merged.IsMap() && !copy[each.first.as<std::string>()])
                copy[each.first.as<std::string>()] = filledIn(each.second);
        }
    }

    void checkKeys(const YAML::Node &map, std::span<const char *const> known, const QByteArray &where)
    {
        for (const auto &each : map) {
            const QByteArray key = scalar(each.first);
            if (!key.startsWith("x-") && std::ranges::none_of(known, [&](const char *name) { return key == name; }))
                return failValidation(where + " Additional property " + key + " is not allowed");
        }
    }

    void readRoot(const YAML::Node &root)
    {
        if (!root.IsMap())
            return fail(m_isSwarm ? "Top-level object must be a mapping" : "top-level object must be a mapping");
        checkKeys(root, RootKeys, "(root)");
        const YAML::Node services = root["services"];
        if (services && !services.IsMap() && !services.IsNull())
            return m_isSwarm ? fail("services must be a mapping") : failValidation("services must be a mapping");
        readThings(root["networks"], m_plan.networks);
        readThings(root["volumes"], m_plan.volumes);
        if (!services || services.size() == 0)
            return fail("no service selected");
        for (const auto &each : services) {
            if (isFine())
                readService(scalar(each.first), each.second);
        }
        addDefaultNetwork();
    }

    void readThings(const YAML::Node &map, QList<PlannedThing> &things)
    {
        if (!map || !map.IsMap())
            return;
        for (const auto &each : map) {
            PlannedThing thing{scalar(each.first), {}, {}, false};
            const bool hasMembers = each.second.IsMap();
            thing.isExternal = hasMembers && each.second["external"] && scalar(each.second["external"]) != "false";
            thing.driver = hasMembers ? scalar(each.second["driver"]) : QByteArray();
            thing.name = hasMembers ? scalar(each.second["name"]) : QByteArray();
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

    void readService(const QByteArray &name, const YAML::Node &node)
    {
        if (!node.IsMap())
            return failValidation("services." + name + " must be a mapping");
        checkKeys(node, ServiceKeys, "services." + name);
        PlannedService service;
        service.name = name;
        service.text = QByteArray::fromStdString(YAML::Dump(node));
        service.image = scalar(node["image"]);
        if (service.image.isEmpty() && !node["build"])
            return fail(m_isSwarm ? "invalid image reference for service " + name + ": no image specified"
                                  : "service \"" + name + "\" has neither an image nor a build context specified: invalid compose project");
        if (service.image.isEmpty())
            service.image = m_project + '-' + name;
        service.command = words(node["command"]);
        service.hasHealthCheck = node["healthcheck"].IsDefined();
        readDeploy(service, node);
        readPorts(service, node["ports"]);
        readNetworks(service, node);
        readMounts(service, node["volumes"]);
        m_plan.services.append(service);
    }

    static QByteArray words(const YAML::Node &node)
    {
        if (!node || !node.IsSequence())
            return scalar(node);
        QByteArrayList all;
        for (const auto &each : node)
            all.append(scalar(each));
        return all.join(' ');
    }

    void readDeploy(PlannedService &service, const YAML::Node &node)
    {
        if (node["scale"])
            service.replicas = scalar(node["scale"]).toInt();
        const YAML::Node deploy = node["deploy"];
        if (!deploy || !deploy.IsMap())
            return;
        service.isGlobal = m_isSwarm && scalar(deploy["mode"]) == "global";
        if (m_isSwarm && deploy["replicas"])
            service.replicas = scalar(deploy["replicas"]).toInt();
    }

    void readPorts(PlannedService &service, const YAML::Node &ports)
    {
        if (!ports || !ports.IsSequence())
            return;
        for (const auto &each : ports) {
            PlannedPort port;
            if (each.IsMap()) {
                port.inside = scalar(each["target"]).toInt();
                port.outside = scalar(each["published"]).toInt();
                if (each["protocol"])
                    port.protocol = scalar(each["protocol"]);
            } else {
                const QByteArray text = scalar(each);
                const QByteArrayList parts = text.split('/').first().split(':');
                port.inside = parts.last().toInt();
                port.outside = parts.size() > 1 ? parts.at(parts.size() - 2).toInt() : 0;
                port.protocol = text.contains('/') ? text.split('/').last() : "tcp";
            }
            if (port.inside <= 0 || port.inside > 65535)
                return fail("services." + service.name + ".ports: invalid containerPort: " + scalar(each));
            service.ports.append(port);
        }
    }

    void readNetworks(PlannedService &service, const YAML::Node &node)
    {
        const YAML::Node networks = node["networks"];
        if (node["network_mode"])
            return;
        QByteArrayList keys;
        if (networks && (networks.IsSequence() || networks.IsMap())) {
            for (const auto &each : networks)
                keys.append(networks.IsMap() ? scalar(each.first) : scalar(each));
        }
        if (keys.isEmpty())
            keys.append("default");
        for (const QByteArray &key : std::as_const(keys)) {
            const PlannedThing *thing = find(m_plan.networks, key);
            if (!thing && key != "default")
                return fail("service \"" + service.name + "\" refers to undefined network " + key + ": invalid compose project");
            service.networks.append(thing ? thing->name : m_project + "_default");
        }
    }

    void readMounts(PlannedService &service, const YAML::Node &volumes)
    {
        if (!volumes || !volumes.IsSequence())
            return;
        for (const auto &each : volumes) {
            const QByteArrayList parts = each.IsMap() ? QByteArrayList() : scalar(each).split(':');
            const QByteArray source = each.IsMap() ? scalar(each["source"]) : parts.size() > 1 ? parts.first() : QByteArray();
            PlannedMount mount;
            mount.destination = each.IsMap() ? scalar(each["target"]) : parts.value(parts.size() > 1 ? 1 : 0);
            mount.isWritable = each.IsMap() ? scalar(each["read_only"]) != "true" : !parts.value(2).split(',').contains("ro");
            mount.type = source.startsWith('/') || source.startsWith('.') || source.startsWith('~') ? "bind" : "volume";
            mount.source = source;
            if (mount.type == "volume" && !source.isEmpty()) {
                const PlannedThing *thing = find(m_plan.volumes, source);
                if (!thing)
                    return fail("service \"" + service.name + "\" refers to undefined volume " + source + ": invalid compose project");
                mount.source = thing->name;
            }
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
    try {
        return PlanReader(kind, project, folder, values).read(file);
    } catch (const YAML::Exception &) { // As for a key that is a list.
        ComposePlan plan;
        plan.problem = "Non-string key at top level";
        return plan;
    }
}

} // namespace longshore::demo
