// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/faultserver.h"

#include <QDateTime>
#include <QUrl>
#include <QUrlQuery>
#include <QtEndian>

#include <atomic>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace longshore::test {

/// An engine that is asked for the log of a service: all that its replicas wrote, one after the other, with who wrote it before each line
/// (recordings/2.23/logs/service-details). The server may break off wherever it wants.
class ServiceServer
{
public:
    static constexpr qint64 Second = 1'000'000'000;
    static constexpr qint64 Day = 1'795'468'000; ///< Some second of the log.

    ServiceServer()
        : m_server([this](Wire &wire) { serve(wire); })
    {
    }
    ~ServiceServer() { end(); }

    int port() const { return m_server.port(); }
    FaultServer &server() { return m_server; }
    std::atomic<int> breaksAfter = -1; ///< Bytes of the next answer's body; then the connection is reset, once.
    std::atomic<int> stallsAfter = -1; ///< Bytes of the next answer's body; then nothing comes any more, once.
    std::atomic<int> asked = 0;

    /// Lines "TASK 0", "TASK 1"... 100 ms apart on the clock of its node, which may be another by so many nanoseconds.
    void write(const QByteArray &task, int lines, const QByteArray &node = "node1", qint64 skew = 0)
    {
        const std::scoped_lock locker(m_mutex);
        std::vector<QByteArray> &frames = m_frames[task];
        for (int i = 0; i < lines; ++i) {
            const qint64 stamp = Day * Second + m_now + i * Second / 10 + skew;
            m_stamps[task].push_back(stamp);
            frames.push_back(frame(stampOf(stamp) + " com.docker.swarm.node.id=" + node + ",com.docker.swarm.service.id=s,com.docker.swarm.task.id=" + task + ' ' + task + ' '
                                   + QByteArray::number(frames.size()) + '\n'));
        }
    }
    void pass(qint64 nanoseconds) { m_now += nanoseconds; }
    void end()
    {
        m_isOver = true;
        m_server.dropConnections();
    }

    static QByteArray stampOf(qint64 nanoseconds)
    {
        return QDateTime::fromSecsSinceEpoch(nanoseconds / Second, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toLatin1() + '.'
            + QByteArray::number(nanoseconds % Second).rightJustified(9, '0') + 'Z';
    }
    static QByteArray frame(const QByteArray &payload)
    {
        QByteArray head(8, '\0');
        head[0] = 1;
        qToBigEndian(quint32(payload.size()), head.data() + 4);
        return head + payload;
    }

private:
    void serve(Wire &wire)
    {
        while (wire.readHead()) {
            ++asked;
            const QUrlQuery query(QUrl(QString::fromLatin1(wire.request().path())).query());
            const QString since = query.queryItemValue(QStringLiteral("since"));
            const qint64 from = since.section(u'.', 0, 0).toLongLong() * Second + since.section(u'.', 1).toLongLong();
            const int tail = query.hasQueryItem(QStringLiteral("tail")) ? query.queryItemValue(QStringLiteral("tail")).toInt() : -1;
            if (query.queryItemValue(QStringLiteral("details")) != u"1")
                return;
            if (!wire.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n") || !tell(wire, from, tail, query.hasQueryItem(QStringLiteral("follow"))))
                return;
        }
    }

    /// Where each replica is begun, by stamp and by how many; one that is new is told from its first line on.
    bool tell(Wire &wire, qint64 from, int tail, bool follows)
    {
        std::map<QByteArray, std::size_t> next;
        int told = 0;
        while (!m_isOver) {
            QByteArrayList round;
            {
                const std::scoped_lock locker(m_mutex);
                for (const auto &[task, frames] : m_frames) {
                    const auto known = next.find(task);
                    std::size_t at = known != next.end() ? known->second : 0;
                    while (at < frames.size() && m_stamps[task][at] < from)
                        ++at;
                    if (known == next.end() && tail >= 0 && frames.size() > std::size_t(tail))
                        at = std::max(at, frames.size() - std::size_t(tail));
                    for (; at < frames.size(); ++at)
                        round.append(frames[at]);
                    next[task] = at;
                }
            }
            for (const QByteArray &frame : round) {
                const int most = breaksAfter;
                if (most >= 0 && told + frame.size() > most) {
                    breaksAfter = -1;
                    wire.write(chunk(frame.first(std::max<qsizetype>(most - told, 1))));
                    std::this_thread::sleep_for(std::chrono::milliseconds(50));
                    wire.reset();
                    return false;
                }
                if (const int stalls = stallsAfter; stalls >= 0 && told + frame.size() > stalls) {
                    stallsAfter = -1;
                    wire.waitForPeer();
                    return false;
                }
                if (!wire.write(chunk(frame)))
                    return false;
                told += int(frame.size());
            }
            if (!follows)
                return wire.write("0\r\n\r\n");
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        return false;
    }
    static QByteArray chunk(const QByteArray &bytes) { return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n"; }

    std::mutex m_mutex;
    std::map<QByteArray, std::vector<QByteArray>> m_frames; ///< By task.
    std::map<QByteArray, std::vector<qint64>> m_stamps;
    std::atomic<qint64> m_now = 0; ///< Nanoseconds since the day began.
    std::atomic<bool> m_isOver = false;
    FaultServer m_server;
};

} // namespace longshore::test
