// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/portainer/servicespec.h"
#include "app/session/stackcontainers.h"
#include "ui/pages/servicesview.h"
#include "ui/shell/stackparts.h"

#include <QObject>
#include <QPointer>

namespace longshore {

class ServiceQuestion;

/// Shows the services and tasks of a Swarm stack beside its containers, with the names of their nodes, and starts what is done to a service.
class ServicesControl : public QObject
{
    Q_OBJECT
public:
    ServicesControl(const StackParts &parts, ServicesView &view, QObject *parent);

    /// What was read last of the stack that is looked at.
    void show(const StackKey &key, const StackContainers &list, const QString &portHost);
    void setScene(const StackScene &scene); ///< Whether anything can be changed there now.

Q_SIGNALS:
    void told(const QString &sentence); ///< Why nothing was done.

private:
    void readNodes(Session &session, EnvironmentId environment);
    void ask(ServiceAction action);
    void readEarlier(Session &session, const QString &id);
    void confirmed(ServicePlan plan);

    StackParts m_parts;
    ServicesView &m_view;
    StackKey m_key;
    EngineStack m_where;
    ServicesShown m_shown;
    StackScene m_scene;
    std::optional<std::pair<ServerId, EnvironmentId>> m_nodesOf; ///< Whose nodes are known, or asked for.
    QPointer<ServiceQuestion> m_question;
    std::optional<ServiceSpec> m_earlier; ///< What the question about rolling back named.
    InFlight<Result<QList<SwarmNode>>> m_nodesCall{this};
};

} // namespace longshore
