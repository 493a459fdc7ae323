// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of the log, and what is chosen with them.
#include "ui/widgets/logview.h"

#include "ui/widgets/loglaid.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace longshore {

int LogView::rowAt(int y) const
{
    int bottom = -m_hidden;
    for (qint64 row = m_top; row < rows(); ++row) {
        bottom += heightOf(row);
        if (y < bottom)
            return int(row);
        if (bottom > viewport()->height())
            break;
    }
    return -1;
}

LogView::Place LogView::placeAt(const QPoint &point) const
{
    if (rows() == 0)
        return {};
    const int found = rowAt(std::max(point.y(), 0));
    const qint64 row = found >= 0 ? found : rows() - 1;
    int y = -m_hidden;
    for (qint64 each = m_top; each < row; ++each)
        y += heightOf(each);
    const qint64 line = m_finder->rows().line(row);
    const QTextLayout &layout = laid(line).layout;
    const double x = point.x() - gutter() + horizontalScrollBar()->value();
    const int index = std::clamp((point.y() - y) / lineHeight(), 0, std::max(layout.lineCount() - 1, 0));
    const QTextLine text = layout.lineAt(index);
    return {line, text.isValid() && found >= 0 ? text.xToCursor(x) : int(layout.text().size())};
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || rows() == 0)
        return;
    const Place place = placeAt(event->pos());
    m_cursor = place;
    if (!(event->modifiers() & Qt::ShiftModifier) || m_anchor.line < 0)
        m_anchor = place;
    m_current = place.line;
    m_isDragging = true;
    setFollowed(false); // Nothing moves under the mouse.
    Q_EMIT currentLineChanged(m_current);
    tellWhereItIs();
    viewport()->update();
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isDragging)
        return;
    extendTo(event->pos());
    const bool isOutside = event->pos().y() < 0 || event->pos().y() > viewport()->height();
    isOutside ? m_drag.start() : m_drag.stop();
}

void LogView::mouseReleaseEvent(QMouseEvent *)
{
    m_isDragging = false;
    m_drag.stop();
    tellWhereItIs();
    if (hasSelection() && QGuiApplication::clipboard()->supportsSelection())
        QGuiApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
}

void LogView::dragOn()
{
    const QPoint point = viewport()->mapFromGlobal(QCursor::pos());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + (point.y() < 0 ? -2 : 2));
    extendTo(point);
}

void LogView::extendTo(const QPoint &point)
{
    m_cursor = placeAt({point.x(), std::clamp(point.y(), 0, viewport()->height() - 1)});
    m_current = m_cursor.line;
    viewport()->update();
}

/// The word; in the gutter the line is opened.
void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (rows() == 0)
        return;
    const Place place = placeAt(event->pos());
    if (event->pos().x() < gutter())
        return Q_EMIT lineActivated(place.line);
    const QString text = laid(place.line).layout.text();
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, text);
    words.setPosition(place.at);
    const int from = words.isAtBoundary() ? place.at : int(words.toPreviousBoundary());
    words.setPosition(place.at);
    const int to = int(words.toNextBoundary());
    m_anchor = {place.line, std::max(from, 0)};
    m_cursor = {place.line, to < 0 ? int(text.size()) : to};
    viewport()->update();
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse && !hasSelection() && rows() > 0)
        setCurrentLine(placeAt(viewport()->mapFromGlobal(event->globalPos())).line);
    Q_EMIT menuRequested(event->globalPos());
}

bool LogView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && rows() > 0) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos().y());
        if (row >= 0 && help->pos().x() < gutter()) {
            const LogRow &facts = m_finder->store().row(m_finder->rows().line(row));
            setToolTip(stampText(facts.stamp, m_look.stamps == StampStyle::Utc ? StampStyle::Utc : StampStyle::Local, true));
        } else {
            setToolTip({});
        }
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    if (moveBy(*event))
        return;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            return Q_EMIT lineActivated(m_current);
        break;
    case Qt::Key_Escape:
        if (!hasSelection())
            break;
        return clearSelection();
    case Qt::Key_Left:
    case Qt::Key_Right: {
        QScrollBar &bar = *horizontalScrollBar();
        return bar.setValue(bar.value() + (event->key() == Qt::Key_Left ? -1 : 1) * bar.singleStep());
    }
    default:
        break;
    }
    event->ignore(); // For whoever holds the view; a scroll area would take the keys of a page.
}

