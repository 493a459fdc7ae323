// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

/// How a secret stands in the keychain. QtKeychain's text mode ends at a NUL, and its binary mode would make a second
/// entry under the same key; so what is not plain text is written as "base64:...".
namespace longshore::keychaintext {

inline const QString Service = QStringLiteral("longshore");

QString encoded(const QByteArray &secret);
QByteArray decoded(const QString &text);

} // namespace longshore::keychaintext
