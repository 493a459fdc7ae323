// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslKey>

namespace longshore::demo {

/// A certificate with its key.
struct CertificateWithKey {
    QSslCertificate certificate{QByteArray()}; ///< Null when OpenSSL refused.
    QSslKey key;
};

/// Like the one Portainer makes for itself on its first start (portainer-api.md 1.2): ECDSA P-256, subject and issuer
/// empty, names "localhost" and 0.0.0.0, no CA, five years.
CertificateWithKey makePortainerCertificate();

} // namespace longshore::demo
