// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demosite.h"

namespace longshore::demo {

/// What `kubectl apply` made of a text (portainer-api.md 7.1).
struct Applied {
    QByteArray output; ///< "deployment.apps/web created\n"...
    QByteArray problem; ///< "failed to deploy kubernete stack: ..." [sic]
    bool isEndless = false; ///< The text is no YAML: a real server never answers, and goes on for ever.
};

Applied applyManifests(Site &site, const Stack &stack, const QByteArray &text, bool isNew);

} // namespace longshore::demo
