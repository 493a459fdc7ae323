// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <deque>
#include <unordered_map>

namespace longshore {

/// Where the log of one source was left, so that the next answer begins there: no line lost, none doubled.
///
/// The engine's `since` is inclusive, and lines of standard output and error are not always in the order of their stamps
/// (portainer-api.md 6.2). So an answer is asked for from a moment before the last stamp, and what was seen in that time is
/// recognised by its stamp, its text and how often it came.
class LogPosition
{
public:
    static constexpr qint64 Overlap = 1'000'000'000; ///< Nanoseconds by which lines may be out of order.
    static constexpr qint64 Disorder = 10'000'000; ///< The same at the very beginning, where earlier lines may not be wanted.
    static constexpr std::size_t MostRemembered = 100'000; ///< Lines of that time; of more, the earliest are taken as told.

    /// From which stamp the next answer is to be asked for, in nanoseconds; 0 when nothing has come yet.
    qint64 since() const;
    /// An answer from since() on begins.
    void beginAnswer();
    /// Whether the line was not there before: it is neither what the answer may repeat, nor older than what the answer was asked from (a
    /// cluster is asked in whole seconds, and so tells more).
    bool isNew(qint64 stamp, quint64 fingerprint);
    qint64 last() const { return m_last; } ///< The latest stamp.

    static quint64 fingerprint(QByteArrayView bytes, bool fromStderr);

private:
    struct Seen {
        qint64 stamp;
        quint64 fingerprint;
    };
    static quint64 key(const Seen &seen);

    std::deque<Seen> m_recent; ///< In the order they came.
    std::unordered_map<quint64, int> m_expected; ///< What the running answer may repeat, and how often.
    qint64 m_last = 0;
    qint64 m_from = 0; ///< Where the running answer begins.
    qint64 m_floor = 0; ///< Nothing from before is remembered, or wanted.
};

} // namespace longshore
