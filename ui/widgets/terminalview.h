// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal/terminal.h"

#include <QAbstractScrollArea>

#include <optional>
#include <utility>

class QMenu;

namespace longshore {

/// A place in a terminal's lines, its history included.
struct TerminalPlace {
    qint64 line = 0;
    int column = 0;
    auto operator<=>(const TerminalPlace &) const = default;
};

/// A terminal to look at and to type into. While it has the keyboard and somebody takes what is typed, every key is the terminal's,
/// those of the window too, but for Ctrl+Shift+Esc, which leaves it; Ctrl+Shift+C and Ctrl+Shift+V copy and paste, Shift+PageUp and
/// Shift+PageDown look back. Otherwise keys are the window's, but for these.
/// The mouse is the program's where it asks for it, and with Shift the view's.
class TerminalView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit TerminalView(Terminal &terminal, QWidget *parent = nullptr);

    const Terminal &terminal() const { return m_terminal; }
    QString selectedText() const;
    void copy() const; ///< What is selected; nothing otherwise.
    void paste(const QString &text); ///< At once.
    void clearSelection();
    void setInput(bool isOpen); ///< Whether somebody takes what is typed; else the cursor is hollow and keys are the window's.
    TerminalSize fittingSize() const; ///< In characters, of the view as it is.
    QSize sizeHint() const override;

    // What a screen reader is told
    QStringList linesInSight() const; ///< Blank ones at the end left out, but for the cursor's, which reaches as far as the cursor.
    TerminalPlace placeOfCursor() const;
    qint64 topLine() const; ///< Number of the line at the top of the view.
    QRect cellRect(const TerminalPlace &place) const; ///< In the viewport.
    TerminalPlace placeAt(const QPoint &point) const; ///< Between cells.
    std::pair<TerminalPlace, TerminalPlace> selection() const; ///< Equal for none.

Q_SIGNALS:
    void leaveRequested(); ///< Ctrl+Shift+Esc.
    void pasteOfLines(const QString &text, int lines); ///< Several lines: paste() them if that is wanted.
    void resized(int rows, int columns);

protected:
    bool event(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void follow();
    void measure();
    void fit();
    void paintLine(QPainter &painter, qint64 number, int y) const;
    void paintRun(QPainter &painter, const TerminalLine &line, int from, int to, int y, bool isMarked) const;
    void paintCursor(QPainter &painter) const;
    static bool isOwnKey(const QKeyEvent &event);
    bool takesOwnKey(const QKeyEvent &event);
    bool takesKey(const QKeyEvent &event);
    void askToPaste();
    QPoint cellAt(const QPoint &point) const; ///< Of the screen.
    bool isForProgram(const QMouseEvent &event) const;
    void tellMouse(const QMouseEvent &event, bool isPressed);
    void selectWord(const TerminalPlace &at);
    bool isSelected(qint64 line, int column) const;
    void tellChange();
    QMenu *makeMenu();

    Terminal &m_terminal;
    int m_cellWidth = 8;
    int m_cellHeight = 16;
    int m_ascent = 12;
    bool m_hasInput = false;
    qint64 m_first = 0; ///< First line when it was shown last.
    std::optional<TerminalPlace> m_anchor; ///< Where selecting began.
    TerminalPlace m_head;
    bool m_isSelecting = false;
    int m_wheel = 0; ///< Of a step that is not whole yet.
    QString m_told; ///< What a screen reader knows of the screen.
};

/// What the page of a terminal says about its keys.
QString terminalKeysSentence();

} // namespace longshore
