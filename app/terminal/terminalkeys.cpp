// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does, as bytes for the program in the terminal.
#include "app/terminal/terminal_p.h"

#include <optional>

namespace longshore {

namespace {

VTermModifier spelt(TerminalModifiers modifiers)
{
    return static_cast<VTermModifier>((modifiers.shift ? VTERM_MOD_SHIFT : 0) | (modifiers.alt ? VTERM_MOD_ALT : 0)
                                      | (modifiers.control ? VTERM_MOD_CTRL : 0));
}

VTermKey spelt(TerminalKey key)
{
    switch (key) {
    case TerminalKey::Enter: return VTERM_KEY_ENTER;
    case TerminalKey::Tab: return VTERM_KEY_TAB;
    case TerminalKey::Backspace: return VTERM_KEY_BACKSPACE;
    case TerminalKey::Escape: return VTERM_KEY_ESCAPE;
    case TerminalKey::Up: return VTERM_KEY_UP;
    case TerminalKey::Down: return VTERM_KEY_DOWN;
    case TerminalKey::Left: return VTERM_KEY_LEFT;
    case TerminalKey::Right: return VTERM_KEY_RIGHT;
    case TerminalKey::Insert: return VTERM_KEY_INS;
    case TerminalKey::Delete: return VTERM_KEY_DEL;
    case TerminalKey::Home: return VTERM_KEY_HOME;
    case TerminalKey::End: return VTERM_KEY_END;
    case TerminalKey::PageUp: return VTERM_KEY_PAGEUP;
    case TerminalKey::PageDown: return VTERM_KEY_PAGEDOWN;
    default: break;
    }
    const int number = static_cast<int>(key) - static_cast<int>(TerminalKey::F1) + 1;
    return static_cast<VTermKey>(VTERM_KEY_FUNCTION(number));
}

/// The control character of Ctrl and a key; nothing where there is none.
std::optional<char> controlOf(char32_t character)
{
    if (character == U' ' || character == U'2')
        return '\0';
    if (character == U'/' || character == U'-')
        return '\x1f';
    if (character == U'?' || character == U'8')
        return '\x7f';
    const bool isLetter = (character >= U'a' && character <= U'z') || (character >= U'@' && character <= U'_');
    return isLetter ? std::optional(static_cast<char>(character & 0x1f)) : std::nullopt;
}

/// Enter, Backspace, Escape and Tab: what programs know of them is plain, but for Shift and Tab.
bool isPlain(TerminalKey key)
{
    return key == TerminalKey::Enter || key == TerminalKey::Backspace || key == TerminalKey::Escape || key == TerminalKey::Tab;
}

/// A paste that carries an end of paste of its own could go on as if typed.
QString withoutControls(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\n' && i > 0 && text.at(i - 1) == u'\r')
            continue;
        if (c == u'\n')
            clean.append(u'\r');
        else if (c == u'\t' || c == u'\r' || (c >= u' ' && c != u'\x7f' && !(c >= QChar(0x80) && c < QChar(0xa0))))
            clean.append(c);
    }
    return clean;
}

} // namespace

void Terminal::type(char32_t character, TerminalModifiers modifiers)
{
    // The library has newer spellings for some of these, which few programs know.
    if (const auto control = modifiers.control ? controlOf(character) : std::nullopt) {
        if (modifiers.alt)
            d->replies.append('\x1b');
        d->replies.append(*control);
    } else {
        vterm_keyboard_unichar(d->vterm, character, modifiers.alt ? VTERM_MOD_ALT : VTERM_MOD_NONE);
    }
    flush();
}

void Terminal::press(TerminalKey key, TerminalModifiers modifiers)
{
    if (key == TerminalKey::Backspace && modifiers.control) {
        d->replies.append('\b');
        return flush();
    }
    if (isPlain(key))
        modifiers = {.shift = modifiers.shift && key == TerminalKey::Tab, .alt = modifiers.alt};
    vterm_keyboard_key(d->vterm, spelt(key), spelt(modifiers));
    flush();
}

void Terminal::paste(const QString &text)
{
    vterm_keyboard_start_paste(d->vterm);
    d->replies.append(withoutControls(text).toUtf8());
    vterm_keyboard_end_paste(d->vterm);
    flush();
}

void Terminal::mouse(int row, int column, int button, bool isPressed, TerminalModifiers modifiers)
{
    vterm_mouse_move(d->vterm, row, column, spelt(modifiers));
    vterm_mouse_button(d->vterm, button, isPressed, spelt(modifiers));
    flush();
}

void Terminal::moveMouse(int row, int column, TerminalModifiers modifiers)
{
    vterm_mouse_move(d->vterm, row, column, spelt(modifiers));
    flush();
}

} // namespace longshore
