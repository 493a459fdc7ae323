// SPDX-License-Identifier: GPL-3.0-or-later
// The engines of the model: what runs, in Docker's own shapes.
#include "tests/session/stackmodel.h"

#include <QJsonDocument>

namespace longshore::test {

using namespace Qt::StringLiterals;

namespace {

Canned list(const QJsonArray &array)
{
    return {200, QJsonDocument(array).toJson(QJsonDocument::Compact)};
}

/// "com.docker.compose.project" and "shop" of the filter.
std::pair<QString, QString> wanted(const QString &filters)
{
    const QString label = QJsonDocument::fromJson(filters.toUtf8()).object().value(u"label"_s).toArray().first().toString();
    return {label.section(u'=', 0, 0), label.section(u'=', 1)};
}

} // namespace

Canned StackModel::engine(const Call &call)
{
    const int environment = call.path.at(1).toInt();
    if (!engineOf.contains(environment) || !typeOf.contains(environment))
        return {404, R"({"message":"Unable to find an environment with the specified identifier inside the database"})"};
    const QString thing = call.path.value(3);
    if (call.path.at(2) == "forceupdateservice"_L1 || (thing == "services"_L1 && call.path.size() > 4))
        return ofService(call);
    if (call.verb == "DELETE" && (thing == "networks"_L1 || thing == "volumes"_L1))
        return removeThing(call);
    const auto [label, name] = wanted(call.query.value(u"filters"_s));
    if (thing == "swarm"_L1)
        return {200, R"({"ID":"cluster-)" + QByteArray::number(environment) + R"("})"};
    if (thing == "containers"_L1 && call.path.size() > 5)
        return act(call);
    if (thing == "containers"_L1 && call.verb == "DELETE")
        return act(call);
    if (thing == "containers"_L1)
        return containers(environment, label, name);
    const bool isThere = projects(environment).contains(name);
    const Project kept = isThere ? project(name, environment) : Project();
    const QJsonObject labels{{label, name}};
    QJsonArray found;
    if (thing == "networks"_L1 && isThere && kept.hasNetwork)
        found.append(QJsonObject{{u"Id"_s, u"n-"_s + name}, {u"Name"_s, name + u"_default"_s}, {u"Labels"_s, labels}});
    if (thing == "services"_L1)
        listServices(name, labels, kept, found);
    if (thing == "tasks"_L1)
        listTasks(kept, found);
    if (thing != "volumes"_L1)
        return list(found);
    QJsonArray volumes;
    for (const QString &volume : kept.volumes)
        volumes.append(QJsonObject{{u"Name"_s, volume}, {u"Driver"_s, u"local"_s}, {u"Labels"_s, labels}});
    return {200, QJsonDocument(QJsonObject{{u"Volumes"_s, volumes}}).toJson(QJsonDocument::Compact)};
}

/// "c-shop-web" is the service "web" of "shop"; a name with a hyphen would not be found.
Canned StackModel::act(const Call &call)
{
    const QStringList parts = call.path.at(4).split(u'-');
    QMap<QString, Project> &all = projects(call.path.at(1).toInt());
    if (parts.size() < 3 || !all.contains(parts.at(1)) || !all[parts.at(1)].services.contains(parts.at(2)))
        return {404, R"({"message":"No such container"})"};
    Project &owner = all[parts.at(1)];
    QString &state = owner.states[parts.at(2)];
    const QString action = call.path.value(5);
    if (call.verb == "DELETE")
        owner.services.removeOne(parts.at(2));
    else if (action == "start"_L1 || action == "restart"_L1 || action == "unpause"_L1)
        state = owner.taskError.isEmpty() ? u"running"_s : u"exited"_s;
    else
        state = action == "pause"_L1 ? u"paused"_s : u"exited"_s;
    return {204, ""};
}

Canned StackModel::containers(int environment, const QString &label, const QString &name)
{
    const bool isSwarm = label == "com.docker.stack.namespace"_L1;
    QJsonArray found;
    QMap<QString, Project> &all = projects(environment);
    for (auto at = all.begin(); at != all.end(); ++at)
        if (label.isEmpty() || at.key() == name)
            for (const QString &service : std::as_const(at->services))
                found.append(container(at.key(), service, *at, isSwarm));
    const bool isStopped = std::ranges::any_of(std::as_const(stacks), [&](const Kept &each) { return each.name == name && each.status == 2; });
    if (isSwarm && isStopped && all.contains(name) && all[name].lingers > 0 && --all[name].lingers == 0)
        all.remove(name);
    return list(found);
}

QJsonObject StackModel::container(const QString &project, const QString &service, const Project &kept, bool isSwarm) const
{
    const QString state = kept.states.value(service, u"running"_s);
    QJsonObject labels;
    labels.insert(isSwarm ? u"com.docker.stack.namespace"_s : u"com.docker.compose.project"_s, project);
    labels.insert(isSwarm ? u"com.docker.swarm.service.name"_s : u"com.docker.compose.service"_s, isSwarm ? project + u'_' + service : service);
    return {{u"Id"_s, u"c-%1-%2"_s.arg(project, service)}, {u"Names"_s, QJsonArray{u'/' + project + u'-' + service + u"-1"_s}},
            {u"Image"_s, u"nginx"_s}, {u"State"_s, state}, {u"Status"_s, state == "running"_L1 ? u"Up 3 seconds"_s : u"Exited (1) 2 seconds ago"_s},
            {u"Labels"_s, labels}, {u"IsPortainer"_s, kept.isPortainer}};
}

} // namespace longshore::test
