// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/serverversion.h"

namespace longshore {

/// What the lines of the server differ in, as far as a client can tell (portainer-api.md 0.2); known from the version.
enum class Feature {
    CookieSessions, ///< Signing in also sets a cookie, and writes with it need CSRF headers: 2.20
    OriginCheck, ///< Cookie writes also have to name their origin: 2.27.7; between the lines unknown.
    UsersMe, ///< GET /users/me: 2.20
    TokenNeedsPassword, ///< Creating an access token asks for the password: 2.20
    OneCredentialOnly, ///< A bad credential or two at once are refused at once: 2.20
    SignOutRevokesToken, ///< Signing out ends the session's JWT: a patch of 2.21, at the latest 2.21.4
    RefusalTellsWhy, ///< 401 says whether the credential is missing or bad: 2.20
    CapitalDetails, ///< The `details` of an error start with a capital letter: 2.21
    RefusalEchoesRequest, ///< The `details` of a type error repeat what was sent: 2.21
    DockerDashboard, ///< GET /docker/{id}/dashboard: 2.22
    DockerImages, ///< GET /docker/{id}/images: 2.21
    ForceUpdateService, ///< PUT /endpoints/{id}/forceupdateservice: 2.20
    KubernetesDeleteByName, ///< DELETE /stacks/name/{name}: 2.20
    KubernetesNameOptional, ///< Kubernetes stacks may be made without a name: 2.20
    ContainerEngine, ///< Environments say docker or podman: 2.23
    SnapshotContainerCount, ///< 2.20.3
    SnapshotHealth, ///< The health counters of snapshots are right: up to 2.20
    StackComposeFormat, ///< Stacks say IsComposeFormat: up to 2.21
    CreateByTypeAndMethod, ///< POST /stacks/create/{type}/{method}: 2.19
    CreateByQuery, ///< The deprecated POST /stacks?type=&method=: 2.19.1 up to 2.44
    WebhookInBackground, ///< Stack webhooks answer before the deploy: 2.23
    ShellMessageLimit, ///< Shell messages over 2048 bytes end the session: 2.22
    RepullFlag, ///< Updates take RepullImageAndRedeploy besides PullImage: 2.36
    AsynchronousDeploys, ///< Stack updates answer before they are done: 2.45
    LastFeature = AsynchronousDeploys,
};

/// The first version that has it; null where every version did.
ServerVersion availableSince(Feature feature);
/// The first version that has it no more; null while there is none.
ServerVersion goneSince(Feature feature);
/// False also when the version is not known.
bool has(const ServerVersion &server, Feature feature);

} // namespace longshore
