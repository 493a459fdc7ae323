// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/checklistmenu.h"

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

void ChecklistMenu::mouseReleaseEvent(QMouseEvent *event)
{
    if (!tick(actionAt(event->position().toPoint())))
        QMenu::mouseReleaseEvent(event);
}

void ChecklistMenu::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || !tick(activeAction()))
        QMenu::keyPressEvent(event);
}

} // namespace longshore
