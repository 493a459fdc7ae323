// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/replicanames.h"

#include "app/portainer/enginerequests.h"
#include "app/session/session.h"

namespace longshore {

using namespace Qt::StringLiterals;

ReplicaNames::ReplicaNames(Session &session, EnvironmentId environment)
    : m_session(&session)
    , m_environment(environment)
{
}

QHash<QString, QString> ReplicaNames::of(const SwarmService &service, const QString &name, const QList<SwarmTask> &tasks)
{
    QHash<QString, QString> names;
    for (const SwarmTask &task : tasks) {
        if (task.serviceId != service.id)
            continue;
        if (task.slot > 0)
            names.insert(task.id, u"%1.%2"_s.arg(name).arg(task.slot));
        else if (!task.nodeId.isEmpty())
            names.insert(task.id, u"%1.%2"_s.arg(name, nodeName(task.nodeId)));
    }
    return names;
}

/// Its id until it is known; for those who may not see nodes it stays so.
QString ReplicaNames::nodeName(const QString &id)
{
    constexpr int ShortId = 12;
    if (!m_asked.contains(id)) {
        m_asked.insert(id);
        readNodes();
    }
    const QString known = m_nodes.value(id);
    return known.isEmpty() ? id.left(ShortId) : known;
}

void ReplicaNames::readNodes()
{
    if (!m_session || m_call.isRunning())
        return;
    m_call.start(m_session->send(requests::nodes(m_environment)), [this](const Result<QList<SwarmNode>> &nodes) {
        if (!nodes)
            return;
        for (const SwarmNode &node : *nodes) {
            m_nodes.insert(node.id, node.hostname);
            m_asked.insert(node.id);
        }
        Q_EMIT changed();
    });
}

} // namespace longshore
