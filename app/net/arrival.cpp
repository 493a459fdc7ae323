// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/arrival.h"

#include "app/core/errorbody.h"
#include "app/net/apiclient.h"
#include "app/net/clientidentityfile.h"
#include "app/net/framing.h"
#include "app/net/proxyroute.h"
#include "app/net/requestbuilder.h"

namespace longshore {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;
using NetworkError = QNetworkReply::NetworkError;

namespace {

    Failure protocol(const Arrival &arrival, const QString &message)
    {
        return Failure(ApiError{.kind = Kind::Protocol, .httpStatus = arrival.status, .message = message});
    }

    /// Errors that Qt reports before a connection could carry the first byte of a request.
    bool nothingWasSent(NetworkError error)
    {
        switch (error) {
        case QNetworkReply::ConnectionRefusedError:
        case QNetworkReply::HostNotFoundError:
        case QNetworkReply::ProxyConnectionRefusedError:
        case QNetworkReply::ProxyConnectionClosedError:
        case QNetworkReply::ProxyNotFoundError:
        case QNetworkReply::ProxyTimeoutError:
        case QNetworkReply::ProxyAuthenticationRequiredError:
            return true;
        default:
            return false;
        }
    }

    /// The words of OpenSSL for bytes that are no TLS at all: the port speaks plain http.
    bool spokeNoTls(const QString &errorText)
    {
        return errorText.contains("wrong version number"_L1) || errorText.contains("http request"_L1)
            || errorText.contains("packet length too long"_L1);
    }

    /// Most faults of a proxy reach us as words only. All of these are said before the way is open, so nothing was sent.
    QString faultOfProxyInWords(const QString &errorText)
    {
        for (const auto words : {"Proxy connection refused"_L1, "Connection to proxy refused"_L1, "Proxy server not found"_L1,
                                 "Proxy host not found"_L1, "Proxy server connection timed out"_L1, "Connection to proxy timed out"_L1})
            if (errorText == words)
                return ProxyMessage::Unreachable;
        for (const auto words : {"Proxy denied connection"_L1, "Proxy connection closed prematurely"_L1,
                                 "Connection to proxy closed prematurely"_L1, "Did not receive HTTP response from proxy"_L1,
                                 "Error communicating with HTTP proxy"_L1})
            if (errorText == words)
                return ProxyMessage::Refused;
        return errorText.startsWith("Proxy authentication failed"_L1) ? ProxyMessage::WantsPassword : QString();
    }

    /// What the proxy on the way did wrong; empty when it is not to blame.
    QString faultOfProxy(const Arrival &arrival, const RequestParts &parts)
    {
        switch (arrival.error) {
        case QNetworkReply::ProxyAuthenticationRequiredError:
            return ProxyMessage::WantsPassword;
        case QNetworkReply::UnknownProxyError: // Of a change it cannot be said how far it came.
            return sendsOnce(parts) ? QString() : ProxyMessage::Refused;
        case QNetworkReply::ProxyConnectionClosedError:
            return ProxyMessage::Refused;
        case QNetworkReply::ProxyConnectionRefusedError:
        case QNetworkReply::ProxyNotFoundError:
        case QNetworkReply::ProxyTimeoutError:
            return ProxyMessage::Unreachable;
        default:
            return arrival.status == 0 ? faultOfProxyInWords(arrival.errorText) : QString();
        }
    }

    /// The alerts by which a TLS server says that it misses a certificate of ours, or does not like the one it got. With
    /// TLS 1.3 they come once the client believes that all is well; nothing of the request was looked at.
    QString faultOfOwnCertificate(const Arrival &arrival)
    {
        const QString &text = arrival.errorText;
        if (arrival.status == 0 && text.contains("alert certificate required"_L1))
            return ClientCertificateMessage::Wanted;
        for (const auto alert : {"alert bad certificate"_L1, "alert unsupported certificate"_L1, "alert certificate revoked"_L1,
                                 "alert certificate expired"_L1, "alert certificate unknown"_L1, "alert unknown ca"_L1, "alert handshake failure"_L1}) {
            if (arrival.status == 0 && text.contains(alert))
                return ClientCertificateMessage::Refused;
        }
        if (arrival.status != 400) // So nginx says it, in a page.
            return {};
        return arrival.body.contains("No required SSL certificate was sent") ? ClientCertificateMessage::Wanted
            : arrival.body.contains("The SSL certificate error")             ? ClientCertificateMessage::Refused
                                                                             : QString();
    }

