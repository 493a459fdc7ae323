// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace longshore {

/// Every text that a screen reader could get from a window: names, descriptions, values, texts and cells of all
/// accessible objects, hidden ones too, with tooltips and status texts of the widgets.
QStringList accessibleTexts(QWidget *window);

/// What can be reached by keyboard now and says nothing of itself, by class and object name.
QStringList namelessControls(QWidget *window);

} // namespace longshore
