// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/composecheck.h"

namespace longshore::composestructure {

/// Compares the whole file with the shapes of the compose specification: types, unknown and missing keys, names of entries.
void check(const ComposeFile &file, TextProblems &problems);

} // namespace longshore::composestructure