    /// The connection ended without a whole answer.
    ApiError broken(const Arrival &arrival, const RequestParts &parts)
    {
        if (arrival.error == QNetworkReply::SslHandshakeFailedError)
            return {.kind = Kind::Tls, .message = spokeNoTls(arrival.errorText) ? WireMessage::TlsOnPlainPort : arrival.errorText};
        if (sendsOnce(parts) && !nothingWasSent(arrival.error))
            return {.kind = Kind::OutcomeUnknown, .httpStatus = arrival.status, .message = WireMessage::ConnectionLost};
        if (arrival.error == QNetworkReply::ProtocolFailure || arrival.error == QNetworkReply::ProtocolUnknownError)
            return {.kind = Kind::Protocol, .message = u"The answer is no HTTP."_s};
        return {.kind = Kind::Network,
                .httpStatus = arrival.status,
                .message = arrival.status == 0 ? arrival.errorText : WireMessage::ConnectionLost};
    }

    QString originOf(const QUrl &url)
    {
        return url.host().isEmpty() ? QString() : url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment).toString();
    }

    Failure redirected(const Arrival &arrival, const Answer &answer)
    {
        ApiError error{.kind = Kind::Protocol, .httpStatus = arrival.status, .message = u"The server points elsewhere."_s};
        if (answer.header("redirect-reason") == "AdminInitTimeout")
            error.message = WireMessage::AdminInitTimeout;
        if (const QByteArray location = answer.header("Location"); !location.isEmpty())
            error.redirectTarget = originOf(arrival.asked.resolved(QUrl::fromEncoded(location)));
        return Failure(error);
    }

    Failure refused(const Arrival &arrival, const RequestParts &parts)
    {
        if (arrival.status == 400 && arrival.body.startsWith("Client sent an HTTP request to an HTTPS server."))
            return protocol(arrival, WireMessage::PlainHttpOnTlsPort);
        return Failure(errorFromBody(arrival.status, arrival.bodyTooLong ? QByteArray() : arrival.body, parts));
    }

    /// Faults of a body that claims success; empty for none.
    QString faultOfBody(const Arrival &arrival, const Answer &answer, const RequestParts &parts)
    {
        if (arrival.bodyTooLong)
            return u"The answer is longer than it can be."_s;
        if (const QString fault = faultOfFraming(answer, parts.format); !fault.isEmpty())
            return fault;
        return faultOfFormat(answer, parts.format);
    }

} // namespace

Result<Answer> judge(Arrival arrival, const RequestParts &parts)
{
    const bool expected = parts.expected.contains(arrival.status);
    const bool refusal = arrival.status >= 400;
    Answer answer{.status = arrival.status, .body = arrival.body, .headers = arrival.headers};
    if (const QString fault = faultOfProxy(arrival, parts); !fault.isEmpty())
        return Failure(ApiError{.kind = Kind::Network, .message = fault});
    if (const QString fault = faultOfOwnCertificate(arrival); !fault.isEmpty())
        return Failure(ApiError{.kind = Kind::Tls, .message = fault});
    if (!expected && arrival.status >= 300 && arrival.status <= 399)
        return redirected(arrival, answer);
    if (arrival.status == 0 || (arrival.error != QNetworkReply::NoError && !refusal))
        return Failure(broken(arrival, parts));
    if (refusal)
        return expected ? Result<Answer>(std::move(answer)) : refused(arrival, parts);
    if (!expected)
        return protocol(arrival, u"The status is none that the call answers."_s);
    if (const QString fault = faultOfBody(arrival, answer, parts); !fault.isEmpty())
        return protocol(arrival, fault);
    return answer;
}

} // namespace longshore
