// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/engineevent.h"
#include "app/portainer/kubernetes.h"

namespace longshore {

/// Something that happened, on an engine or a cluster, as a line of a table.
struct EventLine {
    QString id; ///< By it a line is found again.
    QDateTime at; ///< UTC.
    QString words; ///< In plain ones.
    QString kind; ///< "Container", "Pod, warning"...
    bool isCheck = false; ///< A health check, or another command in a container.
    bool operator==(const EventLine &) const = default;
};

EventLine eventLine(const EngineEvent &event);
EventLine eventLine(const KubernetesEvent &event);

/// "web-7f9c-x2b4k: Back-off restarting failed container (12 times)".
QString eventWords(const KubernetesEvent &event);

} // namespace longshore
