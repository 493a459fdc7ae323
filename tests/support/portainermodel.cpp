// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/portainermodel.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>

namespace longshore::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray random(int bytes)
{
    QByteArray text(bytes, '\0');
    for (char &byte : text)
        byte = char(QRandomGenerator::global()->generate());
    return text;
}

QByteArray routeOf(const Seen &seen)
{
    const QByteArray path = seen.target.split('?').first();
    const qsizetype api = path.indexOf("/api/");
    return api < 0 ? path : path.mid(api + 4);
}

Canned json(int status, const QJsonObject &object)
{
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Canned refusal(int status, const QString &message, const QString &details = {})
{
    return json(status, {{u"message"_s, message}, {u"details"_s, details.isEmpty() ? message : details}});
}

QJsonObject object(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object();
}

const QByteArray CsrfCookie = "csrf-cookie-of-the-model";
const QByteArray CsrfToken = "csrf-token-of-the-model==";

} // namespace

PortainerModel::PortainerModel(QByteArray version)
    : m_version(std::move(version))
{
}

Canned PortainerModel::answer(const Seen &seen)
{
    const std::lock_guard lock(m_mutex);
    const QByteArray route = routeOf(seen);
    m_counts[seen.verb + ' ' + route] += 1;
    m_bodies[seen.verb + ' ' + route] = seen.body;
    const Canned free = open(route, seen);
    if (free.status != 0)
        return free;
    const Caller caller = callerOf(seen);
    if (caller.user == 0)
        return refusal(401, isOld() ? u"A valid authorisation token is missing"_s : u"Invalid JWT token"_s, u"Unauthorized"_s);
    return signedIn(route, seen, caller);
}

/// The public routes; status 0 for any other.
Canned PortainerModel::open(const QByteArray &route, const Seen &seen)
{
    if (route == "/system/status")
        return json(200, {{u"Version"_s, QString::fromLatin1(m_version)}, {u"InstanceID"_s, u"1f1f"_s}});
    if (route == "/settings/public")
        return json(200, {{u"AuthenticationMethod"_s, authentication}, {u"RequiredPasswordLength"_s, requiredPasswordLength}});
    if (route == "/users/admin/check")
        return hasAdministrator ? Canned{204, {}, {}} : refusal(404, u"No administrator account found inside the database"_s);
    if (route == "/users/admin/init")
        return createAdministrator(seen);
    if (route == "/auth")
        return signIn(seen);
    if (route == "/auth/logout")
        return signOut(seen);
    return {.status = 0};
}

Canned PortainerModel::signIn(const Seen &seen)
{
    if (banned)
        return refusal(403, u"Access denied"_s, u"Access denied to resource"_s);
    const QJsonObject body = object(seen.body);
    if (authentication == 3 && userId != 1)
        return refusal(422, u"Only initial admin is allowed to login without oauth"_s, u"Unauthorized"_s);
    const bool known = body.value("Username"_L1).toString().compare(userName, Qt::CaseInsensitive) == 0;
    if (!known || body.value("Password"_L1).toString().toUtf8() != password)
        return refusal(422, u"Invalid credentials"_s, u"Unauthorized"_s);
    const qint64 now = QDateTime::currentSecsSinceEpoch() + clockSkew;
    const QJsonObject claims{{u"id"_s, userId}, {u"username"_s, userName}, {u"role"_s, userId == 1 ? 1 : 2},
                             {u"forceChangePassword"_s, forceChangePassword}, {u"iat"_s, now}, {u"exp"_s, now + 28800}};
    const auto part = [](const QByteArray &text) { return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals); };
    const QByteArray jwt = part(R"({"alg":"HS256","typ":"JWT"})") + '.' + part(QJsonDocument(claims).toJson(QJsonDocument::Compact)) + '.'
        + part(random(32));
    m_sessions.append(jwt);
    m_secrets.append(jwt);
    Canned canned = json(200, {{u"jwt"_s, QString::fromLatin1(jwt)}});
    if (!isOld())
        canned.headers.append({"Set-Cookie", "portainer_api_key=" + jwt + "; Path=/; HttpOnly; SameSite=Strict"});
    return canned;
}

