// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/apierror.h"

#include <QString>

namespace longshore {

/// Why a deploy failed, as far as the server's words tell: one sentence with what to do next; empty when they say nothing known. Names of
/// images, ports and services in it are the server's, cleaned. `environment`: name, for the security settings that forbid things.
/// Texts: portainer-api.md 4.5 to 4.8.
QString deployReason(const ApiError &error, const QString &environment);

} // namespace longshore
