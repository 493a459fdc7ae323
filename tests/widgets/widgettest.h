// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QTest>
#include <QWidget>

/// What a screen reader is told about a widget.
inline QString spokenName(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}

inline QAccessible::Role spokenRole(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget)->role();
}

/// Shows the widget as a window of its own that has the keyboard.
inline bool showActive(QWidget &widget)
{
    widget.move(300, 200); // Away from the pointer.
    widget.show();
    widget.activateWindow();
    return QTest::qWaitForWindowActive(&widget);
}
