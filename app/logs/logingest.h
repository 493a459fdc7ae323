// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/linereader.h"
#include "app/logs/logposition.h"
#include "app/logs/logrow.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <map>

namespace longshore {

/// Reads the bytes of many sources into lines in the order of their stamps. Lives in a thread of its own; all of it is asked through
/// queued calls, and what it says arrives in the thread of whoever listens.
class LogIngest : public QObject
{
    Q_OBJECT
public:
    explicit LogIngest(QObject *parent = nullptr);
    ~LogIngest() override;

    /// An answer of a source begins; what came before it of the same source is recognised.
    void beginAnswer(quint16 source);
    void feed(quint16 source, const QByteArray &bytes);
    /// The answer is over; `inOrder` when nothing of it was lost, so that a last line without an end counts as well.
    void endAnswer(quint16 source, bool inOrder);
    /// Holds what was read back until so many sources have told their first part, so that it comes in one order.
    void waitFor(int sources);
    void endAt(qint64 until); ///< Later lines are left out, in nanoseconds since 1970; 0: none. A cluster cannot be asked for an end.
    void forget(); ///< All of it, for another beginning.

Q_SIGNALS:
    void ready(const longshore::LogBatch &batch);
    void taken(quint16 source, qsizetype bytes); ///< So many were read.
    /// All of an answer was read. `since`: where the next one is to begin, in nanoseconds; 0 when nothing came yet.
    void answerRead(quint16 source, qint64 since, bool isBroken);

private:
    struct Source;
    struct Gathered;

    void take(Source &source, quint16 number, const LogLine &line);
    void flush();
    void schedule();
    Source &sourceOf(quint16 number);

    std::map<quint16, std::unique_ptr<Source>> m_sources;
    std::unique_ptr<Gathered> m_gathered;
    QTimer m_flush;
    qint64 m_until = 0;
    int m_awaited = 0; ///< Sources whose first part is still to come.
    bool m_isSingle = true; ///< With one source there is nothing to put in order.
};

} // namespace longshore

Q_DECLARE_METATYPE(longshore::LogBatch)
