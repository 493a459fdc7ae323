// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/trustgate.h"

#include "app/net/certificatefacts.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslError>

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

bool TrustGate::isPinned(const QSslCertificate &certificate) const
{
    return !certificate.isNull() && certificate.digest(QCryptographicHash::Sha256) == m_pin.sha256;
}

void TrustGate::firstGate(QNetworkReply *reply, const QList<QSslError> &errors)
{
    const QSslCertificate certificate = reply->sslConfiguration().peerCertificate();
    if (!m_pin.isNull() && isPinned(certificate) && std::ranges::all_of(errors, pinAnswersFor))
        reply->ignoreSslErrors(errors);
    else
        m_refusal = {.certificate = certificateFacts(certificate), .problems = inWords(errors)};
}

void TrustGate::secondGate(QNetworkReply *reply)
{
    const QSslCertificate certificate = reply->sslConfiguration().peerCertificate();
    const bool trusted = m_pin.isNull() || isPinned(certificate);
    m_refusal = trusted ? Refusal() : Refusal{.certificate = certificateFacts(certificate), .problems = {}};
    if (trusted)
        m_trusted = certificate;
    else
        reply->abort();
}

} // namespace longshore
