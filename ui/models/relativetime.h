// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTimeZone>

namespace longshore {

/// Times as the server sends them (unix seconds) in people's words. 0 and below is never; years past 9999 are no times.

/// "just now", "5 min ago", "2 h ago", "yesterday", "12 Sep", "12 Sep 2024" as of `now` (unix seconds) in `zone`.
/// Hours reach over midnight up to the sixth; a clock up to a minute behind the server's still says "just now".
QString relativeTime(qint64 time, qint64 now, const QTimeZone &zone);
/// "12 September 2024, 14:02:11 CEST"
QString exactTime(qint64 time, const QTimeZone &zone);
/// "2024-09-12T14:02:11+02:00", empty for never: for files.
QString isoTime(qint64 time, const QTimeZone &zone);
/// Times from here on may read differently at `later` than they did at `now`; earlier ones read the same.
qint64 changingSince(qint64 now, qint64 later, const QTimeZone &zone);

} // namespace longshore
