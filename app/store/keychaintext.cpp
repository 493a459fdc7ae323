// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/keychaintext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore::keychaintext {

namespace {

constexpr auto Mark = "base64:"_L1;

bool isPlain(const QByteArray &secret)
{
    return std::all_of(secret.begin(), secret.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

} // namespace

QString encoded(const QByteArray &secret)
{
    const QString text = QString::fromLatin1(secret);
    return isPlain(secret) && !text.startsWith(Mark) ? text : Mark + QString::fromLatin1(secret.toBase64());
}

QByteArray decoded(const QString &text)
{
    return text.startsWith(Mark) ? QByteArray::fromBase64(text.mid(Mark.size()).toLatin1()) : text.toUtf8();
}

} // namespace longshore::keychaintext
