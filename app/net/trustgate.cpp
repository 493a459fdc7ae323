// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/trustgate.h"

#include "app/net/certificatefacts.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslError>
#include <QSslSocket>

#include <algorithm>

namespace longshore {

namespace {

    QSslConfiguration configurationFor(const TlsPin &pin, const ClientIdentity &own)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setProtocol(QSsl::TlsV1_2OrLater);
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
        if (!pin.isNull())
            configuration.setCaCertificates({});
        if (!own.isNull()) {
            configuration.setLocalCertificateChain(own.chain);
            configuration.setPrivateKey(own.key);
        }
        return configuration;
    }

    /// Faults that knowing the exact certificate outweighs; never one of its signature, purpose or revocation.
    bool pinAnswersFor(const QSslError &error)
    {
        switch (error.error()) {
        case QSslError::SelfSignedCertificate:
        case QSslError::SelfSignedCertificateInChain:
        case QSslError::HostNameMismatch:
        case QSslError::UnableToGetLocalIssuerCertificate:
        case QSslError::UnableToVerifyFirstCertificate:
        case QSslError::CertificateUntrusted:
        case QSslError::CertificateExpired:
        case QSslError::CertificateNotYetValid:
            return true;
        default:
            return false;
        }
    }

    QStringList inWords(const QList<QSslError> &errors)
    {
        QStringList words;
        for (const QSslError &error : errors)
            words << error.errorString();
        words.removeDuplicates();
        return words;
    }

} // namespace

TrustGate::TrustGate(TlsPin pin, const ClientIdentity &own, QObject *parent)
    : QObject(parent)
    , m_pin(std::move(pin))
    , m_configuration(configurationFor(m_pin, own))
{
}

void TrustGate::guard(QNetworkAccessManager &manager)
{
    // Direct: the connection waits inside the signal, so nothing is sent before the verdict.
    connect(&manager, &QNetworkAccessManager::sslErrors, this, &TrustGate::firstGate, Qt::DirectConnection);
    connect(&manager, &QNetworkAccessManager::encrypted, this, &TrustGate::secondGate, Qt::DirectConnection);
}

void TrustGate::guard(QSslSocket &socket)
{
    connect(&socket, &QSslSocket::sslErrors, this, [this, &socket](const QList<QSslError> &errors) {
        if (passesFirst(socket.peerCertificate(), errors))
            socket.ignoreSslErrors(errors);
    }, Qt::DirectConnection);
    connect(&socket, &QSslSocket::encrypted, this, [this, &socket] {
        if (!passesSecond(socket.peerCertificate()))
            socket.abort();
    }, Qt::DirectConnection);
}

bool TrustGate::isPinned(const QSslCertificate &certificate) const
{
    return !certificate.isNull() && certificate.digest(QCryptographicHash::Sha256) == m_pin.sha256;
}

bool TrustGate::passesFirst(const QSslCertificate &certificate, const QList<QSslError> &errors)
{
    if (!m_pin.isNull() && isPinned(certificate) && std::ranges::all_of(errors, pinAnswersFor))
        return true;
    m_refusal = {.certificate = certificateFacts(certificate), .problems = inWords(errors)};
    return false;
}

bool TrustGate::passesSecond(const QSslCertificate &certificate)
{
    const bool trusted = m_pin.isNull() || isPinned(certificate);
    m_refusal = trusted ? Refusal() : Refusal{.certificate = certificateFacts(certificate), .problems = {}};
    if (trusted)
        m_trusted = certificate;
    return trusted;
}

void TrustGate::firstGate(QNetworkReply *reply, const QList<QSslError> &errors)
{
    if (passesFirst(reply->sslConfiguration().peerCertificate(), errors))
        reply->ignoreSslErrors(errors);
}

void TrustGate::secondGate(QNetworkReply *reply)
{
    if (!passesSecond(reply->sslConfiguration().peerCertificate()))
        reply->abort();
}

} // namespace longshore
