// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

/// What a container uses, as its engine counts it (GET containers/{id}/stats, portainer-api.md 6.2).
namespace longshore {

/// Time of processors, up to one moment.
struct CpuCounters {
    qint64 total = 0; ///< Nanoseconds, by the container, on all processors.
    qint64 system = 0; ///< Nanoseconds, of the whole machine, on all processors.
    qint64 processors = 0;
    bool operator==(const CpuCounters &) const = default;
};

/// Bytes over one network.
struct NetworkCounters {
    qint64 received = 0;
    qint64 sent = 0;
    bool operator==(const NetworkCounters &) const = default;
};

/// One reading of one container; a stopped one has counted nothing: readAt is null.
struct ContainerStats {
    QDateTime readAt; ///< UTC, by the engine's clock.
    CpuCounters before; ///< About a second earlier.
    CpuCounters now;
    qint64 memoryUsage = 0; ///< Bytes, with what is only kept for speed.
    qint64 memoryCache = 0; ///< Bytes of files that can be dropped at any time.
    qint64 memoryLimit = 0; ///< Bytes; that of the machine when the container has none.
    QMap<QString, NetworkCounters> networks; ///< Empty for "none" and "host".
    qint64 blockRead = 0; ///< Bytes.
    qint64 blockWritten = 0; ///< Bytes.
    qint64 processes = 0;
    bool operator==(const ContainerStats &) const = default;

    /// As `docker stats` says it: 100 is one processor, busy all the time; none when there is nothing to compare with.
    std::optional<double> cpuPercent() const;
    /// As `docker stats` says it: without what can be dropped.
    qint64 memoryUsed() const { return memoryCache < memoryUsage ? memoryUsage - memoryCache : memoryUsage; }
    NetworkCounters network() const; ///< Over all networks.
};

} // namespace longshore
