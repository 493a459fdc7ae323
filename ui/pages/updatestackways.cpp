// SPDX-License-Identifier: GPL-3.0-or-later
// UpdateStackWindow, continued: what is asked for, and what became of it.
#include "ui/pages/updatestackwindow.h"

#include "app/core/displaytext.h"
#include "ui/pages/discardquestion.h"
#include "ui/pages/loadtext.h"
#include "ui/pages/mergetext.h"
#include "ui/pages/movedview.h"
#include "ui/pages/variableseditor.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/problemslist.h"
#include "ui/widgets/thinprogress.h"

#include <QCheckBox>
#include <QCloseEvent>
#include <QPushButton>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr qint64 MostBytes = 4 * 1024 * 1024; // More is no compose file.

} // namespace

StackUpdate UpdateStackWindow::update() const
{
    StackUpdate update;
    update.file = file();
    update.env = isManifest() ? m_opened.stack.env : variables();
    update.pullImages = m_pull->isChecked() && !isManifest();
    update.prune = m_prune->isChecked() && !isManifest();
    update.kubernetesName = isManifest() ? m_opened.stack.name : QString();
    return update;
}

void UpdateStackWindow::apply()
{
    if (!whyNot().isEmpty())
        return;
    if (m_detaching)
        return Q_EMIT detachWanted({m_opened, update(), false});
    if (!isGit())
        return Q_EMIT updateWanted({m_opened, update(), false});
    const StackUpdate wanted = update();
    GitRedeploy redeploy;
    redeploy.referenceName = m_opened.stack.gitConfig->referenceName;
    redeploy.env = wanted.env;
    redeploy.prune = wanted.prune;
    redeploy.pullImages = wanted.pullImages;
    redeploy.kubernetesName = wanted.kubernetesName;
    Q_EMIT redeployWanted({m_opened, redeploy});
}

void UpdateStackWindow::setBusy(const QString &sentence)
{
    m_busy = true;
    m_progress->setRunning(true);
    m_banner->show(Banner::Kind::Info, sentence);
    lock();
    updateButton();
}

void UpdateStackWindow::setRefused(const Explanation &why)
{
    m_busy = false;
    m_progress->setRunning(false);
    m_banner->show(Banner::Kind::Bad, why.sentence, why.details);
    lock();
    updateButton();
}

void UpdateStackWindow::setDone(const StackBefore &now, const QString &sentence)
{
    m_busy = false;
    m_detaching = false;
    m_progress->setRunning(false);
    closeMoved();
    start(now);
    m_banner->show(Banner::Kind::Info, sentence);
}

void UpdateStackWindow::setMoved(const StackBefore &theirs, const StackMoves &moves)
{
    m_busy = false;
    m_progress->setRunning(false);
    m_banner->clear();
    m_theirs = theirs;
    m_moved->setVersions({file(), variables()}, {m_opened.file, m_opened.stack.env}, {theirs.file, theirs.stack.env}, moves.words());
    if (m_tabs->indexOf(m_moved) < 0)
        m_tabs->addTab(m_moved, tr("Changed on the server"));
    m_tabs->setCurrentWidget(m_moved);
    lock();
    updateButton();
}

void UpdateStackWindow::closeMoved()
{
    m_theirs.reset();
    if (const int tab = m_tabs->indexOf(m_moved); tab >= 0)
        m_tabs->removeTab(tab);
    m_moved->hide();
}

/// The next plan is made on what is there now; the Changes tab shows what it would undo.
void UpdateStackWindow::keepMine()
{
    m_opened = *m_theirs;
    closeMoved();
    showKind();
    m_check.check(text());
    m_tabs->setCurrentIndex(2);
    updateButton();
}

void UpdateStackWindow::takeTheirs()
{
    m_opened = *m_theirs;
    closeMoved();
    m_editor->changeText(m_opened.file);
    m_variables->changeVariables(m_opened.stack.env);
    showKind();
    m_check.checkNow(text());
    m_tabs->setCurrentIndex(0);
    updateButton();
}

void UpdateStackWindow::merge()
{
    const StackBefore base = std::exchange(m_opened, *m_theirs);
    bool conflicts = false;
    QStringList names;
    const QString merged = mergetext::files(base.file, file(), m_opened.file, &conflicts);
    const QList<EnvVariable> env = mergetext::variables(base.stack.env, variables(), m_opened.stack.env, &names);
    closeMoved();
    m_editor->changeText(merged);
    m_variables->changeVariables(env);
    showKind();
    m_check.checkNow(text());
    m_tabs->setCurrentIndex(0);
    if (conflicts)
        m_banner->show(Banner::Kind::Warning, tr("Both versions stand in the file where they contradict each other, between <<<<<<< and >>>>>>>. Choose there."));
    else
        m_banner->show(Banner::Kind::Info, tr("Both changes are in the file now. Look at it, then update the stack."));
    updateButton();
}

/// A file dropped on the text takes its place; Undo brings the text back.
void UpdateStackWindow::load(const QString &fileName)
{
    const LoadedText loaded = loadText(fileName, MostBytes);
    if (!loaded.problem.isEmpty())
        return m_banner->show(Banner::Kind::Bad, loaded.problem, loaded.details);
    m_editor->changeText(loaded.text);
}

void UpdateStackWindow::goToProblem(const CodeProblem &problem)
{
    if (problem.place.isEmpty()) {
        m_tabs->setCurrentIndex(0);
        return m_editor->goTo(std::max(1, problem.line), problem.column);
    }
    m_tabs->setCurrentIndex(1);
    m_variables->goTo(problem.place);
}

void UpdateStackWindow::askToDetach()
{
    auto *question = new DiscardQuestion(
        tr("Detach %1 from Git?").arg(oneLine(m_place.stack)),
        tr("Its file can then be edited here. When you update the stack, %1 forgets the repository %2, its automatic updates and its webhook, for good. "
           "Containers, volumes and variables stay. Nothing is sent until you update the stack.")
            .arg(oneLine(m_place.server), oneLine(m_opened.stack.gitConfig->url)),
        {tr("&Detach and edit"), tr("&Leave it as it is")}, this);
    connect(question, &DiscardQuestion::discardChosen, this, &UpdateStackWindow::detach);
    question->open();
}

void UpdateStackWindow::detach()
{
    m_detaching = true;
    showKind();
    m_check.checkNow(text());
    m_tabs->setCurrentIndex(0);
    m_editor->setFocus(Qt::OtherFocusReason);
    updateButton();
}

void UpdateStackWindow::closeEvent(QCloseEvent *event)
{
    if (m_leaving || !isDirty() || m_busy) {
        event->accept();
        return Q_EMIT closed();
    }
    event->ignore();
    if (findChild<DiscardQuestion *>())
        return;
    auto *question = new DiscardQuestion(tr("Changes that were not sent"),
                                         tr("What you changed of %1 was not sent to %2. Closing this window discards it.")
                                             .arg(oneLine(m_place.stack), oneLine(m_place.server)),
                                         {tr("&Discard the changes"), tr("&Keep editing")}, this);
    connect(question, &DiscardQuestion::discardChosen, this, [this] {
        m_leaving = true;
        close();
    });
    question->open();
}

} // namespace longshore
