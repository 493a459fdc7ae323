// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace longshore {

/// The one certificate trusted for one scheme+host+port. Null means: trust what the system trusts.
struct TlsPin {
    QByteArray sha256; ///< 32 bytes.
    bool isNull() const { return sha256.isEmpty(); }
    bool operator==(const TlsPin &) const = default;
};

} // namespace longshore
