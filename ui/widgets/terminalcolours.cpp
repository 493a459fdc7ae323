// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/terminalcolours.h"

#include "ui/widgets/theme.h"

#include <array>

namespace longshore::terminalcolours {

namespace {

QColor dark(ColourRole role)
{
    return Theme::colour(role, true);
}

/// The eight by name; a bright one is a little lighter.
QColor named(int index)
{
    static constexpr std::array roles{ColourRole::Thumb,  ColourRole::Bad,        ColourRole::Good,     ColourRole::Warning,
                                      ColourRole::Accent, ColourRole::MarkPurple, ColourRole::MarkTeal, ColourRole::Muted};
    constexpr int Brighter = 120;
    const QColor plain = dark(roles.at(static_cast<std::size_t>(index % 8)));
    if (index < 8)
        return plain;
    return index == 15 ? dark(ColourRole::Text) : plain.lighter(Brighter);
}

/// 16 to 231: a cube of six steps each; 232 to 255: greys.
QColor numbered(int index)
{
    constexpr int FirstGrey = 232;
    if (index >= FirstGrey) {
        const int grey = 8 + 10 * (index - FirstGrey);
        return QColor(grey, grey, grey);
    }
    static constexpr std::array steps{0, 95, 135, 175, 215, 255};
    const auto step = [](int part) { return steps.at(static_cast<std::size_t>(part % 6)); };
    const int place = index - 16;
    return QColor(step(place / 36), step(place / 6), step(place));
}

} // namespace

QColor ground()
{
    return dark(ColourRole::Sidebar);
}

QColor text()
{
    return dark(ColourRole::Text);
}

QColor selection()
{
    return dark(ColourRole::Selection);
}

QColor resolved(const TerminalColour &colour, const QColor &otherwise)
{
    switch (colour.kind) {
    case TerminalColour::Kind::Indexed:
        return colour.red < 16 ? named(colour.red) : numbered(colour.red);
    case TerminalColour::Kind::Direct:
        return QColor(colour.red, colour.green, colour.blue);
    case TerminalColour::Kind::Default:
        break;
    }
    return otherwise;
}

QColor resolvedGround(const TerminalColour &colour, const QColor &otherwise)
{
    constexpr int Darker = 210;
    const bool isNamed = colour.kind == TerminalColour::Kind::Indexed && colour.red < 15;
    return isNamed ? named(colour.red).darker(Darker) : resolved(colour, otherwise);
}

} // namespace longshore::terminalcolours
