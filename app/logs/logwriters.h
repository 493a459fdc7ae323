// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logdetails.h"
#include "app/logs/logposition.h"

#include <QHash>

#include <functional>
#include <map>

namespace longshore {

/// Who writes what one answer of an engine brings: a container alone, or the replicas of a service, mixed. Each has a number, by which its
/// lines are told apart, and a position of its own, as their lines come in no order between them.
class LogWriters
{
public:
    static constexpr qint64 MostSkew = 10'000'000'000; ///< Nanoseconds by which the clocks of nodes may differ before lines are lost.

    struct Writer {
        quint16 number = 0;
        QByteArray node;
        LogPosition position;
    };
    /// Gives one that is not known yet its number.
    using Number = std::function<quint16(const LogDetails &details)>;

    /// What has this number already; a task of nothing stands for lines without details. What was seen before it was known keeps its own.
    void know(const QByteArray &task, quint16 number) { m_numbers.insert(task, number); }
    /// Of these words of the engine (LineReader).
    Writer &of(QByteArrayView details, const Number &number);
    void beginAnswer();
    /// From which stamp the next answer is to be asked for, in nanoseconds; 0 when nothing has come yet. A node whose clock is behind may still
    /// have something to say that is older than what the others said.
    qint64 since() const;
    bool hasSeveral() const { return m_writers.size() > 1; }

private:
    std::map<QByteArray, Writer, std::less<>> m_writers; ///< By their details as they were sent.
    QHash<QByteArray, quint16> m_numbers; ///< By task.
};

} // namespace longshore
