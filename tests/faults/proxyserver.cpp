// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/proxyserver.h"

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QString>
#include <QUrl>

namespace longshore::test {

namespace {

bool sendAll(int socket, const QByteArray &bytes)
{
    qint64 sent = 0;
    while (sent < bytes.size()) {
        const auto count = ::send(socket, bytes.constData() + sent, std::size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        sent += count;
    }
    return true;
}

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(quint16(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

} // namespace

ProxyServer::ProxyServer(Kind kind, Mood mood)
    : m_kind(kind)
    , m_mood(mood)
{
    std::signal(SIGPIPE, SIG_IGN);
    m_listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listening, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_listening, 64) != 0)
        qFatal("the proxy cannot listen");
    ::getsockname(m_listening, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_listener = std::thread([this] { accept(); });
}

ProxyServer::~ProxyServer()
{
    m_over = true;
    ::shutdown(m_listening, SHUT_RDWR);
    m_listener.join();
    {
        const std::lock_guard lock(m_mutex);
        for (const int socket : m_open)
            ::shutdown(socket, SHUT_RDWR);
    }
    for (std::thread &thread : m_threads)
        thread.join();
    for (const int socket : m_open)
        ::close(socket);
    ::close(m_listening);
}

void ProxyServer::accept()
{
    while (!m_over) {
        const int socket = ::accept4(m_listening, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        ++m_connections;
        keep(socket);
        m_threads.emplace_back([this, socket] { serve(socket); });
    }
}

void ProxyServer::serve(int socket)
{
    const int server = m_kind == Kind::Http ? openHttp(socket) : openSocks(socket);
    if (server >= 0) {
        std::thread back([this, server, socket] { pass(server, socket); });
        pass(socket, server);
        back.join();
    }
    ::shutdown(socket, SHUT_RDWR);
}

/// CONNECT opens a tunnel; "GET http://host/..." is passed on with the path alone, one request a connection.
int ProxyServer::openHttp(int socket)
{
    while (true) {
        const QByteArray head = readHead(socket);
        const QByteArray verb = head.split(' ').value(0);
        const QByteArray target = head.split(' ').value(1);
        if (head.isEmpty() || m_mood == Mood::Drops)
            return -1;
        const bool known = headerOf(head, "proxy-authorization") == "Basic " + (User + ':' + Password).toBase64();
        if (m_mood == Mood::WantsPassword && !known) {
            sendAll(socket, "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n\r\n");
            if (verb != "CONNECT") // The body, if any, is not read.
                return -1;
            continue;
        }
        if (m_mood == Mood::Refuses) {
            sendAll(socket, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            return -1;
        }
        const QUrl url(QString::fromLatin1(verb == "CONNECT" ? "http://" + target : target));
        const int server = connectTo(url.host().toLatin1(), url.port(80));
        if (server < 0)
            sendAll(socket, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        else if (verb == "CONNECT")
            sendAll(socket, "HTTP/1.1 200 Connection established\r\n\r\n");
        else
            sendAll(server, QByteArray(head).replace(target, url.path(QUrl::FullyEncoded).toLatin1()) + "\r\n\r\n");
        return server;
    }
}

int ProxyServer::openSocks(int socket)
{
    char block[512];
    if (!readExactly(socket, block, 2) || block[0] != 5 || !readExactly(socket, block + 2, uchar(block[1])))
        return -1;
    const bool wants = m_mood == Mood::WantsPassword;
    if (wants && !QByteArray(block + 2, uchar(block[1])).contains('\x02')) {
        sendAll(socket, QByteArray("\x05\xff", 2));
        return -1;
    }
    sendAll(socket, wants ? QByteArray("\x05\x02", 2) : QByteArray("\x05\x00", 2));
    if (wants) {
        if (!readExactly(socket, block, 2) || !readExactly(socket, block + 2, uchar(block[1]) + 1))
            return -1;
        const QByteArray user(block + 2, uchar(block[1]));
        const int length = uchar(block[2 + user.size()]);
        if (!readExactly(socket, block, length))
            return -1;
        const bool known = user == User && QByteArray(block, length) == Password;
        sendAll(socket, known ? QByteArray("\x01\x00", 2) : QByteArray("\x01\x01", 2));
        if (!known)
            return -1;
    }
    if (!readExactly(socket, block, 5))
        return -1;
    const bool named = block[3] == 3;
    const int rest = named ? uchar(block[4]) + 2 : block[3] == 1 ? 5 : 17;
    if (!readExactly(socket, block + 5, rest) || m_mood == Mood::Drops)
        return -1;
    const QByteArray host = named ? QByteArray(block + 5, uchar(block[4])) : QByteArray("127.0.0.1");
    const int at = 5 + rest - 2;
    const int server = m_mood == Mood::Refuses ? -1 : connectTo(host, uchar(block[at]) * 256 + uchar(block[at + 1]));
    const QByteArray answer("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00", 10);
    sendAll(socket, server >= 0 ? answer : QByteArray(answer).replace(1, 1, m_mood == Mood::Refuses ? "\x02" : "\x05"));
    return server;
}

/// Every name is this computer: what the client thinks it is called stays the client's business.
int ProxyServer::connectTo(const QByteArray &host, int port)
{
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    if (::connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        ::close(server);
        return -1;
    }
    keep(server);
    const std::lock_guard lock(m_mutex);
    m_targets << host + ':' + QByteArray::number(port);
    return server;
}

void ProxyServer::pass(int from, int to)
{
    char block[65536];
    while (true) {
        const auto count = ::recv(from, block, sizeof block, 0);
        if (count <= 0 || !sendAll(to, QByteArray(block, count)))
            break;
        const std::lock_guard lock(m_mutex);
        m_seen += QByteArray(block, count);
    }
    ::shutdown(to, SHUT_RDWR);
    ::shutdown(from, SHUT_RDWR);
}

bool ProxyServer::readExactly(int socket, char *data, int size)
{
    int have = 0;
    while (have < size) {
        const auto count = ::recv(socket, data + have, std::size_t(size - have), 0);
        if (count <= 0)
            return false;
        have += int(count);
    }
    note(QByteArray(data, size));
    return true;
}

QByteArray ProxyServer::readHead(int socket)
{
    QByteArray head;
    char byte = 0;
    while (!head.endsWith("\r\n\r\n")) { // Byte by byte: what follows belongs to the server.
        if (::recv(socket, &byte, 1, 0) <= 0)
            return {};
        head += byte;
    }
    note(head);
    return head.chopped(4);
}

void ProxyServer::note(const QByteArray &bytes)
{
    const std::lock_guard lock(m_mutex);
    m_seen += bytes;
}

void ProxyServer::keep(int socket)
{
    const std::lock_guard lock(m_mutex);
    m_open.push_back(socket);
}

QByteArray ProxyServer::seen() const
{
    const std::lock_guard lock(m_mutex);
    return m_seen;
}

QList<QByteArray> ProxyServer::targets() const
{
    const std::lock_guard lock(m_mutex);
    return m_targets;
}

void ProxyServer::forget()
{
    const std::lock_guard lock(m_mutex);
    m_seen.clear();
    m_targets.clear();
    m_connections = 0;
}

} // namespace longshore::test
