// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demomodel.h"

namespace longshore::demo {

/// A port of a service; published when it has one outside.
struct PlannedPort {
    int inside = 0;
    int outside = 0;
    QByteArray protocol = "tcp";
    bool operator==(const PlannedPort &) const = default;
};

/// Something mounted into a service.
struct PlannedMount {
    QByteArray type; ///< "volume" or "bind".
    QByteArray source; ///< Name of the volume on the engine, or a path.
    QByteArray destination;
    bool isWritable = true;
};

/// One service of a compose file.
struct PlannedService {
    QByteArray name;
    QByteArray image;
    QByteArray command;
    QByteArray text; ///< All of it, variables filled in: when it changes, the containers are made anew.
    int replicas = 1;
    bool isGlobal = false;
    bool hasHealthCheck = false;
    QList<PlannedPort> ports;
    QByteArrayList networks; ///< Names on the engine.
    QList<PlannedMount> mounts;
};

/// A network or a volume of a compose file.
struct PlannedThing {
    QByteArray key; ///< In the file.
    QByteArray name; ///< On the engine.
    QByteArray driver;
    bool isExternal = false;
};

/// What a compose file asks of an engine, as far as the demo understands it.
struct ComposePlan {
    QByteArray problem; ///< In the words of compose or of `docker stack deploy`; empty when the file is fine.
    QList<PlannedService> services;
    QList<PlannedThing> networks;
    QList<PlannedThing> volumes;

    bool hasBindMount() const;
};

/// Reads the file of a stack: `project` is its name, `folder` where the server has it ("/data/compose/3").
ComposePlan planOf(const QByteArray &file, StackKind kind, const QByteArray &project, const QByteArray &folder,
                   const QMap<QByteArray, QByteArray> &values);

} // namespace longshore::demo
