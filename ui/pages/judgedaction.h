// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackrights.h"

class QAction;

namespace longshore {

/// Enables an action, or says why it is not: in the tooltip, in the status bar, and in what a screen reader says.
void judgeAction(QAction &action, const StackVerdict &verdict);

} // namespace longshore
