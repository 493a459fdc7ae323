// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <array>

namespace longshore {

/// A colour as a program in a terminal names it; which one that is on screen is for the view to say.
struct TerminalColour {
    enum class Kind : quint8 {
        Default,
        Indexed, ///< `red` is the index: 0 to 15 by name, 16 to 255 by number.
        Direct,
    };
    Kind kind = Kind::Default;
    quint8 red = 0;
    quint8 green = 0;
    quint8 blue = 0;
    bool operator==(const TerminalColour &) const = default;
};

/// How the text of a cell is to look, colours aside.
struct TerminalStyle {
    bool bold : 1 = false;
    bool italic : 1 = false;
    bool underline : 1 = false;
    bool strike : 1 = false;
    bool reverse : 1 = false;
    bool blink : 1 = false;
    bool operator==(const TerminalStyle &) const = default;
};

/// One place of a terminal's grid.
struct TerminalCell {
    std::array<char32_t, 3> text{}; ///< A character and what combines with it; all 0: blank.
    TerminalColour foreground;
    TerminalColour background;
    TerminalStyle style;
    quint8 width = 1; ///< 2: reaches over the next cell, which then is blank and of width 0.

    bool isBlank() const { return text[0] == 0; }
    /// Blank, and looks like nothing was ever written there.
    bool isUntouched() const { return isBlank() && background.kind == TerminalColour::Kind::Default && !style.reverse && !style.underline; }
    bool looksLike(const TerminalCell &other) const
    {
        return foreground == other.foreground && background == other.background && style == other.style;
    }
    bool operator==(const TerminalCell &) const = default;
};

using TerminalLine = QList<TerminalCell>;

/// The text of cells `from` to before `to`, blanks as spaces; those at the end of the line are left out.
QString textOf(const TerminalLine &line, int from, int to);

} // namespace longshore
