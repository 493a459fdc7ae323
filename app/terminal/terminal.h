// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal/terminalcell.h"

#include <QByteArray>
#include <QObject>

#include <memory>

namespace longshore {

/// Keys of a keyboard that are no text.
enum class TerminalKey {
    Enter, Tab, Backspace, Escape, Up, Down, Left, Right, Insert, Delete, Home, End, PageUp, PageDown,
    F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12,
};

/// What is held while a key is pressed.
struct TerminalModifiers {
    bool shift = false;
    bool alt = false;
    bool control = false;
};

/// Size of the screen in characters.
struct TerminalSize {
    int rows = 24;
    int columns = 80;
    bool operator==(const TerminalSize &) const = default;
};

/// Where the next character goes.
struct TerminalCursor {
    enum class Shape { Block, Underline, Bar };
    int row = 0;
    int column = 0;
    Shape shape = Shape::Block;
    bool isVisible = true;
    bool operator==(const TerminalCursor &) const = default;
};

/// A terminal without a window: bytes of a program go in, a grid of cells and answers to the program come out. What xterm does, as
/// far as libvterm does it; nothing that comes in can reach the clipboard, a file or the program around it.
///
/// Lines are numbered from the first that ever left the screen at its top; screenTop() is the number of the screen's first row.
class Terminal : public QObject
{
    Q_OBJECT
public:
    static constexpr int MostRows = 500;
    static constexpr int MostColumns = 500;
    class Private;
    enum class Mouse { Nothing, Clicks, Drags, Moves }; ///< What the program wants to be told.

    explicit Terminal(TerminalSize size = {}, QObject *parent = nullptr);
    ~Terminal() override;

    /// Text and sequences of the program, cut anywhere.
    void feed(const QByteArray &bytes);
    void resize(TerminalSize size); ///< Kept within bounds.
    void reset(); ///< As new; the history too.

    // What the person does; each becomes bytes for the program, told by reply().
    void type(char32_t character, TerminalModifiers modifiers = {});
    void press(TerminalKey key, TerminalModifiers modifiers = {});
    void paste(const QString &text); ///< Bracketed if the program asked for it; control characters but tabs and line ends stay out.
    void mouse(int row, int column, int button, bool isPressed, TerminalModifiers modifiers); ///< Buttons 1 to 3, wheel 4 and 5.
    void moveMouse(int row, int column, TerminalModifiers modifiers);

    TerminalSize size() const;
    qint64 firstLine() const; ///< The oldest that is kept.
    qint64 screenTop() const;
    qint64 endLine() const { return screenTop() + size().rows; }
    TerminalLine line(qint64 number) const; ///< From firstLine() to before endLine(); may be shorter than the screen is wide.
    QString screenText() const; ///< Rows of the screen, blank ones at the end left out.
    TerminalCursor cursor() const;
    bool isAlternate() const; ///< A program has the whole screen (vi, top): nothing goes to the history.
    Mouse wantedMouse() const;
    bool isReversed() const; ///< Light and dark are changed round.
    QString title() const; ///< As the program set it, of its own words: clean before showing.

Q_SIGNALS:
    void reply(const QByteArray &bytes); ///< For the program.
    void changed(); ///< Anything that can be seen; once for each call.
    void titleChanged();
    void rang();

private:
    void flush();
    std::unique_ptr<Private> d;
};

} // namespace longshore
