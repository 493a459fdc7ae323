// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stack.h"
#include "app/session/podstats.h"
#include "app/session/stackworkloads.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace longshore {

class Session;
class StatsTab;

/// Feeds the tab that shows what a stack uses, for stacks of Kubernetes, while somebody looks at it.
class ClusterStats : public QObject
{
    Q_OBJECT
public:
    ClusterStats(StatsTab &tab, QObject *parent);
    ~ClusterStats() override;

    void look(Session &session, const Stack &stack);
    void stopLooking();

private:
    void setWatching(bool isWatching);
    void showPods();
    void showStats();
    QString nothingYet() const;

    StatsTab &m_tab;
    QPointer<Session> m_session;
    Stack m_stack;
    std::unique_ptr<StackWorkloads> m_pods; ///< Null while no such stack is looked at.
    std::unique_ptr<PodStats> m_stats;
    QList<std::pair<QString, PodContainerPlace>> m_running; ///< With their names.
};

} // namespace longshore
