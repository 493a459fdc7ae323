// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/certificatefacts.h"

#include <QCryptographicHash>
#include <QSslCertificate>

namespace longshore {

Certificate certificateFacts(const QSslCertificate &certificate)
{
    if (certificate.isNull())
        return {};
    return {.der = certificate.toDer(),
            .sha256 = certificate.digest(QCryptographicHash::Sha256),
            .subject = certificate.subjectDisplayName(),
            .issuer = certificate.issuerDisplayName(),
            .names = certificate.subjectAlternativeNames().values(),
            .validFrom = certificate.effectiveDate().toUTC(),
            .validUntil = certificate.expiryDate().toUTC(),
            .selfSigned = certificate.isSelfSigned()};
}

} // namespace longshore
