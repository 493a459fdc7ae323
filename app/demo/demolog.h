// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace longshore::demo {

/// A line that a container of the demo wrote.
struct LogEntry {
    qint64 nanoseconds = 0; ///< Since 1970.
    bool isError = false; ///< To standard error.
    QByteArray text; ///< With its line end.
};

/// What a container has written and goes on writing: the same words for the same container, as time goes by.
class ContainerLog
{
public:
    /// `service` says what kind of words; it wrote from `from` on and stopped at `until`, if at all. Unix milliseconds.
    ContainerLog(QByteArray id, QByteArray service, QByteArray image, qint64 from, std::optional<qint64> until);

    /// How many lines there are by then.
    qint64 countAt(qint64 milliseconds) const;
    LogEntry entry(qint64 index) const;
    qint64 nanosecondsOf(qint64 index) const; ///< Rising.
    /// The first that is still kept: engines throw old ones away.
    qint64 firstAt(qint64 milliseconds) const;

private:
    qint64 timeOf(qint64 index) const;
    QByteArray wordsOf(qint64 index, bool &isError) const;

    const QByteArray m_id;
    const QByteArray m_service;
    const QByteArray m_image;
    const qint64 m_from;
    const std::optional<qint64> m_until;
    qint64 m_period; ///< Milliseconds.
};

/// What of a log was asked for (portainer-api.md 6.2).
struct LogWish {
    bool withOut = false;
    bool withErr = false;
    bool withStamps = false;
    bool follows = false;
    qint64 since = 0; ///< Nanoseconds.
    qint64 until = 0; ///< Nanoseconds; 0: none.
    std::optional<qint64> tail; ///< Lines of both outputs together.
    bool withDetails = false; ///< Who wrote it, before each line.
};

/// The log as frames of the engine, from a moment on.
class LogFrames
{
public:
    /// `details`: what an engine says of who writes it, as it spells it; nothing for a container.
    LogFrames(ContainerLog log, LogWish wish, qint64 now, const QByteArray &details = {});

    /// What was written since the last call.
    QByteArray more(qint64 now);

private:
    ContainerLog m_log;
    LogWish m_wish;
    QByteArray m_details; ///< With the space behind them; empty when they are not wanted.
    qint64 m_next; ///< Index of the line to tell next.
};

} // namespace longshore::demo
