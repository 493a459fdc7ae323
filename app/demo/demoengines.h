// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoengine.h"
#include "app/demo/demosite.h"

/// The engines of all environments, and how stacks come onto them (portainer-api.md 4.5 to 4.9).
namespace longshore::demo {

/// What is asked of a deploy besides the file.
struct DeployWish {
    bool pull = false;
    bool prune = false; ///< Swarm only.
    bool recreate = false;
};

/// The engine of an environment. What the sample runs is put on it when somebody asks the first time: the first few hundred
/// stacks, and any other as soon as it is asked for by name.
Engine &engineOf(Site &site, EnvironmentId environment);
void wake(Site &site, const QByteArray &project, EnvironmentId environment);

/// Under which name its containers run: its own, or the number of one without a name.
QByteArray projectOf(const Stack &stack);
bool isReachable(const Environment &environment);
/// "Cannot connect to the Docker daemon at tcp://... Is the docker daemon running?"
QByteArray unreachableWords(const Environment &environment);

/// What the file of a stack asks for, with its variables filled in.
ComposePlan planOf(const Stack &stack, const QByteArray &file);
/// Deploys the file for a Docker stack; returns the server's words when that fails. A failed `up` has taken a compose stack down by then.
QByteArray deployStack(Site &site, const Stack &stack, const QByteArray &file, DeployWish wish = {});
/// Removes what runs of a stack; volumes stay. Returns the server's words when that fails.
QByteArray takeDown(Site &site, const Stack &stack);

} // namespace longshore::demo
