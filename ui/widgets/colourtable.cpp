// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include <QFontMetrics>

#include <algorithm>
#include <array>
#include <cmath>

namespace longshore {

namespace {

struct Pair {
    ColourRole role;
    QRgb light;
    QRgb dark;
};

// The only place where colours are spelt, in the order of ColourRole.
constexpr std::array table{
    Pair{ColourRole::Window, 0xfff4f5f7, 0xff1b1d22},
    Pair{ColourRole::Base, 0xffffffff, 0xff22252b},
    Pair{ColourRole::Sidebar, 0xffecedf1, 0xff17191d},
    Pair{ColourRole::Text, 0xff1b1f26, 0xffe7e9ed},
    Pair{ColourRole::Muted, 0xff575e6b, 0xffa6adb9},
    Pair{ColourRole::Line, 0xffdfe2e7, 0xff343840},
    Pair{ColourRole::Accent, 0xff1a62c6, 0xff78b2ff},
    Pair{ColourRole::AccentText, 0xffffffff, 0xff0c1a2d},
    Pair{ColourRole::Selection, 0xffdceafd, 0xff2b405f},
    Pair{ColourRole::Good, 0xff14703f, 0xff5bcf91},
    Pair{ColourRole::Warning, 0xff8a5400, 0xffe8b655},
    Pair{ColourRole::Bad, 0xffb92c2a, 0xffff8f88},
    Pair{ColourRole::Info, 0xff1a62c6, 0xff78b2ff},
    Pair{ColourRole::BannerWarning, 0xfffff4dc, 0xff36301f},
    Pair{ColourRole::BannerBad, 0xfffdebea, 0xff3b2627},
    Pair{ColourRole::BannerInfo, 0xffe8f1fd, 0xff202f45},
    Pair{ColourRole::Outline, 0xffcfd3da, 0xff434852},
    Pair{ColourRole::Button, 0xffffffff, 0xff2a2d34},
    Pair{ColourRole::Hover, 0xfff0f2f5, 0xff31353d},
    Pair{ColourRole::Pressed, 0xffe4e7ec, 0xff3a3f48},
    Pair{ColourRole::Disabled, 0xff969da9, 0xff6c737f},
    Pair{ColourRole::Focus, 0xff2f7be6, 0xff78b2ff},
    Pair{ColourRole::Thumb, 0xffb9bec7, 0xff4d535e},
    Pair{ColourRole::Tooltip, 0xff2a2e36, 0xff3a3f49},
    Pair{ColourRole::TooltipText, 0xfff4f5f7, 0xffeceef1},
    Pair{ColourRole::CodeLine, 0xfff3f6fb, 0xff292d35},
    Pair{ColourRole::CodeKey, 0xff1a5bb8, 0xff86b9ff},
    Pair{ColourRole::CodeString, 0xff17663c, 0xff86d3a4},
    Pair{ColourRole::CodeNumber, 0xff9a3f10, 0xfff0aa7c},
    Pair{ColourRole::CodeComment, 0xff5b626e, 0xffa9b0bc},
    Pair{ColourRole::Match, 0xffffedb0, 0xff473b14},
    Pair{ColourRole::MatchCurrent, 0xffffdb7a, 0xff4d3f10},
    Pair{ColourRole::MarkTeal, 0xff0b6b74, 0xff55c7cd},
    Pair{ColourRole::MarkPurple, 0xff6a3fb8, 0xffc0a4ff},
    Pair{ColourRole::MarkPink, 0xffa5286f, 0xffff93c8},
};
static_assert(table.size() == ColourRoleCount);
static_assert(std::ranges::is_sorted(table, {}, &Pair::role));

bool isOurs(const QPalette &palette, bool dark)
{
    return palette.color(QPalette::Active, QPalette::WindowText) == Theme::colour(ColourRole::Text, dark)
        && palette.color(QPalette::Active, QPalette::Link) == Theme::colour(ColourRole::Accent, dark);
}

QColor mixed(const QColor &first, const QColor &second, float share)
{
    const auto part = [share](float a, float b) { return a + (b - a) * share; };
    return QColor::fromRgbF(
        part(first.redF(), second.redF()), part(first.greenF(), second.greenF()), part(first.blueF(), second.blueF()));
}

/// Under a platform's own palette neutral roles come from it; good, warning and bad keep our hues.
QColor derived(ColourRole role, const QPalette &palette, bool dark)
{
    const QColor window = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    switch (role) {
    case ColourRole::Window:
    case ColourRole::Sidebar:
    case ColourRole::CodeLine:
        return window;
    case ColourRole::Base:
        return palette.color(QPalette::Base);
    case ColourRole::Text:
        return text;
    case ColourRole::Muted:
    case ColourRole::CodeComment:
        return mixed(text, window, 0.2F);
    case ColourRole::Line:
        return mixed(text, window, 0.8F);
    case ColourRole::Outline:
    case ColourRole::Thumb:
        return mixed(text, window, 0.6F);
    case ColourRole::Accent:
    case ColourRole::Info:
        return palette.color(QPalette::Link);
    case ColourRole::AccentText:
        return palette.color(QPalette::HighlightedText);
    case ColourRole::Selection:
    case ColourRole::Focus:
        return palette.color(QPalette::Highlight);
    case ColourRole::BannerWarning:
    case ColourRole::BannerBad:
    case ColourRole::BannerInfo:
    case ColourRole::Hover:
        return mixed(window, text, 0.06F);
    case ColourRole::Button:
        return palette.color(QPalette::Button);
    case ColourRole::Pressed:
        return mixed(window, text, 0.12F);
    case ColourRole::Disabled:
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    case ColourRole::Tooltip:
        return palette.color(QPalette::ToolTipBase);
    case ColourRole::TooltipText:
        return palette.color(QPalette::ToolTipText);
    default:
        return Theme::colour(role, dark);
    }
}

double linear(float channel)
{
    return channel <= 0.04045F ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

QColor Theme::colour(ColourRole role, bool dark)
{
    const Pair &pair = table.at(static_cast<size_t>(role));
    return QColor::fromRgb(dark ? pair.dark : pair.light);
}

QColor themeColour(ColourRole role, const QPalette &palette)
{
    const bool dark = palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
    return isOurs(palette, dark) ? Theme::colour(role, dark) : derived(role, palette, dark);
}

int rowHeight(const QFontMetrics &metrics)
{
    return std::max(24, (metrics.height() + 14 + 2) / 4 * 4);
}

double contrastRatio(const QColor &first, const QColor &second)
{
    const double a = luminance(first);
    const double b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace longshore
