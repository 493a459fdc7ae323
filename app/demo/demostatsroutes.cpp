// SPDX-License-Identifier: GPL-3.0-or-later
// What containers use, as an engine counts it (portainer-api.md 6.2). It goes up and down, and is the same for the same moment.
#include "app/demo/democontainers.h"

#include "app/demo/demoenginejson.h"

#include <cmath>

namespace longshore::demo {
namespace {

constexpr qint64 Million = 1'000'000;
constexpr qint64 Processors = 4;
constexpr qint64 MachineMemory = qint64(8) * 1024 * Million;
constexpr qint64 SampleMilliseconds = 1000;

/// A number of its own for each container and purpose, 0 to 1.
double share(const KnownContainer &container, const char *purpose)
{
    return double(longIdFor(container.name + purpose).left(4).toInt(nullptr, 16)) / 65535;
}

/// Sum up to a moment of something that is used at a mean rate, and waves around it in half a minute.
qint64 counted(const KnownContainer &container, const char *purpose, double perMillisecond, qint64 milliseconds)
{
    const double wave = 30'000 * (0.5 + share(container, purpose));
    const double phase = 6.28 * share(container, purpose);
    const double at = double(milliseconds) / wave * 6.28 + phase;
    return qint64(perMillisecond * (double(milliseconds) + 0.8 * wave / 6.28 * (std::cos(phase) - std::cos(at))));
}

void writeCpu(JsonWriter &json, const char *key, const KnownContainer &container, qint64 up)
{
    const qint64 total = counted(container, "cpu", (0.005 + 0.3 * share(container, "busy")) * double(Million), up);
    json.objectMember(key, [&] {
        json.objectMember("cpu_usage", [&] {
            json.member("total_usage", total);
            json.arrayMember("percpu_usage", [&] {
                for (qint64 each = 0; each < Processors; ++each)
                    json.value(total / Processors);
            });
            json.member("usage_in_kernelmode", total / 4);
            json.member("usage_in_usermode", total - total / 4);
        });
        json.member("system_cpu_usage", up * Processors * Million);
        json.member("online_cpus", Processors);
        json.objectMember("throttling_data", [&] { json.members({"periods", "throttled_periods", "throttled_time"}, 0); });
    });
}

void writeMemory(JsonWriter &json, const KnownContainer &container, qint64 up)
{
    const qint64 cache = qint64(20 * Million * share(container, "cache"));
    const double wave = 1 + 0.15 * std::sin(double(up) / 20'000 + 6 * share(container, "memory"));
    const qint64 usage = cache + qint64((12 + 300 * share(container, "memory")) * double(Million) * wave);
    json.objectMember("memory_stats", [&] {
        json.member("usage", usage);
        json.member("max_usage", usage + 10 * Million);
        json.objectMember("stats", [&] {
            const qint64 held = usage - cache;
            for (const char *prefix : {"", "total_"}) {
                const auto member = [&](const char *name, qint64 value) { json.member((QByteArray(prefix) + name).constData(), value); };
                member("active_anon", held / 2);
                member("active_file", 0);
                member("cache", cache);
                member("dirty", 0);
                member("inactive_anon", held - held / 2);
                member("inactive_file", cache);
                member("mapped_file", 0);
                member("pgfault", up / 7);
                member("pgmajfault", 0);
                member("pgpgin", up / 9);
                member("pgpgout", up / 11);
                member("rss", held);
                member("rss_huge", 0);
                member("unevictable", 0);
                member("writeback", 0);
            }
            json.members({"hierarchical_memory_limit", "hierarchical_memsw_limit"}, qint64(9223372036854771712));
        });
        json.member("limit", container.image.contains("postgres") ? 512 * Million : MachineMemory);
    });
}

void writeBlocks(JsonWriter &json, const KnownContainer &container, qint64 up)
{
    json.objectMember("blkio_stats", [&] {
        json.arrayMember("io_service_bytes_recursive", [&] {
            if (!container.image.contains("postgres") && !container.image.contains("mariadb"))
                return; // It keeps nothing worth writing.
            for (const auto &[operation, purpose] : {std::pair("Read", "read"), std::pair("Write", "write")})
                json.object([&, operation = operation, purpose = purpose] {
                    json.member("major", 8);
                    json.member("minor", 0);
                    json.member("op", operation);
                    json.member("value", counted(container, purpose, 300 * share(container, purpose), up));
                });
        });
        for (const char *list : {"io_serviced_recursive", "io_queue_recursive", "io_service_time_recursive", "io_wait_time_recursive",
                                 "io_merged_recursive", "io_time_recursive", "sectors_recursive"})
            json.emptyListMember(list);
    });
}

void writeNetworks(JsonWriter &json, const KnownContainer &container, qint64 up)
{
    json.objectMember("networks", [&] {
        json.objectMember("eth0", [&] {
            const qint64 received = counted(container, "in", 80 * share(container, "in"), up);
            const qint64 sent = counted(container, "out", 200 * share(container, "out"), up);
            json.member("rx_bytes", received);
            json.member("rx_packets", received / 800);
            json.members({"rx_errors", "rx_dropped"}, 0);
            json.member("tx_bytes", sent);
            json.member("tx_packets", sent / 800);
            json.members({"tx_errors", "tx_dropped"}, 0);
        });
    });
}

void writeStats(JsonWriter &json, const Site &site, const KnownContainer &container)
{
    const qint64 now = site.nowInMilliseconds();
    const qint64 up = std::max<qint64>(SampleMilliseconds, now - container.runsFrom);
    json.member("read", engineTime(now));
    json.member("preread", engineTime(now - SampleMilliseconds));
    json.objectMember("pids_stats", [&] { json.member("current", processRowsOf(site, container).size()); });
    writeBlocks(json, container, up);
    json.member("num_procs", 0);
    json.objectMember("storage_stats", [] {});
    writeCpu(json, "cpu_stats", container, up);
    writeCpu(json, "precpu_stats", container, up - SampleMilliseconds);
    writeMemory(json, container, up);
    json.member("name", '/' + container.name);
    json.member("id", container.id);
    writeNetworks(json, container, up);
}

/// Of a container that does not run, at once and without anything counted.
void writeNothing(JsonWriter &json, const KnownContainer &container)
{
    json.members({"read", "preread"}, "0001-01-01T00:00:00Z");
    for (const char *member : {"pids_stats", "blkio_stats", "storage_stats", "cpu_stats", "precpu_stats", "memory_stats"})
        json.objectMember(member, [] {});
    json.member("num_procs", 0);
    json.member("name", '/' + container.name);
    json.member("id", container.id);
}

Response stats(Site &site, const Call &call)
{
    std::optional<Response> refused;
    const Environment *environment = environmentFor(site, call, refused);
    const std::optional<KnownContainer> container = environment ? containerFor(site, call, *environment, refused) : std::nullopt;
    if (!container)
        return *refused;
    return asEngine(jsonResponse([&](JsonWriter &json) {
        json.object([&] { container->state == "running" ? writeStats(json, site, *container) : writeNothing(json, *container); });
    }));
}

constexpr Route StatsRoutes[] = {
    {"GET", "endpoints/{id}/docker/containers/{containerId}/stats", Access::Authenticated, stats},
};

} // namespace

std::span<const Route> statsRoutes()
{
    return StatsRoutes;
}

} // namespace longshore::demo
