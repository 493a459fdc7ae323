// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSslCertificate>
#include <QSslKey>

namespace longshore {

/// What this computer shows to an access proxy that asks for a client certificate.
struct ClientIdentity {
    QList<QSslCertificate> chain; ///< The own certificate first.
    QSslKey key;

    bool isNull() const { return chain.isEmpty(); }
};

} // namespace longshore
