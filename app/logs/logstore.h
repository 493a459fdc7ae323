// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logrow.h"

#include <QObject>

#include <optional>

namespace longshore {

/// Some lines that follow one another, with the texts they point into. Shared between the window and what searches or saves.
struct LogChunk {
    std::vector<LogRow> rows; ///< In the order of their stamps.
    std::vector<LogText> texts; ///< What LogRow::block counts.
    qint64 bytes = 0; ///< Of text and as sent.

    QByteArrayView text(const LogRow &row) const { return QByteArrayView(*texts[row.block]).sliced(row.offset, row.length); }
    /// The line as it was sent.
    QByteArrayView raw(const LogRow &row) const { return QByteArrayView(*texts[row.block]).sliced(row.rawOffset(), row.rawLength); }
};
using LogChunks = std::vector<std::shared_ptr<const LogChunk>>;

/// What the store holds at one moment; stays as it is while the store goes on, and may be read in any thread.
struct LogSnapshot {
    LogChunks chunks;
    qint64 first = 0; ///< Number of the first line.
};

/// The lines of a log in the order of their stamps, a ring: when there are more than the limit allows, the earliest go. Lines have
/// numbers that stay with them when earlier ones go, and grow by one when a late line comes before them. For one thread; snapshots
/// are for all.
class LogStore : public QObject
{
    Q_OBJECT
public:
    struct Limit {
        qint64 lines = 1'000'000;
        qint64 bytes = 256LL * 1024 * 1024; ///< Of text and as sent.
    };

    explicit LogStore(QObject *parent = nullptr);
    explicit LogStore(Limit limit, QObject *parent = nullptr);
    ~LogStore() override;

    const Limit &limit() const { return m_limit; }
    void setLimit(Limit limit); ///< At once when it is lower.
    qint64 first() const { return m_first; } ///< Number of the first line that is kept.
    qint64 end() const { return m_end; } ///< After the last.
    qint64 size() const { return m_end - m_first; }
    qint64 bytes() const { return m_bytes; }
    qint64 dropped() const { return m_dropped; } ///< How many lines went because of the limit.

    const LogRow &row(qint64 number) const; ///< first() <= number < end()
    QByteArrayView text(qint64 number) const;
    QByteArrayView raw(qint64 number) const;
    /// The first line with that stamp or a later one; end() for none.
    qint64 find(qint64 stamp) const;

    void add(LogBatch batch);
    void clear();
    LogSnapshot snapshot() const;

Q_SIGNALS:
    void appended(qint64 from, qint64 to); ///< Numbers from `from` up to `to`, at the end.
    void inserted(qint64 at); ///< A late line; all from `at` on have grown by one.
    void removed(qint64 upTo); ///< All before that number are gone.
    void cleared();

private:
    struct Held;
    struct Place {
        std::size_t chunk;
        std::size_t row;
    };

    Place placeOf(qint64 number) const;
    LogChunk &writable(std::size_t index);
    void append(const LogBatch &batch, std::size_t from, std::size_t to);
    void insertLate(const LogBatch &batch, const LogRow &row);
    std::size_t addText(LogChunk &chunk, const LogText &text);
    void split(std::size_t index);
    void number(std::size_t from);
    void trim();

    Limit m_limit;
    std::vector<Held> m_chunks;
    qint64 m_first = 0;
    qint64 m_end = 0;
    qint64 m_bytes = 0;
    qint64 m_dropped = 0;
};

} // namespace longshore
