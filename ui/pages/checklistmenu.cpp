// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/checklistmenu.h"

#include <QApplication>
#include <QCursor>
#include <QKeyEvent>
#include <QMouseEvent>

namespace longshore {

bool ChecklistMenu::tick(QAction *action)
{
    if (!action || !action->isCheckable() || !action->isEnabled())
        return false;
    action->trigger();
    return true;
}

void ChecklistMenu::showEvent(QShowEvent *event)
{
    m_openedAt = QCursor::pos();
    m_isMeant = false;
    QMenu::showEvent(event);
}

void ChecklistMenu::mousePressEvent(QMouseEvent *event)
{
    m_isMeant = true;
    QMenu::mousePressEvent(event);
}

void ChecklistMenu::mouseMoveEvent(QMouseEvent *event)
{
    m_isMeant = m_isMeant || (event->globalPosition().toPoint() - m_openedAt).manhattanLength() > QApplication::startDragDistance();
    QMenu::mouseMoveEvent(event);
}

/// A long menu opens under the mouse, and the button of the mouse is still down then.
void ChecklistMenu::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_isMeant || !tick(actionAt(event->position().toPoint())))
        QMenu::mouseReleaseEvent(event);
}

void ChecklistMenu::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || !tick(activeAction()))
        QMenu::keyPressEvent(event);
}

} // namespace longshore
