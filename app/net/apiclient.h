// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/extraheader.h"
#include "app/core/proxychoice.h"
#include "app/core/request.h"
#include "app/core/secret.h"
#include "app/core/serveraddress.h"
#include "app/net/clientidentity.h"
#include "app/net/managerfactory.h"
#include "app/net/sessioncredential.h"
#include "app/net/stream.h"
#include "app/net/tlspin.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace longshore {

class Socket;

/// Where and how one server is asked. Changing any of it means a new client.
struct ApiTarget {
    ServerAddress address;
    TlsPin pin;
    QByteArray accessToken; ///< Empty before sign-in; sent only with Credential::AccessToken requests.
    QList<ExtraHeader> extraHeaders;
    SessionCredential session; ///< Sent only with Credential::Bearer and Credential::Cookie.
    ClientIdentity clientIdentity; ///< Shown when the other side asks for one.
    ProxyChoice proxy;
    Secret proxyPassword;
    bool readOnly = false; ///< This server alone: changes are refused before they are sent.
};

/// Deadlines per class; tests shorten them.
struct Deadlines {
    struct Pair {
        std::chrono::milliseconds idle; ///< Without a byte of body.
        std::chrono::milliseconds total; ///< From the call to the last byte.
    };
    Pair probe{std::chrono::seconds(10), std::chrono::seconds(20)};
    Pair read{std::chrono::seconds(15), std::chrono::seconds(60)};
    Pair deploy{std::chrono::minutes(15), std::chrono::minutes(15)};
    std::chrono::milliseconds retryAfter{400}; ///< First back-off of a GET; doubles.
    int retries = 2; ///< Extra attempts of a GET after Network errors.
};

/// Words in ApiError::message that tell apart what only the wire shows. For people they are said anew elsewhere.
///
/// http asked of a port that speaks TLS is Protocol with PlainHttpOnTlsPort; https asked of a port that speaks no TLS is
/// Tls without a certificate, with TlsOnPlainPort; any other Tls without one is a handshake broken off before it was shown.
namespace WireMessage {
    inline const QString PlainHttpOnTlsPort = QStringLiteral("Client sent an HTTP request to an HTTPS server.");
    inline const QString TlsOnPlainPort = QStringLiteral("Client sent a TLS handshake to a plain HTTP server.");
    inline const QString AdminInitTimeout = QStringLiteral("AdminInitTimeout"); ///< First-run window over: the server must be restarted.
    inline const QString ConnectionLost = QStringLiteral("The connection was lost before the answer was complete.");
} // namespace WireMessage

/// Asks one Portainer server. Promises: HTTP/1.1, no redirects followed, no cookies, no cache, every mutating
/// request reaches the server at most once, nothing is sent before the certificate is trusted.
/// Cancelling the future aborts the call on the wire.
class ApiClient : public QObject
{
    Q_OBJECT
public:
    using ManagerFactory = longshore::ManagerFactory;

    /// Makes real managers, with the system proxy except for loopback.
    static ManagerFactory systemManagers(std::shared_ptr<const ReadOnlySwitch> readOnly = {});

    ApiClient(ApiTarget target, ManagerFactory managers, Deadlines deadlines = {}, QObject *parent = nullptr);
    ~ApiClient() override; ///< Ends every running call as Cancelled; a change as OutcomeUnknown.

    const ApiTarget &target() const;

    /// What the server showed, and was trusted for; null before that, and for plain http.
    Certificate serverCertificate() const;

    /// The token, once it is known; calls that need one and were sent before have failed as Unauthorized.
    void setAccessToken(const QByteArray &token);
    /// From the next call on; calls that run go on.
    void setReadOnly(bool readOnly);

    /// Connects (TLS included, through both gates) without sending a request, so that the first one is quick. Does
    /// nothing once something was asked.
    void warmUp();

    /// The one door. The decoder runs in a worker for bodies above 256 KiB.
    template <typename T>
    QFuture<Result<T>> send(const Request<T> &request);

    /// Opens an endless answer, of a GET and nothing else. It may outlive this client, which ends it.
    std::unique_ptr<Stream> stream(const RequestParts &parts, std::chrono::milliseconds quietAfter = Stream::UsualQuiet);

    /// A websocket, not opened yet. It may outlive this client, which ends it as Cancelled.
    std::unique_ptr<Socket> socket(const RequestParts &parts);

    /// Ends every running call, stream and websocket as Cancelled, a change as OutcomeUnknown, and drops all connections (after sleep, or when trust changes).
    void abortAll();

Q_SIGNALS:
    /// A GET failed and is asked again by itself.
    void retrying(const QString &route, int attempt, std::chrono::milliseconds wait);
    /// Some call was answered 401: the token no longer works. A token that was never sent does not count.
    void unauthorized();

private:
    class Private;
    /// Calls `done` exactly once, on this thread, perhaps before it returns; cancelling `future` ends the call.
    void exchange(const RequestParts &parts, const QFuture<void> &future, std::function<void(Result<Answer>)> done);
    void endCalls();
    void noteUnauthorized(const Result<Answer> &result);
    static bool isHeavy(const Result<Answer> &answer); ///< Too long to be decoded in the thread of the window.
    static void inWorker(std::function<void()> work);

    std::unique_ptr<Private> d;
};

} // namespace longshore

#include "app/net/apiclient_send.h"
