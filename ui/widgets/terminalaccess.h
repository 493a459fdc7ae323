// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace longshore {

/// A terminal as a screen reader has it: what stands on its screen is its value.
class TerminalAccess : public QAccessibleWidget
{
public:
    explicit TerminalAccess(QWidget *view);

    static void install(); ///< For all views of terminals from now on; more than once does nothing more.
    QString text(QAccessible::Text what) const override;
    QAccessible::State state() const override;
};

} // namespace longshore
