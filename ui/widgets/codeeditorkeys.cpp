// SPDX-License-Identifier: GPL-3.0-or-later
// CodeEditor, continued: its keys, its bars and its menu.
#include "ui/widgets/codeeditor.h"

#include "ui/widgets/codeediting.h"
#include "ui/widgets/codereplacebar.h"
#include "ui/widgets/codesearch.h"
#include "ui/widgets/codesearchbar.h"
#include "ui/widgets/gotolinebar.h"
#include "ui/widgets/icons.h"

#include <QDropEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <Qsci/qsciscintilla.h>
#include <QToolTip>
#include <QUrl>

#include <algorithm>
#include <array>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

bool isOurs(const QKeyEvent &key)
{
    if (key.matches(QKeySequence::Find) || key.key() == Qt::Key_F3)
        return true;
    if (key.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier))
        return key.key() == Qt::Key_BracketLeft || key.key() == Qt::Key_BraceLeft || key.key() == Qt::Key_BracketRight
            || key.key() == Qt::Key_BraceRight;
    constexpr std::array keys{Qt::Key_H, Qt::Key_G, Qt::Key_L, Qt::Key_Slash};
    return key.modifiers() == Qt::ControlModifier && std::ranges::find(keys, key.key()) != keys.end();
}

QString html(const QStringList &lines)
{
    QStringList escaped;
    for (const QString &line : lines)
        escaped.append(line.toHtmlEscaped());
    return u"<p>"_s + escaped.join("</p><p>"_L1) + u"</p>"_s;
}

} // namespace

void CodeEditor::openSearch()
{
    m_lineBar->hide();
    m_searchBar->start(m_editor->selectedText().contains(u'\n') ? QString() : m_editor->selectedText());
}

void CodeEditor::openReplace()
{
    openSearch();
    m_replaceBar->tellReplaced(-1);
    m_replaceBar->show();
    if (!m_searchBar->needle().isEmpty())
        m_replaceBar->focusField();
}

void CodeEditor::openGoToLine()
{
    m_searchBar->hide();
    m_replaceBar->hide();
    m_lineBar->start(caretLine(), m_editor->lines());
}

void CodeEditor::closeBars()
{
    m_searchBar->hide();
    m_replaceBar->hide();
    m_lineBar->hide();
    m_search->find({});
    m_editor->setFocus(Qt::OtherFocusReason);
}

/// The window has keys of its own; inside the text they mean the text.
bool CodeEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isOurs(*static_cast<QKeyEvent *>(event)))
        event->accept();
    if (event->type() == QEvent::KeyPress && handleKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::event(event);
}

bool CodeEditor::handleKey(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Find))
        openSearch();
    else if (event.key() == Qt::Key_F3)
        step(event.modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    else
        return isOurs(event) && handleControlKey(event);
    return true;
}

bool CodeEditor::handleControlKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_H: openReplace(); return true;
    case Qt::Key_G:
    case Qt::Key_L: openGoToLine(); return true;
    case Qt::Key_Slash:
        if (!isReadOnly())
            codeediting::toggleComment(*m_editor);
        return true;
    case Qt::Key_BracketLeft:
    case Qt::Key_BraceLeft: codeediting::setFolded(*m_editor, true); return true;
    case Qt::Key_BracketRight:
    case Qt::Key_BraceRight: codeediting::setFolded(*m_editor, false); return true;
    default: return false;
    }
}

/// Tab belongs to the text, so there has to be another way out of it; where nothing can be edited Tab itself leaves.
bool CodeEditor::handleLeaving(const QKeyEvent &event)
{
    const bool forward = event.key() == Qt::Key_Tab;
    const bool isTab = (forward && event.modifiers() == Qt::NoModifier) || event.key() == Qt::Key_Backtab;
    const bool leaves = isTab && (m_leaving || isReadOnly());
    if (event.key() != Qt::Key_Shift)
        m_leaving = event.key() == Qt::Key_Escape;
    if (leaves)
        focusNextPrevChild(forward);
    return leaves;
}

/// A file dropped here means its text, not its name.
bool CodeEditor::handleDrop(QEvent &event)
{
    if (event.type() != QEvent::DragEnter && event.type() != QEvent::DragMove && event.type() != QEvent::Drop)
        return false;
    auto &drop = static_cast<QDropEvent &>(event);
    const QList<QUrl> urls = drop.mimeData()->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile() || isReadOnly())
        return false;
    drop.acceptProposedAction();
    if (event.type() == QEvent::Drop)
        Q_EMIT fileDropped(urls.first().toLocalFile());
    return true;
}

bool CodeEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ToolTip && watched == m_editor->viewport()) {
        showToolTip(static_cast<QHelpEvent *>(event)->pos());
        return true;
    }
    if (handleDrop(*event))
        return true;
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::MouseButtonPress)
        m_leaving = false;
    if (event->type() != QEvent::KeyPress || watched != m_editor)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Escape && !(m_searchBar->isHidden() && m_lineBar->isHidden())) {
        closeBars();
        return true;
    }
    if (key->modifiers().testFlag(Qt::ControlModifier) && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter))
        return false;
    return handleLeaving(*key) || handleKey(*key) || QWidget::eventFilter(watched, event);
}

void CodeEditor::showToolTip(const QPoint &position)
{
    const long place = m_editor->SendScintilla(QsciScintilla::SCI_POSITIONFROMPOINT, static_cast<unsigned long>(position.x()), long(position.y()));
    const long line = m_editor->SendScintilla(QsciScintilla::SCI_LINEFROMPOSITION, static_cast<unsigned long>(place));
    const QStringList messages = messagesAt(static_cast<int>(line) + 1);
    if (messages.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(m_editor->viewport()->mapToGlobal(position), html(messages), m_editor->viewport());
}

void CodeEditor::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool editable = !isReadOnly();
    const auto add = [menu](const QString &text, bool enabled, auto *context, auto slot, const QString &icon = {}) {
        QAction *action = menu->addAction(text, context, slot);
        if (!icon.isEmpty())
            action->setIcon(themedIcon(icon));
        action->setEnabled(enabled);
    };
    add(tr("&Undo\tCtrl+Z"), m_editor->isUndoAvailable(), m_editor, &QsciScintilla::undo);
    add(tr("&Redo\tCtrl+Y"), m_editor->isRedoAvailable(), m_editor, &QsciScintilla::redo);
    menu->addSeparator();
    add(tr("Cu&t\tCtrl+X"), editable && m_editor->hasSelectedText(), m_editor, &QsciScintilla::cut);
    add(tr("&Copy\tCtrl+C"), m_editor->hasSelectedText(), m_editor, &QsciScintilla::copy, u"copy"_s);
    add(tr("&Paste\tCtrl+V"), editable, m_editor, &QsciScintilla::paste);
    add(tr("Select &all\tCtrl+A"), true, m_editor, [this] { m_editor->selectAll(); });
    menu->addSeparator();
    add(tr("Sea&rch...\tCtrl+F"), true, this, &CodeEditor::openSearch, u"search"_s);
    add(tr("R&eplace...\tCtrl+H"), editable, this, &CodeEditor::openReplace);
    add(tr("&Go to line...\tCtrl+G"), true, this, &CodeEditor::openGoToLine);
    add(tr("Co&mment or uncomment\tCtrl+/"), editable, this, [this] { codeediting::toggleComment(*m_editor); });
    add(tr("&Fold or unfold all"), m_language != Language::Plain, this, [this] { m_editor->foldAll(true); });
    menu->popup(m_editor->viewport()->mapToGlobal(position));
}

} // namespace longshore
