// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/serverversion.h"

namespace longshore {

/// What the lines of the server differ in (portainer-api.md 0.2); asked once per server by its version.
enum class Feature {
    UsersMe, ///< GET /users/me: 2.20
    TokenNeedsPassword, ///< Creating an access token asks for the password: 2.20
    DockerDashboard, ///< GET /docker/{id}/dashboard: 2.22
    DockerImages, ///< GET /docker/{id}/images: 2.21
    ForceUpdateService, ///< PUT /endpoints/{id}/forceupdateservice: 2.20
    KubernetesDeleteByName, ///< DELETE /stacks/name/{name}: 2.20
    AsynchronousDeploys, ///< Stack updates answer before they are done: 2.45
};

/// The first version that has it.
ServerVersion availableSince(Feature feature);
bool has(const ServerVersion &server, Feature feature);

} // namespace longshore
