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
    void showEvent(QShowEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    static bool tick(QAction *action);

    QPoint m_openedAt; ///< Of the mouse, on the screen.
    bool m_isMeant = false; ///< A release of the mouse is for one of ours, not the end of the click that opened it.
};

} // namespace longshore
