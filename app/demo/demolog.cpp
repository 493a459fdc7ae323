// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demolog.h"

#include "app/demo/demorandom.h"

#include <QDateTime>
#include <QLocale>
#include <QtEndian>

#include <algorithm>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 KeptLines = 20'000;
constexpr qint64 NanosPerMilli = 1'000'000;

quint64 seedOf(const QByteArray &id, qint64 index)
{
    return id.left(15).toULongLong(nullptr, 16) * 31 + quint64(index);
}

QByteArray oneOf(Random &random, std::initializer_list<const char *> words)
{
    return *(words.begin() + random.below(int(words.size())));
}

QByteArray webLine(Random &random, qint64 time, bool &)
{
    const QByteArray path = oneOf(random, {"/", "/cart", "/pay", "/api/items?page=2", "/static/app.js", "/favicon.ico", "/search?q=caf%C3%A9", "/healthz"});
    const bool isBad = random.oneIn(23);
    const QByteArray status = isBad ? "502" : random.oneIn(9) ? "304" : random.oneIn(17) ? "404" : "200";
    const QByteArray date = QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(time, Qt::UTC), u"dd/MMM/yyyy:HH:mm:ss +0000").toLatin1();
    return "10.0.0." + QByteArray::number(2 + random.below(40)) + " - - [" + date + "] \"GET " + path + " HTTP/1.1\" " + status + ' '
        + QByteArray::number(random.below(9000)) + (isBad ? " upstream timeout after 3,000 ms" : "");
}

QByteArray databaseLine(Random &random, qint64, bool &isError)
{
    if (random.oneIn(30)) {
        isError = true;
        return "ERROR:  duplicate key value violates unique constraint \"orders_pkey\"";
    }
    if (random.oneIn(12)) {
        isError = true;
        return "WARNING:  there is no transaction in progress";
    }
    return random.oneIn(2) ? QByteArray("LOG:  checkpoint starting: time")
                           : "LOG:  checkpoint complete: wrote " + QByteArray::number(random.below(400)) + " buffers (0.2%)";
}

QByteArray workerLine(Random &random, qint64 time, bool &isError)
{
    const int job = 8000 + int(time / 1000 % 2000);
    const QByteArray number = QByteArray::number(job);
    if (random.oneIn(14)) {
        isError = true;
        return R"({"level":"error","job":)" + number + R"(,"msg":"connection refused","host":"db:5432","retry":{"attempt":)"
            + QByteArray::number(1 + random.below(3)) + R"(,"of":3}})";
    }
    if (random.oneIn(9))
        return R"({"level":"warn","job":)" + number + R"(,"msg":"slow query","ms":)" + QByteArray::number(900 + random.below(4000)) + '}';
    return R"({"level":"info","job":)" + number + R"(,"msg":")" + oneOf(random, {"picked up", "done", "mail sent to José", "queue is empty"}) + R"("})";
}

QByteArray cacheLine(Random &random, qint64 time, bool &)
{
    const QByteArray date = QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(time, Qt::UTC), u"dd MMM yyyy HH:mm:ss.zzz").toLatin1();
    return "1:M " + date + (random.oneIn(8) ? " # WARNING overcommit_memory is set to 0!" : random.oneIn(2) ? " * Background saving started" : " * DB saved on disk");
}

/// With the colours of a terminal, and now and then a bar that is written over.
QByteArray serviceLine(Random &random, qint64, bool &isError)
{
    if (random.oneIn(40))
        return "\rindexing  10 %\rindexing  45 %\rindexing 100 %, 1,204 documents";
    if (random.oneIn(18)) {
        isError = true;
        return "\x1b[31mERROR\x1b[0m request failed: \x1b[1mtimeout\x1b[0m after 3000 ms \xe2\x80\x93 giving up";
    }
    if (random.oneIn(9))
        return "\x1b[33mWARN\x1b[0m  retry " + QByteArray::number(1 + random.below(3)) + " of 3, connection refused (db:5432)";
    if (random.oneIn(5))
        return "\x1b[90mDEBUG\x1b[0m cache hit ratio \x1b[38;5;39m0." + QByteArray::number(60 + random.below(39)) + "\x1b[0m";
    return "\x1b[32mINFO\x1b[0m  served " + QByteArray::number(random.below(500)) + " requests in the last minute";
}

using Words = QByteArray (*)(Random &, qint64, bool &);

