// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/faultserver.h"

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

namespace longshore::test {

QByteArray Received::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

namespace {

/// Closes so that the peer still gets to read what was said last: with bytes unread, close() would reset the connection.
void letGo(int socket)
{
    constexpr int MostMs = 300;
    char block[4096];
    ::shutdown(socket, SHUT_WR);
    pollfd readable{.fd = socket, .events = POLLIN, .revents = 0};
    while (::poll(&readable, 1, MostMs) > 0 && ::recv(socket, block, sizeof block, 0) > 0) { }
}

} // namespace

Wire::Wire(FaultServer &server, int socket, SSL *tls, int number, QByteArray identity)
    : m_server(server)
    , m_socket(socket)
    , m_tls(tls)
    , m_number(number)
    , m_identity(std::move(identity))
{
}

qint64 Wire::readSome(char *data, qint64 size)
{
    const qint64 count = m_tls ? SSL_read(m_tls, data, int(size)) : ::recv(m_socket, data, std::size_t(size), 0);
    if (count > 0)
        m_server.m_bytes += count;
    return count;
}

bool Wire::readHead()
{
    char block[16384];
    while (!m_buffer.contains("\r\n\r\n")) {
        const qint64 count = readSome(block, sizeof block);
        if (count <= 0)
            return false;
        m_buffer.append(block, count);
    }
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    m_request = {.connection = m_number, .identity = m_identity, .head = m_buffer.left(end), .body = {}};
    m_buffer.remove(0, end + 4);
    ++m_requestsRead;
    const std::lock_guard lock(m_server.m_mutex);
    m_record = int(m_server.m_received.size());
    m_server.m_received << m_request;
    return true;
}

bool Wire::readBody(qint64 most)
{
    const qint64 declared = m_request.header("Content-Length").toLongLong();
    const qint64 wanted = most < 0 ? declared : std::min(most, declared);
    char block[65536];
    while (m_buffer.size() < wanted) {
        const qint64 count = readSome(block, std::min<qint64>(sizeof block, wanted - m_buffer.size()));
        if (count <= 0)
            return false;
        m_buffer.append(block, count);
    }
    m_request.body = m_buffer.left(wanted);
    m_buffer.remove(0, wanted);
    const std::lock_guard lock(m_server.m_mutex);
    if (m_record < m_server.m_received.size())
        m_server.m_received[m_record].body = m_request.body;
    return true;
}

bool Wire::write(const QByteArray &bytes)
{
    if (m_tls)
        return bytes.isEmpty() || SSL_write(m_tls, bytes.constData(), int(bytes.size())) > 0;
    qint64 sent = 0;
    while (sent < bytes.size()) {
        const qint64 count = ::send(m_socket, bytes.constData() + sent, std::size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        sent += count;
    }
    return true;
}

void Wire::finish()
{
    if (m_tls)
        SSL_shutdown(m_tls);
    ::shutdown(m_socket, SHUT_RDWR);
}

void Wire::reset()
{
    // Without lingering, close() sends a reset; the server closes once the story is over.
    const linger none{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &none, sizeof none);
}

void Wire::waitForPeer()
{
    char block[4096];
    while (readSome(block, sizeof block) > 0) { }
}

FaultServer::FaultServer(Story story)
    : m_story(std::move(story))
{
    std::signal(SIGPIPE, SIG_IGN);
    listen();
}

FaultServer::~FaultServer()
{
    stopListening();
    dropConnections();
    for (std::thread &thread : m_threads)
        thread.join();
}

void FaultServer::listen()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(quint16(m_port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 || ::listen(socket, 64) != 0)
        qFatal("the fault server cannot listen");
    socklen_t size = sizeof address;
    ::getsockname(socket, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_listening = socket;
    m_listeners.emplace_back([this, socket] { accept(socket); });
}

void FaultServer::accept(int listening)
{
    while (true) {
        const int socket = ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        const int yes = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        const int number = ++m_connections;
        const std::lock_guard lock(m_mutex);
        m_open.push_back(socket);
        m_threads.emplace_back([this, socket, number] { serve(socket, number); });
    }
}

void FaultServer::serve(int socket, int number)
{
    Story story;
    std::shared_ptr<SSL_CTX> context;
    QByteArray label;
    {
        const std::lock_guard lock(m_mutex);
        story = m_story;
        context = m_context;
        label = m_label;
    }
    SSL *tls = context ? SSL_new(context.get()) : nullptr;
    if (tls)
        SSL_set_fd(tls, socket);
    if (!tls || SSL_accept(tls) == 1) {
        ++m_greeted;
        Wire wire(*this, socket, tls, number, label);
        if (story)
            story(wire);
    }
    else
        letGo(socket);
    const std::lock_guard lock(m_mutex); // So that nobody shuts down a number that is somebody else's by then.
    std::erase(m_open, socket);
    SSL_free(tls);
    ::close(socket);
}

void FaultServer::setStory(Story story)
{
    const std::lock_guard lock(m_mutex);
    m_story = std::move(story);
}

void FaultServer::setIdentity(const QByteArray &label, std::shared_ptr<SSL_CTX> context)
{
    const std::lock_guard lock(m_mutex);
    m_label = label;
    m_context = std::move(context);
}

void FaultServer::stopListening()
{
    if (const int socket = m_listening.exchange(-1); socket >= 0) {
        ::shutdown(socket, SHUT_RDWR);
        m_listeners.back().join();
        m_listeners.pop_back();
        ::close(socket);
    }
}

void FaultServer::listenAgain()
{
    if (m_listening < 0)
        listen();
}

void FaultServer::dropConnections()
{
    const std::lock_guard lock(m_mutex);
    for (const int socket : m_open)
        ::shutdown(socket, SHUT_RDWR);
}

QList<Received> FaultServer::received() const
{
    const std::lock_guard lock(m_mutex);
    return m_received;
}

void FaultServer::forget()
{
    const std::lock_guard lock(m_mutex);
    m_received.clear();
    m_bytes = 0;
    m_connections = 0;
    m_greeted = 0;
}

} // namespace longshore::test
