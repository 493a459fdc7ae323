// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/portainer/exec.h"
#include "app/session/servers.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace longshore {

class ClusterStats;
class StackContainers;
class StackStats;
class StacksPage;
class StatsTab;
struct StackDetails;

/// Feeds the tab that shows what a stack uses, while somebody looks at it.
class StatsControl : public QObject
{
    Q_OBJECT
public:
    StatsControl(Servers &servers, StacksPage &page, QObject *parent);
    ~StatsControl() override;

private:
    void look(const StackDetails &details);
    void stopLooking();
    void setWatching(bool isWatching);
    void showContainers();
    void showStats();
    void showStale();
    void askProcesses();

    Servers &m_servers;
    StatsTab &m_tab;
    ClusterStats *m_cluster; ///< For stacks of Kubernetes, in place of this.
    QPointer<Session> m_session;
    std::unique_ptr<StackContainers> m_containers;
    std::unique_ptr<StackStats> m_stats;
    InFlight<Result<ProcessTable>> m_processes{this};
    QString m_processesOf; ///< Container that they were asked of last.
    std::optional<ApiError> m_processesError; ///< Of the last answer.
};

} // namespace longshore
