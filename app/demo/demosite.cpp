// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demosite.h"

#include <QDateTime>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr char ApiKeyHeader[] = "X-API-Key";
constexpr char SessionCookie[] = "portainer_api_key";

QByteArray keyIn(const Request &request)
{
    const QByteArray sent = request.header(ApiKeyHeader);
    if (!sent.isEmpty())
        return sent;
    const auto items = request.query.queryItems(QUrl::FullyDecoded);
    for (const auto &item : items) {
        if (item.first.compare(QLatin1StringView(ApiKeyHeader), Qt::CaseInsensitive) == 0)
            return item.second.toUtf8();
    }
    return {};
}

QByteArray bearerIn(const Request &request)
{
    const QByteArray sent = request.header("Authorization");
    return sent.startsWith("Bearer ") ? sent.mid(7) : sent;
}

Caller byKey(Site &site, const QByteArray &raw)
{
    for (AccessKey &key : site.model.keys) {
        if (key.raw != raw)
            continue;
        if (site.now() - key.lastUsed > 60)
            key.lastUsed = site.now();
        return {site.model.user(key.user), Credential::Key};
    }
    return {nullptr, Credential::Key};
}

Caller byToken(Site &site, const QByteArray &token, Credential kind)
{
    const std::optional<Session> session = site.sessions.use(token, site.now());
    if (!session)
        return {nullptr, kind, token};
    return {site.model.user(session->user), kind, token, session->mustChangePassword};
}

/// 2.19: a token first, in the header rather than the query; what is no good is passed over.
Caller leniently(Site &site, const Request &request, const QByteArray &key, const QByteArray &bearer)
{
    const QByteArray token = bearer.isEmpty() ? request.parameter("token").toUtf8() : bearer;
    const Caller caller = byToken(site, token, Credential::Token);
    return caller.user || key.isEmpty() ? caller : byKey(site, key);
}

} // namespace

qint64 secondsNow()
{
    return QDateTime::currentSecsSinceEpoch();
}

qint64 Site::now() const
{
    return secondsNow() + clockSkew;
}

qint64 Site::nowInMilliseconds() const
{
    return QDateTime::currentMSecsSinceEpoch() + clockSkew * 1000;
}

Caller cookieCallerOf(Site &site, const Request &request)
{
    return byToken(site, request.cookie(SessionCookie), Credential::Cookie);
}

Caller callerOf(Site &site, const Request &request)
{
    const QByteArray key = keyIn(request);
    const QByteArray bearer = bearerIn(request);
    if (site.line() == DemoLine::V2_19)
        return leniently(site, request, key, bearer);
    if (!key.isEmpty())
        return byKey(site, key);
    if (!request.cookie(SessionCookie).isEmpty())
        return cookieCallerOf(site, request);
    const QByteArray token = request.query.hasQueryItem(u"token"_s) ? request.parameter("token").toUtf8() : bearer;
    return token.isEmpty() ? Caller() : byToken(site, token, Credential::Token);
}

} // namespace longshore::demo
