// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demosessions.h"

#include "app/demo/demojson.h"
#include "app/demo/demorandom.h"
#include "app/demo/demorights.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QUuid>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Spelling = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray claimsOf(const User &user, DemoLine line, bool mustChangePassword, qint64 now, qint64 end)
{
    JsonWriter json;
    json.object([&] {
        json.member("id", user.id);
        json.member("username", user.name);
        json.member("role", user.role);
        json.member("scope", "default");
        json.member("forceChangePassword", mustChangePassword);
        json.member("exp", end);
        json.member("iat", now);
        if (line != DemoLine::V2_19)
            json.member("jti", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    });
    return std::move(json).text();
}

} // namespace

Sessions::Sessions(int requestsPerSession)
    : m_secret(secretBytes(32)), m_csrfCookie(secretText(64)), m_csrfToken(secretBytes(64).toBase64()),
      m_requestsPerSession(requestsPerSession)
{
}

QByteArray Sessions::issue(const User &user, const Model &model, qint64 now, qint64 end)
{
    const bool mustChangePassword = hasOwnPassword(model, user) && !model.isLongEnough(user.password);
    const QByteArray head = R"({"alg":"HS256","typ":"JWT"})";
    const QByteArray claims = claimsOf(user, model.line, mustChangePassword, now, end);
    const QByteArray text = head.toBase64(Spelling) + '.' + claims.toBase64(Spelling);
    const QByteArray token = text + '.' + signature(text);
    m_open.insert(token, {user.id, mustChangePassword, 0});
    return token;
}

std::optional<Session> Sessions::use(const QByteArray &token, qint64 now)
{
    const auto session = m_open.find(token);
    if (session == m_open.end())
        return {};
    const QByteArray claims = QByteArray::fromBase64(token.split('.').value(1), Spelling);
    const bool isOver = QJsonDocument::fromJson(claims)["exp"_L1].toInteger() <= now;
    const bool isUsedUp = m_requestsPerSession > 0 && session->requests >= m_requestsPerSession;
    if (isOver || isUsedUp)
        return {};
    ++session->requests;
    return *session;
}

void Sessions::revokeAllOf(UserId user)
{
    m_open.removeIf([user](const auto &each) { return each->user == user; });
}

QByteArray Sessions::signature(const QByteArray &text) const
{
    return QMessageAuthenticationCode::hash(text, m_secret, QCryptographicHash::Sha256).toBase64(Spelling);
}

} // namespace longshore::demo
