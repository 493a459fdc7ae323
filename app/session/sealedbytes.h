// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

/// Bytes under lock: AES-256-GCM of OpenSSL, which tells every change of what it sealed.
namespace longshore::sealed {

inline constexpr qsizetype KeyBytes = 32;

QByteArray newKey(); ///< Random; empty when the system has no randomness.
/// Empty when it cannot be done. `label` is not kept in it, but has to be the same to open it: what was sealed for one place does not open in another.
QByteArray seal(const QByteArray &plain, const QByteArray &key, const QByteArray &label);
/// None with a wrong key, another label, or bytes that were changed or cut.
std::optional<QByteArray> open(const QByteArray &sealedBytes, const QByteArray &key, const QByteArray &label);

} // namespace longshore::sealed
