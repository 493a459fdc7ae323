// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QLayout>
#include <QWidget>

namespace longshore {

/// A dialog whose wrapped texts came later grows to what they need; it never shrinks under the pointer.
inline void growToFit(QDialog &dialog)
{
    // Inner ones remember what they needed, until the next turn of the event loop tells them.
    for (QWidget *each : dialog.findChildren<QWidget *>()) {
        if (each->layout()) {
            each->layout()->invalidate();
            each->updateGeometry();
        }
    }
    QLayout &layout = *dialog.layout();
    layout.invalidate();
    layout.activate();
    const int needed = layout.hasHeightForWidth() ? layout.totalHeightForWidth(dialog.width()) : layout.totalSizeHint().height();
    if (needed > dialog.height())
        dialog.resize(dialog.width(), needed);
}

} // namespace longshore
