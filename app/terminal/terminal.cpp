// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminal.h"

#include "app/terminal/terminal_p.h"

#include <QStringList>

#include <algorithm>
#include <type_traits>
#include <utility>

namespace longshore {

namespace {

TerminalColour colourOf(const VTermColor &colour)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(&colour) || VTERM_COLOR_IS_DEFAULT_BG(&colour))
        return {};
    if (VTERM_COLOR_IS_INDEXED(&colour))
        return {TerminalColour::Kind::Indexed, colour.indexed.idx, 0, 0};
    return {TerminalColour::Kind::Direct, colour.rgb.red, colour.rgb.green, colour.rgb.blue};
}

VTermColor spelt(const TerminalColour &colour, VTermColorType whenDefault)
{
    VTermColor out;
    if (colour.kind == TerminalColour::Kind::Direct) {
        vterm_color_rgb(&out, colour.red, colour.green, colour.blue);
    } else {
        vterm_color_indexed(&out, colour.red);
        if (colour.kind == TerminalColour::Kind::Default)
            out.type = static_cast<uint8_t>(out.type | whenDefault);
    }
    return out;
}

/// The library marks the cell behind a wide one so.
constexpr uint32_t BehindWide = 0xFFFFFFFF;

TerminalCell cellOf(const VTermScreenCell &cell)
{
    TerminalCell out;
    const bool isBehind = cell.chars[0] == BehindWide;
    for (std::size_t i = 0; !isBehind && i < out.text.size() && cell.chars[i]; ++i)
        out.text[i] = char32_t(cell.chars[i]);
    out.foreground = colourOf(cell.fg);
    out.background = colourOf(cell.bg);
    out.style.bold = cell.attrs.bold;
    out.style.italic = cell.attrs.italic;
    out.style.underline = cell.attrs.underline != 0;
    out.style.strike = cell.attrs.strike;
    out.style.reverse = cell.attrs.reverse;
    out.style.blink = cell.attrs.blink;
    out.width = isBehind ? 0 : static_cast<quint8>(std::clamp<int>(cell.width, 1, 2));
    return out;
}

VTermScreenCell spelt(const TerminalCell &cell)
{
    VTermScreenCell out{};
    for (std::size_t i = 0; i < cell.text.size(); ++i)
        out.chars[i] = cell.text[i];
    if (cell.width == 0)
        out.chars[0] = BehindWide;
    out.width = static_cast<char>(std::max<int>(cell.width, 1));
    out.attrs.bold = cell.style.bold;
    out.attrs.italic = cell.style.italic;
    out.attrs.underline = cell.style.underline;
    out.attrs.strike = cell.style.strike;
    out.attrs.reverse = cell.style.reverse;
    out.attrs.blink = cell.style.blink;
    out.fg = spelt(cell.foreground, VTERM_COLOR_DEFAULT_FG);
    out.bg = spelt(cell.background, VTERM_COLOR_DEFAULT_BG);
    return out;
}

TerminalSize bounded(TerminalSize size)
{
    constexpr int Fewest = 2; // The library falls over smaller ones.
    return {std::clamp(size.rows, Fewest, Terminal::MostRows), std::clamp(size.columns, Fewest, Terminal::MostColumns)};
}

/// Older versions of the library tell a title whole, newer ones in pieces.
template <typename Text>
void addTitle(QString &title, const Text &text)
{
    if constexpr (std::is_pointer_v<Text>) {
        title = QString::fromUtf8(text);
    } else {
        if (text.initial)
            title.clear();
        title += QString::fromUtf8(text.str, static_cast<qsizetype>(text.len));
    }
}

QByteArray moveTo(VTermPos position)
{
    return "\x1b[" + QByteArray::number(position.row + 1) + ';' + QByteArray::number(position.col + 1) + 'H';
}

Terminal::Private &of(void *user)
{
    return *static_cast<Terminal::Private *>(user);
}

