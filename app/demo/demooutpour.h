// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoexchange.h"

#include <QObject>
#include <QTimer>

#include <functional>

class QTcpSocket;

namespace longshore::demo {

/// Status line and headers up to the body, without any that says how long it is; Unix seconds.
QByteArray headOf(const Response &response, qint64 now);

/// One answer that goes on: writes its head and then chunk after chunk while the client stays. Belongs to the socket; goes when the
/// body is over, after the last chunk, and with the socket.
class Outpour : public QObject
{
    Q_OBJECT
public:
    using Clock = std::function<qint64()>; ///< Unix milliseconds.

    /// The answer must be an ongoing one.
    Outpour(QTcpSocket *socket, const Response &response, Clock clock);

private:
    void pour();
    void addChunk(const QByteArray &bytes);
    void flush(bool isLast);

    QTcpSocket &m_socket;
    const OngoingBody m_body;
    const Clock m_clock;
    QByteArray m_gathered; ///< Of the body, on its way into a chunk: what the server's library does not send on by itself.
    QByteArray m_out; ///< On its way to the socket.
    QTimer m_timer;
};

} // namespace longshore::demo
