// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/portconflicts.h"
#include "app/core/async.h"
#include "app/portainer/enginerequests.h"
#include "app/session/servers.h"

#include <QObject>

namespace longshore {

class NewStackWindow;

/// Tells the window of a new stack which of its published ports something in that environment has already. It is only said:
/// who has a port may be stopped before the stack is made.
class PortsFeed : public QObject
{
    Q_OBJECT
public:
    PortsFeed(Servers &servers, const ServerId &server, NewStackWindow &window);

private:
    void ask();
    void compare();

    Servers &m_servers;
    ServerId m_server;
    NewStackWindow &m_window;
    std::optional<EnvironmentId> m_of; ///< Whose containers are known or asked for.
    QList<TakenPort> m_taken;
    InFlight<Result<QList<Container>>> m_ask{this};
    InFlight<QStringList> m_compare{this};
};

/// The ports that containers have given away; each once.
QList<TakenPort> takenPorts(const QList<Container> &containers);

} // namespace longshore
