// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

namespace longshore {

/// Which of its two outputs a program wrote to.
enum class LogStream : quint8 { Out, Err };

/// Some bytes of one output, as far as they have come.
struct LogPiece {
    LogStream stream = LogStream::Out;
    QByteArrayView bytes;
    bool startsFrame = false;
};

/// Takes the 8-byte frames of an engine's log apart (portainer-api.md 6.2), wherever the bytes were cut on the way. The log of a
/// container with a terminal has none; it is told by its first bytes, as a stamp was asked for and starts with a digit.
class FrameReader
{
public:
    enum class Kind { Unknown, Framed, Raw, Broken };
    using Sink = std::function<void(const LogPiece &)>;

    /// Hands on what can be. Once Broken, because something was there that is no frame, nothing more comes.
    void feed(QByteArrayView bytes, const Sink &sink);
    Kind kind() const { return m_kind; }
    bool isWithin() const { return m_kind == Kind::Framed && (m_left > 0 || m_headBytes > 0); } ///< A frame has begun that did not end.

private:
    static constexpr int HeadBytes = 8;

    void recognise(QByteArrayView bytes);
    QByteArrayView readHead(QByteArrayView bytes);
    void readLength(const char *head);
    QByteArrayView readPayload(QByteArrayView bytes, const Sink &sink);

    Kind m_kind = Kind::Unknown;
    LogStream m_stream = LogStream::Out;
    bool m_isFirst = false; ///< Of a frame.
    qint64 m_left = 0; ///< Bytes of the frame that are still to come.
    char m_head[HeadBytes] = {};
    int m_headBytes = 0;
};

} // namespace longshore
