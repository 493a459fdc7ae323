// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/core/request.h"

#include <optional>

namespace longshore {

/// Which part of a log is asked for. Stamps are always asked for: by them the log goes on where it was left.
struct LogWindow {
    std::optional<int> tail; ///< The last so many lines of both outputs together; none: all.
    qint64 since = 0; ///< Nanoseconds since 1970, inclusive; 0: from the beginning.
    qint64 until = 0; ///< Nanoseconds since 1970; 0: up to now.
    bool follows = false; ///< Goes on while it is listened to.
    bool operator==(const LogWindow &) const = default;
};

/// One container of a pod.
struct PodContainerPlace {
    QString namespaceName;
    QString pod;
    QString container;
    bool operator==(const PodContainerPlace &) const = default;
};

namespace requests {

/// GET /endpoints/{id}/docker/containers/{id}/logs?stdout=1&stderr=1&timestamps=1; access to the container. Frames, or the bytes of a
/// terminal; a denial is 500 or 502 (portainer-api.md 6.2 to 6.4). To be opened as a stream.
RequestParts containerLog(EnvironmentId environment, const QString &container, const LogWindow &window);
/// GET /endpoints/{id}/docker/services/{id}/logs?details=1; of all replicas of a Swarm service, mixed, those that were replaced and are not
/// forgotten too; each line says which it is of. `tail` counts for each of them, `until` is not heeded (20.10), and what follows does not end
/// with the service. portainer-api.md 6.2; recordings/2.23/logs/service-details
RequestParts serviceLog(EnvironmentId environment, const QString &service, const LogWindow &window);

/// GET .../kubernetes/api/v1/namespaces/{ns}/pods/{pod}/log?container=&timestamps=true; plain lines of both outputs, sent as they are written.
/// From whole seconds on, and with no end: window.until is not asked for. portainer-api.md 7.2; recordings/2.23/kubernetes/pod-log
RequestParts podLog(EnvironmentId environment, const PodContainerPlace &place, const LogWindow &window);

} // namespace requests
} // namespace longshore