const VTermScreenCallbacks Callbacks = {
    .damage = [](VTermRect, void *user) { return of(user).noteChange(); },
    .moverect = nullptr,
    .movecursor = [](VTermPos position, VTermPos, int, void *user) { return of(user).moveCursor(position); },
    .settermprop = [](VTermProp property, VTermValue *value, void *user) { return of(user).setProperty(property, *value); },
    .bell = [](void *user) { return of(user).ring(); },
    .resize = nullptr,
    .sb_pushline = [](int columns, const VTermScreenCell *cells, void *user) { return of(user).push(columns, cells); },
    .sb_popline = [](int columns, VTermScreenCell *cells, void *user) { return of(user).pop(columns, cells); },
};

} // namespace

Terminal::Private::Private(TerminalSize wanted)
    : size(bounded(wanted))
    , vterm(vterm_new(size.rows, size.columns))
    , screen(vterm_obtain_screen(vterm))
{
    vterm_set_utf8(vterm, true);
    vterm_output_set_callback(vterm, [](const char *bytes, size_t length, void *user) {
        of(user).replies.append(bytes, static_cast<qsizetype>(length));
    }, this);
    vterm_screen_set_callbacks(screen, &Callbacks, this);
    vterm_screen_enable_altscreen(screen, true);
    vterm_screen_set_damage_merge(screen, VTERM_DAMAGE_SCREEN);
    vterm_screen_reset(screen, true);
}

Terminal::Private::~Private()
{
    vterm_free(vterm);
}

void Terminal::Private::writeControl(const QByteArray &sequences)
{
    vterm_input_write(vterm, sequences.constData(), static_cast<size_t>(sequences.size()));
}

/// The library lets a cursor leave the screen when it shrinks, and when a saved place is gone; then it writes there. And where it brings
/// one back itself, it does not tell.
void Terminal::Private::keepCursorInside()
{
    VTermPos position;
    vterm_state_get_cursorpos(vterm_obtain_state(vterm), &position);
    const VTermPos inside{std::clamp(position.row, 0, size.rows - 1), std::clamp(position.col, 0, size.columns - 1)};
    if (inside.row == position.row && inside.col == position.col) {
        if (cursor.row != inside.row || cursor.column != inside.col)
            moveCursor(inside);
        return;
    }
    writeControl("\x1b[?6l" + moveTo(inside)); // Else it counts from the top of a region where programs ask for it.
}

/// Margins go with a new size, as in other terminals. The library keeps them, and scrolls between ones that are no longer on the screen.
void Terminal::Private::dropMargins()
{
    if (!intake.tookMargins())
        return;
    VTermPos position;
    vterm_state_get_cursorpos(vterm_obtain_state(vterm), &position);
    writeControl("\x1b[r\x1b[s" + moveTo(position)); // Dropping them sends the cursor home.
}

int Terminal::Private::noteChange()
{
    isChanged = true;
    return 1;
}

int Terminal::Private::moveCursor(VTermPos position)
{
    cursor.row = position.row;
    cursor.column = position.col;
    return noteChange();
}

int Terminal::Private::setProperty(VTermProp property, const VTermValue &value)
{
    switch (property) {
    case VTERM_PROP_CURSORVISIBLE:
        cursor.isVisible = value.boolean;
        break;
    case VTERM_PROP_CURSORSHAPE:
        cursor.shape = value.number == VTERM_PROP_CURSORSHAPE_UNDERLINE ? TerminalCursor::Shape::Underline
            : value.number == VTERM_PROP_CURSORSHAPE_BAR_LEFT          ? TerminalCursor::Shape::Bar
                                                                       : TerminalCursor::Shape::Block;
        break;
    case VTERM_PROP_ALTSCREEN:
        isAlternate = value.boolean;
        break;
    case VTERM_PROP_REVERSE:
        isReversed = value.boolean;
        break;
    case VTERM_PROP_MOUSE:
        mouse = static_cast<Mouse>(std::clamp(value.number, 0, 3));
        break;
    case VTERM_PROP_TITLE:
        addTitle(newTitle, value.string);
        break;
    default:
        return 1;
    }
    return noteChange();
}

