// SPDX-License-Identifier: GPL-3.0-or-later
// VariablesEditor, continued: what the table does by key and by menu.
#include "ui/pages/variableseditor.h"

#include <QAction>
#include <QKeyEvent>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace longshore {

void VariablesEditor::addActions()
{
    const auto add = [this](const QString &text, const QString &name, auto slot) {
        auto *action = new QAction(text, m_table);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, slot);
        m_table->addAction(action);
    };
    add(tr("&Edit"), u"editVariable"_s, [this] { m_table->edit(m_table->currentIndex()); });
    add(tr("Edit the value &line by line..."), u"editInRoom"_s, [this] { editInRoom(m_table->currentIndex().row()); });
    add(tr("&Reveal or hide"), u"revealVariable"_s, &VariablesEditor::toggleReveal);
    add(tr("Use the &spelling that survives"), u"useSpellingHere"_s, [this] { m_model.useSpelling(selectedRows()); });
    add(tr("Copy as .en&v"), u"copyVariables"_s, &VariablesEditor::copy);
    add(tr("&Paste"), u"pasteVariables"_s, &VariablesEditor::paste);
    add(tr("&Undo"), u"undoVariables"_s, [this] { m_model.undo(); });
    add(tr("&Remove"), u"removeVariable"_s, &VariablesEditor::removeSelected);
}

bool VariablesEditor::handleKey(const QKeyEvent &event)
{
    const bool alt = event.modifiers().testFlag(Qt::AltModifier);
    if (event.matches(QKeySequence::Copy))
        copy();
    else if (event.matches(QKeySequence::Paste))
        paste();
    else if (event.matches(QKeySequence::Undo))
        m_model.undo();
    else if (event.matches(QKeySequence::Redo) || (event.key() == Qt::Key_Y && event.modifiers() == Qt::ControlModifier))
        m_model.redo();
    else if (event.key() == Qt::Key_Delete)
        removeSelected();
    else if (alt && (event.key() == Qt::Key_Up || event.key() == Qt::Key_Down))
        moveSelected(event.key() == Qt::Key_Up ? -1 : 1);
    else if (event.key() == Qt::Key_Space && event.modifiers() == Qt::NoModifier)
        toggleReveal();
    else if (event.key() == Qt::Key_Insert)
        addVariable();
    else if ((event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) && !event.modifiers().testFlag(Qt::ControlModifier))
        m_table->edit(m_table->currentIndex());
    else
        return false;
    return true;
}

bool VariablesEditor::eventFilter(QObject *watched, QEvent *event)
{
    // Keys that an open field does not want come here as well.
    if (event->type() == QEvent::KeyPress && watched == m_table && m_table->hasFocus() && handleKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

} // namespace longshore
