// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/framereader.h"

#include <array>
#include <map>

namespace longshore {

/// One line as it was sent, without its stamp, its details and its line feed.
struct LogLine {
    LogStream stream = LogStream::Out;
    qint64 stamp = 0; ///< Nanoseconds since 1970; that of the line before when it has none.
    QByteArrayView details; ///< Who wrote it, as the engine says it (logdetails.h); empty where that is not asked for. Good as long as the reader.
    QByteArrayView bytes; ///< Good only while the line is handed over.
    bool isCutOff = false; ///< Longer than anything that can be kept; the rest comes as further lines.
};

/// Puts the lines of a log together again. An engine cuts a long line into messages of 16 KiB, each with a stamp of its own, which
/// belongs to nobody's text; a terminal ends its lines with CR LF. Standard output and error have lines of their own, and so has each
/// replica of a service: their messages are mixed.
class LineReader
{
public:
    using Sink = std::function<void(const LogLine &)>;
    static constexpr qsizetype LongestLine = 64 * 1024 * 1024; ///< Bytes.

    /// `hasDetails`: they were asked for, and stand behind each stamp.
    explicit LineReader(bool hasDetails = false);
    LineReader(LineReader &&) = default;
    LineReader &operator=(LineReader &&) = default;
    ~LineReader() = default;

    void feed(QByteArrayView bytes, const Sink &sink);
    /// Hands over what came of a line whose end was never sent: for an answer that ended in order.
    void finish(const Sink &sink);
    bool isBroken() const { return m_frames.kind() == FrameReader::Kind::Broken; }
    /// It has details, and ends within a frame. The library takes some breaks of a connection for its end, and of several writers the
    /// latest line says nothing about the others.
    bool isCut() const { return m_hasDetails && m_frames.isWithin(); }

private:
    /// What has come of a line of one writer.
    struct Pending {
        QByteArray text;
        qint64 stamp = 0;
        qint64 lineStamp = 0; ///< That of the message that began the line.
        bool hasBegun = false;
    };
    using Writers = std::map<QByteArray, Pending>; ///< By their details.
    enum class Part { Stamp, Details, Text };
    /// Of one of the two outputs; its messages come one after the other, whoever wrote them.
    struct Output {
        QByteArray start; ///< What may become a stamp, or details.
        qint64 stamp = 0; ///< Of the message that begins.
        qsizetype sinceStamp = 0; ///< Bytes of its text so far.
        Part part = Part::Stamp;
        Writers writers;
        Writers::value_type *writer = nullptr; ///< Of the message at hand.
    };

    void take(const LogPiece &piece, const Sink &sink);
    QByteArrayView takeStamp(Output &output, QByteArrayView bytes) const;
    QByteArrayView takeDetails(Output &output, QByteArrayView bytes) const;
    QByteArrayView takeText(Output &output, const LogPiece &piece, QByteArrayView bytes, const Sink &sink);
    void noteStamp(Output &output, qint64 stamp) const;
    static bool chooseWriter(Output &output, QByteArrayView details);
    static void beginText(Output &output);
    static void giveUpStart(Output &output);
    static void hand(Output &output, LogStream stream, QByteArrayView bytes, const Sink &sink, bool isCutOff = false);

    bool m_hasDetails;
    FrameReader m_frames;
    std::array<Output, 2> m_outputs;
};

} // namespace longshore
