// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/requestbuilder.h"

#include "app/net/proxyroute.h"

#include <QSslConfiguration>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Attribute = QNetworkRequest::Attribute;

namespace {

    bool isUsable(const ExtraHeader &header)
    {
        return isAllowedHeaderName(header.name) && isAllowedHeaderValue(header.value);
    }

    void setAttributes(QNetworkRequest &request)
    {
        // With HTTP/2 the second TLS gate comes too late: the token is out already.
        request.setAttribute(Attribute::Http2AllowedAttribute, false);
        // Qt would carry the token to whatever host a redirect names, and turn a DELETE into a GET.
        request.setAttribute(Attribute::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        // Cookies ignore ports, and Portainer's own would make writes ask for a CSRF token.
        request.setAttribute(Attribute::CookieLoadControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(Attribute::CookieSaveControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(Attribute::AuthenticationReuseAttribute, QNetworkRequest::Manual);
        request.setAttribute(Attribute::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
        request.setAttribute(Attribute::CacheSaveControlAttribute, false);
    }

    /// No space, quote or separator that could end a header or a cookie (a JWT has none).
    bool isSessionText(QByteArrayView text)
    {
        constexpr qsizetype MostBytes = 16 * 1024;
        return text.size() <= MostBytes
            && std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f && c != ';' && c != ',' && c != '"' && c != '\\'; });
    }

    bool isUsableSession(const SessionCredential &session)
    {
        return !session.isEmpty() && isSessionText(session.jwt) && isSessionText(session.csrfToken) && isSessionText(session.csrfCookie);
    }

    bool needsSession(const RequestParts &parts)
    {
        return parts.credential == Credential::Bearer || parts.credential == Credential::Cookie;
    }

    /// What the check against forged requests wants to see beside the cookie (portainer-api.md 2.4).
    void setCookies(QNetworkRequest &request, const ApiTarget &target)
    {
        const SessionCredential &session = target.session;
        const QByteArray csrf = session.csrfCookie.isEmpty() ? QByteArray() : "; _gorilla_csrf=" + session.csrfCookie;
        request.setRawHeader("Cookie", "portainer_api_key=" + session.jwt + csrf);
        if (!session.csrfToken.isEmpty())
            request.setRawHeader("X-CSRF-Token", session.csrfToken);
        const QByteArray origin = target.address.origin().toLatin1();
        request.setRawHeader("Origin", origin); // Looked at from 2.27.7 on.
        request.setRawHeader("Referer", origin + '/');
    }

    /// Exactly one credential: two at once are refused (portainer-api.md 2.1).
    void setCredential(QNetworkRequest &request, const ApiTarget &target, Credential credential)
    {
        switch (credential) {
        case Credential::AccessToken:
            request.setRawHeader("X-API-Key", target.accessToken);
            break;
        case Credential::Bearer:
            request.setRawHeader("Authorization", "Bearer " + target.session.jwt);
            break;
        case Credential::Cookie:
            setCookies(request, target);
            break;
        case Credential::None:
            break;
        }
    }

    void setCommonHeaders(QNetworkRequest &request, const RequestParts &parts)
    {
        // Asked for explicitly, Qt leaves every body as it came: no gzip bombs, no cut gzip taken for an empty answer.
        request.setRawHeader("Accept-Encoding", "identity");
        request.setRawHeader("Accept", parts.format == AnswerFormat::Json ? "application/json" : "*/*");
        request.setRawHeader("Accept-Language", "en");
        request.setRawHeader("User-Agent", "Longshore/" LONGSHORE_VERSION);
    }

    void setBody(QNetworkRequest &request, const RequestParts &parts)
    {
        request.setAttribute(Attribute::DoNotBufferUploadDataAttribute, true);
        // A change never meets a connection that died idle (proxies close theirs after a minute): its outcome would be unknown.
        request.setRawHeader("Connection", "close");
        request.setHeader(QNetworkRequest::ContentLengthHeader, parts.body.size());
        if (!parts.body.isEmpty() || (parts.verb != Verb::Get && parts.verb != Verb::Delete))
            request.setRawHeader("Content-Type", parts.bodyType); // Else Qt calls it a form, which Portainer reads as empty.
    }

} // namespace

std::optional<ApiError> refusalBeforeSending(const ApiTarget &target, const RequestParts &parts)
{
    using Kind = ApiError::Kind;
    if (!target.address.apiUrl(parts.path, parts.query).isValid())
        return ApiError{.kind = Kind::Protocol, .message = u"The address of the call cannot be built."_s};
    if (!std::ranges::all_of(target.extraHeaders, isUsable) || !isAllowedHeaderValue(parts.bodyType))
        return ApiError{.kind = Kind::Protocol, .message = u"An extra header cannot be sent as it is."_s};
    if (parts.credential == Credential::AccessToken && !isPlausibleAccessToken(target.accessToken))
        return ApiError{.kind = Kind::Unauthorized, .message = u"The access token cannot be sent as it is."_s, .right = parts.right};
    if (needsSession(parts) && !isUsableSession(target.session))
        return ApiError{.kind = Kind::Unauthorized, .message = u"The session cannot be sent as it is."_s, .right = parts.right};
    return {};
}

QNetworkRequest buildRequest(const ApiTarget &target, const RequestParts &parts, const QSslConfiguration &tls)
{
    QNetworkRequest request(target.address.apiUrl(parts.path, parts.query));
    setAttributes(request);
    setCommonHeaders(request, parts);
    if (target.address.isEncrypted())
        request.setSslConfiguration(tls);
    for (const ExtraHeader &header : target.extraHeaders) // For the access proxy in front, so on first contact too.
        request.setRawHeader(header.name, header.value);
    setCredential(request, target, parts.credential);
    if (const QByteArray credential = proxyCredential(target.address, target.proxy, target.proxyPassword); !credential.isEmpty())
        request.setRawHeader("Proxy-Authorization", credential);
    if (sendsOnce(parts))
        setBody(request, parts);
    return request;
}

QNetworkRequest buildWarmUp(const ApiTarget &target, const QSslConfiguration &tls)
{
    // As QNetworkAccessManager::connectToHost() does, which cannot be told to leave HTTP/2 out: its connection would
    // then lie idle beside the one that the first request opens.
    QUrl url(target.address.origin());
    url.setScheme(u"preconnect-"_s + url.scheme());
    QNetworkRequest request(url);
    setAttributes(request);
    if (target.address.isEncrypted())
        request.setSslConfiguration(tls);
    return request;
}

bool sendsOnce(const RequestParts &parts)
{
    return parts.mutating || parts.verb != Verb::Get;
}

} // namespace longshore
