// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/socket.h"

#include "app/core/logging.h"
#include "app/net/arrival.h"
#include "app/net/proxyroute.h"
#include "app/net/requestbuilder.h"
#include "app/net/untrusted.h"

#include <QNetworkRequest>
#include <QRegularExpression>
#include <QSslSocket>
#include <QWebSocket>

namespace longshore {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

namespace {

constexpr quint64 MostIncoming = 4 * 1024 * 1024; ///< Bytes of one message; a server sends 2,048.

QNetworkReply::NetworkError asReplyError(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::SslHandshakeFailedError:
        return QNetworkReply::SslHandshakeFailedError;
    case QAbstractSocket::HostNotFoundError:
        return QNetworkReply::HostNotFoundError;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return QNetworkReply::ProxyAuthenticationRequiredError;
    case QAbstractSocket::ProxyConnectionRefusedError:
        return QNetworkReply::ProxyConnectionRefusedError;
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyProtocolError:
        return QNetworkReply::ProxyConnectionClosedError;
    case QAbstractSocket::ProxyConnectionTimeoutError:
        return QNetworkReply::ProxyTimeoutError;
    case QAbstractSocket::ProxyNotFoundError:
        return QNetworkReply::ProxyNotFoundError;
    case QAbstractSocket::ConnectionRefusedError:
        return QNetworkReply::ConnectionRefusedError;
    default:
        return QNetworkReply::RemoteHostClosedError;
    }
}

/// The library tells a refusal in words alone; 0 when they name no status.
int statusIn(const QString &words)
{
    static const QRegularExpression status(u"status code: ([1-5][0-9][0-9])\\b"_s);
    const QRegularExpressionMatch match = status.match(words);
    constexpr int BadRequest = 400; // It reads that one as a refusal of its version.
    if (!match.hasMatch() && (words.contains("Unknown error condition"_L1) || words.contains("requires a version"_L1)))
        return BadRequest;
    return match.hasMatch() ? match.captured(1).toInt() : 0;
}

} // namespace

Socket::Socket(ApiTarget target, RequestParts route, bool isReadOnly, QObject *parent)
    : QObject(parent)
    , m_target(std::move(target))
    , m_route(std::move(route))
    , m_isReadOnly(isReadOnly)
    , m_gate(m_target.pin, m_target.clientIdentity)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { end(ApiError{.kind = Kind::Timeout}); });
    m_pings.setInterval(PingEvery);
    m_silence.setSingleShot(true);
    m_silence.setInterval(PongWithin);
    connect(&m_silence, &QTimer::timeout, this, [this] { end(ApiError{.kind = Kind::Network, .message = WireMessage::ConnectionLost}); });
    connect(&m_pings, &QTimer::timeout, this, [this] {
        m_socket->ping();
        m_silence.start();
    });
}

Socket::~Socket()
{
    if (m_socket)
        m_socket->disconnect(this);
}

void Socket::open(std::chrono::milliseconds mostWait)
{
    Q_ASSERT(m_state == State::New);
    m_state = State::Connecting;
    if (const auto refusal = refusalBeforeSending(m_target, m_route))
        return end(*refusal);
    if (m_isReadOnly)
        return end(ApiError{.kind = Kind::ReadOnly, .right = m_route.right});
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingMessageSize(MostIncoming);
    m_socket->setSslConfiguration(m_gate.configuration());
    takeTheWay();
    listen();
    m_patience.start(mostWait);
    m_socket->open(request());
    guardConnection();
}

/// A websocket goes through an HTTP proxy as https does, by CONNECT: so the proxy's password is for the proxy alone.
void Socket::takeTheWay()
{
    QNetworkProxy proxy = proxyInUse(m_target.address, m_target.proxy);
    if (m_target.proxy.kind != ProxyChoice::Kind::System && !m_target.proxy.userName.isEmpty()) {
        proxy.setUser(m_target.proxy.userName);
        proxy.setPassword(QString::fromUtf8(m_target.proxyPassword.bytes()));
    }
    m_socket->setProxy(proxy);
}

QNetworkRequest Socket::request() const
{
    RequestParts handshake = m_route;
    handshake.verb = Verb::Get;
    handshake.mutating = false; // Without a body, and without the end of the connection that a change asks for.
    QNetworkRequest request = buildRequest(m_target, handshake, m_gate.configuration());
    request.setRawHeader("Proxy-Authorization", {}); // It would reach the server.
    QUrl url = request.url();
    url.setScheme(m_target.address.isEncrypted() ? u"wss"_s : u"ws"_s);
    request.setUrl(url);
    return request;
}

/// The library keeps the connection to itself. Without a guard in front of it nothing may be said.
void Socket::guardConnection()
{
    if (!m_socket || !m_target.address.isEncrypted())
        return;
    if (auto *connection = m_socket->findChild<QSslSocket *>())
        m_gate.guard(*connection);
    else
        end(ApiError{.kind = Kind::Tls});
}

void Socket::listen()
{
    connect(m_socket, &QWebSocket::connected, this, [this] {
        m_patience.stop();
        m_pings.start();
        m_state = State::Open;
        Q_EMIT opened();
    });
    connect(m_socket, &QWebSocket::pong, &m_silence, &QTimer::stop);
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) { Q_EMIT received(text.toUtf8()); });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, &Socket::received);
    connect(m_socket, &QWebSocket::disconnected, this, [this] { take(QAbstractSocket::RemoteHostClosedError); });
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, &Socket::take);
}

void Socket::send(const QByteArray &bytes)
{
    if (m_state != State::Open)
        return;
    for (qsizetype at = 0; at < bytes.size(); at += MostBytes)
        m_socket->sendBinaryMessage(bytes.sliced(at, std::min(MostBytes, bytes.size() - at)));
}

void Socket::close()
{
    if (m_state == State::Open)
        m_socket->close();
    else
        end({});
}

void Socket::abort()
{
    end(ApiError{.kind = Kind::Cancelled});
}

void Socket::take(QAbstractSocket::SocketError error)
{
    if (m_state == State::Ended)
        return;
    const bool closedInOrder = error == QAbstractSocket::RemoteHostClosedError;
    if (m_state == State::Open && closedInOrder)
        return end({});
    end(errorOf(error));
}

ApiError Socket::errorOf(QAbstractSocket::SocketError error) const
{
    if (!m_gate.lastRefusal().certificate.isNull()) // Aborted by the second gate, too.
        return untrusted({.kind = Kind::Tls}, m_gate);
    const QString words = m_socket->errorString();
    const int status = statusIn(words);
    RequestParts call = m_route;
    call.mutating = false; // The upgrade itself changes nothing.
    call.verb = Verb::Get;
    const Result<Answer> judged = judge({.asked = {},
                                         .error = status ? QNetworkReply::NoError : asReplyError(error),
                                         .errorText = words,
                                         .status = status,
                                         .headers = {},
                                         .body = {}},
                                        call);
    if (judged)
        return {.kind = Kind::Protocol, .httpStatus = status, .right = m_route.right};
    return judged.error().kind == Kind::Tls ? untrusted(judged.error(), m_gate) : judged.error();
}

/// Queued, because whoever listens may delete this.
void Socket::end(const std::optional<ApiError> &error)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_patience.stop();
    m_pings.stop();
    m_silence.stop();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    qCDebug(logNet, "SOCKET %s %s", QUrl::toPercentEncoding(m_route.route(), "/").constData(), error ? qPrintable(kindName(error->kind)) : "ended");
    QMetaObject::invokeMethod(this, [this, error] { Q_EMIT ended(error); }, Qt::QueuedConnection);
}

} // namespace longshore
