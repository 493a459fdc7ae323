// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/stackasker.h"

using namespace Qt::StringLiterals;

namespace {

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray at(int environment)
{
    return "?endpointId=" + QByteArray::number(environment);
}

QByteArray path(qint64 id)
{
    return "/api/stacks/" + QByteArray::number(id);
}

} // namespace

Heard StackAsker::tryToCreate(const QByteArray &name, const QByteArray &file, const QJsonArray &env, int environment, const QByteArray &user)
{
    const QJsonObject body{{u"Name"_s, QString::fromUtf8(name)}, {u"StackFileContent"_s, QString::fromUtf8(file)}, {u"Env"_s, env},
                           {u"SwarmID"_s, u"6ok1lzmm3q3wxqkk9sr2wncdq"_s}};
    const QByteArray type = environment == 2 ? "swarm" : "standalone";
    return sendAs(user, "POST", "/api/stacks/create/" + type + "/string" + at(environment), text(body));
}

qint64 StackAsker::create(const QByteArray &name, const QByteArray &file, const QJsonArray &env, int environment)
{
    return tryToCreate(name, file, env, environment).json()["Id"_L1].toInteger(-1);
}

Heard StackAsker::update(qint64 id, const QByteArray &file, const QJsonArray &env, const QJsonObject &more, int environment)
{
    QJsonObject body{{u"StackFileContent"_s, QString::fromUtf8(file)}, {u"Env"_s, env}};
    for (auto each = more.begin(); each != more.end(); ++each)
        body[each.key()] = each.value();
    return sendAs("admin", "PUT", path(id) + at(environment), text(body));
}

Heard StackAsker::run(qint64 id, const QByteArray &verb, int environment, const QByteArray &body)
{
    return sendAs("admin", "POST", path(id) + '/' + verb + at(environment), body);
}

Heard StackAsker::remove(qint64 id, int environment)
{
    return sendAs("admin", "DELETE", path(id) + at(environment));
}

QJsonObject StackAsker::stack(qint64 id)
{
    return getAs("admin", path(id)).json().toObject();
}

QByteArray StackAsker::file(qint64 id)
{
    return getAs("admin", path(id) + "/file").text("StackFileContent").toUtf8();
}

QJsonArray StackAsker::containers(const QByteArray &project, int environment, const QByteArray &user)
{
    const QByteArray label = environment == 2 ? "com.docker.stack.namespace=" : "com.docker.compose.project=";
    const QByteArray filters = QByteArray("{\"label\":[\"" + label + project + "\"]}").toPercentEncoding();
    return getAs(user, "/api/endpoints/" + QByteArray::number(environment) + "/docker/containers/json?all=1&filters=" + filters).json().toArray();
}

QByteArray composeText(const QByteArray &image, int port)
{
    QByteArray file = "services:\n  web:\n    image: " + image + '\n';
    if (port)
        file += "    ports:\n      - \"" + QByteArray::number(port) + ":80\"\n";
    return file;
}

QJsonObject variable(const char *name, const char *value)
{
    return {{u"name"_s, QString::fromUtf8(name)}, {u"value"_s, QString::fromUtf8(value)}};
}
