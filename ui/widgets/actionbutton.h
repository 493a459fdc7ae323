// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QPushButton>

class QAction;
class QMenu;

namespace longshore {

/// A button that is an action: it takes words, state and reasons from it and presses it. A refused action stays in sight
/// and tells why by tooltip and to screen readers.
class ActionButton : public QPushButton
{
    Q_OBJECT
public:
    explicit ActionButton(QAction &action, QWidget *parent = nullptr);

private:
    void follow();

    QPointer<QAction> m_action;
};

/// A button that opens a menu below it, by Space, Enter or Down, without an event loop of its own.
class MenuButton : public QPushButton
{
    Q_OBJECT
public:
    /// The menu belongs to the caller and outlives the button or goes with the same window.
    MenuButton(const QString &text, QMenu &menu, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void openMenu();

    QPointer<QMenu> m_opens;
};

} // namespace longshore
