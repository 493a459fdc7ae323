// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/terminalaccess.h"

#include "ui/widgets/terminalview.h"

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QAccessibleInterface *makeAccess(const QString &className, QObject *object)
{
    auto *view = className == "longshore::TerminalView"_L1 ? qobject_cast<TerminalView *>(object) : nullptr;
    return view ? new TerminalAccess(view) : nullptr;
}

} // namespace

TerminalAccess::TerminalAccess(QWidget *view)
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

QString TerminalAccess::text(QAccessible::Text what) const
{
    const auto *view = qobject_cast<const TerminalView *>(object());
    return view && what == QAccessible::Value ? view->terminal().screenText() : QAccessibleWidget::text(what);
}

QAccessible::State TerminalAccess::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.multiLine = true;
    return state;
}

} // namespace longshore
