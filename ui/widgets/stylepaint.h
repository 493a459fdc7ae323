// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QStyleOption>

class QPainter;
class QWidget;

/// The strokes LongshoreStyle is made of; nobody else includes this.
namespace longshore::stylepaint {

inline constexpr int radius = 6;
inline constexpr int chevron = 14;

QColor ink(ColourRole role, const QStyleOption &option);
void drawChevron(QPainter &painter, const QRect &room, const QString &name, const QColor &colour);
void roundedBox(
    QPainter &painter, const QRect &rect, const QColor &face, const QColor &edge, qreal corner = radius, qreal stroke = 1);

// Buttons and fields
enum class ButtonWeight { Plain, Primary, Danger };
ButtonWeight weightOf(const QStyleOption &option, const QWidget *widget);
QColor buttonInk(const QStyleOption &option, const QWidget *widget);
void button(QPainter &painter, const QStyleOption &option, const QWidget *widget);
void flatButton(QPainter &painter, const QStyleOption &option);
void field(QPainter &painter, const QStyleOption &option);
void focusRing(QPainter &painter, const QStyleOption &option);
void checkBox(QPainter &painter, const QStyleOption &option);
void radioButton(QPainter &painter, const QStyleOption &option);
void comboBox(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow);
void spinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down);

// Bars and menus
void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &thumb, const QColor &ground);
void tab(QPainter &painter, const QStyleOptionTab &option);
void splitter(QPainter &painter, const QStyleOption &option);
void menuBarItem(QPainter &painter, const QStyleOptionMenuItem &option);
void menuItem(QPainter &painter, const QStyleOptionMenuItem &option);
void menuFrame(QPainter &painter, const QStyleOption &option);
void progressBar(QPainter &painter, const QStyleOptionProgressBar &option);
inline constexpr int menuIconColumn = 32;
inline constexpr int menuTextInset = 14;

// Item views
void headerSection(QPainter &painter, const QStyleOption &option);
void rowGround(QPainter &painter, const QStyleOptionViewItem &option, bool sidebar);
void branch(QPainter &painter, const QStyleOption &option);

} // namespace longshore::stylepaint
