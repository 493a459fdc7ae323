// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/millionlines.h"

#include <QtEndian>

namespace longshore::bench {

namespace {

QByteArray lineOf(int source, int number)
{
    static const QByteArray words[] = {"GET /cart 200 12 ms", "job picked up by the worker", "checkpoint complete: wrote 41 buffers",
                                       "{\"level\":\"info\",\"msg\":\"served\",\"ms\":12}", "\x1b[32mINFO\x1b[0m cache hit ratio 0.93"};
    const QByteArray bad = number % 97 == 0 ? QByteArray(" upstream timeout after 3,000 ms") : number % 61 == 0 ? QByteArray(" connection refused (db:5432)") : QByteArray();
    return words[(source + number) % 5] + ", request " + QByteArray::number(number) + " of container " + QByteArray::number(source) + bad;
}

QByteArray stampOf(int source, int number)
{
    const int second = number / 100;
    return "2026-11-23T" + QByteArray::number(10 + second / 3600).rightJustified(2, '0') + ':' + QByteArray::number(second / 60 % 60).rightJustified(2, '0') + ':'
        + QByteArray::number(second % 60).rightJustified(2, '0') + '.' + QByteArray::number((number % 100) * 10'000'000 + source * 1000).rightJustified(9, '0') + "Z ";
}

} // namespace

QByteArray MillionLines::frame(int source, int number)
{
    const QByteArray payload = stampOf(source, number) + lineOf(source, number) + '\n';
    QByteArray head(8, '\0');
    head[0] = number % 10 == 0 ? 2 : 1;
    qToBigEndian(quint32(payload.size()), head.data() + 4);
    return head + payload;
}

QList<QByteArray> MillionLines::frames()
{
    QList<QByteArray> logs;
    for (int source = 0; source < Sources; ++source) {
        QByteArray log;
        for (int number = 0; number < LinesEach; ++number)
            log += frame(source, number);
        logs.append(log);
    }
    return logs;
}

} // namespace longshore::bench
