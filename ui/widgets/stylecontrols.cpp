// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"
#include "ui/widgets/stylepaint.h"

#include <QPainter>
#include <QPushButton>

#include <array>

namespace longshore::stylepaint {

using namespace Qt::StringLiterals;

namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

bool keyboardFocus(const QStyleOption &option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

QColor faceOf(const QStyleOption &option, ButtonWeight weight)
{
    if (!has(option, QStyle::State_Enabled))
        return ink(ColourRole::Window, option);
    const bool down = has(option, QStyle::State_Sunken);
    const bool hover = has(option, QStyle::State_MouseOver);
    if (weight == ButtonWeight::Plain) {
        const bool on = has(option, QStyle::State_On);
        return ink(down ? ColourRole::Pressed
                : hover ? ColourRole::Hover
                : on    ? ColourRole::Selection
                        : ColourRole::Button,
            option);
    }
    const QColor full = ink(weight == ButtonWeight::Danger ? ColourRole::Bad : ColourRole::Accent, option);
    return down ? full.darker(115) : hover ? full.lighter(108) : full;
}

} // namespace

QColor ink(ColourRole role, const QStyleOption &option)
{
    return themeColour(role, option.palette);
}

void drawChevron(QPainter &painter, const QRect &room, const QString &name, const QColor &colour)
{
    const QPixmap picture = iconPixmap(name, chevron, colour, painter.device()->devicePixelRatioF());
    painter.drawPixmap(room.center().x() - chevron / 2 + 1, room.center().y() - chevron / 2 + 1, picture);
}

void roundedBox(QPainter &painter, const QRect &rect, const QColor &face, const QColor &edge, qreal corner, qreal stroke)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(face.isValid() ? QBrush(face) : QBrush(Qt::NoBrush));
    painter.setPen(edge.isValid() ? QPen(edge, stroke) : QPen(Qt::NoPen));
    const qreal inset = edge.isValid() ? stroke / 2 : 0;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), corner - inset, corner - inset);
    painter.restore();
}

ButtonWeight weightOf(const QStyleOption &option, const QWidget *widget)
{
    if (widget && widget->property("danger").toBool())
        return ButtonWeight::Danger;
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const bool preset = button && button->features.testFlag(QStyleOptionButton::DefaultButton);
    return preset || (widget && widget->property("primary").toBool()) ? ButtonWeight::Primary : ButtonWeight::Plain;
}

QColor buttonInk(const QStyleOption &option, const QWidget *widget)
{
    if (!has(option, QStyle::State_Enabled))
        return ink(ColourRole::Disabled, option);
    if (weightOf(option, widget) != ButtonWeight::Plain)
        return ink(ColourRole::AccentText, option);
    return option.palette.color(QPalette::ButtonText);
}

void button(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const ButtonWeight weight = weightOf(option, widget);
    const bool plain = weight == ButtonWeight::Plain || !has(option, QStyle::State_Enabled);
    roundedBox(painter, option.rect, faceOf(option, weight), plain ? ink(ColourRole::Outline, option) : QColor());
    if (!keyboardFocus(option))
        return;
    if (plain)
        roundedBox(painter, option.rect, {}, ink(ColourRole::Focus, option), radius, 2);
    else
        roundedBox(painter, option.rect.adjusted(2, 2, -2, -2), {}, ink(ColourRole::AccentText, option), radius - 2, 1.5);
}

void flatButton(QPainter &painter, const QStyleOption &option)
{
    QColor face;
    if (has(option, QStyle::State_Sunken))
        face = ink(ColourRole::Pressed, option);
    else if (has(option, QStyle::State_On))
        face = ink(ColourRole::Selection, option);
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        face = ink(ColourRole::Pressed, option);
    if (face.isValid() || keyboardFocus(option))
        roundedBox(painter, option.rect, face, keyboardFocus(option) ? ink(ColourRole::Focus, option) : QColor(), radius, 2);
}

void field(QPainter &painter, const QStyleOption &option)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focus = has(option, QStyle::State_HasFocus);
    const QColor face = ink(enabled ? ColourRole::Base : ColourRole::Window, option);
    const QColor edge = ink(focus ? ColourRole::Focus : ColourRole::Outline, option);
    roundedBox(painter, option.rect, face, edge, radius, focus ? 2 : 1);
}

void focusRing(QPainter &painter, const QStyleOption &option)
{
    roundedBox(painter, option.rect, {}, ink(ColourRole::Focus, option), 4, 2);
}

void checkBox(QPainter &painter, const QStyleOption &option)
{
    const bool on = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor fill = ink(enabled ? ColourRole::Accent : ColourRole::Disabled, option);
    const QColor edge =
        ink(has(option, QStyle::State_MouseOver) && enabled ? ColourRole::Accent : ColourRole::Muted, option);
    roundedBox(painter, option.rect, on ? fill : ink(ColourRole::Base, option), on ? QColor() : edge, 4);
    if (!on)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink(ColourRole::AccentText, option), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF box(option.rect);
    const auto at = [&box](qreal x, qreal y) { return QPointF(box.left() + x * box.width(), box.top() + y * box.height()); };
    const std::array<QPointF, 3> tick{at(0.25, 0.53), at(0.43, 0.70), at(0.75, 0.33)};
    if (has(option, QStyle::State_NoChange))
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    else
        painter.drawPolyline(tick.data(), int(tick.size()));
    painter.restore();
}

void radioButton(QPainter &painter, const QStyleOption &option)
{
    const bool on = has(option, QStyle::State_On);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor fill = ink(enabled ? ColourRole::Accent : ColourRole::Disabled, option);
    const QColor edge =
        ink(has(option, QStyle::State_MouseOver) && enabled ? ColourRole::Accent : ColourRole::Muted, option);
    const qreal corner = option.rect.width() / 2.0;
    roundedBox(painter, option.rect, ink(ColourRole::Base, option), on ? fill : edge, corner, on ? 5 : 1);
}

void comboBox(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow)
{
    if (option.editable)
        field(painter, option);
    else
        button(painter, option, nullptr);
    const bool enabled = has(option, QStyle::State_Enabled);
    drawChevron(painter, arrow, u"chevron-down"_s, ink(enabled ? ColourRole::Muted : ColourRole::Disabled, option));
}

void spinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down)
{
    field(painter, option);
    const auto arrow = [&](QAbstractSpinBox::StepEnabledFlag step, const QRect &room, const QString &name) {
        const bool enabled = option.stepEnabled.testFlag(step) && has(option, QStyle::State_Enabled);
        drawChevron(painter, room, name, ink(enabled ? ColourRole::Muted : ColourRole::Line, option));
    };
    arrow(QAbstractSpinBox::StepUpEnabled, up, u"chevron-up"_s);
    arrow(QAbstractSpinBox::StepDownEnabled, down, u"chevron-down"_s);
}

} // namespace longshore::stylepaint
