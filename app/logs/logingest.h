// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/linereader.h"
#include "app/logs/logrow.h"
#include "app/logs/logwriters.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <map>
#include <memory>

namespace longshore {

/// Reads the bytes of many sources into lines in the order of their stamps. Lives in a thread of its own; all of it is asked through
/// queued calls, and what it says arrives in the thread of whoever listens.
class LogIngest : public QObject
{
    Q_OBJECT
public:
    /// Numbers of writers, drawn by whoever needs one, in any thread.
    using Numbers = std::shared_ptr<std::atomic<int>>;

    explicit LogIngest(Numbers numbers = std::make_shared<std::atomic<int>>(0), QObject *parent = nullptr);
    ~LogIngest() override;

    /// The number of a writer of a source: of this task, or of what has none. Others draw their own, see writerFound().
    void know(quint16 source, const QByteArray &task, quint16 number);
    /// An answer of a source begins; what came before it of the same source is recognised. `hasDetails`: they were asked for.
    void beginAnswer(quint16 source, bool hasDetails = false);
    void feed(quint16 source, const QByteArray &bytes);
    /// The answer is over; `inOrder` when nothing of it was lost, so that a last line without an end counts as well.
    void endAnswer(quint16 source, bool inOrder);
    /// Holds what was read back until so many sources have told their first part, so that it comes in one order.
    void waitFor(int sources);
    void endAt(qint64 until); ///< Later lines are left out, in nanoseconds since 1970; 0: none. A cluster cannot be asked for an end.
    void forget(); ///< All of it, for another beginning.

Q_SIGNALS:
    /// One has written whose number was not known; told before its lines are.
    void writerFound(quint16 number, quint16 source, const QByteArray &task);
    void ready(const longshore::LogBatch &batch);
    void taken(quint16 source, qsizetype bytes); ///< So many were read.
    /// All of an answer was read. `since`: where the next one is to begin, in nanoseconds; 0 when nothing came yet.
    void answerRead(quint16 source, qint64 since, bool isBroken, bool isCut);

private:
    struct Source;
    struct Gathered;

    void take(Source &source, quint16 number, const LogLine &line);
    void keep(const LogLine &line, quint16 writer);
    quint16 drawNumber(quint16 source, const LogDetails &details);
    void flush();
    void schedule();
    Source &sourceOf(quint16 number);

    const Numbers m_numbers;
    std::map<quint16, std::unique_ptr<Source>> m_sources;
    std::unique_ptr<Gathered> m_gathered;
    QTimer m_flush;
    qint64 m_until = 0;
    int m_awaited = 0; ///< Sources whose first part is still to come.
    bool m_isSingle = true; ///< With one writer there is nothing to put in order.
};

} // namespace longshore

