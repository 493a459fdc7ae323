// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/kubernetesdecode.h"
#include "app/portainer/kubernetesfields.h"

namespace longshore {

using namespace Qt::StringLiterals;

// Deployments, stateful sets, daemon sets, jobs and cron jobs say the same things under names of their own.
namespace {

struct TemplateContainer {
    QString image;
};

struct TemplateSpec {
    QList<TemplateContainer> containers;
};

/// Of the annotations this one alone: the others may hold secrets.
struct TemplateNotes {
    QString restartedAt;
};

struct TemplateMeta {
    TemplateNotes notes;
};

struct PodTemplate {
    TemplateMeta meta;
    TemplateSpec spec;
};

struct RollingUpdate {
    qint64 partition = 0;
};

struct UpdateStrategy {
    QString type;
    RollingUpdate rolling;
};

struct JobTemplateSpec {
    PodTemplate pods;
};

struct JobTemplate {
    JobTemplateSpec spec;
};

struct WorkloadSpec {
    std::optional<qint64> replicas;
    std::optional<qint64> completions;
    PodTemplate pods;
    JobTemplate job;
    QString schedule;
    bool isSuspended = false;
    bool isPaused = false;
    UpdateStrategy updates;
};

struct WorkloadStatus {
    qint64 observedGeneration = 0;
    qint64 replicas = 0;
    qint64 availableReplicas = 0;
    qint64 updatedReplicas = 0;
    qint64 readyReplicas = 0;
    qint64 currentNumberScheduled = 0;
    qint64 desiredNumberScheduled = 0;
    qint64 numberAvailable = 0;
    qint64 numberReady = 0;
    qint64 updatedNumberScheduled = 0;
    qint64 active = 0; ///< Of a cron job a list.
    qint64 succeeded = 0;
    qint64 failed = 0;
    QString lastScheduleTime;
    QList<KubernetesCondition> conditions;
};

struct SpelledWorkload {
    SpelledMeta meta;
    WorkloadSpec spec;
    WorkloadStatus status;
};

} // namespace

template <>
struct JsonFields<TemplateContainer> {
    static constexpr std::array<JsonField<TemplateContainer>, 1> table{{{"image", into<&TemplateContainer::image>}}};
};

template <>
struct JsonFields<TemplateSpec> {
    static constexpr std::array<JsonField<TemplateSpec>, 1> table{{{"containers", into<&TemplateSpec::containers>}}};
};

template <>
struct JsonFields<TemplateNotes> {
    static constexpr std::array<JsonField<TemplateNotes>, 1> table{{{"kubectl.kubernetes.io/restartedAt", into<&TemplateNotes::restartedAt>}}};
};

template <>
struct JsonFields<TemplateMeta> {
    static constexpr std::array<JsonField<TemplateMeta>, 1> table{{{"annotations", into<&TemplateMeta::notes>}}};
};

template <>
struct JsonFields<PodTemplate> {
    static constexpr std::array<JsonField<PodTemplate>, 2> table{{{"metadata", into<&PodTemplate::meta>}, {"spec", into<&PodTemplate::spec>}}};
};

template <>
struct JsonFields<RollingUpdate> {
    static constexpr std::array<JsonField<RollingUpdate>, 1> table{{{"partition", into<&RollingUpdate::partition>}}};
};

template <>
struct JsonFields<UpdateStrategy> {
    static constexpr std::array<JsonField<UpdateStrategy>, 2> table{{{"type", into<&UpdateStrategy::type>}, {"rollingUpdate", into<&UpdateStrategy::rolling>}}};
};

template <>
struct JsonFields<JobTemplateSpec> {
    static constexpr std::array<JsonField<JobTemplateSpec>, 1> table{{{"template", into<&JobTemplateSpec::pods>}}};
};

template <>
struct JsonFields<JobTemplate> {
    static constexpr std::array<JsonField<JobTemplate>, 1> table{{{"spec", into<&JobTemplate::spec>}}};
};

template <>
struct JsonFields<WorkloadSpec> {
    static constexpr std::array<JsonField<WorkloadSpec>, 8> table{{
        {"replicas", into<&WorkloadSpec::replicas>},
        {"completions", into<&WorkloadSpec::completions>},
        {"schedule", into<&WorkloadSpec::schedule>},
        {"suspend", into<&WorkloadSpec::isSuspended>},
        {"paused", into<&WorkloadSpec::isPaused>},
        {"updateStrategy", into<&WorkloadSpec::updates>},
        {"template", into<&WorkloadSpec::pods>},
        {"jobTemplate", into<&WorkloadSpec::job>},
    }};
};

template <>
struct JsonFields<WorkloadStatus> {
    static constexpr std::array<JsonField<WorkloadStatus>, 15> table{{
        {"observedGeneration", into<&WorkloadStatus::observedGeneration>},
        {"replicas", into<&WorkloadStatus::replicas>},
        {"updatedReplicas", into<&WorkloadStatus::updatedReplicas>},
        {"readyReplicas", into<&WorkloadStatus::readyReplicas>},
        {"availableReplicas", into<&WorkloadStatus::availableReplicas>},
        {"currentNumberScheduled", into<&WorkloadStatus::currentNumberScheduled>},
        {"desiredNumberScheduled", into<&WorkloadStatus::desiredNumberScheduled>},
        {"numberReady", into<&WorkloadStatus::numberReady>},
        {"updatedNumberScheduled", into<&WorkloadStatus::updatedNumberScheduled>},
        {"numberAvailable", into<&WorkloadStatus::numberAvailable>},
        {"active", ifFits<&WorkloadStatus::active>},
        {"succeeded", into<&WorkloadStatus::succeeded>},
        {"failed", into<&WorkloadStatus::failed>},
        {"lastScheduleTime", into<&WorkloadStatus::lastScheduleTime>},
        {"conditions", into<&WorkloadStatus::conditions>},
    }};
};

template <>
struct JsonFields<SpelledWorkload> {
    static constexpr std::array<JsonField<SpelledWorkload>, 3> table{{
        {"metadata", into<&SpelledWorkload::meta>, Presence::Required},
        {"spec", into<&SpelledWorkload::spec>},
        {"status", into<&SpelledWorkload::status>},
    }};
};

namespace {

void takeCounts(Workload &workload, const WorkloadSpec &spec, const WorkloadStatus &status)
{
    switch (workload.kind) {
    case WorkloadKind::Deployment:
    case WorkloadKind::StatefulSet:
        workload.desired = spec.replicas.value_or(1);
        workload.ready = status.readyReplicas;
        workload.updated = status.updatedReplicas;
        break;
    case WorkloadKind::DaemonSet:
        workload.desired = status.desiredNumberScheduled;
        workload.ready = status.numberReady;
        workload.updated = status.updatedNumberScheduled;
        break;
    case WorkloadKind::Job: workload.desired = spec.completions.value_or(1); break;
    case WorkloadKind::CronJob: break;
    }
    workload.active = status.active;
    workload.succeeded = status.succeeded;
    workload.failed = status.failed;
}

Workload workloadFrom(WorkloadKind kind, const SpelledWorkload &spelled)
{
    Workload workload;
    workload.kind = kind;
    workload.object = objectOf(spelled.meta);
    const PodTemplate &pods = kind == WorkloadKind::CronJob ? spelled.spec.job.spec.pods : spelled.spec.pods;
    for (const TemplateContainer &each : pods.spec.containers)
        workload.images.append(each.image);
    takeCounts(workload, spelled.spec, spelled.status);
    const bool isCounted = kind != WorkloadKind::Job && kind != WorkloadKind::CronJob; // These two do not say what they have seen.
    workload.isSettled = !isCounted || spelled.status.observedGeneration >= spelled.meta.generation;
    workload.isSuspended = spelled.spec.isSuspended;
    workload.schedule = spelled.spec.schedule;
    workload.lastRun = spelled.status.lastScheduleTime;
    workload.conditions = spelled.status.conditions;
    return workload;
}

WorkloadState stateFrom(WorkloadKind kind, const SpelledWorkload &spelled)
{
    const bool isDaemon = kind == WorkloadKind::DaemonSet;
    return {.workload = workloadFrom(kind, spelled),
            .version = spelled.meta.version,
            .generation = spelled.meta.generation,
            .pods = isDaemon ? spelled.status.currentNumberScheduled : spelled.status.replicas,
            .available = isDaemon ? spelled.status.numberAvailable : spelled.status.availableReplicas,
            .restartedAt = spelled.spec.pods.meta.notes.restartedAt,
            .isPaused = spelled.spec.isPaused,
            .replacesByHand = spelled.spec.updates.type == "OnDelete"_L1,
            .partition = spelled.spec.updates.rolling.partition};
}

} // namespace

namespace decode {

Result<QList<Workload>> workloads(WorkloadKind kind, const Answer &answer)
{
    return itemsIn<SpelledWorkload, Workload>(answer, u"workloads"_s, [kind](const SpelledWorkload &each) { return workloadFrom(kind, each); });
}

Result<WorkloadState> workload(WorkloadKind kind, const Answer &answer)
{
    const Result<SpelledWorkload> spelled = objectIn<SpelledWorkload>(answer, u"workload"_s);
    if (!spelled)
        return Failure(spelled.error());
    return stateFrom(kind, *spelled);
}

} // namespace decode
} // namespace longshore
