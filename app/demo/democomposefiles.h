// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demomodel.h"

namespace longshore::demo {

/// The entry file of a stack, of a kind that fits its type: compose, compose with `deploy` sections, or manifests.
QByteArray fileOf(const Stack &stack);

/// The two halves of it.
QByteArray composeFile(const Stack &stack);
QByteArray kubernetesManifests(const Stack &stack);

} // namespace longshore::demo
