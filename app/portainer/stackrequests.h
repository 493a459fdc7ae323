// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"
#include "app/portainer/stackchange.h"

/// The table of contents, continued from requests.h: what changes stacks. Up to 2.23 all of them answer only when the work is done, which
/// may take minutes and goes on when nobody waits for it (portainer-api.md 4.9).
namespace longshore::requests {

/// POST /stacks/{id}/start; access to the stack; running already is 409, active without containers 400. portainer-api.md 4.8
Request<Stack> startStack(const StackTarget &stack);
/// POST /stacks/{id}/stop; access to the stack; removes containers and networks; inactive is 400. portainer-api.md 4.8
Request<Stack> stopStack(const StackTarget &stack);
/// PUT /stacks/{id}; access to the stack; detaches a git stack for good. portainer-api.md 4.6
Request<Stack> updateStack(const StackTarget &stack, const StackUpdate &update);
/// DELETE /stacks/{id}; access to the stack; volumes stay. portainer-api.md 4.8
Request<Nothing> deleteStack(const StackTarget &stack);
/// DELETE /stacks/{name}?external=true; administrators; a Swarm stack that Portainer has no record of. portainer-api.md 4.8
Request<Nothing> deleteExternalSwarmStack(const QString &name, EnvironmentId environment);
/// POST /stacks/{id}/migrate; access to both environments; deploys there, then removes here. portainer-api.md 4.8
Request<Stack> migrateStack(const StackTarget &stack, const StackMigration &migration);
/// PUT /stacks/{id}/associate; administrators; adopts an orphan, deploys nothing. portainer-api.md 4.8
Request<Stack> associateStack(StackId id, EnvironmentId environment, const QString &swarmId, bool isRunning);

/// POST /stacks/create/{standalone|swarm}/string; access to the environment; 200. portainer-api.md 4.5
Request<Stack> createStack(const NewStack &stack);
/// POST /stacks/create/kubernetes/string; access to the environment; tells no id. portainer-api.md 4.5
Request<Nothing> createKubernetesStack(const NewStack &stack);
/// POST /stacks/create/{standalone|swarm}/repository; access to the environment. portainer-api.md 4.5
Request<Stack> createGitStack(const NewGitStack &stack);
/// POST /stacks/create/kubernetes/repository; access to the environment; tells no id. portainer-api.md 4.5
Request<Nothing> createKubernetesGitStack(const NewGitStack &stack);

/// POST /stacks/{id}/git; access to the stack; saves settings, deploys nothing; Docker types. portainer-api.md 4.7
Request<Stack> changeGitSettings(const StackTarget &stack, const GitSettings &settings);
/// PUT /stacks/{id}; access to the stack; the same for a Kubernetes stack from git. portainer-api.md 4.6
Request<Stack> changeKubernetesGitSettings(const StackTarget &stack, const GitSettings &settings);
/// PUT /stacks/{id}/git/redeploy; access to the stack; pulls the newest commit and deploys it. portainer-api.md 4.7
Request<Stack> redeployGitStack(const StackTarget &stack, const GitRedeploy &redeploy);
/// POST /gitops/repo/file/preview; any user; clones, so it may take long; changes nothing. portainer-api.md 8.7
Request<StackFile> previewGitFile(const GitFileWanted &wanted);

} // namespace longshore::requests
