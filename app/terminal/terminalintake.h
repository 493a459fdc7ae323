// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <utility>

namespace longshore {

/// What of a program's output reaches the terminal library: whole characters, and whole sequences of a length it can take. Versions of
/// the library that are in use run over their own arrays on long ones, and lose characters that come in pieces.
///
/// Dropped: sequences with too many or too long parts, texts for the window around (but its title), what asks for the clipboard, files or
/// fonts, C1 controls, escapes that end as sequences and texts begin (the library takes them for such), the repetition of anything but
/// ASCII: the library never ends with one of no width. Broken UTF-8 becomes U+FFFD.
class TerminalIntake
{
public:
    static constexpr int MostParameters = 14;
    static constexpr int MostDigits = 4; ///< Of a number; a longer one counts as 9999.
    static constexpr qsizetype MostText = 1024; ///< Bytes of a title.

    /// What may go on now, in pieces that end where a cursor may have been put back to a place that is gone; the rest waits for its end.
    QByteArrayList take(const QByteArray &bytes);
    /// Whether margins may have been set since it was last asked.
    bool tookMargins() { return std::exchange(m_setsMargins, false); }

private:
    enum class State { Ground, Character, Escape, Control, Text, TextEscape };

    void takeByte(char byte);
    void ground(char byte);
    void character(char byte);
    void escape(char byte);
    void control(char byte);
    void text(char byte);
    void endControl(char final);
    void endText();
    void begin(State state);
    void endPiece();

    QByteArrayList m_pieces;
    QByteArray m_out;
    QByteArray m_held; ///< What has come of the character, sequence or text that is under way.
    State m_state = State::Ground;
    int m_missing = 0; ///< Bytes of the character.
    bool m_isTooLong = false;
    bool m_setsMargins = false;
    bool m_canRepeat = false; ///< The latest character is printable ASCII.
};

} // namespace longshore
