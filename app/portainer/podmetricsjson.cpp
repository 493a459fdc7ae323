// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/kubernetesdecode.h"
#include "app/portainer/kubernetesfields.h"
#include "app/portainer/kubernetesquantity.h"

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

struct SpelledUsage {
    QString cpu;
    QString memory;
};

struct SpelledContainerMetrics {
    QString name;
    SpelledUsage usage;
};

struct SpelledPodMetrics {
    SpelledMeta meta;
    QString at;
    QList<SpelledContainerMetrics> containers;
};

} // namespace

template <>
struct JsonFields<SpelledUsage> {
    static constexpr std::array<JsonField<SpelledUsage>, 2> table{{{"cpu", into<&SpelledUsage::cpu>}, {"memory", into<&SpelledUsage::memory>}}};
};

template <>
struct JsonFields<SpelledContainerMetrics> {
    static constexpr std::array<JsonField<SpelledContainerMetrics>, 2> table{{
        {"name", into<&SpelledContainerMetrics::name>, Presence::Required},
        {"usage", into<&SpelledContainerMetrics::usage>},
    }};
};

template <>
struct JsonFields<SpelledPodMetrics> {
    static constexpr std::array<JsonField<SpelledPodMetrics>, 3> table{{
        {"metadata", into<&SpelledPodMetrics::meta>, Presence::Required},
        {"timestamp", into<&SpelledPodMetrics::at>},
        {"containers", into<&SpelledPodMetrics::containers>},
    }};
};

namespace {

PodMetrics metricsFrom(const SpelledPodMetrics &spelled)
{
    constexpr int Nano = 9;
    PodMetrics metrics{.name = spelled.meta.object.name, .namespaceName = spelled.meta.object.namespaceName,
                       .at = QDateTime::fromString(spelled.at, Qt::ISODateWithMs), .containers = {}};
    for (const SpelledContainerMetrics &each : spelled.containers)
        metrics.containers.append({each.name, kubernetesQuantity(each.usage.cpu, Nano), kubernetesQuantity(each.usage.memory)});
    return metrics;
}

} // namespace

Result<QList<PodMetrics>> decode::podMetrics(const Answer &answer)
{
    return itemsIn<SpelledPodMetrics, PodMetrics>(answer, u"metrics"_s, metricsFrom);
}

} // namespace longshore
