// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/portainer/servicespec.h"
#include "app/session/stackcontainers.h"

#include <QHash>
#include <QPointer>
#include <QSet>

namespace longshore {

class Session;

/// What the replicas of a Swarm's services are called: by their place, as "web.2", where a service has so many; by their node, as
/// "agent.node-1", where it has one on each. Nodes are asked for only when somebody is called by one.
class ReplicaNames : public QObject
{
    Q_OBJECT
public:
    ReplicaNames(Session &session, EnvironmentId environment);

    /// Of a service that is called `name`: by the id of the task.
    QHash<QString, QString> of(const SwarmService &service, const QString &name, const QList<SwarmTask> &tasks);

Q_SIGNALS:
    void changed(); ///< A node is known by its name now.

private:
    QString nodeName(const QString &id);
    void readNodes();

    const QPointer<Session> m_session;
    const EnvironmentId m_environment;
    QHash<QString, QString> m_nodes; ///< Host name by id.
    QSet<QString> m_asked; ///< Ids that were looked for: what is not among the nodes is not asked for again.
    InFlight<Result<QList<SwarmNode>>> m_call{this};
};

} // namespace longshore
