// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedserver.h"

#include <QTcpSocket>

#include <algorithm>
#include <memory>

namespace longshore::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray pathOf(const QByteArray &target)
{
    const qsizetype query = target.indexOf('?');
    const QByteArray path = query < 0 ? target : target.left(query);
    return path.startsWith("/api") ? path.mid(4) : path;
}

Seen parseHead(const QByteArray &head)
{
    Seen seen;
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> first = lines.value(0).trimmed().split(' ');
    seen.verb = first.value(0);
    seen.target = first.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            seen.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    return seen;
}

QByteArray chunkOf(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QByteArray() : QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

} // namespace

ScriptedServer::ScriptedServer(QObject *parent)
    : QTcpServer(parent)
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection())
            serve(socket);
    });
}

QString ScriptedServer::address() const
{
    return u"http://127.0.0.1:%1"_s.arg(serverPort());
}

int ScriptedServer::countOf(const QByteArray &path) const
{
    return static_cast<int>(std::ranges::count_if(m_seen, [&](const Seen &seen) { return pathOf(seen.target) == path; }));
}

void ScriptedServer::serve(QTcpSocket *socket)
{
    auto buffer = std::make_shared<QByteArray>();
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer] {
        *buffer += socket->readAll();
        while (takeRequest(socket, *buffer)) { }
    });
}

bool ScriptedServer::takeRequest(QTcpSocket *socket, QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    Seen seen = parseHead(buffer.left(end));
    const qsizetype length = seen.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return false;
    seen.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    m_seen.append(seen);
    reply(socket, seen);
    return true;
}

void ScriptedServer::reply(QTcpSocket *socket, const Seen &seen)
{
    const Canned fallback = m_answers.value("*", {404, "404 page not found\n", "text/plain; charset=utf-8", {}});
    const QByteArray path = pathOf(seen.target);
    Canned canned = m_answers.value(seen.verb + ' ' + path, m_answers.value(path, fallback));
    if (m_model && !m_answers.contains(path) && !m_answers.contains(seen.verb + ' ' + path))
        canned = m_model(seen);
    if (canned.effect)
        canned.effect();
    if (canned.hang || canned.goesOn)
        m_listeners.insert(path, socket);
    if (canned.hang)
        return;
    if (canned.drop)
        return socket->abort();
    QByteArray head = "HTTP/1.1 " + QByteArray::number(canned.status) + " Status\r\n";
    head += canned.goesOn ? QByteArray("Transfer-Encoding: chunked\r\n") : "Content-Length: " + QByteArray::number(canned.body.size()) + "\r\n";
    if (!canned.type.isEmpty())
        head += "Content-Type: " + canned.type + "\r\n";
    for (const auto &[name, value] : canned.headers)
        head += name + ": " + value + "\r\n";
    socket->write(head + "\r\n" + (canned.goesOn ? chunkOf(canned.body) : canned.body));
}

int ScriptedServer::listeners(const QByteArray &path) const
{
    const auto all = m_listeners.values(path);
    return static_cast<int>(std::ranges::count_if(all, [](const auto &socket) { return socket && socket->state() == QAbstractSocket::ConnectedState; }));
}

void ScriptedServer::say(const QByteArray &path, const QByteArray &bytes)
{
    for (const auto &socket : m_listeners.values(path))
        if (socket)
            socket->write(chunkOf(bytes));
}

void ScriptedServer::breakOff(const QByteArray &path, bool inOrder)
{
    for (const auto &socket : m_listeners.values(path)) {
        if (socket && inOrder)
            socket->write("0\r\n\r\n");
        else if (socket)
            socket->abort();
    }
    m_listeners.remove(path);
}

void playPortainer(ScriptedServer &server, const QByteArray &version)
{
    const auto stack = [](const char *id, const char *name, const char *environment) {
        return QByteArray(R"({"Id":)") + id + R"(,"Name":")" + name + R"(","Type":2,"EndpointId":)" + environment
            + R"(,"Status":1,"Env":null,"CreationDate":1700000000,"CreatedBy":"admin","UpdateDate":0,"UpdatedBy":""})";
    };
    server.answer("/system/status", {200, R"({"Version":")" + version + R"(","InstanceID":"1f1f"})"});
    server.answer("/users/me", {200, R"({"Id":1,"Username":"admin","Role":1})"});
    server.answer("/users", {200, R"([{"Id":1,"Username":"admin","Role":1}])"});
    server.answer("/users/admin/check", {204, {}, {}});
    server.answer("/teams", {200, "[]"});
    server.answer("/stacks", {200, '[' + stack("1", "shop", "1") + ',' + stack("2", "web10", "2") + ',' + stack("3", "web2", "9") + ']'});
    server.answer("/endpoints", {200, R"([{"Id":1,"Name":"local","Type":1,"Status":1},{"Id":2,"Name":"swarm-b","Type":1,"Status":1}])"});
}

} // namespace longshore::test
