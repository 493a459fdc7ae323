// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoroutes.h"

namespace longshore::demo {

/// What is wanted of a stack that does not exist yet.
struct Wanted {
    Stack stack; ///< With its file, unless it comes from a repository.
    QByteArray problem; ///< Of the payload, in the server's words.
};

/// A new stack, deployed, or what to answer instead; a create that fails leaves no record (portainer-api.md 4.5).
Response createDockerStack(Site &site, const Call &call, const Environment &environment, Wanted wanted);
/// Tells what kubectl says, and no id.
Response createKubernetesStack(Site &site, const Call &call, const Environment &environment, Wanted wanted);

/// The body of POST /stacks/create/{type}/{method}.
Wanted wantedIn(const Site &site, const Request &request, StackKind kind, const QByteArray &method);

} // namespace longshore::demo
