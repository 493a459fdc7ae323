// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/loginsertion.h"
#include "app/logs/logrow.h"

#include <QObject>

#include <deque>

namespace longshore {

/// Some lines that follow one another, with the texts they point into. Shared between the window and what searches or saves.
struct LogChunk {
    static constexpr std::size_t FullRows = 4096; ///< Nothing is added behind so many.

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

class LogSpill;
struct LogMerged;

/// The lines of a log in the order of their stamps, a ring: when there are more than the limit allows, the earliest go. Lines have
/// numbers that stay with them when earlier ones go, and grow when late lines come before them. Many late lines are put into their
/// places by another thread; what comes meanwhile waits for them. For one thread; snapshots are for all.
class LogStore : public QObject
{
    Q_OBJECT
public:
    struct Limit {
        qint64 lines = 1'000'000;
        qint64 bytes = 256LL * 1024 * 1024; ///< Of text and as sent.
    };
    static const Limit More; ///< With a file: 5 million lines, 4 GiB.

    explicit LogStore(QObject *parent = nullptr);
    explicit LogStore(Limit limit, QObject *parent = nullptr);
    ~LogStore() override;

    const Limit &limit() const { return m_limit; }
    void setLimit(Limit limit); ///< At once when it is lower.
    /// Up to `most` lines and bytes are kept: of what is beyond limit() the texts lie in a temporary file that only its owner may read and
    /// that goes with the store. Lasts over clear(). When the file fails, keepingFailed() is told, and limit() holds again.
    void keepMore(Limit most = More);
    void keepNoMore(); ///< What is beyond limit() goes.
    bool keepsMore() const { return m_spill != nullptr; }
    const Limit &most() const { return m_spill ? m_most : m_limit; } ///< What is kept at most, with the file or without.
    qint64 spilledBytes() const; ///< In the file.
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
    bool isMerging() const { return m_merging; } ///< Late lines are being put into their places; what was added since waits.
    void clear();
    /// The lines of another one in place of its own, as far as its limit allows; texts and whole parts are shared between the two.
    void copyFrom(const LogStore &other);
    LogSnapshot snapshot() const;

Q_SIGNALS:
    void appended(qint64 from, qint64 to); ///< Numbers from `from` up to `to`, at the end.
    void inserted(const longshore::LogInsertion &late); ///< Lines that came between others, whose numbers have grown.
    void removed(qint64 upTo); ///< All before that number are gone.
    void cleared();
    void keepingFailed(const QString &reason); ///< In the system's words.

private:
    struct Held {
        std::shared_ptr<LogChunk> chunk;
        qint64 first = 0; ///< Number of its first line.
        bool isSpilled = false; ///< Its texts are in the file.
    };
    struct Place {
        std::size_t chunk;
        std::size_t row;
    };

    Place placeOf(qint64 number) const;
    LogChunk &writable(std::size_t index);
    void take(const LogBatch &batch);
    void append(const LogBatch &batch, std::size_t from);
    bool merge(const LogBatch &batch, std::size_t late);
    void takeMerged(std::size_t from, std::size_t count, LogMerged &merged);
    void takeWaiting();
    std::size_t addText(LogChunk &chunk, const LogText &text);
    void number(std::size_t from);
    void trim();
    void spill();
    void takeSpilled(const std::vector<std::shared_ptr<LogChunk>> &from, const std::vector<std::shared_ptr<LogChunk>> &to, const QString &problem);

    Limit m_limit;
    std::vector<Held> m_chunks;
    qint64 m_first = 0;
    qint64 m_end = 0;
    qint64 m_bytes = 0;
    qint64 m_dropped = 0;
    LogBatch m_atHand; ///< Whose late lines are being put into their places.
    std::deque<LogBatch> m_waiting; ///< For late lines before them.
    quint64 m_run = 0; ///< Counts the beginnings.
    bool m_merging = false;
    std::shared_ptr<LogSpill> m_spill;
    Limit m_most; ///< With the file.
    bool m_isSpilling = false;
};

} // namespace longshore
