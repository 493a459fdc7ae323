// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/kubernetesdecode.h"
#include "app/portainer/kubernetesfields.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

struct PodContainerSpec {
    QString name;
    QString image;
};

struct PodSpec {
    QString node;
    QList<PodContainerSpec> containers;
    QList<PodContainerSpec> initContainers;
};

struct StateRunning {
    QString startedAt;
};

struct StateWaiting {
    QString reason;
    QString message;
};

struct StateTerminated {
    qint64 exitCode = 0;
    QString reason;
    QString message;
};

struct ContainerStates {
    std::optional<StateRunning> running;
    std::optional<StateWaiting> waiting;
    std::optional<StateTerminated> terminated;
};

struct PodContainerStatus {
    QString name;
    bool isReady = false;
    qint64 restarts = 0;
    ContainerStates state;
    ContainerStates last;
};

struct PodStatus {
    QString phase;
    QString reason;
    QString message;
    QString address;
    QList<KubernetesCondition> conditions;
    QList<PodContainerStatus> containers;
    QList<PodContainerStatus> initContainers;
};

struct SpelledPod {
    SpelledMeta meta;
    PodSpec spec;
    PodStatus status;
};

} // namespace

template <>
struct JsonFields<PodContainerSpec> {
    static constexpr std::array<JsonField<PodContainerSpec>, 2> table{{{"name", into<&PodContainerSpec::name>}, {"image", into<&PodContainerSpec::image>}}};
};

template <>
struct JsonFields<PodSpec> {
    static constexpr std::array<JsonField<PodSpec>, 3> table{{
        {"initContainers", into<&PodSpec::initContainers>},
        {"containers", into<&PodSpec::containers>},
        {"nodeName", into<&PodSpec::node>},
    }};
};

template <>
struct JsonFields<StateRunning> {
    static constexpr std::array<JsonField<StateRunning>, 1> table{{{"startedAt", into<&StateRunning::startedAt>}}};
};

template <>
struct JsonFields<StateWaiting> {
    static constexpr std::array<JsonField<StateWaiting>, 2> table{{{"reason", into<&StateWaiting::reason>}, {"message", into<&StateWaiting::message>}}};
};

template <>
struct JsonFields<StateTerminated> {
    static constexpr std::array<JsonField<StateTerminated>, 3> table{{
        {"exitCode", into<&StateTerminated::exitCode>},
        {"reason", into<&StateTerminated::reason>},
        {"message", into<&StateTerminated::message>},
    }};
};

template <>
struct JsonFields<ContainerStates> {
    static constexpr std::array<JsonField<ContainerStates>, 3> table{{
        {"running", into<&ContainerStates::running>},
        {"waiting", into<&ContainerStates::waiting>},
        {"terminated", into<&ContainerStates::terminated>},
    }};
};

template <>
struct JsonFields<PodContainerStatus> {
    static constexpr std::array<JsonField<PodContainerStatus>, 5> table{{
        {"name", into<&PodContainerStatus::name>},
        {"state", into<&PodContainerStatus::state>},
        {"lastState", into<&PodContainerStatus::last>},
        {"ready", into<&PodContainerStatus::isReady>},
        {"restartCount", into<&PodContainerStatus::restarts>},
    }};
};

template <>
struct JsonFields<PodStatus> {
    static constexpr std::array<JsonField<PodStatus>, 7> table{{
        {"phase", into<&PodStatus::phase>},
        {"conditions", into<&PodStatus::conditions>},
        {"message", into<&PodStatus::message>},
        {"reason", into<&PodStatus::reason>},
        {"podIP", into<&PodStatus::address>},
        {"initContainerStatuses", into<&PodStatus::initContainers>},
        {"containerStatuses", into<&PodStatus::containers>},
    }};
};

template <>
struct JsonFields<SpelledPod> {
    static constexpr std::array<JsonField<SpelledPod>, 3> table{{
        {"metadata", into<&SpelledPod::meta>, Presence::Required},
        {"spec", into<&SpelledPod::spec>},
        {"status", into<&SpelledPod::status>},
    }};
};

namespace {

void takeState(PodContainer &container, const PodContainerStatus &status)
{
    container.isReady = status.isReady;
    container.restarts = status.restarts;
    if (status.last.terminated) {
        container.lastReason = status.last.terminated->reason;
        container.lastExitCode = status.last.terminated->exitCode;
    }
    if (status.state.running) {
        container.state = PodContainer::State::Running;
    } else if (status.state.waiting) {
        container.state = PodContainer::State::Waiting;
        container.reason = status.state.waiting->reason;
        container.message = status.state.waiting->message;
    } else if (status.state.terminated) {
        container.state = PodContainer::State::Terminated;
        container.reason = status.state.terminated->reason;
        container.message = status.state.terminated->message;
        container.exitCode = status.state.terminated->exitCode;
    }
}

/// A node says nothing of containers it has not looked at yet, nor in which order they stand.
void addContainers(Pod &pod, const QList<PodContainerSpec> &specs, const QList<PodContainerStatus> &statuses, bool areInit)
{
    for (const PodContainerSpec &spec : specs) {
        PodContainer &container = pod.containers.emplaceBack();
        container.name = spec.name;
        container.image = spec.image;
        container.isInit = areInit;
        const auto status = std::ranges::find(statuses, spec.name, &PodContainerStatus::name);
        if (status != statuses.cend())
            takeState(container, *status);
    }
}

Pod podFrom(const SpelledPod &spelled)
{
    Pod pod;
    pod.object = objectOf(spelled.meta);
    for (const SpelledOwner &each : spelled.meta.owners)
        if (each.isController)
            pod.owner = each.owner;
    pod.node = spelled.spec.node;
    pod.address = spelled.status.address;
    pod.phase = spelled.status.phase;
    pod.reason = spelled.status.reason;
    pod.message = spelled.status.message;
    pod.isEnding = !spelled.meta.deleted.isEmpty();
    addContainers(pod, spelled.spec.initContainers, spelled.status.initContainers, true);
    addContainers(pod, spelled.spec.containers, spelled.status.containers, false);
    pod.conditions = spelled.status.conditions;
    return pod;
}

} // namespace

namespace decode {

Result<QList<Pod>> pods(const Answer &answer)
{
    return itemsIn<SpelledPod, Pod>(answer, u"pods"_s, podFrom);
}

Result<Pod> pod(const Answer &answer)
{
    const Result<SpelledPod> spelled = objectIn<SpelledPod>(answer, u"pod"_s);
    if (!spelled)
        return Failure(spelled.error());
    return podFrom(*spelled);
}

} // namespace decode
} // namespace longshore
