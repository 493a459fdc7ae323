// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoroutes.h"

/// What every change of a stack asks first, each in its own order and with its own words (portainer-api.md 4.2, 4.6 to 4.8).
namespace longshore::demo {

/// The words of one route.
struct StackRoute {
    const char *noEnvironment; ///< 404 of an environment that is not there.
    const char *denied; ///< 403 of an environment this user may not use.
    const char *disabled; ///< 403 where standard users may not touch stacks.
};

/// The stack of the path; else `refused` has what to answer. What it runs is on its engine and its file is kept from here on.
Stack *stackIn(Site &site, const Call &call, Response &refused);
/// The number in the query; `isNeeded`: 400 when it is missing, else 0 then.
std::optional<EnvironmentId> environmentIdIn(const Site &site, const Call &call, bool isNeeded, Response &refused);
/// 404 in the words for an environment with the number.
Response noSuchEnvironment(const Site &site, EnvironmentId id, const QByteArray &message);

/// Whether the user may use the environment; else what to answer.
std::optional<Response> refusedEnvironment(const Site &site, const Call &call, const Environment &environment, const QByteArray &message);
/// The environment of the path that is asked through the server, open to this user; else what to answer.
const Environment *openEnvironment(const Site &site, const Call &call, std::optional<Response> &refused);
/// Whether the stack is open to the user, and whether standard users may touch stacks at all; else what to answer.
std::optional<Response> refusedStack(const Site &site, const Call &call, const Stack &stack, const Environment &environment,
                                     const QByteArray &disabled);
/// All three, in the usual order.
std::optional<Response> refusedChange(const Site &site, const Call &call, const Stack &stack, EnvironmentId environment, const StackRoute &words);

/// The answer to a change: the stack without its control.
Response changed(Site &site, const Stack &stack);
/// 500 with a text for both members.
Response failed(const Site &site, const QByteArray &words);
/// "2_shop" is running there: containers of that project, or services of it for a Swarm.
bool isRunning(Site &site, const Stack &stack, EnvironmentId environment);
/// Lower case, and only what a project may be named with (portainer-api.md 4.1).
QByteArray normalized(const QByteArray &name);

} // namespace longshore::demo
