// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/jsondocument.h"
#include "app/portainer/resourcecontrol.h"

// How the server spells who may see a thing (portainer-api.md 4.2): beside stacks, and beside all that an engine lists.
namespace longshore {

namespace detail {

/// A user among those a thing is open to.
struct UserAccess {
    UserId user{};
};

/// A team among those a thing is open to.
struct TeamAccess {
    TeamId team{};
};

} // namespace detail

template <>
struct JsonFields<detail::UserAccess> {
    static constexpr std::array<JsonField<detail::UserAccess>, 1> table{{
        {"UserId", surely<&detail::UserAccess::user>, Presence::Required},
    }};
};

template <>
struct JsonFields<detail::TeamAccess> {
    static constexpr std::array<JsonField<detail::TeamAccess>, 1> table{{
        {"TeamId", surely<&detail::TeamAccess::team>, Presence::Required},
    }};
};

template <>
struct JsonFields<ResourceControl> {
    static constexpr std::array<JsonField<ResourceControl>, 8> table{{
        {"Id", surely<&ResourceControl::id>, Presence::Required},
        {"ResourceId", into<&ResourceControl::resourceId>},
        {"Type", into<&ResourceControl::type>},
        {"UserAccesses", fromEach<&ResourceControl::users, &detail::UserAccess::user>},
        {"TeamAccesses", fromEach<&ResourceControl::teams, &detail::TeamAccess::team>},
        {"Public", into<&ResourceControl::isPublic>},
        {"AdministratorsOnly", into<&ResourceControl::administratorsOnly>},
        {"System", into<&ResourceControl::isSystem>},
    }};
};

/// What the server adds to an object of an engine (portainer-api.md 6.3).
struct PortainerAdditions {
    std::optional<ResourceControl> control;
};

template <>
struct JsonFields<PortainerAdditions> {
    static constexpr std::array<JsonField<PortainerAdditions>, 1> table{{{"ResourceControl", into<&PortainerAdditions::control>}}};
};

} // namespace longshore
