// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"

#include <QByteArrayView>

namespace longshore {

/// Longest body of a refusal that is read, in bytes; of a longer one only the status counts.
inline constexpr qsizetype ErrorBodyCap = 64 * 1024;

/// What a refusal means, from the status (400 and up) and the body it came with (portainer-api.md 0.4, 2.6).
///
/// `message` and `details` are the server's own words and empty where the body is no JSON object (proxies, the
/// engine, unknown routes answer text, HTML or nothing). Any other status than a refusal is a Protocol error.
/// The lock-out of the first run (303) is a matter of headers and left to the caller.
ApiError errorFromBody(int status, QByteArrayView body, const RequestParts &call);

} // namespace longshore
