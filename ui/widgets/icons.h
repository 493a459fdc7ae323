// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPixmap>
#include <QString>

namespace longshore {

enum class ColourRole;

/// One of our own line icons (resources/icons/NAME.svg), tinted by the palette of whatever paints it, sharp at any scale.
QIcon themedIcon(const QString &name);

/// The same in the palette's muted colour, for marks that should not speak up.
QIcon mutedIcon(const QString &name);

/// The same in the colour of a role, such as that of a warning, whatever paints it.
QIcon roleIcon(const QString &name, ColourRole role);

/// The same drawing as a picture of `size` x `size` logical px in one colour, for painting code; cached.
QPixmap iconPixmap(const QString &name, int size, const QColor &colour, qreal devicePixelRatio);

/// The application's icon: a crate on a crane's hook, in its own colours.
QIcon applicationIcon();

} // namespace longshore
