// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logsource.h"
#include "app/logs/logstore.h"

#include <QThread>

#include <vector>

namespace longshore {

/// Fills a store with the logs of one container or of many, merged by time, and keeps on doing so. The reading is done in a thread of
/// its own; the thread of the window gets whole batches.
class LogFeed : public QObject
{
    Q_OBJECT
public:
    /// `open` asks the server, as Session::stream() does. The store must outlive the feed.
    LogFeed(LogStore &store, LogAsking::Opener open, QObject *parent = nullptr);
    ~LogFeed() override;

    /// Begins anew with these origins: the store is emptied. `flow`: what is known of the environment already.
    void watch(EnvironmentId environment, const QList<LogOrigin> &origins, const LogWindow &window, LogFlow flow = LogFlow::Unknown);
    /// The origins as they are now: what runs goes on, new ones are read from the moment they are known.
    void setOrigins(const QList<LogOrigin> &origins);
    void stop(); ///< Asks nothing more; the store stays as it is.
    void setFollowing(bool follows);
    void retryNow(); ///< Whatever waits or was refused.
    /// For tests: how patient it is, from the next watch() on.
    LogAsking &asking() { return m_asking; }

    LogFlow flow() const { return m_asking.flow; }
    bool follows() const { return m_asking.follows; }
    const std::vector<std::unique_ptr<LogSource>> &sources() const { return m_sources; } ///< By number, gone ones too.
    bool hasTold() const; ///< The first part of every source is here, or will not come.
    bool isEmpty() const { return m_sources.empty(); }

Q_SIGNALS:
    void changed(); ///< The state of a source, or which there are.
    void flowFound(longshore::LogFlow flow);

private:
    void makeIngest();
    void dropIngest();
    void addSource(const LogOrigin &origin);
    LogSource *sourceOf(quint16 number) const;

    LogStore &m_store;
    LogAsking m_asking;
    QThread m_thread;
    quint64 m_run = 0; ///< Counts the ingests there have been.
    std::vector<std::unique_ptr<LogSource>> m_sources;
};

} // namespace longshore
