// SPDX-License-Identifier: GPL-3.0-or-later
// One service, network or volume of an engine of the model (portainer-api.md 5.3, 6.2).
#include "tests/session/stackmodel.h"

#include <QJsonDocument>

#include <utility>

namespace longshore::test {

using namespace Qt::StringLiterals;

namespace {

Canned saying(int status, const QByteArray &message)
{
    return {status, R"({"message":")" + message + R"("})"};
}

/// With what no client has to understand, but has to send back.
QByteArray specOf(const QString &project, const QString &service, int replicas, int forced)
{
    return R"({"Name":")" + (project + u'_' + service).toUtf8() + R"(","Mode":{"Replicated":{"Replicas":)" + QByteArray::number(replicas)
        + R"(}},"TaskTemplate":{"ForceUpdate":)" + QByteArray::number(forced)
        + R"(,"ContainerSpec":{"Image":"nginx","StopGracePeriod":10000000000},"Unheard":{"of":[1,"x"]}}})";
}

} // namespace

/// "s-web" is the service "web" of whichever project has one.
StackModel::Project *StackModel::ownerOfService(int environment, const QString &id, QString &project)
{
    QMap<QString, Project> &all = projects(environment);
    for (auto at = all.begin(); at != all.end(); ++at)
        if (id.startsWith("s-"_L1) && at->services.contains(id.mid(2))) {
            project = at.key();
            return &*at;
        }
    return nullptr;
}

Canned StackModel::ofService(const Call &call)
{
    const bool isForced = call.path.at(2) == "forceupdateservice"_L1;
    const QString id = isForced ? call.body.value(u"ServiceID"_s).toString() : call.path.at(4);
    QString name;
    Project *owner = ownerOfService(call.path.at(1).toInt(), id, name);
    if (!owner)
        return saying(404, "service " + id.toUtf8() + " not found");
    const QString service = id.mid(2);
    ServiceState &state = owner->swarm[service];
    if (isForced) {
        state.earlier = state.replicas;
        ++state.forced;
        ++state.generation;
        ++state.version;
        return {200, R"({"Warnings":["image could not be accessed on a registry"]})"};
    }
    if (call.verb == "DELETE") {
        owner->services.removeOne(service);
        return {200, ""};
    }
    if (call.verb == "POST")
        return updateService(call, state);
    const QByteArray previous = state.earlier ? R"("PreviousSpec":)" + specOf(name, service, *state.earlier, state.forced) + ',' : QByteArray();
    return {200, R"({"ID":")" + id.toUtf8() + R"(","Version":{"Index":)" + QByteArray::number(state.version) + "}," + previous + R"("Spec":)"
                     + (owner->isGlobal ? specOf(name, service, 0, state.forced).replace(R"({"Replicated":{"Replicas":0}})", R"({"Global":{}})")
                                        : specOf(name, service, state.replicas, state.forced)) + '}'};
}

Canned StackModel::updateService(const Call &call, ServiceState &state)
{
    if (call.query.value(u"version"_s).toInt() != state.version)
        return saying(500, "rpc error: code = Unknown desc = update out of sequence");
    ++state.version;
    if (call.query.value(u"rollback"_s) == "previous"_L1) {
        state.replicas = std::exchange(state.earlier, state.replicas).value_or(state.replicas);
        return {200, R"({"Warnings":null})"};
    }
    const int forced = call.body["TaskTemplate"_L1]["ForceUpdate"_L1].toInt();
    state.earlier = state.replicas;
    state.replicas = call.body["Mode"_L1]["Replicated"_L1]["Replicas"_L1].toInt(state.replicas);
    state.generation += forced == state.forced ? 0 : 1;
    state.forced = forced;
    return {200, R"({"Warnings":null})"};
}

void StackModel::listServices(const QString &name, const QJsonObject &labels, const Project &kept, QJsonArray &found)
{
    for (const QString &service : kept.services) {
        const ServiceState state = kept.swarm.value(service);
        const QJsonObject mode = kept.isGlobal ? QJsonObject{{u"Global"_s, QJsonObject()}}
                                               : QJsonObject{{u"Replicated"_s, QJsonObject{{u"Replicas"_s, state.replicas}}}};
        found.append(QJsonObject{
            {u"ID"_s, u"s-"_s + service},
            {u"Version"_s, QJsonObject{{u"Index"_s, state.version}}},
            {u"Spec"_s, QJsonObject{{u"Name"_s, name + u'_' + service}, {u"Labels"_s, labels}, {u"Mode"_s, mode}}},
            {u"ServiceStatus"_s, QJsonObject{{u"RunningTasks"_s, kept.taskError.isEmpty() ? state.replicas : 0}, {u"DesiredTasks"_s, state.replicas}}}});
    }
}

void StackModel::listTasks(const Project &kept, QJsonArray &found)
{
    for (const QString &service : kept.services) {
        const ServiceState state = kept.swarm.value(service);
        for (int slot = 1; slot <= state.replicas; ++slot)
            found.append(QJsonObject{{u"ID"_s, u"t-%1-%2-%3"_s.arg(service).arg(slot).arg(state.generation)}, {u"ServiceID"_s, u"s-"_s + service},
                                     {u"Slot"_s, slot},
                                     {u"Status"_s, QJsonObject{{u"State"_s, kept.taskError.isEmpty() ? u"running"_s : u"rejected"_s}, {u"Err"_s, kept.taskError}}}});
    }
}

/// A network "n-shop" goes once no container of it is left; so does a volume.
Canned StackModel::removeThing(const Call &call)
{
    QMap<QString, Project> &all = projects(call.path.at(1).toInt());
    const QString id = call.path.at(4);
    for (auto at = all.begin(); at != all.end(); ++at) {
        if (call.path.at(3) == "networks"_L1 && id == u"n-"_s + at.key() && at->hasNetwork) {
            if (!at->services.isEmpty() || at->networkIsUsed)
                return saying(403, "error while removing network: network " + id.toUtf8() + " has active endpoints");
            at->hasNetwork = false;
            return {204, ""};
        }
        if (call.path.at(3) == "volumes"_L1 && at->volumes.contains(id)) {
            at->volumes.removeOne(id);
            return {204, ""};
        }
    }
    return saying(404, id.toUtf8() + " not found");
}

} // namespace longshore::test
