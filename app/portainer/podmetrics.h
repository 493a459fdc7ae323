// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace longshore {

/// What a container of a pod used while it was measured.
struct PodContainerUsage {
    QString name;
    std::optional<qint64> nanocores; ///< Billionths of a processor; none: not told.
    std::optional<qint64> memory; ///< Bytes, without what can be dropped.
    bool operator==(const PodContainerUsage &) const = default;
};

/// What a pod used, as the metrics server of its cluster measured it: a mean over its window, every 15 seconds or so.
struct PodMetrics {
    QString name;
    QString namespaceName;
    QDateTime at; ///< UTC, the end of the window.
    QList<PodContainerUsage> containers;
    bool operator==(const PodMetrics &) const = default;
};

} // namespace longshore
