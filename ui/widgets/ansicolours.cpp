// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ansicolours.h"

#include "ui/widgets/theme.h"

#include <array>

namespace longshore {

namespace {

    constexpr double Readable = 4.5; ///< WCAG 2, AA.

    ColourRole roleOf(quint32 index)
    {
        constexpr std::array<ColourRole, 16> roles{
            ColourRole::Muted, ColourRole::Bad,    ColourRole::Good,       ColourRole::Warning,  ColourRole::Info,
            ColourRole::MarkPurple, ColourRole::MarkTeal, ColourRole::Text, ColourRole::Muted,   ColourRole::Bad,
            ColourRole::Good,  ColourRole::Warning, ColourRole::Info,    ColourRole::MarkPink, ColourRole::MarkTeal,
            ColourRole::Text,
        };
        return roles[index];
    }

    /// The cube of 6 x 6 x 6 and the greys of xterm.
    QColor beyondTheFirst(quint32 index)
    {
        if (index >= 232) {
            const int grey = int(8 + (index - 232) * 10);
            return QColor::fromRgb(grey, grey, grey);
        }
        const auto part = [](quint32 step) { return step == 0 ? 0 : int(55 + 40 * step); };
        return QColor::fromRgb(part((index - 16) / 36), part((index - 16) / 6 % 6), part((index - 16) % 6));
    }

    QColor readableOn(QColor colour, const QColor &background)
    {
        const bool isDark = background.lightnessF() < 0.5F;
        for (int step = 0; step < 20 && contrastRatio(colour, background) < Readable; ++step) {
            const float lightness = colour.lightnessF() + (isDark ? 0.05F : -0.05F);
            colour = QColor::fromHslF(std::max(colour.hslHueF(), 0.0F), colour.hslSaturationF(), std::clamp(lightness, 0.0F, 1.0F));
        }
        return colour;
    }

} // namespace

QColor ansiColour(const AnsiColour &colour, const QPalette &palette)
{
    if (colour.kind == AnsiColour::Kind::Default)
        return {};
    if (colour.kind == AnsiColour::Kind::Indexed && colour.value < 16)
        return readableOn(themeColour(roleOf(colour.value), palette), palette.color(QPalette::Base));
    const QColor asked = colour.kind == AnsiColour::Kind::Rgb ? QColor::fromRgb(QRgb(colour.value)) : beyondTheFirst(colour.value);
    return readableOn(asked, palette.color(QPalette::Base));
}

QTextCharFormat ansiFormat(const AnsiLook &look, const QPalette &palette)
{
    QTextCharFormat format;
    QColor text = ansiColour(look.text, palette);
    QColor behind = ansiColour(look.behind, palette);
    if (look.faint && !text.isValid())
        text = themeColour(ColourRole::Muted, palette);
    if (look.inverse) {
        std::swap(text, behind);
        if (!behind.isValid())
            behind = palette.color(QPalette::Text);
    }
    // Only one of the two is taken from the program: which of the theme's colours can be read on one another is not known.
    if (behind.isValid()) {
        format.setBackground(behind);
        text = palette.color(QPalette::Base);
    }
    if (look.hidden)
        text = behind.isValid() ? behind : palette.color(QPalette::Base);
    if (text.isValid())
        format.setForeground(text);
    if (look.bold)
        format.setFontWeight(QFont::Bold);
    format.setFontItalic(look.italic);
    format.setFontUnderline(look.underlined);
    format.setFontStrikeOut(look.struck);
    return format;
}

QColor sourceColour(int number, const QPalette &palette)
{
    constexpr std::array roles{ColourRole::Info, ColourRole::MarkPurple, ColourRole::MarkTeal, ColourRole::MarkPink, ColourRole::Warning,
                               ColourRole::Good};
    return readableOn(themeColour(roles[std::size_t(number) % roles.size()], palette), palette.color(QPalette::Base));
}

QColor levelColour(LogLevel level, const QPalette &palette)
{
    switch (level) {
    case LogLevel::Error:
        return themeColour(ColourRole::Bad, palette);
    case LogLevel::Warning:
        return themeColour(ColourRole::Warning, palette);
    case LogLevel::Debug:
    case LogLevel::Trace:
        return themeColour(ColourRole::Muted, palette);
    default:
        return {};
    }
}

} // namespace longshore
