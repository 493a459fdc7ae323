// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace longshore {

/// How the time of a line is shown.
enum class StampStyle { Off, Local, Utc };

/// The stamp an engine puts before each line, with the space behind it: "2026-11-23T21:14:53.140188473Z ".
struct LogStamp {
    qint64 nanoseconds = 0; ///< Since 1970, UTC.
    qsizetype length = 0; ///< Bytes of it; 0 when there is none.
};
inline constexpr qsizetype LongestStamp = 36; ///< Bytes, with an offset in place of Z.

/// Reads the stamp at the start of a text.
LogStamp stampAt(QByteArrayView text);
/// Whether more bytes may turn this start of a line into a stamp.
bool mayBecomeStamp(QByteArrayView text);

/// "21:14:53.140", or with the date "2026-11-23 21:14:53.140".
QString stampText(qint64 nanoseconds, StampStyle style, bool withDate = false);

} // namespace longshore