Canned PortainerModel::createAdministrator(const Seen &seen)
{
    const QJsonObject body = object(seen.body);
    if (hasAdministrator)
        return refusal(409, u"Unable to create administrator user"_s, u"An administrator user already exists"_s);
    if (body.value("Username"_L1).toString().contains(u' '))
        return refusal(400, u"Invalid request payload"_s, u"Invalid username. Must not contain any whitespace"_s);
    if (body.value("Password"_L1).toString().toUtf8().size() < requiredPasswordLength)
        return refusal(400, u"Password does not meet the requirements"_s);
    hasAdministrator = true;
    userId = 1;
    userName = body.value("Username"_L1).toString();
    password = body.value("Password"_L1).toString().toUtf8();
    return {200, user()};
}

/// On the lines that know cookies a real server falls over without one (portainer-api.md 2.3).
Canned PortainerModel::signOut(const Seen &seen)
{
    if (isOld())
        return {204, {}, {}};
    const QByteArray cookie = seen.headers.value("cookie");
    const QByteArray session = sessionIn(seen);
    if (!cookie.contains("portainer_api_key=") || !m_sessions.contains(session)) {
        m_signOutMisused = true;
        return {.drop = true};
    }
    if (!cookie.contains("_gorilla_csrf=" + CsrfCookie) || seen.headers.value("x-csrf-token") != CsrfToken)
        return {403, "Forbidden - CSRF token invalid\n", "text/plain; charset=utf-8"};
    m_sessions.removeAll(session);
    return {204, {}, {}};
}

QByteArray PortainerModel::sessionIn(const Seen &seen) const
{
    for (const QByteArray &pair : seen.headers.value("cookie").split(';')) {
        if (pair.trimmed().startsWith("portainer_api_key="))
            return pair.trimmed().mid(18);
    }
    const QByteArray bearer = seen.headers.value("authorization");
    return bearer.startsWith("Bearer ") ? bearer.mid(7) : QByteArray();
}

PortainerModel::Caller PortainerModel::callerOf(const Seen &seen) const
{
    const QByteArray key = seen.headers.value("x-api-key");
    const QByteArray session = sessionIn(seen);
    if (!key.isEmpty() && !session.isEmpty() && !isOld())
        return {};
    if (!key.isEmpty())
        return {.user = takesTokens && hasToken(key) ? userId : 0, .bySession = false};
    return {.user = m_sessions.contains(session) ? userId : 0, .bySession = true};
}

Canned PortainerModel::signedIn(const QByteArray &route, const Seen &seen, const Caller &caller)
{
    const QByteArray own = "/users/" + QByteArray::number(userId);
    if (route == "/users/me" && !isOld()) {
        Canned me{200, user()};
        if (seen.headers.contains("cookie"))
            me.headers = {{"X-Csrf-Token", CsrfToken}, {"Set-Cookie", "_gorilla_csrf=" + CsrfCookie + "; Path=/; HttpOnly; SameSite=Lax"}};
        return me;
    }
    if (route == own)
        return {200, user()};
    if (route == own + "/tokens")
        return seen.verb == "POST" ? createToken(seen, caller) : listTokens();
    if (route.startsWith(own + "/tokens/") && seen.verb == "DELETE")
        return deleteToken(route);
    if (route == "/users")
        return refusal(403, u"Permission denied to access users list"_s, u"Access denied to resource"_s);
    if (route == "/teams")
        return {200, "[]"};
    if (route == "/stacks")
        return {200, R"([{"Id":1,"Name":"shop","Type":2,"EndpointId":1,"Status":1}])"};
    if (route == "/endpoints")
        return {200, R"([{"Id":1,"Name":"local","Type":1,"Status":1}])"};
    return {404, "404 page not found\n", "text/plain; charset=utf-8"};
}

