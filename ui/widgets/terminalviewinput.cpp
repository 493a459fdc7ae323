// SPDX-License-Identifier: GPL-3.0-or-later
// What keyboard and mouse do to the view of a terminal.
#include "ui/widgets/terminalview.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 6;

TerminalModifiers heldIn(Qt::KeyboardModifiers modifiers)
{
    return {.shift = modifiers.testFlag(Qt::ShiftModifier),
            .alt = modifiers.testFlag(Qt::AltModifier),
            .control = modifiers.testFlag(Qt::ControlModifier)};
}

std::optional<TerminalKey> keyOf(int key)
{
    static constexpr std::pair<int, TerminalKey> keys[] = {
        {Qt::Key_Return, TerminalKey::Enter}, {Qt::Key_Enter, TerminalKey::Enter},       {Qt::Key_Tab, TerminalKey::Tab},
        {Qt::Key_Backtab, TerminalKey::Tab},  {Qt::Key_Backspace, TerminalKey::Backspace}, {Qt::Key_Escape, TerminalKey::Escape},
        {Qt::Key_Up, TerminalKey::Up},        {Qt::Key_Down, TerminalKey::Down},         {Qt::Key_Left, TerminalKey::Left},
        {Qt::Key_Right, TerminalKey::Right},  {Qt::Key_Insert, TerminalKey::Insert},     {Qt::Key_Delete, TerminalKey::Delete},
        {Qt::Key_Home, TerminalKey::Home},    {Qt::Key_End, TerminalKey::End},           {Qt::Key_PageUp, TerminalKey::PageUp},
        {Qt::Key_PageDown, TerminalKey::PageDown},
    };
    if (key >= Qt::Key_F1 && key <= Qt::Key_F12)
        return static_cast<TerminalKey>(static_cast<int>(TerminalKey::F1) + key - Qt::Key_F1);
    const auto found = std::ranges::find(keys, key, &std::pair<int, TerminalKey>::first);
    return found == std::end(keys) ? std::nullopt : std::optional(found->second);
}

bool belongsToWord(const TerminalCell &cell)
{
    if (cell.width == 0)
        return true;
    const char32_t c = cell.text[0];
    return c > U' ' && (QChar::isLetterOrNumber(c) || QStringView(u"-_./~:@%+").contains(QChar(static_cast<char16_t>(c < 0x10000 ? c : 0))));
}

} // namespace

/// Keys of the window, its menus too, would be taken before they come here. Without a shell only the view's own are.
bool TerminalView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && (m_hasInput || isOwnKey(*static_cast<QKeyEvent *>(event)))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

bool TerminalView::focusNextPrevChild(bool next)
{
    return !m_hasInput && QAbstractScrollArea::focusNextPrevChild(next); // Else Tab is the terminal's.
}

void TerminalView::keyPressEvent(QKeyEvent *event)
{
    event->setAccepted(m_hasInput || isOwnKey(*event));
    if (takesOwnKey(*event) || !m_hasInput || !takesKey(*event))
        return;
    clearSelection();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

/// Those that takesOwnKey() takes.
bool TerminalView::isOwnKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    if (held == (Qt::ControlModifier | Qt::ShiftModifier))
        return event.key() == Qt::Key_Escape || event.key() == Qt::Key_C || event.key() == Qt::Key_V;
    return held == Qt::ShiftModifier && (event.key() == Qt::Key_Insert || event.key() == Qt::Key_PageUp || event.key() == Qt::Key_PageDown);
}

/// The few that are the view's.
bool TerminalView::takesOwnKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    if (held == (Qt::ControlModifier | Qt::ShiftModifier)) {
        switch (event.key()) {
        case Qt::Key_Escape:
            Q_EMIT leaveRequested();
            return true;
        case Qt::Key_C:
            copy();
            return true;
        case Qt::Key_V:
            askToPaste();
            return true;
        default:
            return false;
        }
    }
    if (held != Qt::ShiftModifier)
        return false;
    if (event.key() == Qt::Key_Insert)
        askToPaste();
    else if (event.key() == Qt::Key_PageUp)
        verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepSub);
    else if (event.key() == Qt::Key_PageDown)
        verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepAdd);
    else
        return false;
    return true;
}

