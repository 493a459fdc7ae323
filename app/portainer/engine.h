// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/portainer/resourcecontrol.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

/// What an engine says runs, as the server passes it on (portainer-api.md 6.2, 6.3).
namespace longshore {

using Labels = QMap<QString, QString>;

/// A port of a container, open to the outside when it has a public number.
struct PortMapping {
    QString ip; ///< Empty when not published.
    int privatePort = 0;
    int publicPort = 0; ///< 0: not published.
    QString protocol; ///< "tcp", "udp", "sctp".
    bool operator==(const PortMapping &) const = default;
};

/// Something mounted into a container.
struct MountPoint {
    QString type; ///< "volume", "bind", "tmpfs".
    QString name; ///< Of the volume; empty for others.
    QString source;
    QString destination;
    bool writable = false;
    bool operator==(const MountPoint &) const = default;
};

enum class Health { None, Starting, Healthy, Unhealthy };

/// One container of a list (GET containers/json).
struct Container {
    QString id; ///< Full, 64 digits.
    QStringList names; ///< Without the leading slash.
    QString image;
    QString imageId;
    QString command;
    qint64 created = 0; ///< Unix seconds.
    QString state; ///< "created", "running", "paused", "restarting", "removing", "exited" or "dead".
    QString status; ///< In the engine's words: "Up 3 hours (healthy)".
    QList<PortMapping> ports;
    QList<MountPoint> mounts;
    QStringList networks; ///< By name, in alphabetical order.
    QMap<QString, QString> addresses; ///< IP address by network; empty when it does not run.
    QString networkMode;
    Labels labels;
    std::optional<ResourceControl> resourceControl;
    bool isPortainer = false; ///< The server's own: never to be stopped from here.
    bool operator==(const Container &) const = default;

    QString name() const; ///< The first, or the start of the id.
    QString project() const; ///< Compose project, else the namespace of a Swarm stack; empty for neither.
    QString service() const; ///< In that project; empty for neither.
    Health health() const; ///< As the status says.
    bool isRunning() const; ///< Paused ones run too.
};

/// A network of an engine.
struct EngineNetwork {
    QString id;
    QString name;
    QString driver;
    Labels labels;
    bool operator==(const EngineNetwork &) const = default;
};

/// A named volume of an engine.
struct EngineVolume {
    QString name;
    QString driver;
    Labels labels;
    bool operator==(const EngineVolume &) const = default;
};

/// A service of a Swarm cluster (GET services?status=true).
struct SwarmService {
    QString id;
    qint64 version = 0; ///< Version.Index, for an update.
    QString name;
    QString image;
    Labels labels;
    std::optional<qint64> replicas; ///< None: one on every node, or a job.
    bool isJob = false; ///< Ends by itself; cannot be scaled.
    qint64 runningTasks = -1; ///< -1: not said.
    qint64 desiredTasks = -1;
    QList<PortMapping> ports; ///< Those that are published; without an address, as any node has them.
    QString updateState; ///< "updating", "completed", "paused", "rollback_completed"...; empty without an update.
    QString updateMessage;
    std::optional<ResourceControl> resourceControl;
    bool operator==(const SwarmService &) const = default;

    QString stackName() const; ///< Namespace; empty when of no stack.
};

/// A task of a service.
struct SwarmTask {
    QString id;
    QString serviceId;
    QString nodeId;
    qint64 slot = 0;
    QString desiredState;
    QString state;
    qint64 at = 0; ///< Since when it is in that state; Unix seconds, 0: not said.
    QString error; ///< "No such image: ..."; empty without one.
    QString message;
    QString containerId;
    bool operator==(const SwarmTask &) const = default;
};

/// Labels by which Docker itself groups what belongs to a stack.
namespace labels {
inline constexpr QLatin1StringView ComposeProject{"com.docker.compose.project"};
inline constexpr QLatin1StringView ComposeService{"com.docker.compose.service"};
inline constexpr QLatin1StringView ComposeOneOff{"com.docker.compose.oneoff"};
inline constexpr QLatin1StringView SwarmNamespace{"com.docker.stack.namespace"};
inline constexpr QLatin1StringView SwarmServiceName{"com.docker.swarm.service.name"};
inline constexpr QLatin1StringView HiddenStack{"io.portainer.hideStack"};
} // namespace labels

} // namespace longshore
