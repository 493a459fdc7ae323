// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/terminalaccess.h"

#include "ui/widgets/terminalview.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QAccessibleInterface *makeAccess(const QString &className, QObject *object)
{
    auto *view = className == "longshore::TerminalView"_L1 ? qobject_cast<TerminalView *>(object) : nullptr;
    return view ? new TerminalAccess(view) : nullptr;
}

/// Columns of a line up to the last character of its text.
int writtenColumns(const TerminalLine &line, qsizetype length)
{
    int column = 0;
    while (column < line.size() && textOf(line, 0, column).size() < length)
        ++column;
    while (column < line.size() && column > 0 && line.at(column).width == 0)
        ++column;
    return column;
}

} // namespace

TerminalAccess::TerminalAccess(TerminalView *view)
    : QAccessibleWidget(view, QAccessible::Terminal)
{
}

void TerminalAccess::install()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccess);
        return true;
    }();
    Q_UNUSED(installed)
}

int TerminalAccess::offsetIn(const TerminalLine &line, int column)
{
    const QString before = textOf(line, 0, column);
    const qsizetype length = textOf(line, 0, static_cast<int>(line.size())).size();
    if (before.size() < length)
        return static_cast<int>(before.size());
    return static_cast<int>(length) + std::max(0, column - writtenColumns(line, length));
}

TerminalView *TerminalAccess::view() const
{
    return static_cast<TerminalView *>(widget());
}

QString TerminalAccess::whole() const
{
    return view()->linesInSight().join(u'\n');
}

void *TerminalAccess::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface *>(this) : QAccessibleWidget::interface_cast(type);
}

QString TerminalAccess::text(QAccessible::Text what) const
{
    return what == QAccessible::Value ? whole() : QAccessibleWidget::text(what);
}

QAccessible::State TerminalAccess::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.multiLine = state.selectableText = true;
    return state;
}

/// Of a place; above and below what is in sight its first and its last.
int TerminalAccess::offsetOf(qint64 line, int column) const
{
    const QStringList lines = view()->linesInSight();
    const qint64 row = line - view()->topLine();
    if (row < 0)
        return 0;
    int offset = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto length = static_cast<int>(lines.at(i).size());
        if (i == row)
            return offset + std::min(offsetIn(view()->terminal().line(line), column), length);
        offset += length + 1;
    }
    return std::max(0, offset - 1);
}

void TerminalAccess::selection(int index, int *start, int *end) const
{
    const auto [from, to] = index == 0 ? view()->selection() : std::pair<TerminalPlace, TerminalPlace>();
    *start = from == to ? 0 : offsetOf(from.line, from.column);
    *end = from == to ? 0 : offsetOf(to.line, to.column);
}

int TerminalAccess::selectionCount() const
{
    const auto [from, to] = view()->selection();
    return from == to ? 0 : 1;
}

void TerminalAccess::removeSelection(int)
{
    view()->clearSelection();
}

int TerminalAccess::cursorPosition() const
{
    const TerminalPlace cursor = view()->placeOfCursor();
    return offsetOf(cursor.line, cursor.column);
}

QString TerminalAccess::text(int start, int end) const
{
    return whole().mid(start, end - start);
}

int TerminalAccess::characterCount() const
{
    return static_cast<int>(whole().size());
}

QRect TerminalAccess::characterRect(int offset) const
{
    const QString before = whole().left(offset);
    const qint64 line = view()->topLine() + before.count(u'\n');
    if (line >= view()->terminal().endLine())
        return {};
    const qsizetype inLine = before.size() - (before.lastIndexOf(u'\n') + 1);
    const TerminalLine cells = view()->terminal().line(line);
    int column = 0;
    while (column < view()->terminal().size().columns && offsetIn(cells, column + 1) <= inLine)
        ++column;
    const QRect cell = view()->cellRect({line, column});
    return {view()->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
}

int TerminalAccess::offsetAtPoint(const QPoint &point) const
{
    const TerminalPlace place = view()->placeAt(view()->viewport()->mapFromGlobal(point));
    return offsetOf(place.line, place.column);
}

QString TerminalAccess::attributes(int, int *start, int *end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace longshore
