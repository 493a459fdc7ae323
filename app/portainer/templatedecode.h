// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"
#include "app/portainer/template.h"

/// Continued from decode.h: templates.
namespace longshore::decode {

Result<QList<CustomTemplate>> customTemplates(const Answer &answer);
Result<CustomTemplate> customTemplate(const Answer &answer);
Result<QList<AppTemplate>> appTemplates(const Answer &answer);

} // namespace longshore::decode
