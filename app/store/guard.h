// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/serverprofile.h"

#include <optional>

namespace longshore {

/// Why something must not be destroyed by a slip of the hand.
enum class Guard {
    None,
    Server, ///< The whole server is guarded.
    Environment, ///< Only this environment is.
};

/// Of something on a server, and in an environment if it is in one.
inline Guard guardOf(const ServerProfile &profile, std::optional<EnvironmentId> environment = {})
{
    if (profile.locked)
        return Guard::Server;
    return environment && profile.isGuarded(*environment) ? Guard::Environment : Guard::None;
}

} // namespace longshore
