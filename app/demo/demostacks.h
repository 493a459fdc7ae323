// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demomodel.h"

namespace longshore::demo {

/// Fills the model with so many stacks: first the fifty of the sample, one for everything a client has to cope with, then
/// varied further ones. The same number gives the same stacks; dates are relative to the start of the server.
/// Stops early when the thread is asked to end.
void addStacks(Model &model, int count);

} // namespace longshore::demo
