// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/requestbuilder.h"

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
        if (!parts.body.isEmpty() || parts.verb == Verb::Post || parts.verb == Verb::Put)
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
    if (parts.credential == Credential::AccessToken)
        request.setRawHeader("X-API-Key", target.accessToken);
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
