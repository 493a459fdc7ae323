// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpServer>

#include <memory>

class QTcpSocket;

namespace longshore::test {

/// Stands between a client and a server on the loopback address and passes everything on, but for the answers a test wants
/// cut. Plain HTTP/1.1, one request after the other on a connection.
class CutRelay : public QTcpServer
{
    Q_OBJECT
public:
    enum class How {
        Unheard, ///< The connection is closed before the server hears of it.
        Lost, ///< The server does what it is asked; then the connection is closed.
        BadGateway, ///< The server does what it is asked; a proxy says 502.
        Refused, ///< The server does not hear of it; it is answered 500.
        Held, ///< The server does what it is asked; its answer is passed on with release().
    };

    explicit CutRelay(int serverPort, QObject *parent = nullptr);

    QString address() const;
    /// From now on the `nth` (from 1; 0: every) request with this verb whose path ends so is cut.
    void cut(const QByteArray &verb, const QByteArray &pathEnd, How how, int nth = 0);
    void mend() { m_cuts.clear(); }
    void release();
    /// How many came, cut or not.
    int count(const QByteArray &verb, const QByteArray &pathEnd) const;

private:
    struct Cut {
        QByteArray verb;
        QByteArray pathEnd;
        How how;
        int nth;
        int seen = 0;
    };
    struct Line; ///< One connection of the client, and its way on.

    void serve(QTcpSocket *client);
    void take(const std::shared_ptr<Line> &line);
    Cut *cutFor(const QByteArray &verb, const QByteArray &path);

    const int m_port;
    QList<Cut> m_cuts;
    QList<QByteArray> m_requests; ///< "VERB path"
    QList<std::weak_ptr<Line>> m_lines;
};

} // namespace longshore::test
