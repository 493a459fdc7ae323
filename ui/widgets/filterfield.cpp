// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filterfield.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QKeyEvent>

namespace longshore {

using namespace Qt::StringLiterals;

FilterField::FilterField(const QString &placeholder, QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    auto *searchMark = addAction(mutedIcon(u"search"_s), LeadingPosition);
    searchMark->setToolTip(placeholder);
    auto *clearAction = addAction(mutedIcon(u"close"_s), TrailingPosition);
    clearAction->setObjectName(u"clearFilter"_s);
    clearAction->setText(tr("Clear"));
    clearAction->setToolTip(tr("Clear (Esc)"));
    clearAction->setVisible(false);
    connect(searchMark, &QAction::triggered, this, [this] { setFocus(Qt::MouseFocusReason); });
    connect(clearAction, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, clearAction,
        [clearAction](const QString &text) { clearAction->setVisible(!text.isEmpty()); });
}

bool FilterField::event(QEvent *event)
{
    // Esc belongs to the field while it has the keyboard, whatever shortcut the window has on it.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QLineEdit::event(event);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    const bool escape = event->key() == Qt::Key_Escape;
    if (escape && !text().isEmpty())
        clear();
    else if (escape || event->key() == Qt::Key_Down)
        Q_EMIT left();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace longshore
