// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace longshore {

/// One of our own line icons (resources/icons/NAME.svg), tinted by the palette of whatever paints it, sharp at any scale.
QIcon themedIcon(const QString &name);

} // namespace longshore
