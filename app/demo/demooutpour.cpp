// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demooutpour.h"

#include <QTcpSocket>

#include <utility>

namespace longshore::demo {
namespace {

// What a server written in Go gathers before it writes, unless it is told to flush: bytes of a chunk, and of a packet.
constexpr qsizetype ChunkBytes = 2048;
constexpr qsizetype HeldBytes = 4096;
/// A client that reads too slowly is not told more until it has caught up.
constexpr qint64 MostUnread = 4 * 1024 * 1024;

} // namespace

QByteArray headOf(const Response &response, qint64 now)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(response.status) + " Demo\r\nDate: " + httpDate(now) + "\r\n";
    if (!response.contentType.isEmpty())
        text += "Content-Type: " + response.contentType + "\r\n";
    for (const auto &header : response.headers)
        text += header.first + ": " + header.second + "\r\n";
    return text;
}

Outpour::Outpour(QTcpSocket *socket, const Response &response, Clock clock)
    : QObject(socket), m_socket(*socket), m_body(response.ongoing.value()), m_clock(std::move(clock)),
      m_out(headOf(response, m_clock() / 1000) + "Transfer-Encoding: chunked\r\n\r\n")
{
    connect(socket, &QTcpSocket::disconnected, this, [this] { m_timer.stop(); });
    connect(&m_timer, &QTimer::timeout, this, &Outpour::pour);
    m_timer.start(m_body.everyMilliseconds);
    // Not at once, as the library still holds the socket while it waits for an answer.
    QMetaObject::invokeMethod(this, &Outpour::pour, Qt::QueuedConnection);
}

void Outpour::pour()
{
    if (m_socket.state() != QAbstractSocket::ConnectedState || m_socket.bytesToWrite() > MostUnread)
        return;
    const std::optional<QByteArray> more = m_body.more(m_clock());
    m_gathered += more.value_or(QByteArray());
    while (m_body.isHeldBack && m_gathered.size() >= ChunkBytes)
        addChunk(std::exchange(m_gathered, m_gathered.sliced(ChunkBytes)).first(ChunkBytes));
    if (!m_gathered.isEmpty() && (!m_body.isHeldBack || !more))
        addChunk(std::exchange(m_gathered, {}));
    if (!more)
        m_out += "0\r\n\r\n";
    flush(!more);
    if (!more) {
        m_timer.stop();
        deleteLater();
    }
}

void Outpour::addChunk(const QByteArray &bytes)
{
    m_out += QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

void Outpour::flush(bool isLast)
{
    const qsizetype ready = m_body.isHeldBack && !isLast ? m_out.size() / HeldBytes * HeldBytes : m_out.size();
    if (ready == 0)
        return;
    m_socket.write(std::exchange(m_out, m_out.sliced(ready)).first(ready));
    m_socket.flush();
}

} // namespace longshore::demo
