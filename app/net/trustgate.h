// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/certificate.h"
#include "app/net/clientidentity.h"
#include "app/net/tlspin.h"

#include <QList>
#include <QObject>
#include <QSslCertificate>
#include <QSslConfiguration>

class QNetworkAccessManager;
class QNetworkReply;
class QSslError;
class QSslSocket;

namespace longshore {

/// Decides for one server whom it may talk to: what the system trusts, or one pinned certificate and nothing else.
///
/// With a pin the list of CAs is empty, so that a certificate of any CA shows up at gate 1 (`sslErrors`), where only
/// the pinned one passes, and only with faults a pin can answer for. Gate 2 (`encrypted`) looks again, because a
/// resumed TLS 1.2 session does not repeat its errors.
class TrustGate : public QObject
{
    Q_OBJECT
public:
    /// What was refused last, for the error of the calls that hit it.
    struct Refusal {
        Certificate certificate;
        QStringList problems;
    };

    /// `own` is shown to whoever asks for it; it changes nothing about who is trusted.
    explicit TrustGate(TlsPin pin, const ClientIdentity &own = {}, QObject *parent = nullptr);

    const QSslConfiguration &configuration() const { return m_configuration; }
    bool hasOwnCertificate() const { return !m_configuration.localCertificate().isNull(); }
    /// The certificate of the last connection that was trusted; null before the first.
    QSslCertificate lastTrusted() const { return m_trusted; }
    const Refusal &lastRefusal() const { return m_refusal; }

    /// Puts both gates in front of every connection of the manager, warm-ups too.
    void guard(QNetworkAccessManager &manager);
    /// The same for one connection that speaks for itself (websockets), before it opens.
    void guard(QSslSocket &socket);

private:
    void firstGate(QNetworkReply *reply, const QList<QSslError> &errors);
    void secondGate(QNetworkReply *reply);
    bool passesFirst(const QSslCertificate &certificate, const QList<QSslError> &errors);
    bool passesSecond(const QSslCertificate &certificate);
    bool isPinned(const QSslCertificate &certificate) const;

    const TlsPin m_pin;
    QSslConfiguration m_configuration;
    Refusal m_refusal;
    QSslCertificate m_trusted;
};

} // namespace longshore
