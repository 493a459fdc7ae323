// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackrights.h"

#include <QAction>
#include <QObject>

#include <array>

class QMenu;
class QWidget;

namespace longshore {

/// What changes stacks, declared once: the Stack menu, the menu of the table and the buttons of the detail pane show the
/// same actions. Which of them may be used is said from outside; the others say why not.
class ChangeActions : public QObject
{
    Q_OBJECT
public:
    /// `page` owns their keys: F2 or Ctrl+E, Ctrl+N; `table` that of removing.
    ChangeActions(QWidget &page, QWidget &table);

    QAction *const newStack; ///< Ctrl+N.
    QAction *const importStacks;
    QAction *const undo; ///< Ctrl+Z; takes back the last change, after a question.
    QAction *action(StackAction action) const { return m_actions[static_cast<size_t>(action)]; }

    void setVerdict(StackAction action, const StackVerdict &verdict);
    void setCreateVerdict(const StackVerdict &verdict);
    /// What Undo would take back ("shop was stopped"), and why it cannot; both empty without anything to take back.
    void setUndo(const QString &what, const QString &whyNot);
    /// In the order of the menus, with separators.
    QList<QAction *> inOrder() const;
    /// What has no button of its own in the detail pane.
    void fillMore(QMenu &menu) const;

Q_SIGNALS:
    void wished(longshore::StackAction action); ///< For what is selected.
    void newStackWished();
    void importWished();
    void undoWished();

private:
    QAction *make(QWidget &owner, StackAction which);

    std::array<QAction *, StackActionCount> m_actions{};
    QList<QAction *> m_separators;
};

} // namespace longshore
