// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>
#include <vector>

namespace longshore {

enum class LogLevel : quint8 { None, Trace, Debug, Info, Warning, Error };

/// What is special about a line, as bits of LogRow::flags.
enum LogFlag : quint8 {
    LogFromStderr = 1,
    LogCut = 2, ///< The text is only the start of the line; what was sent is kept.
    LogRawApart = 4, ///< What was sent lies behind the text, as it is not the text and more.
};

/// Bytes that rows point into; never changes once it is shared.
using LogText = std::shared_ptr<const QByteArray>;

/// One line of a log. The text is what is read of it: without colours, and of a progress line what was written last.
struct LogRow {
    qint64 stamp = 0; ///< Nanoseconds since 1970, UTC, as the engine says.
    quint32 block = 0; ///< Which of the texts it was handed over with.
    quint32 offset = 0;
    quint32 length = 0; ///< Bytes of the text.
    quint32 rawLength = 0; ///< Bytes as they were sent, without the stamp and the line end.
    quint16 source = 0;
    LogLevel level = LogLevel::None;
    quint8 flags = 0;

    quint32 rawOffset() const { return flags & LogRawApart ? offset + length : offset; }
    quint32 bytes() const { return flags & LogRawApart ? length + rawLength : std::max(length, rawLength); }
};

/// Lines in the order of their stamps, as they are handed from the reading thread to the window.
struct LogBatch {
    LogText text; ///< Of all of them; `block` is 0.
    std::vector<LogRow> rows;
};

/// Bytes of a line that are read and searched; the rest is kept for saving.
inline constexpr qsizetype LogTextBytes = 16 * 1024;

} // namespace longshore