bool LogView::moveBy(const QKeyEvent &event)
{
    if (rows() == 0)
        return false;
    const bool extends = event.modifiers() & Qt::ShiftModifier;
    const qint64 row = m_current >= 0 ? m_finder->rows().rowOf(m_current) : m_isFollowing ? rows() - 1 : m_top;
    const qint64 page = std::max(1, viewport()->height() / lineHeight() - 1);
    switch (event.key()) {
    case Qt::Key_Up:
        moveTo(m_current >= 0 ? row - 1 : row, extends);
        return true;
    case Qt::Key_Down:
        moveTo(m_current >= 0 ? row + 1 : row, extends);
        return true;
    case Qt::Key_PageUp:
        moveTo(row - page, extends);
        return true;
    case Qt::Key_PageDown:
        moveTo(row + page, extends);
        return true;
    case Qt::Key_Home:
        moveTo(0, extends);
        return true;
    case Qt::Key_End:
        moveTo(rows() - 1, extends);
        goToEnd();
        return true;
    default:
        return false;
    }
}

/// With Shift whole lines are chosen.
void LogView::moveTo(qint64 row, bool extends)
{
    row = std::clamp<qint64>(row, 0, rows() - 1);
    const qint64 line = m_finder->rows().line(row);
    const Place anchor = m_anchor.line >= 0 ? m_anchor : Place{m_current >= 0 ? m_current : line, 0};
    setCurrentLine(line);
    if (!extends)
        return;
    m_anchor = anchor;
    const bool isDown = line >= anchor.line;
    m_cursor = {line, isDown ? int(laid(line).layout.text().size()) : 0};
    m_anchor.at = isDown ? 0 : int(laid(anchor.line).layout.text().size());
    tellWhereItIs();
    viewport()->update();
}

bool LogView::hasSelection() const
{
    return m_anchor != m_cursor && selectionStart().line >= 0;
}

void LogView::clearSelection()
{
    m_anchor = m_cursor = {};
    tellWhereItIs();
    viewport()->update();
}

void LogView::selectAll()
{
    if (rows() == 0)
        return;
    const qint64 last = m_finder->rows().line(rows() - 1);
    m_anchor = {m_finder->rows().line(0), 0};
    m_cursor = {last, int(laid(last).layout.text().size())};
    tellWhereItIs();
    viewport()->update();
}

QString LogView::selectedText() const
{
    if (!hasSelection() || !m_finder)
        return {};
    const Place from = selectionStart();
    const Place to = selectionEnd();
    if (from.line == to.line) {
        QString part = laid(from.line).layout.text().mid(from.at, to.at - from.at);
        return part.replace(QChar::LineSeparator, u'\n');
    }
    const LogStore &store = m_finder->store();
    const LogRows &shown = m_finder->rows();
    QStringList lines;
    for (qint64 row = shown.rowOf(from.line); row < shown.count() && shown.line(row) <= to.line && lines.size() < MostCopied; ++row)
        lines.append(seenText(store.row(shown.line(row)), store.text(shown.line(row)), m_look));
    return lines.join(u'\n') + u'\n';
}

/// Without a selection the current line.
void LogView::copy()
{
    if (!m_finder)
        return;
    const LogStore &store = m_finder->store();
    const QString text = hasSelection() ? selectedText()
        : m_current >= 0                ? seenText(store.row(m_current), store.text(m_current), m_look)
                                        : QString();
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    const LogRows &shown = m_finder->rows();
    if (hasSelection() && shown.rowOf(selectionEnd().line) - shown.rowOf(selectionStart().line) >= MostCopied)
        Q_EMIT copiedLess(MostCopied);
}

void LogView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LogView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace longshore
