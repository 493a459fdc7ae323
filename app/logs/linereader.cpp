// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/linereader.h"

#include "app/logs/logdetails.h"
#include "app/logs/logstamp.h"

#include <utility>

namespace longshore {

namespace {

    constexpr qsizetype MessageBytes = 16 * 1024; ///< After so many an engine begins a new message, with a stamp.

} // namespace

LineReader::LineReader(bool hasDetails)
    : m_hasDetails(hasDetails)
{
    for (Output &output : m_outputs)
        output.writer = &*output.writers.try_emplace(QByteArray()).first;
}

void LineReader::feed(QByteArrayView bytes, const Sink &sink)
{
    m_frames.feed(bytes, [&](const LogPiece &piece) { take(piece, sink); });
}

void LineReader::finish(const Sink &sink)
{
    for (const LogStream stream : {LogStream::Out, LogStream::Err}) {
        Output &output = m_outputs[std::size_t(stream)];
        giveUpStart(output);
        for (auto &writer : output.writers) {
            output.writer = &writer;
            if (!writer.second.text.isEmpty())
                hand(output, stream, writer.second.text, sink);
        }
    }
}

/// It was text after all, of whoever wrote last.
void LineReader::giveUpStart(Output &output)
{
    output.writer->second.text += std::exchange(output.start, {});
}

void LineReader::take(const LogPiece &piece, const Sink &sink)
{
    Output &output = m_outputs[std::size_t(piece.stream)];
    if (piece.startsFrame) {
        giveUpStart(output);
        output.part = Part::Stamp;
    }
    QByteArrayView bytes = piece.bytes;
    while (!bytes.isEmpty()) {
        switch (output.part) {
        case Part::Stamp: bytes = takeStamp(output, bytes); break;
        case Part::Details: bytes = takeDetails(output, bytes); break;
        case Part::Text: bytes = takeText(output, piece, bytes, sink); break;
        }
    }
}

/// What is left once it is clear whether there is one; the start of a line is kept until then.
QByteArrayView LineReader::takeStamp(Output &output, QByteArrayView bytes) const
{
    if (output.start.isEmpty()) {
        const LogStamp stamp = stampAt(bytes);
        output.sinceStamp = 0;
        if (stamp.length > 0) {
            noteStamp(output, stamp.nanoseconds);
            return bytes.sliced(stamp.length);
        }
        if (!mayBecomeStamp(bytes)) {
            output.part = Part::Text;
            return bytes;
        }
    }
    output.start += bytes.front();
    const LogStamp stamp = stampAt(output.start);
    if (stamp.length > 0) {
        output.start.clear();
        noteStamp(output, stamp.nanoseconds);
    } else if (!mayBecomeStamp(output.start)) {
        // No stamp after all: it is text, and its last byte may be the end of the line.
        output.start.chop(1);
        giveUpStart(output);
        output.part = Part::Text;
        return bytes;
    }
    return bytes.sliced(1);
}

void LineReader::noteStamp(Output &output, qint64 stamp) const
{
    output.stamp = stamp;
    output.sinceStamp = 0;
    if (m_hasDetails)
        output.part = Part::Details;
    else
        beginText(output);
}

/// They end with a space, and have none in them. What does not look like them is text.
QByteArrayView LineReader::takeDetails(Output &output, QByteArrayView bytes) const
{
    const qsizetype space = bytes.indexOf(' ');
    const QByteArrayView more = space < 0 ? bytes : bytes.first(space);
    const bool isTooLong = output.start.size() + more.size() > LogDetails::MostBytes;
    if (space < 0 && !isTooLong && !more.contains('\n')) {
        output.start += more;
        return {};
    }
    QByteArray words = std::exchange(output.start, {});
    const qsizetype before = words.size();
    if (before > 0)
        words += more;
    if (!isTooLong && chooseWriter(output, before > 0 ? QByteArrayView(words) : more)) {
        beginText(output);
        return bytes.sliced(space + 1);
    }
    chooseWriter(output, {});
    beginText(output);
    output.writer->second.text += words.first(before);
    return bytes;
}

/// False when these are no details.
bool LineReader::chooseWriter(Output &output, QByteArrayView details)
{
    if (output.writer->first == details)
        return true;
    const auto known = output.writers.find(QByteArray::fromRawData(details.data(), details.size()));
    if (known == output.writers.end() && !LogDetails::of(details))
        return false;
    output.writer = known != output.writers.end() ? &*known : &*output.writers.try_emplace(details.toByteArray()).first;
    return true;
}

/// A message of that writer begins.
void LineReader::beginText(Output &output)
{
    output.part = Part::Text;
    Pending &pending = output.writer->second;
    pending.stamp = output.stamp;
    if (!std::exchange(pending.hasBegun, true))
        pending.lineStamp = output.stamp;
}

QByteArrayView LineReader::takeText(Output &output, const LogPiece &piece, QByteArrayView bytes, const Sink &sink)
{
    QByteArray &text = output.writer->second.text;
    // Without frames nothing but its length tells where a message of a long line ends.
    const bool isRaw = m_frames.kind() == FrameReader::Kind::Raw;
    const QByteArrayView most = isRaw ? bytes.first(std::min(bytes.size(), MessageBytes - output.sinceStamp)) : bytes;
    const qsizetype end = most.indexOf('\n');
    if (end >= 0) {
        if (text.isEmpty())
            hand(output, piece.stream, most.first(end), sink);
        else
            hand(output, piece.stream, text.append(most.first(end)), sink);
        return bytes.sliced(end + 1);
    }
    text.append(most);
    output.sinceStamp += most.size();
    if (isRaw && output.sinceStamp == MessageBytes)
        output.part = Part::Stamp;
    if (text.size() >= LongestLine)
        hand(output, piece.stream, text, sink, true);
    return bytes.sliced(most.size());
}

void LineReader::hand(Output &output, LogStream stream, QByteArrayView bytes, const Sink &sink, bool isCutOff)
{
    Pending &pending = output.writer->second;
    sink({.stream = stream, .stamp = pending.hasBegun ? pending.lineStamp : pending.stamp, .details = output.writer->first, .bytes = bytes, .isCutOff = isCutOff});
    pending.text.resize(0);
    if (pending.text.capacity() > MessageBytes)
        pending.text = {};
    output.sinceStamp = 0;
    pending.hasBegun = false;
    if (!isCutOff)
        output.part = Part::Stamp;
}

} // namespace longshore
