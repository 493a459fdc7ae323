// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demojson.h"
#include "app/demo/demomodel.h"

#include <span>

namespace longshore::demo {

/// What a template of the world's list makes (portainer-api.md 8.3).
struct AppTemplate {
    int id = 0;
    const char *title;
    const char *description;
    const char *app; ///< Which application it runs.
    const char *category;
    bool isSwarm = false;
};

std::span<const AppTemplate> appTemplates();
void writeAppTemplate(JsonWriter &json, const AppTemplate &appTemplate, DemoLine line);
/// The text of its file.
QByteArray fileOf(const AppTemplate &appTemplate);

/// The custom templates every demo has: two of the administrator's, one of them public, and one of alice's.
void addCustomTemplates(Model &model);
void writeCustomTemplate(JsonWriter &json, const CustomTemplate &customTemplate, DemoLine line, bool withControl = true);

} // namespace longshore::demo