int Terminal::Private::ring()
{
    hasRung = true;
    return 1;
}

int Terminal::Private::push(int columns, const VTermScreenCell *cells)
{
    TerminalLine line;
    line.reserve(columns);
    for (int column = 0; column < columns; ++column)
        line.append(cellOf(cells[column]));
    history.push(std::move(line));
    return noteChange();
}

int Terminal::Private::pop(int columns, VTermScreenCell *cells)
{
    if (history.isEmpty())
        return 0;
    const TerminalLine line = history.pop();
    for (int column = 0; column < columns; ++column)
        cells[column] = spelt(column < line.size() ? line.at(column) : TerminalCell());
    if (cells[columns - 1].width > 1) // Its other half lies beyond a screen that is narrower now, where the library would write it.
        cells[columns - 1] = spelt(TerminalCell());
    return 1;
}

Terminal::Terminal(TerminalSize size, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(size))
{
}

Terminal::~Terminal() = default;

void Terminal::feed(const QByteArray &bytes)
{
    const QByteArrayList pieces = d->intake.take(bytes);
    for (const QByteArray &piece : pieces) {
        vterm_input_write(d->vterm, piece.constData(), static_cast<size_t>(piece.size()));
        d->keepCursorInside();
    }
    flush();
}

void Terminal::resize(TerminalSize size)
{
    size = bounded(size);
    if (size == d->size)
        return;
    d->size = size;
    d->dropMargins();
    vterm_set_size(d->vterm, size.rows, size.columns);
    d->keepCursorInside();
    d->noteChange();
    flush();
}

void Terminal::reset()
{
    d->intake = {};
    vterm_screen_reset(d->screen, true);
    d->history.clear();
    d->noteChange();
    flush();
}

/// What happened meanwhile is told at the end, when everything is as it will be seen.
void Terminal::flush()
{
    vterm_screen_flush_damage(d->screen);
    if (!d->replies.isEmpty())
        Q_EMIT reply(std::exchange(d->replies, {}));
    if (std::exchange(d->hasRung, false))
        Q_EMIT rang();
    if (d->newTitle != d->title) {
        d->title = d->newTitle;
        Q_EMIT titleChanged();
    }
    if (std::exchange(d->isChanged, false))
        Q_EMIT changed();
}

TerminalSize Terminal::size() const
{
    return d->size;
}

qint64 Terminal::firstLine() const
{
    return d->history.first();
}

qint64 Terminal::screenTop() const
{
    return d->history.end();
}

TerminalLine Terminal::line(qint64 number) const
{
    if (number < firstLine() || number >= endLine())
        return {};
    if (number < screenTop())
        return d->history.line(number);
    TerminalLine line;
    line.reserve(d->size.columns);
    for (int column = 0; column < d->size.columns; ++column) {
        VTermScreenCell cell{};
        vterm_screen_get_cell(d->screen, {static_cast<int>(number - screenTop()), column}, &cell);
        line.append(cellOf(cell));
        if (line.constLast().width == 2 && column + 1 < d->size.columns) {
            TerminalCell behind = line.constLast();
            behind.text = {};
            behind.width = 0;
            line.append(behind);
            ++column;
        }
    }
    return line;
}

QString Terminal::screenText() const
{
    QStringList rows;
    for (qint64 number = screenTop(); number < endLine(); ++number)
        rows.append(textOf(line(number), 0, d->size.columns));
    while (!rows.isEmpty() && rows.constLast().isEmpty())
        rows.removeLast();
    return rows.join(u'\n');
}

TerminalCursor Terminal::cursor() const
{
    return d->cursor;
}

bool Terminal::isAlternate() const
{
    return d->isAlternate;
}

Terminal::Mouse Terminal::wantedMouse() const
{
    return d->mouse;
}

bool Terminal::isReversed() const
{
    return d->isReversed;
}

QString Terminal::title() const
{
    return d->title;
}

} // namespace longshore
