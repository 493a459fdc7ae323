// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/engine.h"
#include "app/session/operationplan.h"
#include "app/session/stackrights.h"

namespace longshore {

/// Whether anything can be changed there at all.
StackVerdict sceneVerdict(const StackScene &scene);
/// Whether something can be done to one container, by its state, by who is signed in and by the scene of its stack (server, environment,
/// read-only). Which containers a user sees, the server decides; who sees one may work with it (portainer-api.md 6.3).
StackVerdict verdictOn(ContainerAction action, const Container &container, const StackScene &scene);
/// The same for several: what is so already for some is left out for those, anything else holds all up.
StackVerdict verdictOn(ContainerAction action, const QList<Container> &containers, const StackScene &scene);
/// Whether it asks first, as something may be lost or interrupted.
bool isDangerous(ContainerAction action);

} // namespace longshore
