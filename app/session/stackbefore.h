// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/apierror.h"
#include "app/portainer/engine.h"
#include "app/portainer/stack.h"

#include <QDateTime>

#include <optional>

namespace longshore {

/// A stack as it was at one moment: what Portainer keeps of it and what the engine runs of it. What an undo goes back to, so its file and
/// its variables are secrets: in memory, or encrypted.
struct StackBefore {
    Stack stack;
    QString file; ///< Entry file, byte for byte; empty when fileError says why it is not to be had.
    QDateTime readAt; ///< UTC; null: never read.
    std::optional<ApiError> fileError;

    bool engineRead = false; ///< Whether what follows is what the engine said; never for Kubernetes, nor when it did not answer.
    QList<Container> containers; ///< Of Swarm stacks: those on the asked node.
    QList<EngineNetwork> networks;
    QList<EngineVolume> volumes;
    QList<SwarmService> services; ///< Swarm only.
    QList<SwarmTask> tasks; ///< Swarm only.

    bool isRead() const { return readAt.isValid(); }
    qsizetype runningContainers() const;
    /// Nothing of it is left on the engine but volumes: what a stop leaves, and what a failed update of a compose stack leaves.
    bool isBare() const;
};

/// What of a stack moved between two readings; what runs of it does not count.
struct StackMoves {
    bool gone = false; ///< There is no such stack any more.
    bool file = false;
    bool variables = false;
    bool updateDate = false; ///< Somebody saved it, even if the same.
    bool git = false; ///< Repository, reference, commit, login or automatic updates; or it was detached.
    bool environment = false;
    bool name = false;
    bool operator==(const StackMoves &) const = default;

    bool any() const { return *this != StackMoves(); }
    /// "the file and the variables"; empty when nothing moved.
    QString words() const;
};

StackMoves movesBetween(const StackBefore &opened, const StackBefore &now);

} // namespace longshore

