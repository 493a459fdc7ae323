// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/engine.h"
#include "app/portainer/rawjson.h"
#include "app/portainer/stack.h"

namespace longshore {

/// One run of a health check.
struct HealthProbe {
    QString start; ///< RFC 3339.
    QString end;
    qint64 exitCode = 0;
    QString output;
    bool operator==(const HealthProbe &) const = default;
};

/// A port of a container and where it is open on its host.
struct PortBinding {
    QString port; ///< "80/tcp"
    QStringList hosts; ///< "0.0.0.0:8080"; empty when it is not published.
    bool operator==(const PortBinding &) const = default;
};

/// A network a container is in.
struct Attachment {
    QString address; ///< Empty when it does not run.
    QString gateway;
    QString macAddress;
    QStringList aliases;
    bool operator==(const Attachment &) const = default;
};

/// Everything an engine says of one container (GET containers/{id}/json; portainer-api.md 6.2). Times are RFC 3339; one that never was is
/// empty.
struct ContainerDetails {
    QString id;
    QString name; ///< Without the leading slash.
    QString created;
    QString image; ///< As it was asked for.
    QString imageId;
    QString path; ///< What runs in it, with args.
    QStringList args;
    QString state; ///< As in Container.
    qint64 exitCode = 0;
    QString error; ///< Why it could not be started; empty otherwise.
    bool wasOutOfMemory = false;
    QString startedAt;
    QString finishedAt;
    QString health; ///< "starting", "healthy", "unhealthy"; empty without a check.
    qint64 failingStreak = 0;
    QList<HealthProbe> probes; ///< The last five, the oldest first.
    qint64 restartCount = 0;
    QString restartPolicy;
    QString user;
    QString workingFolder;
    QString hostname;
    bool hasTerminal = false; ///< Config.Tty: its output is not framed.
    QList<EnvVariable> env; ///< Values are secrets: masked wherever shown.
    Labels labels;
    QList<MountPoint> mounts;
    QMap<QString, Attachment> networks;
    QList<PortBinding> ports;
    RawJson json; ///< Everything; holds the values of `env`.
    bool operator==(const ContainerDetails &) const = default;
};

} // namespace longshore
