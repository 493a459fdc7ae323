// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longshore {

/// A tooltip that shows `text` as it stands: tooltips take text that looks like markup for markup, so that is escaped
/// (and then marked as markup, or the escapes would show).
QString plainToolTip(const QString &text);

} // namespace longshore
