// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/dialogs/dialogstates.h"

namespace longshore {

/// What asks before stacks are changed.
QList<DialogState> stackStates();

} // namespace longshore