Words wordsFor(const QByteArray &service, const QByteArray &image)
{
    if (image.contains("postgres") || image.contains("mariadb") || service == "db")
        return databaseLine;
    if (image.contains("redis") || image.contains("valkey") || service == "cache")
        return cacheLine;
    if (image.startsWith("nginx") || service == "web")
        return webLine;
    return service.contains("worker") || service.contains("jobs") ? workerLine : serviceLine;
}

QByteArray stamp(qint64 nanoseconds)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(nanoseconds / 1'000'000'000, Qt::UTC);
    return time.toString(u"yyyy-MM-ddTHH:mm:ss"_s).toLatin1() + '.' + QByteArray::number(nanoseconds % 1'000'000'000).rightJustified(9, '0') + "Z ";
}

QByteArray frame(const LogEntry &entry, bool withStamp, const QByteArray &details)
{
    const QByteArray text = details + entry.text;
    const QByteArray payload = withStamp ? stamp(entry.nanoseconds) + text : text;
    QByteArray head(8, '\0');
    head[0] = entry.isError ? 2 : 1;
    qToBigEndian(quint32(payload.size()), head.data() + 4);
    return head + payload;
}

} // namespace

ContainerLog::ContainerLog(QByteArray id, QByteArray service, QByteArray image, qint64 from, std::optional<qint64> until)
    : m_id(std::move(id)), m_service(std::move(service)), m_image(std::move(image)), m_from(from), m_until(until),
      m_period(600 + Random(seedOf(m_id, 0)).below(1500))
{
}

/// Never out of order: a line comes within the first half of its period.
qint64 ContainerLog::timeOf(qint64 index) const
{
    return m_from + index * m_period + Random(seedOf(m_id, index)).below(int(m_period / 2));
}

qint64 ContainerLog::countAt(qint64 milliseconds) const
{
    const qint64 now = std::min(milliseconds, m_until.value_or(milliseconds));
    if (now < m_from)
        return 0;
    const qint64 index = (now - m_from) / m_period;
    return timeOf(index) <= now ? index + 1 : index;
}

qint64 ContainerLog::firstAt(qint64 milliseconds) const
{
    return std::max<qint64>(0, countAt(milliseconds) - KeptLines);
}

qint64 ContainerLog::nanosecondsOf(qint64 index) const
{
    return timeOf(index) * NanosPerMilli + qint64(seedOf(m_id, index * 7) % NanosPerMilli);
}

LogEntry ContainerLog::entry(qint64 index) const
{
    LogEntry entry;
    entry.nanoseconds = nanosecondsOf(index);
    entry.text = wordsOf(index, entry.isError) + '\n';
    return entry;
}

QByteArray ContainerLog::wordsOf(qint64 index, bool &isError) const
{
    if (index == 0)
        return "starting " + m_image;
    const qint64 time = timeOf(index);
    if (m_until && timeOf(index + 1) > *m_until) {
        isError = true;
        return "FATAL: could not open /config/settings.yml: no such file or directory";
    }
    Random random(seedOf(m_id, index * 3 + 1));
    return wordsFor(m_service, m_image)(random, time, isError);
}

LogFrames::LogFrames(ContainerLog log, LogWish wish, qint64 now, const QByteArray &details)
    : m_log(std::move(log)), m_wish(wish), m_details(wish.withDetails ? details + ' ' : QByteArray()), m_next(m_log.firstAt(now))
{
    const qint64 end = m_log.countAt(now);
    for (qint64 after = std::max(m_next, end); m_next < after;) { // The first that is not before what is asked for.
        const qint64 middle = m_next + (after - m_next) / 2;
        m_log.nanosecondsOf(middle) < m_wish.since ? m_next = middle + 1 : after = middle;
    }
    if (m_wish.tail)
        m_next = std::max(m_next, end - *m_wish.tail);
}

QByteArray LogFrames::more(qint64 now)
{
    QByteArray frames;
    for (const qint64 end = m_log.countAt(now); m_next < end; ++m_next) {
        const LogEntry entry = m_log.entry(m_next);
        const bool isWanted = entry.isError ? m_wish.withErr : m_wish.withOut;
        if (isWanted && (m_wish.until == 0 || entry.nanoseconds <= m_wish.until))
            frames += frame(entry, m_wish.withStamps, m_details);
    }
    return frames;
}

} // namespace longshore::demo
