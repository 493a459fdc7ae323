// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logingest.h"

#include "app/logs/ansitext.h"
#include "app/logs/loglevel.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace longshore {

namespace {

    using namespace std::chrono_literals;

    constexpr auto LiveWait = 120ms; ///< Lines of several sources that come within it are put in order.
    constexpr auto SingleWait = 15ms;
    constexpr auto FirstWait = 700ms; ///< The slowest source does not hold up the others for longer.
    constexpr qsizetype MostBytes = 4 * 1024 * 1024; ///< Handed on at once, whatever the clock says.

    /// Of a line without its line end: what is read of it.
    QByteArrayView withoutReturn(QByteArrayView bytes)
    {
        while (!bytes.isEmpty() && bytes.back() == '\r')
            bytes.chop(1);
        return bytes;
    }

    /// Not in the middle of a character.
    QByteArrayView cutToText(QByteArrayView bytes)
    {
        if (bytes.size() <= LogTextBytes)
            return bytes;
        qsizetype end = LogTextBytes;
        for (int back = 0; back < 3 && (uchar(bytes[end]) & 0xc0) == 0x80; ++back)
            --end;
        return bytes.first(end);
    }

} // namespace

struct LogIngest::Source {
    LineReader reader;
    LogWriters writers;
    bool hasTold = false; ///< Its first answer, or the start of one.
};

struct LogIngest::Gathered {
    QByteArray text;
    std::vector<LogRow> rows;
};

LogIngest::LogIngest(Numbers numbers, QObject *parent)
    : QObject(parent)
    , m_numbers(std::move(numbers))
    , m_gathered(std::make_unique<Gathered>())
    , m_flush(this)
{
    qRegisterMetaType<LogBatch>();
    m_flush.setSingleShot(true);
    connect(&m_flush, &QTimer::timeout, this, [this] {
        m_awaited = 0;
        flush();
    });
}

LogIngest::~LogIngest() = default;

LogIngest::Source &LogIngest::sourceOf(quint16 number)
{
    std::unique_ptr<Source> &source = m_sources[number];
    if (!source)
        source = std::make_unique<Source>();
    m_isSingle = m_isSingle && m_sources.size() == 1;
    return *source;
}

void LogIngest::know(quint16 number, const QByteArray &task, quint16 writer)
{
    sourceOf(number).writers.know(task, writer);
}

void LogIngest::beginAnswer(quint16 number, bool hasDetails)
{
    Source &source = sourceOf(number);
    source.reader = LineReader(hasDetails); // What was begun and not ended comes again.
    source.writers.beginAnswer();
}

/// Of more writers than can be told apart the last ones share a number.
quint16 LogIngest::drawNumber(quint16 source, const LogDetails &details)
{
    const auto number = quint16(std::min<int>(m_numbers->fetch_add(1), std::numeric_limits<quint16>::max()));
    Q_EMIT writerFound(number, source, details.task);
    return number;
}

void LogIngest::feed(quint16 number, const QByteArray &bytes)
{
    Source &source = sourceOf(number);
    source.reader.feed(bytes, [&](const LogLine &line) { take(source, number, line); });
    Q_EMIT taken(number, bytes.size());
    schedule();
}

void LogIngest::endAnswer(quint16 number, bool inOrder)
{
    Source &source = sourceOf(number);
    const bool isBroken = source.reader.isBroken();
    const bool isCut = inOrder && source.reader.isCut();
    if (inOrder && !isBroken && !isCut)
        source.reader.finish([&](const LogLine &line) { take(source, number, line); });
    if (!std::exchange(source.hasTold, true) && m_awaited > 0)
        --m_awaited;
    if (m_awaited == 0 && !m_gathered->rows.empty())
        flush();
    Q_EMIT answerRead(number, source.writers.since(), isBroken, isCut);
}

void LogIngest::waitFor(int sources)
{
    m_awaited = sources;
}

void LogIngest::endAt(qint64 until)
{
    m_until = until;
}

void LogIngest::forget()
{
    m_sources.clear();
    m_isSingle = true;
    *m_gathered = {};
    m_flush.stop();
    m_awaited = 0;
}

void LogIngest::take(Source &source, quint16 number, const LogLine &line)
{
    if (m_until > 0 && line.stamp > m_until)
        return;
    LogWriters::Writer &writer = source.writers.of(line.details, [&](const LogDetails &details) { return drawNumber(number, details); });
    m_isSingle = m_isSingle && !source.writers.hasSeveral();
    if (writer.position.isNew(line.stamp, LogPosition::fingerprint(line.bytes, line.stream == LogStream::Err)))
        keep(line, writer.number);
}

void LogIngest::keep(const LogLine &line, quint16 writer)
{
    const bool isError = line.stream == LogStream::Err;
    QByteArray &out = m_gathered->text;
    LogRow row{.stamp = line.stamp, .offset = quint32(out.size()), .rawLength = quint32(line.bytes.size()), .source = writer};
    row.flags = quint8(isError ? LogFromStderr : 0);
    const bool isApart = hasAnsi(line.bytes);
    const QByteArray plain = isApart ? withoutAnsi(line.bytes) : QByteArray();
    const QByteArrayView whole = isApart ? QByteArrayView(plain) : withoutReturn(line.bytes);
    const QByteArrayView text = cutToText(whole);
    row.length = quint32(text.size());
    row.level = levelOf(text);
    if (text.size() < whole.size() || line.isCutOff)
        row.flags |= LogCut;
    if (isApart) {
        row.flags |= LogRawApart;
        out.append(text);
    }
    out.append(line.bytes);
    m_gathered->rows.push_back(row);
    if (out.size() >= MostBytes)
        flush();
}

void LogIngest::schedule()
{
    if (m_gathered->rows.empty() || m_flush.isActive())
        return;
    m_flush.start(m_awaited > 0 ? FirstWait : m_isSingle ? SingleWait : LiveWait);
}

void LogIngest::flush()
{
    m_flush.stop();
    if (m_gathered->rows.empty())
        return;
    LogBatch batch{.text = std::make_shared<const QByteArray>(std::move(m_gathered->text)), .rows = std::move(m_gathered->rows)};
    *m_gathered = {};
    std::ranges::stable_sort(batch.rows, {}, &LogRow::stamp);
    Q_EMIT ready(batch);
}

} // namespace longshore
