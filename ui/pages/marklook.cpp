// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/marklook.h"

#include "ui/models/rowmark.h"

namespace longshore {

std::optional<StateLook> lookOfMark(int mark)
{
    switch (static_cast<RowMark>(mark)) {
    case RowMark::Well: return StateLook{StateShape::Disc, ColourRole::Good};
    case RowMark::Wary: return StateLook{StateShape::Triangle, ColourRole::Warning};
    case RowMark::Bad: return StateLook{StateShape::Square, ColourRole::Bad};
    case RowMark::Off: return StateLook{StateShape::Ring, ColourRole::Muted};
    case RowMark::None: break;
    }
    return std::nullopt;
}

} // namespace longshore
