// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/portainer/engine.h"

#include <QDateTime>

namespace longshore {

/// Something that happened on an engine (GET events, portainer-api.md 6.2).
struct EngineEvent {
    QString type; ///< "container", "image", "network", "volume", "service"...
    QString action; ///< "start", "health_status: healthy", "exec_create: /bin/true"...
    QString actor; ///< Id of what it happened to.
    Labels attributes; ///< "name", "image", "exitCode", "signal", and its labels.
    QDateTime at; ///< UTC.
    qint64 nanoseconds = 0; ///< The same, exactly, since 1970.
    bool operator==(const EngineEvent &) const = default;

    QString name() const; ///< Of what it happened to; the start of the id for what has none.
    bool changesLists() const; ///< It happened to a container or a service, and was one of listChangingActions().
    bool isCheck() const; ///< Commands in containers: mostly health checks, every few seconds.
};

/// Actions after which a list of containers or services may say something else; some carry more after a colon.
const QStringList &listChangingActions();

/// One object a line, as an engine tells them; fails at the first that is no event.
Result<QList<EngineEvent>> eventsIn(const QByteArray &text);

} // namespace longshore
