// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/servercolour.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

namespace longshore {

ColourRole serverColourRole(ServerColour colour)
{
    switch (colour) {
    case ServerColour::None:
    case ServerColour::Grey:
        break;
    case ServerColour::Blue:
        return ColourRole::Accent;
    case ServerColour::Green:
        return ColourRole::Good;
    case ServerColour::Teal:
        return ColourRole::MarkTeal;
    case ServerColour::Purple:
        return ColourRole::MarkPurple;
    case ServerColour::Pink:
        return ColourRole::MarkPink;
    case ServerColour::Red:
        return ColourRole::Bad;
    case ServerColour::Orange:
        return ColourRole::Warning;
    }
    return ColourRole::Muted;
}

QString serverColourName(ServerColour colour)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("ServerColour", text); };
    switch (colour) {
    case ServerColour::None:
        break;
    case ServerColour::Blue:
        return say("blue");
    case ServerColour::Green:
        return say("green");
    case ServerColour::Teal:
        return say("teal");
    case ServerColour::Purple:
        return say("purple");
    case ServerColour::Pink:
        return say("pink");
    case ServerColour::Red:
        return say("red");
    case ServerColour::Orange:
        return say("orange");
    case ServerColour::Grey:
        return say("grey");
    }
    return {};
}

QIcon serverColourSwatch(ServerColour colour, const QPalette &palette)
{
    if (colour == ServerColour::None)
        return {};
    constexpr int Side = 16;
    constexpr int Scale = 2; // Sharp on dense screens too.
    QPixmap picture(Side * Scale, Side * Scale);
    picture.setDevicePixelRatio(Scale);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintServerMark(painter, QRectF(5, 1, 6, Side - 2), colour, palette);
    return QIcon(picture);
}

void paintServerMark(QPainter &painter, const QRectF &box, ServerColour colour, const QPalette &palette)
{
    if (colour == ServerColour::None)
        return;
    const qreal corner = box.width() / 2;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeColour(serverColourRole(colour), palette));
    painter.drawRoundedRect(box, corner, corner);
}

} // namespace longshore
