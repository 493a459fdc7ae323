// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace longshore {

/// A service of a Swarm as it was inspected: a change sends all of its spec back, so what is not understood has to stay
/// (GET and POST services/{id}; portainer-api.md 6.2).
struct ServiceSpec {
    QString id;
    QString name;
    qint64 version = 0; ///< Version.Index: a change of another version is refused.
    QJsonObject spec;
    QJsonObject previous; ///< The spec before the last change, to which it can be rolled back; empty: there is none.
    bool operator==(const ServiceSpec &) const = default;

    std::optional<qint64> replicas() const; ///< None: one on every node, or a job.
    QJsonObject withReplicas(qint64 count) const;
    qint64 forceUpdates() const; ///< How often its tasks were replaced without another reason.
    QJsonObject withForceUpdate() const; ///< Once more.
};

/// A node of a Swarm.
struct SwarmNode {
    QString id;
    QString hostname;
    QString state; ///< "ready", "down".
    QString availability; ///< "active", "pause", "drain".
    bool operator==(const SwarmNode &) const = default;
};

} // namespace longshore