bool TerminalView::takesKey(const QKeyEvent &event)
{
    TerminalModifiers held = heldIn(event.modifiers());
    if (const auto key = keyOf(event.key())) {
        held.shift = held.shift || event.key() == Qt::Key_Backtab;
        m_terminal.press(*key, held);
        return true;
    }
    // AltGr comes as Ctrl+Alt on some systems, with the character it makes: that is typed as it is.
    const bool isAltGr = held.control && held.alt && !event.text().isEmpty() && event.text().at(0).isPrint();
    if (isAltGr)
        held = {};
    if (held.control && event.key() >= Qt::Key_Space && event.key() <= Qt::Key_AsciiTilde) {
        m_terminal.type(static_cast<char32_t>(event.key() >= Qt::Key_A && event.key() <= Qt::Key_Z ? event.key() + (U'a' - U'A') : event.key()), held);
        return true;
    }
    const QList<uint> characters = event.text().toUcs4();
    for (const uint character : characters)
        m_terminal.type(character, {.alt = held.alt});
    return !characters.isEmpty();
}

void TerminalView::inputMethodEvent(QInputMethodEvent *event)
{
    event->accept();
    if (!m_hasInput)
        return;
    const QList<uint> characters = event->commitString().toUcs4();
    for (const uint character : characters)
        m_terminal.type(character);
}

QVariant TerminalView::inputMethodQuery(Qt::InputMethodQuery query) const
{
    if (query == Qt::ImCursorRectangle) {
        const TerminalCursor cursor = m_terminal.cursor();
        return QRect(Margin + cursor.column * m_cellWidth, Margin + cursor.row * m_cellHeight, m_cellWidth, m_cellHeight);
    }
    if (query == Qt::ImEnabled)
        return true;
    return QAbstractScrollArea::inputMethodQuery(query);
}

/// Each line of a paste runs as it comes, so several are asked about.
void TerminalView::askToPaste()
{
    const QString text = QApplication::clipboard()->text();
    const QString trimmed = QString(text).replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    const auto lines = static_cast<int>(trimmed.count(u'\n')) + (trimmed.endsWith(u'\n') ? 0 : 1);
    if (trimmed.contains(u'\n') && m_hasInput)
        Q_EMIT pasteOfLines(text, lines);
    else
        paste(text);
}

TerminalPlace TerminalView::placeAt(const QPoint &point) const
{
    const qint64 row = (point.y() - Margin) / m_cellHeight - (point.y() < Margin ? 1 : 0);
    const qint64 line = std::clamp(topLine() + row, m_terminal.firstLine(), m_terminal.endLine() - 1);
    const int column = (point.x() - Margin + m_cellWidth / 2) / m_cellWidth;
    return {line, std::clamp(column, 0, m_terminal.size().columns)};
}

QRect TerminalView::cellRect(const TerminalPlace &place) const
{
    return {Margin + place.column * m_cellWidth, Margin + static_cast<int>(place.line - topLine()) * m_cellHeight, m_cellWidth, m_cellHeight};
}

QPoint TerminalView::cellAt(const QPoint &point) const
{
    const TerminalSize size = m_terminal.size();
    return {std::clamp((point.x() - Margin) / m_cellWidth, 0, size.columns - 1), std::clamp((point.y() - Margin) / m_cellHeight, 0, size.rows - 1)};
}

bool TerminalView::isForProgram(const QMouseEvent &event) const
{
    return m_hasInput && m_terminal.wantedMouse() != Terminal::Mouse::Nothing && !event.modifiers().testFlag(Qt::ShiftModifier);
}

void TerminalView::tellMouse(const QMouseEvent &event, bool isPressed)
{
    const int button = event.button() == Qt::LeftButton ? 1 : event.button() == Qt::MiddleButton ? 2 : 3;
    const QPoint cell = cellAt(event.pos());
    m_terminal.mouse(cell.y(), cell.x(), button, isPressed, heldIn(event.modifiers()));
}

