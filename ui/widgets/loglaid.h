// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/logview.h"

#include <cmath>

namespace longshore {

// For the files of LogView only.
struct LogView::Laid {
    QTextLayout layout;
    int height = 0;
    int width = 0; ///< px

    /// `width` -1: as wide as it needs.
    void layOut(int lineWidth, int lineHeight)
    {
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(lineWidth < 0 ? 1e6 : std::max(lineWidth, lineHeight * 4));
            line.setPosition({0, double(height) + 2});
            height += lineHeight;
            width = std::max(width, int(std::ceil(line.naturalTextWidth())));
        }
        layout.endLayout();
        height = std::max(height, lineHeight);
    }
};

} // namespace longshore
