// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/dialogs/dialogstates.h"

namespace longshore {

/// The states of signing in with a user name and a password, of creating the first administrator, and of a token that is in
/// nobody's use.
QList<DialogState> passwordStates();

} // namespace longshore
