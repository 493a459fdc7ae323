// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

namespace longshore {

class TrustGate;

/// A TLS failure with what the gate saw last: the certificate that was shown, and its faults.
ApiError untrusted(ApiError error, const TrustGate &gate);

} // namespace longshore
