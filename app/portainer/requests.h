// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"
#include "app/portainer/environment.h"
#include "app/portainer/environmentaccess.h"
#include "app/portainer/signinsession.h"
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
/// PUT /settings; administrators; sends only what changes. portainer-api.md 8.1
Request<ServerSettings> changeSettings(const SettingsChange &change);
/// GET /system/version; any user; slow on a server without internet. portainer-api.md 1.6
Request<SystemVersion> systemVersion();

/// GET /users/admin/check; public; 204 true, 404 false: does an administrator exist? portainer-api.md 1.7
Request<bool> administratorExists();
/// POST /users/admin/init; public while there is no administrator. portainer-api.md 1.7
Request<User> createFirstAdministrator(const QString &name, const Secret &password);
/// POST /auth; public, rate limited: ten, one back a second, then an hour. portainer-api.md 1.8, 2.2
Request<SignInSession> signIn(const QString &userName, const Secret &password);
/// GET /users/me with the session cookie: what ending the session needs; 2.20 on. portainer-api.md 2.4
Request<CsrfProof> csrfProof();
/// POST /auth/logout with cookie and CSRF token; 2.21.4 on ends the session. Without both the server breaks. portainer-api.md 2.3
Request<Nothing> endSession();

/// GET /users/me; any user; 2.20 on (2.19 answers 400). portainer-api.md 3.2
Request<User> me();
/// GET /users/{id}; oneself or an administrator. The way to ask "who am I" on 2.19. portainer-api.md 3.2
Request<User> user(UserId id);
/// GET /users/{id}/tokens; oneself or an administrator; prefixes and dates only. portainer-api.md 3.3
Request<QList<AccessToken>> accessTokens(UserId owner);
/// POST /users/{id}/tokens; oneself, with the session of a sign-in; rate limited. An empty password is not sent (LDAP,
/// OAuth and 2.19 need none). portainer-api.md 3.3
Request<NewAccessToken> createAccessToken(UserId owner, const QString &description, const Secret &password);
/// DELETE /users/{id}/tokens/{token}; oneself or an administrator; unknown is 500. portainer-api.md 3.3
Request<Nothing> revokeAccessToken(UserId owner, AccessTokenId token);

/// GET /users; administrators and team leaders; id, name and role only. portainer-api.md 3.2
Request<QList<User>> users();
/// POST /users; administrators. Empty password for LDAP and OAuth. portainer-api.md 3.2
Request<User> createUser(const QString &name, const Secret &password, Role role);
/// PUT /users/{id}; administrators; sends only what changes. portainer-api.md 3.2
Request<User> changeUser(UserId id, const UserChange &change);
/// PUT /users/{id}/passwd; oneself; rate limited; ends all sessions of the user, not the access tokens. portainer-api.md 3.2
Request<Nothing> changePassword(UserId id, const Secret &current, const Secret &next);
/// DELETE /users/{id}; administrators; not oneself and not the first administrator. portainer-api.md 3.2
Request<Nothing> deleteUser(UserId id);

/// GET /teams; any user, filtered to what one may see. portainer-api.md 3.2
Request<QList<Team>> teams();
/// POST /teams; administrators. portainer-api.md 3.2
Request<Team> createTeam(const QString &name, const QList<UserId> &leaders = {});
/// PUT /teams/{id}; administrators. portainer-api.md 3.2
Request<Team> renameTeam(TeamId id, const QString &name);
/// DELETE /teams/{id}; administrators. portainer-api.md 3.2
Request<Nothing> deleteTeam(TeamId id);
/// GET /team_memberships; administrators and team leaders. portainer-api.md 3.2
Request<QList<TeamMembership>> memberships();
/// GET /users/{id}/memberships; oneself or an administrator. portainer-api.md 3.2
Request<QList<TeamMembership>> membershipsOf(UserId user);
/// POST /team_memberships; administrators and leaders of the team; twice is 409. portainer-api.md 3.2
Request<TeamMembership> addToTeam(UserId user, TeamId team, TeamRole role);
/// PUT /team_memberships/{id}; administrators and leaders of the team. portainer-api.md 3.2
Request<TeamMembership> changeMembership(const TeamMembership &membership);
/// DELETE /team_memberships/{id}; administrators and leaders of the team. portainer-api.md 3.2
Request<Nothing> removeFromTeam(MembershipId id);

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
/// GET /endpoints?excludeSnapshots=true, for who may use them; standard users are not told the users. portainer-api.md 5.1, 5.2
Request<QList<EnvironmentAccess>> environmentAccesses();
/// GET /endpoints/{id}?excludeSnapshot=true, for who may use it. portainer-api.md 5.2
Request<EnvironmentAccess> environmentAccess(EnvironmentId id);
/// PUT /endpoints/{id}; administrators; replaces both maps as a whole. portainer-api.md 5.3
Request<EnvironmentAccess> setEnvironmentAccess(EnvironmentId id, const AccessPolicies &policies);
/// GET /endpoint_groups; any user; standard users only those granted to them. portainer-api.md 5.3
Request<QList<EnvironmentGroup>> environmentGroups();

/// PUT /resource_controls/{id}; who may access it, within limits; replaces everything. portainer-api.md 8.6
Request<ResourceControl> changeOwnership(ResourceControlId id, const OwnershipChoice &choice);
/// POST /resource_controls; administrators; for a stack that has none yet. portainer-api.md 8.6
Request<ResourceControl> createStackOwnership(const QString &resourceId, const OwnershipChoice &choice);

} // namespace longshore::requests
