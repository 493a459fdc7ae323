// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cutrelay.h"

#include <QHostAddress>
#include <QPointer>
#include <QTcpSocket>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace longshore::test {

struct CutRelay::Line {
    QPointer<QTcpSocket> client;
    QPointer<QTcpSocket> server;
    QByteArray asked; ///< Not passed on yet.
    QByteArray kept; ///< An answer that is held back.
    std::optional<How> how; ///< What becomes of the answer that is awaited.
};

CutRelay::CutRelay(int serverPort, QObject *parent)
    : QTcpServer(parent), m_port(serverPort)
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = nextPendingConnection())
            serve(client);
    });
}

QString CutRelay::address() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(serverPort());
}

void CutRelay::cut(const QByteArray &verb, const QByteArray &pathEnd, How how, int nth)
{
    m_cuts.append({verb, pathEnd, how, nth});
}

int CutRelay::count(const QByteArray &verb, const QByteArray &pathEnd) const
{
    return int(std::count_if(m_requests.begin(), m_requests.end(), [&](const QByteArray &one) { return one.startsWith(verb + ' ') && one.endsWith(pathEnd); }));
}

void CutRelay::release()
{
    mend();
    for (const std::weak_ptr<Line> &each : std::as_const(m_lines)) {
        const auto line = each.lock();
        if (!line || line->how != How::Held)
            continue;
        line->how.reset();
        if (line->client)
            line->client->write(std::exchange(line->kept, {}));
    }
}

CutRelay::Cut *CutRelay::cutFor(const QByteArray &verb, const QByteArray &path)
{
    for (Cut &cut : m_cuts) {
        if (cut.verb == verb && path.endsWith(cut.pathEnd) && (++cut.seen == cut.nth || cut.nth == 0))
            return &cut;
    }
    return nullptr;
}

void CutRelay::serve(QTcpSocket *client)
{
    auto line = std::make_shared<Line>();
    m_lines.append(line);
    line->client = client;
    line->server = new QTcpSocket(client);
    line->server->connectToHost(QHostAddress::LocalHost, quint16(m_port));
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    connect(line->server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(line->server, &QTcpSocket::errorOccurred, client, [client] { client->abort(); });
    connect(client, &QTcpSocket::readyRead, this, [this, line] {
        line->asked += line->client->readAll();
        take(line);
    });
    connect(line->server, &QTcpSocket::readyRead, this, [line] {
        const QByteArray answer = line->server->readAll();
        if (line->how == How::BadGateway)
            line->client->write("HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>");
        if (!line->how)
            line->client->write(answer);
        else if (line->how == How::Held)
            line->kept += answer;
        else if (line->how == How::Lost)
            line->client->abort();
        else
            line->client->disconnectFromHost();
    });
}

void CutRelay::take(const std::shared_ptr<Line> &line)
{
    const qsizetype end = line->asked.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = line->asked.left(end);
    const qsizetype at = head.toLower().indexOf("\r\ncontent-length:");
    const qsizetype length = at < 0 ? 0 : head.mid(at + 17, head.indexOf("\r\n", at + 2) < 0 ? -1 : head.indexOf("\r\n", at + 2) - at - 17).trimmed().toLongLong();
    if (line->asked.size() < end + 4 + length)
        return;
    const QByteArray verb = head.split(' ').value(0);
    const QByteArray path = head.split(' ').value(1).split('?').value(0);
    m_requests.append(verb + ' ' + path);
    QByteArray whole = line->asked.left(end + 4 + length);
    whole.replace("\r\nHost: 127.0.0.1:" + QByteArray::number(serverPort()), "\r\nHost: 127.0.0.1:" + QByteArray::number(m_port)); // It may look.
    line->asked.remove(0, end + 4 + length);
    const Cut *cut = cutFor(verb, path);
    line->how = cut ? std::optional(cut->how) : std::nullopt;
    if (line->how == How::Unheard)
        return line->client->abort();
    if (line->how == How::Refused) {
        line->client->write("HTTP/1.1 500 Error\r\nContent-Type: application/json\r\nContent-Length: 18\r\nConnection: close\r\n\r\n{\"message\":\"boom\"}");
        return line->client->disconnectFromHost();
    }
    line->server->write(whole);
    if (!line->asked.isEmpty())
        take(line);
}

} // namespace longshore::test
