// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demojson.h"
#include "app/demo/demomodel.h"

namespace longshore::demo {

/// What differs between the answers that carry an environment (portainer-api.md 5.1, 5.2).
struct EnvironmentView {
    bool inList = true; ///< The list fills in the default check-in interval and hides who else has access.
    bool forAdministrator = true;
    bool withSnapshot = false;
};

void writeEnvironment(JsonWriter &json, const Model &model, const Environment &environment, EnvironmentView view);

void writeGroup(JsonWriter &json, const Model &model, const EnvironmentGroup &group);

/// The last picture Portainer took of an engine: counts, and the raw lists of the engine, which are empty here.
void writeDockerSnapshot(JsonWriter &json, const Model &model, const Environment &environment);
void writeKubernetesSnapshot(JsonWriter &json, const Model &model);

} // namespace longshore::demo
