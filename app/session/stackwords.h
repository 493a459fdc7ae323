// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackbefore.h"

/// What runs of a stack, in words.
namespace longshore::stackwords {

/// What a stack should come to, and how far it is.
struct Pulse {
    qsizetype wanted = 0; ///< Containers without one-off ones; for Swarm the tasks that are wanted.
    qsizetype running = 0;
    QStringList troubles; ///< "db restarts again and again", "web: No such image: nginx:1.99"
    bool isUpdating = false; ///< Swarm: a service is being rolled out.
    bool isStarting = false; ///< A container's health is not known yet, or it was only created.
    bool operator==(const Pulse &) const = default;

    bool isWell() const { return troubles.isEmpty() && running >= wanted && !isUpdating; }
};

Pulse pulseOf(const StackBefore &stack);

/// "2 of 3 containers run; db has ended." Empty when the engine was not read or it is no Docker stack.
QString running(const StackBefore &stack);
/// While something goes: "2 containers and 1 network are still there"; "nothing of it runs any more".
QString remaining(const StackBefore &stack);
/// "Its volumes shop_data and shop_cache stay."; empty without.
QString volumesStay(const StackBefore &stack);
/// "a, b and c"; the names are cleaned.
QString andList(QStringList names);

} // namespace longshore::stackwords
