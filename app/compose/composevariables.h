// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/composefile.h"

namespace longshore::composevariables {

/// Fills in `variables` and `malformedReferences` out of every value of the file; keys are not interpolated.
void collect(ComposeFile &file, const QString &text);

} // namespace longshore::composevariables
