// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/errorbody.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace longshore {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

namespace {

QJsonObject objectIn(QByteArrayView body)
{
    if (body.isEmpty() || body.front() != '{' || body.size() > ErrorBodyCap)
        return {};
    return QJsonDocument::fromJson(body.toByteArray()).object();
}

/// 2.19 sends inner errors as they are, later lines with a capital: the case of the first letter means nothing.
bool says(const QString &text, QLatin1StringView words)
{
    return text.size() == words.size() && text.first(1).compare(words.first(1), Qt::CaseInsensitive) == 0
        && QStringView(text).sliced(1) == words.sliced(1);
}

/// The routes behind the one limiter that bans an address for an hour (portainer-api.md 1.8).
bool isSignInRoute(const RequestParts &call)
{
    const QStringList &path = call.path;
    if (call.verb == Verb::Post && path.value(0) == u"auth"_s)
        return path.size() == 1 || (path.size() == 3 && path.at(1) == u"oauth"_s && path.at(2) == u"validate"_s);
    if (path.size() != 3 || path.at(0) != u"users"_s)
        return false;
    return (call.verb == Verb::Post && path.at(2) == u"tokens"_s) || (call.verb == Verb::Put && path.at(2) == u"passwd"_s);
}

/// Two refusals of a signed-in user come as 401; they must not end the session.
Kind kindOf401(const ApiError &error)
{
    const bool denied = says(error.message, "Permission denied to delete the stack"_L1)
        || says(error.message, "User is not authorized to perform the action"_L1);
    return denied ? Kind::Forbidden : Kind::Unauthorized;
}

/// A cluster answers through the server in its own words (portainer-api.md 7.2): it is not the server that turns somebody away.
bool isOfCluster(const QJsonObject &said)
{
    return said.value("kind"_L1).toString() == "Status"_L1 && said.contains("apiVersion"_L1);
}

Kind kindOf403(const ApiError &error, const RequestParts &call)
{
    const bool banned = isSignInRoute(call) && says(error.message, "Access denied"_L1)
        && says(error.details, "Access denied to resource"_L1);
    return banned ? Kind::RateLimited : Kind::Forbidden;
}

Kind kindOf(const ApiError &error, const RequestParts &call)
{
    switch (error.httpStatus) {
    case 401:
        return kindOf401(error);
    case 403:
        return kindOf403(error, call);
    case 404:
        return Kind::NotFound;
    case 409:
        return Kind::Conflict;
    case 429:
        return Kind::RateLimited;
    default:
        return error.httpStatus >= 400 && error.httpStatus <= 599 ? Kind::Server : Kind::Protocol;
    }
}

} // namespace

ApiError errorFromBody(int status, QByteArrayView body, const RequestParts &call)
{
    const QJsonObject said = objectIn(body);
    ApiError error{.httpStatus = status,
        .message = said.value("message"_L1).toString(),
        .details = said.value("details"_L1).toString(),
        .mayEcho = status == 400,
        .right = call.right};
    error.kind = status == 401 && isOfCluster(said) ? Kind::Forbidden : kindOf(error, call);
    return error;
}

} // namespace longshore
