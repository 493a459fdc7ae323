// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/actionbutton.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>

namespace longshore {

ActionButton::ActionButton(QAction &action, QWidget *parent)
    : QPushButton(parent), m_action(&action)
{
    setAutoDefault(false);
    setObjectName(action.objectName());
    connect(&action, &QAction::changed, this, &ActionButton::follow);
    connect(this, &QPushButton::clicked, &action, &QAction::trigger);
    follow();
}

void ActionButton::follow()
{
    if (!m_action)
        return;
    setText(m_action->iconText());
    setAccessibleName(m_action->iconText());
    setEnabled(m_action->isEnabled());
    setVisible(m_action->isVisible());
    setToolTip(m_action->toolTip());
    setAccessibleDescription(m_action->statusTip());
}

MenuButton::MenuButton(const QString &text, QMenu &menu, QWidget *parent)
    : QPushButton(text, parent), m_opens(&menu)
{
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, this, &MenuButton::openMenu);
}

void MenuButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down)
        openMenu();
    else
        QPushButton::keyPressEvent(event);
}

void MenuButton::openMenu()
{
    if (m_opens)
        m_opens->popup(mapToGlobal(rect().bottomRight() - QPoint(m_opens->sizeHint().width(), 0)));
}

} // namespace longshore
