// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace longshore {

/// A menu of check boxes that stays open while one after the other is ticked, by mouse or Space.
class ChecklistMenu : public QMenu
{
    Q_OBJECT
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    static bool tick(QAction *action);
};

} // namespace longshore
