// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/dialogs/dialogstates.h"

namespace longshore {

/// The dialogs about users, teams, access and settings, guarded and not.
QList<DialogState> peopleStates();

} // namespace longshore
