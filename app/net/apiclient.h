// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/extraheader.h"
#include "app/core/request.h"
#include "app/core/serveraddress.h"
#include "app/net/tlspin.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace longshore {

/// Where and how one server is asked. Changing any of it means a new client.
struct ApiTarget {
    ServerAddress address;
    TlsPin pin;
    QByteArray accessToken; ///< Empty before sign-in; sent only with Credential::AccessToken requests.
    QList<ExtraHeader> extraHeaders;
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

/// Asks one Portainer server. Promises: HTTP/1.1, no redirects followed, no cookies, no cache, every mutating
/// request reaches the server at most once, nothing is sent before the certificate is trusted.
/// Cancelling the future aborts the call on the wire.
class ApiClient : public QObject
{
    Q_OBJECT
public:
    using ManagerFactory = std::function<std::unique_ptr<QNetworkAccessManager>()>;

    /// Makes real managers, with the system proxy except for loopback.
    static ManagerFactory systemManagers();

    ApiClient(ApiTarget target, ManagerFactory managers, Deadlines deadlines = {}, QObject *parent = nullptr);
    ~ApiClient() override; ///< Ends every running call as Cancelled.

    const ApiTarget &target() const;

    /// The token, once it is known; calls sent before go without.
    void setAccessToken(const QByteArray &token);

    /// Connects (TLS included) without sending a request, so that the first one is quick.
    void warmUp();

    /// The one door. The decoder runs in a worker for bodies above 256 KiB.
    template <typename T>
    QFuture<Result<T>> send(const Request<T> &request);

    /// Ends every running call as Cancelled and drops all connections (after sleep, or when trust changes).
    void abortAll();

Q_SIGNALS:
    /// A GET failed and is asked again by itself.
    void retrying(const QString &route, int attempt, std::chrono::milliseconds wait);
    /// Some call was answered 401: the token no longer works.
    void unauthorized();

private:
    class Private;
    QFuture<Result<Answer>> exchange(const RequestParts &parts);
    std::unique_ptr<Private> d;
};

} // namespace longshore

#include "app/net/apiclient_send.h"
