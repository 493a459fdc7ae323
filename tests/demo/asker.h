// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QNetworkAccessManager>
#include <QPair>
#include <QSet>
#include <QSslError>

using RawHeaders = QList<QPair<QByteArray, QByteArray>>;

/// What came back for one request; status 0 if nothing did.
struct Heard {
    int status = 0;
    RawHeaders headers;
    QByteArray body;
    QByteArray certificateDer; ///< Of a connection that was not trusted by itself.
    QSet<QSslError::SslError> tlsErrors;

    QByteArray header(const char *name) const; ///< Null when not sent.
    QJsonValue json() const; ///< Undefined when the body is no JSON.
    QString text(const char *member) const; ///< A member of the object in the body.
};

/// Asks over a real connection, and waits for the answer. Keeps no cookies and follows nothing.
class Asker
{
public:
    explicit Asker(const longshore::DemoServer &server) : m_server(server) {}

    const longshore::DemoServer &server() const { return m_server; }
    Heard ask(const QByteArray &method, const QByteArray &target, const RawHeaders &headers = {}, const QByteArray &body = {});
    Heard get(const QByteArray &target, const RawHeaders &headers = {}) { return ask("GET", target, headers); }
    /// Of a container by the name of its environment and its own; empty when there is none.
    QByteArray containerId(const QByteArray &environment, const QByteArray &name);
    /// GET as somebody, by name, with their access token.
    Heard getAs(const QByteArray &user, const QByteArray &target);
    /// Any request with a JSON body as somebody, by name, with their access token.
    Heard sendAs(const QByteArray &user, const QByteArray &method, const QByteArray &target, const QByteArray &json = {});
    /// The same with a session token.
    Heard sendIn(const QByteArray &session, const QByteArray &method, const QByteArray &target, const QByteArray &json = {});
    /// POST /auth: the session token, or nothing.
    QByteArray signIn(const QByteArray &user);
    QByteArray signIn(const QByteArray &user, const QByteArray &password);
    /// The id of a stack, by name, on an environment, by name.
    qint64 stackId(const QByteArray &environment, const QByteArray &name);

private:
    const longshore::DemoServer &m_server;
    QNetworkAccessManager m_network;
};

RawHeaders keyHeader(const QByteArray &token);
RawHeaders bearerHeader(const QByteArray &sessionToken);
QByteArray signInBody(const QByteArray &user, const QByteArray &password);
