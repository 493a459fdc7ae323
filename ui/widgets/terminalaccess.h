// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal/terminalcell.h"

#include <QAccessibleWidget>

namespace longshore {

class TerminalView;

/// A terminal as a screen reader has it: a text of the lines in sight, with the terminal's cursor in it.
class TerminalAccess : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit TerminalAccess(TerminalView *view);

    static void install(); ///< For all views of terminals from now on; more than once does nothing more.
    static int offsetIn(const TerminalLine &line, int column); ///< Characters of its text before the column; beyond its end as if there were spaces.

    void *interface_cast(QAccessible::InterfaceType type) override;
    QString text(QAccessible::Text what) const override;
    QAccessible::State state() const override;

    void selection(int index, int *start, int *end) const override;
    int selectionCount() const override;
    void addSelection(int, int) override { }
    void removeSelection(int index) override;
    void setSelection(int, int, int) override { }
    int cursorPosition() const override;
    void setCursorPosition(int) override { } ///< It is the program's.
    QString text(int start, int end) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int, int) override { }
    QString attributes(int offset, int *start, int *end) const override;

private:
    TerminalView *view() const;
    QString whole() const;
    int offsetOf(qint64 line, int column) const;
};

} // namespace longshore
