// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/decode.h"
#include "app/portainer/jsondocument.h"
#include "app/portainer/jsonfields.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

struct CpuUsage {
    qint64 total = 0;
    QList<qint64> each;
};

struct SpelledCpu {
    CpuUsage usage;
    qint64 system = 0;
    qint64 online = 0;

    CpuCounters counters() const { return {usage.total, system, online > 0 ? online : qint64(usage.each.size())}; }
};

/// The first version of control groups counts a container's children apart, the second does not.
struct MemoryDetail {
    std::optional<qint64> totalInactiveFile;
    qint64 inactiveFile = 0;
};

struct SpelledMemory {
    qint64 usage = 0;
    qint64 limit = 0;
    MemoryDetail detail;
};

struct BlockEntry {
    QString operation;
    qint64 value = 0;
};

struct SpelledBlocks {
    QList<BlockEntry> entries;

    qint64 sum(QLatin1StringView operation) const
    {
        qint64 sum = 0;
        for (const BlockEntry &each : entries)
            sum += each.operation.compare(operation, Qt::CaseInsensitive) == 0 ? each.value : 0;
        return sum;
    }
};

struct SpelledPids {
    qint64 current = 0;
};

struct SpelledStats {
    QString read;
    SpelledCpu now;
    SpelledCpu before;
    SpelledMemory memory;
    SpelledBlocks blocks;
    SpelledPids pids;
    QMap<QString, NetworkCounters> networks;
};

} // namespace

template <>
struct JsonFields<CpuUsage> {
    static constexpr std::array<JsonField<CpuUsage>, 2> table{{{"total_usage", into<&CpuUsage::total>}, {"percpu_usage", into<&CpuUsage::each>}}};
};

template <>
struct JsonFields<SpelledCpu> {
    static constexpr std::array<JsonField<SpelledCpu>, 3> table{{
        {"cpu_usage", into<&SpelledCpu::usage>},
        {"system_cpu_usage", into<&SpelledCpu::system>},
        {"online_cpus", into<&SpelledCpu::online>},
    }};
};

template <>
struct JsonFields<MemoryDetail> {
    static constexpr std::array<JsonField<MemoryDetail>, 2> table{{
        {"inactive_file", ifFits<&MemoryDetail::inactiveFile>},
        {"total_inactive_file", ifFits<&MemoryDetail::totalInactiveFile>},
    }};
};

template <>
struct JsonFields<SpelledMemory> {
    static constexpr std::array<JsonField<SpelledMemory>, 3> table{{
        {"usage", into<&SpelledMemory::usage>},
        {"stats", into<&SpelledMemory::detail>},
        {"limit", ifFits<&SpelledMemory::limit>}, // "No limit" may be the largest number there is.
    }};
};

template <>
struct JsonFields<BlockEntry> {
    static constexpr std::array<JsonField<BlockEntry>, 2> table{{{"op", shared<&BlockEntry::operation>}, {"value", ifFits<&BlockEntry::value>}}};
};

template <>
struct JsonFields<SpelledBlocks> {
    static constexpr std::array<JsonField<SpelledBlocks>, 1> table{{{"io_service_bytes_recursive", into<&SpelledBlocks::entries>}}};
};

template <>
struct JsonFields<SpelledPids> {
    static constexpr std::array<JsonField<SpelledPids>, 1> table{{{"current", into<&SpelledPids::current>}}};
};

template <>
struct JsonFields<NetworkCounters> {
    static constexpr std::array<JsonField<NetworkCounters>, 2> table{{
        {"rx_bytes", ifFits<&NetworkCounters::received>},
        {"tx_bytes", ifFits<&NetworkCounters::sent>},
    }};
};

template <>
struct JsonFields<SpelledStats> {
    static constexpr std::array<JsonField<SpelledStats>, 7> table{{
        {"read", into<&SpelledStats::read>, Presence::Required},
        {"pids_stats", into<&SpelledStats::pids>},
        {"blkio_stats", into<&SpelledStats::blocks>},
        {"cpu_stats", into<&SpelledStats::now>},
        {"precpu_stats", into<&SpelledStats::before>},
        {"memory_stats", into<&SpelledStats::memory>},
        {"networks", into<&SpelledStats::networks>},
    }};
};

std::optional<double> ContainerStats::cpuPercent() const
{
    const qint64 own = now.total - before.total;
    const qint64 whole = now.system - before.system;
    if (before.system <= 0 || whole <= 0 || own < 0)
        return {};
    return double(own) / double(whole) * double(std::max<qint64>(1, now.processors)) * 100;
}

NetworkCounters ContainerStats::network() const
{
    NetworkCounters sum;
    for (const NetworkCounters &each : networks) {
        sum.received += each.received;
        sum.sent += each.sent;
    }
    return sum;
}

namespace decode {

Result<ContainerStats> containerStats(const Answer &answer)
{
    const Result<SpelledStats> spelled = objectIn<SpelledStats>(answer, u"stats"_s);
    if (!spelled)
        return Failure(spelled.error());
    ContainerStats stats;
    stats.readAt = spelled->read.startsWith(u"0001"_s) ? QDateTime() : QDateTime::fromString(spelled->read, Qt::ISODateWithMs);
    stats.before = spelled->before.counters();
    stats.now = spelled->now.counters();
    stats.memoryUsage = spelled->memory.usage;
    stats.memoryCache = spelled->memory.detail.totalInactiveFile.value_or(spelled->memory.detail.inactiveFile);
    stats.memoryLimit = spelled->memory.limit;
    stats.networks = spelled->networks;
    stats.blockRead = spelled->blocks.sum("read"_L1);
    stats.blockWritten = spelled->blocks.sum("write"_L1);
    stats.processes = spelled->pids.current;
    return stats;
}

} // namespace decode
} // namespace longshore
