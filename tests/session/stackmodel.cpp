// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/stackmodel.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace longshore::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Canned listed(const QJsonArray &array)
{
    return {200, QJsonDocument(array).toJson(QJsonDocument::Compact)};
}

Canned error(int status, const QString &message, const QString &details = {})
{
    return {status, text({{u"message"_s, message}, {u"details"_s, details.isEmpty() ? message : details}})};
}

/// The names beneath "services:".
QStringList servicesIn(const QString &file)
{
    QStringList names;
    bool inside = false;
    for (const QString &line : file.split(u'\n')) {
        if (!line.startsWith(u' ') && !line.trimmed().isEmpty())
            inside = line.startsWith("services:"_L1);
        static const QRegularExpression name(u"^  ([A-Za-z0-9_.-]+):"_s);
        if (const auto match = name.match(line); inside && match.hasMatch())
            names.append(match.captured(1));
    }
    return names;
}

QString normalised(QString name)
{
    return name.toLower().remove(QRegularExpression(u"[^-_a-z0-9]"_s));
}

} // namespace

StackModel::StackModel() = default;

StackModel::Kept &StackModel::add(const QString &name, const QString &file, const QJsonArray &env, int type, int environment)
{
    stacks.append(Kept{.id = ++m_lastId, .name = name, .type = type, .environment = environment, .file = file,
                       .env = env.isEmpty() ? QJsonValue() : QJsonValue(env), .swarmId = type == 1 ? u"cluster-a"_s : QString()});
    deploy(name, type, environment, file);
    return stacks.last();
}

StackModel::Kept *StackModel::stack(int id)
{
    const auto found = std::ranges::find(stacks, id, &Kept::id);
    return found == stacks.end() ? nullptr : &*found;
}

StackModel::Project &StackModel::project(const QString &name, int environment)
{
    return projects(environment)[name];
}

bool StackModel::runs(const QString &name, int environment) const
{
    return m_engines.value(engineOf.value(environment)).contains(name);
}

int StackModel::count(const QByteArray &verbAndRoute) const
{
    return m_counts.value(verbAndRoute);
}

QJsonObject StackModel::lastBody(const QByteArray &verbAndRoute) const
{
    return QJsonDocument::fromJson(m_bodies.value(verbAndRoute)).object();
}

QByteArray StackModel::lastQuery(const QByteArray &verbAndRoute) const
{
    return m_queries.value(verbAndRoute);
}

int StackModel::changes() const
{
    return m_changes;
}

Canned StackModel::answer(const Seen &seen)
{
    const QUrl url = QUrl::fromEncoded("http://h" + seen.target);
    const QByteArray key = seen.verb + ' ' + url.path().mid(4).toUtf8();
    ++m_counts[key];
    m_bodies[key] = seen.body;
    m_queries[key] = url.query().toUtf8();
    m_changes += seen.verb == "GET" ? 0 : 1;
    Call call{seen.verb, url.path().mid(5).split(u'/'), {}, QJsonDocument::fromJson(seen.body).object()};
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded))
        call.query.insert(name, value);
    return route(call);
}

Canned StackModel::route(const Call &call)
{
    const QString first = call.path.value(0);
    if (first == "system"_L1)
        return {200, isAsynchronous ? R"({"Version":"2.45.0","InstanceID":"1f"})" : R"({"Version":"2.23.0","InstanceID":"1f"})"};
    if (first == "users"_L1)
        return {200, call.path.size() > 1 ? R"({"Id":1,"Username":"lea","Role":1})" : R"([{"Id":1,"Username":"lea","Role":1}])"};
    if (first == "teams"_L1)
        return {200, "[]"};
    if (first == "resource_controls"_L1)
        return {200, text({{u"Id"_s, 31}, {u"ResourceId"_s, u"x"_s}, {u"Type"_s, 6}, {u"Public"_s, call.body.value(u"Public"_s)}})};
    if (first == "endpoints"_L1 && call.path.size() > 2)
        return engine(call);
    if (first == "endpoints"_L1) {
        QJsonArray list;
        for (auto at = typeOf.cbegin(); at != typeOf.cend(); ++at)
            list.append(QJsonObject{{u"Id"_s, at.key()}, {u"Name"_s, u"env%1"_s.arg(at.key())}, {u"Type"_s, at.value()}, {u"Status"_s, 1},
                                    {u"URL"_s, u"tcp://engine%1"_s.arg(engineOf.value(at.key()))}});
        return listed(list);
    }
    if (first != "stacks"_L1)
        return {404, "404 page not found\n", "text/plain"};
    if (call.path.size() == 1) {
        QJsonArray list;
        for (const Kept &each : std::as_const(stacks))
            list.append(json(each, true));
        return listed(list);
    }
    if (call.path.at(1) == "create"_L1)
        return create(call);
    if (call.verb == "DELETE" && call.query.value(u"external"_s) == "true"_L1)
        return removeExternal(call);
    Kept *found = stack(call.path.at(1).toInt());
    if (!found)
        return error(404, u"Unable to find a stack with the specified identifier inside the database"_s);
    if (call.verb == "GET" && call.path.size() == 2)
        tick();
    return ofStack(call, *found);
}

