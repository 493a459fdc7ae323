// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/certificate.h"

namespace longshore {

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

} // namespace longshore
