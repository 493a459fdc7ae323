// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"
#include "app/portainer/containerdetails.h"
#include "app/portainer/engine.h"
#include "app/portainer/engineevent.h"
#include "app/portainer/environment.h"
#include "app/portainer/environmentaccess.h"
#include "app/portainer/exec.h"
#include "app/portainer/servicespec.h"
#include "app/portainer/signinsession.h"
#include "app/portainer/stack.h"
#include "app/portainer/stats.h"
#include "app/portainer/system.h"
#include "app/portainer/user.h"

/// From the text of an answer to the value it stands for (portainer-api.md 0.3).
///
/// Missing, `null` and empty mean the same; unknown members are left aside, but have to be JSON; a wrong type is a
/// Protocol error that names the path: "stacks[12].GitConfig.URL: expected a string". Every function may run in any thread.
namespace longshore::decode {

Result<QList<Stack>> stacks(const Answer &answer);
Result<Stack> stack(const Answer &answer);
Result<StackFile> stackFile(const Answer &answer);
/// A file of a repository, spelled otherwise than that of a stack.
Result<StackFile> previewedFile(const Answer &answer);
Result<QList<Container>> containers(const Answer &answer);
Result<ContainerDetails> container(const Answer &answer);
Result<QString> containerId(const Answer &answer);
Result<QList<EngineNetwork>> networks(const Answer &answer);
Result<QList<EngineVolume>> volumes(const Answer &answer);
Result<QList<SwarmService>> services(const Answer &answer);
Result<QList<SwarmTask>> tasks(const Answer &answer);
Result<ServiceSpec> serviceSpec(const Answer &answer);
Result<QList<SwarmNode>> nodes(const Answer &answer);
Result<QString> clusterId(const Answer &answer);
Result<QList<EngineEvent>> events(const Answer &answer);
Result<QString> execId(const Answer &answer);
Result<ExecState> execState(const Answer &answer);
Result<ProcessTable> processes(const Answer &answer);
Result<ContainerStats> containerStats(const Answer &answer);
Result<EnvironmentPage> environments(const Answer &answer);
Result<Environment> environment(const Answer &answer);
Result<User> user(const Answer &answer);
Result<QList<User>> users(const Answer &answer);
Result<QList<AccessToken>> accessTokens(const Answer &answer);
Result<NewAccessToken> newAccessToken(const Answer &answer);
Result<QList<Team>> teams(const Answer &answer);
Result<Team> team(const Answer &answer);
Result<TeamMembership> membership(const Answer &answer);
Result<QList<TeamMembership>> memberships(const Answer &answer);
/// The session of a sign-in; its claims are read from the token, of which nobody here can check the signature.
Result<SignInSession> signInSession(const Answer &answer);
/// From the headers of an answer to the session cookie.
Result<CsrfProof> csrfProof(const Answer &answer);
Result<EnvironmentAccess> environmentAccess(const Answer &answer);
Result<QList<EnvironmentAccess>> environmentAccesses(const Answer &answer);
Result<QList<EnvironmentGroup>> environmentGroups(const Answer &answer);
Result<ResourceControl> resourceControl(const Answer &answer);
Result<SystemVersion> systemVersion(const Answer &answer);
/// For calls whose success is all there is to know.
Result<Nothing> nothing(const Answer &answer);
/// Refuses what only looks like a status: version and instance must be there.
Result<SystemStatus> systemStatus(const Answer &answer);
Result<PublicSettings> publicSettings(const Answer &answer);
Result<ServerSettings> settings(const Answer &answer);
/// 204 is yes. 404 is no only in the server's own words, as any other web server would answer 404 too.
Result<bool> administratorExists(const Answer &answer);

} // namespace longshore::decode
