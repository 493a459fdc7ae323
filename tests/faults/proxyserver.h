// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace longshore::test {

/// A proxy on 127.0.0.1, HTTP (CONNECT and plain forwarding) or SOCKS5, that passes everything on and remembers every
/// byte it saw.
class ProxyServer
{
public:
    enum class Kind { Http, Socks5 };
    enum class Mood {
        Open,
        WantsPassword, ///< "user" and "pa:ss word".
        Refuses, ///< Answers, and lets nobody through.
        Drops, ///< Closes as soon as it knows where to.
    };

    static inline const QByteArray User = "user";
    static inline const QByteArray Password = "pa:ss word";

    explicit ProxyServer(Kind kind, Mood mood = Mood::Open);
    ~ProxyServer();
    ProxyServer(const ProxyServer &) = delete;
    ProxyServer &operator=(const ProxyServer &) = delete;

    int port() const { return m_port; }
    int connections() const { return m_connections; }
    QByteArray seen() const; ///< Both ways, all connections.
    QList<QByteArray> targets() const; ///< "127.0.0.1:4711", one for each way that was opened.
    void forget();

private:
    void accept();
    void serve(int socket);
    int openHttp(int socket);
    int openSocks(int socket);
    int connectTo(const QByteArray &host, int port);
    void pass(int from, int to);
    bool readExactly(int socket, char *data, int size);
    QByteArray readHead(int socket);
    void note(const QByteArray &bytes);
    void keep(int socket);

    const Kind m_kind;
    const Mood m_mood;
    int m_listening = -1;
    int m_port = 0;
    std::atomic<int> m_connections = 0;
    std::atomic<bool> m_over = false;
    mutable std::mutex m_mutex;
    QByteArray m_seen;
    QList<QByteArray> m_targets;
    std::vector<int> m_open;
    std::thread m_listener;
    std::vector<std::thread> m_threads;
};

} // namespace longshore::test
