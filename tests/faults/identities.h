// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSslCertificate>

#include <openssl/ssl.h>

#include <memory>
#include <vector>

namespace longshore::test {

/// What a certificate made for a test says.
struct CertificateSpec {
    QByteArray commonName; ///< Empty: no subject at all, as Portainer's own.
    QByteArray names = "DNS:localhost,IP:127.0.0.1"; ///< In OpenSSL's words.
    int fromDays = -1; ///< From today.
    int toDays = 365;
    bool ca = false;
    bool forClient = false; ///< Says who connects, not who is connected to.
    long serial = 1;
};

/// A key and its certificate, made on the spot; nothing is read from or written to disk.
class Identity
{
public:
    /// Self-signed; with `key`, the key of that identity is used again.
    explicit Identity(const CertificateSpec &spec, const Identity *key = nullptr);
    /// Signed by the issuer, whose certificate is sent along when `sendIssuer`.
    Identity(const CertificateSpec &spec, const Identity &issuer, bool sendIssuer);

    /// Sends one more certificate along.
    Identity &append(const Identity &extra);

    QSslCertificate certificate() const;
    QByteArray sha256() const;

    enum class Tls { V12, V13 };
    /// As a file that a browser exports: certificate, key and chain under a pass phrase.
    QByteArray pkcs12(const QByteArray &passPhrase) const;

    /// A context of its own: sessions of one are not known to another.
    std::shared_ptr<SSL_CTX> context(Tls version) const;
    /// The same, and whoever connects has to show a certificate that the authority signed.
    std::shared_ptr<SSL_CTX> contextFor(Tls version, const Identity &authority) const;

private:
    void build(const CertificateSpec &spec, X509 *issuerCertificate, EVP_PKEY *issuerKey);

    std::shared_ptr<EVP_PKEY> m_key;
    std::shared_ptr<X509> m_certificate;
    std::vector<std::shared_ptr<X509>> m_chain;
};

} // namespace longshore::test
