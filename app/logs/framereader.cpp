// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/framereader.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace longshore {

void FrameReader::feed(QByteArrayView bytes, const Sink &sink)
{
    recognise(bytes);
    if (m_kind == Kind::Raw && !bytes.isEmpty())
        return sink({.stream = LogStream::Out, .bytes = bytes, .startsFrame = false});
    while (m_kind == Kind::Framed && !bytes.isEmpty())
        bytes = m_left > 0 ? readPayload(bytes, sink) : readHead(bytes);
}

void FrameReader::recognise(QByteArrayView bytes)
{
    if (m_kind == Kind::Unknown && !bytes.isEmpty())
        m_kind = uchar(bytes.front()) <= 2 ? Kind::Framed : Kind::Raw;
}

/// An empty frame has no payload to wait for.
QByteArrayView FrameReader::readHead(QByteArrayView bytes)
{
    if (m_headBytes == 0 && bytes.size() >= HeadBytes) {
        readLength(bytes.data());
        return bytes.sliced(HeadBytes);
    }
    const qsizetype more = std::min<qsizetype>(HeadBytes - m_headBytes, bytes.size());
    std::memcpy(m_head + m_headBytes, bytes.data(), std::size_t(more));
    m_headBytes += int(more);
    if (m_headBytes == HeadBytes) {
        m_headBytes = 0;
        readLength(m_head);
    }
    return bytes.sliced(more);
}

void FrameReader::readLength(const char *head)
{
    if (uchar(head[0]) > 2 || head[1] != 0 || head[2] != 0 || head[3] != 0) {
        m_kind = Kind::Broken;
        return;
    }
    m_stream = head[0] == 2 ? LogStream::Err : LogStream::Out;
    m_left = qFromBigEndian<quint32>(head + 4);
    m_isFirst = true;
}

QByteArrayView FrameReader::readPayload(QByteArrayView bytes, const Sink &sink)
{
    const qsizetype some = qsizetype(std::min<qint64>(m_left, bytes.size()));
    m_left -= some;
    sink({.stream = m_stream, .bytes = bytes.first(some), .startsFrame = m_isFirst});
    m_isFirst = false;
    return bytes.sliced(some);
}

} // namespace longshore