Canned StackModel::ofStack(const Call &call, Kept &stack)
{
    const QString action = call.path.value(2);
    if (call.verb == "GET")
        return action == "file"_L1 ? Canned{200, text({{u"StackFileContent"_s, stack.file}})} : Canned{200, text(json(stack, true))};
    if (!call.query.contains(u"endpointId"_s))
        return error(400, u"Invalid query parameter: endpointId"_s);
    if (action == "start"_L1)
        return start(stack);
    if (action == "stop"_L1)
        return stop(stack);
    if (action == "migrate"_L1)
        return migrate(call, stack);
    if (action == "git"_L1)
        return call.path.value(3) == "redeploy"_L1 ? redeploy(call, stack) : saveGit(call, stack);
    if (action == "associate"_L1) {
        stack.environment = call.query.value(u"endpointId"_s).toInt();
        stack.status = call.query.value(u"orphanedRunning"_s) == "true"_L1 ? 1 : 2;
        return {200, text(json(stack, true))};
    }
    return call.verb == "DELETE" ? remove(call, stack) : update(call, stack);
}

QString StackModel::deploy(const QString &name, int type, int environment, const QString &file)
{
    if (type == 3)
        return {};
    if (file.contains("BROKEN"_L1))
        return u"failed to deploy a stack: yaml: line 1: did not find expected node content\n"_s;
    if (name != normalised(name) || name.isEmpty())
        return u"failed to deploy a stack: invalid project name \"%1\""_s.arg(name);
    Project &project = projects(environment)[name];
    for (const QString &service : servicesIn(file))
        if (!project.services.contains(service))
            project.services.append(service);
    if (file.contains("volumes:"_L1))
        project.volumes = {name + u"_data"_s};
    return {};
}

void StackModel::down(const QString &name, int environment, int type)
{
    Project &project = projects(environment)[name];
    if (type == 1 && project.lingers != 0)
        return;
    projects(environment).remove(name);
}

void StackModel::saved(Kept &stack)
{
    stack.updateDate = ++m_clock;
}

void StackModel::tick()
{
    for (Pending &pending : m_pending) {
        Kept *stack = this->stack(pending.stack);
        if (--pending.looks > 0 || !stack)
            continue;
        stack->status = pending.failure.isEmpty() ? 1 : 4;
        if (pending.failure.isEmpty())
            deploy(stack->name, stack->type, stack->environment, stack->file);
    }
    m_pending.removeIf([](const Pending &each) { return each.looks <= 0; });
}

QJsonObject StackModel::json(const Kept &stack, bool withControl) const
{
    QJsonObject object{{u"Id"_s, stack.id}, {u"Name"_s, stack.name}, {u"Type"_s, stack.type}, {u"EndpointId"_s, stack.environment},
                       {u"SwarmId"_s, stack.swarmId}, {u"EntryPoint"_s, u"docker-compose.yml"_s}, {u"Env"_s, stack.env},
                       {u"Status"_s, stack.status}, {u"CreationDate"_s, 1'700'000'000}, {u"CreatedBy"_s, u"lea"_s},
                       {u"UpdateDate"_s, stack.updateDate}, {u"UpdatedBy"_s, stack.updateDate ? u"lea"_s : QString()},
                       {u"GitConfig"_s, stack.git}, {u"AutoUpdate"_s, stack.autoUpdate}, {u"Namespace"_s, stack.nameSpace}};
    if (withControl)
        object.insert(u"ResourceControl"_s, stack.control);
    if (stack.status == 4)
        object.insert(u"DeploymentStatus"_s, QJsonArray{QJsonObject{{u"Status"_s, 4}, {u"Message"_s, u"yaml: line 1"_s}}});
    return object;
}

} // namespace longshore::test
