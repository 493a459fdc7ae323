// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/apierror.h"
#include "app/core/request.h"
#include "app/net/apiclient.h"
#include "app/net/trustgate.h"

#include <QAbstractSocket>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

class QNetworkRequest;
class QWebSocket;

namespace longshore {

/// One websocket of a server (portainer-api.md 6.5): asked for with the token in a header alone, behind the same gates and on
/// the same way as every request. It is opened once.
///
/// What comes is text of the server, cut anywhere. The other side ends it by closing TCP (code 1006), which is no error; a
/// refusal before it opened is one.
class Socket : public QObject
{
    Q_OBJECT
public:
    enum class State { New, Connecting, Open, Ended };
    /// Bytes of one message to the server; of a longer one it ends the whole session with code 1009.
    static constexpr qsizetype MostBytes = 2048;
    static constexpr std::chrono::seconds PingEvery{30}; ///< Servers before 2.22 send none, and proxies cut what is silent for a minute.
    static constexpr std::chrono::seconds PongWithin{20}; ///< Else the other side is gone: after sleep nothing else would tell.

    /// `isReadOnly`: open() refuses, and nothing is sent.
    Socket(ApiTarget target, RequestParts route, bool isReadOnly, QObject *parent = nullptr);
    ~Socket() override;

    void open(std::chrono::milliseconds mostWait = std::chrono::seconds(20));
    void send(const QByteArray &bytes); ///< In pieces that the server takes; dropped unless it is open.
    void close(); ///< In order; ended() follows.
    void abort(); ///< At once, as an error of kind Cancelled.
    State state() const { return m_state; }

Q_SIGNALS:
    void opened();
    void received(const QByteArray &bytes); ///< UTF-8 as far as the server keeps to it.
    void ended(const std::optional<longshore::ApiError> &error); ///< Last of all, once; none: in order, or closed by the other side.

private:
    QNetworkRequest request() const;
    void guardConnection();
    void takeTheWay();
    void listen();
    void take(QAbstractSocket::SocketError error);
    ApiError errorOf(QAbstractSocket::SocketError error) const;
    void end(const std::optional<ApiError> &error);

    const ApiTarget m_target;
    const RequestParts m_route;
    const bool m_isReadOnly;
    TrustGate m_gate;
    QWebSocket *m_socket = nullptr;
    QTimer m_patience;
    QTimer m_pings;
    QTimer m_silence; ///< Since a ping that nobody answered.
    State m_state = State::New;
};

} // namespace longshore
