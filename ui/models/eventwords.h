// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/engineevent.h"

namespace longshore {

/// What happened, in plain words: "web-1 has ended (exit code 137)".
QString eventWords(const EngineEvent &event);
/// "Container", "Image"..., for a column.
QString eventTypeWord(const EngineEvent &event);

} // namespace longshore
