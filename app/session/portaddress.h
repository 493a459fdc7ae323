// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/serveraddress.h"
#include "app/portainer/engine.h"
#include "app/portainer/environment.h"

#include <QUrl>

namespace longshore {

/// Host under which what an environment publishes is reached: its public address, else that of its engine, else that of the server, which
/// runs beside a local engine (portainer-api.md 5.2).
QString publicHost(const Environment &environment, const ServerAddress &server);
/// Where a browser finds a published port; https for the ports that are known for it. Invalid for what is not published, not TCP, or open to
/// its own host only.
QUrl portUrl(const PortMapping &port, const QString &host);

} // namespace longshore
