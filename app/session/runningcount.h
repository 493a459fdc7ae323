// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/engine.h"
#include "app/session/enginestack.h"

#include <QHash>

namespace longshore {

/// How something that runs is, the worst first: what tables sort by and mark.
enum class RunningLevel {
    Bad, ///< Unhealthy, dead, restarting over and over, ended with an error; tasks that are missing.
    Wary, ///< Health not known yet, paused, only created, being removed, being updated.
    Off, ///< Ended on its own or stopped.
    Well,
};

RunningLevel levelOf(const Container &container);

/// How much of a stack runs: its containers (Compose), the tasks of its services (Swarm) or its pods (Kubernetes).
struct RunningCount {
    int running = 0;
    int total = 0;
    int bad = 0;
    int wary = 0;
    int off = 0; ///< total is bad, wary, off and those that are well.
    bool operator==(const RunningCount &) const = default;

    int well() const { return total - bad - wary - off; }
    void add(const Container &container); ///< One-off runs of a service do not count.
    void add(const SwarmService &service);
    /// For sorting, the worst first: trouble, then what runs in part, what settles, what is stopped, what runs, and nothing at all.
    int rank() const;
};

/// What one reading of an engine says of the stacks on it.
struct EngineTally {
    struct Entry {
        RunningCount count;
        qint64 created = 0; ///< Unix seconds, of the oldest container; 0 when not told.
        std::optional<ResourceControl> resourceControl;
        bool operator==(const Entry &) const = default;
    };
    QHash<EngineStack, Entry> stacks;
    bool operator==(const EngineTally &) const = default;
};

/// Groups containers by the labels of Compose and Swarm; leaves out what is hidden by its label.
EngineTally tallyOf(EnvironmentId environment, const QList<Container> &containers);
EngineTally tallyOf(EnvironmentId environment, const QList<SwarmService> &services);

} // namespace longshore
