// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demosessions.h"

#include "app/demo/demojson.h"
#include "app/demo/demorandom.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QUuid>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Spelling = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray claimsOf(const User &user, DemoLine line, qint64 now)
{
    JsonWriter json;
    json.object([&] {
        json.member("id", user.id);
        json.member("username", user.name);
        json.member("role", user.role);
        json.member("scope", "default");
        json.member("forceChangePassword", false);
        json.member("exp", now + Sessions::Lifetime);
        json.member("iat", now);
        if (line != DemoLine::V2_19)
            json.member("jti", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    });
    return std::move(json).text();
}

} // namespace

Sessions::Sessions() : m_secret(secretBytes(32)), m_csrfCookie(secretText(64)), m_csrfToken(secretBytes(64).toBase64()) {}

QByteArray Sessions::issue(const User &user, DemoLine line, qint64 now) const
{
    const QByteArray head = R"({"alg":"HS256","typ":"JWT"})";
    const QByteArray text = head.toBase64(Spelling) + '.' + claimsOf(user, line, now).toBase64(Spelling);
    return text + '.' + signature(text);
}

std::optional<UserId> Sessions::userOf(const QByteArray &token, qint64 now) const
{
    const qsizetype dot = token.lastIndexOf('.');
    if (dot < 0 || m_revoked.contains(token) || signature(token.left(dot)) != token.mid(dot + 1))
        return {};
    const QByteArray claims = QByteArray::fromBase64(token.left(dot).split('.').last(), Spelling);
    const QJsonObject object = QJsonDocument::fromJson(claims).object();
    if (object.value("exp"_L1).toInteger() < now)
        return {};
    return UserId(object.value("id"_L1).toInteger());
}

QByteArray Sessions::signature(const QByteArray &text) const
{
    return QMessageAuthenticationCode::hash(text, m_secret, QCryptographicHash::Sha256).toBase64(Spelling);
}

} // namespace longshore::demo
