// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demojson.h"
#include "app/demo/demomodel.h"

namespace longshore::demo {

/// GET /settings/public (portainer-api.md 1.5).
void writePublicSettings(JsonWriter &json, const Model &model);
/// GET /settings (portainer-api.md 8.1).
void writeSettings(JsonWriter &json, const Model &model);

} // namespace longshore::demo
