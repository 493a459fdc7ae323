// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/decode.h"
#include "app/portainer/resourcecontroljson.h"

#include <QDateTime>

namespace longshore {

using namespace Qt::StringLiterals;

// How a Swarm manager spells services and tasks (portainer-api.md 6.2): what matters lies deep inside.
namespace {

struct Version {
    qint64 index = 0;
};

struct ContainerSpec {
    QString image;
};

struct TaskTemplate {
    ContainerSpec container;
};

struct Replicated {
    qint64 replicas = 1;
};

struct Job {
    qint64 atOnce = 1;
};

struct ServiceMode {
    std::optional<Replicated> replicated;
    std::optional<Job> replicatedJob;
    std::optional<Job> globalJob;
};

struct SpelledPort {
    QString protocol;
    int target = 0;
    int published = 0;
};

struct ServiceEndpoint {
    QList<SpelledPort> ports;
};

struct SpelledServiceSpec {
    QString name;
    Labels labels;
    TaskTemplate task;
    ServiceMode mode;
};

struct ServiceStatus {
    qint64 running = -1;
    qint64 desired = -1;
};

struct UpdateStatus {
    QString state;
    QString message;
};

struct SpelledService {
    QString id;
    Version version;
    SpelledServiceSpec spec;
    ServiceEndpoint endpoint;
    ServiceStatus status;
    UpdateStatus update;
    PortainerAdditions additions;
};

struct ContainerStatus {
    QString containerId;
};

struct TaskStatus {
    QString state;
    QString message;
    QString error;
    QString timestamp;
    ContainerStatus container;
};

struct SpelledTask {
    SwarmTask task;
    TaskStatus status;
};

struct Cluster {
    QString id;
};

} // namespace

template <>
struct JsonFields<Version> {
    static constexpr std::array<JsonField<Version>, 1> table{{{"Index", into<&Version::index>}}};
};

template <>
struct JsonFields<ContainerSpec> {
    static constexpr std::array<JsonField<ContainerSpec>, 1> table{{{"Image", into<&ContainerSpec::image>}}};
};

template <>
struct JsonFields<TaskTemplate> {
    static constexpr std::array<JsonField<TaskTemplate>, 1> table{{{"ContainerSpec", into<&TaskTemplate::container>}}};
};

template <>
struct JsonFields<Replicated> {
    static constexpr std::array<JsonField<Replicated>, 1> table{{{"Replicas", into<&Replicated::replicas>}}};
};

template <>
struct JsonFields<Job> {
    static constexpr std::array<JsonField<Job>, 1> table{{{"MaxConcurrent", into<&Job::atOnce>}}};
};

template <>
struct JsonFields<ServiceMode> {
    static constexpr std::array<JsonField<ServiceMode>, 3> table{{
        {"GlobalJob", into<&ServiceMode::globalJob>},
        {"Replicated", into<&ServiceMode::replicated>},
        {"ReplicatedJob", into<&ServiceMode::replicatedJob>},
    }};
};

template <>
struct JsonFields<SpelledPort> {
    static constexpr std::array<JsonField<SpelledPort>, 3> table{{
        {"Protocol", shared<&SpelledPort::protocol>},
        {"PublishedPort", into<&SpelledPort::published>},
        {"TargetPort", into<&SpelledPort::target>},
    }};
};

template <>
struct JsonFields<ServiceEndpoint> {
    static constexpr std::array<JsonField<ServiceEndpoint>, 1> table{{{"Ports", into<&ServiceEndpoint::ports>}}};
};

template <>
struct JsonFields<SpelledServiceSpec> {
    static constexpr std::array<JsonField<SpelledServiceSpec>, 4> table{{
        {"Labels", into<&SpelledServiceSpec::labels>},
        {"Mode", into<&SpelledServiceSpec::mode>},
        {"Name", into<&SpelledServiceSpec::name>},
        {"TaskTemplate", into<&SpelledServiceSpec::task>},
    }};
};

template <>
struct JsonFields<ServiceStatus> {
    static constexpr std::array<JsonField<ServiceStatus>, 2> table{{
        {"DesiredTasks", into<&ServiceStatus::desired>},
        {"RunningTasks", into<&ServiceStatus::running>},
    }};
};

template <>
struct JsonFields<UpdateStatus> {
    static constexpr std::array<JsonField<UpdateStatus>, 2> table{{
        {"Message", into<&UpdateStatus::message>},
        {"State", into<&UpdateStatus::state>},
    }};
};

template <>
struct JsonFields<SpelledService> {
    static constexpr std::array<JsonField<SpelledService>, 7> table{{
        {"Endpoint", into<&SpelledService::endpoint>},
        {"ID", into<&SpelledService::id>, Presence::Required},
        {"Portainer", into<&SpelledService::additions>},
        {"ServiceStatus", into<&SpelledService::status>},
        {"Spec", into<&SpelledService::spec>},
        {"UpdateStatus", into<&SpelledService::update>},
        {"Version", into<&SpelledService::version>},
    }};
};

template <>
struct JsonFields<ContainerStatus> {
    static constexpr std::array<JsonField<ContainerStatus>, 1> table{{{"ContainerID", into<&ContainerStatus::containerId>}}};
};

template <>
struct JsonFields<TaskStatus> {
    static constexpr std::array<JsonField<TaskStatus>, 5> table{{
        {"ContainerStatus", into<&TaskStatus::container>},
        {"Err", into<&TaskStatus::error>},
        {"Message", into<&TaskStatus::message>},
        {"State", into<&TaskStatus::state>},
        {"Timestamp", into<&TaskStatus::timestamp>},
    }};
};

namespace {

template <auto Member>
bool inTask(JsonReader &in, JsonValue &value, SpelledTask &out)
{
    return into<Member>(in, value, out.task);
}

SwarmService serviceFrom(const SpelledService &spelled)
{
    SwarmService service{.id = spelled.id, .version = spelled.version.index, .name = spelled.spec.name, .image = spelled.spec.task.container.image,
                         .labels = spelled.spec.labels, .replicas = {}, .isJob = spelled.spec.mode.replicatedJob || spelled.spec.mode.globalJob,
                         .runningTasks = spelled.status.running, .desiredTasks = spelled.status.desired, .ports = {}, .updateState = spelled.update.state, .updateMessage = spelled.update.message,
                         .resourceControl = spelled.additions.control};
    if (spelled.spec.mode.replicated)
        service.replicas = spelled.spec.mode.replicated->replicas;
    for (const SpelledPort &port : spelled.endpoint.ports)
        service.ports.append({.ip = {}, .privatePort = port.target, .publicPort = port.published, .protocol = port.protocol});
    return service;
}

/// 0 for a time that never was.
qint64 secondsOf(const QString &timestamp)
{
    const QDateTime at = timestamp.startsWith(u"0001"_s) ? QDateTime() : QDateTime::fromString(timestamp, Qt::ISODateWithMs);
    return at.isValid() ? at.toSecsSinceEpoch() : 0;
}

} // namespace

template <>
struct JsonFields<SpelledTask> {
    static constexpr std::array<JsonField<SpelledTask>, 6> table{{
        {"DesiredState", inTask<&SwarmTask::desiredState>},
        {"ID", inTask<&SwarmTask::id>, Presence::Required},
        {"NodeID", inTask<&SwarmTask::nodeId>},
        {"ServiceID", inTask<&SwarmTask::serviceId>},
        {"Slot", inTask<&SwarmTask::slot>},
        {"Status", into<&SpelledTask::status>},
    }};
};

template <>
struct JsonFields<Cluster> {
    static constexpr std::array<JsonField<Cluster>, 1> table{{{"ID", into<&Cluster::id>, Presence::Required}}};
};

namespace decode {

Result<QList<SwarmService>> services(const Answer &answer)
{
    const Result<QList<SpelledService>> spelled = listIn<SpelledService>(answer, u"services"_s);
    if (!spelled)
        return Failure(spelled.error());
    QList<SwarmService> services;
    for (const SpelledService &each : *spelled)
        services.append(serviceFrom(each));
    return services;
}

Result<QList<SwarmTask>> tasks(const Answer &answer)
{
    const Result<QList<SpelledTask>> spelled = listIn<SpelledTask>(answer, u"tasks"_s);
    if (!spelled)
        return Failure(spelled.error());
    QList<SwarmTask> tasks;
    for (const SpelledTask &each : *spelled) {
        SwarmTask &task = tasks.emplaceBack(each.task);
        task.state = each.status.state;
        task.message = each.status.message;
        task.at = secondsOf(each.status.timestamp);
        task.error = each.status.error;
        task.containerId = each.status.container.containerId;
    }
    return tasks;
}

Result<QString> clusterId(const Answer &answer)
{
    const Result<Cluster> cluster = objectIn<Cluster>(answer, u"cluster"_s);
    if (!cluster)
        return Failure(cluster.error());
    return cluster->id;
}

} // namespace decode
} // namespace longshore
