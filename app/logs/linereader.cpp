// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/linereader.h"

#include "app/logs/logstamp.h"

#include <utility>

namespace longshore {

namespace {

    constexpr qsizetype MessageBytes = 16 * 1024; ///< After so many an engine begins a new message, with a stamp.

} // namespace

void LineReader::feed(QByteArrayView bytes, const Sink &sink)
{
    m_frames.feed(bytes, [&](const LogPiece &piece) { take(piece, sink); });
}

void LineReader::finish(const Sink &sink)
{
    for (const LogStream stream : {LogStream::Out, LogStream::Err}) {
        Pending &pending = m_pending[std::size_t(stream)];
        pending.text += std::exchange(pending.start, {});
        if (!pending.text.isEmpty())
            hand(pending, stream, pending.text, sink);
    }
}

void LineReader::take(const LogPiece &piece, const Sink &sink)
{
    Pending &pending = m_pending[std::size_t(piece.stream)];
    if (piece.startsFrame) {
        pending.text += std::exchange(pending.start, {});
        pending.awaitsStamp = true;
    }
    QByteArrayView bytes = piece.bytes;
    while (!bytes.isEmpty()) {
        if (pending.awaitsStamp)
            bytes = takeStamp(pending, bytes);
        else
            bytes = takeText(pending, piece, bytes, sink);
    }
}

/// What is left once it is clear whether there is one; the start of a line is kept until then.
QByteArrayView LineReader::takeStamp(Pending &pending, QByteArrayView bytes)
{
    if (pending.start.isEmpty()) {
        const LogStamp stamp = stampAt(bytes);
        pending.sinceStamp = 0;
        if (stamp.length > 0)
            noteStamp(pending, stamp.nanoseconds);
        pending.awaitsStamp = stamp.length == 0 && mayBecomeStamp(bytes);
        if (!pending.awaitsStamp)
            return bytes.sliced(stamp.length);
    }
    pending.start += bytes.front();
    const LogStamp stamp = stampAt(pending.start);
    if (stamp.length > 0) {
        noteStamp(pending, stamp.nanoseconds);
        pending.start.clear();
        pending.awaitsStamp = false;
    } else if (!mayBecomeStamp(pending.start)) {
        // No stamp after all: it is text, and its last byte may be the end of the line.
        pending.start.chop(1);
        pending.text += std::exchange(pending.start, {});
        pending.awaitsStamp = false;
        return bytes;
    }
    return bytes.sliced(1);
}

void LineReader::noteStamp(Pending &pending, qint64 stamp)
{
    pending.stamp = stamp;
    pending.sinceStamp = 0;
    if (!std::exchange(pending.hasBegun, true))
        pending.lineStamp = stamp;
}

QByteArrayView LineReader::takeText(Pending &pending, const LogPiece &piece, QByteArrayView bytes, const Sink &sink)
{
    // Without frames nothing but its length tells where a message of a long line ends.
    const bool isRaw = m_frames.kind() == FrameReader::Kind::Raw;
    const QByteArrayView most = isRaw ? bytes.first(std::min(bytes.size(), MessageBytes - pending.sinceStamp)) : bytes;
    const qsizetype end = most.indexOf('\n');
    if (end >= 0) {
        if (pending.text.isEmpty())
            hand(pending, piece.stream, most.first(end), sink);
        else
            hand(pending, piece.stream, pending.text.append(most.first(end)), sink);
        return bytes.sliced(end + 1);
    }
    pending.text.append(most);
    pending.sinceStamp += most.size();
    if (isRaw && pending.sinceStamp == MessageBytes)
        pending.awaitsStamp = true;
    if (pending.text.size() >= LongestLine)
        hand(pending, piece.stream, pending.text, sink, true);
    return bytes.sliced(most.size());
}

void LineReader::hand(Pending &pending, LogStream stream, QByteArrayView bytes, const Sink &sink, bool isCutOff)
{
    sink({.stream = stream, .stamp = pending.hasBegun ? pending.lineStamp : pending.stamp, .bytes = bytes, .isCutOff = isCutOff});
    pending.text.resize(0);
    if (pending.text.capacity() > MessageBytes)
        pending.text = {};
    pending.sinceStamp = 0;
    pending.hasBegun = false;
    pending.awaitsStamp = !isCutOff;
}

} // namespace longshore
