// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/framereader.h"

#include <array>

namespace longshore {

/// One line as it was sent, without its stamp and its line feed.
struct LogLine {
    LogStream stream = LogStream::Out;
    qint64 stamp = 0; ///< Nanoseconds since 1970; that of the line before when it has none.
    QByteArrayView bytes; ///< Good only while the line is handed over.
    bool isCutOff = false; ///< Longer than anything that can be kept; the rest comes as further lines.
};

/// Puts the lines of a log together again. An engine cuts a long line into messages of 16 KiB, each with a stamp of its own, which
/// belongs to nobody's text; a terminal ends its lines with CR LF. Standard output and error have lines of their own.
class LineReader
{
public:
    using Sink = std::function<void(const LogLine &)>;
    static constexpr qsizetype LongestLine = 64 * 1024 * 1024; ///< Bytes.

    void feed(QByteArrayView bytes, const Sink &sink);
    /// Hands over what came of a line whose end was never sent: for an answer that ended in order.
    void finish(const Sink &sink);
    bool isBroken() const { return m_frames.kind() == FrameReader::Kind::Broken; }

private:
    /// What has come of a line of one output.
    struct Pending {
        QByteArray text;
        QByteArray start; ///< What may become a stamp.
        qint64 stamp = 0;
        qint64 lineStamp = 0; ///< That of the message that began the line.
        qsizetype sinceStamp = 0; ///< Bytes of the message so far.
        bool awaitsStamp = true;
        bool hasBegun = false;
    };

    void take(const LogPiece &piece, const Sink &sink);
    QByteArrayView takeStamp(Pending &pending, QByteArrayView bytes);
    QByteArrayView takeText(Pending &pending, const LogPiece &piece, QByteArrayView bytes, const Sink &sink);
    void noteStamp(Pending &pending, qint64 stamp);
    void hand(Pending &pending, LogStream stream, QByteArrayView bytes, const Sink &sink, bool isCutOff = false);

    FrameReader m_frames;
    std::array<Pending, 2> m_pending;
};

} // namespace longshore
