// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/containerrights.h"

#include <QAction>
#include <QObject>

#include <array>

class QWidget;

namespace longshore {

/// What can be done with containers, declared once: the Container menu, the menu of their table and its buttons show the same actions. Those
/// that may not be used say why.
class ContainerActions : public QObject
{
    Q_OBJECT
public:
    /// `table` owns their keys, which work while it has the keyboard.
    explicit ContainerActions(QWidget &table);

    QAction *const inspect; ///< Enter.
    QAction *const showLog; ///< Of those alone that are selected.
    QAction *const logsBeside; ///< A log each, in a window of their own.
    QAction *const openConsole;
    QAction *const openPort; ///< In the browser.
    QAction *const copyName; ///< Ctrl+C.
    QAction *const copyId;
    QAction *action(ContainerAction action) const { return m_actions[static_cast<size_t>(action)]; }

    void setVerdict(ContainerAction action, const StackVerdict &verdict);
    static constexpr int MostBeside = 4; ///< Logs in one window.
    void setSelection(int count, bool hasPort, bool isRunning = false); ///< What only reads; whether the one that is selected runs.
    QList<QAction *> inOrder() const; ///< Of the menus, with separators.

Q_SIGNALS:
    void wished(longshore::ContainerAction action); ///< For what is selected.

private:
    QAction *separator();

    std::array<QAction *, ContainerActionCount> m_actions{};
    QList<QAction *> m_separators;
};

} // namespace longshore
