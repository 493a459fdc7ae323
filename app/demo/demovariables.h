// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoapps.h"
#include "app/demo/demomodel.h"
#include "app/demo/demorandom.h"
#include "app/demo/demosample.h"

namespace longshore::demo {

/// The variables of a stack; none at all for one that was made without saying any.
std::optional<QList<Variable>> variablesFor(Traits traits, const App &app, Random &random);

} // namespace longshore::demo