Canned PortainerModel::createToken(const Seen &seen, const Caller &caller)
{
    const QJsonObject body = object(seen.body);
    if (!caller.bySession)
        return refusal(401, u"Auth not supported"_s, u"Authentication required"_s);
    if (banned)
        return refusal(403, u"Access denied"_s, u"Access denied to resource"_s);
    const bool asks = !isOld() && (userId == 1 || authentication == 1);
    if (asks && body.value("password"_L1).toString().isEmpty())
        return refusal(400, u"Invalid request payload"_s, u"Invalid password: cannot be empty"_s);
    if (asks && body.value("password"_L1).toString().toUtf8() != password)
        return refusal(403, u"Current password doesn't match"_s,
                       u"Current password does not match the password provided. Please try again"_s);
    if (body.value("description"_L1).toString().toUcs4().size() > 127)
        return refusal(400, u"Invalid request payload"_s, u"Invalid description: cannot be longer than 128 characters"_s);
    const Token token = addToken(body.value("description"_L1).toString(), "ptr_" + random(32).toBase64());
    Canned made = json(201, {{u"rawAPIKey"_s, QString::fromLatin1(token.raw)},
                      {u"apiKey"_s, QJsonObject{{u"id"_s, token.id}, {u"userId"_s, userId}, {u"description"_s, token.description},
                                                {u"prefix"_s, QString::fromLatin1(token.raw.left(7))}, {u"dateCreated"_s, 1},
                                                {u"lastUsed"_s, 0}, {u"digest"_s, u"x"_s}}}});
    if (isOld())
        made.type = "text/plain; charset=utf-8";
    return made;
}

Canned PortainerModel::listTokens() const
{
    QJsonArray list;
    for (const Token &token : m_tokens)
        list.append(QJsonObject{{u"id"_s, token.id}, {u"userId"_s, token.owner}, {u"description"_s, token.description},
                                {u"prefix"_s, QString::fromLatin1(token.raw.left(7))}, {u"dateCreated"_s, 1}, {u"lastUsed"_s, 0}});
    return {200, QJsonDocument(list).toJson(QJsonDocument::Compact)};
}

Canned PortainerModel::deleteToken(const QByteArray &route)
{
    const int id = route.mid(route.lastIndexOf('/') + 1).toInt();
    const auto gone = m_tokens.removeIf([id](const Token &token) { return token.id == id; });
    return gone > 0 ? Canned{204, {}, {}} : refusal(500, u"Unable to remove the api-key from the user"_s, u"API Key not found"_s);
}

QByteArray PortainerModel::user() const
{
    return QJsonDocument(QJsonObject{{u"Id"_s, userId}, {u"Username"_s, userName}, {u"Role"_s, userId == 1 ? 1 : 2}}).toJson(QJsonDocument::Compact);
}

PortainerModel::Token PortainerModel::addToken(const QString &description, const QByteArray &raw)
{
    const std::lock_guard lock(m_mutex);
    m_tokens.append({++m_lastId, userId, description, raw});
    m_secrets.append(raw);
    return m_tokens.last();
}

QList<PortainerModel::Token> PortainerModel::tokens() const
{
    const std::lock_guard lock(m_mutex);
    return m_tokens;
}

bool PortainerModel::hasToken(const QByteArray &raw) const
{
    const std::lock_guard lock(m_mutex);
    return std::ranges::any_of(m_tokens, [&](const Token &token) { return token.raw == raw; });
}

int PortainerModel::sessionsOpen() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_sessions.size());
}

void PortainerModel::endSessions()
{
    const std::lock_guard lock(m_mutex);
    m_sessions.clear();
}

QList<QByteArray> PortainerModel::secrets() const
{
    const std::lock_guard lock(m_mutex);
    return m_secrets;
}

int PortainerModel::count(const QByteArray &verbAndRoute) const
{
    const std::lock_guard lock(m_mutex);
    return m_counts.value(verbAndRoute);
}

bool PortainerModel::wasSignOutMisused() const
{
    const std::lock_guard lock(m_mutex);
    return m_signOutMisused;
}

QJsonObject PortainerModel::lastBody(const QByteArray &verbAndRoute) const
{
    const std::lock_guard lock(m_mutex);
    return object(m_bodies.value(verbAndRoute));
}

} // namespace longshore::test
