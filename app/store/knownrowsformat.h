// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/knownrows.h"

#include <QByteArray>

namespace longshore::knownrowsformat {

/// A line naming the version, the SHA-256 of what follows, and CBOR.
QByteArray encode(const KnownRows &rows);

/// Empty for anything that encode() of this version did not make.
KnownRows decode(const QByteArray &bytes);

} // namespace longshore::knownrowsformat
