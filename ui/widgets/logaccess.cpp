// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/logaccess.h"

#include "ui/widgets/logview.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

    class LogViewAccess : public QAccessibleWidget, public QAccessibleTextInterface
    {
    public:
        explicit LogViewAccess(LogView *view)
            : QAccessibleWidget(view, QAccessible::EditableText, view->accessibleName())
        {
        }

        void *interface_cast(QAccessible::InterfaceType type) override
        {
            return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface *>(this) : QAccessibleWidget::interface_cast(type);
        }
        QAccessible::State state() const override
        {
            QAccessible::State state = QAccessibleWidget::state();
            state.readOnly = state.multiLine = state.selectableText = true;
            return state;
        }
        QString text(QAccessible::Text which) const override
        {
            return which == QAccessible::Value ? whole() : QAccessibleWidget::text(which);
        }

        void selection(int index, int *start, int *end) const override
        {
            const auto [from, to] = index == 0 ? view()->selectionInSight() : std::pair<int, int>();
            *start = from;
            *end = to;
        }
        int selectionCount() const override { return view()->hasSelection() ? 1 : 0; }
        void addSelection(int, int) override { }
        void removeSelection(int) override { view()->clearSelection(); }
        void setSelection(int, int, int) override { }
        /// Where the current line begins; at the end while the log is followed and none is current.
        int cursorPosition() const override
        {
            const QStringList lines = view()->linesInSight();
            const int current = view()->currentInSight();
            int offset = 0;
            for (int i = 0; i < (current < 0 ? int(lines.size()) - 1 : current); ++i)
                offset += int(lines.at(i).size()) + 1;
            return offset;
        }
        void setCursorPosition(int) override { }
        QString text(int start, int end) const override { return whole().mid(start, end - start); }
        int characterCount() const override { return int(whole().size()); }
        QRect characterRect(int offset) const override
        {
            const int lines = int(whole().left(offset).count(u'\n'));
            const int height = view()->fontMetrics().height() + 4;
            const QRect area = view()->viewport()->rect();
            return QRect(view()->viewport()->mapToGlobal(QPoint(0, lines * height)), QSize(area.width(), height));
        }
        int offsetAtPoint(const QPoint &point) const override
        {
            const int row = view()->rowAt(view()->viewport()->mapFromGlobal(point).y());
            const QStringList lines = view()->linesInSight();
            int offset = 0;
            for (int i = 0; i < std::min<int>(row - int(view()->topRow()), int(lines.size())); ++i)
                offset += int(lines.at(i).size()) + 1;
            return offset;
        }
        void scrollToSubstring(int, int) override { }
        QString attributes(int, int *start, int *end) const override
        {
            *start = 0;
            *end = characterCount();
            return {};
        }

    private:
        LogView *view() const { return static_cast<LogView *>(widget()); }
        QString whole() const { return view()->linesInSight().join(u'\n'); }
    };

    QAccessibleInterface *accessOf(const QString &, QObject *object)
    {
        auto *view = qobject_cast<LogView *>(object);
        return view ? new LogViewAccess(view) : nullptr;
    }

} // namespace

void introduceLogViews()
{
    static const bool done = [] {
        QAccessible::installFactory(accessOf);
        return true;
    }();
    Q_UNUSED(done)
}

} // namespace longshore
