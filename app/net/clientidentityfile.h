// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/net/clientidentity.h"

#include <QFuture>
#include <QString>

namespace longshore {

/// Words in ApiError::message (kind Tls, no certificate) that tell why a client certificate cannot be shown, or that
/// the other side wants one. For people they are said anew elsewhere.
namespace ClientCertificateMessage {
    inline const QString Missing = QStringLiteral("The file of the client certificate is not there.");
    inline const QString Unreadable = QStringLiteral("The file of the client certificate cannot be read.");
    inline const QString NotPkcs12 = QStringLiteral("The file is no PKCS#12 file.");
    inline const QString WrongPassPhrase = QStringLiteral("The pass phrase does not open the client certificate.");
    inline const QString Expired = QStringLiteral("The client certificate has expired.");
    inline const QString NotYetValid = QStringLiteral("The client certificate is not valid yet.");
    inline const QString Wanted = QStringLiteral("The other side wants a client certificate.");
    inline const QString Refused = QStringLiteral("The other side refused the client certificate.");
} // namespace ClientCertificateMessage

bool isClientCertificateProblem(const QString &message);

/// Reads a PKCS#12 file (certificate, key and chain) in a worker thread: deriving its key may take a second. Fails with
/// kind Tls and one of the messages above.
QFuture<Result<ClientIdentity>> readClientIdentity(const QString &file, const Secret &passPhrase);

} // namespace longshore
