// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logfeed.h"
#include "app/session/servers.h"
#include "app/session/stackcontainers.h"
#include "app/session/stackworkloads.h"
#include "ui/models/stackrow.h"
#include "ui/shell/replicanames.h"

#include <QPointer>

#include <memory>

namespace longshore {

/// One part of the log of a stack, read once for all who show it: each has a store of its own, is in sight or not, and may stop and go on.
class StackLog : public QObject
{
    Q_OBJECT
public:
    /// How somebody who shows it looks at it.
    struct Look {
        bool inSight = true; ///< Else nothing is asked for them.
        bool reads = true; ///< Else what comes is kept for later.
    };

    StackLog(Session *session, const StackRow &row, const LogWindow &window);
    ~StackLog() override;

    void enter(LogStore &store, Look look); ///< Begins with what the others show.
    void setLook(LogStore &store, Look look);
    void leave(LogStore &store);
    void refresh(); ///< Whatever failed is tried now.

    bool isOf(const StackRow &row) const; ///< The same stack.
    const LogWindow &window() const { return m_window; }
    Session *session() const { return m_session; } ///< Null when there is none any more.
    const StackContainers *containers() const { return m_containers.get(); } ///< Null for what no Docker engine runs.
    const StackWorkloads *workloads() const { return m_workloads.get(); } ///< Null for all but Kubernetes.
    const LogFeed *feed() const { return m_feed.get(); } ///< Null while nothing is known that could have a log.
    /// What this container is called among the sources; empty when it has none.
    QString nameOf(const Container &container) const;
    QStringList namesOf(const Pod &pod) const; ///< Of its containers that have a log.

Q_SIGNALS:
    void changed();

private:
    struct Looker {
        LogStore *store;
        Look look;
    };

    void takePods();
    void takeContainers();
    void takeOrigins(const QList<LogOrigin> &origins);
    QList<LogOrigin> originsNow() const;
    QList<LogOrigin> servicesNow() const;
    void begin(const QList<LogOrigin> &origins);
    void look();
    void sessionChanged();

    const QPointer<Session> m_session;
    const StackRow m_row;
    const LogWindow m_window;
    std::unique_ptr<ReplicaNames> m_names;
    std::unique_ptr<StackContainers> m_containers;
    std::unique_ptr<StackWorkloads> m_workloads;
    LogAudience m_audience;
    std::vector<Looker> m_lookers;
    std::unique_ptr<LogFeed> m_feed;
    bool m_isLooking = false; ///< Somebody has it in sight.
};

/// The parts of one stack's log that are shown somewhere: who wants one that is read already shares it. Another part is another reading, so
/// that the first lines and the times of each are what was asked for.
class StackLogs
{
public:
    explicit StackLogs(Servers &servers) : m_servers(servers) { }

    std::shared_ptr<StackLog> of(const StackRow &row, const LogWindow &window);

private:
    Servers &m_servers;
    std::vector<std::weak_ptr<StackLog>> m_logs;
};

} // namespace longshore
