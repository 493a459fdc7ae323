// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackbefore.h"

namespace longshore {

/// Of a stack without a record: containers, services and networks that are there now and were not when it was shown, by name; what nobody was
/// asked about is not removed. Empty when nothing was shown.
QStringList newsSince(const std::optional<StackBefore> &shown, const StackBefore &now);

} // namespace longshore
