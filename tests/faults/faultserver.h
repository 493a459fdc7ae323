// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <openssl/ssl.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace longshore::test {

/// One request as it reached the server, whole or not.
struct Received {
    int connection = 0;
    QByteArray identity; ///< Label of the certificate that was shown.
    QByteArray head; ///< Request line and headers.
    QByteArray body;

    QByteArray verb() const { return head.split(' ').value(0); }
    QByteArray path() const { return head.split(' ').value(1); }
    QByteArray header(const QByteArray &name) const;
};

class FaultServer;

/// One connection as a story sees it. Blocking; false once the peer is gone.
class Wire
{
public:
    Wire(FaultServer &server, int socket, SSL *tls, int number, QByteArray identity);

    bool readHead(); ///< Records the request.
    bool readBody(qint64 most = -1); ///< As long as Content-Length says, or less.
    const Received &request() const { return m_request; }
    int requestsRead() const { return m_requestsRead; }
    bool write(const QByteArray &bytes);
    void finish(); ///< Closes in order.
    void reset(); ///< Closes with a TCP reset.
    void waitForPeer(); ///< Until the peer closes.

private:
    qint64 readSome(char *data, qint64 size);

    FaultServer &m_server;
    const int m_socket;
    SSL *const m_tls;
    const int m_number;
    const QByteArray m_identity;
    QByteArray m_buffer;
    Received m_request;
    int m_record = -1;
    int m_requestsRead = 0;
};

/// A server on 127.0.0.1 that plays one story per connection and records every request that reaches it.
class FaultServer
{
public:
    using Story = std::function<void(Wire &)>;

    explicit FaultServer(Story story = {});
    ~FaultServer();
    FaultServer(const FaultServer &) = delete;
    FaultServer &operator=(const FaultServer &) = delete;

    int port() const { return m_port; }
    void setStory(Story story);
    /// Speaks TLS from the next connection on.
    void setIdentity(const QByteArray &label, std::shared_ptr<SSL_CTX> context);
    void stopListening(); ///< Connections are refused.
    void listenAgain(); ///< On the same port.
    void dropConnections();

    QList<Received> received() const;
    int connections() const { return m_connections; }
    /// Connections that are through their TLS handshake, if any.
    int greeted() const { return m_greeted; }
    /// Bytes of application data that came in, requests or not.
    qint64 bytesReceived() const { return m_bytes; }
    void forget();

private:
    friend class Wire;
    void listen();
    void accept(int listening);
    void serve(int socket, int number);

    std::atomic<int> m_listening = -1;
    int m_port = 0;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_greeted = 0;
    std::atomic<qint64> m_bytes = 0;
    mutable std::mutex m_mutex;
    Story m_story;
    std::shared_ptr<SSL_CTX> m_context;
    QByteArray m_label;
    QList<Received> m_received;
    std::vector<int> m_open;
    std::vector<std::thread> m_threads;
    std::vector<std::thread> m_listeners;
};

} // namespace longshore::test
