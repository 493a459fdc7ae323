// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/servicespec.h"

#include "app/portainer/decode.h"
#include "app/portainer/jsondocument.h"

#include <QJsonDocument>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

struct NodeSpec {
    QString availability;
};

struct NodeDescription {
    QString hostname;
};

struct NodeStatus {
    QString state;
};

struct SpelledNode {
    QString id;
    NodeSpec spec;
    NodeDescription description;
    NodeStatus status;
};

} // namespace

template <>
struct JsonFields<NodeSpec> {
    static constexpr std::array<JsonField<NodeSpec>, 1> table{{{"Availability", into<&NodeSpec::availability>}}};
};

template <>
struct JsonFields<NodeDescription> {
    static constexpr std::array<JsonField<NodeDescription>, 1> table{{{"Hostname", into<&NodeDescription::hostname>}}};
};

template <>
struct JsonFields<NodeStatus> {
    static constexpr std::array<JsonField<NodeStatus>, 1> table{{{"State", into<&NodeStatus::state>}}};
};

template <>
struct JsonFields<SpelledNode> {
    static constexpr std::array<JsonField<SpelledNode>, 4> table{{
        {"ID", into<&SpelledNode::id>, Presence::Required},
        {"Spec", into<&SpelledNode::spec>},
        {"Description", into<&SpelledNode::description>},
        {"Status", into<&SpelledNode::status>},
    }};
};

std::optional<qint64> ServiceSpec::replicas() const
{
    const QJsonValue count = spec["Mode"_L1]["Replicated"_L1]["Replicas"_L1];
    return count.isDouble() ? std::optional(count.toInteger()) : std::nullopt;
}

QJsonObject ServiceSpec::withReplicas(qint64 count) const
{
    QJsonObject changed = spec;
    QJsonObject mode = changed["Mode"_L1].toObject();
    QJsonObject replicated = mode["Replicated"_L1].toObject();
    replicated.insert("Replicas"_L1, count);
    mode.insert("Replicated"_L1, replicated);
    changed.insert("Mode"_L1, mode);
    return changed;
}

qint64 ServiceSpec::forceUpdates() const
{
    return spec["TaskTemplate"_L1]["ForceUpdate"_L1].toInteger();
}

QJsonObject ServiceSpec::withForceUpdate() const
{
    QJsonObject changed = spec;
    QJsonObject tasks = changed["TaskTemplate"_L1].toObject();
    tasks.insert("ForceUpdate"_L1, forceUpdates() + 1);
    changed.insert("TaskTemplate"_L1, tasks);
    return changed;
}

namespace decode {

Result<ServiceSpec> serviceSpec(const Answer &answer)
{
    const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    ServiceSpec service{.id = object["ID"_L1].toString(), .name = object["Spec"_L1]["Name"_L1].toString(),
                        .version = object["Version"_L1]["Index"_L1].toInteger(), .spec = object["Spec"_L1].toObject(),
                        .previous = object["PreviousSpec"_L1].toObject()};
    if (service.id.isEmpty() || service.version == 0 || service.spec.isEmpty())
        return Failure(ApiError{.kind = ApiError::Kind::Protocol, .message = u"service: expected an ID, a Version and a Spec"_s});
    return service;
}

Result<QList<SwarmNode>> nodes(const Answer &answer)
{
    const Result<QList<SpelledNode>> spelled = listIn<SpelledNode>(answer, u"nodes"_s);
    if (!spelled)
        return Failure(spelled.error());
    QList<SwarmNode> nodes;
    for (const SpelledNode &each : *spelled)
        nodes.append({each.id, each.description.hostname, each.status.state, each.spec.availability});
    return nodes;
}

} // namespace decode

} // namespace longshore
