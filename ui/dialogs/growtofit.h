// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QLayout>

namespace longshore {

/// A dialog whose wrapped texts came later grows to what they need; it never shrinks under the pointer.
inline void growToFit(QDialog &dialog)
{
    QLayout &layout = *dialog.layout();
    layout.invalidate();
    layout.activate();
    const int needed = layout.hasHeightForWidth() ? layout.totalHeightForWidth(dialog.width()) : layout.totalSizeHint().height();
    if (needed > dialog.height())
        dialog.resize(dialog.width(), needed);
}

} // namespace longshore
