// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"
#include "app/portainer/environment.h"
#include "app/portainer/stack.h"
#include "app/portainer/system.h"
#include "app/portainer/user.h"

/// The table of contents of the API this client uses: one function per endpoint. Paths are relative to `<base>/api`.
namespace longshore::requests {

/// GET /system/status; public. Recognises a Portainer: JSON with Version and InstanceID. portainer-api.md 1.5
Request<SystemStatus> systemStatus();
/// GET /status; public, deprecated twin; also answers during the first-run lock-out. portainer-api.md 1.5, 1.7
Request<SystemStatus> deprecatedStatus();
/// GET /settings/public; public. portainer-api.md 1.5
Request<PublicSettings> publicSettings();
/// GET /settings; administrators. portainer-api.md 8.1
Request<ServerSettings> settings();
/// GET /users/admin/check; public; 204 true, 404 false: does an administrator exist? portainer-api.md 1.7
Request<bool> administratorExists();
/// GET /users/me; any user; 2.20 on (2.19 answers 400). portainer-api.md 3.2
Request<User> me();
/// GET /users/{id}; oneself or an administrator. The way to ask "who am I" on 2.19. portainer-api.md 3.2
Request<User> user(UserId id);
/// GET /users/{id}/tokens; oneself or an administrator; prefixes and dates only. portainer-api.md 3.3
Request<QList<AccessToken>> accessTokens(UserId owner);
/// GET /users; administrators and team leaders; id, name and role only. portainer-api.md 3.2
Request<QList<User>> users();
/// GET /teams; any user, filtered to what one may see. portainer-api.md 3.2
Request<QList<Team>> teams();
/// GET /stacks; any user; what that user may see, all environments, no paging. portainer-api.md 4.3
Request<QList<Stack>> stacks();
/// GET /stacks/{id}; access to the stack. portainer-api.md 4.4
Request<Stack> stack(StackId id);
/// GET /stacks/{id}/file; access to the stack; the entry file byte for byte. portainer-api.md 4.4
Request<StackFile> stackFile(StackId id);
/// GET /endpoints?excludeSnapshots=true&start&limit; any user; `start` from 1, `limit` 0 is all. portainer-api.md 5.1
Request<EnvironmentPage> environments(int start = 1, int limit = 0);
/// GET /endpoints/{id}?excludeSnapshot=true; access to the environment. portainer-api.md 5.1
Request<Environment> environment(EnvironmentId id);

} // namespace longshore::requests
