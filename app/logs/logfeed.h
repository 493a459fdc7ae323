// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logaudience.h"
#include "app/logs/logsource.h"
#include "app/logs/logstore.h"

#include <QSet>
#include <QThread>

#include <atomic>
#include <vector>

namespace longshore {

/// Fills stores with the logs of one container or of many, merged by time, and keeps on doing so. The reading is done in a thread of
/// its own; the thread of the window gets whole batches.
class LogFeed : public QObject
{
    Q_OBJECT
public:
    /// `open` asks the server, as Session::stream() does. The store, or those who listen, must outlive the feed.
    LogFeed(LogStore &store, LogAsking::Opener open, QObject *parent = nullptr);
    LogFeed(LogAudience &audience, LogAsking::Opener open, QObject *parent = nullptr);
    ~LogFeed() override;

    /// Begins anew with these origins: the stores are emptied. `flow`: what is known of the environment already.
    void watch(EnvironmentId environment, const QList<LogOrigin> &origins, const LogWindow &window, LogFlow flow = LogFlow::Unknown);
    /// The origins as they are now: what runs goes on, new ones are read from the moment they are known.
    void setOrigins(const QList<LogOrigin> &origins);
    void stop(); ///< Asks nothing more; the stores stay as they are.
    void setFollowing(bool follows);
    void retryNow(); ///< Whatever waits or was refused.
    /// For tests: how patient it is, from the next watch() on.
    LogAsking &asking() { return m_asking; }

    LogFlow flow() const { return m_asking.flow; }
    bool follows() const { return m_asking.follows; }
    const std::vector<std::unique_ptr<LogSource>> &sources() const { return m_sources; } ///< By number, gone ones too.
    /// Whose lines are whose, by LogRow::source. The replicas of a service have numbers of their own; two that are called the same are one to a
    /// person. What is not known by name yet is called as its service; an empty one is no writer yet.
    QStringList names() const;
    bool hasTold() const; ///< The first part of every source is here, or will not come.
    bool isEmpty() const { return m_sources.empty(); }

Q_SIGNALS:
    void changed(); ///< The state of a source, which there are, or names().
    void flowFound(longshore::LogFlow flow);

private:
    LogFeed(LogAudience *audience, LogAsking::Opener open, QObject *parent); ///< None: its own.

    /// One whose lines have a number of their own.
    struct Writer {
        quint16 source = 0;
        QString task; ///< Of a service; empty for what is no replica.
        QString name; ///< Stays when its task is forgotten; empty: not known yet.
        bool isThere = false; ///< Else the number was drawn, and what for is still on its way.
    };

    void makeIngest();
    void dropIngest();
    void addSource(const LogOrigin &origin);
    bool nameReplicas(LogSource &source);
    void addWriter(int number, const Writer &writer);
    void know(quint16 source, const QString &task, int number);
    void writerFound(quint16 number, quint16 source, const QByteArray &task);
    LogSource *sourceOf(quint16 number) const;

    LogAudience m_own; ///< Of the one store it was made for.
    LogAudience &m_audience;
    LogAsking m_asking;
    QThread m_thread;
    quint64 m_run = 0; ///< Counts the ingests there have been.
    std::vector<std::unique_ptr<LogSource>> m_sources;
    std::shared_ptr<std::atomic<int>> m_numbers; ///< Of writers, drawn here and in the thread.
    std::vector<Writer> m_writers; ///< By number.
    QSet<QString> m_known; ///< Tasks the thread was told the number of.
};

} // namespace longshore
