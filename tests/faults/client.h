// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/apiclient.h"
#include "tests/support/awaiting.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <chrono>
#include <memory>
#include <optional>

namespace longshore::test {

inline const QByteArray Token = "ptr_2S1FSP+v5vRgNd0/SXMc2LrYaCL2/s8qkc3KzWO+Lbk=";

inline ServerAddress at(const char *scheme, const char *host, int port)
{
    return ServerAddress::parse(QStringLiteral("%1://%2:%3").arg(QLatin1StringView(scheme), QLatin1StringView(host), QString::number(port))).address;
}

/// What somebody would write who trusts the defaults of the library: the positive control of every suite.
class NaiveClient
{
public:
    struct Seen {
        QNetworkReply::NetworkError error;
        int status;
        QByteArray body;
    };

    explicit NaiveClient(bool ignoreTlsErrors = true)
    {
        if (ignoreTlsErrors)
            QObject::connect(&m_manager, &QNetworkAccessManager::sslErrors, &m_manager, [](QNetworkReply *reply) { reply->ignoreSslErrors(); });
    }

    Seen ask(const QByteArray &verb, const QUrl &url, const QByteArray &body = {}, const QByteArray &token = Token, int ms = 3000)
    {
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        if (!token.isEmpty())
            request.setRawHeader("X-API-Key", token);
        request.setTransferTimeout(ms);
        const std::unique_ptr<QNetworkReply> reply(send(verb, request, body));
        if (!reply->isFinished())
            runUntil(reply.get(), &QNetworkReply::finished, std::chrono::milliseconds(ms)); // A drip never times out in Qt.
        return {reply->error(), reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->isOpen() ? reply->readAll() : QByteArray()};
    }

private:
    QNetworkReply *send(const QByteArray &verb, const QNetworkRequest &request, const QByteArray &body)
    {
        if (verb == "GET")
            return m_manager.get(request);
        if (verb == "POST")
            return m_manager.post(request, body);
        if (verb == "PUT")
            return m_manager.put(request, body);
        return m_manager.sendCustomRequest(request, verb, body);
    }

    QNetworkAccessManager m_manager;
};

} // namespace longshore::test
