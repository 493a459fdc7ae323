// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/asker.h"

#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QNetworkRequest requestFor(const QUrl &url, const RawHeaders &headers)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept-Encoding", "identity");
    for (const auto &header : headers)
        request.setRawHeader(header.first, header.second);
    return request;
}

/// The environment's id by its name: the model of the demo has its own numbering.
qint64 environmentId(const QJsonArray &environments, const QByteArray &name)
{
    for (const QJsonValue &each : environments) {
        if (each["Name"_L1].toString().toUtf8() == name)
            return each["Id"_L1].toInteger();
    }
    return 3; // The one that is gone.
}

} // namespace

QByteArray Heard::header(const char *name) const
{
    for (const auto &each : headers) {
        if (each.first.compare(name, Qt::CaseInsensitive) == 0)
            return each.second.isNull() ? QByteArray("") : each.second;
    }
    return {};
}

QJsonValue Heard::json() const
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isArray())
        return document.array();
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue(QJsonValue::Undefined);
}

QString Heard::text(const char *member) const
{
    return json()[QLatin1StringView(member)].toString();
}

Heard Asker::ask(const QByteArray &method, const QByteArray &target, const RawHeaders &headers, const QByteArray &body)
{
    const QUrl url = QUrl::fromEncoded(m_server.address().origin().toLatin1() + target);
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(requestFor(url, headers), method, body));
    Heard heard;
    QObject::connect(reply.get(), &QNetworkReply::sslErrors, reply.get(), [&](const QList<QSslError> &errors) {
        heard.certificateDer = reply->sslConfiguration().peerCertificate().toDer();
        for (const QSslError &error : errors)
            heard.tlsErrors.insert(error.error());
        reply->ignoreSslErrors(errors);
    });
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 60'000))
        return heard;
    heard.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    heard.headers = reply->rawHeaderPairs();
    heard.body = reply->readAll();
    return heard;
}

Heard Asker::getAs(const QByteArray &user, const QByteArray &target)
{
    return get(target, keyHeader(m_server.tokenOf(user)));
}

Heard Asker::sendAs(const QByteArray &user, const QByteArray &method, const QByteArray &target, const QByteArray &json)
{
    return ask(method, target, keyHeader(m_server.tokenOf(user)) + RawHeaders{{"Content-Type", "application/json"}}, json);
}

Heard Asker::sendIn(const QByteArray &session, const QByteArray &method, const QByteArray &target, const QByteArray &json)
{
    return ask(method, target, bearerHeader(session) + RawHeaders{{"Content-Type", "application/json"}}, json);
}

QByteArray Asker::signIn(const QByteArray &user)
{
    return signIn(user, m_server.passwordOf(user));
}

QByteArray Asker::signIn(const QByteArray &user, const QByteArray &password)
{
    const QByteArray body = signInBody(user, password);
    return ask("POST", "/api/auth", {{"Content-Type", "application/json"}}, body).text("jwt").toUtf8();
}

qint64 Asker::stackId(const QByteArray &environment, const QByteArray &name)
{
    const qint64 place = environmentId(getAs("admin", "/api/endpoints?excludeSnapshots=true").json().toArray(), environment);
    const QJsonArray stacks = getAs("admin", "/api/stacks").json().toArray();
    for (const QJsonValue &each : stacks) {
        if (each["EndpointId"_L1].toInteger() == place && each["Name"_L1].toString().toUtf8() == name)
            return each["Id"_L1].toInteger();
    }
    return -1;
}

QByteArray Asker::containerId(const QByteArray &environment, const QByteArray &name)
{
    const qint64 place = environmentId(getAs("admin", "/api/endpoints?excludeSnapshots=true").json().toArray(), environment);
    const QJsonArray all = getAs("admin", "/api/endpoints/" + QByteArray::number(place) + "/docker/containers/json?all=1").json().toArray();
    for (const QJsonValue &each : all) {
        if (each["Names"_L1][0].toString().toUtf8() == '/' + name)
            return each["Id"_L1].toString().toUtf8();
    }
    return {};
}

RawHeaders keyHeader(const QByteArray &token)
{
    return {{"X-API-Key", token}};
}

RawHeaders bearerHeader(const QByteArray &sessionToken)
{
    return {{"Authorization", "Bearer " + sessionToken}};
}

QByteArray signInBody(const QByteArray &user, const QByteArray &password)
{
    const QJsonObject body{{u"Username"_s, QString::fromUtf8(user)}, {u"Password"_s, QString::fromUtf8(password)}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}
