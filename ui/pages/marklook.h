// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/stateshape.h"

#include <optional>

namespace longshore {

/// The shape of a RowMark, as a MarkDelegate asks for it; none for RowMark::None.
std::optional<StateLook> lookOfMark(int mark);

} // namespace longshore
