// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

namespace longshore {

/// A server certificate as plain facts, so that an error can carry it without a network type.
struct Certificate {
    QByteArray der; ///< The exact certificate; what a pin compares.
    QByteArray sha256; ///< 32 bytes, digest of `der`.
    QString subject; ///< Empty for the certificate Portainer makes for itself.
    QString issuer;
    QStringList names; ///< Subject alternative names, DNS and IP.
    QDateTime validFrom; ///< UTC.
    QDateTime validUntil; ///< UTC.
    bool selfSigned = false;

    bool isNull() const { return der.isEmpty(); }
    bool operator==(const Certificate &) const = default;
};

/// "4F:1C:9A..." as shown to people, from the 32 bytes.
QString fingerprintText(const QByteArray &sha256);

} // namespace longshore
