// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/terminalview.h"

#include "ui/widgets/terminalaccess.h"
#include "ui/widgets/terminalcolours.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 6;

/// One whose neighbours can be drawn in one go with it: it is sure to be as wide as a cell.
bool isPlain(const TerminalCell &cell)
{
    return cell.width == 1 && cell.text[1] == 0 && (cell.isBlank() || (cell.text[0] >= U' ' && cell.text[0] < U'\x7f'));
}

QFont fontFor(const QFont &plain, const TerminalStyle &style)
{
    QFont font = plain;
    font.setBold(style.bold);
    font.setItalic(style.italic);
    font.setUnderline(style.underline);
    font.setStrikeOut(style.strike);
    return font;
}

} // namespace

TerminalView::TerminalView(Terminal &terminal, QWidget *parent)
    : QAbstractScrollArea(parent), m_terminal(terminal)
{
    TerminalAccess::install();
    setObjectName(u"terminal"_s);
    setAccessibleName(tr("Terminal"));
    setAccessibleDescription(terminalKeysSentence());
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    QPalette dark = viewport()->palette();
    dark.setColor(viewport()->backgroundRole(), terminalcolours::ground()); // For the scroll bar, which lies on it.
    viewport()->setPalette(dark);
    setMouseTracking(false);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    measure();
    connect(&terminal, &Terminal::changed, this, &TerminalView::follow);
    follow();
}

QString terminalKeysSentence()
{
    return TerminalView::tr("Every key goes to the terminal. Ctrl+Shift+Esc leaves it, Ctrl+Shift+C copies, Ctrl+Shift+V pastes.");
}

void TerminalView::measure()
{
    const QFontMetrics metrics(font());
    m_cellWidth = std::max(1, metrics.horizontalAdvance(u'M'));
    m_cellHeight = std::max(1, metrics.height());
    m_ascent = metrics.ascent();
}

QSize TerminalView::sizeHint() const
{
    const int bar = verticalScrollBar()->sizeHint().width();
    return {80 * m_cellWidth + 2 * Margin + bar, 24 * m_cellHeight + 2 * Margin};
}

TerminalSize TerminalView::fittingSize() const
{
    return {std::max(2, (viewport()->height() - 2 * Margin) / m_cellHeight), std::max(2, (viewport()->width() - 2 * Margin) / m_cellWidth)};
}

/// The terminal has changed: the view stays at its end when it was there, and else with the lines it shows.
void TerminalView::follow()
{
    QScrollBar *bar = verticalScrollBar();
    const bool wasAtEnd = bar->value() == bar->maximum();
    const qint64 shown = m_first + bar->value();
    m_first = m_terminal.firstLine();
    const qint64 most = m_terminal.screenTop() - m_first;
    bar->setRange(0, static_cast<int>(most));
    bar->setPageStep(m_terminal.size().rows);
    bar->setValue(static_cast<int>(wasAtEnd ? most : std::clamp<qint64>(shown - m_first, 0, most)));
    if (m_anchor && std::min(*m_anchor, m_head).line < m_first)
        clearSelection();
    viewport()->update();
    tellChange();
}

qint64 TerminalView::topLine() const
{
    return m_terminal.firstLine() + verticalScrollBar()->value();
}

void TerminalView::fit()
{
    const TerminalSize size = fittingSize();
    if (size == m_terminal.size())
        return;
    clearSelection();
    m_terminal.resize(size);
    Q_EMIT resized(m_terminal.size().rows, m_terminal.size().columns);
}

void TerminalView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fit();
}

void TerminalView::scrollContentsBy(int, int)
{
    viewport()->update();
    tellChange();
}

void TerminalView::setInput(bool isOpen)
{
    m_hasInput = isOpen;
    viewport()->update();
}

void TerminalView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_terminal.isReversed() ? terminalcolours::text() : terminalcolours::ground());
    painter.setFont(font());
    qint64 number = topLine();
    for (int y = Margin; y < viewport()->height() - Margin / 2 && number < m_terminal.endLine(); y += m_cellHeight)
        paintLine(painter, number++, y);
    paintCursor(painter);
}

void TerminalView::paintLine(QPainter &painter, qint64 number, int y) const
{
    const TerminalLine line = m_terminal.line(number);
    for (int from = 0; from < line.size();) {
        int to = from + 1;
        const bool selected = isSelected(number, from);
        while (to < line.size() && line.at(to).looksLike(line.at(from)) && isSelected(number, to) == selected)
            ++to;
        paintRun(painter, line, from, to, y, selected);
        from = to;
    }
    const auto written = static_cast<int>(line.size());
    if (isSelected(number, written) && written < m_terminal.size().columns)
        painter.fillRect(Margin + written * m_cellWidth, y, m_cellWidth / 2, m_cellHeight, terminalcolours::selection());
}