void TerminalView::mousePressEvent(QMouseEvent *event)
{
    if (isForProgram(*event))
        return tellMouse(*event, true);
    if (event->button() != Qt::LeftButton)
        return;
    const TerminalPlace at = placeAt(event->pos());
    if (!event->modifiers().testFlag(Qt::ShiftModifier) || !m_anchor)
        m_anchor = at;
    m_head = at;
    m_isSelecting = true;
    viewport()->update();
}

void TerminalView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isSelecting) {
        m_head = placeAt(event->pos());
        viewport()->update();
    } else if (isForProgram(*event)) {
        const QPoint cell = cellAt(event->pos());
        m_terminal.moveMouse(cell.y(), cell.x(), heldIn(event->modifiers()));
    }
}

void TerminalView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_isSelecting && isForProgram(*event))
        return tellMouse(*event, false);
    m_isSelecting = false;
    if (m_anchor && *m_anchor == m_head)
        clearSelection();
    if (QApplication::clipboard()->supportsSelection() && m_anchor)
        QApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
}

void TerminalView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (isForProgram(*event))
        return tellMouse(*event, true);
    const QPoint cell((event->pos().x() - Margin) / m_cellWidth, 0);
    selectWord({placeAt(event->pos()).line, std::max(0, cell.x())});
}

void TerminalView::selectWord(const TerminalPlace &at)
{
    const TerminalLine line = m_terminal.line(at.line);
    if (at.column >= line.size() || !belongsToWord(line.at(at.column)))
        return;
    int from = at.column;
    int to = at.column;
    while (from > 0 && belongsToWord(line.at(from - 1)))
        --from;
    while (to < line.size() && belongsToWord(line.at(to)))
        ++to;
    m_anchor = TerminalPlace{at.line, from};
    m_head = {at.line, to};
    viewport()->update();
}

void TerminalView::wheelEvent(QWheelEvent *event)
{
    constexpr int Step = 120 / 3; // Three lines for a notch.
    const bool isForIt = m_hasInput && !event->modifiers().testFlag(Qt::ShiftModifier)
        && (m_terminal.isAlternate() || m_terminal.wantedMouse() != Terminal::Mouse::Nothing);
    if (!isForIt)
        return QAbstractScrollArea::wheelEvent(event);
    event->accept();
    m_wheel += event->angleDelta().y();
    const QPoint cell = cellAt(event->position().toPoint());
    for (; std::abs(m_wheel) >= Step; m_wheel -= m_wheel > 0 ? Step : -Step) {
        const bool isUp = m_wheel > 0;
        if (m_terminal.wantedMouse() != Terminal::Mouse::Nothing)
            m_terminal.mouse(cell.y(), cell.x(), isUp ? 4 : 5, true, {});
        else
            m_terminal.press(isUp ? TerminalKey::Up : TerminalKey::Down);
    }
}

QMenu *TerminalView::makeMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copyIt = menu->addAction(tr("&Copy\tCtrl+Shift+C"), this, [this] { copy(); });
    copyIt->setEnabled(!selectedText().isEmpty());
    QAction *pasteIt = menu->addAction(tr("&Paste\tCtrl+Shift+V"), this, &TerminalView::askToPaste);
    pasteIt->setEnabled(m_hasInput && !QApplication::clipboard()->text().isEmpty());
    menu->addAction(tr("Select &all"), this, [this] {
        m_anchor = TerminalPlace{m_terminal.firstLine(), 0};
        m_head = {m_terminal.endLine() - 1, m_terminal.size().columns};
        viewport()->update();
    });
    menu->addSeparator();
    menu->addAction(tr("&Leave the terminal\tCtrl+Shift+Esc"), this, &TerminalView::leaveRequested);
    return menu;
}

void TerminalView::contextMenuEvent(QContextMenuEvent *event)
{
    makeMenu()->popup(event->globalPos());
}

void TerminalView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TerminalView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace longshore
