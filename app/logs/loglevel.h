// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logrow.h"

namespace longshore {

/// How grave a line is, as its own words say near its start: `"level":"error"`, `level=warn`, `[ERROR]`, `WARNING:`, `<3>`, a status
/// of 500 and up in an access log. What says nothing has none; that it went to standard error says nothing either.
LogLevel levelOf(QByteArrayView text);

} // namespace longshore
