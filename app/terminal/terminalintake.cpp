// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminalintake.h"

#include <QStringDecoder>

#include <algorithm>
#include <utility>

namespace longshore {

namespace {

constexpr char Escape = '\x1b';
constexpr char Bell = '\x07';
constexpr char Cancel = '\x18';
constexpr char Substitute = '\x1a';
constexpr char Replacement[] = "\xef\xbf\xbd";
constexpr qsizetype MostHeld = 256; ///< Bytes of a sequence.
constexpr qsizetype MostIntermediates = 2;

bool isC0(char byte)
{
    return uchar(byte) < 0x20;
}

bool isBetween(char byte, int first, int last)
{
    return uchar(byte) >= first && uchar(byte) <= last;
}

/// How many bytes follow the first of a character; -1 for one that cannot be the first.
int following(char first)
{
    if (isBetween(first, 0xc2, 0xdf))
        return 1;
    if (isBetween(first, 0xe0, 0xef))
        return 2;
    return isBetween(first, 0xf0, 0xf4) ? 3 : -1;
}

/// Follows the escape of a text for the window around.
bool isText(char byte)
{
    return byte == ']' || byte == 'P' || byte == '_' || byte == '^' || byte == 'X';
}

/// What the library takes for the beginning of a sequence or a text, even behind other bytes of an escape, where it begins none.
bool beginsMore(char final)
{
    return final == '[' || isText(final);
}

/// A C1 control, spelt as two bytes; or no character at all.
bool isUnwanted(const QByteArray &character)
{
    if (character.size() == 2 && character.at(0) == '\xc2' && isBetween(character.at(1), 0x80, 0x9f))
        return true;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(character);
    return decoder.hasError() || text.contains(QChar::ReplacementCharacter);
}

/// The numbers of a sequence, none longer than the library counts.
QByteArray bounded(const QByteArray &parameters)
{
    QByteArray out;
    int digits = 0;
    for (const char byte : parameters) {
        const bool isDigit = byte >= '0' && byte <= '9';
        if (isDigit && digits == TerminalIntake::MostDigits) {
            out.chop(digits);
            out += QByteArray(TerminalIntake::MostDigits, '9');
            continue;
        }
        digits = isDigit ? digits + 1 : 0;
        out += byte;
    }
    return out;
}

} // namespace

QByteArrayList TerminalIntake::take(const QByteArray &bytes)
{
    m_out.reserve(bytes.size());
    for (const char byte : bytes)
        takeByte(byte);
    endPiece();
    return std::exchange(m_pieces, {});
}

void TerminalIntake::endPiece()
{
    if (!m_out.isEmpty())
        m_pieces.append(std::exchange(m_out, {}));
}

void TerminalIntake::begin(State state)
{
    m_state = state;
    m_isTooLong = false;
    if (state == State::Ground)
        m_held.clear();
}

void TerminalIntake::takeByte(char byte)
{
    if (m_state != State::Ground && m_state != State::Character && (byte == Cancel || byte == Substitute))
        return begin(State::Ground);
    switch (m_state) {
    case State::Ground:
        return ground(byte);
    case State::Character:
        return character(byte);
    case State::Escape:
        return escape(byte);
    case State::Control:
        return control(byte);
    case State::Text:
    case State::TextEscape:
        return text(byte);
    }
}

void TerminalIntake::ground(char byte)
{
    if (byte == Escape) {
        m_held = QByteArray(1, byte);
        return begin(State::Escape);
    }
    if (uchar(byte) < 0x7f) {
        m_out += byte;
        m_canRepeat = m_canRepeat || !isC0(byte);
        return;
    }
    if (byte == '\x7f')
        return;
    m_canRepeat = false;
    m_missing = following(byte);
    if (m_missing < 0) {
        m_out += Replacement;
        return;
    }
    m_held = QByteArray(1, byte);
    begin(State::Character);
}

void TerminalIntake::character(char byte)
{
    if (!isBetween(byte, 0x80, 0xbf)) { // It was cut: this byte begins something else.
        m_out += Replacement;
        begin(State::Ground);
        return ground(byte);
    }
    m_held += byte;
    if (--m_missing > 0)
        return;
    const bool isC1 = m_held.size() == 2 && m_held.at(0) == '\xc2' && isBetween(m_held.at(1), 0x80, 0x9f);
    if (!isUnwanted(m_held))
        m_out += m_held;
    else if (!isC1)
        m_out += Replacement;
    begin(State::Ground);
}

void TerminalIntake::escape(char byte)
{
    if (byte == Escape) {
        m_held = QByteArray(1, byte);
        return;
    }
    if (isC0(byte)) { // Done at once, as terminals do.
        m_out += byte;
        return;
    }
    if (m_held.size() == 1 && byte == '[') {
        m_held += byte;
        return begin(State::Control);
    }
    if (m_held.size() == 1 && isText(byte)) {
        m_held = QByteArray(1, byte);
        return begin(State::Text);
    }
    m_held += byte;
    if (isBetween(byte, 0x20, 0x2f) && m_held.size() <= MostIntermediates + 1)
        return;
    if (isBetween(byte, 0x30, 0x7e) && !(m_held.size() > 2 && beginsMore(byte)))
        m_out += m_held;
    if (byte == '8' || byte == 'c')
        endPiece();
    begin(State::Ground);
}

void TerminalIntake::control(char byte)
{
    if (byte == Escape) {
        m_held = QByteArray(1, byte);
        return begin(State::Escape);
    }
    if (isC0(byte)) {
        m_out += byte;
        return;
    }
    if (isBetween(byte, 0x40, 0x7e))
        return endControl(byte);
    if (uchar(byte) >= 0x7f)
        return begin(State::Ground);
    m_isTooLong = m_isTooLong || m_held.size() >= MostHeld;
    if (!m_isTooLong)
        m_held += byte;
}

void TerminalIntake::endControl(char final)
{
    QByteArray parameters = m_held.mid(2);
    if (parameters.isEmpty() && (final == 's' || final == 'u')) { // The place is kept, and gone back to; the library knows another spelling.
        m_out += final == 's' ? "\0337" : "\0338";
        if (final == 'u')
            endPiece();
        return begin(State::Ground);
    }
    qsizetype leaders = 0;
    while (leaders < parameters.size() && isBetween(parameters.at(leaders), 0x3c, 0x3f))
        ++leaders;
    qsizetype end = parameters.size();
    while (end > leaders && isBetween(parameters.at(end - 1), 0x20, 0x2f))
        --end;
    const QByteArray numbers = parameters.sliced(leaders, end - leaders);
    const bool isClean = std::ranges::all_of(numbers, [](char each) { return isBetween(each, '0', ';'); });
    const qsizetype count = numbers.count(';') + numbers.count(':') + 1;
    const bool isEndless = final == 'b' && !m_canRepeat;
    if (!m_isTooLong && !isEndless && isClean && leaders <= 1 && parameters.size() - end <= MostIntermediates && count <= MostParameters)
        m_out += "\x1b[" + parameters.left(leaders) + bounded(numbers) + parameters.mid(end) + final;
    m_setsMargins = m_setsMargins || final == 'r' || final == 's';
    if (final == 'h' || final == 'l')
        endPiece();
    begin(State::Ground);
}

void TerminalIntake::text(char byte)
{
    if (m_state == State::TextEscape) {
        endText();
        if (byte == '\\')
            return;
        m_held = QByteArray(1, Escape);
        begin(State::Escape);
        return escape(byte);
    }
    if (byte == Bell)
        return endText();
    if (byte == Escape) {
        m_state = State::TextEscape;
        return;
    }
    m_isTooLong = m_isTooLong || m_held.size() > MostText;
    if (!m_isTooLong)
        m_held += byte;
}

/// Of all that is told this way only the title goes on.
void TerminalIntake::endText()
{
    const QByteArray told = m_held;
    const bool isTitle = told.startsWith("]0;") || told.startsWith("]2;");
    const bool isPlain = std::ranges::none_of(told, [](char each) { return isC0(each) || each == '\x7f'; });
    if (isTitle && isPlain && !m_isTooLong)
        m_out += Escape + told + Bell;
    begin(State::Ground);
}

} // namespace longshore
