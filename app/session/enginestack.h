// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stack.h"

#include <QHash>

namespace longshore {

/// What runs under one name on one engine: enough to find it, also without a record of Portainer's (Limited stacks).
struct EngineStack {
    EnvironmentId environment{};
    StackType type = StackType::Unknown;
    QString name;
    bool operator==(const EngineStack &) const = default;

    static EngineStack of(const Stack &stack) { return {stack.environmentId, stack.type.value, stack.name}; }
    bool hasEngine() const { return type == StackType::Compose || type == StackType::Swarm; } ///< Kubernetes has pods instead.
    friend size_t qHash(const EngineStack &stack, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, number(stack.environment), static_cast<int>(stack.type), stack.name);
    }
};

} // namespace longshore