/// Cells that look alike; text of plain ones in one go, others each in its own place, so that the grid holds.
void TerminalView::paintRun(QPainter &painter, const TerminalLine &line, int from, int to, int y, bool isMarked) const
{
    const TerminalCell &look = line.at(from);
    const bool isReversed = look.style.reverse != m_terminal.isReversed();
    QColor ink = terminalcolours::resolved(look.foreground, terminalcolours::text());
    QColor ground = terminalcolours::resolvedGround(look.background, terminalcolours::ground());
    if (isReversed)
        std::swap(ink, ground);
    const bool hasGround = isReversed || look.background.kind != TerminalColour::Kind::Default;
    if (isMarked)
        ground = terminalcolours::selection();
    if (hasGround || isMarked)
        painter.fillRect(Margin + from * m_cellWidth, y, (to - from) * m_cellWidth, m_cellHeight, ground);
    painter.setPen(isMarked ? terminalcolours::text() : ink);
    painter.setFont(fontFor(font(), look.style));
    for (int column = from; column < to;) {
        int end = column;
        QString text;
        for (; end < to && isPlain(line.at(end)); ++end)
            text.append(line.at(end).isBlank() ? u' ' : QChar(static_cast<char16_t>(line.at(end).text[0])));
        if (end == column) {
            const TerminalLine one{line.at(end++)};
            text = textOf(one, 0, 1);
        }
        const bool hasLines = look.style.underline || look.style.strike;
        if (hasLines || !QStringView(text).trimmed().isEmpty())
            painter.drawText(Margin + column * m_cellWidth, y + m_ascent, text);
        column = end;
    }
}

void TerminalView::paintCursor(QPainter &painter) const
{
    const TerminalCursor cursor = m_terminal.cursor();
    const qint64 row = m_terminal.screenTop() + cursor.row - topLine();
    if (!cursor.isVisible || row < 0 || row > m_terminal.size().rows)
        return;
    QRect cell(Margin + cursor.column * m_cellWidth, Margin + static_cast<int>(row) * m_cellHeight, m_cellWidth, m_cellHeight);
    const QColor ink = m_terminal.isReversed() ? terminalcolours::ground() : terminalcolours::text();
    if (!hasFocus() || !m_hasInput) {
        painter.setPen(ink);
        painter.setBrush(Qt::NoBrush);
        return painter.drawRect(cell.adjusted(0, 0, -1, -1));
    }
    constexpr int Thin = 2;
    if (cursor.shape == TerminalCursor::Shape::Underline)
        cell.setTop(cell.bottom() - Thin);
    if (cursor.shape == TerminalCursor::Shape::Bar)
        cell.setWidth(Thin);
    painter.fillRect(cell, ink);
    const TerminalLine line = m_terminal.line(m_terminal.screenTop() + cursor.row);
    if (cursor.shape != TerminalCursor::Shape::Block || cursor.column >= line.size())
        return;
    painter.setPen(m_terminal.isReversed() ? terminalcolours::text() : terminalcolours::ground());
    painter.setFont(font());
    painter.drawText(cell.left(), cell.top() + m_ascent, textOf({line.at(cursor.column)}, 0, 1));
}

bool TerminalView::isSelected(qint64 line, int column) const
{
    if (!m_anchor)
        return false;
    const TerminalPlace place{line, column};
    return place >= std::min(*m_anchor, m_head) && place < std::max(*m_anchor, m_head);
}

QString TerminalView::selectedText() const
{
    if (!m_anchor || *m_anchor == m_head)
        return {};
    const TerminalPlace from = std::min(*m_anchor, m_head);
    const TerminalPlace to = std::max(*m_anchor, m_head);
    QStringList lines;
    for (qint64 number = from.line; number <= to.line; ++number)
        lines.append(textOf(m_terminal.line(number), number == from.line ? from.column : 0, number == to.line ? to.column : Terminal::MostColumns));
    return lines.join(u'\n');
}

void TerminalView::copy() const
{
    if (const QString text = selectedText(); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void TerminalView::clearSelection()
{
    m_anchor.reset();
    m_isSelecting = false;
    viewport()->update();
}

std::pair<TerminalPlace, TerminalPlace> TerminalView::selection() const
{
    return m_anchor ? std::pair(std::min(*m_anchor, m_head), std::max(*m_anchor, m_head)) : std::pair<TerminalPlace, TerminalPlace>();
}

void TerminalView::paste(const QString &text)
{
    if (!m_hasInput || text.isEmpty())
        return;
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    m_terminal.paste(text);
}

} // namespace longshore
